"""Runs the web server: one line when the port is taken, no public address without a password."""

from __future__ import annotations

import ipaddress
import os
import socket
import sys
import webbrowser
from collections.abc import Callable, Sequence
from threading import Timer

from corpus.errors import InputError
from ui.bot import Bot
from ui.examples import examples_for
from ui.guard import LOOPBACK_HOSTS, Rules
from ui.texts import UiLanguage

LAST_PORT = 65_535
PASSWORD_VARIABLE = "YOUJU_PASSWORD"  # noqa: S105 - the name of a variable


def serve(
    bot: Bot,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    open_browser: bool = False,
    language: UiLanguage | None = None,
    examples: Sequence[str] | None = None,
    visitors: bool = False,
    announce: Callable[[str], object] | None = None,
) -> None:
    """Serve page and API until interrupted.

    Args:
        bot: answers.
        host: address to listen on. Anything but this machine itself needs a password in ``YOUJU_PASSWORD``.
        port: 0 takes a free one.
        open_browser: whether to open the page in the user's browser.
        language: language of the page; None: the browser's choice.
        examples: questions offered in an empty conversation; None: such as the index answers.
        visitors: whether others may read and ask without the password, which changing things needs.
        announce: is told the page's address once the port is open; None: a line on stderr.

    Raises:
        InputError: the port is in use or may not be opened, or a public address or visitors have no password.
    """
    password = os.environ.get(PASSWORD_VARIABLE, "")
    require_password(host, password, visitors=visitors)
    listener = listening_socket(host, port)
    try:
        address = page_address(host, listener.getsockname()[1])
        (announce or _to_stderr)(address)
        if open_browser:
            Timer(1.5, webbrowser.open, [address]).start()
        offered = examples_for(bot) if examples is None else examples
        rules = Rules(hosts=LOOPBACK_HOSTS if is_loopback(host) else (), password=password, visitors=visitors)
        _run(bot, listener, language, offered, rules)
    finally:
        listener.close()


def require_password(host: str, password: str, *, visitors: bool = False) -> None:
    """Refuse an address that others can reach when there is no password; visitors need one to sign in, too.

    Raises:
        InputError: it is such an address, or visitors are to be let in.
    """
    if visitors and not password:
        raise InputError(
            f"--visitors tells visitors from who may change things: set a password in {PASSWORD_VARIABLE}"
        )
    if not password and not is_loopback(host):
        raise InputError(
            f"{host} can be reached by others: set a password in {PASSWORD_VARIABLE}, or serve on 127.0.0.1"
        )


def is_loopback(host: str) -> bool:
    """Return whether an address is this machine's own; a name other than ``localhost`` is not."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def listening_socket(host: str, port: int) -> socket.socket:
    """Open the port.

    Raises:
        InputError: it is in use, or this user may not open it, or the address is not this machine's.
    """
    if not 0 <= port <= LAST_PORT:
        raise InputError(f"port {port} does not exist: choose one from 0 to {LAST_PORT} with --port")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=256)
    except OSError as error:
        raise InputError(
            f"cannot serve on {host}:{port} ({_why(error)}): stop what uses it, or choose another with --port"
        ) from error


def page_address(host: str, port: int) -> str:
    """Return the page's address for a browser on this machine."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104
    return f"http://{shown}:{port}/"


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _to_stderr(address: str) -> None:
    sys.stderr.write(f"Youju: {address}\n")
    sys.stderr.flush()


def _run(
    bot: Bot,
    listener: socket.socket,
    language: UiLanguage | None,
    examples: Sequence[str],
    rules: Rules,
) -> None:
    import uvicorn  # noqa: PLC0415 - with Gradio, two seconds: not before the port is ours

    from ui.history.store import HistoryStore, history_path  # noqa: PLC0415
    from ui.server import create_app  # noqa: PLC0415

    app = create_app(
        bot,
        store=HistoryStore(history_path()),
        language=language,
        examples=examples,
        password=rules.password,
        hosts=rules.hosts,
        visitors=rules.visitors,
    )
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=1)
    uvicorn.Server(config).run(sockets=[listener])
