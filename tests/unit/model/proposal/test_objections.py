"""What speaks against the exercises of a plan."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kneecoach.model.person.profile import Profile
from kneecoach.model.progression.progression import decide
from kneecoach.model.proposal.objections import Objection, objection_words, objections
from kneecoach.model.sessions.digest import Digest, digest
from kneecoach.model.sessions.session import KeptSession
from tests.unit.model.histories import ABLE, TODAY, a_workout, lightest


def against(
    *exercises: str, profile: Profile = ABLE, sessions: Sequence[Digest] = ()
) -> tuple[Objection, ...]:
    plan = [lightest(*one.split("/")) for one in exercises]
    decisions = {one.exercise.id: decide(one.exercise, sessions, profile, TODAY) for one in plan}
    return objections(plan, decisions, profile, TODAY)


def told(*found: Objection) -> list[tuple[str, str, bool]]:
    return [(one.exercise.id, one.reason, one.is_final) for one in found]


def stopped(days_ago: int, exercise: str) -> Digest:
    """A workout in which an exercise was stopped because it hurt."""
    kept = a_workout(days_ago, exercise)
    sets = tuple(replace(one, stopped_for_pain=True, pain=7) for one in kept.session.sets)
    return digest(KeptSession(kept.file, replace(kept.session, sets=sets)))


def test_nothing_speaks_against_what_a_person_can_do() -> None:
    assert against("romanian-deadlift", "split-squat") == ()


def test_a_condition_is_final_and_unsaid_it_is_reckoned_with() -> None:
    unsaid = " (you have not said that you have none)"
    for answer, aside in ((True, ""), (None, unsaid)):
        found = against("romanian-deadlift", profile=replace(ABLE, back_pain=answer))
        assert told(*found) == [("romanian-deadlift", f"not with back pain{aside}.", True)]
        assert objection_words(found).endswith("Ctrl+P, then About you.")


def test_equipment_is_for_the_person_to_know_and_counts_at_the_level_that_is_planned() -> None:
    no_step = replace(ABLE, equipment=())
    found = against("split-squat/high-step", "split-squat/no-step", profile=no_step)
    assert told(*found) == [("split-squat", "needs step.", False)]
    assert objection_words(found) == "Front foot elevated split squat: needs step."


def test_what_hurt_at_its_lightest_rests_and_the_person_may_know_better() -> None:
    (found,) = against("clamshell", sessions=[stopped(2, "clamshell")])
    assert found.reason.startswith("rests until ")
    assert not found.is_final
    assert against("clamshell", sessions=[stopped(9, "clamshell")]) == ()


def test_a_stop_is_final_until_someone_has_looked() -> None:
    swollen = [digest(a_workout(2, "clamshell", swelling=True))]
    (found,) = against("clamshell", sessions=swollen)
    assert found.reason.startswith("let someone look at your knee first: ")
    assert found.is_final
    assert objection_words([found]).endswith("Ctrl+P, then warning signs.")


def test_an_exercise_planned_twice_is_told_once() -> None:
    back = replace(ABLE, back_pain=True)
    assert len(against("romanian-deadlift", "romanian-deadlift", profile=back)) == 1
