"""The report for a physiotherapist."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from msgspec import structs

from kneecoach.model.exercises.exercise import Equipment
from kneecoach.model.history.document import Document, Facts, Picture, Section, Table, Text
from kneecoach.model.history.period import Period
from kneecoach.model.history.report import MOST_ROWS, report
from kneecoach.model.person.profile import Profile, RedFlags
from kneecoach.model.progression.progression import decide_all
from kneecoach.model.sessions.coming_back import come_back_to
from kneecoach.model.sessions.session import KeptSession, NextMorning
from tests.builders import shipped_library
from tests.unit.model.histories import ABLE, TODAY, a_workout, briefly, histories, profiles

CATALOGUE = shipped_library().catalogue
EVER = Period(date.min, date.max)


def a_report(
    *done: KeptSession, profile: Profile = ABLE, asked: Period = EVER, today: date = TODAY
) -> Document:
    digests = briefly(done)
    decisions = decide_all(CATALOGUE, digests, profile, today)
    return report(digests, CATALOGUE, profile, decisions, asked, today)


def section(document: Document, begins: str) -> Section:
    return next(one for one in document.sections if one.title.startswith(begins))


def facts(document: Document, begins: str) -> dict[str, str]:
    (found,) = section(document, begins).blocks
    assert isinstance(found, Facts)
    return dict(found.rows)


def rows(document: Document, begins: str) -> Sequence[tuple[str, ...]]:
    """Return the rows of a section's table; none where it has none."""
    tables = [one for one in section(document, begins).blocks if isinstance(one, Table)]
    return tables[0].rows if tables else ()


def said(document: Document, begins: str) -> list[str]:
    return [one.words for one in section(document, begins).blocks if isinstance(one, Text)]


def changed(kept: KeptSession, **fields: object) -> KeptSession:
    """Return a workout with something else in all its sets."""
    sets = tuple(structs.replace(log, **fields) for log in kept.session.sets)
    return KeptSession(kept.file, structs.replace(kept.session, sets=sets))


def test_without_workouts_it_tells_of_the_person_and_that_there_were_none() -> None:
    document = a_report(profile=Profile())
    assert [one.title for one in document.sections] == ["About the person", "Workouts"]
    assert said(document, "Workouts") == ["There were none in this time."]
    assert set(facts(document, "About").values()) == {"not said", "not asked"}


def test_what_the_person_told_of_themselves_is_told() -> None:
    profile = Profile(
        red_flags=RedFlags(any=False, asked=date(2026, 3, 1)),
        knee="left",
        usual_pain=3,
        severe_knee_problem=False,
        back_pain=True,
        equipment=("step", "mat"),
    )
    assert facts(a_report(profile=profile), "About") == {
        "Knee that troubles": "left knee",
        "Pain on a usual day": "3 of 10",
        "Severe knee problem": "no",
        "Back pain": "yes",
        "Kneeling hurts": "not said",
        "Warning signs": "none, said on 1 March 2026",
        "At hand": "step, mat",
    }


@pytest.mark.parametrize(
    ("equipment", "told"), [(None, "not said"), ((), "nothing"), (("towel",), "towel")]
)
def test_that_nothing_is_at_hand_is_told_only_where_it_was_said(
    equipment: tuple[Equipment, ...] | None, told: str
) -> None:
    profile = Profile() if equipment is None else Profile(equipment=equipment)
    assert facts(a_report(profile=profile), "About")["At hand"] == told


def test_it_says_from_when_to_when_and_when_it_was_written() -> None:
    document = a_report(a_workout(9, "clamshell"), a_workout(2, "clamshell"))
    assert document.about == ("13 November 2026 to 20 November 2026. Written on 22 November 2026.")


def test_only_the_days_asked_for_are_told_of() -> None:
    done = [a_workout(days, "clamshell") for days in (30, 9, 2)]
    asked = Period(TODAY - timedelta(10), TODAY - timedelta(5))
    document = a_report(*done, asked=asked)
    assert document.about.startswith("13 November 2026 to 13 November 2026.")
    assert facts(document, "Plan")["Workouts"].startswith("1, usually ")


def test_the_plan_is_told_with_what_was_kept_of_it() -> None:
    done = [a_workout(days, "back-plank") for days in (13, 11, 9, 2)]
    told = facts(a_report(*done), "Plan")
    assert told["Plan now"] == "3 workouts a week, 20 min each"
    assert told["Weeks that had them all"] == "1 of 1"
    assert told["Sets"] == "4 done of 4 planned"


def test_pain_is_drawn_before_after_and_on_the_next_morning_with_the_limits_of_the_rule() -> None:
    done = [a_workout(days, "back-plank", pain=pain) for days, pain in ((9, 4), (6, 3), (2, 2))]
    document = a_report(*done, profile=structs.replace(ABLE, pain_rule="strict"))
    picture, *_ = section(document, "Pain").blocks
    assert isinstance(picture, Picture)
    assert [one.name for one in picture.series] == ["before", "after", "next morning"]
    assert [point.value for point in picture.series[1].points] == [4, 3, 2]
    assert dict(picture.limits) == {1: "safe up to", 5: "too much above"}
    assert "Pain after workouts: between 2 and 4, said 3 times." in said(document, "Pain")


@pytest.mark.parametrize(("workouts", "drawn"), [(2, False), (3, True)])
def test_too_little_pain_is_not_drawn(workouts: int, drawn: bool) -> None:
    document = a_report(*(a_workout(3 * days, "back-plank") for days in range(workouts)))
    blocks = section(document, "Pain").blocks
    assert any(isinstance(one, Picture) for one in blocks) == drawn


