"""An application over a real index of a few articles, which can be changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from index import build
from rag import Youju
from tests.index.fakes import HashingEncoder
from tests.ui.fake_bot import EVIL, OTHER, PLAIN
from ui.bot import Bot
from ui.guard import Guard, Rules
from ui.library.routes import library_routes

HOME = "http://127.0.0.1:7860"


@pytest.fixture
def bot(tmp_path: Path) -> Youju:
    build(tmp_path / "index", [PLAIN, OTHER, EVIL], HashingEncoder())
    return Youju.open(tmp_path / "index", encoder=HashingEncoder())


def page_of(bot: Bot, rules: Rules = Rules()) -> TestClient:  # noqa: B008 - a frozen value
    """Return a client of just the library's routes behind the guard: Gradio takes a second to build."""
    app = FastAPI()
    app.include_router(library_routes(bot))
    app.add_middleware(Guard, rules=rules)
    return TestClient(app, base_url=HOME)


@pytest.fixture
def page(bot: Youju, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> TestClient:
    monkeypatch.setenv("YOUJU_HOME", str(tmp_path))
    return page_of(bot)


def post(page: TestClient, path: str, **body: object) -> tuple[str, list[dict[str, int]]]:
    """Return the HTML that a change comes to, and the progress that was told before."""
    response = page.post(path, json=body)
    assert response.status_code == 200, response.text
    *progress, last = map(json.loads, response.text.splitlines())
    return last["html"], progress


def add(page: TestClient, files: dict[str, bytes], **others: object) -> str:
    """Send files and add them; return the HTML that it comes to."""
    batch = page.post("/library/batches").json()["batch"]
    for name, content in files.items():
        page.post("/library/files", params={"batch": batch, "name": name}, content=content)
    return post(page, "/library/add", batch=batch, **others)[0]
