"""Keeping a routine of one's own: what the person wrote in its file stays."""

from __future__ import annotations

import stat
import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.draft import Draft
from kneecoach.storage.library import load_library
from kneecoach.storage.paths import Paths
from kneecoach.storage.routines import save_routine
from tests.builders import shipped_exercise
from tests.unit.storage.support import write

EVENING = """\
# My evening.
format = 1
title = "Evening"    # before the sofa

# ---- floor ----

# the bridge: slowly
[[items]]
exercise = "glute-bridge"   # good for me
# not more!
sets = 2

# was once:
# [[items]]
# exercise = "leg-lift"

[[items]]
exercise = "clamshell"
reps = 12

# feet last
[[items]]
exercise = "footwork"
# end
"""
BRIDGE, CLAMSHELL, FOOTWORK = range(3)


def evening(paths: Paths, text: str = EVENING) -> Draft:
    """Write the routine's file; return it as a draft."""
    path = paths.routines / "evening.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    library = load_library(paths)
    assert library.problems == ()
    return Draft.of("evening", library.routine("evening"), library.catalogue)


def saved(paths: Paths, draft: Draft) -> str:
    """Save a draft; return what is then in its file, which says just that."""
    text = save_routine(paths, draft).read_bytes().decode()
    library = load_library(paths)
    assert library.problems == ()
    assert library.plan(draft.name) == draft.items
    assert library.routine(draft.name).title == draft.title
    assert draft.name in library.own
    return text


def test_a_new_routine_is_written_as_briefly_as_a_person_would(paths: Paths) -> None:
    draft = Draft().titled("Before the sofa", "Slowly.").add(shipped_exercise("footwork"))
    draft = draft.add(shipped_exercise("clamshell")).change(0, "sets", 1)
    assert saved(paths, draft) == (
        'format = 1\ntitle = "Before the sofa"\nabout = "Slowly."\n'
        '\n[[items]]\nexercise = "clamshell"\nsets = 2\n'
        '\n[[items]]\nexercise = "footwork"\n'
    )
    path = paths.routines / "before-the-sofa.toml"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_saving_what_has_not_changed_changes_no_character(paths: Paths) -> None:
    assert saved(paths, evening(paths)) == EVENING


def test_a_number_changed_is_the_only_thing_changed(paths: Paths) -> None:
    draft = evening(paths).change(BRIDGE, "sets", 1).change(CLAMSHELL, "reps", 2)
    assert saved(paths, draft) == EVENING.replace("sets = 2", "sets = 3").replace("12", "14")


def test_a_number_that_stood_there_stays_even_at_its_lightest(paths: Paths) -> None:
    assert saved(paths, evening(paths).change(BRIDGE, "sets", -1)) == EVENING.replace(
        "sets = 2", "sets = 1"
    )


def test_comments_move_with_their_exercise(paths: Paths) -> None:
    text = saved(paths, evening(paths).move(BRIDGE, 1).add(shipped_exercise("step-up")))
    clamshell, bridge, step_up, feet = (
        text.index(words)
        for words in ("clamshell", "# the bridge: slowly\n[[items]]", "step-up", "# feet last\n[[")
    )
    assert clamshell < bridge < text.index("# not more!\nsets = 2") < step_up < feet
    assert text.startswith(EVENING.partition("# the bridge")[0])
    assert text.endswith("# end\n")


def test_the_comments_of_what_is_taken_out_go_and_those_apart_stay(paths: Paths) -> None:
    text = saved(paths, evening(paths).remove(BRIDGE))
    assert "slowly" not in text
    assert "not more" not in text
    assert '# was once:\n# [[items]]\n# exercise = "leg-lift"\n' in text
    assert "# ---- floor ----" in text


def test_words_about_a_routine_are_added_below_its_title(paths: Paths) -> None:
    text = saved(paths, evening(paths).titled("Evening", "Quiet."))
    assert text == EVENING.replace("sofa\n", 'sofa\nabout = "Quiet."\n')


