"""Adding to and removing from the index that a bot answers from."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import InputError
from corpus.folder import Duplicate
from index import Encoder, build
from rag import Status, Youju
from tests.rag.conftest import make_article

QUESTION = "谁设计了灯塔？"
TOLD = "新灯塔的设计者是岩叶子。她用了两年时间。"


@pytest.fixture
def bot(tmp_path: Path, articles: list[Article], encoder: Encoder) -> Youju:
    build(tmp_path / "index", articles, encoder)
    return Youju.open(tmp_path / "index", encoder=encoder)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "灯塔.txt"
    path.write_text(f"灯塔落成\n\n{TOLD}", encoding="utf-8")
    return path


def test_what_is_added_is_answered_from_at_once(bot: Youju, file: Path) -> None:
    assert bot.ask(QUESTION).status is Status.ABSTAINED
    reading = bot.add([file])
    assert [a.path for a in reading.articles] == [str(file)]
    assert "岩叶子" in bot.ask(QUESTION).text


def test_what_is_removed_is_answered_from_no_more(bot: Youju, file: Path) -> None:
    added = bot.add([file]).articles[0]
    assert bot.remove([added.id]) == (added,)
    assert bot.ask(QUESTION).status is Status.ABSTAINED


def test_removed_articles_come_back_as_they_were(bot: Youju, articles: list[Article]) -> None:
    before = set(bot.articles())
    gone = bot.remove([articles[0].path])
    bot.add(gone)
    assert set(bot.articles()) == before


def test_another_bot_over_the_folder_answers_from_it_too(bot: Youju, file: Path, tmp_path: Path) -> None:
    other = Youju.open(tmp_path / "index")
    bot.add([file])
    assert "岩叶子" in other.ask(QUESTION).text


def test_what_cannot_be_read_is_told_and_the_rest_added(bot: Youju, file: Path, tmp_path: Path) -> None:
    reading = bot.add([file, tmp_path / "none.txt"])
    assert len(reading.articles) == 1
    assert "there is no such file" in reading.failures[0].message


def test_nothing_readable_changes_nothing(bot: Youju, tmp_path: Path) -> None:
    before = bot.index_id
    assert not bot.add([tmp_path / "none.txt"]).articles
    assert bot.index_id == before


def test_file_with_the_same_path_takes_the_others_place(bot: Youju, file: Path) -> None:
    bot.add([file])
    file.write_text("灯塔落成\n\n新灯塔的设计者是石小路。", encoding="utf-8")
    bot.add([file])
    assert sum(a.path == str(file) for a in bot.articles()) == 1


def test_beside_the_others_nothing_is_lost(bot: Youju, articles: list[Article]) -> None:
    new = make_article("灯塔", TOLD, path=articles[0].path)
    reading = bot.add([new, articles[1]], beside=True)
    assert reading.articles == (new,)
    assert reading.duplicates == (Duplicate(articles[1].path, articles[1].path),)
    assert {a.path for a in bot.articles()} == {"a/port.md", "a/f.md", "a/port (2).md"}


def test_article_that_is_given_twice_is_added_once(bot: Youju, file: Path) -> None:
    first = bot.add([file]).articles[0]
    bot.remove([first.id])
    reading = bot.add([first, file])
    assert reading.articles == (first,)
    assert reading.duplicates == (Duplicate(str(file), str(file)),)


def test_unknown_name_removes_nothing(bot: Youju, articles: list[Article]) -> None:
    with pytest.raises(InputError, match="No article 'nobody'"):
        bot.remove([articles[0].id, "nobody"])
    assert bot.article_count == len(articles)


def test_articles_in_memory_cannot_be_changed(articles: list[Article], encoder: Encoder) -> None:
    bot = Youju.over_articles(articles, encoder=encoder)
    assert not bot.is_changeable
    with pytest.raises(
        InputError, match="kept in memory and cannot be changed; open an index folder instead"
    ):
        bot.add([articles[0]])
    with pytest.raises(InputError, match="kept in memory"):
        bot.remove([articles[0].id])
