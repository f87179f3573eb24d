"""One browser, one server over the shipped articles and one over a small bot, for all end-to-end tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from rag import Youju
from tests.e2e.browsing import FLAGS, NO_BROWSER, Reader, browser_program, reader_of
from tests.ui.fake_bot import FakeYouju
from ui.bot import Bot
from ui.examples import examples_for
from ui.history.store import HistoryStore
from ui.server import create_app
from ui.serving import listening_socket

DESKTOP = {"width": 1280, "height": 800}
Visit = Callable[..., Reader]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = browser_program()
    if program is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Youju:
    """The real bot over the shipped articles."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("YOUJU_HOME", str(tmp_path_factory.mktemp("home")))
        return Youju.open()


@pytest.fixture(scope="session")
def history_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the conversations of ``address`` are kept."""
    return tmp_path_factory.mktemp("history")


@pytest.fixture(scope="session")
def address(bot: Youju, history_folder: Path) -> Iterator[str]:
    with served(bot, history_folder) as where:
        yield where


@pytest.fixture(scope="session")
def slow_bot() -> FakeYouju:
    return FakeYouju(pause=0.6)


@pytest.fixture(scope="session")
def slow_address(slow_bot: FakeYouju, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a small bot answers slowly, from articles that attack."""
    with served(slow_bot, tmp_path_factory.mktemp("history")) as where:
        yield where


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> dict[str, BrowserContext]:
    """Return the contexts that were opened, by their options: one keeps what it has loaded of Gradio."""
    return {}


@pytest.fixture
def visit(browser: Browser, contexts: dict[str, BrowserContext]) -> Iterator[Visit]:
    """Open pages; afterwards none may have asked anything of the outside, nor complained."""
    readers: list[Reader] = []

    def open_page(address: str, **options: object) -> Reader:
        given = {"viewport": DESKTOP, "locale": "zh-CN", **options}
        if str(given) not in contexts:
            contexts[str(given)] = browser.new_context(**given)
        context = contexts[str(given)]
        context.set_default_timeout(15_000)
        readers.append(reader_of(context, address))
        return readers[-1].open()

    yield open_page
    for reader in readers:
        reader.page.evaluate("localStorage.clear()")
        reader.page.close()
    assert [url for reader in readers for url in reader.outside] == []
    assert [text for reader in readers for text in reader.complaints] == []


@contextmanager
def served(bot: Bot, folder: Path, *, password: str = "") -> Iterator[str]:
    """Serve a bot on a free port of this machine while the block runs; its history lies in the folder.

    With a password, others are visitors.
    """
    store = HistoryStore(folder / "history.sqlite")
    app = create_app(bot, store=store, examples=examples_for(bot), password=password, visitors=bool(password))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1))
    with listening_socket("127.0.0.1", 0) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        _wait_for(address)
        yield address
        server.should_exit = True
        thread.join(timeout=10)
    store.close()


def _wait_for(address: str) -> None:
    for _ in range(100):
        try:
            if httpx.get(f"{address}healthz").is_success:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    pytest.fail(f"no server at {address}", pytrace=False)
