"""Gradio's page as our own: our styles and scripts in, outside hosts out, scripts by nonce."""

from __future__ import annotations

import re
import secrets

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.assets import ASSETS, PAGE_SCRIPT, style_links
from ui.headers import policy

_OUTSIDE_META = re.compile(rb"<meta\s[^>]*(?:https?://|Gradio)[^>]*>")
_ICON = re.compile(rb'<link\s[^>]*rel="(?:icon|manifest)"[^>]*>')
_OWN_HEAD = (
    f'<link rel="icon" href="{ASSETS}/icon.svg" type="image/svg+xml">'
    f'{style_links()}<script type="module" src="{ASSETS}/{PAGE_SCRIPT}"></script></head>'
).encode()


class FrontPage:
    """ASGI middleware that rewrites ``GET /`` and leaves the rest alone."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with the front page's response held back until it is whole."""
        if scope["type"] != "http" or scope["path"] != "/":
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Rewriter(send))


class _Rewriter:
    """Collects one response and sends it rewritten."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        elif message["type"] == "http.response.body":
            await self._collect(message)
        else:  # extensions such as a test client's
            await self.send(message)

    async def _collect(self, message: Message) -> None:
        self.body += message.get("body", b"")
        if not message.get("more_body"):
            await self._finish()

    async def _finish(self) -> None:
        nonce = secrets.token_urlsafe(16)
        body = own_page(self.body, nonce)
        kept = [pair for pair in self.start["headers"] if pair[0].lower() != b"content-length"]
        added = [
            (b"content-length", str(len(body)).encode()),
            (b"content-security-policy", policy(nonce).encode()),
            (b"cache-control", b"no-store"),
        ]
        await self.send({**self.start, "headers": [*kept, *added]})
        await self.send({"type": "http.response.body", "body": body})


def own_page(page: bytes, nonce: str) -> bytes:
    r"""Return Gradio's HTML with our head and the nonce on each script.

    ``<script`` stands only where Gradio's template has it: in the configuration that it embeds, ``<`` is
    written as ``\u003c``.
    """
    page = _ICON.sub(b"", _OUTSIDE_META.sub(b"", page)).replace(b"</head>", _OWN_HEAD, 1)
    return page.replace(b"<script", b'<script nonce="' + nonce.encode() + b'"')
