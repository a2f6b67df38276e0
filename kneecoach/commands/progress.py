"""A bar for what takes long, on standard error, so that it never is in what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from rich.console import Console
from rich.progress import Progress

SOON_S = 1.0
"""Real seconds that something may take without a bar."""


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int], bool]]:
    """Give what is to be told how much is done, and of how much; True is to go on.

    The bar is seen in a terminal only, once it takes long, and moves also where nothing is told.
    """
    errors = Console(stderr=True)
    progress = Progress(console=errors, transient=True)
    task = progress.add_task(what, total=None)

    def tell(done: int, total: int) -> bool:
        progress.update(task, completed=done, total=total)
        return True

    soon = Timer(SOON_S, progress.start)
    soon.daemon = True
    if errors.is_terminal:
        soon.start()
    try:
        yield tell
    finally:
        soon.cancel()
        if soon.ident is not None:
            soon.join()  # else it might begin only now
        if progress.live.is_started:
            progress.stop()
