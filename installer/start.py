"""Where the packaged program starts: all of it must be there before any of it is loaded."""

from __future__ import annotations

import sys

from core.installation import incomplete, wrong_at_start
from gui.telling import tell_without_window

FAULT = 70


def main() -> int:
    """Run the program unless something of it is missing, which is named."""
    wrong = wrong_at_start()
    if wrong:
        tell_without_window(incomplete(wrong))
        return FAULT
    from gui.__main__ import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
