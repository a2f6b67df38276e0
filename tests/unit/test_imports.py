"""What really gets loaded.

A contract on imports is checked elsewhere, but it only sees what is written; here a fresh
process tells what was loaded in the end, by whatever way.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import kneecoach

PACKAGE = Path(kneecoach.__file__).parent

LOADED = """
import json, sys
{}
print()
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
"""


def modules_of(*folders: str) -> list[str]:
    """Return the modules of some of the package's folders, as written on disk."""
    return [
        f"kneecoach.{folder}.{path.stem}".removesuffix(".__init__")
        for folder in folders
        for path in sorted((PACKAGE / folder).glob("*.py"))
    ]


def loaded_by(code: str) -> set[str]:
    """Return the packages that a fresh process has loaded after running some code."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(code)],
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    loaded: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(loaded)


def test_this_way_of_looking_sees_textual_where_it_is_loaded() -> None:
    assert {"textual", "rich", "kneecoach"} <= loaded_by("import kneecoach.app")


@pytest.mark.parametrize("module", modules_of("model"))
def test_each_module_of_the_model_loads_neither_screen_nor_files(module: str) -> None:
    loaded = loaded_by(f"import {module}")
    assert "kneecoach" in loaded
    assert not loaded & {"textual", "rich", "appdirs", "tomli_w", "tomlkit", "tomllib"}


@pytest.mark.parametrize("module", modules_of("reports"))
def test_each_module_of_reports_loads_neither_screen_nor_terminal(module: str) -> None:
    loaded = loaded_by(f"import {module}")
    assert "kneecoach" in loaded
    assert not loaded & {"textual", "rich", "tomlkit", "tomli_w"}


@pytest.mark.parametrize("module", modules_of("storage"))
def test_each_module_of_storage_loads_no_screen_and_no_writer_of_toml(module: str) -> None:
    loaded = loaded_by(f"import {module}")
    assert "kneecoach" in loaded
    assert not loaded & {"textual", "rich", "tomlkit", "tomli_w"}


@pytest.mark.parametrize(
    "module",
    [
        *modules_of("commands"),
        "kneecoach.cli",
        "kneecoach.arguments",
        "kneecoach.clock",
        "kneecoach.__main__",
    ],
)
def test_each_module_of_the_command_line_loads_no_textual(module: str) -> None:
    loaded = loaded_by(f"import {module}")
    assert "kneecoach" in loaded
    assert not loaded & {"textual", "tomlkit", "tomli_w"}


def test_the_command_line_itself_does_not_even_load_rich() -> None:
    assert not loaded_by("import kneecoach.cli") & {"rich", "appdirs", "msgspec"}


@pytest.mark.parametrize(
    "command",
    [
        "list",
        "show clamshell",
        "plan",
        "history",
        "paths",
        "check",
        "why",
        "rules",
        "learn food",
        "export --format csv",
        "export --format json",
        "export --format html",
        "stats",
        "restore",
        "list --json",
    ],
)
def test_each_command_that_prints_loads_no_textual_and_no_writer_of_toml(
    command: str, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text('theme = "light"\n', "utf-8")
    arguments = [*command.split(), "--config-dir", str(tmp_path)]
    loaded = loaded_by(f"from kneecoach.cli import main\nassert main({arguments!r}) == 0")
    assert "kneecoach" in loaded
    assert not loaded & {"textual", "tomlkit", "tomli_w"}


def test_a_start_that_is_refused_loads_no_textual() -> None:
    loaded = loaded_by("from kneecoach.cli import main\nassert main([]) == 2")
    assert "textual" not in loaded


def test_the_times_of_importing_the_command_line_show_no_textual() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import kneecoach.cli"],
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=True,
    )
    assert "kneecoach.cli" in done.stderr
    assert "textual" not in done.stderr
