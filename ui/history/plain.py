"""The lines of text that a message of the chat shows, for exports that hold no HTML of the page."""

from __future__ import annotations

from html.parser import HTMLParser

_BLOCKS = frozenset({"p", "li", "blockquote", "summary", "h2", "h3", "h4"})
_OWN_LINE = frozenset({"yj-told"})
_SAID = frozenset({"yj-verdict", "yj-support"})
"""Classes of the buttons that say something about a sentence; the others only do something."""


def lines_of(html: str) -> tuple[str, ...]:
    """Return what a message of our own making shows, one line per paragraph, without its tools.

    >>> lines_of('<div><p>A <b>b</b></p><ol><li>c</li></ol><button>d</button></div>')
    ('A b', 'c')
    """
    reader = _Lines()
    reader.feed(html)
    reader.close()
    return tuple(line for line in (" ".join(line.split()) for line in reader.lines) if line)


class _Lines(HTMLParser):
    """Collects text, a new line at each block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = [""]
        self._skipped = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line at a block; what buttons are called is left out."""
        classes = set((dict(attrs).get("class") or "").split())
        if tag == "button":
            self._skipped = not classes & _SAID
        if tag in _BLOCKS or classes & _OWN_LINE:
            self.lines.append("")
        if "yj-cite" in classes or tag == "mark":
            return
        self.lines[-1] += " "

    def handle_endtag(self, tag: str) -> None:
        """End a line where a block ends."""
        self._skipped = self._skipped and tag != "button"
        if tag in _BLOCKS:
            self.lines.append("")
        elif tag != "mark":
            self.lines[-1] += " "

    def handle_data(self, data: str) -> None:
        """Add text to the line."""
        if not self._skipped:
            self.lines[-1] += data
