"""The card of a kept answer comes to its own reader and to nobody else."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from rag.card import read_card
from tests.ui.fake_bot import FakeYouju
from tests.ui.history.conftest import ANNA, BORIS, note, turn
from ui.history.store import HistoryStore
from ui.reader import COOKIE
from ui.server import create_app


@pytest.fixture
def served(store: HistoryStore) -> tuple[TestClient, str]:
    app: FastAPI = create_app(FakeYouju(), store=store)
    identity = store.start(ANNA)
    store.append(ANNA, identity, turn("谁？"))
    store.append(ANNA, identity, note("错"))
    return TestClient(app, base_url="http://127.0.0.1:7860", cookies={COOKIE: ANNA}), identity


@pytest.mark.parametrize("form", ["html", "md", "json"])
def test_each_form_of_a_card_is_a_download(form: str, served: tuple[TestClient, str]) -> None:
    client, identity = served
    got = client.get(f"/history/{identity}/turns/1/card.{form}")
    assert got.headers["content-disposition"] == f'attachment; filename="card.{form}"'
    assert got.headers["cache-control"] == "no-store"


def test_the_card_is_that_of_the_answer(served: tuple[TestClient, str]) -> None:
    client, identity = served
    card = read_card(client.get(f"/history/{identity}/turns/1/card.json").text)
    assert card.answer.question == "谁？"


@pytest.mark.parametrize("n", [0, 2, 3, 10**12, 10**30])
def test_a_turn_without_a_card_has_none(n: int, served: tuple[TestClient, str]) -> None:
    client, identity = served
    assert client.get(f"/history/{identity}/turns/{n}/card.json").status_code == 404


def test_another_reader_gets_what_an_unknown_id_gets(served: tuple[TestClient, str]) -> None:
    client, identity = served
    client.cookies.set(COOKIE, BORIS)
    foreign = client.get(f"/history/{identity}/turns/1/card.json")
    unknown = client.get(f"/history/{'x' * 22}/turns/1/card.json")
    assert (foreign.status_code, foreign.text) == (unknown.status_code, unknown.text) == (404, foreign.text)
