"""Where the program starts; nothing of Qt is loaded for a command of the command line."""

from __future__ import annotations

import sys

from core.cli import main as run


def main() -> int:
    """Run what the command line asks for and return the exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
