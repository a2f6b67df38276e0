"""What is told of what is on the disk: no set counts as done before it is there."""

from __future__ import annotations

from msgspec.structs import replace

from kneecoach.model.live.keeping import Keeping, Outcome, closing_words, saved_words
from kneecoach.model.problem import Problem
from kneecoach.model.sessions.session import SetLog
from tests.builders import a_dose, an_exercise, planned
from tests.unit.model.histories import a_workout
from tests.unit.model.walking import Walk

FIRST = SetLog(exercise="clamshell", level="plain", side="left", reps=10)
SECOND, THIRD = replace(FIRST, side="right"), replace(FIRST, set=2)
FULL = Problem("the disk is full", file="history/2026")


def test_only_sets_on_the_disk_count_as_saved() -> None:
    logs = (FIRST, SECOND, THIRD)
    assert Keeping().saved(logs) == 0
    assert Keeping(logs[:2]).saved(logs) == 2
    assert Keeping(logs).saved(logs) == 3


def test_a_set_that_was_done_anew_or_amended_counts_once_it_is_on_the_disk_again() -> None:
    hurt = replace(SECOND, pain=4)
    assert Keeping((FIRST, SECOND, THIRD)).saved((FIRST, hurt, THIRD)) == 1
    assert Keeping((FIRST, hurt, THIRD)).saved((FIRST, hurt, THIRD)) == 3


def test_a_set_taken_back_does_not_count_though_it_is_still_on_the_disk() -> None:
    assert Keeping((FIRST, SECOND)).saved((FIRST,)) == 1


def test_trouble_is_told_with_the_first_set_that_is_not_saved_where_and_why() -> None:
    keeping = Keeping((FIRST,), FULL)
    assert keeping.words((FIRST, SECOND, THIRD)) == (
        "Not saved from set 2 on: history/2026: the disk is full. Still trying."
    )
    assert keeping.told((FIRST, SECOND)) == (
        "Not saved from set 2 on: history/2026: the disk is full."
    )


def test_trouble_in_which_no_set_is_missing_names_none() -> None:
    assert Keeping((FIRST,), FULL).told((FIRST,)) == "Not saved: history/2026: the disk is full."


def test_where_nothing_stands_in_the_way_nothing_is_said() -> None:
    assert Keeping((FIRST,)).words((FIRST, SECOND)) == ""


def test_how_much_is_saved_is_told_in_sets_of_the_workout() -> None:
    walk = Walk(planned(dose=a_dose(sets=3)))
    walk.until_done()
    assert saved_words(walk.moment, 2) == "2 of 3 sets saved"
    assert saved_words(walk.moment, 2, briefly=True) == "2/3 saved"


def test_where_sets_that_are_saved_were_not_done_it_is_told_how_many_were() -> None:
    walk = Walk(planned(dose=a_dose(sets=3)), planned(an_exercise("lunge")))
    walk.until("rest", 1)
    walk.live.skip(walk.now)
    assert saved_words(walk.moment, 1) == "1 of 4 sets saved"
    assert saved_words(walk.moment, 2) == "2 of 4 sets saved, 1 done"
    walk.until("lower")
    walk.live.stop(walk.now, 7, None)
    assert saved_words(walk.moment, 3, briefly=True) == "3/4 saved, 1 done"


def test_at_the_end_what_was_done_is_praised() -> None:
    walk = Walk(planned(dose=a_dose(sets=3)))
    walk.until("rest", 1)
    walk.live.skip(walk.now)
    walk.until_done()
    assert closing_words(walk.moment, len(walk.live.logs)) == "Well done: 2 of 3 sets."


def test_at_the_end_nothing_done_is_not_praised() -> None:
    walk = Walk(planned())
    walk.live.skip(walk.now)
    assert closing_words(walk.moment, len(walk.live.logs)) == "Finished."


def test_at_the_end_of_a_workout_with_a_stop_for_pain_there_is_care_and_no_praise() -> None:
    walk = Walk(planned(), planned(an_exercise("lunge")))
    walk.until("lower")
    walk.live.stop(walk.now, 7, None)
    walk.until_done()
    told = closing_words(walk.moment, len(walk.live.logs))
    assert told == "Finished. Rest what hurts; strong or lasting pain is for a doctor."


def test_at_the_end_nothing_is_praised_before_all_of_it_is_on_the_disk() -> None:
    walk = Walk(planned(dose=a_dose(sets=3)))
    walk.until_done()
    assert closing_words(walk.moment, 2) == "Finished. 2 of 3 sets are saved so far."


def test_what_has_become_of_a_workout_is_told_as_it_is() -> None:
    live = a_workout(0, "clamshell").session
    assert Outcome.of(None).told == "No workout was under way."
    under_way = Outcome.of(replace(live, status="live"))
    assert under_way.told == "Your workout is saved: start again to go on."
    assert Outcome.of(replace(live, status="stopped")).told == "Your workout is saved."
