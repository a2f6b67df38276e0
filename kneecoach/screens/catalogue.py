"""The catalogue: read about exercises, put a workout together, start it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from kneecoach.actions.catalogue import CATALOGUE
from kneecoach.actions.everywhere import HELP, QUIT, elsewhere
from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.exercise import Exercise, Level
from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.draft import OWN_CHOICE, Draft
from kneecoach.model.routines.routine import PlannedExercise, Prescribed, Routine
from kneecoach.model.routines.timeline import Timing
from kneecoach.model.words import minutes
from kneecoach.screens.binding import bindings
from kneecoach.screens.picking import Picked, RoutineScreen
from kneecoach.screens.starting import EditWorkout, StartWorkout, WorkoutScreen
from kneecoach.widgets.exercise_list import ExerciseList
from kneecoach.widgets.exercise_view import ExerciseView
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.problems_line import ProblemsLine

_NEED_EXERCISES = frozenset({"start", "start_one", "add", "routine", "edit", "search", "level"})


class CatalogueScreen(WorkoutScreen):
    """Exercises by region on the left, the highlighted one on the right, the workout below."""

    ACTIONS = (*CATALOGUE, *elsewhere("catalogue"), HELP, QUIT)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "catalogue.tcss"
    AUTO_FOCUS = "#exercises"

    def __init__(self, timing: Callable[[], Timing], now: Callable[[], float]) -> None:
        """Show a catalogue once it is given.

        Args:
            timing: tells the seconds between exercises, for the length of a workout.
            now: the coach's monotonic clock, in seconds.
        """
        super().__init__()
        self._now = now
        self._timing = timing
        self._catalogue = Catalogue(())
        self._library: Mapping[str, Routine] = {}
        self._prescribed: Prescribed = {}
        self._routines: Mapping[str, Draft] = {}
        """The routines by name, each as a workout to begin with."""
        self._workout = Draft()
        self._levels: dict[str, Level] = {}
        """The levels chosen here, by exercise; as it is prescribed where none was."""
        self._list = ExerciseList(self._level_of)

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("kneecoach", id="title", markup=False)
        with Horizontal():
            yield self._list
            yield ExerciseView(self._now)
        yield Static(id="workout", markup=False)
        yield ProblemsLine().data_bind(told=WorkoutScreen.problems)
        yield KeyBar(self.ACTIONS)

    def show_library(self, catalogue: Catalogue, routines: Mapping[str, Routine]) -> None:
        """Fill the screen, once the exercises and routines have been read."""
        self._catalogue, self._library = catalogue, routines
        self.prescribe(self._prescribed)

    def prescribe(self, prescribed: Prescribed) -> None:
        """Take from now on what the coach prescribes where nothing else is chosen."""
        was_routine = self._is_routine
        self._prescribed = prescribed
        self._routines = {
            name: Draft.of(name, routine, self._catalogue, prescribed)
            for name, routine in self._library.items()
        }
        self._workout = replace(self._workout, prescribed=prescribed)
        if was_routine and self._workout.name in self._routines:
            self._workout = self._routines[self._workout.name]
        if self.is_mounted:
            self._fill()

    def on_mount(self) -> None:
        """Show what was read before the screen was needed."""
        if len(self._catalogue):
            self._fill()

    def take(self, workout: Draft) -> None:
        """Take another workout, or the same one changed."""
        self._workout = workout if workout.items else Draft(prescribed=self._prescribed)
        self._list.mark(self._workout)
        self._show_workout()

    @property
    def highlighted(self) -> Exercise | None:
        """The exercise that is highlighted."""
        return self._list.highlighted

    def on_exercise_list_highlighted(self, event: ExerciseList.Highlighted) -> None:
        """Tell about the highlighted exercise."""
        self._tell_of_highlighted()

    def on_exercise_list_selected(self, event: ExerciseList.Selected) -> None:
        """Start the exercise that enter was pressed on."""
        self.action_start_one()

    def on_descendant_focus(self) -> None:
        """Tell of the keys that now work."""
        self._show_workout()

    def on_screen_resume(self) -> None:
        """Let the figure move again."""
        self.query_one(ExerciseView).move()

    def action_search(self) -> None:
        """Open the search."""
        self._list.open_search()

    def action_list(self) -> None:
        """Go back from search or details to the list."""
        if self.focused is not self.query_one("#detail"):
            self._list.close_search()
        self.remove_class("-reading")
        self._list.focus_list()

    def action_details(self) -> None:
        """Go to the details, to scroll them."""
        self.add_class("-reading")
        self.query_one("#detail").focus()

    def action_add(self) -> None:
        """Add the highlighted exercise to the workout, or take it out."""
        if (exercise := self.highlighted) is None:
            return
        try:
            self.take(self._workout.toggle(exercise, self._level_of(exercise)))
        except ProblemError as error:
            self.notify(str(error), severity="warning", markup=False)

    def action_view(self) -> None:
        """See the figure from the other side."""
        self.query_one(ExerciseView).turn()

    def action_wrong(self) -> None:
        """See how a fault looks, beside the right figure."""
        self.query_one(ExerciseView).next_wrong()

    def action_level(self) -> None:
        """Take the next level of the highlighted exercise, in the workout too."""
        if (exercise := self.highlighted) is None:
            return
        level = exercise.level_after(self._level_of(exercise))
        self._levels[exercise.id] = level
        workout = self._workout
        for index in workout.indexes_of(exercise):
            workout = workout.at_level(index, level)
        self.take(workout)
        self._tell_of_highlighted()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now: while searching, letters are for the search."""
        if self._list.is_typing:
            return action == "list"
        if not len(self._catalogue) and action in _NEED_EXERCISES:
            return False
        if action in ("view", "wrong"):
            view = self.query_one(ExerciseView) if self.is_mounted else None
            return view is not None and (view.has_figure if action == "view" else view.has_wrong)
        if action == "list":
            in_detail = self.focused is not None and self.focused.id == "detail"
            return in_detail or self._list.is_searching
        return True

    def action_clear(self) -> None:
        """Empty the workout."""
        self.take(Draft())

    def action_edit(self) -> None:
        """Change the workout line by line."""
        self.post_message(EditWorkout(self._workout))

    def action_start(self) -> None:
        """Start the workout; where there is none yet, choose a routine to start."""
        workout = self._workout
        if workout.items:
            name = workout.name if self._is_routine else OWN_CHOICE
            self.post_message(StartWorkout(name, workout.items))
        else:
            self._choose_routine("Start", self._start_picked)

    def action_start_one(self) -> None:
        """Start just the highlighted exercise."""
        if (exercise := self.highlighted) is not None:
            just = PlannedExercise.unsaid(exercise, self._prescribed, self._level_of(exercise))
            self.post_message(StartWorkout(exercise.id, (just,)))

    def action_routine(self) -> None:
        """Take a ready-made routine as the workout."""
        self._choose_routine("Take", self._take_picked)

    def _choose_routine(self, verb: str, then: Callable[[Picked | None], None]) -> None:
        self.app.push_screen(RoutineScreen(verb, self._routines, self._timing()), then)

    def _take_picked(self, picked: Picked | None) -> None:
        if picked is not None and picked.to_edit:
            self.post_message(EditWorkout(self._routines[picked.name]))
        elif picked is not None:
            self.take(self._routines[picked.name])

    def _start_picked(self, picked: Picked | None) -> None:
        self._take_picked(picked)
        if picked is not None and not picked.to_edit:
            self.action_start()

    @property
    def _is_routine(self) -> bool:
        """Whether the workout is just as a routine has it."""
        routine = self._routines.get(self._workout.name)
        return routine is not None and routine.items == self._workout.items

    def _level_of(self, exercise: Exercise) -> Level:
        for index in self._workout.indexes_of(exercise):
            return self._workout.items[index].level
        unsaid = PlannedExercise.unsaid(exercise, self._prescribed)
        return self._levels.get(exercise.id, unsaid.level)

    def _tell_of_highlighted(self) -> None:
        exercise = self.highlighted
        level = self._level_of(exercise) if exercise else None
        self.query_one(ExerciseView).show(exercise, level)
        self.refresh_bindings()

    def _show_workout(self) -> None:
        workout = self._workout
        if self._list.is_typing:
            hints = [("enter", "to the list")]
        elif workout.items:
            hints = [("s", "start")]
        else:
            hints = [("s", "choose a routine"), ("space", "add")]
        parts = [Content.assemble((key, "bold"), f" {what}") for key, what in hints]
        if workout.items:
            count = f"{len(workout.items)} exercise{'' if len(workout.items) == 1 else 's'}"
            parts = [Content(count), Content(minutes(workout.length_s(self._timing()))), *parts]
            if not self.has_class("-narrow"):
                changed = workout.name != OWN_CHOICE and not self._is_routine
                parts.insert(0, Content(workout.title + (", changed" if changed else "")))
        self.query_one("#workout", Static).update(Content(" · ").join(parts))

    def _fill(self) -> None:
        self._list.show(self._catalogue, self._workout)
        self._show_workout()
        self.refresh_bindings()
