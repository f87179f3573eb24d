"""Fixtures of the interface's tests: an application over a small real bot."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.ui.fake_bot import FakeYouju
from ui.history.store import HistoryStore
from ui.server import create_app


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HistoryStore]:
    opened = HistoryStore(tmp_path_factory.mktemp("history") / "history.sqlite")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def app(store: HistoryStore) -> FastAPI:
    return create_app(FakeYouju(), store=store, examples=["谁离职了？"])


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1:7860", raise_server_exceptions=False)
