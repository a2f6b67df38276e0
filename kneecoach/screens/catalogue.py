"""The catalogue: read about exercises, put a workout together, start it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from kneecoach.actions.catalogue import CATALOGUE
from kneecoach.actions.everywhere import HELP, QUIT, elsewhere
from kneecoach.model.catalogue import Catalogue
from kneecoach.model.exercise import Exercise, Level
from kneecoach.model.routine import PlannedExercise, Routine, plan
from kneecoach.model.timeline import Timing, unroll
from kneecoach.model.words import minutes, spec_short
from kneecoach.screens.binding import bindings
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.picking import RoutineScreen
from kneecoach.widgets.exercise_view import ExerciseView
from kneecoach.widgets.key_bar import KeyBar

OWN_CHOICE = "own choice"
_NEED_EXERCISES = frozenset({"start", "start_one", "add", "routine", "search", "level"})
_SHORT_WIDTH = 20


class CatalogueScreen(HelpingScreen[None]):
    """Exercises by region on the left, the highlighted one on the right, the workout below."""

    ACTIONS = (*CATALOGUE, *elsewhere("catalogue"), HELP, QUIT)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "catalogue.tcss"
    AUTO_FOCUS = "#exercises"

    @dataclass
    class Start(Message):
        """A workout was chosen to be started."""

        name: str
        plan: tuple[PlannedExercise, ...]

    def __init__(self, timing: Timing, now: Callable[[], float]) -> None:
        """Show a catalogue once it is given.

        Args:
            timing: the seconds between exercises, for the length of a workout.
            now: the coach's monotonic clock, in seconds.
        """
        super().__init__()
        self._now = now
        self._timing = timing
        self._catalogue = Catalogue(())
        self._routines: Mapping[str, Routine] = {}
        self._workout_name = OWN_CHOICE
        self._plan: tuple[PlannedExercise, ...] = ()
        self._levels: dict[str, Level] = {}
        """The levels chosen here, by exercise; the first where none was."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("kneecoach", id="title", markup=False)
        with Horizontal():
            with Vertical(id="left"):
                yield Input(placeholder="Search", id="search", compact=True)
                yield OptionList(id="exercises", compact=True)
            yield ExerciseView(self._now)
        yield Static(id="workout", markup=False)
        yield KeyBar(self.ACTIONS)

    def show_library(self, catalogue: Catalogue, routines: Mapping[str, Routine]) -> None:
        """Fill the screen, once the exercises and routines have been read."""
        self._catalogue = catalogue
        self._routines = routines
        self._list_exercises()
        self._show_workout()
        self.refresh_bindings()

    @property
    def highlighted(self) -> Exercise | None:
        """The exercise that is highlighted."""
        exercises = self.query_one("#exercises", OptionList)
        option = exercises.highlighted_option
        return None if option is None or option.id is None else self._catalogue.find(option.id)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell about the highlighted exercise."""
        self._tell_of_highlighted()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Start the exercise that enter was pressed on."""
        self.action_start_one()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what matches the words."""
        self._list_exercises()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the search to what it found."""
        self.query_one("#exercises").focus()

    def on_screen_resume(self) -> None:
        """Let the figure move again."""
        self.query_one(ExerciseView).move()

    def action_search(self) -> None:
        """Open the search."""
        self.add_class("-searching")
        self.query_one("#search").focus()

    def action_list(self) -> None:
        """Go back from search or details to the list."""
        if self.focused is not self.query_one("#detail"):
            self.query_one("#search", Input).value = ""
            self.remove_class("-searching")
        self.remove_class("-reading")
        self.query_one("#exercises").focus()

    def action_details(self) -> None:
        """Go to the details, to scroll them."""
        self.add_class("-reading")
        self.query_one("#detail").focus()

    def action_add(self) -> None:
        """Add the highlighted exercise to the workout, or take it out."""
        if (exercise := self.highlighted) is None:
            return
        kept = tuple(one for one in self._plan if one.exercise.id != exercise.id)
        if len(kept) == len(self._plan):
            kept = (*kept, self._lightest(exercise))
        ranked = sorted(kept, key=lambda one: self._catalogue.rank(one.exercise))
        self._set_workout(OWN_CHOICE, tuple(ranked))

    def action_view(self) -> None:
        """See the figure from the other side."""
        self.query_one(ExerciseView).turn()

    def action_wrong(self) -> None:
        """See how a fault looks, beside the right figure."""
        self.query_one(ExerciseView).flip_wrong()

    def action_level(self) -> None:
        """Take the next level of the highlighted exercise, in the workout too."""
        if (exercise := self.highlighted) is None:
            return
        place = exercise.levels.index(self._level_of(exercise))
        self._levels[exercise.id] = exercise.levels[(place + 1) % len(exercise.levels)]
        changed = tuple(
            self._lightest(exercise) if one.exercise.id == exercise.id else one
            for one in self._plan
        )
        self._set_workout(OWN_CHOICE if changed != self._plan else self._workout_name, changed)
        self._tell_of_highlighted()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now: while searching, letters are for the search."""
        focused = self.focused.id if self.focused else None
        if focused == "search":
            return action == "list"
        if not len(self._catalogue) and action in _NEED_EXERCISES:
            return False
        if action in ("view", "wrong"):
            view = self.query_one(ExerciseView) if self.is_mounted else None
            return view is not None and (view.has_figure if action == "view" else bool(view.fault))
        if action == "list":
            return focused == "detail" or self.has_class("-searching")
        return True

    def action_clear(self) -> None:
        """Empty the workout."""
        self._set_workout(OWN_CHOICE, ())

    def action_start(self) -> None:
        """Start the workout; where there is none yet, choose a routine to start."""
        if self._plan:
            self.post_message(self.Start(self._workout_name, self._plan))
        else:
            self.app.push_screen(self._routine_screen("Start"), self._start_routine)

    def action_start_one(self) -> None:
        """Start just the highlighted exercise."""
        if (exercise := self.highlighted) is not None:
            self.post_message(self.Start(exercise.id, (self._lightest(exercise),)))

    def action_routine(self) -> None:
        """Take a ready-made routine as the workout."""
        self.app.push_screen(self._routine_screen("Take"), self._take_routine)

    def _routine_screen(self, verb: str) -> RoutineScreen:
        plans = {name: self._planned(name) for name in self._routines}
        return RoutineScreen(verb, self._routines, plans, self._timing)

    def _take_routine(self, name: str | None) -> None:
        if name is not None:
            self._set_workout(name, self._planned(name))

    def _start_routine(self, name: str | None) -> None:
        if name is not None:
            self._take_routine(name)
            self.action_start()

    def _level_of(self, exercise: Exercise) -> Level:
        planned = (one.level for one in self._plan if one.exercise.id == exercise.id)
        return next(planned, self._levels.get(exercise.id, exercise.levels[0]))

    def _lightest(self, exercise: Exercise) -> PlannedExercise:
        return PlannedExercise.lightest(exercise, self._levels.get(exercise.id))

    def _tell_of_highlighted(self) -> None:
        exercise = self.highlighted
        level = self._level_of(exercise) if exercise else None
        self.query_one(ExerciseView).show(exercise, level)
        self.refresh_bindings()

    def _planned(self, name: str) -> tuple[PlannedExercise, ...]:
        return plan(self._routines[name].items, self._catalogue)

    def _set_workout(self, name: str, planned: tuple[PlannedExercise, ...]) -> None:
        self._workout_name, self._plan = name, planned
        exercises = self.query_one("#exercises", OptionList)
        for option in exercises.options:
            if option.id is not None:
                exercise = self._catalogue.find(option.id)
                exercises.replace_option_prompt(option.id, self._row(exercise))
        self._show_workout()

    def _show_workout(self) -> None:
        bar = self.query_one("#workout", Static)
        if not self._plan:
            bar.update(
                Content.assemble(("s", "bold"), " choose a routine · ", ("space", "bold"), " add")
            )
            return
        routine = self._routines.get(self._workout_name)
        title = routine.title if routine else "Own choice"
        count = f"{len(self._plan)} exercise{'' if len(self._plan) == 1 else 's'}"
        length = minutes(unroll(self._plan, self._timing).length_s)
        told = f"{count} · {length} · "
        if not self.has_class("-narrow"):
            told = f"{title} · {told}"
        bar.update(Content.assemble(told, ("s", "bold"), " start"))

    def _list_exercises(self) -> None:
        exercises = self.query_one("#exercises", OptionList)
        before = self.highlighted
        exercises.clear_options()
        words = self.query_one("#search", Input).value
        for region, members in self._catalogue.by_region(words):
            exercises.add_option(Option(Content.styled(region.upper(), "bold"), disabled=True))
            exercises.add_options([Option(self._row(one), id=one.id) for one in members])
        found = [option.id for option in exercises.options if option.id is not None]
        if not found:
            exercises.add_option(Option("Nothing found", disabled=True))
            self.query_one(ExerciseView).show(None, None)
            return
        keep = before.id if before is not None and before.id in found else found[0]
        exercises.highlighted = exercises.get_option_index(keep)

    def _row(self, exercise: Exercise) -> Content:
        added = [one.exercise.id for one in self._plan]
        mark = f"{added.index(exercise.id) + 1:>2}" if exercise.id in added else "  "
        dose = spec_short(exercise.dose_spec(self._level_of(exercise)))
        return Content.assemble((mark, "bold"), f" {exercise.short:<{_SHORT_WIDTH}}{dose:>10}")
