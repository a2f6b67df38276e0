"""One session, line by line, to correct what was logged."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from kneecoach.actions.everywhere import HELP
from kneecoach.actions.history import CORRECTING
from kneecoach.model.choice import Choice
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.person.pain import EFFORT_WORDS, PAIN_WORDS
from kneecoach.model.problem import ProblemError
from kneecoach.model.sessions.correction import (
    ANSWERS,
    COMING_BACK,
    Answer,
    Change,
    Line,
    OfReturn,
    OfSession,
    OfSet,
    answer_words,
    answered,
    lines,
    return_words,
    with_faults,
    with_level,
    with_pain,
    with_pain_on_return,
    with_reps,
)
from kneecoach.model.sessions.session import NextMorning, Session
from kneecoach.model.text import printable
from kneecoach.screens.asking import BACK, Aside, EntryScreen, Way
from kneecoach.screens.binding import bindings
from kneecoach.screens.choosing import ChoiceScreen
from kneecoach.screens.correcting_sets import ask_faults, ask_level, ask_whether_so_many
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.records import Records, RecordsChanged
from kneecoach.screens.scale import ScaleScreen
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.session_report import set_words

_NOT_SAID = Way("n", "n not said", Aside.SKIP)
_NAME_WIDTH = 17


class CorrectingScreen(HelpingScreen[None]):
    """Answers and sets; each change is written at once, and can be undone."""

    ACTIONS = (*CORRECTING, HELP)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "correcting.tcss"

    def __init__(self, records: Records, file: str) -> None:
        """Show a session.

        Args:
            records: reads and changes it.
            file: its file.
        """
        super().__init__()
        self._records = records
        self._file = file
        self._session: Session | None = None
        self._lines: Sequence[Line] = ()
        self._is_up_to_date = asyncio.Event()
        """Whether it shows what the last change has made of the session."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Static("Correct", id="title", markup=False)
        yield OptionList(compact=True)
        yield KeyBar(self.ACTIONS)

    def on_mount(self) -> None:
        """Read the session."""
        self._load()

    def on_resize(self) -> None:
        """Write the lines anew in the room there is."""
        self._show()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Offer the keys that do something on this line."""
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change the line that enter was pressed on."""
        self.action_change()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now."""
        match action:
            case "pain":
                return isinstance(self._line, OfSet)
            case "faults":
                return self._exercise is not None and any(one.fault for one in self._exercise.cues)
            case "level":
                return self._exercise is not None and len(self._exercise.levels) > 1
            case "change":
                return self._line is not None
            case "undo":
                return self._records.can_undo()
            case _:
                return True

    @work
    async def action_change(self) -> None:
        """Ask for what the highlighted line ought to say."""
        session, line = await self._as_shown(), self._line
        if session is None:
            return
        match line:
            case OfSession(key):
                await self._answer(session, key)
            case OfSet(index):
                await self._count(session, index)
            case OfReturn(index):
                question, now = "Pain on coming back?", session.sets[index].pain_on_return
                said = await self._ask_scale(question, PAIN_WORDS, now)
                if said is not Aside.BACK:
                    pain = None if isinstance(said, Aside) else said
                    await self._change(with_pain_on_return(session, index, pain))

    @work
    async def action_pain(self) -> None:
        """Ask how much the highlighted set hurt."""
        session, line = await self._as_shown(), self._line
        if not isinstance(line, OfSet) or session is None:
            return
        asked = await self._ask_scale(
            "How much did it hurt in this set?", PAIN_WORDS, session.sets[line.index].pain
        )
        if asked is not Aside.BACK:
            pain = None if isinstance(asked, Aside) else asked
            await self._change(with_pain(session, line.index, pain))

    @work
    async def action_faults(self) -> None:
        """Ask what was wrong in the highlighted set."""
        session, line, exercise = await self._as_shown(), self._line, self._exercise
        if isinstance(line, OfSet) and session and exercise:
            log = session.sets[line.index]
            faults = await ask_faults(self.app, exercise, log)
            if set(faults) != set(log.faults):
                await self._change(with_faults(session, line.index, faults))

    @work
    async def action_level(self) -> None:
        """Ask at which level the highlighted set was done."""
        session, line, exercise = await self._as_shown(), self._line, self._exercise
        if isinstance(line, OfSet) and session and exercise:
            log = session.sets[line.index]
            level = await ask_level(self.app, exercise, log)
            if level != log.level:
                await self._change(with_level(session, line.index, level))

    @work
    async def action_undo(self) -> None:
        """Take the last change back, of whichever session it was."""
        self._is_up_to_date.clear()
        try:
            _, told = await asyncio.to_thread(self._records.undo)
        except ProblemError as error:
            self.say_not_done(error)
        else:
            self.say(f"Undone: {told}.")
            self.post_message(RecordsChanged())
        self._load()

    def action_back(self) -> None:
        """Go back to the history."""
        if self.is_current:
            self.dismiss()

    async def _answer(self, session: Session, key: Answer) -> None:
        said: int | str | NextMorning | Aside | None
        match key:
            case "note":
                said = printable(await self._ask_line("The note", session.note))
            case "next_morning":
                said = await self._ask_morning(session.next_morning)
            case "effort":
                said = await self._ask_scale("How hard was it?", EFFORT_WORDS, session.effort)
            case _:
                pain: int | None = getattr(session, key)
                said = await self._ask_scale(f"{ANSWERS[key]} the workout?", PAIN_WORDS, pain)
        if said is not Aside.BACK and said != getattr(session, key):
            sure = None if isinstance(said, Aside) else said
            await self._change(answered(session, key, sure))

    async def _count(self, session: Session, index: int) -> None:
        """Ask how many reps or holds were done; where nobody counts them, how much it hurt."""
        log = session.sets[index]
        if log.target is None and log.reps is None:
            self.action_pain()
            return
        noun = "holds" if log.hold else "reps"
        before = "" if log.reps is None else str(log.reps)
        entry = EntryScreen(f"How many {noun} were done?", kind="integer", now=before)
        said = await self.app.push_screen_wait(entry)
        if said and said != before and await ask_whether_so_many(self.app, log, int(said)):
            await self._change(with_reps(session, index, int(said)))

    async def _ask_line(self, question: str, now: str) -> str:
        return await self.app.push_screen_wait(EntryScreen(question, kind="text", now=now))

    async def _ask_scale(self, question: str, words: Sequence[str], now: int | None) -> int | Aside:
        return await self.app.push_screen_wait(
            ScaleScreen(question, words, ways=(BACK, _NOT_SAID), now=now)
        )

    async def _ask_morning(self, now: NextMorning | None) -> NextMorning | Aside:
        pain = await self._ask_scale(
            "Pain on the next morning?", PAIN_WORDS, None if now is None else now.pain
        )
        if isinstance(pain, Aside):
            return pain
        question: ChoiceScreen[bool] = ChoiceScreen(
            "Was there any new swelling?",
            (Choice("y", "Yes", True), Choice("n", "No", False)),
            now=None if now is None else now.swelling,
        )
        swelling = await self.app.push_screen_wait(question)
        if isinstance(swelling, Aside):
            return Aside.BACK
        return NextMorning(pain=pain, swelling=swelling)

    async def _as_shown(self) -> Session | None:
        """Return the session that is to be corrected, as it is shown; None on another screen."""
        await self._is_up_to_date.wait()
        return self._session if self.is_current else None

    async def _change(self, change: Change) -> None:
        self._is_up_to_date.clear()
        try:
            await asyncio.to_thread(self._records.change, self._file, change)
        except ProblemError as error:
            self.say_not_done(error)
        else:
            self.post_message(RecordsChanged())
        self._load()

    @work(thread=True, exclusive=True, group="load")
    def _load(self) -> None:
        try:
            kept = self._records.read(self._file)
        except ProblemError as error:
            self.app.call_from_thread(self.say_not_done, error)
            self.app.call_from_thread(self.action_back)
        else:
            self.app.call_from_thread(self._take, kept.session)

    def _take(self, session: Session) -> None:
        self._session, self._lines = session, tuple(lines(session))
        self._is_up_to_date.set()
        title = f"Correct: {self._records.title(session.routine)}"
        when = f"{session.started:%a} {session.started.day} {session.started:%b %Y %H:%M}"
        self.query_one("#title", Static).update(Content(f"{title} · {when}"))
        self._show()

    def _show(self) -> None:
        options, session = self.query_one(OptionList), self._session
        if session is None:
            return
        at = options.highlighted or 0
        options.set_options(Option(self._row(session, line)) for line in self._lines)
        options.highlighted = min(at, len(self._lines) - 1)
        self.refresh_bindings()

    def _row(self, session: Session, line: Line) -> Content:
        name, told = self._told(session, line)
        return Content(f"{name:<{_NAME_WIDTH}}  {told}")

    def _told(self, session: Session, line: Line) -> tuple[str, str]:
        match line:
            case OfSession(key):
                return ANSWERS[key], answer_words(session, key)
            case OfReturn(index):
                return COMING_BACK, return_words(session, index)
            case OfSet(index):
                log = session.sets[index]
                exercise = self._records.exercises().get(log.exercise)
                return exercise.short if exercise else log.exercise, set_words(log, exercise)

    @property
    def _exercise(self) -> Exercise | None:
        """The exercise of the highlighted set; None elsewhere, and where it is not known."""
        line = self._line
        if self._session is None or not isinstance(line, OfSet):
            return None
        return self._records.exercises().get(self._session.sets[line.index].exercise)

    @property
    def _line(self) -> Line | None:
        """The highlighted line."""
        place = self.query_one(OptionList).highlighted
        return None if place is None or place >= len(self._lines) else self._lines[place]