def test_that_points_are_averages_is_said_only_where_they_are() -> None:
    few = [a_workout(20 * place, "back-plank") for place in range(4)]
    many = [a_workout(2 * place, "back-plank") for place in range(30)]
    assert "average" not in " ".join(said(a_report(*few), "Pain"))
    assert "Each point is the average of a week." in " ".join(said(a_report(*many), "Pain"))


def test_new_swelling_is_told_with_its_last_day() -> None:
    calm = a_workout(9, "back-plank")
    assert "New swelling the morning after: none in 1 answer." in said(a_report(calm), "Pain")
    swollen = a_workout(5, "back-plank", swelling=True)
    told = said(a_report(calm, swollen), "Pain")
    assert (
        "New swelling the morning after: 1 in 2 answers, the last after 17 November 2026." in told
    )
    unsaid = a_workout(5, "back-plank", morning=None)
    assert "New swelling the morning after: not said." in said(a_report(unsaid), "Pain")


def test_pain_on_coming_back_is_told_with_the_last_workout_where_there_was_any() -> None:
    def broken_off(days_ago: int, pain: int) -> KeptSession:
        kept = a_workout(days_ago, "back-plank")
        return KeptSession(kept.file, come_back_to(kept.session, pain))

    begins = "Pain on coming back"
    once, twice = [broken_off(3, 5)], [broken_off(3, 5), broken_off(2, 1)]
    told = "Pain on coming back to a workout that was broken off: "
    assert not any(
        one.startswith(begins) for one in said(a_report(a_workout(3, "back-plank")), "Pain")
    )
    assert f"{told}5, in that of 19 November 2026." in said(a_report(*once), "Pain")
    assert f"{told}up to 5 in 2 workouts, the last that of 20 November 2026." in said(
        a_report(*twice), "Pain"
    )


def test_each_exercise_is_told_where_it_began_where_it_is_and_what_comes_next() -> None:
    done = [a_workout(days, "back-plank", pain=0, morning=0) for days in (9, 2)]
    ((name, workouts, first, last, pain, after),) = rows(a_report(*done), "Exercises")
    assert (name, workouts) == ("Back plank", "2")
    assert (first, last, after) == ("6 holds of 10 s", "6 holds of 10 s", "5 holds of 15 s")
    assert pain == "0"


def test_an_exercise_the_coach_waits_with_is_left_out_and_it_is_said_until_when() -> None:
    hurt = [changed(a_workout(days, "clamshell", pain=7), pain=7) for days in (9, 6, 2)]
    document = a_report(*hurt)
    assert rows(document, "Exercises")[0][-1] == "left out until someone has looked at the knee"


def test_an_exercise_or_a_level_that_is_no_longer_known_is_counted() -> None:
    unknown = changed(a_workout(2, "clamshell"), exercise="wall-sit")
    assert rows(a_report(unknown), "Exercises") == (("wall-sit", "1", "", "", "", ""),)
    level = changed(a_workout(2, "clamshell"), level="gone")
    assert rows(a_report(level), "Exercises") == (("Clamshell", "1", "", "", "", ""),)


def test_faults_are_counted_by_sets_the_most_first_with_their_names() -> None:
    wide = changed(a_workout(9, "clamshell"), faults=("opens-wide",))
    caves = changed(a_workout(2, "glute-bridge"), faults=("knees-cave", "not-known"))
    first, *others = rows(a_report(caves, wide), "Faults")
    assert first[1:] == ("Clamshell", "2", "13 November 2026")
    assert first[0] != "opens-wide"
    assert {one[0] for one in others} == {"Knees cave in", "not-known"}
    assert said(a_report(a_workout(2, "clamshell")), "Faults") == ["None."]


def test_stops_for_pain_are_told_with_where_and_how_much_the_newest_first() -> None:
    hurt = changed(a_workout(9, "clamshell"), pain=6, stopped_for_pain=True, where="inner side")
    unsaid = changed(a_workout(2, "back-plank"), stopped_for_pain=True, pain=None)
    assert rows(a_report(hurt, unsaid), "Exercises stopped") == (
        ("20 November 2026", "Back plank", "not said", "not said"),
        ("13 November 2026", "Clamshell", "inner side", "6"),
    )


def test_of_many_notes_the_newest_are_told_and_long_ones_are_cut() -> None:
    def noted(days: int) -> KeptSession:
        kept = a_workout(days, "back-plank")
        note = f"{days}\nis so long " + "a " * 300
        return KeptSession(kept.file, structs.replace(kept.session, note=note))

    document = a_report(*map(noted, range(MOST_ROWS + 3)))
    told = rows(document, "Notes")
    assert [one[1].split()[0] for one in told] == [str(days) for days in range(MOST_ROWS)]
    assert all(len(one[1]) <= 301 and one[1].endswith("…") for one in told)
    assert said(document, "Notes") == ["And 3 earlier ones."]


def test_the_morning_after_alone_is_pain_too() -> None:
    kept = a_workout(2, "back-plank")
    session = structs.replace(kept.session, next_morning=NextMorning(pain=4), pain_after=None)
    told = said(a_report(KeptSession(kept.file, session)), "Pain")
    assert "Pain after workouts: not said in this time." in told


@settings(max_examples=20)
@given(histories(), profiles())
def test_any_history_has_a_report_without_empty_words(
    done: list[KeptSession], profile: Profile
) -> None:
    document = a_report(*done, profile=profile)
    for one in document.sections:
        assert one.blocks
        for block in one.blocks:
            match block:
                case Text(words):
                    assert words.endswith(".")
                case Table(heads, body):
                    assert body
                    assert {len(row) for row in body} == {len(heads)}
                    assert len(body) <= max(MOST_ROWS, len(CATALOGUE))
                case Facts(pairs):
                    assert all(name and what for name, what in pairs)
                case Picture():
                    assert block.says
