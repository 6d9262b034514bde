"""A window with its files, and a clerk who answers what it asks."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox

from core.opening import open_report
from core.writers import save
from gui import wording
from gui.main_window import MainWindow
from gui.settings import Settings

ROOT = Path(__file__).parent.parent.parent.parent
SAMPLE = ROOT / "resources" / "sample.json"


class Clerk(QObject):
    """Answers boxes by the words on a button, file dialogs by a path (None for 取消).

    ``heard`` has the texts of the boxes. A box that no answer is left for is shut by Esc, and
    fails the test.
    """

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.suggested: list[str] = []
        self.surprised = False
        self._answers: deque[object] = deque()
        self._working = True
        QTimer.singleShot(5, self, self._look)

    def will(self, *answers: object) -> None:
        """What to answer next, and after that."""
        self._answers.extend(answers)

    def at_ease(self) -> bool:
        """Whether everything was asked that was expected, and nothing else."""
        self._working = False
        return not self._answers and not self.surprised

    def _look(self) -> None:
        """Each look has a timer of its own: one box may open another before it is answered."""
        if not self._working:
            return
        QTimer.singleShot(5, self, self._look)
        shown = QApplication.activeModalWidget()
        if not isinstance(shown, QMessageBox | QFileDialog) or not shown.isVisible():
            return
        if isinstance(shown, QMessageBox):
            self.heard.append(shown.text() + shown.informativeText())
        if not self._answers:
            self.surprised = True
            QTest.keyClick(shown, Qt.Key.Key_Escape)
        elif isinstance(shown, QMessageBox):
            self._press(shown, str(self._answers.popleft()))
        else:
            self._name(shown, self._answers.popleft())

    def _press(self, box: QMessageBox, words: str) -> None:
        for button in box.buttons():
            if button.text().partition("(")[0] == words:
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                return
        self.surprised = True
        self.heard.append(f"没有“{words}”，只有{[button.text() for button in box.buttons()]}")
        box.reject()

    def _name(self, dialog: QFileDialog, path: object) -> None:
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(edit, QLineEdit)
        self.suggested.append(edit.text())
        if path is None:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            return
        edit.setText(str(path))
        QTest.keyClick(edit, Qt.Key.Key_Return)


@pytest.fixture
def clerk(qapp):
    """The clerk; the program speaks Chinese to her."""
    assert wording.install(qapp)
    person = Clerk()
    yield person
    for translator in qapp.findChildren(wording.Wording):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    assert person.at_ease(), person.heard


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "data")


@pytest.fixture
def window(qtbot, settings, clerk):
    assert clerk.heard == []
    shown = MainWindow(settings)
    qtbot.addWidget(shown, before_close_func=at_peace)
    shown.show()
    return shown


def at_peace(window: MainWindow) -> None:
    """Nothing is asked when a test's window is closed."""
    if window.document is not None:
        window.document.undo_stack.setClean()


@pytest.fixture
def own(tmp_path):
    """A report that this program wrote."""
    path = tmp_path / "年报.docx"
    save(open_report(SAMPLE), path)
    return path


@pytest.fixture
def foreign(tmp_path):
    """A report that came from elsewhere."""
    path = tmp_path / "来件.json"
    path.write_bytes(SAMPLE.read_bytes())
    return path
