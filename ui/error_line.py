"""One line that says what went wrong, in a view's place."""

from __future__ import annotations

from ui.escaping import escape
from ui.texts import UiLanguage


def error_html(line: str, language: UiLanguage) -> str:
    """Return the line as a fragment."""
    return f'<div class="yj-error" lang="{language}"><p class="yj-notice">{escape(line)}</p></div>'
