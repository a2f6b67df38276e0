"""One moment of a workout, as large as the terminal allows: phase, seconds, cues, what is next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Label

from kneecoach.model.body.figure import View
from kneecoach.model.drawing.camera import Camera
from kneecoach.model.exercises.exercise import Cue
from kneecoach.model.live.keeping import closing_words, saved_words
from kneecoach.model.live.moment import Moment, State
from kneecoach.model.live.moment_words import (
    next_words,
    phase_word,
    position_words,
    rep_words,
    setup_words,
    title_words,
    whole_words,
)
from kneecoach.model.words import countdown
from kneecoach.widgets.big_text import BigText
from kneecoach.widgets.cue_card import cue_card, fault_number
from kneecoach.widgets.figure import Sight, in_steps
from kneecoach.widgets.figure_pair import FigurePair, wrong_of
from kneecoach.widgets.meter import Meter
from kneecoach.widgets.pane import Pane
from kneecoach.widgets.prose import Paragraph, Prose

NOT_DRAWN = "This can't be shown as a picture."
NO_ROOM = "No room for a picture here."
_ROOM_FOR_NAMES = 76
"""Cells needed for the longest name, with side, set and what is left, on one line."""
_ROOM_FOR_SETS = 40
"""The same for the longest short name; with fewer, no more than side and name is told."""


class Shown(NamedTuple):
    """What can be seen of a moment, to tell whether there is anything new to show."""

    state: State
    phase_index: int
    number: str
    movement: float
    flagged: tuple[str, ...]
    saved: int
    how: object
    """What was chosen on the screen, and its size."""


class MomentView(Pane):
    """Shows the moment it is given; each part repaints only where it has changed."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: Shown | None = None
        self.sight: Sight | None = None
        """What is seen of the exercise; None where nobody has drawn it."""
        self._fault: str | None = None
        """The fault that is to be shown beside it, where that is asked for."""
        self._figures = FigurePair()
        self._labels = {
            name: Label(id=name, markup=False)
            for name in ("title", "whole", "rep", "cue", "saved", "next")
        }
        self._form_text = Prose(id="form-text")
        self._phase, self._number = BigText(id="phase"), BigText(id="number")
        self._set_bar, self._workout_bar = Meter(id="set-bar"), Meter(id="workout-bar")

    def compose(self) -> ComposeResult:
        """Lay out the parts."""
        with Pane(id="heading"):
            yield self._labels["title"]
            yield self._labels["whole"]
        with Pane(id="main"):
            with Pane(id="form"):
                yield self._figures
                yield self._form_text
            with Pane(id="count"):
                yield self._phase
                yield self._number
                yield self._labels["rep"]
        yield self._labels["cue"]
        with Pane(id="bars"):
            yield Label("set", classes="bar-name")
            yield self._set_bar
            yield self._labels["saved"]
            yield self._workout_bar
        yield self._labels["next"]

    @property
    def has_figure(self) -> bool:
        """Whether there is a figure to turn, and room for it."""
        return self.sight is not None and self._figures.is_on_screen

    def unseen(self, *, wrong: bool) -> str:
        """Say why there is nothing to see of the figure, or of a fault; nothing where there is.

        Args:
            wrong: whether it is about a fault beside the right figure.
        """
        if self.sight is None or (wrong and self._fault is None):
            return NOT_DRAWN
        return "" if self.has_figure else NO_ROOM

    def show(
        self,
        moment: Moment,
        remark: str,
        view: View | None = None,
        *,
        saved: int,
        with_wrong: bool = False,
        with_cues: bool = True,
    ) -> None:
        """Show a moment.

        Args:
            moment: where the session stands.
            remark: something the coach says or asks now, in place of the cue; or nothing.
            view: from where the figure is seen; from where the cue shows best where None.
            saved: how many of the sets logged are on the disk; no more are shown as done.
            with_wrong: whether a fault is shown beside the right figure.
            with_cues: whether the cues are shown, in words and on the figure.
        """
        moves = self.app.animation_level != "none"
        movement = in_steps(moment.movement if moves else moment.posture)
        shown = Shown(
            moment.state,
            moment.phase_index,
            _number(moment),
            movement,
            moment.flagged,
            saved,
            (remark, view, with_wrong, with_cues, self.size),
        )
        if shown == self._shown:
            return  # nothing that can be seen has changed since the last look at the clock
        before, self._shown = self._shown, shown
        cue = moment.exercise.cues[moment.cue] if with_cues and moment.cue is not None else None
        self.sight = _sight(moment, view, movement, cue)
        self._show_figures(self.sight, moment, with_wrong)
        if before is not None and before._replace(movement=movement) == shown:
            return  # the figure alone has moved, as it does several times a second
        narrow, tight = (self.size.width < room for room in (_ROOM_FOR_NAMES, _ROOM_FOR_SETS))
        short, flat = map(self.screen.has_class, ("-short", "-flat"))
        self._put("title", _side_first(moment) if tight else title_words(moment, briefly=narrow))
        self._put("whole", "" if tight else whole_words(moment, briefly=narrow), layout=True)
        self._put("rep", rep_words(moment))
        words = remark or _cue(moment, saved, cue)
        self._put("cue", _beside_seconds(moment, remark, words) if flat else words, layout=True)
        self._put("saved", saved_words(moment, saved, briefly=narrow), layout=True)
        self._put("next", _next(moment))
        rep = f" · {rep_words(moment)}" if short and moment.phase.rep else ""
        self._phase.value = (phase_word(moment) + rep).upper()
        self._number.value = shown.number
        self._form_text.show(tuple(_form(moment, saved, with_cues=with_cues)))
        if before is None or (before.number, before.saved) != (shown.number, saved):
            self._set_bar.progress = moment.set_progress
            self._workout_bar.progress = saved / len(moment.timeline.sets)
        self.set_class(moment.state in ("paused", "asking", "done"), "-still")
        self.set_class(bool(remark), "-remark")

    def _show_figures(self, sight: Sight | None, moment: Moment, with_wrong: bool) -> None:
        self._fault = _fault_to_show(moment)
        fault = self._fault if with_wrong else None
        if sight and fault and _waits(moment):
            sight = replace(sight, progress=sight.figure.wrong[fault].shows_at)
        wrong = wrong_of(moment.exercise, sight.figure, fault) if sight and fault else None
        if wrong:  # it need not be the fault of the cue that is marked now
            number = fault_number(moment.exercise, wrong.fault)
            wrong = replace(wrong, name=f"{number} · {wrong.name}")
        self._figures.show(sight, wrong)
        self.set_class(wrong is not None, "-beside")
        self.set_class(sight is not None, "-drawn")

    def _put(self, name: str, text: str | Content, *, layout: bool = False) -> None:
        """Write on a label; only one whose size follows its text needs a new layout."""
        label = self._labels[name]
        if str(label.content) != str(text):
            label.update(text if isinstance(text, Content) else Content(text), layout=layout)


