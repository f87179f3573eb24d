"""The cookie that tells readers apart."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from ui.reader import COOKIE, fresh_cookie, reader_in

STYLE = "/youju/page.css"


def test_a_new_reader_gets_a_cookie_that_no_script_reads(client: TestClient) -> None:
    cookie = client.get(STYLE).headers["set-cookie"]
    assert re.match(rf"{COOKIE}=[\w-]{{43}}; ", cookie)
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_a_known_reader_keeps_the_cookie(app: FastAPI) -> None:
    client = TestClient(app, base_url="http://127.0.0.1:7860")
    client.get(STYLE)
    assert "set-cookie" not in client.get(STYLE).headers


def test_the_page_itself_makes_nobody_a_new_reader(client: TestClient) -> None:
    """Whoever comes by a link on another site sends no cookie of ours with it."""
    assert "set-cookie" not in client.get("/").headers


def test_two_readers_are_two() -> None:
    assert fresh_cookie() != fresh_cookie()


@pytest.mark.parametrize("value", ["", "x", "a" * 42, "a" * 44, "a" * 42 + "/", "é" * 43])
def test_what_is_not_of_our_form_is_no_reader(value: str) -> None:
    assert reader_in({COOKIE: value}) == ""


def test_the_value_is_found_among_others() -> None:
    assert reader_in({"x": "1", COOKIE: "a" * 43, "y": "2"}) == "a" * 43
