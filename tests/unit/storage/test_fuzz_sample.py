"""A sample of the long run of damaged files: nothing but a problem comes of any."""

from __future__ import annotations

import pytest

from tests.long.fuzz import main


@pytest.mark.parametrize("seed", [1, 2])
def test_of_a_damaged_file_comes_nothing_but_a_problem(seed: int) -> None:
    assert main(250, seed).finds == ()
