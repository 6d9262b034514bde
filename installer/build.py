"""Make the programs people double-click: ``python3 installer/build.py --help``."""

import sys
from pathlib import Path

import _setup_python


def main(arguments: "list[str]") -> int:
    """Get the tools of development ready, and build with them."""
    _setup_python.require_supported()
    from _setup_env import DEVELOP

    if Path(sys.prefix) != DEVELOP.folder:
        from _setup_start import become, prepare

        prepare(DEVELOP, needs_qt=True)
        return become(DEVELOP, [str(Path(__file__).resolve()), *arguments])
    from bundle.main import main as build

    return build(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
