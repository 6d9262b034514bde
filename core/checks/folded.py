"""One line for all that is not counted: the layout, which every export sets afresh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from core.checks.rule import Finding, Fix, Hit
from core.checks.subject import Subject
from core.edits import Edit
from core.place import Part, Place

_TITLE = "规范文字里的序号和空格"


def folded(findings: Iterable[Finding]) -> Finding | None:
    """A finding that stands for those that are not counted; None where there are none.

    Export never changes words, so what is wrong with those is told apart, and mended at once.
    """
    hidden = [finding for finding in findings if not finding.rule.counted]
    if not hidden:
        return None
    fixes = [finding.hit.fixes[0] for finding in hidden if finding.hit.fixes]
    by_export = len(hidden) - len(fixes)
    told = [f"导出时自动规范（{by_export}项）"] if by_export else []
    told += [f"文字里的{len(fixes)}项可一键修正"] if fixes else []
    hit = Hit(
        f"版式：{'；'.join(told)}",
        (Place(part=Part.FILE),),
        fixes=(_together(fixes),) if fixes else (),
        recommended=bool(fixes),
    )
    return Finding(replace(hidden[0].rule, title="版式", check=_layout), hit)


def _together(fixes: Sequence[Fix]) -> Fix:
    changes = (change for fix in fixes for change in fix.edit.changes)
    return Fix(_TITLE, Edit(_TITLE, tuple(changes)))


def _layout(_: Subject) -> Iterator[Hit]:
    """纸张、字体、行距、页码、表格和落款的排法，以及文字里的序号、空格。不影响报送，不计入问题数。

    依据：GB/T 9704—2012《党政机关公文格式》。
    改法：另存、导出时自动按公文格式重新排版，不用逐项去改；文字里的序号和空格不会自动改，可一键修正。
    """
    return iter(())
