"""A disk of which the power can be cut at any moment, and of which any call can fail.

What a real disk may hold after a power cut: of a file that was not synced since it was written,
nothing, the beginning or all; of a name that was given or taken in a folder that was not synced
since, what was before or any of what came after, each name for itself, which is harsher than most
file systems are.
"""

from __future__ import annotations

import errno
import os
import random
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from inspect import getmembers, isfunction
from itertools import islice, product
from pathlib import Path
from typing import TypeVar

import pytest

from kneecoach.storage import disk

Value = TypeVar("Value")
Argument = Path | int | bytes | list[Path]
MOST = 12
"""How many aftermaths of one moment are tried; where there are more, a seeded choice of them."""
CALLS = tuple(name for name, _ in getmembers(disk, isfunction) if not name.startswith("_"))


@dataclass(eq=False, slots=True)
class File:
    """A file whatever it is called: what it holds, and what of that may be left."""

    content: bytes = b""
    is_synced: bool = False

    def left(self) -> list[bytes]:
        """Return what may be in it after a power cut."""
        if self.is_synced:
            return [self.content]
        return list(dict.fromkeys((b"", self.content[: len(self.content) // 2], self.content)))


@dataclass(eq=False, slots=True)
class Folder:
    """A folder: for each name what may have it after a power cut, the newest last."""

    names: dict[str, list[File | Folder | None]] = field(default_factory=dict)

    def now(self, name: str) -> File | Folder | None:
        return self.names.get(name, [None])[-1]

    def give(self, name: str, to: File | Folder | None) -> None:
        self.names.setdefault(name, [None]).append(to)

    def sync(self) -> None:
        self.names = {name: [given[-1]] for name, given in self.names.items()}


class Disk:
    """Follows each call that changes the disk in a folder, and lets one of them fail."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.calls: list[str] = []
        self.fails: Callable[[int], OSError | None] = lambda call: None
        self.shortest = False
        """Whether a write takes but half of what it is given."""
        self.moments: list[list[Tree]] = []
        """What may be left after a power cut before each call, and after the last."""
        self._top = _read(root)
        self._open: dict[int, File] = {}

    def look(self) -> None:
        """Remember what a power cut at this moment may leave."""
        self.moments.append(trees(self._top))

    @contextmanager
    def watching(self, *, power: bool = True) -> Iterator[None]:
        """Follow the calls; also what a power cut would leave, unless that is not asked for."""
        with pytest.MonkeyPatch.context() as patch:
            for name in CALLS:
                patch.setattr(disk, name, self._followed(name, getattr(disk, name), power))
            yield
        if power:
            self.look()

    def _followed(self, name: str, call: Callable[..., Value], power: bool) -> Callable[..., Value]:
        def followed(*arguments: Argument) -> Value:
            if power:
                self.look()
            failure = self.fails(len(self.calls))
            self.calls.append(name)
            if failure is not None:
                if name == "close":
                    call(*arguments)
                raise failure
            if self.shortest and isinstance(arguments[-1], bytes):
                arguments = (*arguments[:-1], arguments[-1][: len(arguments[-1]) // 2 + 1])
            done = call(*arguments)
            if power:
                self._follow(name, arguments, done)
            return done

        return followed

    def _follow(self, name: str, arguments: tuple[Argument, ...], done: object) -> None:
        match name, arguments:
            case "create", (Path() as path,):
                assert isinstance(done, int)
                self._open[done] = File()
                self._above(path).give(path.name, self._open[done])
            case "sync_all", (list() as paths,):
                for path in paths:
                    found = self._above(path).now(path.name)
                    assert isinstance(found, File)
                    found.is_synced = True
            case "write", (int() as handle, bytes() as content):
                assert isinstance(done, int)
                self._open[handle].content += content[:done]
                self._open[handle].is_synced = False
            case "sync", (int() as handle,):
                self._open[handle].is_synced = True
            case "close", (int() as handle,):
                del self._open[handle]
            case "rename", (Path() as path, Path() as target):
                self._above(target).give(target.name, self._above(path).now(path.name))
                self._above(path).give(path.name, None)
            case "link", (Path() as path, Path() as target):
                self._above(target).give(target.name, self._above(path).now(path.name))
            case (("remove" | "remove_folder"), (Path() as path,)):
                self._above(path).give(path.name, None)
            case "make_folder", (Path() as path,):
                if not isinstance(self._above(path).now(path.name), Folder):
                    self._above(path).give(path.name, Folder())
            case "sync_folder", (Path() as path,):
                self._at(path).sync()
            case _:
                raise AssertionError(f"not followed: {name}")

    def _above(self, path: Path) -> Folder:
        return self._at(path.parent)

    def _at(self, path: Path) -> Folder:
        found: File | Folder | None = self._top
        for part in path.relative_to(self.root).parts:
            assert isinstance(found, Folder)
            found = found.now(part)
        assert isinstance(found, Folder)
        return found


@dataclass(frozen=True, slots=True)
class Tree:
    """What is left: the files by their names, with a number for each that has several names."""

    folders: tuple[str, ...]
    files: tuple[tuple[str, int, bytes], ...]

    def lay_out(self, root: Path) -> Path:
        """Put it into a folder; return that."""
        root.mkdir(mode=0o700)
        for name in self.folders:
            (root / name).mkdir(mode=0o700)
        first: dict[int, Path] = {}
        for name, number, content in self.files:
            if number in first:
                os.link(first[number], root / name)
            else:
                first[number] = root / name
                (root / name).write_bytes(content)
        return root


def trees(top: Folder) -> list[Tree]:
    """Return what a power cut may leave, each once; all of it, or a seeded choice."""
    names: Names = {}
    contents: dict[int, list[bytes]] = {}
    _collect(top, names, contents, set())
    choices: list[list[tuple[object, object]]] = []
    for kind in (names, contents):
        choices += [[(key, value) for value in values] for key, values in kind.items()]
    total = 1
    for one in choices:
        total *= len(one)
    if total <= MOST:
        chosen: Iterator[tuple[tuple[object, object], ...]] = product(*choices)
    else:
        dice = random.Random(total)
        extremes = [tuple(one[0] for one in choices), tuple(one[-1] for one in choices)]
        some = (tuple(dice.choice(one) for one in choices) for _ in range(MOST - 2))
        chosen = iter([*extremes, *some])
    return list(dict.fromkeys(_tree(top, dict(one)) for one in islice(chosen, MOST)))


Names = dict[tuple[int, str], list[File | Folder | None]]


def _collect(
    folder: Folder,
    names: Names,
    contents: dict[int, list[bytes]],
    seen: set[int],
) -> None:
    if id(folder) in seen:
        return
    seen.add(id(folder))
    for name, given in folder.names.items():
        if len(given) > 1:
            names[id(folder), name] = list(dict.fromkeys(given))
        for one in given:
            if isinstance(one, Folder):
                _collect(one, names, contents, seen)
            elif isinstance(one, File) and not one.is_synced:
                contents[id(one)] = one.left()


def _tree(top: Folder, chosen: Mapping[object, object]) -> Tree:
    folders: list[str] = []
    files: list[tuple[str, int, bytes]] = []
    numbers: dict[int, int] = {}

    def walk(folder: Folder, within: str) -> None:
        for name, given in sorted(folder.names.items()):
            one = chosen.get((id(folder), name), given[-1])
            if isinstance(one, Folder):
                folders.append(within + name)
                walk(one, f"{within}{name}/")
            elif isinstance(one, File):
                content = chosen.get(id(one), one.content)
                assert isinstance(content, bytes)
                number = numbers.setdefault(id(one), len(numbers))
                files.append((within + name, number, content))

    walk(top, "")
    return Tree(tuple(folders), tuple(files))


def _read(path: Path) -> Folder:
    """Return what is in a folder, all of it synced."""
    known: dict[tuple[int, int], File] = {}

    def read(path: Path) -> Folder:
        folder = Folder()
        for one in path.iterdir():
            if one.is_dir():
                folder.names[one.name] = [read(one)]
            else:
                stat = one.stat()
                new = File(one.read_bytes(), is_synced=True)
                folder.names[one.name] = [known.setdefault((stat.st_dev, stat.st_ino), new)]
        return folder

    return read(path)


def failing(code: int, at: int, *, ever: bool = False) -> Callable[[int], OSError | None]:
    """Return what lets one call fail, or that and all after it."""

    def fails(call: int) -> OSError | None:
        if call == at or (ever and call > at):
            return OSError(code, os.strerror(code))
        return None

    return fails


ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO)
