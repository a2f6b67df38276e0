"""What an exercise's file may say, and what is refused with its key."""

from __future__ import annotations

import msgspec
import pytest

from kneecoach.model.exercises.dose import Dose, Tempo
from kneecoach.model.exercises.exercise import Cue, DoseSpec, Exercise, Level, Quantity
from tests.builders import a_cue, a_dose, an_exercise, fixed, shipped_exercise


def written(**changes: object) -> dict[str, object]:
    """An exercise as a file says it, with some keys changed; None leaves one out."""
    table: dict[str, object] = {
        "format": 1,
        "id": "wall-sit",
        "name": "Wall sit",
        "short": "Wall sit",
        "region": "quads",
        "position": "standing",
        "why": "It helps.",
        "how": ["Lean on a wall."],
        "dose": {"sides": "both", "reps": ten(), "hold_s": ten()},
        "levels": [{"id": "high", "name": "High"}],
        **changes,
    }
    return {key: value for key, value in table.items() if value is not None}


def ten() -> dict[str, object]:
    return {"least": 10, "most": 10, "source": "default"}


def cue(text: str, fault: str) -> dict[str, object]:
    return {
        "text": text,
        "phases": ["hold"],
        "fault": {"id": fault, "name": "Bad.", "remedy": "Better."},
    }


def test_the_least_an_exercise_says_is_enough() -> None:
    exercise = msgspec.convert(written(), Exercise)
    assert exercise.dose.rest_s == fixed(30)
    assert (exercise.dose.sets, exercise.dose.relax_s) == (fixed(1), fixed(0))
    assert exercise.cues == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"format": 2}, r"2 - at `\$.format`"),
        ({"format": None}, "missing required field `format`"),
        ({"id": "Wall Sit"}, r"at `\$.id`"),
        ({"id": "../wall"}, r"at `\$.id`"),
        ({"name": ""}, r"length >= 1 - at `\$.name`"),
        ({"short": "x" * 21}, r"length <= 20 - at `\$.short`"),
        ({"region": "arms"}, r"'arms' - at `\$.region`"),
        ({"position": "flying"}, r"'flying' - at `\$.position`"),
        ({"needs": ["rope"]}, r"'rope' - at `\$.needs\[0\]`"),
        ({"how": []}, r"length >= 1 - at `\$.how`"),
        ({"place": 0}, r">= 1 - at `\$.place`"),
        ({"colour": "red"}, "unknown field `colour`"),
        ({"levels": []}, r"length >= 1 - at `\$.levels`"),
        ({"levels": [{"id": "a", "name": "A"}] * 2}, "two levels have the id 'a'"),
        ({"words": {"jump": "Jump"}}, r"'jump' - at `key` in `\$.words`"),
        ({"cues": [cue("Stay", "it")] * 10}, r"length <= 9 - at `\$.cues`"),
        ({"cues": [cue("One two three four five six seven", "it")]}, "6 words at most"),
        ({"cues": [cue("Stay", "it"), cue("Breathe", "it")]}, "two faults have the id 'it'"),
        ({"cues": [{"text": "Stay", "phases": ["rest"]}]}, r"'rest' - at `\$.cues\[0\].phases"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_key(
    changes: dict[str, object], expected: str
) -> None:
    with pytest.raises(msgspec.ValidationError, match=expected):
        msgspec.convert(written(**changes), Exercise)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"reps": None}, r"missing required field `reps` - at `\$.dose`"),
        ({"sides": "left"}, r"'left' - at `\$.dose.sides`"),
        ({"reps": 10}, r"got `int` - at `\$.dose.reps`"),
        ({"reps": {**ten(), "source": "a friend"}}, r"at `\$.dose.reps.source`"),
        ({"reps": {**ten(), "least": 11}}, r"most \(10\) is below least \(11\)"),
        ({"reps": {**ten(), "least": 0}}, r"reps are 1 to 100 - at `\$.dose`"),
        ({"reps": {**ten(), "most": 101}}, r"reps are 1 to 100 - at `\$.dose`"),
        ({"sets": {**ten(), "most": 11}}, r"sets are 1 to 10 - at `\$.dose`"),
        ({"hold_s": {**ten(), "least": -1}}, r">= 0 - at `\$.dose.hold_s.least`"),
        ({"rest_s": {**ten(), "most": 601}}, r"<= 600 - at `\$.dose.rest_s.most`"),
        ({"hold_s": None}, r"a rep takes no time.* - at `\$.dose`"),
    ],
)
def test_an_absurd_dose_is_refused_with_its_key(changes: dict[str, object], expected: str) -> None:
    dose = {"sides": "both", "reps": ten(), "hold_s": ten(), **changes}
    dose = {key: value for key, value in dose.items() if value is not None}
    with pytest.raises(msgspec.ValidationError, match=expected):
        msgspec.convert(written(dose=dose), Exercise)


