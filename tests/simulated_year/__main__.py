"""A simulated year, told week by week: `python -m tests.simulated_year [NAME ...]`.

Three people with made-up knees do what the coach proposes, each in their own way, and answer what
it asks. Read it through: would a good physiotherapist do that?
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from kneecoach.model.progression.ladder import Ladder
from kneecoach.model.progression.why import because, change_words, rung_words
from kneecoach.model.sessions.digest import Digest
from tests.builders import shipped_library
from tests.simulated_year.people import people
from tests.simulated_year.year import Week, Year

_MARKS = {"progress": "+", "step back": "-", "rest": "-", "stop": "!", "hold": "~", "begin": "~"}


def main(names: Sequence[str]) -> None:
    """Print the years of the people named, or of all."""
    catalogue = shipped_library().catalogue
    for person in people():
        if names and person.name.casefold() not in names:
            continue
        print(f"\n=== {person.name} ===\n{person.about}\n")
        year = Year(person, catalogue)
        for week in year.weeks():
            print("\n".join(told(week, year)))
        print()
        print("\n".join(outcome(year)))


def told(week: Week, year: Year) -> Iterator[str]:
    """Tell a week."""
    sessions = {one.file: one for one in year.sessions}
    days = "; ".join(_workout(sessions[file]) for file in week.workouts) or "no workout"
    advice = "".join(f" [{one}]" for one in week.advice)
    yield f"Week {week.number}: {days}{advice}"
    for decision in week.changes:
        exercise = year.catalogue.find(decision.exercise)
        mark, reason = _MARKS[decision.kind], because(exercise, decision).partition(": every")[0]
        yield f"  {mark} {exercise.short}: {change_words(exercise, decision)}: {reason}"
    held = Counter(decision.rule for decision in week.held)
    if held:
        yield f"  = {', '.join(f'{times} {rule}' for rule, times in held.most_common())}"


def outcome(year: Year) -> Iterator[str]:
    """Tell where each exercise stands at the end of a year."""
    for decision in year.decisions.values():
        exercise = year.catalogue.find(decision.exercise)
        done = sum(session.find(exercise.id) is not None for session in year.sessions)
        ladder = Ladder(exercise, exercise.level(decision.after.level))
        place = ladder.rungs.index(decision.after) + 1
        yield (
            f"{exercise.short:18} {done:3} times, rung {place} of {ladder.top + 1}: "
            f"{rung_words(exercise, decision.after)}"
        )


def _workout(session: Digest) -> str:
    """Tell pain before, after and the next morning, and the faults and stops."""
    morning = session.next_morning
    pains = (session.pain_before, session.pain_after, morning and morning.pain)
    said = "-".join("?" if pain is None else str(pain) for pain in pains)
    sets = sum(one.sets for one in session.exercises)
    parts = [f"{session.started:%a} {said}", f"{len(session.exercises)}x/{sets}"]
    if session.routine == "gentle":
        parts.append("gentle")
    if morning and morning.swelling:
        parts.append("SWOLLEN")
    if stops := sum(one.stopped for one in session.exercises):
        parts.append(f"{stops} stopped")
    return " ".join(parts)


if __name__ == "__main__":
    main([name.casefold() for name in sys.argv[1:]])
