"""The questions asked around and in the middle of a workout, each with its answers' meaning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from textual.app import App

from kneecoach.model.choice import Choice
from kneecoach.model.exercises.exercise import Level
from kneecoach.model.person.pain import PAIN_WORDS, PLACES, is_too_much
from kneecoach.model.progression.thresholds import STOPS_TO_END
from kneecoach.model.sessions.session import NextMorning
from kneecoach.screens.asking import BACK, CLOSE, Aside, Way
from kneecoach.screens.choosing import ChoiceScreen
from kneecoach.screens.scale import ScaleScreen

_NOT_SAID = Way("escape,backspace", "Esc skip", Aside.SKIP)

Ending = Literal["keep", "save", "discard", "go on"]


@dataclass(frozen=True, slots=True)
class Hurt:
    """Where it hurts and how much (0-10), as far as it was said."""

    where: str | None
    pain: int | None


async def ask_where_it_hurts(app: App[None], pain: int | None) -> Hurt | None:
    """Ask where and, unless that is known, how much it hurts; None where it was a slip."""
    told = "This exercise ends here."
    if pain is not None:
        told = f"Pain {pain} is too much: this exercise ends here."
    places = [Choice(str(key), place, place) for key, place in enumerate(PLACES, start=1)]
    past = BACK if pain is None else _NOT_SAID
    answer = await app.push_screen_wait(
        ChoiceScreen("Where does it hurt?", places, told, ways=(past,))
    )
    where = None if isinstance(answer, Aside) else answer
    if where is None and pain is None:
        return None
    if pain is None:
        scaled = await app.push_screen_wait(ScaleScreen("How much does it hurt?", PAIN_WORDS))
        pain = None if isinstance(scaled, Aside) else scaled
    return Hurt(where, pain)


async def ask_to_move_on(app: App[None], following: str, pain: int | None, stops: int) -> bool:
    """Ask, after an exercise was stopped, whether to go on with the one that follows.

    Args:
        app: where to ask.
        following: what comes next.
        pain: how much it hurt (0-10), as far as that was said.
        stops: how many exercises of this workout were stopped because they hurt.
    """
    answers = [
        Choice("m", f"Move on: {following}", "move on"),
        Choice("e", "End the workout and save it", "end"),
    ]
    told = "If it keeps hurting, end. Pain that is strong or stays is for a doctor."
    several = stops >= STOPS_TO_END.value
    if several:
        told = f"{stops} exercises have hurt today: better end here. {told}"
    if several or is_too_much(pain):
        answers.reverse()  # what is advised stands first
    choice = await app.push_screen_wait(
        ChoiceScreen("Move on, or end here?", answers, told, ways=())
    )
    return choice == "move on"


async def ask_to_ease(app: App[None], level: Level) -> bool:
    """Offer to go on with an exercise at an easier level."""
    choice = await app.push_screen_wait(
        ChoiceScreen(
            "Take the easier level?",
            (
                Choice("e", f"Yes: {level.name}", "easier"),
                Choice("g", "Go on as it is", "go on"),
            ),
            "It has hurt twice now in this exercise. What is left of it can be easier.",
        )
    )
    return choice == "easier"


async def ask_to_answer_again(app: App[None]) -> bool:
    """Say that a doctor should look first, and why; ask whether it has become different."""
    choice = await app.push_screen_wait(
        ChoiceScreen(
            "See a doctor first",
            (
                Choice("o", "All right", "ok"),
                Choice("a", "Answer again", "again"),
            ),
            "What you said can be a sign of something that exercise does not help and can make "
            "worse. A hot knee with fever, a painful and swollen calf, or a leg that cannot take "
            "your weight should be seen today; the rest soon. So no workout is offered until a "
            "doctor has looked at it and you answer again. You can still read everything: the "
            "exercises, what is under Learn, and your past workouts.",
            ways=(CLOSE,),
        )
    )
    return choice == "again"


async def advise_rest(app: App[None], pain: int) -> None:
    """Say, after a workout, that there is too much pain, and what to do."""
    await app.push_screen_wait(
        ChoiceScreen(
            f"Pain {pain} is too much",
            (Choice("o", "All right", "ok"),),
            "Rest the knee. If it is no better tomorrow, do less next time. If it is strong or "
            "stays, or the knee is swollen, hot, locked or gives way: see a doctor.",
            ways=(CLOSE,),
        )
    )


async def ask_ending(app: App[None]) -> Ending:
    """Ask what becomes of the workout under way; to discard it takes a second word."""
    choice = await app.push_screen_wait(
        ChoiceScreen(
            "End here?",
            (
                Choice("k", "Keep it, to go on later", "keep"),
                Choice("s", "Save what was done", "save"),
                Choice("d", "Discard it", "discard"),
                Choice("g", "Go on", "go on"),
            ),
        )
    )
    if choice == "keep":
        return "keep"
    if choice == "save":
        return "save"
    if choice == "discard" and await ask_to_discard(app):
        return "discard"
    return "go on"


async def ask_to_discard(app: App[None]) -> bool:
    """Ask whether a workout may really go to the trash."""
    sure = await app.push_screen_wait(
        ChoiceScreen(
            "Discard this workout?",
            (Choice("n", "No", "no"), Choice("y", "Yes, discard it", "yes")),
            "What is saved of it goes to history/trash; `kneecoach restore` brings it back.",
        )
    )
    return sure == "yes"


async def ask_to_delete(app: App[None], what: str) -> bool:
    """Ask whether a past workout, said in words, may go to the trash."""
    sure = await app.push_screen_wait(
        ChoiceScreen(
            "Delete this workout?",
            (Choice("n", "No", "no"), Choice("y", "Yes, delete it", "yes")),
            f"{what}. It goes to history/trash: u brings it back, and once you have left, "
            "kneecoach restore.",
        )
    )
    return sure == "yes"


async def ask_for_gentle(app: App[None], pain: int, length: str | None) -> bool:
    """Say that there is too much pain for a workout; ask whether it shall be a gentle one.

    Args:
        app: where to ask.
        pain: how much it hurts (0-10).
        length: how long the gentle one takes; None where this person can do none.
    """
    choices = [Choice("n", "Nothing today", "nothing")]
    told = "Rest the knee today."
    if length is not None:
        choices.append(Choice("g", f"A gentle floor routine, {length}", "gentle"))
        told = (
            "Rest the knee today; or work hips and glutes lying on the floor, as lightly as can be."
        )
    choice = await app.push_screen_wait(
        ChoiceScreen(
            f"Pain {pain} is too much for this",
            choices,
            f"{told} If the pain is new, strong or does not go away, or the knee is swollen, hot, "
            "locked or gives way: see a doctor first.",
        )
    )
    return choice == "gentle"


async def ask_about_morning(app: App[None], day: date) -> NextMorning | None:
    """Ask how the knee was the morning after a day's workout; None where nobody wants to say."""
    while True:
        pain = await app.push_screen_wait(
            ScaleScreen(f"How was your knee the morning after {day:%A}'s workout?", PAIN_WORDS)
        )
        if isinstance(pain, Aside):
            return None
        swelling = await app.push_screen_wait(
            ChoiceScreen(
                "Was there any new swelling?", (Choice("y", "Yes", True), Choice("n", "No", False))
            )
        )
        if not isinstance(swelling, Aside):
            return NextMorning(pain=pain, swelling=swelling)


async def advise_after_swelling(app: App[None]) -> None:
    """Say what to do about a knee that has newly swollen."""
    await app.push_screen_wait(
        ChoiceScreen(
            "Rest, and have it looked at",
            (Choice("o", "All right", "ok"),),
            "New swelling says that it was too much. Rest the knee until it has gone down, and "
            "let a doctor or physiotherapist see it before the next workout; soon, if it came "
            "quickly or is hot.",
            ways=(CLOSE,),
        )
    )
