"""The live session: what to do now, for how long, what good form is, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Label, ProgressBar, Static

from kneecoach.actions import DIGITS, HELP, LIVE, PAIN_TEN, bindings
from kneecoach.model.events import Event, RepsAsked
from kneecoach.model.live import LiveSession
from kneecoach.model.moment import Moment
from kneecoach.model.pain import PAIN_WORDS, PLACES, verdict
from kneecoach.model.words import (
    countdown,
    minutes,
    next_words,
    phase_word,
    position_words,
    rep_words,
    set_words,
    setup_words,
)
from kneecoach.screens.asking import SCALE_END, Choice, ChoiceScreen, EntryScreen, ScaleScreen
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.reading import ReadingScreen
from kneecoach.widgets.big_text import BigText
from kneecoach.widgets.cue_card import cue_card
from kneecoach.widgets.exercise_detail import exercise_how
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.prose import Paragraph, Prose, heading

TICK_S = 0.1
"""Real seconds between two looks at the clock."""
MORE_S = 10
SAID_S = 4
"""Real seconds a remark stays."""

_NOT_WHEN_OVER = frozenset({"pause", "skip", "stop", "more", "less", "restart", "how", "end"})

Outcome = Literal["done", "kept", "discarded"]
"""done: to be saved; kept: to be gone on with later; discarded: to be forgotten."""


class LiveScreen(HelpingScreen[Outcome]):
    """Leads through one workout. Whoever else wants to know what happens is a listener."""

    ACTIONS = (*LIVE, *DIGITS, PAIN_TEN, HELP)
    BINDINGS = bindings(ACTIONS)
    CSS_PATH = "live.tcss"
    AUTO_FOCUS = ""

    def __init__(
        self,
        live: LiveSession,
        now: Callable[[], float],
        listeners: Sequence[Callable[[Event], None]],
    ) -> None:
        """Lead through a session.

        Args:
            live: the session, not yet started.
            now: the coach's monotonic clock.
            listeners: told each event, in order.
        """
        super().__init__()
        self._live = live
        self._now = now
        self._listeners = (*listeners, self._heed)
        self._pain_asked = False
        self._said = ""
        self._in_aside = False
        self._goes_on_after_aside = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        with Horizontal(id="heading"):
            yield Label(id="title", markup=False)
            yield Label(id="whole", markup=False)
        with Horizontal(id="main"):
            with VerticalScroll(id="form", can_focus=False):
                yield Prose(id="form-text")
            with Vertical(id="count"):
                yield BigText(id="phase")
                yield BigText(id="number")
                yield Label(id="rep", markup=False)
        yield Label(id="cue", markup=False)
        with Horizontal(id="bars"):
            yield Label("set", classes="bar-name")
            yield ProgressBar(total=1, show_percentage=False, show_eta=False, id="set-bar")
            yield Label("workout", classes="bar-name")
            yield ProgressBar(total=1, show_percentage=False, show_eta=False, id="workout-bar")
        yield Label(id="next", markup=False)
        yield KeyBar(self.ACTIONS)

    def on_mount(self) -> None:
        """Start the session."""
        self._tell(self._live.start(self._now()))
        self.set_interval(TICK_S, self.tick)

    def on_screen_suspend(self) -> None:
        """Stop the clock while something else is on top."""
        if not self._goes_on_after_aside:
            self._goes_on_after_aside = self._live.state in ("running", "going on")
        self._tell(self._live.pause(self._now()))

    def on_screen_resume(self) -> None:
        """Go on, by way of get-ready, once nothing is on top."""
        if self._goes_on_after_aside and not self._in_aside:
            self._goes_on_after_aside = False
            self._tell(self._live.go_on(self._now()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what does something now."""
        if self._over:
            return action not in _NOT_WHEN_OVER
        if action == "digit" and parameters and parameters[0] in (0, SCALE_END):
            return self._pain_asked
        return True

    # -- actions ----------------------------------------------------------------------------

    def action_pause(self) -> None:
        """Pause, or go on."""
        if self._live.state == "paused":
            self._tell(self._live.go_on(self._now()))
        else:
            self._tell(self._live.pause(self._now()))

    def action_done(self) -> None:
        """Be done with the phase or set; when all is done, leave."""
        if self._over:
            self.dismiss("done")
        else:
            self._tell(self._live.done(self._now()))

    def action_skip(self) -> None:
        """Leave out this set."""
        self._tell(self._live.skip(self._now()))

    def action_back(self) -> None:
        """Undo a skip, or go to the set before."""
        self._tell(self._live.back(self._now()))

    def action_more(self) -> None:
        """Ten seconds more."""
        self._tell(self._live.add_time(self._now(), MORE_S))

    def action_less(self) -> None:
        """Ten seconds less."""
        self._tell(self._live.add_time(self._now(), -MORE_S))

    def action_restart(self) -> None:
        """Do this set from its beginning."""
        self._tell(self._live.restart_set(self._now()))

    def action_pain(self) -> None:
        """Ask for pain: the next digit is the answer."""
        self._pain_asked = not self._pain_asked
        self.refresh_bindings()
        self._show()

    def action_digit(self, digit: int) -> None:
        """Take a digit as pain where that was asked, else as a fault to flag."""
        if not self._pain_asked:
            self._tell(self._live.flag(self._now(), digit - 1))
            return
        self._pain_asked = False
        self._tell(self._live.pain(self._now(), digit))
        if verdict(digit) == "too much":
            self._stop(digit)
        else:
            self._say(f"Pain {digit}, {PAIN_WORDS[digit]}: noted.")

    def action_how(self) -> None:
        """Read how it is done."""
        moment = self._live.moment(self._now())
        text = exercise_how(moment.exercise, moment.set.planned.level)
        self.app.push_screen(ReadingScreen("How it is done", text))

    def action_stop(self) -> None:
        """Stop this exercise because it hurts."""
        self._stop(None)

    @work
    async def _stop(self, pain: int | None) -> None:
        """Ask where and how much it hurts, end the exercise, and ask how to go on."""
        if self._over:
            return
        self._in_aside = True
        told = "" if pain is None else f"Pain {pain} is too much: this exercise ends here."
        places = [Choice(str(key), place, place) for key, place in enumerate(PLACES, start=1)]
        where = await self.app.push_screen_wait(
            ChoiceScreen("Where does it hurt?", places, told or "This exercise ends here.")
        )
        if where is None and pain is None:
            self._end_aside()
            return
        if pain is None:
            answer = await self.app.push_screen_wait(
                ScaleScreen("How much does it hurt?", PAIN_WORDS)
            )
            pain = answer if isinstance(answer, int) else None
        self._tell(self._live.stop(self._now(), pain, where))
        if not self._over:
            following = self._live.moment(self._now()).exercise.name
            choice = await self.app.push_screen_wait(
                ChoiceScreen(
                    "Move on, or end here?",
                    (
                        Choice("m", f"Move on: {following}", "move on"),
                        Choice("e", "End the workout and save it", "end"),
                    ),
                    "If it keeps hurting, end. Pain that is strong or stays is for a doctor.",
                )
            )
            if choice == "end":
                self._tell(self._live.finish(self._now()))
        self._end_aside()

    @work
    async def action_end(self) -> None:
        """Ask what becomes of the workout, and leave."""
        if self._over:
            self.dismiss("done")
            return
        self._in_aside = True
        choice = await self.app.push_screen_wait(
            ChoiceScreen(
                "End here?",
                (
                    Choice("k", "Keep it, to go on later", "kept"),
                    Choice("s", "Save what was done", "save"),
                    Choice("d", "Discard it", "discard"),
                    Choice("g", "Go on", "go on"),
                ),
            )
        )
        if choice == "discard":
            sure = await self.app.push_screen_wait(
                ChoiceScreen(
                    "Discard this workout?",
                    (Choice("n", "No", "no"), Choice("y", "Yes, forget it", "yes")),
                    "What was done in it will not be in your history.",
                )
            )
            choice = "discarded" if sure == "yes" else "go on"
        if choice == "kept" or choice == "discarded":
            self.dismiss("kept" if choice == "kept" else "discarded")
        elif choice == "save":
            self._tell(self._live.finish(self._now()))
            self.dismiss("done")
        else:
            self._end_aside()

    @property
    def _over(self) -> bool:
        return self._live.state == "done"

    # -- events -----------------------------------------------------------------------------

    def _end_aside(self) -> None:
        self._in_aside = False
        self.on_screen_resume()

    def tick(self) -> None:
        """Look at the clock; while something else is on top, it stands still."""
        if self.is_current:
            self._tell(self._live.tick(self._now()))

    def _tell(self, events: Sequence[Event]) -> None:
        for event in events:
            for listener in self._listeners:
                listener(event)
        self._show()

    def _say(self, text: str) -> None:
        """Say something for a while, where the cue is on a small screen."""

        def be_silent() -> None:
            self._said = ""
            self._show()

        self._said = text
        self.set_timer(SAID_S, be_silent)
        self._show()

    def _heed(self, event: Event) -> None:
        if isinstance(event, RepsAsked):
            self._ask_reps()

    @work
    async def _ask_reps(self) -> None:
        answer = await self.app.push_screen_wait(EntryScreen("How many reps?", kind="integer"))
        self._tell(self._live.answer_reps(self._now(), int(answer) if answer else None))

    # -- what is seen -----------------------------------------------------------------------

    def _show(self) -> None:
        """Show the moment. Every part repaints only where its value has changed."""
        moment = self._live.moment(self._now())
        small = self.has_class("-narrow")
        planned_set = moment.set
        side = "" if planned_set.side == "both" else f" · {planned_set.side}"
        if small:
            sets = f" {planned_set.number}/{planned_set.planned.dose.sets}"
            self._put("#title", f"{moment.exercise.short}{side}{sets}")
            of = f"{planned_set.item + 1}/{moment.timeline.items}"
            self._put("#whole", f"{of} · {_left(moment)}")
        else:
            self._put("#title", f"{moment.exercise.name}{side} · {set_words(planned_set)}")
            of = f"{planned_set.item + 1} of {moment.timeline.items}"
            self._put("#whole", f"{of} · {_left(moment)}{'' if self._over else ' left'}")
        self._put("#rep", rep_words(moment))
        self._put("#cue", self._cue(moment))
        self._put("#next", self._next(moment))
        phase = phase_word(moment).upper()
        if self.has_class("-short") and moment.phase.rep:
            phase += f" · {rep_words(moment)}"
        self.query_one("#phase", BigText).value = phase
        number = self.query_one("#number", BigText)
        number.value = "" if moment.state == "done" else str(self._number(moment))
        self.query_one(Prose).show(tuple(self._form(moment)))
        for bar, progress in (
            ("#set-bar", moment.set_progress),
            ("#workout-bar", moment.workout_progress),
        ):
            self.query_one(bar, ProgressBar).update(progress=round(progress, 2))
        self._offer_keys(moment)
        self.set_class(moment.state in ("paused", "asking", "done"), "-still")
        self.set_class(self._pain_asked or bool(self._said), "-asked")
        self.set_class(bool(moment.flagged), "-flagged")

    def _put(self, selector: str, text: str) -> None:
        label = self.query_one(selector, Static)
        if str(label.content) != text:
            label.update(Content(text))

    def _number(self, moment: Moment) -> int:
        if moment.state == "going on":
            return countdown(moment.ready_left_s)
        if moment.phase.kind == "self-paced":
            return int(moment.elapsed_s)
        return countdown(moment.left_s)

    def _offer_keys(self, moment: Moment) -> None:
        labels: dict[str, str] = {}
        if moment.state == "paused":
            labels["live.pause"] = "Go on"
        elif moment.state == "done":
            labels["live.done"] = "How it went"
        bar = self.query_one(KeyBar)
        if bar.labels != labels:
            bar.labels = labels
            self.refresh_bindings()

    def _form(self, moment: Moment) -> Iterator[Paragraph]:
        if moment.state == "done":
            done = sum(log.done for log in self._live.logs)
            yield Paragraph("Well done.", "bold $accent")
            yield Paragraph(f"{done} of {len(moment.timeline.sets)} sets.")
        elif moment.phase.kind == "setup":
            first, *others = setup_words(moment)
            yield Paragraph(first, "bold $accent")
            for line in others:
                yield Paragraph(line)
            yield from heading("How")
            for number, step in enumerate(moment.exercise.how, start=1):
                yield Paragraph(step, lead=f"{number} ", lead_style="bold")
        else:
            yield from cue_card(moment)

    def _next(self, moment: Moment) -> str:
        if moment.state == "done":
            return "enter for how it went"
        if moment.state == "paused":
            return "space to go on"
        if moment.phase.kind == "self-paced":
            return "enter when the set is over"
        return f"next: {next_words(moment)}"

    def _cue(self, moment: Moment) -> str:
        if self._pain_asked:
            return "Pain now? 0–9, x for 10, p to leave it"
        if self._said:
            return self._said
        if moment.state == "done":
            return "Well done."
        if moment.phase.kind == "setup":
            return position_words(moment)
        flagged = [
            cue.fault.remedy
            for cue in moment.exercise.cues
            if cue.fault and cue.fault.id in moment.flagged
        ]
        if flagged:
            return flagged[-1]
        return "" if moment.cue is None else moment.exercise.cues[moment.cue].text


def _left(moment: Moment) -> str:
    return "done" if moment.state == "done" else minutes(moment.workout_left_s)
