"""`kneecoach plan [ROUTINE]`: the timeline of a routine, with running times."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from kneecoach.clock import SystemClock
from kneecoach.coach.judgement import Judgement
from kneecoach.commands.output import console, print_json, print_problems
from kneecoach.model.exercises.dose_words import dose_words
from kneecoach.model.live.moment_words import set_words, side_words
from kneecoach.model.routines.timeline import Timeline, unroll
from kneecoach.model.words import clock, minutes
from kneecoach.storage.history import History
from kneecoach.storage.index import HistoryIndex
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.profile import load_profile
from kneecoach.storage.settings import load_settings


def run(paths: Paths, routine: str, *, as_json: bool) -> int:
    """Print a routine as it would run.

    Raises:
        ProblemError: the routine is not known, or its file has a mistake.
    """
    library = load_library(paths)
    library.routine(routine)
    settings, problems = load_settings(paths)
    profile, in_profile = load_profile(paths)
    print_problems((*library.problems, *problems, *in_profile))
    today = SystemClock().time_of_day().date()
    index = HistoryIndex(History(paths), paths)
    judgement = Judgement(library.catalogue, index, profile, today, settings.timing)
    planned_exercises = library.plan(routine, judgement.prescribed())
    timeline = unroll(planned_exercises, settings.timing)
    if as_json:
        print_json(_as_json(routine, timeline))
        return 0
    console.print(Text(f"{library.routine(routine).title}, {minutes(timeline.length_s)}"))
    table = Table("From", "Exercise", "Level", "Set", "Dose", "Lasts", box=None, pad_edge=False)
    for planned_set in timeline.sets:
        planned = planned_set.planned
        first = timeline.first_phase(planned_set.index)
        begins, ends = (
            timeline.before_s[first],
            timeline.before_s[timeline.end_of_set(planned_set.index)],
        )
        table.add_row(
            clock(begins),
            Text(planned.exercise.name),
            Text(planned.level.name),
            ", ".join(part for part in (set_words(planned_set), side_words(planned_set)) if part),
            dose_words(planned.dose),
            clock(ends - begins),
        )
    console.print(table)
    return 0


def _as_json(routine: str, timeline: Timeline) -> object:
    return {
        "routine": routine,
        "seconds": timeline.length_s,
        "sets": [
            {
                "exercise": one.planned.exercise.id,
                "region": one.planned.exercise.region,
                "level": one.planned.level.id,
                "side": one.side,
                "set": one.number,
                "at": timeline.before_s[timeline.first_phase(one.index)],
                "phases": [
                    {"kind": phase.kind, "seconds": phase.seconds, "rep": phase.rep}
                    for phase in timeline.phases[
                        timeline.first_phase(one.index) : timeline.end_of_set(one.index)
                    ]
                ],
            }
            for one in timeline.sets
        ],
    }
