"""Start kneecoach: `kneecoach` or `python -m kneecoach`."""

from __future__ import annotations

import sys

from kneecoach.cli import main


def run() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
