"""Logging a past workout by hand: a few questions, and nothing is kept before the last."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from string import ascii_lowercase

from textual.app import App

from kneecoach.model.choice import Choice
from kneecoach.model.exercises.exercise import Exercise
from kneecoach.model.person.pain import EFFORT_WORDS, PAIN_WORDS
from kneecoach.model.problem import ProblemError
from kneecoach.model.routines.draft import OWN_CHOICE
from kneecoach.model.routines.routine import PlannedExercise
from kneecoach.model.sessions.by_hand import WHEN, logged, parse_when
from kneecoach.model.sessions.session import Session
from kneecoach.model.text import printable
from kneecoach.model.words import clock
from kneecoach.screens.asking import BACK, Aside, EntryScreen, Way
from kneecoach.screens.choosing import ChoiceScreen, ManyScreen
from kneecoach.screens.records import Records
from kneecoach.screens.scale import ScaleScreen

_NOT_SAID = Way("enter,n", "n don't know", Aside.SKIP)


async def ask_about_past_workout(app: App[None], records: Records) -> Session | None:
    """Ask when it was, what was done and how it went; None where that was left.

    Args:
        app: where to ask.
        records: what routines and exercises there are, and how the coach would have them.
    """
    started = await _ask_when(app, records.now())
    if started is None:
        return None
    chosen = await _ask_what(app, records)
    if chosen is None:
        return None
    name, planned = chosen
    answers: list[int | None] = []
    for question, words in (
        ("Pain before the workout?", PAIN_WORDS),
        ("Pain after the workout?", PAIN_WORDS),
        ("How hard was it?", EFFORT_WORDS),
    ):
        answer = await app.push_screen_wait(ScaleScreen(question, words, ways=(BACK, _NOT_SAID)))
        if answer is Aside.BACK:
            return None
        answers.append(None if isinstance(answer, Aside) else answer)
    pain_before, pain_after, effort = answers
    note = await app.push_screen_wait(EntryScreen("A note for yourself?", kind="text"))
    session = logged(
        name,
        planned,
        started,
        records.now(),
        pain_before=pain_before,
        pain_after=pain_after,
        effort=effort,
        note=printable(note),
    )
    return session if await _is_right(app, session, records) else None


async def _ask_when(app: App[None], now: datetime) -> datetime | None:
    question, said = f"When was it? {WHEN}", ""
    while True:
        entry = EntryScreen(question, kind="text", typed=said, without="Esc back")
        if not (said := await app.push_screen_wait(entry)):
            return None
        try:
            return parse_when(said, now)
        except ProblemError as error:
            question = f"When was it? {error}"


async def _ask_what(
    app: App[None], records: Records
) -> tuple[str, tuple[PlannedExercise, ...]] | None:
    """Ask which routine it was, or which exercises; None where nobody wants to say."""
    routines, exercises = records.routines(), records.exercises()
    names = list(routines)
    choices = _by_letter([routines[name].title for name in names], names)
    own = Choice("*", "Other exercises", OWN_CHOICE)
    while True:
        name = await app.push_screen_wait(ChoiceScreen("What did you do?", (*choices, own)))
        if isinstance(name, Aside):
            return None
        if name != OWN_CHOICE:
            return name, routines[name].items
        if ids := await _ask_which(app, exercises):
            return OWN_CHOICE, await asyncio.to_thread(records.usual, ids)


async def _ask_which(app: App[None], exercises: Mapping[str, Exercise]) -> Sequence[str]:
    """Ask which exercises it was, at least one; none where nobody wants to say."""
    names = [exercise.short for exercise in exercises.values()]
    choices, question = _by_letter(names, list(exercises)), "Which exercises?"
    while True:
        which = await app.push_screen_wait(ManyScreen(question, choices))
        if isinstance(which, Aside):
            return ()
        if which:
            return which
        question = "Which exercises? At least one: press its letter."


def _by_letter(labels: Sequence[str], values: Sequence[str]) -> list[Choice[str]]:
    """Return choices with a letter each; those beyond z are chosen by arrows."""
    keys = ascii_lowercase.ljust(len(labels), "·")
    return [
        Choice(key, label, value) for key, label, value in zip(keys, labels, values, strict=False)
    ]


async def _is_right(app: App[None], session: Session, records: Records) -> bool:
    told = (
        f"{records.title(session.routine)}, {session.started:%A} {session.started.day} "
        f"{session.started:%B %Y, %H:%M}, {session.sets_planned} sets, "
        f"{clock(session.length_s)}. Every set as planned; what was otherwise you correct with e."
    )
    choices = (Choice("y", "Yes, add it", True), Choice("n", "No", False))
    return await app.push_screen_wait(ChoiceScreen("Add this workout?", choices, told)) is True
