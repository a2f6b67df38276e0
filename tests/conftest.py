from __future__ import annotations

import gc
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

from kneecoach.screens import asking
from kneecoach.storage.paths import CACHE_DIR_VARIABLE, STATE_DIR_VARIABLE
from tests.app.support import Workout

# how fast this machine is today is not what is tested
settings.register_profile("by-chance", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "repeatable", settings.get_profile("by-chance"), derandomize=True, max_examples=50
)
settings.load_profile("repeatable")  # chance is for `python -m tests.long`


def pytest_xdist_auto_num_workers() -> int:
    """Run two tests a core: many wait for a terminal, the disk or the app most of their time."""
    return 2 * (os.cpu_count() or 1)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mix tests that wait for a terminal with those that compute, so that no core is idle."""
    folders: dict[str, list[pytest.Item]] = defaultdict(list)
    places: dict[pytest.Item, float] = {}
    for item in items:
        folders[item.path.relative_to(Path(__file__).parent).parts[0]].append(item)
    for folder in folders.values():
        places |= {item: index / len(folder) for index, item in enumerate(folder)}
    items.sort(key=places.__getitem__)


def pytest_collection_finish() -> None:
    """Look for garbage among what the tests make, and not so often.

    What has been imported stays; looking through it again and again is a sixth of a run.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests, and the programs they run, out of this person's cache and state."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_DIR_VARIABLE, str(tmp_path_factory.mktemp("cache")))
        patch.setenv(STATE_DIR_VARIABLE, str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture
def workout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workout:
    """An app in an empty folder, with a clock that is told the time.

    Its questions listen soon: that they are deaf at first is tested where a key is held down.
    """
    monkeypatch.setattr(asking, "DEAF_S", 0.01)
    return Workout(tmp_path / "config")


@pytest.fixture(autouse=True, scope="session")
def stylesheets_parsed_once() -> Iterator[None]:
    """Let all apps of a run share what their style sheets are parsed into.

    Textual parses them anew for each app, which is a third of what a short test costs.
    """
    parsed: dict[object, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def parse_once(
        self: Stylesheet,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        variables = tuple(sorted(self._variables.items()))
        key = (css, read_from, is_default_rules, tie_breaker, scope, variables)
        if key not in parsed:
            parsed[key] = parse(self, css, read_from, is_default_rules, tie_breaker, scope)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield
