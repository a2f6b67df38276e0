"""The questions about the person, one a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from textual.app import App

from kneecoach.model.person.interview import TOPICS, Interview, Topic
from kneecoach.model.person.pain import PAIN_WORDS
from kneecoach.model.person.profile import Profile
from kneecoach.screens.asking import BACK, LATER, SKIP, SKIP_REST, Aside, Way
from kneecoach.screens.choosing import ChoiceScreen, ManyScreen
from kneecoach.screens.scale import ScaleScreen


async def converse(
    app: App[None], interview: Interview, profile: Profile
) -> Mapping[str, object] | None:
    """Ask one question after the other, with a way back.

    Returns:
        What the answers change in the profile; None where the first question was left, so that
        all will be asked another time.
    """
    while (topic := interview.topic) is not None:
        answer = await ask_about(
            app,
            topic,
            replace(profile, **interview.changes),
            ways=(BACK if interview.place else LATER, SKIP_REST),
            place=f"{interview.place + 1} of {len(TOPICS)}",
        )
        match answer:
            case Aside.BACK if interview.place == 0:
                return None
            case Aside.BACK:
                interview = interview.back()
            case Aside.SKIP:
                interview = interview.passed()
            case Aside.REST:
                interview = interview.ended()
            case _:
                interview = interview.answered(answer)
    return interview.outcome


async def ask_about(
    app: App[None],
    topic: Topic,
    profile: Profile,
    *,
    ways: Sequence[Way] = (BACK,),
    place: str = "",
) -> object:
    """Ask one question; return its answer, or what was said in place of one.

    Args:
        app: where to ask.
        topic: what to ask.
        profile: what is known: the answer that holds is marked.
        ways: the ways past the question.
        place: where it stands among several.
    """
    now = topic.answer_in(profile)
    match topic.kind:
        case "one":
            return await app.push_screen_wait(
                ChoiceScreen(
                    topic.question,
                    topic.choices,
                    topic.told,
                    ways=ways,
                    place=place,
                    now=now,
                )
            )
        case "many":
            return await app.push_screen_wait(
                ManyScreen(
                    topic.question,
                    topic.choices,
                    ways=ways,
                    place=place,
                    now=now if isinstance(now, tuple) else (),
                )
            )
        case "pain":
            return await app.push_screen_wait(
                ScaleScreen(
                    topic.question,
                    PAIN_WORDS,
                    ways=(SKIP, *ways),
                    place=place,
                    now=now if isinstance(now, int) else None,
                )
            )
