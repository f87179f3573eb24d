"""Where the server may listen, and what it says when it cannot."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from corpus.errors import InputError
from tests.ui.fake_bot import FakeYouju, make_article
from ui.examples import examples_for, in_order
from ui.serving import is_loopback, listening_socket, page_address, require_password, serve
from ui.texts import EXAMPLES

ALL = "0.0.0.0"  # noqa: S104 - what the tests refuse


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_port_in_use_is_one_line_with_the_remedy(taken_port: int) -> None:
    with pytest.raises(InputError, match=rf"cannot serve on 127\.0\.0\.1:{taken_port} \(.*\): .*--port"):
        serve(FakeYouju(), port=taken_port)


@pytest.mark.parametrize("host", [ALL, "::", "192.0.2.1", "news.example", ""])
def test_an_address_that_others_reach_needs_a_password(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YOUJU_PASSWORD", raising=False)
    with pytest.raises(InputError, match="set a password in YOUJU_PASSWORD"):
        serve(FakeYouju(), host=host, port=0)


def test_a_password_is_what_makes_the_difference_for_a_public_address() -> None:
    with pytest.raises(InputError):
        require_password(ALL, "")
    assert require_password(ALL, "geheim") is None


def test_visitors_need_a_password_that_others_sign_in_by() -> None:
    with pytest.raises(InputError, match=r"--visitors tells visitors .*: set a password in YOUJU_PASSWORD"):
        require_password("127.0.0.1", "", visitors=True)
    assert require_password(ALL, "geheim", visitors=True) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "::1", "localhost", "LOCALHOST"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)


def test_port_zero_takes_a_free_one() -> None:
    with listening_socket("127.0.0.1", 0) as listener:
        assert listener.getsockname()[1] > 0


@pytest.mark.parametrize("port", [-1, 70_000])
def test_an_impossible_port_is_one_line(port: int) -> None:
    with pytest.raises(InputError, match="choose one from 0 to 65535 with --port"):
        listening_socket("127.0.0.1", port)


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:80/"), (ALL, "http://127.0.0.1:80/"), ("::1", "http://[::1]:80/")],
)
def test_the_address_is_one_that_a_browser_here_can_open(host: str, address: str) -> None:
    assert page_address(host, 80) == address


def test_examples_are_offered_only_where_their_article_is() -> None:
    bot = FakeYouju()
    assert examples_for(bot) == ()
    question, title = EXAMPLES[0]
    article = make_article(title, "正文。")
    bot._articles[article.id] = article
    assert examples_for(bot) == (question,)


def test_of_other_articles_questions_of_their_own_are_offered() -> None:
    bot = FakeYouju()
    bot.opening = ("谁离职了？", "什么时候？")
    assert examples_for(bot) == ("谁离职了？", "什么时候？")


def test_examples_in_the_readers_language_come_first() -> None:
    questions = ("谁？", "Who?", "何时？", "When?")
    assert in_order(questions, "zh") == ("谁？", "何时？", "Who?", "When?")
    assert in_order(questions, "en") == ("Who?", "When?", "谁？", "何时？")
