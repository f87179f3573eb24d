"""The browser of these tests, and a page whose every request and console message is written down."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request

ANSWERS = "#yj-chat .yj-told-turn > .yj-answer"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # nothing but this machine can be reached
)
NO_BROWSER = (
    "no browser for the end-to-end tests: install one (Debian: apt-get install chromium fonts-wqy-microhei) "
    "or name its program in YOUJU_CHROMIUM"
)


def browser_program() -> str | None:
    """Return the path of an installed Chromium or Chrome."""
    given = os.environ.get("YOUJU_CHROMIUM")
    if given:
        return given if Path(given).is_file() else None
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@dataclass
class Reader:
    """Somebody who reads the page."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self) -> Reader:
        """Open the page without a conversation."""
        self.page.goto(self.address)
        return self._opened()

    def reload(self) -> Reader:
        """Load the page again as it stands, with its conversation."""
        before = list(self.complaints)
        self.page.reload()
        self._opened()
        cut_off = ("AbortError", "Connection errored out")  # what was still under way when the page was left
        self.complaints[:] = before + [
            text for text in self.complaints[len(before) :] if not any(sign in text for sign in cut_off)
        ]
        return self

    def _opened(self) -> Reader:
        self.page.wait_for_selector("#yj-box textarea")
        self.page.wait_for_function(
            "() => document.documentElement.lang === document.querySelector('.yj-brand').lang"
        )
        return self

    def ask(self, question: str) -> Locator:
        """Type a question, press Enter, and return its whole answer."""
        self.page.fill("#yj-box textarea", question)
        self.page.locator("#yj-box .submit-button").wait_for()  # the next waits until then
        return self.answered(lambda: self.page.press("#yj-box textarea", "Enter"))

    def answered(self, act: Callable[[], None]) -> Locator:
        """Do what asks a question and return its answer once it is whole: it is kept for a reload then."""
        number = self.answers.count()
        act()
        self.answers.nth(number).wait_for()
        self.page.locator("#yj-box .submit-button").wait_for()
        self.page.wait_for_timeout(300)  # Gradio loses what is sent in the very moment in which a stream ends
        self.page.wait_for_function("() => new URL(location.href).searchParams.has('c')")
        return self.answers.nth(number)

    def record(self, selector: str) -> None:
        """Note from now on whatever stands in the chosen elements, however slow this process is."""
        self.page.evaluate(
            """selector => {
              window.recorded = [];
              new MutationObserver(() => {
                const told = [...document.querySelectorAll(selector)].map(node => node.innerText);
                const last = window.recorded.at(-1);
                if (JSON.stringify(told) !== JSON.stringify(last)) window.recorded.push(told);
              }).observe(document.body, { childList: true, subtree: true, characterData: true });
            }""",
            selector,
        )

    def recorded(self) -> list[list[str]]:
        """Return the texts of the chosen elements, one list for each time that they changed."""
        return self.page.evaluate("window.recorded")

    @property
    def answers(self) -> Locator:
        """The answers that are whole."""
        return self.page.locator(ANSWERS)

    def click_mark(self, mark: Locator) -> None:
        """Click a citation mark and wait for its article."""
        mark.click()
        self.page.locator("#cited").wait_for()

    def cited(self) -> str:
        return self.page.evaluate("document.querySelector('#cited').textContent")

    def cited_is_in_view(self) -> bool:
        """Say whether the reader sees the beginning of the quote: on the screen and inside the panel."""
        return self.page.evaluate(
            """() => {
              const mark = document.querySelector('#cited').getClientRects()[0];
              const reader = document.querySelector('.yj-reader').getBoundingClientRect();
              const x = (mark.left + mark.right) / 2, y = (mark.top + mark.bottom) / 2;
              const top = Math.max(0, reader.top), bottom = Math.min(innerHeight, reader.bottom);
              const across = mark.left >= 0 && mark.right <= innerWidth;
              const inside = mark.top >= top && mark.bottom <= bottom && across;
              return inside && document.elementFromPoint(x, y).closest('#cited') !== null;
            }"""
        )


def reader_of(context: BrowserContext, address: str) -> Reader:
    """Return a reader in a fresh page; what it asks of the outside is written down."""
    reader = Reader(context.new_page(), address)
    reader.page.on("request", lambda request: _note_outside(reader, request))
    reader.page.on("console", lambda message: _note_complaint(reader, message))
    reader.page.on("pageerror", lambda error: reader.complaints.append(str(error)))
    reader.page.on("dialog", lambda dialog: (reader.complaints.append(dialog.message), dialog.dismiss()))
    return reader


def is_inside(url: str) -> bool:
    """Return whether a request stays in the browser or on this machine."""
    parts = urlsplit(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname == "127.0.0.1"


def _note_outside(reader: Reader, request: Request) -> None:
    if not is_inside(request.url):
        reader.outside.append(request.url)


def _note_complaint(reader: Reader, message: ConsoleMessage) -> None:
    if message.type in {"error", "warning"}:
        reader.complaints.append(message.text)
