"""A pane on a report."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.blank import blank_report
from core.opening import open_report
from gui.document import Document
from gui.tables.pane import TablesPane
from tests.gui.tables.acts import Hands

SAMPLE = Path(__file__).parent.parent.parent.parent / "resources" / "sample.json"


@pytest.fixture
def open_pane(qtbot):
    def opened(document: Document, table: str = "applications") -> Hands:
        pane = TablesPane(document)
        document.setParent(pane)
        qtbot.addWidget(pane)
        pane.resize(760, 480)
        pane.show_table(table)
        pane.show()
        qtbot.waitExposed(pane)
        pane.view.setFocus()
        return Hands(qtbot, pane)

    return opened


@pytest.fixture
def hands(open_pane) -> Hands:
    return open_pane(Document(open_report(SAMPLE)))


@pytest.fixture
def blank(open_pane) -> Hands:
    return open_pane(Document(blank_report("某县教育局", 2025)))
