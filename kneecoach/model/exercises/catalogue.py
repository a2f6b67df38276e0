"""All exercises the coach knows, in the order of a workout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kneecoach.model.body.region import REGIONS, Region
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.problem import ProblemError, unknown


class Catalogue:
    """The exercises by id; iterating goes region by region, ankles and feet last."""

    def __init__(self, exercises: Iterable[Exercise]) -> None:
        ordered = sorted(exercises, key=turn)
        self._exercises = {exercise.id: exercise for exercise in ordered}

    def __iter__(self) -> Iterator[Exercise]:
        return iter(self._exercises.values())

    def __len__(self) -> int:
        return len(self._exercises)

    def __contains__(self, exercise_id: str) -> bool:
        return exercise_id in self._exercises

    def find(self, exercise_id: str, key: str = "") -> Exercise:
        """Return the exercise of that id.

        Raises:
            ProblemError: there is none; the problem names the nearest, and stands at `key`.
        """
        try:
            return self._exercises[exercise_id]
        except KeyError:
            raise ProblemError(unknown("exercise", exercise_id, self._exercises, key)) from None

    def rank(self, exercise: Exercise) -> int:
        """Return an exercise's place in the order of a workout."""
        return list(self._exercises).index(exercise.id)

    def by_region(self, words: str = "") -> Iterator[tuple[Region, tuple[Exercise, ...]]]:
        """Yield each region that has exercises matching the words, with those exercises."""
        for region in REGIONS:
            found = tuple(
                exercise
                for exercise in self
                if exercise.region == region and matches(exercise, words)
            )
            if found:
                yield region, found


def turn(exercise: Exercise) -> tuple[int, int]:
    """Return when in a workout an exercise has its turn: by its region, then its place there."""
    return REGIONS.index(exercise.region), exercise.place


def matches(exercise: Exercise, words: str) -> bool:
    """Tell whether every word is found in a name, region, muscle, equipment or cue."""
    text = "\n".join(
        (
            exercise.id,
            exercise.name,
            exercise.short,
            exercise.region,
            *exercise.also,
            *exercise.muscles,
            *exercise.needs,
            *exercise.helps,
            *(item for level in exercise.levels for item in level.needs),
            *(cue.text for cue in exercise.cues),
        )
    ).casefold()
    return all(word in text for word in words.casefold().split())
