"""Set up whatever is missing, then run nianbao: ``python3 installer/run.py [ARGS]``."""

import os
import sys
from pathlib import Path

import _setup_python


def main(arguments: "list[str]") -> int:
    """Hand the arguments to the program; without arguments and display do the sample job."""
    _setup_python.require_supported()
    from _setup_env import RUN
    from _setup_start import become, has_display, prepare

    asks_for_window = not arguments or Path(arguments[0]).is_file()
    opens_window = asks_for_window and has_display(sys.platform, os.environ)
    prepare(RUN, needs_qt=opens_window)
    if arguments or opens_window:
        return become(RUN, ["-P", "-m", "gui", *arguments])
    from _setup_sample import check_and_export_sample

    return check_and_export_sample(RUN)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
