"""How light the page is beside Gradio's own chat, and a long conversation beside a new one.

    python benchmarks/page.py [--runs 7]

Both servers run on loopback and are started before anything is timed; each visit is a browser context of
its own (cold) and then a reload of it (warm), the two pages in turn. Between machines compare ratios, not
seconds. Needs Chromium. Writes ``benchmarks/results/page.md``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.e2e.browsing import FLAGS, browser_program, is_inside
from ui.history.store import HistoryStore, history_path

RESULTS = Path(__file__).parent / "results"
PLAIN = """
import os; os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
import gradio as gr
chat = gr.ChatInterface(lambda message, history: message)
chat.launch(server_name="127.0.0.1", server_port={port}, quiet=True)
"""
QUESTIONS = ("Hitzig 为什么离开 OpenAI？", "什么是“热乱”？", "How much did Anthropic raise?")
TURNS = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """One opening of a page: ms to first paint and to a usable box; kB, requests, those to the outside."""

    paint: float
    usable: float
    kilobytes: float
    requests: int
    outside: int


@contextmanager
def served(command: Sequence[str], port: int) -> Iterator[str]:
    """Run a server until the block ends."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(300):
            try:
                with urlopen(address, timeout=2):
                    break
            except OSError:
                time.sleep(0.2)
        else:
            sys.exit(f"no server at {address} after a minute: {' '.join(command)}")
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def visited(page: Page, act: str, address: str, box: str) -> Visit:
    """Open or reload a page and return what it took."""
    seen: list[str] = []
    note = lambda request: seen.append(request.url)  # noqa: E731 - taken off again below
    page.on("request", note)
    if act == "cold":
        page.goto(address, wait_until="commit")
    else:
        page.reload(wait_until="commit")
    page.locator(box).wait_for(state="visible")
    usable = page.evaluate("performance.now()")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    loaded = page.evaluate(
        "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
        ".reduce((sum, entry) => sum + entry.transferSize, 0)"
    )
    page.remove_listener("request", note)
    outside = sum(not is_inside(url) for url in seen)
    return Visit(paint, usable, loaded / 1000, len(seen), outside)


def visits(
    browser: Browser, pages: dict[str, tuple[str, str]], runs: int
) -> dict[tuple[str, str], list[Visit]]:
    """Open each page in turn, cold and warm."""
    found: dict[tuple[str, str], list[Visit]] = {}
    for _ in range(runs):
        for name, (address, box) in pages.items():
            context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
            page = context.new_page()
            for act in ("cold", "warm"):
                found.setdefault((name, act), []).append(visited(page, act, address, box))
            context.close()
    return found


def with_long_conversation(context: BrowserContext, address: str) -> str:
    """Return the address of a conversation of many turns, each a copy of a real answer."""
    page = context.new_page()
    page.goto(address)
    asked(page, QUESTIONS[0])
    cookie = next(c["value"] for c in context.cookies() if c["name"] == "youju-reader")
    store = HistoryStore(history_path())
    (conversation,) = store.find(cookie)
    (turn,) = store.turns(cookie, conversation.id)
    identity = store.start(cookie)
    for n in range(TURNS):
        copy = replace(turn, question=f"{turn.question}（{n}）", n=0)
        store.append(cookie, identity, copy)
    store.close()
    page.close()
    return f"{address}?c={identity}"


def asked(page: Page, question: str) -> float:
    """Return milliseconds from Enter to the whole answer with its tools."""
    answers = page.locator("#yj-chat .yj-told-turn > .yj-answer")
    box = page.locator("#yj-box textarea")
    box.wait_for()
    box.fill(question)
    page.locator("#yj-box .submit-button").wait_for()
    last = page.locator("#yj-chat .yj-question").count()
    began = time.perf_counter()
    box.press("Enter")
    page.wait_for_function(
        """([question, before]) => {
          const questions = [...document.querySelectorAll("#yj-chat .yj-question")];
          const turns = document.querySelectorAll("#yj-chat .yj-told-turn");
          return questions.at(-1)?.textContent === question && !document.querySelector("#yj-chat .yj-pending")
            && document.querySelector("#yj-box .submit-button") && turns.length === questions.length;
        }""",
        arg=[question, last],
    )
    took = (time.perf_counter() - began) * 1000
    answers.last.wait_for()
    return took


def talks(browser: Browser, address: str, runs: int) -> dict[str, list[float]]:
    """Return how long an answer takes in a new conversation, in a long one, and with all turns shown."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    long = with_long_conversation(context, address)
    found: dict[str, list[float]] = {}
    for _ in range(runs):
        for name, where in (("a new one", address), (f"of {TURNS} turns", long), ("all turns shown", long)):
            page = context.new_page()
            page.goto(where)
            if where == long:
                page.locator("#yj-chat .yj-earlier").wait_for()
            if name == "all turns shown":
                page.locator("#yj-chat .yj-earlier").click()
                page.locator("#yj-chat .yj-earlier").wait_for(state="detached")
            page.wait_for_timeout(800)
            for question in QUESTIONS:
                found.setdefault(name, []).append(asked(page, question))
            page.close()
    context.close()
    return found


def spread(values: Sequence[float], digits: int = 0) -> str:
    """Return median (least to greatest)."""
    least, middle, most = min(values), statistics.median(values), max(values)
    return f"{middle:.{digits}f} ({least:.{digits}f}–{most:.{digits}f})"


def table(found: dict[tuple[str, str], list[Visit]], talking: dict[str, list[float]]) -> str:
    """Return the results page."""
    runs = len(next(iter(found.values())))
    lines = [
        "# The page: how light it is",
        "",
        f"`python benchmarks/page.py`, {datetime.now(UTC).date()}, {os.cpu_count()} cores; median (least to",
        f"greatest) of {runs}. Servers on loopback, started before. Gradio's own echoes: `ChatInterface`.",
        "",
        "| page | visit | first paint, ms | box usable, ms | kB loaded | requests | to the outside |",
        "|---|---|---|---|---|---|---|",
    ]
    for (name, act), seen in found.items():
        cells = [spread([getattr(v, key) for v in seen]) for key in ("paint", "usable", "kilobytes")]
        counts = [
            f"{statistics.median([getattr(v, key) for v in seen]):.0f}" for key in ("requests", "outside")
        ]
        lines.append(f"| {name} | {act} | {' | '.join([*cells, *counts])} |")
    base = statistics.median(talking["a new one"])
    lines += ["", "| conversation | Enter to whole answer, ms | against a new one |", "|---|---|---|"]
    lines += [f"| {name} | {spread(t)} | {statistics.median(t) / base:.2f} |" for name, t in talking.items()]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    program = browser_program() or sys.exit("no Chromium: see CONTRIBUTING.md")
    with tempfile.TemporaryDirectory() as home:
        os.environ["YOUJU_HOME"] = home
        ours = served([sys.executable, "-m", "ui.cli", "serve", "--port", "7951"], 7951)
        plain = served([sys.executable, "-c", PLAIN.format(port=7952)], 7952)
        with ours as address, plain as other, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
            pages = {"Youju": (address, "#yj-box textarea"), "Gradio's own": (other, "textarea")}
            text = table(visits(browser, pages, runs), talks(browser, address, max(2, runs // 2)))
            browser.close()
    (RESULTS / "page.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
