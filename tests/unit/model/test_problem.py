"""What is wrong, told in one line."""

from __future__ import annotations

from kneecoach.model.problem import Problem, ProblemError, unknown


def test_a_problem_names_file_line_key_and_reason() -> None:
    problem = Problem("too many", "items[2].sets").at("routines/evening.toml", 7)
    assert str(problem) == "routines/evening.toml, line 7: items[2].sets: too many"


def test_a_problem_of_a_whole_file_names_only_the_file() -> None:
    assert str(Problem("not UTF-8 text").at("settings.toml")) == "settings.toml: not UTF-8 text"


def test_a_problem_of_no_file_is_only_its_reason() -> None:
    assert str(Problem("not a terminal")) == "not a terminal"


def test_a_problem_is_one_harmless_line_whatever_is_in_it() -> None:
    told = str(Problem("bad\nnews\x1b[2J", "a\tb").at("x\r.toml"))
    assert told == "x .toml: a b: bad news\ufffd[2J"


def test_an_unknown_name_comes_with_the_nearest_known_one() -> None:
    problem = unknown("routine", "everday", ["floor", "everyday"], "start")
    assert problem == Problem("unknown routine 'everday' (did you mean 'everyday'?)", "start")


def test_an_unknown_name_near_to_none_comes_with_all_of_them() -> None:
    problem = unknown("routine", "zzz", ["step", "floor"])
    assert problem.what == "unknown routine 'zzz' (known: floor, step)"


def test_an_error_says_what_its_problem_says() -> None:
    problem = Problem("too many", "sets")
    error = ProblemError(problem)
    assert error.problem is problem
    assert str(error) == "sets: too many"
