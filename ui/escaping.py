"""Text of others made safe to stand in HTML, and in HTML that passes through a Markdown renderer first."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINE_ENDS = {"\r": "&#13;", "\n": "&#10;"}
_UNSAFE_IN_URL = re.compile(r"[\x00-\x20\x7f\\<>\"'`]")


def escape(text: str) -> str:
    r"""Return text as HTML that shows it character for character, all on one line.

    Line ends become character references for two reasons: a blank line would end the HTML block in
    Markdown, and an HTML parser turns a bare ``\r\n`` into ``\n``. Control characters and lone
    surrogates, which HTML cannot hold, become U+FFFD each, so that lengths stay as they are.

    >>> escape("<b>\n\n# 3 & 4")
    '&lt;b&gt;&#10;&#10;# 3 &amp; 4'
    """
    safe = html.escape(_UNPRINTABLE.sub("\ufffd", text), quote=True)
    for character, reference in _LINE_ENDS.items():
        safe = safe.replace(character, reference)
    return safe


def web_address(url: str) -> str:
    """Return the address when it is plain http or https with a host, else an empty string.

    Everything else (``javascript:``, ``data:``, ``//host``, spaces and quotes inside) is not linked.
    """
    if not url or _UNSAFE_IN_URL.search(url):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.hostname else ""
