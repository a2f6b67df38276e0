"""The routine editor: a workout line by line, to be changed and saved as the person's own."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kneecoach.actions.everywhere import HELP
from kneecoach.actions.routine_editor import ROUTINE_EDITOR
from kneecoach.model.choice import Choice
from kneecoach.model.exercises.catalogue import Catalogue
from kneecoach.model.exercises.dose import DoseNumber
from kneecoach.model.exercises.dose_words import full_dose_words
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.draft import OWN_CHOICE, Draft, Origin
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.routines.timeline import Timing
from kneecoach.model.words import minutes
from kneecoach.screens.asking import Aside
from kneecoach.screens.binding import bindings
from kneecoach.screens.choosing import ChoiceScreen
from kneecoach.screens.dose import DoseScreen
from kneecoach.screens.exercise_picking import ExerciseScreen
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.saving import SavingScreen
from kneecoach.widgets.draft_row import draft_row
from kneecoach.widgets.key_bar import KeyBar

_NEED_A_LINE = frozenset({"save", "dose", "remove", "move", "level", "change"})
Items = tuple[PlannedExercise, ...]


class RoutineEditorScreen(HelpingScreen[Draft | None]):
    """The lines of a workout; gives the workout to go on with, or None to leave it as it was."""

    ACTIONS = (*ROUTINE_EDITOR, HELP)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "routine_editor.tcss"

    def __init__(
        self,
        draft: Draft,
        catalogue: Catalogue,
        timing: Timing,
        *,
        origin: Callable[[str], Origin | None],
        save: Callable[[Draft], Awaitable[str]],
    ) -> None:
        """Show a workout.

        Args:
            draft: the workout to change.
            catalogue: where exercises are added from.
            timing: the seconds between exercises, for lengths.
            origin: tells whose the routine of a name is; None where there is none.
            save: writes a workout as a routine of its name and returns its file as it is told to
                people; raises ProblemError.
        """
        super().__init__()
        self._draft = draft
        self._catalogue = catalogue
        self._timing = timing
        self._origin = origin
        self._save = save
        self._kept = draft.items
        """What needs no saving: as it was when it was opened, or last saved."""
        self._saved = False
        self._before: list[tuple[Items, int]] = []
        """What the lines were before each change, and which was highlighted."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static(id="title", markup=False)
        yield OptionList(compact=True)
        yield Static(id="line", markup=False)
        yield Static(id="whole", markup=False)
        yield KeyBar(self.ACTIONS)

    def on_mount(self) -> None:
        """Show the lines."""
        self._show(0)

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self._show(self._index)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell all about the highlighted line."""
        self._tell_of_line()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the dose of the line that enter was pressed on."""
        self.action_dose()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now."""
        if action == "undo":
            return bool(self._before)
        return bool(self._draft.items) or action.partition("(")[0] not in _NEED_A_LINE

    def action_dose(self) -> None:
        """Change the numbers of the highlighted line."""
        if self._draft.items:
            dialog = DoseScreen(self._draft, self._index, self._timing)
            self.app.push_screen(dialog, self._take)

    def action_add(self) -> None:
        """Choose an exercise to add."""
        there = {one.exercise.id for one in self._draft.items}
        picker = ExerciseScreen("Add", self._catalogue, there)
        self.app.push_screen(picker, self._add)

    def action_remove(self) -> None:
        """Take the highlighted line out."""
        self._take(self._draft.remove(self._index))

    def action_move(self, by: int) -> None:
        """Move the highlighted line."""
        self._try(lambda: self._draft.move(self._index, by), self._index + by)

    def action_level(self) -> None:
        """Take the next level of the highlighted line."""
        one = self._draft.items[self._index]
        if len(one.exercise.levels) == 1:
            self.notify(f"{one.exercise.short} has one level only.", markup=False)
        self._take(self._draft.at_level(self._index, one.exercise.level_after(one.level)))

    def action_change(self, steps: int) -> None:
        """Change what is counted in the highlighted line; where nobody counts, its seconds."""
        numbers = self._draft.numbers(self._index)
        counted: DoseNumber = next((one for one in numbers if one in ("reps", "hold_s")), "sets")
        self._take(self._draft.change(self._index, counted, steps))

    def action_undo(self) -> None:
        """Take the last change back."""
        items, index = self._before.pop()
        self._draft = replace(self._draft, items=items)
        self._show(index)

    def action_save(self) -> None:
        """Ask for a title, and save."""
        self._ask_for_title(then_leave=False)

    def action_back(self) -> None:
        """Leave; where something is not saved, ask what becomes of it."""
        if self._draft.items == self._kept:
            self.dismiss(self._draft if self._saved else None)
            return
        choices = [
            Choice("s", "Save it as a routine", self._save_and_leave),
            Choice("u", "Use it now, without saving", self._use),
            Choice("d", "Drop the changes", self._drop),
        ]
        if not self._draft.items:
            del choices[0]
        self.app.push_screen(ChoiceScreen("Not saved yet", choices), self._leave)

    def _leave(self, way: Callable[[], None] | Aside | None) -> None:
        if callable(way):
            way()

    def _save_and_leave(self) -> None:
        self._ask_for_title(then_leave=True)

    def _use(self) -> None:
        self.dismiss(self._draft)

    def _drop(self) -> None:
        self._draft = replace(self._draft, items=self._kept)
        self.action_back()

    def _add(self, exercise: Exercise | None) -> None:
        if exercise is not None:
            at = self._draft.index_for(exercise)
            self._try(lambda: self._draft.add(exercise), at)

    def _ask_for_title(self, *, then_leave: bool) -> None:
        def titled(draft: Draft | None) -> None:
            if draft is not None:
                self._keep(draft, then_leave)

        self.app.push_screen(SavingScreen(self._draft, self._origin), titled)

    @work
    async def _keep(self, titled: Draft, then_leave: bool) -> None:
        """Save under the title that was given."""
        if not await self._may_replace(titled):
            return
        origin = self._origin(titled.name)
        try:
            file = await self._save(titled)
        except ProblemError as error:
            self.notify(str(error), title="Not saved", severity="error", timeout=10, markup=False)
            return
        self._kept, self._saved = titled.items, True
        self._draft = replace(titled, items=self._draft.items)
        self._show(self._index)
        place = ", in place of the one that comes with kneecoach" if origin == "shipped" else ""
        self.notify(f"{file}{place}", title="Saved", markup=False)
        if then_leave and self.is_current:
            self.action_back()

    async def _may_replace(self, titled: Draft) -> bool:
        """Ask, where another routine of the person's has the name, whether it may go."""
        if self._origin(titled.name) != "own" or titled.name == self._draft.name:
            return True
        answers = (Choice("n", "No", False), Choice("y", "Yes, replace it", True))
        question = ChoiceScreen(f"Replace {titled.name}?", answers, "It is a routine of yours.")
        return await self.app.push_screen_wait(question) is True

    @property
    def _index(self) -> int:
        """Which line is highlighted."""
        highlighted = self.query_one(OptionList).highlighted or 0
        return min(highlighted, max(0, len(self._draft.items) - 1))

    def _try(self, change: Callable[[], Draft], then_at: int) -> None:
        """Make a change that may be refused; where it is, say why."""
        try:
            changed = change()
        except ProblemError as error:
            self.notify(str(error), severity="warning", markup=False)
        else:
            self._take(changed, then_at)

    def _take(self, changed: Draft | None, at: int | None = None) -> None:
        """Take a change, and highlight a line; the same one where none is given."""
        if changed is None or changed.items == self._draft.items:
            return
        self._before.append((self._draft.items, self._index))
        self._draft = changed
        self._show(self._index if at is None else at)

    def _show(self, at: int) -> None:
        """Show all lines, and highlight one."""
        options = self.query_one(OptionList)
        width = options.scrollable_content_region.width or self.size.width - 2
        lengths = self._draft.lengths_s(self._timing)
        rows = [
            Option(draft_row(one, number, length, width))
            for number, (one, length) in enumerate(
                zip(self._draft.items, lengths, strict=True), start=1
            )
        ]
        options.set_options(rows or [Option("Nothing yet. Press a to add.", disabled=True)])
        options.highlighted = min(max(0, at), len(rows) - 1) if rows else None
        self._tell_of_line()
        self._tell_of_whole()
        self.refresh_bindings()

    def _tell_of_line(self) -> None:
        line = self.query_one("#line", Static)
        if not self._draft.items:
            line.update("")
            return
        one = self._draft.items[self._index]
        needs = ", ".join(one.exercise.needs_at(one.level)) or "nothing"
        position = one.exercise.position_at(one.level).capitalize()
        line.update(
            Content("\n").join(
                [
                    Content.styled(f"{one.exercise.short}: {one.level.name}", "bold $accent"),
                    Content(full_dose_words(one.dose)),
                    Content(f"{position} · needs {needs}"),
                ]
            )
        )

    def _tell_of_whole(self) -> None:
        draft = self._draft
        title = "New routine" if draft.name == OWN_CHOICE else draft.title
        self.query_one("#title", Static).update(Content(f"Edit: {title}"))
        count = f"{len(draft.items)} exercise{'' if len(draft.items) == 1 else 's'}"
        parts = [count, minutes(draft.length_s(self._timing))] if draft.items else [count]
        if draft.items != self._kept:
            parts.append("not saved")
        self.query_one("#whole", Static).update(Content(" · ".join(parts)))
