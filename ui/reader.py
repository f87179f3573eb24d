"""Who reads: a cookie with a random value, set with the front page. It names nobody."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.requests import Request

COOKIE = "youju-reader"
_YEARS = 2
_SECONDS = _YEARS * 365 * 24 * 3600
_VALUE = re.compile(r"[A-Za-z0-9_-]{43}")


def reader_in(cookies: Mapping[str, str]) -> str:
    """Return the reader's value among a request's cookies; empty when there is none of our form."""
    value = cookies.get(COOKIE, "")
    return value if _VALUE.fullmatch(value) else ""


def reader_in_header(cookie_header: str) -> str:
    """Return the reader's value in a ``Cookie`` header."""
    try:
        parsed = SimpleCookie(cookie_header)
    except CookieError:
        return ""
    return reader_in({name: morsel.value for name, morsel in parsed.items()})


def is_signed_in(request: Request) -> bool:
    """Tell whether who sent a request may change something; the guard has noted it."""
    return bool(getattr(request.state, "is_signed_in", False))


def fresh_cookie() -> str:
    """Return a ``Set-Cookie`` header for a new reader: 256 random bits that no script can read."""
    value = secrets.token_urlsafe(32)
    return f"{COOKIE}={value}; Path=/; Max-Age={_SECONDS}; HttpOnly; SameSite=Strict"
