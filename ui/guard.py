"""What stands before every route: host, password, the list of open routes, the size of a request, headers.

A plain ASGI layer, so that it also covers what Gradio mounts. Gradio has some forty routes, of which the
page needs a dozen; the others (uploads, files by path, a proxy, its API explorer) do not exist from outside.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.headers import added_headers
from ui.same_origin import has_foreign_origin, is_own

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "::1")
MAX_BODY = 4 * 1024 * 1024  # a conversation of forty turns, which the browser sends with each question
MAX_API_BODY = 256 * 1024
LARGE = ("/gradio_api/", "/views/check/file", "/views/evaluate")
"""Beginnings of the paths that take as much as a conversation: these take files."""

MAX_FILE = 20 * 1024 * 1024  # an article that is added
UPLOAD = "/library/files"
SIGN_IN = "/sign-in"
OPEN_ROUTE = re.compile(
    r"/|/healthz|/metrics|/api/.*|/v1/.*|/mcp(/.*)?|/articles/.*|/timeline(/fragment)?|/views/.*|/evaluations/[\w.-]+|/youju/[a-z.]+"
    r"|/history/(feedback\.jsonl|[\w-]+/(rename|delete|restore|export\.(md|html|json)|turns/\d+/(feedback|card\.(md|html|json))))"
    r"|/sign-in|/library/(batches|files|add|remove|undo)"
    r"|/theme\.css|/favicon\.ico|/config|/(assets|static)/.*"
    r"|/gradio_api/(queue/join|queue/data|heartbeat/\w+|startup-events|reset|cancel|app_id)/?"
    r"|/gradio_api/run/\w+/?"
)


FOR_MEMBERS = re.compile(r"(/views)?/(library|evaluat\w*)(/.*)?")
"""What changes the articles or keeps the machine busy: no visitor may send anything there."""

_READING = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Who may come in.

    Attributes:
        hosts: values of the Host header that are answered; empty: any. Against DNS rebinding.
        password: asked for on every route but ``/healthz``; empty: none.
        visitors: whether others may read and ask without the password; it is then asked for on ``/sign-in``,
            and only who has given it may change anything.
    """

    hosts: Sequence[str] = LOOPBACK_HOSTS
    password: str = ""
    visitors: bool = False


class Guard:
    """ASGI middleware that holds the rules."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self.app = app
        self.rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a forbidden request, or pass it on."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        guarded = _with_headers(send, scope["path"])
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, guarded)
            return
        body = _Limited(receive, _limit(scope["path"]))
        try:
            await self.app(scope, body, guarded)
        except ClientDisconnect:  # while the body was read, so no answer has begun; often nobody is left
            await _too_large(body.most)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> JSONResponse | None:
        headers, path = Headers(scope=scope), scope["path"]
        if not self._host_is_ours(headers):
            return _refuse(403, "this host name is not served here: open the page by its own address")
        if scope["method"] not in _READING and not is_own(headers):
            return _refuse(403, "this request was made by another site: open the page by its own address")
        refusal = self._refusal_of_visitor(scope, headers)
        if refusal is not None:
            return refusal
        if not OPEN_ROUTE.fullmatch(path):
            return _refuse(404, "no such route")
        if _declared_size(headers) > _limit(path):
            return _too_large(_limit(path))
        return None

    def _refusal_of_visitor(self, scope: Scope, headers: Headers) -> JSONResponse | None:
        """Note in the scope whether the reader is signed in, and refuse what needs it to who is not."""
        is_signed_in = self._is_signed_in(headers)
        scope.setdefault("state", {})["is_signed_in"] = is_signed_in
        if is_signed_in or scope["path"] == "/healthz":
            return None
        if not self.rules.visitors or scope["path"] == SIGN_IN:
            asked = {"WWW-Authenticate": 'Basic realm="Youju", charset="UTF-8"'}
            return _refuse(401, "password needed", asked)
        if scope["method"] not in _READING and FOR_MEMBERS.fullmatch(scope["path"]):
            return _refuse(403, f"visitors may read and ask only: sign in at {SIGN_IN} first")
        return None

    def _host_is_ours(self, headers: Headers) -> bool:
        if not self.rules.hosts:
            return True
        return _host_name(headers.get("host", "")) in self.rules.hosts and not has_foreign_origin(headers)

    def _is_signed_in(self, headers: Headers) -> bool:
        if not self.rules.password:
            return True
        given = _basic_password(headers.get("authorization", ""))
        return secrets.compare_digest(given.encode(), self.rules.password.encode())


def _refuse(status: int, error: str, headers: dict[str, str] | None = None) -> JSONResponse:
    return JSONResponse({"error": error}, status_code=status, headers=headers)


def _too_large(most: int) -> JSONResponse:
    return _refuse(413, f"request too large: at most {most} bytes")


def _host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _basic_password(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        return base64.b64decode(token, validate=True).decode().partition(":")[2]
    except ValueError:  # no base64, or no UTF-8
        return ""


def _declared_size(headers: Headers) -> int:
    length = headers.get("content-length", "0")
    return int(length) if length.isdigit() else 0


def _limit(path: str) -> int:
    if path == UPLOAD:
        return MAX_FILE
    return MAX_BODY if path.startswith(LARGE) else MAX_API_BODY


class _Limited:
    """A receive that ends the request as disconnected once the body is longer than allowed."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive = receive
        self.most = most
        self.seen = 0

    async def __call__(self) -> Message:
        message = await self.receive()
        self.seen += len(message.get("body", b""))
        return message if self.seen <= self.most else {"type": "http.disconnect"}


def _with_headers(send: Send, path: str) -> Send:
    """Return a send that adds the security headers; a policy that is already there (the page's) stays."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", []))
            names = {name.lower() for name, _ in given}
            message = {**message, "headers": [*given, *(h for h in added_headers(path) if h[0] not in names)]}
        await send(message)

    return sending
