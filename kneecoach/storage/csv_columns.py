"""The columns of an export as CSV: a row for each set, and one for a session without any."""

from __future__ import annotations

from collections.abc import Mapping

COLUMNS: Mapping[str, str] = {
    "file": "the session's file in the history folder; rows with the same are one session",
    "started": "when it began, with the offset from UTC",
    "ended": "when it ended",
    "lasted": "seconds that the coach led it, without pauses; empty in what was logged by hand",
    "status": "finished: to its end; stopped: ended early; live: not ended",
    "routine": "the name of the routine",
    "number": "the set's place in the session, from 1; empty in one without sets",
    "exercise": "the exercise's id, as `kneecoach list` has it",
    "level": "the level's id",
    "side": "left, right or both",
    "set": "which set of this exercise and side, from 1",
    "target": "reps or holds planned; empty for a self-paced set",
    "hold": "seconds that each hold was planned to last, where holds are counted",
    "reps": "reps or holds done; empty where nobody counted",
    "worked": "seconds of work, without rests and pauses",
    "pain": "pain in the set, 0 to 10",
    "faults": 'the ids of the faults flagged, as in ["hips-drop"]',
    "skipped": "true or false",
    "stopped_for_pain": "true or false",
    "where": "where it hurt, if it was stopped for pain",
    "pain_on_return": "the worst pain on coming back to the session, if broken off after the set",
    "pain_before": "pain before the session, 0 to 10",
    "pain_after": "pain after it",
    "effort": "effort, 0 to 10",
    "next_morning_pain": "pain on the next morning",
    "next_morning_swelling": "true or false: new swelling on the next morning",
    "note": "the note on the session",
    "morning_asked": "true or false: whether the next morning was asked about",
    "sets_planned": "how many sets were planned",
    "plan": "what was planned, as JSON; in the row of the first set only",
    "extra": "what else you keep in the file, as TOML; in that row only",
    "format": "1",
}
"""Each column with its meaning. An empty cell is what nobody said."""
ADDED = frozenset({"pain_on_return"})
"""Columns that exports of an older kneecoach do not have."""
