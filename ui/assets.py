"""The page's own files: styles, scripts and icon under ``ui/static``, all of which are served."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

ASSETS = "/youju"
PAGE_SCRIPT = "page.js"
FIRST_STYLE = "page.css"
_MEDIA_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@cache
def assets() -> Mapping[str, bytes]:
    """Return the content of each file by its name."""
    files = (resources.files("ui") / "static").iterdir()
    return MappingProxyType({f.name: f.read_bytes() for f in files if _ending(f.name) in _MEDIA_TYPES})


def media_type(name: str) -> str:
    """Return the media type of a file of ours."""
    return _MEDIA_TYPES[_ending(name)]


def style_links() -> str:
    """Return the links to every style: the page's, whose colours the others use, then those of the views."""
    names = sorted((n for n in assets() if n.endswith(".css")), key=lambda n: (n != FIRST_STYLE, n))
    return "".join(f'<link rel="stylesheet" href="{ASSETS}/{name}">' for name in names)


def _ending(name: str) -> str:
    return name.rpartition(".")[2]
