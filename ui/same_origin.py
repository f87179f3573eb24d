"""Is a request made by our own page? For requests that change something, beside the cookie's SameSite rule.

That rule calls other ports of the same host the same site; a page there must not change anything here.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit


def is_own(headers: Mapping[str, str]) -> bool:
    """Tell whether a request comes from a page of this server, or from no page at all.

    Args:
        headers: of the request, by names in lower case. ``Sec-Fetch-Site`` is the browser's own word and
            stays right behind a proxy; older browsers and plain http have ``Origin`` alone.
    """
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    return not has_foreign_origin(headers)


def has_foreign_origin(headers: Mapping[str, str]) -> bool:
    """Tell whether a request names another origin than the host that it is sent to."""
    origin = headers.get("origin")
    return origin is not None and _host(origin) != headers.get("host", "")


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return None
