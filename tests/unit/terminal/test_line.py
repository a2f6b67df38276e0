from __future__ import annotations

from kneecoach.terminal.line import LATEST_S, SLOW_FOR_S, Line


def test_before_any_answer_frames_are_sent_as_they_come() -> None:
    line = Line()
    line.ask(5000, now=0)
    assert line.wait_s(now=0.1) == 0


def test_on_another_machine_the_first_answer_is_waited_for_too_but_not_for_ever() -> None:
    line = Line(is_remote=True)
    line.ask(0, now=0)
    assert line.wait_s(now=0) > 0
    assert line.wait_s(now=LATEST_S) == 0
    line.ask(0, now=LATEST_S)
    assert line.wait_s(now=LATEST_S) == 0


def test_a_terminal_that_answers_is_waited_for() -> None:
    line = Line()
    line.ask(5000, now=0)
    line.hear(now=0.1)
    line.ask(100, now=1)
    assert line.wait_s(now=1.1) > 0
    line.hear(now=1.2)
    assert line.wait_s(now=1.2) == 0


def test_a_large_frame_is_waited_for_longer_than_a_small_one() -> None:
    line = Line()
    line.ask(1, now=0)
    line.hear(now=0)
    line.ask(100, now=0)
    small = line.wait_s(now=0)
    line.hear(now=0)
    line.ask(8000, now=0)
    assert line.wait_s(now=0) > small + 7


def test_a_terminal_that_answers_no_more_is_not_waited_for_for_ever_nor_again() -> None:
    line = Line()
    line.ask(1, now=0)
    line.hear(now=0)
    line.ask(0, now=10)
    assert line.wait_s(now=10 + LATEST_S) == 0
    line.ask(0, now=20)
    assert line.wait_s(now=20) == 0
    line.hear(now=21)
    assert line.wait_s(now=21) > 0  # one of the two answers is still to come


def test_a_late_answer_makes_a_line_slow_for_a_while() -> None:
    line = Line()
    assert not line.is_slow and not line.is_quick
    line.ask(1, now=100)
    line.hear(now=100.01)
    assert line.is_quick and not line.is_slow
    line.ask(1, now=101)
    line.hear(now=101.9)
    assert line.is_slow and not line.is_quick
    line.ask(1, now=102)
    line.hear(now=102.1)
    assert line.is_slow
    line.ask(1, now=103 + SLOW_FOR_S)
    line.hear(now=103.1 + SLOW_FOR_S)
    assert line.is_quick and not line.is_slow


def test_an_answer_that_nobody_asked_for_harms_nothing() -> None:
    line = Line()
    line.hear(now=0)
    line.ask(1, now=1)
    assert line.is_waiting


def test_an_answer_belongs_to_the_oldest_question() -> None:
    line = Line()
    line.ask(1, now=0)
    line.ask(1, now=5)
    line.hear(now=5.1)
    assert line.is_slow
