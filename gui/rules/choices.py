"""What this unit has set about the rules, remembered, and what was handed down to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from core.checks import STANDARD
from core.checks.rule import Rule
from core.checks.subject import Choices, Limit
from core.choices import complete, limited, overlaid, sets, switched
from core.choices_file import Handout, dumps, loads
from core.readers import UnreadableFile
from gui.settings import HANDED_DOWN, OWN_RULES, Key, Settings


class RuleChoices(QObject):
    """One's own choices, and over them those that an office has handed down.

    ``changed`` is emitted whenever other rules hold than before.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.own: Choices = self._remembered(OWN_RULES).choices
        self.handed: Handout = self._remembered(HANDED_DOWN)

    def _remembered(self, key: Key[str]) -> Handout:
        """What is remembered, as far as this program knows it; a newer one may have known more."""
        try:
            return loads(self._settings.get(key).encode())[0]
        except UnreadableFile:
            return Handout()

    @property
    def current(self) -> Choices:
        """The choices that hold."""
        return overlaid(self.own, self.handed.choices)

    def is_handed_down(self, rule: Rule, limit: Limit | None = None) -> bool:
        """Whether an office has set whether a rule is on, or one of its figures."""
        handed = self.handed.choices
        if limit is None:
            return rule.code in handed.on | handed.off
        return (rule.code, limit.key) in handed.limits

    def mark(self, rule: Rule) -> str:
        """What is to be said beside a rule that is not as usual, or cannot be."""
        if sets(self.handed.choices, rule):
            return f"由{self.office}统一设置"
        if sets(self.own, rule):
            return "已改"
        return "" if rule.answerable else "必查"

    def why_fixed(self, rule: Rule) -> str:
        """Why a rule cannot be switched here; nothing where it can."""
        if self.is_handed_down(rule):
            return (
                f"由{self.office}统一设置，这里不能另改。"
                "要改，先按下面的“全部恢复默认”，退回统一的设置。"
            )
        return "" if rule.answerable else "必查，不能关闭。"

    @property
    def office(self) -> str:
        """Who has handed choices down, by name if there is one."""
        return self.handed.office or "上级单位"

    def switch(self, rule: Rule, *, on: bool) -> None:
        """Switch a rule on or off."""
        self._keep(switched(self.own, rule, on=on), self.handed)

    def set_limit(self, rule: Rule, limit: Limit, value: int) -> None:
        """Set the figure at which a rule speaks."""
        self._keep(limited(self.own, rule, limit, value), self.handed)

    def take_over(self, handout: Handout) -> None:
        """Let what an office hands down go before one's own choices, and before what it was."""
        self._keep(self.own, handout)

    def restore(self, rule: Rule) -> None:
        """Take back one's own choices about a rule."""
        own = switched(self.own, rule, on=rule.on)
        for limit in rule.limits:
            own = limited(own, rule, limit, limit.value)
        self._keep(own, self.handed)

    def reset(self) -> None:
        """Take back everything, one's own choices and those handed down."""
        self._keep(STANDARD, Handout())

    def handout(self, office: str, note: str, *, everything: bool) -> Handout:
        """What holds here, to be handed out; every rule of it, or what is not as usual."""
        choices = complete(self.current) if everything else self.current
        return Handout(choices, office, note, date.today().isoformat())

    def _keep(self, own: Choices, handed: Handout) -> None:
        if (own, handed) == (self.own, self.handed):
            return
        self.own, self.handed = own, handed
        self._settings.set(OWN_RULES, dumps(Handout(own)).decode())
        self._settings.set(HANDED_DOWN, dumps(handed).decode())
        self.changed.emit()
