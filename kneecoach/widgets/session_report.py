"""One session in full, as text for a screen: what was planned, and what was done of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from textual.content import Content

from kneecoach.model.exercise import Exercise
from kneecoach.model.pain import EFFORT_WORDS, PAIN_WORDS
from kneecoach.model.session import Session, SetLog
from kneecoach.model.words import clock, sets_done

_STATUS = {
    "finished": "Done to the end",
    "stopped": "Ended early",
    "live": "Broken off",
}


def session_report(session: Session, exercises: Mapping[str, Exercise]) -> Content:
    """Return a session's facts and every set of it.

    Args:
        session: the session.
        exercises: what is known of exercises, by id; one that is not known shows its id.
    """
    return Content("\n").join((*_facts(session), *_sets(session, exercises)))


def _facts(session: Session) -> Iterator[Content]:
    yield Content.styled(f"{session.started:%A %d %B %Y, %H:%M}", "bold $accent")
    yield Content.styled(
        f"{_STATUS[session.status]} · {clock(session.length_s)} · sets {sets_done(session)}", "bold"
    )
    for name, number, words in (
        ("Pain before", session.pain_before, PAIN_WORDS),
        ("Pain after", session.pain_after, PAIN_WORDS),
        ("Effort", session.effort, EFFORT_WORDS),
    ):
        told = "not said" if number is None else f"{number} {words[number]}"
        yield Content.assemble((f"{name:<12}", "$foreground 80%"), told)
    if morning := session.next_morning:
        swelling = ", new swelling" if morning.swelling else ""
        told = f"{morning.pain} {PAIN_WORDS[morning.pain]}{swelling}"
        yield Content.assemble((f"{'Next morning':<12} ", "$foreground 80%"), told)
    if session.note:
        yield Content.assemble((f"{'Note':<12}", "$foreground 80%"), session.note)


def _sets(session: Session, exercises: Mapping[str, Exercise]) -> Iterator[Content]:
    for exercise_id, logs in groupby(session.sets, key=lambda log: log.exercise):
        exercise = exercises.get(exercise_id)
        yield Content("")
        yield Content.styled(exercise.name if exercise else exercise_id, "bold $primary")
        for log in logs:
            yield _set(log)
            for fault in log.faults:
                yield Content.styled(f"      ! {_fault_name(exercise, fault)}", "$warning")
    left = session.sets_planned - len(session.sets)
    if left > 0:
        yield Content("")
        yield Content(f"Not reached: {left} {'set' if left == 1 else 'sets'}")


def _set(log: SetLog) -> Content:
    side = "" if log.side == "both" else f" {log.side}"
    if log.stopped_for_pain:
        where = f", {log.where}" if log.where else ""
        done = f"stopped, it hurt{where}"
        mark = Content.styled("✗", "$error")
    elif log.skipped:
        done, mark = "skipped", Content.styled("–", "$foreground 70%")
    else:
        noun = f"× {log.hold} s" if log.hold else "reps"
        of = f" of {log.target}" if log.target is not None else ""
        done = f"{'?' if log.reps is None else log.reps}{of} {noun}, {clock(log.worked)}"
        mark = Content.styled("✓", "$success")
    pain = "" if log.pain is None else f" · pain {log.pain}"
    return Content.assemble("  ", mark, f" set {log.set}{side}: {done}{pain}")


def _fault_name(exercise: Exercise | None, fault_id: str) -> str:
    cues = exercise.cues if exercise else ()
    names = (cue.fault.name for cue in cues if cue.fault and cue.fault.id == fault_id)
    return next(names, fault_id)
