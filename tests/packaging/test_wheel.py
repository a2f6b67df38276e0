"""What is installed: the wheel holds all that the program reads, and so does a checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from email import message_from_string
from pathlib import Path

import pytest

import kneecoach
from kneecoach.storage.paths import shipped

CHECKOUT = Path(__file__).parents[2]
KINDS = ("exercises", "routines", "learn", "report", "schema", "templates", "themes")

pytestmark = pytest.mark.xdist_group("packaging")  # so that the wheel is built once


def files_of(kind: str) -> set[str]:
    """Return the names of what is shipped, as the checkout has them."""
    folder = CHECKOUT / "themes" if kind == "themes" else CHECKOUT / "kneecoach" / "data" / kind
    return {
        path.name for path in folder.iterdir() if path.suffix in (".toml", ".md", ".json", ".css")
    }


def build(folder: Path, *options: str) -> Path:
    """Build this checkout into a folder; return the wheel."""
    built = subprocess.run(
        [
            *(sys.executable, "-m", "build", "--no-isolation", *options),
            *("--outdir", str(folder), str(CHECKOUT)),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build(tmp_path_factory.mktemp("wheel"), "--wheel")


@pytest.fixture(scope="module")
def members(wheel: Path) -> frozenset[str]:
    """The names of the files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return frozenset(archive.namelist())


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as an installer lays it out."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run_installed(unpacked: Path, arguments: Sequence[str], cwd: Path) -> str:
    """Run Python somewhere else, with what the wheel installs before everything else."""
    done = subprocess.run(
        [sys.executable, "-B", *arguments],
        env={
            **os.environ,
            "PYTHONPATH": str(unpacked),
            "KNEECOACH_CONFIG_DIR": str(cwd / "config"),
        },
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_is_pure_python_and_carries_the_version(wheel: Path) -> None:
    assert wheel.name == f"kneecoach-{kneecoach.__version__}-py3-none-any.whl"


def test_a_wheel_built_from_the_source_archive_holds_the_same(
    members: frozenset[str], tmp_path: Path
) -> None:
    with zipfile.ZipFile(build(tmp_path)) as archive:  # the archive first, the wheel from it
        assert frozenset(archive.namelist()) == members
    assert len(list(tmp_path.glob("*.tar.gz"))) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_the_wheel_holds_everything_of_each_kind(kind: str, members: frozenset[str]) -> None:
    folder = f"kneecoach/data/{kind}/"
    found = {name.removeprefix(folder) for name in members if name.startswith(folder)}
    assert found == files_of(kind)
    assert found


def test_the_wheel_holds_the_themes_to_begin_with_and_all_eleven_exercises(
    members: frozenset[str],
) -> None:
    assert {f"kneecoach/data/themes/{name}.toml" for name in ("dark", "light")} <= members
    assert sum(name.startswith("kneecoach/data/exercises/") for name in members) == 11


@pytest.mark.parametrize("pattern", ["*.tcss", "*.py", "py.typed"])
def test_the_wheel_holds_every_source_file(pattern: str, members: frozenset[str]) -> None:
    sources = {
        path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "kneecoach").rglob(pattern)
    }
    assert sources
    assert sources <= members


def test_the_wheel_holds_nothing_but_the_package_and_its_papers(members: frozenset[str]) -> None:
    tops = {name.split("/")[0] for name in members}
    assert tops == {"kneecoach", f"kneecoach-{kneecoach.__version__}.dist-info"}
    assert not [name for name in members if "__pycache__" in name or name.endswith(".pyc")]


def test_the_wheel_names_command_licence_and_what_it_needs(unpacked: Path) -> None:
    papers = unpacked / f"kneecoach-{kneecoach.__version__}.dist-info"
    metadata = message_from_string((papers / "METADATA").read_text("utf-8"))
    entry_points = (papers / "entry_points.txt").read_text("utf-8")
    assert "kneecoach = kneecoach.__main__:run" in entry_points
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    needed = [one for one in metadata.get_all("Requires-Dist", []) if "extra ==" not in one]
    names = {one.split("<")[0].split(">")[0].strip() for one in needed}
    assert names == {"appdirs", "msgspec", "rich", "textual", "tomli-w", "tomlkit"}
    assert (papers / "licenses" / "LICENSE").is_file()


def test_what_the_wheel_installs_finds_its_own_files(unpacked: Path, tmp_path: Path) -> None:
    code = (
        "import json, kneecoach.storage.paths as paths;"
        f"print(json.dumps({{kind: str(paths.shipped(kind)) for kind in {KINDS}}}))"
    )
    found = json.loads(run_installed(unpacked, ["-c", code], tmp_path))
    for kind in KINDS:
        assert Path(found[kind]) == unpacked / "kneecoach" / "data" / kind
        assert {path.name for path in Path(found[kind]).iterdir()} == files_of(kind)


def test_what_the_wheel_installs_runs(unpacked: Path, tmp_path: Path) -> None:
    module = ["-m", "kneecoach"]
    places = run_installed(unpacked, [*module, "paths"], tmp_path)
    assert f"shipped themes: {unpacked}" in places
    listed = json.loads(run_installed(unpacked, [*module, "list", "--json"], tmp_path))
    assert len(listed["exercises"]) == 11
    assert len(listed["routines"]) == len(files_of("routines"))
    assert run_installed(unpacked, [*module, "check"], tmp_path).startswith("Nothing there yet")


def test_the_themes_of_the_wheel_can_be_worn(unpacked: Path, tmp_path: Path) -> None:
    code = (
        "from kneecoach.storage.paths import Paths;"
        "from kneecoach.storage.theme_files import load_theme_files;"
        "themes, problems = load_theme_files(Paths.find(None));"
        "print(*sorted(themes), *problems)"
    )
    names = {name.removesuffix(".toml") for name in files_of("themes")}
    assert set(run_installed(unpacked, ["-c", code], tmp_path).split()) == names


@pytest.mark.parametrize("kind", KINDS)
def test_a_checkout_installed_to_be_edited_finds_the_same_files(kind: str) -> None:
    assert CHECKOUT in shipped(kind).parents
    assert {path.name for path in shipped(kind).iterdir()} == files_of(kind)


def test_the_themes_of_a_checkout_are_those_at_its_top() -> None:
    assert shipped("themes") == CHECKOUT / "themes"


def test_an_editable_install_from_elsewhere_finds_the_themes(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    code = "from kneecoach.storage.paths import shipped; print(shipped('themes'))"
    done = subprocess.run(
        [sys.executable, "-B", "-c", code],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert Path(done.stdout.strip()) == CHECKOUT / "themes"
