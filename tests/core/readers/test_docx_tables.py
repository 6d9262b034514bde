import pytest

from core.readers.raw import RawGrid
from tests.core.readers.build import (
    cell,
    cell_texts,
    geometry,
    grids,
    para,
    read_docx,
    row,
    run,
    table,
)


def _span(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"

SHAPES = {
    "plain": (
        table(row(cell("a"), cell("b")), row(cell(), cell("d"))),
        [[("a", 0, 1, 1), ("b", 1, 1, 1)], [("", 0, 1, 1), ("d", 1, 1, 1)]],
    ),
    "spans": (
        table(row(cell("a", _span(2)), cell("b")), row(cell("c"), cell("d"), cell("e"))),
        [[("a", 0, 2, 1), ("b", 2, 1, 1)], [("c", 0, 1, 1), ("d", 1, 1, 1), ("e", 2, 1, 1)]],
    ),
    "merged down": (
        table(
            row(cell("a", DOWN), cell("b")),
            row(cell("", GOES_ON), cell("c")),
            row(cell("", GOES_ON), cell("d")),
        ),
        [[("a", 0, 1, 3), ("b", 1, 1, 1)], [("c", 1, 1, 1)], [("d", 1, 1, 1)]],
    ),
    "merged both ways": (
        table(
            row(cell("a", _span(2) + DOWN), cell("b")), row(cell("", _span(2) + GOES_ON), cell("c"))
        ),
        [[("a", 0, 2, 2), ("b", 2, 1, 1)], [("c", 2, 1, 1)]],
    ),
    "two merges, one under the other": (
        table(row(cell("a", DOWN)), row(cell("b", DOWN)), row(cell("", GOES_ON))),
        [[("a", 0, 1, 1)], [("b", 0, 1, 2)], []],
    ),
    "goes on without a beginning": (
        table(row(cell("a")), row(cell("b", GOES_ON))),
        [[("a", 0, 1, 1)], [("b", 0, 1, 1)]],
    ),
    "row that begins later": (
        table(row(cell("a"), cell("b")), row(cell("c"), properties='<w:gridBefore w:val="1"/>')),
        [[("a", 0, 1, 1), ("b", 1, 1, 1)], [("c", 1, 1, 1)]],
    ),
    "old merge across": (
        table(row(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("b"))),
        [[("a", 0, 2, 1), ("b", 2, 1, 1)]],
    ),
    "rows and cells in content controls": (
        table(
            f"<w:sdt><w:sdtContent>{row(cell('a'), cell('b'))}</w:sdtContent></w:sdt>",
            row(f"<w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt>", cell("d")),
        ),
        [[("a", 0, 1, 1), ("b", 1, 1, 1)], [("c", 0, 1, 1), ("d", 1, 1, 1)]],
    ),
    "senseless spans": (
        table(row(cell("a", _span(-3)), cell("b", '<w:gridSpan w:val="x"/>'), cell("c"))),
        [[("a", 0, 1, 1), ("b", 1, 1, 1), ("c", 2, 1, 1)]],
    ),
}


@pytest.mark.parametrize(("xml", "shape"), SHAPES.values(), ids=SHAPES)
def test_geometry(xml: str, shape: list[list[tuple[str, int, int, int]]]) -> None:
    (grid,) = grids(read_docx(xml))
    assert geometry(grid) == shape
    assert grid.exact


def test_a_huge_span_is_cut() -> None:
    (grid,) = grids(read_docx(table(row(cell("a", _span(10**9))))))
    assert grid.rows[0][0].column_span == 200


GONE = {
    "deleted": ("<w:del/>", {"deletions": 1}, [["a"]]),
    "hidden": ("<w:hidden/>", {"hidden": 1}, [["a"]]),
    "inserted": ("<w:ins/>", {"insertions": 1}, [["a"], ["b"]]),
}


@pytest.mark.parametrize(("mark", "counts", "left"), GONE.values(), ids=GONE)
def test_tracked_and_hidden_rows(mark: str, counts: dict[str, int], left: list[list[str]]) -> None:
    document = read_docx(table(row(cell("a")), row(cell("b"), properties=mark)))
    assert cell_texts(document.blocks[0]) == left
    assert document.counts == counts


def test_text_under_a_merge_is_not_shown_but_counted() -> None:
    document = read_docx(table(row(cell("a", DOWN)), row(cell("藏", GOES_ON))))
    assert cell_texts(document.blocks[0]) == [["a"], []]
    assert document.counts == {"hidden": 1}


def test_a_table_in_a_cell_stands_in_that_cell_and_nowhere_else() -> None:
    inner = table(row(cell("内")))
    document = read_docx(table(row(cell(inside=para("外") + inner + para("后")), cell("旁"))))
    outer = document.blocks[0]
    assert cell_texts(outer) == [["外\n后", "旁"]]
    assert isinstance(outer, RawGrid)
    nested = [block for block in outer.rows[0][0].blocks if isinstance(block, RawGrid)]
    assert [cell_texts(grid) for grid in nested] == [[["内"]]]


def test_paragraphs_and_breaks_in_a_cell_are_lines() -> None:
    broken = para(runs=run("商业") + "<w:r><w:br/></w:r>" + run("企业"))
    (grid,) = grids(
        read_docx(table(row(cell(inside=para("科研") + para("机构")), cell(inside=broken))))
    )
    assert cell_texts(grid) == [["科研\n机构", "商业\n企业"]]
