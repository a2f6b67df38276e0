"""The command line as a whole: flags, exit codes, and where it refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kneecoach import __version__
from kneecoach.storage.history import History
from kneecoach.storage.paths import CONFIG_DIR_VARIABLE, Paths
from tests.unit.commands.support import ESCAPE, Ran, run, run_apart, run_in_terminal
from tests.unit.storage.support import EXERCISE, ROUTINE, a_session, keep, write

Capsys = pytest.CaptureFixture[str]
COMMANDS = [
    "list",
    "show clamshell",
    "plan",
    "history",
    "why",
    "rules",
    "learn",
    "export --format json",
    "export --format html",
    "stats",
    "restore",
    "paths",
    "check",
    "start",
    "",
]
PRINTING = [
    "list",
    "show clamshell",
    "plan complete",
    "history",
    "why",
    "why clamshell",
    "rules",
    "learn pain",
    "export --format csv",
    "export --format json",
    "export --format markdown",
    "export --format html",
    "stats",
    "restore",
    "paths",
    "check",
]


def assert_refused(ran: Ran, told: str) -> None:
    """Check that a command said one line, and only that."""
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"kneecoach: {told}\n"


def test_the_version_is_the_packages(capsys: Capsys) -> None:
    ran = run(capsys, "--version")
    assert (ran.code, ran.out) == (0, f"kneecoach {__version__}\n")


def test_an_unknown_command_is_code_2_and_names_those_there_are(capsys: Capsys) -> None:
    ran = run(capsys, "lsit")
    assert (ran.code, ran.out) == (2, "")
    assert "'list'" in ran.err


@pytest.mark.parametrize("command", ["show", "history extra", "plan a b", "list --yaml"])
def test_wrong_arguments_are_code_2(command: str, capsys: Capsys) -> None:
    ran = run(capsys, *command.split())
    assert (ran.code, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert line.startswith("kneecoach: ")


@pytest.mark.parametrize("order", ["before", "after", "after, with ="])
def test_the_config_folder_is_named_before_or_after_the_command(
    order: str, capsys: Capsys, tmp_path: Path
) -> None:
    folder = str(tmp_path / "other")
    arguments = {
        "before": ("--config-dir", folder, "paths"),
        "after": ("paths", "--config-dir", folder),
        "after, with =": ("paths", f"--config-dir={folder}"),
    }[order]
    assert f"config: {folder}\n" in run(capsys, *arguments).out


def test_without_the_flag_it_is_the_environments(capsys: Capsys, paths: Paths) -> None:
    assert f"config: {paths.config}\n" in run(capsys, "paths").out


# -- the config folder ---------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_on_another_system_it_is_told_what_is_needed(
    command: str, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kneecoach.cli.sys.platform", "win32")
    assert_refused(
        run(capsys, *command.split()), "this needs Linux or macOS; on Windows, start it in WSL"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_in_place_of_the_config_folder_is_one_line_and_code_2(
    command: str, capsys: Capsys, paths: Paths
) -> None:
    write(paths.config, "mine")
    told = f"{paths.config}: a file stands where the folder should be; move it away"
    assert_refused(run(capsys, *command.split()), told)
    assert paths.config.read_text("utf-8") == "mine"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_config_folder_that_could_never_be_made_is_one_line_and_code_2(
    command: str, capsys: Capsys, tmp_path: Path
) -> None:
    write(tmp_path / "file", "mine")
    inside = str(tmp_path / "file" / "deep" / "config")
    told = f"{tmp_path / 'file'}: a file stands where the folder should be; move it away"
    assert_refused(run(capsys, *command.split(), "--config-dir", inside), told)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_config_folder_with_an_impossible_name_is_one_line_and_code_2(
    command: str, capsys: Capsys, tmp_path: Path
) -> None:
    folder = str(tmp_path / ("x" * 300))
    told = f"{folder}: the name is too long; choose a shorter one"
    assert_refused(run(capsys, *command.split(), "--config-dir", folder), told)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_config_folder_nobody_may_look_into_is_one_line_and_code_2(
    command: str, capsys: Capsys, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, **__: object) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    assert_refused(
        run(capsys, *command.split()),
        f"{paths.config}: you may not read it; change its permissions",
    )


def test_the_home_of_nobody_is_one_line_and_code_2(capsys: Capsys) -> None:
    ran = run(capsys, "list", "--config-dir", "~nobody-of-this-name/x")
    assert_refused(ran, "~nobody-of-this-name/x: no such home folder")


@pytest.mark.parametrize("command", PRINTING)
def test_commands_that_print_make_no_folder(command: str, capsys: Capsys, paths: Paths) -> None:
    assert run(capsys, *command.split()).code == 0
    assert not paths.config.exists()


# -- opening the coach ---------------------------------------------------------------------------

NO_TERMINAL = "the coach needs a terminal; `kneecoach list`, `plan` and `history` do not"


@pytest.mark.parametrize("command", ["", "start", "start everyday"])
def test_without_a_terminal_it_says_so_with_code_2_and_no_escape_codes(command: str) -> None:
    assert_refused(run_apart(*command.split()), NO_TERMINAL)


def test_the_installed_command_says_the_same() -> None:
    program = Path(sys.executable).with_name("kneecoach")
    done = subprocess.run(
        [program], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert_refused(Ran(done.returncode, done.stdout, done.stderr), NO_TERMINAL)


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_that_can_show_nothing_is_told_with_code_2_and_no_escape_codes(
    term: str,
) -> None:
    ran = run_in_terminal("start", environment={"TERM": term})
    assert ran.code == 2
    assert ran.out == f"kneecoach: TERM={term}: this terminal cannot show a full screen\n"


@pytest.mark.parametrize("speed", ["fast", "0", "-3", "1001", "nan", "inf", "0.5"])
def test_a_speed_that_is_none_is_told_with_code_2_and_no_escape_codes(speed: str) -> None:
    ran = run_in_terminal(environment={"KNEECOACH_SPEED": speed})
    assert ran.code == 2
    told = f"KNEECOACH_SPEED: '{speed}' is not a number from 1 to 1000"
    assert ran.out == f"kneecoach: {told}\n"


def test_starting_an_unknown_routine_is_told_with_the_nearest_before_anything_opens() -> None:
    ran = run_in_terminal("start", "evryday", environment={})
    assert ran.code == 2
    assert ran.out == "kneecoach: unknown routine 'evryday' (did you mean 'everyday'?)\n"


def test_starting_a_routine_with_a_mistake_in_its_file_tells_the_mistake_before_anything_opens(
    paths: Paths,
) -> None:
    write(paths.routines / "evening.toml", ROUTINE.replace("clamshell", "clamshel"))
    ran = run_in_terminal("start", "evening", environment={})
    assert ran.code == 2
    assert ran.out == (
        "kneecoach: routines/evening.toml, line 5: items[0].exercise: "
        "unknown exercise 'clamshel' (did you mean 'clamshell'?)\n"
    )


# -- what is printed -----------------------------------------------------------------------------


@pytest.mark.parametrize("command", PRINTING)
def test_piped_output_holds_no_escape_codes(command: str) -> None:
    ran = run_apart(*command.split())
    assert ran.code == 0
    assert ran.out
    assert ESCAPE not in ran.out + ran.err


@pytest.mark.parametrize("unbuffered", ["", "1"], ids=["at the end", "at once"])
@pytest.mark.parametrize("command", ["list --json", "plan", "paths", "show clamshell --json"])
def test_a_reader_that_goes_away_early_is_no_traceback(command: str, unbuffered: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "kneecoach", *command.split()],
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writer)
    assert done.stderr == ""


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}],
)
def test_an_output_that_knows_only_ascii_gets_plain_characters_and_no_traceback(
    environment: dict[str, str],
) -> None:
    ran = run_apart("list", environment=environment)
    assert (ran.code, ran.err) == (0, "")
    assert "10-12 reps each side" in ran.out
    assert ran.out.isascii()


HOSTILE = r"\u001b[31mX\u001b]0;title\u0007\u009b2J\u202e[red]x[/]"
HARMLESS = "\ufffd[31mX\ufffd]0;title\ufffd\ufffd2J\ufffd[red]x[/]"
STEERING = ("\x1b", "\x07", "\x9b", "\u202e")


@pytest.mark.parametrize("apart", [False, True], ids=["in a process", "in a terminal"])
@pytest.mark.parametrize(
    "command",
    [
        "list",
        "list --json",
        "show wall-sit",
        "show wall-sit --json",
        "history",
        "plan x",
        "export --format csv",
        "export --format json",
    ],
)
def test_hostile_text_in_files_appears_as_it_is_and_steers_nothing(
    command: str, apart: bool, capsys: Capsys, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.setenv("LINES", "50")  # without it Rich takes a plain terminal to be 80 wide
    hostile_exercise = EXERCISE.replace('name = "Wall sit"', f'name = "{HOSTILE}"')
    write(paths.exercises / "wall-sit.toml", hostile_exercise)
    write(paths.routines / "x.toml", ROUTINE.replace("clamshell", "wall-sit"))
    kept = keep(History(paths), a_session())
    session = History(paths).path(kept.file)
    write(session, session.read_text("utf-8").replace('"everyday"', f'"{HOSTILE}"'))
    if apart:
        ran = run_in_terminal(*command.split(), environment={"NO_COLOR": "1", "TERM": "dumb"})
    else:
        ran = run(capsys, *command.split())
    assert ran.code == 0
    assert HARMLESS in ran.out
    assert not [char for char in STEERING if char in ran.out + ran.err]


def test_hostile_text_in_a_problem_steers_nothing(capsys: Capsys, paths: Paths) -> None:
    write(paths.exercises / "\x1b[31m.toml", EXERCISE.replace('"quads"', f'"{HOSTILE}"'))
    for command in ("check", "list"):
        ran = run(capsys, command)
        said = ran.out + ran.err
        assert "exercises/\ufffd[31m.toml, line 5: region: unknown region '\ufffd[31mX" in said
        assert not [char for char in STEERING if char in said]


@pytest.mark.parametrize("command", ["paths", "check", "list"])
def test_a_config_folder_with_a_hostile_name_steers_nothing(
    command: str, capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CONFIG_DIR_VARIABLE, str(tmp_path / "\x1b[31m"))
    ran = run(capsys, command)
    assert ran.code == 0
    assert ESCAPE not in ran.out + ran.err


def test_hostile_arguments_steer_nothing(capsys: Capsys) -> None:
    hostile = "\x1b[31m\nX"
    for arguments in (
        ("show", hostile),
        ("plan", hostile),
        (hostile,),
        ("list", hostile),
        ("plan", "everyday", hostile),
        ("--" + hostile,),
        ("history", "--" + hostile),
    ):
        ran = run(capsys, *arguments)
        assert (ran.code, ran.out) == (2, "")
        (line,) = ran.err.splitlines()
        assert line.startswith("kneecoach: ")
        assert ESCAPE not in line
