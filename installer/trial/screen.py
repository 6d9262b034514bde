"""A screen of our own, with real keys, real clicks, and pictures of what is seen."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bundle import tools
from bundle.running import Failed

_SIZE = "1366x768x24"


class Screen:
    """An X server that nobody else uses.

    Attributes:
        display: Its name for ``DISPLAY``.
        pictures: Where its pictures are kept.
    """

    def __init__(self, display: str, pictures: Path) -> None:
        self.display = display
        self.pictures = pictures
        pictures.mkdir(parents=True, exist_ok=True)

    def wait_for(self, title: str, limit: float = 120) -> str:
        """The window whose title matches, once it is there.

        Raises:
            Failed: It does not come.
        """
        end = time.monotonic() + limit
        while time.monotonic() < end:
            found = self.windows(title)
            if found:
                return found[-1]
            time.sleep(0.25)
        self.picture("missing window")
        raise Failed(f"no window “{title}” after {limit:.0f} s; there are {self.titles()}")

    def wait_gone(self, title: str, limit: float = 30) -> None:
        """Wait until no window has such a title.

        Raises:
            Failed: It stays.
        """
        end = time.monotonic() + limit
        while self.windows(title):
            if time.monotonic() > end:
                self.picture("window left")
                raise Failed(f"window “{title}” is still there after {limit:.0f} s")
            time.sleep(0.25)

    def windows(self, title: str) -> list[str]:
        """The windows to be seen whose titles match."""
        return self._xdotool("search", "--onlyvisible", "--name", title).split()

    def titles(self) -> list[str]:
        """The titles of all windows to be seen."""
        return [self._xdotool("getwindowname", window).strip() for window in self.windows("..")]

    def focus(self, window: str) -> None:
        """Give a window the keys, by a click on its frame, as there is no window manager."""
        self._xdotool("windowraise", window)
        self._xdotool("windowfocus", window)
        time.sleep(0.3)

    def keys(self, *names: str, pause: float = 0.4) -> None:
        """Press keys or combinations, one after the other."""
        for name in names:
            self._xdotool("key", "--clearmodifiers", name)
            time.sleep(pause)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the screen."""
        self._xdotool("mousemove", str(x), str(y), "click", "1")
        time.sleep(0.4)

    def type(self, text: str) -> None:
        """Type characters of the keyboard."""
        self._xdotool("type", "--delay", "60", text)
        time.sleep(0.4)

    def picture(self, name: str) -> Path:
        """Keep what is to be seen."""
        path = self.pictures / f"{name}.png"
        command = ["import", "-window", "root", str(path)]
        subprocess.run(command, env=self._environment(), check=False, timeout=60)
        return path

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self._environment(),
            capture_output=True,
            check=False,
            timeout=60,
        )
        return done.stdout.decode("utf-8", errors="replace")

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display, "LC_ALL": "C.UTF-8"}


@contextlib.contextmanager
def screen(pictures: Path) -> Iterator[Screen]:
    """A new screen.

    Raises:
        Unavailable: There is no X server here, or nothing to press keys with.
    """
    tools.ensure(tools.SCREEN)
    with tempfile.TemporaryFile("w+") as number:
        os.set_inheritable(number.fileno(), True)
        server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(number.fileno()),
                "-screen",
                "0",
                _SIZE,
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            pass_fds=[number.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield Screen(f":{_display(number.fileno())}", pictures)
        finally:
            server.terminate()
            server.wait(30)


def _display(number: int) -> int:
    for _ in range(100):
        written = os.pread(number, 20, 0).strip()
        if written:
            return int(written)
        time.sleep(0.1)
    raise Failed("the X server did not start")
