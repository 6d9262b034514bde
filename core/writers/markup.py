"""Text as XML has it. The standard library's own way of it loads half of the network library."""

from __future__ import annotations

from html import escape as _escape

_SPACES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def escape(text: str) -> str:
    """Text between tags."""
    return _escape(text, quote=False)


def quoteattr(text: str) -> str:
    """An attribute's value with its quotation marks."""
    escaped = _escape(text)
    for space, code in _SPACES.items():
        escaped = escaped.replace(space, code)
    return f'"{escaped}"'
