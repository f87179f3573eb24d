"""What a reader keeps as a file: the headers of a download."""

from __future__ import annotations

from urllib.parse import quote

from fastapi.responses import Response

_MEDIA_TYPES = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}


def download(content: str | bytes, name: str) -> Response:
    """Return a file to be kept and not shown; its media type goes by the ending of its name.

    Args:
        content: of the file.
        name: of the file, of letters, digits, hyphens and a known ending.
    """
    ending = name.rpartition(".")[2]
    named = f'filename="{name}"'
    if not name.isascii():
        named = f"filename=\"youju.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"content-disposition": f"attachment; {named}", "cache-control": "no-store"}
    return Response(content, media_type=_MEDIA_TYPES[ending], headers=headers)
