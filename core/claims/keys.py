"""The short names of cells that other programs know (``T3.new.tot``), and the cells they name.

A key is ``table.row.column`` for the second and third table, ``table.group.result`` for the
fourth. The names are public and belong to the edition of 2021; the single row （六） of the
older edition is ``oth``.
"""

from __future__ import annotations

from functools import cache

from core.form.cells import cell_of
from core.form.spec import CellRef

_DOCUMENT_ROWS = {"regulation": "regulations", "normative": "normative_documents"}
_DOCUMENT_COLUMNS = {"issued": "issued", "repealed": "repealed", "effective": "in_force"}
_DECISION_ROWS = {"license": "licences", "penalty": "penalties", "coercion": "coercive_measures"}
_APPLICATION_ROWS = {
    "new": "received",
    "carry_in": "carried_in",
    "pub": "granted",
    "part": "partly_granted",
    **{f"den{number}": f"refused_{number}" for number in range(1, 9)},
    **{f"na{number}": f"unavailable_{number}" for number in range(1, 4)},
    **{f"rej{number}": f"unprocessed_{number}" for number in range(1, 6)},
    **{f"oth{number}": f"other_{number}" for number in range(1, 4)},
    "oth": "other_outcomes",
    "sum": "concluded",
    "carry_out": "carried_out",
}
_APPLICANTS = {
    "np": "natural_person",
    "ent": "company",
    "sci": "research",
    "ngo": "welfare",
    "law": "legal_service",
    "oth": "other",
    "tot": "total",
}
_CASE_GROUPS = {"rev": "review", "direct": "direct", "after": "after_review"}
_CASE_RESULTS = {
    "keep": "upheld",
    "fix": "corrected",
    "other": "other",
    "pending": "pending",
    "total": "total",
}


@cache
def cell_named(edition: str, key: str) -> CellRef:
    """The cell that a public key names; KeyError where the edition has no such cell."""
    table, row, column = key.split(".")
    if table == "T4":
        return cell_of(edition, "review", "cases", f"{_CASE_GROUPS[row]}/{_CASE_RESULTS[column]}")
    if table == "T3":
        return cell_of(edition, "applications", _APPLICATION_ROWS[row], _APPLICANTS[column])
    if row == "fee":
        return cell_of(edition, "disclosure", "charges", "amount")
    if row in _DOCUMENT_ROWS:
        return cell_of(edition, "disclosure", _DOCUMENT_ROWS[row], _DOCUMENT_COLUMNS[column])
    return cell_of(edition, "disclosure", _DECISION_ROWS[row], "decisions")


def cells_named(edition: str, keys: tuple[str, ...]) -> tuple[CellRef, ...]:
    """The cells of those keys that the edition has."""
    found = []
    for key in keys:
        try:
            found.append(cell_named(edition, key))
        except KeyError:
            continue
    return tuple(found)
