"""Set up whatever is missing, then run the tests: ``python3 installer/test.py [PYTEST ARGS]``."""

import os
import sys

import _setup_python


def main(arguments: "list[str]") -> int:
    """Hand the arguments to pytest."""
    _setup_python.require_supported()
    from _setup_env import DEVELOP
    from _setup_start import become, has_display, prepare

    prepare(DEVELOP, needs_qt=True)
    if not has_display(sys.platform, os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.chdir(str(DEVELOP.root))
    return become(DEVELOP, ["-m", "pytest", *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
