"""The live session: what to do now, for how long, what good form is, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.timer import Timer

from kneecoach.actions.action import Action
from kneecoach.actions.everywhere import HELP
from kneecoach.actions.live import DIGITS, LIVE, PAIN_TEN, labels_at
from kneecoach.model.body.figure import View
from kneecoach.model.live.events import Event, PassedOver, PhaseStarted, RepsAsked, SessionDone
from kneecoach.model.live.live import LiveSession
from kneecoach.model.person.pain import PAIN_WORDS, is_too_much
from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.easing import PainWatch, eased, easier_level, to_ease
from kneecoach.model.progression.fading import Showing, are_shown
from kneecoach.screens.asking import SCALE_END, EntryScreen
from kneecoach.screens.binding import bindings
from kneecoach.screens.leading import Eased, LeadingScreen
from kneecoach.screens.pain_prompt import PainPrompt
from kneecoach.screens.questions import ask_ending, ask_to_ease, ask_to_move_on, ask_where_it_hurts
from kneecoach.screens.reading import ReadingScreen
from kneecoach.widgets.cue_card import flagged_words
from kneecoach.widgets.exercise_detail import exercise_how
from kneecoach.widgets.key_bar import KeyBar
from kneecoach.widgets.moment_view import MomentView
from kneecoach.widgets.trouble_line import TroubleLine

MORE_S = 10
SAID_S = 4
"""Real seconds a remark stays."""
GO_EASY = "Noted. Move slower and smaller; press s if it gets worse."
NOT_BACK = "What you ended because it hurt is not gone back to."

_NOT_WHEN_OVER = frozenset({"pause", "skip", "stop", "more", "less", "restart", "how", "end"})


class LiveScreen(LeadingScreen):
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
        profile: Profile,
        cues: Callable[[str, str], Showing],
    ) -> None:
        """Lead through a session.

        Args:
            live: the session, not yet started.
            now: the coach's monotonic clock.
            listeners: told each event, in order.
            profile: what the person told: by which rule pain is judged, which levels they can do.
            cues: tells when the cues of an exercise at a level, by their ids, are on the screen.
        """
        super().__init__(live, now, listeners)
        self._profile = profile
        self._pains = PainWatch(profile.pain_rule)
        self._cues = cues
        self._prompt = PainPrompt(self, self._show_prompt, self._take_pain)
        self._said = ""
        self._silence: Timer | None = None
        self._view: View | None = None
        """From where the figure is seen, if it was chosen for this exercise."""
        self._with_wrong = False

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield MomentView()
        yield TroubleLine()
        yield KeyBar(self.ACTIONS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let only what does something now be done; where no picture can be seen, it says why."""
        if self.is_over and action in _NOT_WHEN_OVER:
            return False
        if action == "leave_pain":
            return self._prompt.is_open
        if action == "digit":
            flags_a_fault = not self.is_over and parameters[:1] not in ((0,), (SCALE_END,))
            return self._prompt.is_open or flags_a_fault
        return True

    def offers(self, action: Action) -> bool:
        """Offer no picture that cannot be seen now."""
        if action.run in ("view", "wrong") and self._unseen(wrong=action.run == "wrong"):
            return False
        return super().offers(action)

    def _unseen(self, *, wrong: bool) -> str:
        return self.query_one(MomentView).unseen(wrong=wrong)

    # -- actions ----------------------------------------------------------------------------

    def action_pause(self) -> None:
        """Pause, or go on."""
        if self.live.state == "paused":
            self._act(self.live.go_on)
        else:
            self._act(self.live.pause)

    def action_done(self) -> None:
        """Be done with the phase or set; when all is done, leave."""
        if self.is_over:
            self.leave("done")
        else:
            self._act(self.live.done)

    def action_skip(self) -> None:
        """Leave out this set."""
        self._act(self.live.skip)

    def action_back(self) -> None:
        """Undo a skip, or go to the set before."""
        self._act(self.live.back)

    def action_more(self) -> None:
        """Ten seconds more."""
        self.tell(self.live.add_time(self.now(), MORE_S))

    def action_less(self) -> None:
        """Ten seconds less."""
        self.tell(self.live.add_time(self.now(), -MORE_S))

    def action_restart(self) -> None:
        """Do this set from its beginning."""
        self._act(self.live.restart_set)

    def action_pain(self) -> None:
        """Ask for pain, which the next digit tells; or no more."""
        if self._prompt.is_open:
            self._prompt.close()
        else:
            self._prompt.open()

    def action_leave_pain(self) -> None:
        """Ask no more."""
        self._prompt.close()

    def action_digit(self, digit: int) -> None:
        """Take a digit as pain where that was asked, else as a fault to flag."""
        if self._prompt.is_open:
            self._prompt.digit(digit)
        else:
            self._flag(digit - 1)

    def _flag(self, cue: int) -> None:
        before = self.live.moment(self.now()).flagged
        self.tell(self.live.flag(self.now(), cue))
        moment = self.live.moment(self.now())
        if set(moment.flagged) - set(before):
            self._say(flagged_words(moment.exercise, cue))

    def _take_pain(self, pain: int) -> None:
        planned = self.live.moment(self.now()).set.planned
        self.tell(self.live.pain(self.now(), pain))
        if not self.is_over:
            if is_too_much(pain):
                self._stop(pain)
                return
            if self._pains.should_ease(planned.exercise.id, pain):
                self._offer_easier()
                return
        self._say(f"Pain {pain}, {PAIN_WORDS[pain]}: noted.")

    def _show_prompt(self) -> None:
        self.refresh_bindings()
        self.show()

    @work
    async def _offer_easier(self) -> None:
        """Offer to go on with this exercise at an easier level; where there is none, advise."""
        moment = self.live.moment(self.now())
        level = easier_level(moment.set.planned, self._profile)
        begun = not moment.phase.leads_up
        sets, at = moment.timeline.sets, moment.phase.set_index
        coming = to_ease(sets, at, reps=moment.reps_done, begun=begun)
        if level is None or not coming or not self.begin_aside():
            self._say(GO_EASY)
            return
        if await ask_to_ease(self.app, level):
            if begun:
                self.tell(self.live.done(self.now()))
            self.leave(Eased(eased(sets, len(self.live.logs), coming, level)))
        else:
            self.end_aside()

    def action_how(self) -> None:
        """Read how it is done."""
        moment = self.live.moment(self.now())
        text = exercise_how(moment.exercise, moment.set.planned.level)
        self.app.push_screen(ReadingScreen("How it is done", text))

    def action_view(self) -> None:
        """See the figure from the other side."""
        sight = self.query_one(MomentView).sight
        if why := self._unseen(wrong=False):
            self._say(why)
        elif sight is not None:
            self._view = "front" if sight.camera.view == "side" else "side"
            self.show()

    def action_wrong(self) -> None:
        """See how a fault looks, beside the right figure; or no more."""
        if why := self._unseen(wrong=True):
            self._say(why)
            return
        self._with_wrong = not self._with_wrong
        self.show()

    def action_stop(self) -> None:
        """Stop this exercise because it hurts."""
        self._stop(None)

    @work
    async def _stop(self, pain: int | None) -> None:
        if not self.begin_aside():
            return  # a key held down asks but once
        self._be_silent()
        hurt = await ask_where_it_hurts(self.app, pain)
        if hurt is not None:
            self.tell(self.live.stop(self.now(), hurt.pain, hurt.where))
            following = self.live.moment(self.now()).exercise.name
            if not self.is_over and not await ask_to_move_on(
                self.app, following, hurt.pain, self._stops
            ):
                self.tell(self.live.finish(self.now()))
        self.end_aside()

    @property
    def _stops(self) -> int:
        """How many exercises of this workout were stopped because they hurt."""
        return len({log.exercise for log in self.live.logs if log.stopped_for_pain})

    @work
    async def action_end(self) -> None:
        """Ask what becomes of the workout, and leave."""
        if not self.begin_aside():
            return
        match await ask_ending(self.app):
            case "keep":
                self.leave("kept")
            case "discard":
                self.leave("discarded")
            case "save":
                self.tell(self.live.finish(self.now()))
                self.leave("done")
            case "go on":
                self.end_aside()

    # -- events -----------------------------------------------------------------------------

    def _act(self, action: Callable[[float], Sequence[Event]]) -> None:
        """Do what a key asks for; a question about pain that was left open is closed."""
        self._prompt.close()
        self.tell(action(self.now()))

    def _say(self, text: str) -> None:
        """Say something for a while, in place of the cue."""
        if self._silence is not None:
            self._silence.stop()
        self._said = text
        self._silence = self.set_timer(SAID_S, self._be_silent)
        self.show()

    def _be_silent(self) -> None:
        self._said = ""
        self.show()

    def heed(self, event: Event) -> None:
        """Ask for reps when they are to be told; look from where it is best at each exercise."""
        match event:
            case RepsAsked():
                self._ask_reps()
            case PassedOver():
                self._say(NOT_BACK)
            case SessionDone():
                self._said = ""
            case PhaseStarted(phase) if phase.kind == "setup":
                self._view = None
            case _:
                pass

    @work
    async def _ask_reps(self) -> None:
        answer = await self.app.push_screen_wait(EntryScreen("How many reps?", kind="integer"))
        self.tell(self.live.answer_reps(self.now(), int(answer) if answer else None))

    def show(self) -> None:
        """Show the moment, and what the keys do in it."""
        moment = self.live.moment(self.now())
        remark = PainPrompt.words if self._prompt.is_open else self._said
        planned = moment.set.planned
        self.query_one(MomentView).show(
            moment,
            remark,
            self._view,
            saved=self.keeping.saved(moment.logs),
            with_wrong=self._with_wrong,
            with_cues=are_shown(self._cues(planned.exercise.id, planned.level.id), moment),
        )
        self.query_one(TroubleLine).show(self.keeping.words(moment.logs))
        labels = labels_at(moment)
        bar = self.query_one(KeyBar)
        if bar.labels != labels:
            bar.labels = labels
            self.refresh_bindings()