def _waits(moment: Moment) -> bool:
    """Tell whether nobody moves along now, so that a figure may stand where a fault shows."""
    return moment.state != "running" or moment.phase.leads_up or moment.phase.kind == "relax"


def _number(moment: Moment) -> str:
    """Return the seconds to show, left or passed; at the end, the key that goes on."""
    if moment.state == "done":
        return "ENTER"
    if moment.state == "going on":
        return str(countdown(moment.ready_left_s))
    if moment.phase.kind == "self-paced":
        return str(int(moment.elapsed_s))
    return str(countdown(moment.left_s))


def _side_first(moment: Moment) -> str:
    """Return side and exercise, such as "left · Clamshell", of which the side is never cut off."""
    side = "" if moment.set.side == "both" else moment.set.side
    return " · ".join(filter(None, (side, moment.exercise.short)))


def _beside_seconds(moment: Moment, remark: str, words: str) -> Content:
    """Return all that is told where there is no room but beside the seconds."""
    rep = "" if remark or moment.phase.leads_up else rep_words(moment)
    if moment.state == "done":
        rep = _next(moment)
    parts = ((phase_word(moment).upper(), "$primary"), (rep, "$foreground"), (words, ""))
    return Content("\n").join(Content.assemble(part) for part in parts if part[0])


def _form(moment: Moment, saved: int, *, with_cues: bool) -> Iterator[Paragraph]:
    if moment.state == "done":
        yield Paragraph(closing_words(moment, saved), "bold $accent")
        yield Paragraph("Press enter to say how it went.")
    elif moment.phase.kind == "setup":
        first, *others = setup_words(moment)
        yield Paragraph(first, "bold $accent")
        for line in others:
            yield Paragraph(line)
        for line in moment.exercise.cautions:
            yield Paragraph(line, "$warning", lead="! ", lead_style="bold $warning")
        yield Paragraph()
        yield Paragraph("c tells how, step by step.")
    elif with_cues:
        yield from cue_card(moment)
    else:
        yield Paragraph("c shows the cues.", "$foreground 80%")


def _cue(moment: Moment, saved: int, cue: Cue | None) -> str:
    if moment.state == "done":
        return closing_words(moment, saved)
    if moment.phase.kind == "setup":
        return position_words(moment)
    return "" if cue is None else f"{moment.exercise.cues.index(cue) + 1}: {cue.text}"


def _next(moment: Moment) -> str:
    if moment.state == "done":
        return "enter for how it went"
    if moment.state == "paused":
        return "space to go on"
    if moment.phase.kind == "self-paced":
        return "enter when the set is over"
    return f"next: {next_words(moment)}"


def _sight(moment: Moment, view: View | None, progress: float, cue: Cue | None) -> Sight | None:
    """Return what to see of the exercise at hand, from the chosen side or where its cue shows."""
    figure = moment.exercise.figure_at(moment.set.planned.level)
    if figure is None:
        return None
    seen = view or (cue.view if cue else None) or figure.view
    guide = cue.guide if cue and cue.view in (None, seen) else None
    camera = Camera(seen, mirrored=moment.set.side == "right")
    return Sight(figure, camera, progress, guide=guide, region=moment.exercise.region)


def _fault_to_show(moment: Moment) -> str | None:
    """Return the fault to show beside the right figure; None where it is not drawn.

    It is one that was flagged; where none was, that of the cue, else the first that is drawn.
    """
    figure = moment.exercise.figure_at(moment.set.planned.level)
    drawn = figure.wrong if figure else {}
    candidates = moment.flagged
    if not candidates:
        cue = None if moment.cue is None else moment.exercise.cues[moment.cue].fault
        candidates = (*((cue.id,) if cue else ()), *drawn)
    return next((one for one in candidates if one in drawn), None)
