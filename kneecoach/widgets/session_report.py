"""One session in full, as paragraphs for a screen: what was planned, what was done of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.person.pain import EFFORT_WORDS, PAIN_WORDS
from kneecoach.model.problem import Problem
from kneecoach.model.sessions.correction import COMING_BACK
from kneecoach.model.sessions.session import Session, SetLog
from kneecoach.model.sessions.session_words import STATUS_WORDS, sets_done
from kneecoach.model.words import clock
from kneecoach.widgets.cue_card import fault_name
from kneecoach.widgets.prose import Paragraph, heading

GO_ON = "Start a workout, with s on Today, and you are asked whether to go on with this one."
FILL_IN = "How much it hurt after it you can still say: e in the history, on this workout."


def session_report(
    session: Session,
    exercises: Mapping[str, Exercise],
    reached: Sequence[str] = (),
    newer: Problem | None = None,
) -> Iterator[Paragraph]:
    """Yield a session's facts and every set of it.

    Args:
        session: the session.
        exercises: what is known of exercises, by id; one that is not known shows its id.
        reached: the milestones that were reached in it.
        newer: says that its file is of a newer kneecoach, where it is.
    """
    yield Paragraph(f"{session.started:%A %d %B %Y, %H:%M}", "bold $accent")
    length = clock(session.length_s)
    status = STATUS_WORDS[session.status].capitalize()
    tried = sum(log.done for log in session.sets)
    if session.status == "finished" and tried < session.sets_planned:
        status += ", with sets left out"
    yield Paragraph(f"{status} · {length} · sets {sets_done(session)}", "bold")
    if session.status == "live":
        yield Paragraph(GO_ON, lead="→ ")
    elif session.pain_after is None and newer is None:
        yield Paragraph(FILL_IN, lead="→ ")
    if newer is not None:
        yield Paragraph(newer.what, "$warning", lead="! ")
    for milestone in reached:
        yield Paragraph(milestone, lead="◆ ", lead_style="bold $accent")
    yield from _answers(session)
    for (exercise_id, level), logs in groupby(
        session.sets, key=lambda log: (log.exercise, log.level)
    ):
        exercise = exercises.get(exercise_id)
        name = exercise.name if exercise else exercise_id
        yield from heading(" · ".join((name, *_level_words(exercise, level))))
        for log in logs:
            yield _set(log)
            for fault in log.faults:
                yield Paragraph(
                    fault_name(exercise, fault) if exercise else fault, "$warning", lead="    ! "
                )
            if log.pain_on_return is not None:
                told = f"{COMING_BACK}: pain {log.pain_on_return} {PAIN_WORDS[log.pain_on_return]}"
                yield Paragraph(told, lead="  ↩ ")
    left = session.sets_planned - len(session.sets)
    if left > 0:
        yield Paragraph()
        yield Paragraph(f"Not reached: {left} {'set' if left == 1 else 'sets'}")


def _answers(session: Session) -> Iterator[Paragraph]:
    for name, number, words in (
        ("Pain before", session.pain_before, PAIN_WORDS),
        ("Pain after", session.pain_after, PAIN_WORDS),
        ("Effort", session.effort, EFFORT_WORDS),
    ):
        told = "not said" if number is None else f"{number} {words[number]}"
        yield Paragraph(told, lead=f"{name:<13}", lead_style="$foreground 80%")
    if morning := session.next_morning:
        swelling = ", new swelling" if morning.swelling else ""
        told = f"{morning.pain} {PAIN_WORDS[morning.pain]}{swelling}"
        yield Paragraph(told, lead=f"{'Next morning':<13}", lead_style="$foreground 80%")
    if session.note:
        yield Paragraph(session.note, lead=f"{'Note':<13}", lead_style="$foreground 80%")


def log_words(log: SetLog) -> str:
    """Return what was done of a set, such as "set 1 left: 10 of 10 reps, 1:01 · pain 2"."""
    side = "" if log.side == "both" else f" {log.side}"
    noun = f"× {log.hold} s" if log.hold else "reps"
    of = f" of {log.target}" if log.target is not None else ""
    count = "" if log.reps is None else f"{log.reps}{of} {noun}, "
    where = f", {log.where}" if log.where else ""
    if log.stopped_for_pain and log.skipped and log.where is None:
        done = "left out, because it hurt"
    elif log.stopped_for_pain:
        done = f"{count}then it hurt{where}" if count else f"stopped, it hurt{where}"
    elif log.skipped:
        done = "skipped"
    elif not log.done:
        done = "ended before the first rep"
    else:
        done = f"{count}{clock(log.worked)}"
    pain = "" if log.pain is None else f" · pain {log.pain}"
    return f"set {log.set}{side}: {done}{pain}"


def set_words(log: SetLog, exercise: Exercise | None) -> str:
    """Return all that is known of a set on one line, with its level and its faults."""
    faults = [f"! {fault_name(exercise, one) if exercise else one}" for one in log.faults]
    return " · ".join((log_words(log), *_level_words(exercise, log.level), *faults))


def _level_words(exercise: Exercise | None, level_id: str) -> Iterator[str]:
    """Yield what a level is called; nothing where the exercise has but this one."""
    level = exercise.level(level_id) if exercise else None
    if exercise is None or level is None or len(exercise.levels) > 1:
        yield level.name if level else level_id


def _set(log: SetLog) -> Paragraph:
    if log.stopped_for_pain and not (log.skipped and log.where is None):
        mark, style = "✗", "bold $error"
    elif log.fell_short:
        mark, style = "~", "bold $warning"
    elif log.done:
        mark, style = "✓", "bold $success"
    else:
        mark, style = "–", ""
    return Paragraph(log_words(log), lead=f"  {mark} ", lead_style=style)
