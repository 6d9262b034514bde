"""One program for one user: a second start hands its file to the first and ends."""

from __future__ import annotations

import json
import sys
import time
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 3.0
"""Seconds a second start waits for the first; one that hangs is not waited for any longer."""
_STEP = 200
_LONGEST = 100_000


class Instance(QObject):
    """The first program of a user, by a lock in the folder of its data.

    Programs speak over a local socket that belongs to the user, never over the network.
    ``asked`` carries the path that a second start was given, or nothing; ``name`` is the socket's.
    """

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = f"nianbao-{sha256(str(folder).encode()).hexdigest()[:16]}"
        self._lock = QLockFile(str(folder / "running.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None
        folder.mkdir(parents=True, exist_ok=True)

    def claim(self, file: Path | None) -> bool:
        """Become the first program, or hand the file to it; False where this one is to end."""
        locked = self._lock.tryLock(0)
        if locked:
            self._listen()
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return True
        return not self._hand_over(str(file.absolute()) if file else "")

    def close(self) -> None:
        """Answer no second start any longer."""
        if self._server is not None:
            self._server.close()
            self._server = None
            self._lock.unlock()

    def _listen(self) -> None:
        QLocalServer.removeServer(self.name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        self._server.listen(self.name)

    def _connected(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._spoken_to)
            socket.disconnected.connect(socket.deleteLater)
            self._answer(socket)

    def _spoken_to(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        """Take a whole line; what is not of our kind is not answered."""
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        try:
            name = json.loads(bytes(socket.readLine(_LONGEST).data()))
        except ValueError:
            name = None
        if not isinstance(name, str):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        socket.disconnectFromServer()
        self.asked.emit(name)

    def _hand_over(self, name: str) -> bool:
        """Whether the first program has taken the file."""
        _let_others_come_to_front()
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(self.name)
            if socket.waitForConnected(_STEP):
                socket.write(json.dumps(name).encode() + b"\n")
                return socket.waitForReadyRead(int(_PATIENCE * 1000))
            time.sleep(_STEP / 1000)
        return False


def _let_others_come_to_front() -> None:
    """Windows lets only the program the user has just started raise a window, unless it agrees."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