def test_a_level_that_makes_the_dose_absurd_is_refused() -> None:
    level = {"id": "a", "name": "A", "dose": {"reps": {**ten(), "most": 101}}}
    with pytest.raises(msgspec.ValidationError, match="reps are 1 to 100"):
        msgspec.convert(written(levels=[level]), Exercise)


def test_a_cue_of_six_words_is_short_enough_and_of_seven_is_not() -> None:
    assert a_cue("one two three four five six").fault is None
    with pytest.raises(ValueError, match="a cue is 6 words at most: 'one"):
        Cue(text="one two three four five six seven", phases=())


def test_a_quantity_may_be_one_number_but_not_upside_down() -> None:
    assert Quantity(least=3, most=3, source="article").most == 3
    with pytest.raises(ValueError, match=r"most \(2\) is below least \(3\)"):
        Quantity(least=3, most=2, source="article")


def test_a_level_changes_what_it_names_of_the_dose_and_nothing_else() -> None:
    plank = shipped_exercise("back-plank")
    level = plank.level("45-seconds")
    assert level is not None
    spec = plank.dose_spec(level)
    assert (spec.reps, spec.hold_s) == (fixed(2), fixed(45))
    assert (spec.relax_s, spec.lift_s, spec.first) == (fixed(6), fixed(2), "lift")
    assert plank.dose_spec(plank.levels[0]) == plank.dose


def test_a_level_that_does_not_exist_is_none() -> None:
    assert an_exercise().level("impossible") is None


def test_a_level_may_need_more_and_be_in_another_position() -> None:
    levels = [
        Level(id="plain", name="Plain"),
        Level(id="kit", name="Kit", needs=("weights", "step"), position="sitting"),
    ]
    exercise = msgspec.structs.replace(an_exercise(levels=levels), needs=("step",))
    assert [exercise.needs_at(level) for level in levels] == [("step",), ("step", "weights")]
    assert [exercise.position_at(level) for level in levels] == ["standing", "sitting"]


def test_a_phase_is_called_by_the_word_of_the_level_else_the_exercise_else_its_own() -> None:
    levels = [
        Level(id="plain", name="Plain"),
        Level(id="deep", name="Deep", words={"lower": "Sink"}),
    ]
    exercise = msgspec.structs.replace(
        an_exercise(levels=levels), words={"lower": "Bend", "lift": "Push"}
    )
    plain, deep = levels
    assert [exercise.word("lower", level) for level in levels] == ["Bend", "Sink"]
    assert (exercise.word("lift", deep), exercise.word("hold", plain)) == ("Push", "Hold")


def test_everybody_starts_at_the_bottom_of_every_range() -> None:
    spec = DoseSpec(
        sides="each",
        first="lift",
        reps=Quantity(least=8, most=12, source="default"),
        hold_s=Quantity(least=3, most=5, source="article"),
        sets=Quantity(least=2, most=3, source="default"),
    )
    expected = a_dose(sides="each", sets=2, reps=8, tempo=Tempo(0, 3, 0, first="lift"))
    assert Dose.lightest(spec) == expected


@pytest.mark.parametrize(
    ("dose", "seconds"),
    [
        (a_dose(reps=10, tempo=Tempo(3, 1, 2)), 60),
        (a_dose(reps=6, tempo=Tempo(2, 10, 2), relax_s=6), 6 * 14 + 5 * 6),
        (a_dose(reps=1, tempo=Tempo(0, 60, 0), relax_s=5), 60),
    ],
)
def test_a_set_takes_its_reps_and_the_time_to_relax_between_them(dose: Dose, seconds: int) -> None:
    assert dose.set_s == seconds
