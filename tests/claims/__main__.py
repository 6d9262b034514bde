"""Whether the narrative is read as it is meant: ``python -m tests.claims [--quiet] FILE…``.

For the sentences of each file (:mod:`tests.claims.cases`): what the program claims to have read,
against what they state; what it finds where the tables agree with them; and whether it notices
that a claimed cell is another.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from tests.claims.cases import Case, load
from tests.claims.scoring import Score, score
from tests.claims.trials import Moves, Truths, moves, tally, truths


def main() -> None:
    """Print the figures of each file."""
    parser = argparse.ArgumentParser(prog="python -m tests.claims", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--quiet", action="store_true", help="totals only")
    given = parser.parse_args()
    for path in given.files:
        cases = load(path)
        print(f"{path.name}: {len(cases)} sentences")
        _print(cases, quiet=given.quiet)


def _print(cases: Sequence[Case], *, quiet: bool) -> None:
    _print_score(score(cases), quiet=quiet)
    _print_truths(truths(cases), quiet=quiet)
    _print_moves(tally(moves(cases)), quiet=quiet)


def _print_score(made: Score, *, quiet: bool) -> None:
    print(f" claims                {made.every.line()}")
    if made.without_cell:
        print(f"  of cells that the edition of the year does not have: {made.without_cell}")
    if not quiet:
        for name, count in sorted(made.by_quantity.items()):
            print(f"  {name:24}{count.line()}")
        _list("missed and extra", made.faults)


def _print_truths(made: Truths, *, quiet: bool) -> None:
    print(
        f" true sentences        {made.placed} placed, {len(made.impossible)} not placeable; "
        f"{len(made.errors)} errors, {len(made.warnings)} warnings not known to be right"
    )
    if not quiet:
        _list("no tables agree with", made.impossible)
        _list("errors", made.errors)
        _list("warnings", made.warnings)


def _print_moves(made: Moves, *, quiet: bool) -> None:
    print(
        f" claimed cells moved   {made.tried} "
        f"({made.alone} alone, {made.excused} true in another reading); "
        f"noticed {_share(made.noticed, made.tried)}, "
        f"at the words {_share(made.at_words, made.tried)}; "
        f"of {made.exact} exact ones as an error {_share(made.errors, made.exact)}"
    )
    if not quiet:
        _list("not noticed", made.unnoticed)
        _list("exact, and no error", made.no_errors)


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.1%})" if whole else "0"


def _list(title: str, lines: Sequence[str]) -> None:
    if lines:
        print(f" {title}:")
        print("\n".join(lines))


if __name__ == "__main__":
    main()
