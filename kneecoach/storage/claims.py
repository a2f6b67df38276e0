"""Claims: which workouts are being led on this machine just now, by this coach or another.

Who leads a workout holds the lock on a small file in the state folder. The system lets go of it
when the process ends, however it ends; the file then stays, and tells that the workout was begun or
gone on with here. It goes when the workout is over, or at a later start where that was not told.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from kneecoach.model.problem import Problem, ProblemError
from kneecoach.storage import disk
from kneecoach.storage.atomic import make_private
from kneecoach.storage.locks import try_lock
from kneecoach.storage.paths import Paths

LED_ELSEWHERE = "this workout is being led in another window just now, or changed there"
_SUFFIX = ".lock"
_TRIES = 10
_PAUSE_S = 0.02
"""A coach that only looks whether a workout is led holds its lock for a moment."""

Trace = Literal["led", "left"]
"""What this machine knows of a workout. led: somebody leads it; left: broken off or kept here."""


class Claim:
    """The right to lead one workout, for as long as it is not released."""

    def __init__(self, path: Path, handle: int | None) -> None:
        """Hold a lock.

        Args:
            path: the file that is locked.
            handle: its handle; None where there is no way to hold a lock.
        """
        self._path = path
        self._handle = handle
        self.is_over = False
        """Whether the workout is over, so that nothing shall be left of the claim."""

    def release(self) -> None:
        """Let others lead it."""
        handle, self._handle = self._handle, None
        if handle is None:
            return
        if self.is_over:
            with suppress(OSError):
                disk.remove(self._path)
        os.close(handle)


class Claims:
    """The claims on the workouts of one history."""

    def __init__(self, paths: Paths) -> None:
        self._folder = paths.claims

    def take(self, file: str) -> Claim:
        """Claim a workout by its session's file. Where no lock can be held, it is led without.

        Raises:
            ProblemError: somebody else leads it.
        """
        path = self._path(file)
        for _ in range(_TRIES):
            try:
                handle = self._open(path)
            except OSError:
                return Claim(path, None)
            if _is_locked_now(handle, path):
                return Claim(path, handle)
            os.close(handle)
            time.sleep(_PAUSE_S)
        raise ProblemError(Problem(LED_ELSEWHERE))

    @contextmanager
    def held(self, file: str) -> Iterator[None]:
        """Let nobody on this machine lead a workout meanwhile; what is known of it stays the same.

        Raises:
            ProblemError: somebody leads it.
        """
        known = self.trace(file)
        claim = self.take(file)
        claim.is_over = known is None
        try:
            yield
        finally:
            claim.release()

    def trace(self, file: str) -> Trace | None:
        """Tell whether a workout is led; None where nothing is known of it on this machine."""
        try:
            handle = _opened(self._path(file))
        except OSError:
            return None
        try:
            return "left" if try_lock(handle) else "led"
        except OSError:
            return "left"
        finally:
            os.close(handle)

    def require_free(self, file: str) -> None:
        """Make sure that nobody on this machine leads a workout.

        Raises:
            ProblemError: somebody does.
        """
        if self.trace(file) == "led":
            raise ProblemError(Problem(LED_ELSEWHERE))

    def forget(self, is_over: Callable[[Collection[str]], bool]) -> None:
        """Remove the files of claims that nobody holds, on workouts that are over.

        Args:
            is_over: tells that of a workout, given the names that its session's file may have.
        """
        try:
            with os.scandir(self._folder) as found:
                names = [one.name for one in found if one.name.endswith(_SUFFIX)]
        except OSError:
            return
        for name in names:
            with suppress(OSError):  # it goes another time
                self._forget(self._folder / name, is_over)

    def _forget(self, path: Path, is_over: Callable[[Collection[str]], bool]) -> None:
        handle = _opened(path)
        try:
            if try_lock(handle) and is_over(_files(path.stem)):
                disk.remove(path)
        finally:
            os.close(handle)

    def _open(self, path: Path) -> int:
        make_private(path.parent)
        try:
            handle = disk.create(path)
        except FileExistsError:
            return _opened(path)
        with suppress(OSError):
            disk.sync_folder(path.parent)  # a power cut shall not make it another machine's
        return handle

    def _path(self, file: str) -> Path:
        return self._folder / file.replace("/", "-").replace(".toml", _SUFFIX)


def _files(name: str) -> list[str]:
    """Return of which session files a claim may have this name: the folder ends at a hyphen."""
    hyphens = [place for place, char in enumerate(name) if char == "-"]
    return [f"{name[:place]}/{name[place + 1 :]}.toml" for place in hyphens]


def _opened(path: Path) -> int:
    """Return the handle of a claim's file, as for writing: over a network no other can be locked.

    Raises:
        OSError: it is not there, or cannot be opened.
    """
    return os.open(path, os.O_RDWR)


def _is_locked_now(handle: int, path: Path) -> bool:
    """Lock a claim's file, if it is free; one that was removed meanwhile is no claim any more."""
    try:
        return try_lock(handle) and os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
    except OSError:
        return True  # the disk knows no locks
