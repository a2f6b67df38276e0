"""The live session: what to do now, for how long, what good form is, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from textual import work
from textual.app import ComposeResult

from kneecoach.actions import DIGITS, HELP, LIVE, PAIN_TEN
from kneecoach.model.events import Event, RepsAsked
from kneecoach.model.live import LiveSession
from kneecoach.model.moment import State
from kneecoach.model.pain import PAIN_WORDS, verdict
from kneecoach.screens.asking import SCALE_END, EntryScreen
from kneecoach.screens.binding import bindings
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.questions import ask_ending, ask_to_move_on, ask_where_it_hurts
from kneecoach.screens.reading import ReadingScreen
from kneecoach.widgets.exercise_detail import exercise_how
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.moment_view import MomentView

TICK_S = 0.1
"""Real seconds between two looks at the clock."""
MORE_S = 10
SAID_S = 4
"""Real seconds a remark stays."""

_NOT_WHEN_OVER = frozenset({"pause", "skip", "stop", "more", "less", "restart", "how", "end"})

_LABELS: Mapping[State, Mapping[str, str]] = {
    "paused": {"live.pause": "Go on"},
    "done": {"live.done": "How it went"},
}

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
        yield MomentView()
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
        if verdict(digit) == "too much" and not self._over:
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
        self._in_aside = True
        hurt = await ask_where_it_hurts(self.app, pain)
        if hurt is not None:
            self._tell(self._live.stop(self._now(), hurt.pain, hurt.where))
            following = self._live.moment(self._now()).exercise.name
            if not self._over and not await ask_to_move_on(self.app, following):
                self._tell(self._live.finish(self._now()))
        self._end_aside()

    @work
    async def action_end(self) -> None:
        """Ask what becomes of the workout, and leave."""
        self._in_aside = True
        match await ask_ending(self.app):
            case "keep":
                self.dismiss("kept")
            case "discard":
                self.dismiss("discarded")
            case "save":
                self._tell(self._live.finish(self._now()))
                self.dismiss("done")
            case "go on":
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

    def _show(self) -> None:
        moment = self._live.moment(self._now())
        remark = "Pain now? 0–9, x for 10, p to leave it" if self._pain_asked else self._said
        self.query_one(MomentView).show(moment, remark)
        labels = _LABELS.get(moment.state, {})
        bar = self.query_one(KeyBar)
        if bar.labels != labels:
            bar.labels = labels
            self.refresh_bindings()
