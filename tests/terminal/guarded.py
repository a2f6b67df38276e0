"""The program as `python -m tests.terminal.guarded`: dead at once if it reaches out of the machine.

It may make the pair of local sockets that wakes its event loop, and nothing else of the kind; it
starts no process.
"""

from __future__ import annotations

import os
import socket
import sys

REACHED_OUT = 97
"""The exit code of a program that tried."""
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "pty.spawn",
    "webbrowser.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
)


def forbid(event: str, arguments: tuple[object, ...]) -> None:
    """End the process at an event that reaches out of it."""
    if not event.startswith(_FORBIDDEN):
        return
    if event == "socket.__new__" and arguments[1] in (socket.AF_UNIX, -1):
        return
    os.write(2, f"reached out: {event}\n".encode())
    os._exit(REACHED_OUT)


def main() -> int:
    """Run what is asked for, under guard."""
    sys.addaudithook(forbid)
    from kneecoach.cli import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
