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

IN_TURN = """
from importlib import import_module
for module in {modules!r}:
    import_module(module)
    for name in sys.modules.keys() & {forbidden!r}:
        raise SystemExit(f"{{module}} loads {{name}}")
"""


def modules_of(*folders: str) -> list[str]:
    """Return the modules of some of the package's folders, and of those in them."""
    return [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for folder in folders
        for path in sorted((PACKAGE / folder).rglob("*.py"))
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


def require_none_of(forbidden: set[str], *modules: str) -> None:
    """Make sure that none of some modules loads what is forbidden; the first that does is named."""
    assert modules
    loaded = loaded_by(IN_TURN.format(modules=modules, forbidden=forbidden))
    assert "kneecoach" in loaded


def test_this_way_of_looking_names_the_module_that_loads_what_it_should_not() -> None:
    with pytest.raises(AssertionError, match=r"kneecoach\.themes loads textual"):
        require_none_of({"textual"}, "kneecoach.model.person.pain", "kneecoach.themes")


def test_no_module_of_the_model_loads_screen_or_files() -> None:
    forbidden = {"textual", "rich", "appdirs", "tomli_w", "tomlkit", "tomllib"}
    require_none_of(forbidden, *modules_of("model"))


def test_no_module_of_reports_loads_screen_or_terminal() -> None:
    require_none_of({"textual", "rich", "tomlkit", "tomli_w"}, *modules_of("reports"))


def test_no_module_of_storage_loads_a_screen_or_a_writer_of_toml() -> None:
    require_none_of({"textual", "rich", "tomlkit", "tomli_w"}, *modules_of("storage"))


def test_no_module_of_the_command_line_loads_textual_or_a_writer_of_toml() -> None:
    own = (f"kneecoach.{name}" for name in ("cli", "arguments", "clock", "__main__"))
    require_none_of({"textual", "tomlkit", "tomli_w"}, *modules_of("commands"), *own)


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
