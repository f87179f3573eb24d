"""Who reads: a cookie with a random value. It names nobody.

It comes with the page's style and not with the page: a reader who follows a link on another site asks for
the page without it (SameSite=Strict), and would be taken for a new one.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping

from starlette.requests import Request

COOKIE = "youju-reader"
_YEARS = 2
_SECONDS = _YEARS * 365 * 24 * 3600
_VALUE = re.compile(r"[A-Za-z0-9_-]{43}")


def reader_in(cookies: Mapping[str, str]) -> str:
    """Return the reader's value among a request's cookies; empty when there is none of our form."""
    value = cookies.get(COOKIE, "")
    return value if _VALUE.fullmatch(value) else ""


def is_signed_in(request: Request) -> bool:
    """Tell whether who sent a request may change something; the guard has noted it."""
    return bool(getattr(request.state, "is_signed_in", False))


def fresh_cookie() -> str:
    """Return a ``Set-Cookie`` header for a new reader: 256 random bits that no script can read."""
    value = secrets.token_urlsafe(32)
    return f"{COOKIE}={value}; Path=/; Max-Age={_SECONDS}; HttpOnly; SameSite=Strict"