def test_line_ends_of_windows_are_kept(paths: Paths) -> None:
    draft = evening(paths, EVENING.replace("\n", "\r\n")).change(FOOTWORK, "sets", 1)
    lines = saved(paths, draft).split("\r\n")
    assert "sets = 2" in lines
    assert "\n" not in "".join(lines)


def test_items_in_braces_stay_in_braces_with_their_comments(paths: Paths) -> None:
    text = (
        'format = 1\nitems = [\n  { exercise = "clamshell" }, # one\n'
        '  { exercise = "footwork" }, # two\n]\ntitle = "Evening"\n'
    )
    new = saved(paths, evening(paths, text).change(0, "sets", 1))
    assert "# one\n" in new
    assert "# two\n" in new
    assert new.endswith(']\ntitle = "Evening"\n')


def test_what_only_looks_like_an_item_is_left_alone(paths: Paths) -> None:
    text = (
        'format = 1\ntitle = "Evening"\nabout = """\n[[items]]\n"""\n'
        '[[items]]\nexercise = "clamshell"\n'
    )
    new = saved(paths, evening(paths, text).change(0, "sets", 1))
    assert tomllib.loads(new)["about"] == "[[items]]\n"


def test_a_routine_saved_under_a_shipped_name_takes_its_place_where_it_stood(
    paths: Paths,
) -> None:
    library = load_library(paths)
    draft = Draft.of("everyday", library.routine("everyday"), library.catalogue).remove(0)
    saved(paths, draft)
    assert next(iter(load_library(paths).routines)) == "everyday"


def test_a_file_with_a_mistake_is_named_and_left_as_it_is(paths: Paths) -> None:
    path = write(paths.routines / "evening.toml", EVENING.replace("sets = 2", "stes = 2"))
    before = path.read_bytes()
    draft = Draft().titled("Evening").add(shipped_exercise("clamshell"))
    with pytest.raises(ProblemError, match=r"^routines/evening.toml, line 11: items\[0\].stes: "):
        save_routine(paths, draft)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "text", ["\ufeff" + EVENING, EVENING.replace("\n", "\r\n")], ids=["mark", "line ends"]
)
def test_a_file_as_editors_of_other_systems_write_it_can_be_kept_too(
    paths: Paths, text: str
) -> None:
    kept = saved(paths, evening(paths, text).change(BRIDGE, "sets", 1))
    assert "# My evening." in kept


def test_a_file_that_can_be_read_but_not_edited_is_named_and_left_as_it_is(paths: Paths) -> None:
    text = EVENING.replace("\n", "\r")
    draft = evening(paths, text).change(BRIDGE, "sets", 1)
    with pytest.raises(ProblemError, match=r"^routines/evening.toml: not valid TOML"):
        save_routine(paths, draft)
    assert (paths.routines / "evening.toml").read_bytes() == text.encode()


def test_a_link_that_leads_in_a_circle_is_named_and_left_as_it_is(paths: Paths) -> None:
    paths.routines.mkdir(parents=True)
    link = paths.routines / "evening.toml"
    link.symlink_to(link)
    draft = Draft(name="evening").titled("Evening").add(shipped_exercise("clamshell"))
    with pytest.raises(ProblemError, match=r"^routines/evening.toml: cannot be read: "):
        save_routine(paths, draft)
    assert link.is_symlink()


IDS = st.sampled_from(["glute-bridge", "clamshell", "step-up", "footwork"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(IDS, st.integers(0, 2)), min_size=1, max_size=5))
def test_whatever_the_workout_becomes_the_file_says_it_and_keeps_what_stands_apart(
    paths: Paths, wanted: list[tuple[str, int]]
) -> None:
    evening(paths)
    draft = Draft().titled("Evening")
    for exercise, more in wanted:
        exercise_added = shipped_exercise(exercise)
        index = draft.index_for(exercise_added)
        draft = draft.add(exercise_added).change(index, "sets", more)
    text = saved(paths, draft)
    for kept in ("# My evening.", "# before the sofa", "# ---- floor ----", "# was once:"):
        assert text.count(kept) == 1
