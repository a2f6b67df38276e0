"""The live session: what to do now, for how long, what good form is, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from textual import work
from textual.app import ComposeResult
from textual.timer import Timer

from kneecoach.actions.everywhere import HELP
from kneecoach.actions.live import DIGITS, LIVE, PAIN_TEN
from kneecoach.model.events import Event, PhaseStarted, RepsAsked, SessionDone
from kneecoach.model.figure import View
from kneecoach.model.live import LiveSession
from kneecoach.model.moment import Moment
from kneecoach.model.pain import PAIN_WORDS, verdict
from kneecoach.screens.asking import SCALE_END, SECOND_DIGIT_S, EntryScreen
from kneecoach.screens.binding import bindings
from kneecoach.screens.helping import HelpingScreen
from kneecoach.screens.questions import ask_ending, ask_to_move_on, ask_where_it_hurts
from kneecoach.screens.reading import ReadingScreen
from kneecoach.widgets.cue_card import remedy
from kneecoach.widgets.exercise_detail import exercise_how
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.moment_view import MomentView, fault_to_show, sight_of

TICK_S = 0.1
"""Real seconds between two looks at the clock."""
MORE_S = 10
SAID_S = 4
"""Real seconds a remark stays."""
PATIENCE_S = 10
"""Real seconds the pain question waits for its digit."""

_NOT_WHEN_OVER = frozenset({"pause", "skip", "stop", "more", "less", "restart", "how", "end"})

Outcome = Literal["done", "kept", "discarded"]
"""done: to be saved; kept: to be gone on with later; discarded: to be forgotten."""


class LiveScreen(HelpingScreen[Outcome]):
    """Leads through one workout. Whoever else wants to know what happens is a listener."""

    ACTIONS = (*LIVE, *DIGITS, PAIN_TEN, HELP)
    MORE_HELP = (("1–9", "Flag the fault behind that cue, or take the flag back."),)
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
        self._one_waits = False
        self._said = ""
        self._silence: Timer | None = None
        self._ticks: Timer | None = None
        self._view: View | None = None
        """From where the figure is seen, if it was chosen for this exercise."""
        self._with_wrong = False
        self._in_aside = False
        self._goes_on_after_aside = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield MomentView()
        yield KeyBar(self.ACTIONS)

    def on_mount(self) -> None:
        """Start the session."""
        self._ticks = self.set_interval(TICK_S, self.tick)
        self._tell(self._live.start(self._now()))

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
        if self._over and action in _NOT_WHEN_OVER:
            return False
        if action in ("view", "wrong"):
            moment = self._live.moment(self._now())
            if action == "wrong":
                return fault_to_show(moment) is not None
            return sight_of(moment, None, 0.0) is not None
        if action == "leave_pain":
            return self._pain_asked
        if action == "digit":
            flags_a_fault = not self._over and parameters[:1] not in ((0,), (SCALE_END,))
            return self._pain_asked or flags_a_fault
        return True

    # -- actions ----------------------------------------------------------------------------

    def action_pause(self) -> None:
        """Pause, or go on."""
        if self._live.state == "paused":
            self._act(self._live.go_on)
        else:
            self._act(self._live.pause)

    def action_done(self) -> None:
        """Be done with the phase or set; when all is done, leave."""
        if self._over:
            self._leave("done")
        else:
            self._act(self._live.done)

    def action_skip(self) -> None:
        """Leave out this set."""
        self._act(self._live.skip)

    def action_back(self) -> None:
        """Undo a skip, or go to the set before."""
        self._act(self._live.back)

    def action_more(self) -> None:
        """Ten seconds more."""
        self._tell(self._live.add_time(self._now(), MORE_S))

    def action_less(self) -> None:
        """Ten seconds less."""
        self._tell(self._live.add_time(self._now(), -MORE_S))

    def action_restart(self) -> None:
        """Do this set from its beginning."""
        self._act(self._live.restart_set)

    def action_pain(self) -> None:
        """Ask for pain: the next digit is the answer."""
        self._ask_pain(not self._pain_asked)
        self.set_timer(PATIENCE_S, self.action_leave_pain)

    def action_leave_pain(self) -> None:
        """Ask no more."""
        self._ask_pain(False)

    def action_digit(self, digit: int) -> None:
        """Take a digit as pain where that was asked, else as a fault to flag."""
        if not self._pain_asked:
            self._flag(digit - 1)
        elif self._one_waits:
            self._take_pain(SCALE_END if digit == 0 else 1)
        elif digit == 1:
            self._one_waits = True  # a 0 may follow and make it a 10
            self.set_timer(SECOND_DIGIT_S, self._take_the_one)
        else:
            self._take_pain(digit)

    def _flag(self, cue: int) -> None:
        before = self._live.moment(self._now()).flagged
        self._tell(self._live.flag(self._now(), cue))
        moment = self._live.moment(self._now())
        if new := set(moment.flagged) - set(before):
            self._say(remedy(moment.exercise, new.pop()))

    def _take_the_one(self) -> None:
        if self._one_waits:
            self._take_pain(1)

    def _take_pain(self, pain: int) -> None:
        self._ask_pain(False)
        self._tell(self._live.pain(self._now(), pain))
        if verdict(pain) == "too much" and not self._over:
            self._stop(pain)
        else:
            self._say(f"Pain {pain}, {PAIN_WORDS[pain]}: noted.")

    def _ask_pain(self, asked: bool) -> None:
        self._pain_asked, self._one_waits = asked, False
        self.refresh_bindings()
        self._show()

    def action_how(self) -> None:
        """Read how it is done."""
        moment = self._live.moment(self._now())
        text = exercise_how(moment.exercise, moment.set.planned.level)
        self.app.push_screen(ReadingScreen("How it is done", text))

    def action_view(self) -> None:
        """See the figure from the other side."""
        moment = self._live.moment(self._now())
        sight = sight_of(moment, self._view, 0.0)
        if sight is not None:
            self._view = "front" if sight.camera.view == "side" else "side"
            self._show()

    def action_wrong(self) -> None:
        """See how a fault looks, beside the right figure; or no more."""
        self._with_wrong = not self._with_wrong
        self._show()

    def action_stop(self) -> None:
        """Stop this exercise because it hurts."""
        self._stop(None)

    @work
    async def _stop(self, pain: int | None) -> None:
        if self._in_aside:
            return  # a key held down asks but once
        self._in_aside = True
        hurt = await ask_where_it_hurts(self.app, pain)
        if hurt is not None:
            self._tell(self._live.stop(self._now(), hurt.pain, hurt.where))
            following = self._live.moment(self._now()).exercise.name
            if not self._over and not await ask_to_move_on(self.app, following, hurt.pain):
                self._tell(self._live.finish(self._now()))
        self._end_aside()

    @work
    async def action_end(self) -> None:
        """Ask what becomes of the workout, and leave."""
        if self._in_aside:
            return
        self._in_aside = True
        match await ask_ending(self.app):
            case "keep":
                self._leave("kept")
            case "discard":
                self._leave("discarded")
            case "save":
                self._tell(self._live.finish(self._now()))
                self._leave("done")
            case "go on":
                self._end_aside()

    def _leave(self, outcome: Outcome) -> None:
        if self.app.screen is self:  # a key pressed twice leaves but once
            self.dismiss(outcome)

    @property
    def _over(self) -> bool:
        return self._live.state == "done"

    # -- events -----------------------------------------------------------------------------

    def _end_aside(self) -> None:
        self._in_aside = False
        self.on_screen_resume()

    def tick(self) -> None:
        """Look at the clock; while something else is on top, it stands still."""
        if self.app.screen is self:
            self._tell(self._live.tick(self._now()))

    def _act(self, action: Callable[[float], Sequence[Event]]) -> None:
        """Do what a key asks for; a question about pain that was left open is closed."""
        self._pain_asked = self._one_waits = False
        self._tell(action(self._now()))

    def _tell(self, events: Sequence[Event]) -> None:
        for event in events:
            for listener in self._listeners:
                listener(event)
        self._look_at_the_clock_while_it_runs()
        self._show()

    def _look_at_the_clock_while_it_runs(self) -> None:
        if self._ticks is None:
            return
        if self._live.state in ("running", "going on"):
            self._ticks.resume()
        else:
            self._ticks.pause()

    def _say(self, text: str) -> None:
        """Say something for a while, in place of the cue."""
        if self._silence is not None:
            self._silence.stop()
        self._said = text
        self._silence = self.set_timer(SAID_S, self._be_silent)
        self._show()

    def _be_silent(self) -> None:
        self._said = ""
        self._show()

    def _heed(self, event: Event) -> None:
        match event:
            case RepsAsked():
                self._ask_reps()
            case SessionDone():
                self._said = ""
            case PhaseStarted(phase) if phase.kind == "setup":
                self._view = None
            case _:
                pass

    @work
    async def _ask_reps(self) -> None:
        answer = await self.app.push_screen_wait(EntryScreen("How many reps?", kind="integer"))
        self._tell(self._live.answer_reps(self._now(), int(answer) if answer else None))

    def _show(self) -> None:
        moment = self._live.moment(self._now())
        remark = "Pain now? 0–10 · Esc leaves it" if self._pain_asked else self._said
        self.query_one(MomentView).show(moment, remark, self._view, with_wrong=self._with_wrong)
        labels = _labels(moment)
        bar = self.query_one(KeyBar)
        if bar.labels != labels:
            bar.labels = labels
            self.refresh_bindings()


def _labels(moment: Moment) -> Mapping[str, str]:
    """Say what keys do now, where that is not what they always do."""
    match moment.state:
        case "paused":
            return {"live.pause": "Go on"}
        case "done":
            return {"live.done": "How it went"}
    match moment.phase.kind:
        case "setup" | "ready":
            return {"live.done": "Ready"}
        case "rest" | "switch sides":
            return {"live.done": "Go now"}
    return {}
