"""Another coach, who comes just between two steps of this one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pkgutil import resolve_name

import pytest

from kneecoach.storage import locks

PATIENCE_S = 60


class Interloper:
    """Does one thing on a thread of its own, once, when a step of somebody else is reached.

    That step is then held up until the thing is done, or has to wait for a lock.
    """

    def __init__(self, patch: pytest.MonkeyPatch, does: Callable[[], object]) -> None:
        """Say what it does.

        Args:
            patch: where steps are laid in.
            does: what it does.
        """
        self._patch = patch
        self._does = does
        self._thread = threading.Thread(target=self._do)
        self._stands = threading.Event()
        self._trouble: list[Exception] = []
        try_lock = locks.try_lock

        def tried(handle: int) -> bool:
            is_locked = try_lock(handle)
            if not is_locked and threading.current_thread() is self._thread:
                self._stands.set()
            return is_locked

        patch.setattr(locks, "try_lock", tried)

    def comes_before(self, step: str) -> None:
        """Come before a step, such as `kneecoach.storage.history.move`."""
        call: Callable[..., object] = resolve_name(step)

        def after_the_other(*arguments: object, **named: object) -> object:
            if self._thread.ident is None:
                self._thread.start()
                assert self._stands.wait(PATIENCE_S)
            return call(*arguments, **named)

        self._patch.setattr(step, after_the_other)

    def goes(self) -> None:
        """Wait until it has done its thing.

        Raises:
            Exception: what it met with.
        """
        assert self._thread.ident is not None, "the step was not reached"
        self._thread.join(PATIENCE_S)
        for error in self._trouble:
            raise error

    def _do(self) -> None:
        try:
            self._does()
        except Exception as error:
            self._trouble.append(error)
        finally:
            self._stands.set()
