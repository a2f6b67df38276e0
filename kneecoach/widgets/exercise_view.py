"""One exercise to read about and to watch: its figure, and text about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer

from kneecoach.model.body.figure import View
from kneecoach.model.drawing.camera import Camera
from kneecoach.model.exercises.dose import Dose
from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.widgets.exercise_detail import exercise_detail
from kneecoach.widgets.figure import Sight, in_steps
from kneecoach.widgets.figure_pair import FigurePair, wrong_of
from kneecoach.widgets.prose import Paragraph, Prose

TICK_S = 0.1
"""Real seconds between two drawings."""
REPS_SHOWN = 3
"""How often a figure goes through its movement before it comes to rest."""


class ExerciseView(Vertical):
    """Shows an exercise at a level; its figure moves at the exercise's tempo."""

    def __init__(
        self,
        now: Callable[[], float],
        tell: Callable[[Exercise, Level], Iterable[Paragraph]] = exercise_detail,
    ) -> None:
        """Show nothing yet.

        Args:
            now: the coach's monotonic clock, in seconds.
            tell: gives the text below the figure; without it, all that is known.
        """
        super().__init__()
        self._now = now
        self._tell = tell
        self._since = 0.0
        self._exercise: Exercise | None = None
        self._level: Level | None = None
        self._view: View | None = None
        self._faults_seen = 0
        """How many faults `w` has shown; 0 while the right figure stands alone."""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out figure and text."""
        yield FigurePair()
        with VerticalScroll(id="detail"):
            yield Prose()

    def on_mount(self) -> None:
        """Make ready to move."""
        self._timer = self.set_interval(TICK_S, self.tick, pause=True)

    @property
    def has_figure(self) -> bool:
        """Whether there is a figure to turn, and room for it."""
        return self._sight(0.0) is not None and self.query_one(FigurePair).is_on_screen

    @property
    def has_wrong(self) -> bool:
        """Whether there is a fault to show beside the right figure."""
        return self.has_figure and bool(self._faults)

    @property
    def _faults(self) -> tuple[str, ...]:
        sight = self._sight(0.0)
        return tuple(sight.figure.wrong) if sight else ()

    def show(self, exercise: Exercise | None, level: Level | None) -> None:
        """Show an exercise, from its beginning; or nothing."""
        if exercise is not self._exercise:
            self._view = None
            self.query_one("#detail").scroll_home(animate=False)
        if level is not self._level:
            self._faults_seen = 0
        self._exercise, self._level = exercise, level
        paragraphs = self._tell(exercise, level) if exercise and level else ()
        self.query_one(Prose).show(tuple(paragraphs))
        self.move()

    def turn(self) -> None:
        """See the figure from the other side."""
        if (sight := self._sight(0.0)) is not None:
            self._view = "front" if sight.camera.view == "side" else "side"
            self.move()

    def next_wrong(self) -> None:
        """Show the next fault beside the right figure; after the last one, none."""
        self._faults_seen = (self._faults_seen + 1) % (len(self._faults) + 1)
        self.move()

    def tick(self) -> None:
        """Draw the figure as far as time has come; unseen, it rests."""
        if self.app.screen is not self.screen and self._timer is not None:
            self._timer.pause()
        else:
            self._draw()

    def _draw(self) -> None:
        """Draw the figure as far as time has come; after some reps it rests."""
        if self._exercise is None or self._level is None:
            self.query_one(FigurePair).show(None)
            return
        tempo = Dose.lightest(self._exercise.dose_spec(self._level)).tempo
        seconds = self._now() - self._since
        rests = seconds > REPS_SHOWN * tempo.cycle_s or self.app.animation_level == "none"
        if rests and self._timer is not None:
            self._timer.pause()
        fault = self._faults[self._faults_seen - 1] if self._faults_seen else None
        sight = self._sight(0.0 if rests else in_steps(tempo.movement(seconds)))
        if rests and sight is not None and fault:
            sight = replace(sight, progress=sight.figure.wrong[fault].shows_at)
        wrong = wrong_of(self._exercise, sight.figure, fault) if sight and fault else None
        self.query_one(FigurePair).show(sight, wrong)

    def move(self) -> None:
        """Go through the movement again, from its start."""
        self._since = self._now()
        if self._timer is not None:
            self._timer.resume()
        self._draw()

    def _sight(self, progress: float) -> Sight | None:
        if self._exercise is None or self._level is None:
            return None
        figure = self._exercise.figure_at(self._level)
        if figure is None:
            return None
        camera = Camera(self._view or figure.view)
        return Sight(figure, camera, progress, region=self._exercise.region)
