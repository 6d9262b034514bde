"""Answering a finding, and taking the answer back: each one undoable step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QDialog, QWidget

from core.checks.answering import about
from core.checks.rule import Finding
from core.edits import AnswerChange, Edit
from gui.answer_dialog import AnswerDialog
from gui.document import Document


def ask_answer(document: Document, finding: Finding, parent: QWidget) -> bool:
    """Ask for the sentence and put it into the report; return whether there is one."""
    dialog = AnswerDialog(finding, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    sentence = dialog.sentence
    dialog.deleteLater()
    if accepted:
        blank = about(document.report, finding)
        new = replace(blank, sentence=sentence, date=date.today().isoformat())
        document.edit(Edit("说明", (AnswerChange(finding.answer or finding.lapsed, new),)))
    return accepted


def take_back(document: Document, finding: Finding) -> None:
    """Take the answer out of the report, whether it still holds or not."""
    document.edit(Edit("撤回说明", (AnswerChange(finding.answer or finding.lapsed, None),)))
