"""Nothing changes the disk but the calls in storage/disk.py, which other tests let fail."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kneecoach.storage.paths import PACKAGE

OF_PATHS = {
    "write_text",
    "write_bytes",
    "unlink",
    "rename",
    "mkdir",
    "rmdir",
    "touch",
    "chmod",
    "lchmod",
    "symlink_to",
    "hardlink_to",
}
OF_OS = {
    "write",
    "replace",
    "rename",
    "renames",
    "remove",
    "unlink",
    "mkdir",
    "makedirs",
    "rmdir",
    "removedirs",
    "link",
    "symlink",
    "truncate",
    "ftruncate",
    "chmod",
    "fchmod",
    "mkfifo",
    "mknod",
    "fsync",
    "utime",
}
MODULES = {"shutil", "tempfile"}


def is_of_what_is_there(node: ast.Call) -> bool:
    """Tell whether an os.open says that it makes and empties nothing; os.write is sought apart."""
    said = ast.unparse(node)
    return ("O_RDONLY" in said or "O_RDWR" in said) and not re.search("O_CREAT|O_TRUNC", said)


def changes(source: str) -> Iterator[str]:
    """Yield what in a source changes the disk."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (one.name for one in names if one.name in MODULES)
            case ast.ImportFrom(module=str(module), names=names):
                if module in MODULES:
                    yield module
                if module == "os":
                    yield from (one.name for one in names if one.name in OF_OS)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="os"), attr=name)):
                if name in OF_OS or (name == "open" and not is_of_what_is_there(node)):
                    yield ast.unparse(node)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="disk"))):
                pass
            case ast.Call(func=ast.Attribute(attr=name)) if name in OF_PATHS:
                yield ast.unparse(node)
            case ast.Call(func=ast.Name(id="open"), args=[_, *rest], keywords=keywords):
                how = [ast.unparse(one) for one in (*rest, *(one.value for one in keywords))]
                if any(set("wax+") & set(one) for one in how[:1]):
                    yield ast.unparse(node)


@pytest.mark.parametrize(
    "source",
    [
        "path.unlink()",
        "os.replace(a, b)",
        "from os import replace",
        "import shutil",
        "open(path, 'w')",
        "os.open(path, os.O_CREAT)",
        "os.open(path, os.O_RDWR | os.O_CREAT)",
        "os.open(path, flags)",
        "os.write(handle, content)",
        "path.with_suffix('.x').write_text('')",
    ],
)
def test_a_change_that_goes_another_way_would_be_found(source: str) -> None:
    assert list(changes(source))


def test_every_change_of_the_disk_is_one_of_its_calls() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): seen
        for path in sorted(PACKAGE.rglob("*.py"))
        if path != Path(PACKAGE / "storage" / "disk.py")
        and (seen := list(changes(path.read_text("utf-8"))))
    }
    assert found == {
        "cli.py": ["os.open(os.devnull, os.O_WRONLY)"],
        "terminal/leaving.py": ["os.open(os.devnull, os.O_WRONLY)"],
        "storage/plain_file.py": ["os.open(path, _FLAGS)"],  # to read
        "terminal/ending.py": [
            "os.write(self._mouth, b'\\x00')",
            "os.write(handle, said)",  # to standard error
            "os.open(os.ttyname(self._terminal), os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)",
            "os.write(own, _GIVING_BACK)",
        ],
        "terminal/outlet.py": ["os.write(self._handle, data)"],
    }
