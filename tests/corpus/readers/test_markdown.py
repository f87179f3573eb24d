"""Markdown files and their front matter."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.errors import ReadError
from corpus.readers.markdown import read_markdown

BODY = "# 大桥\n\n**桥**通车了。\n"


def read(front: str, body: str = BODY) -> Article:
    return read_markdown(f"---\n{front}\n---\n\n{body}".encode(), Path("a.md"))


def test_marks_stay_in_the_text() -> None:
    assert read_markdown(BODY.encode(), Path("a.md")).text == BODY


def test_front_matter_is_not_part_of_the_text() -> None:
    assert read("title: 桥").text == BODY


def test_fields_of_the_front_matter_are_the_articles() -> None:
    article = read(
        "title: 桥通车了\ndate: 2026-02-09\nlanguage: en\nsource: 海桥日报\nurl: https://example.org/1\n"
        "author: 李明\ncounterpart: a.en.md\nother: 1"
    )
    assert (article.title, article.published, article.language) == ("桥通车了", date(2026, 2, 9), "en")
    assert (article.source, article.url, article.author) == ("海桥日报", "https://example.org/1", "李明")
    assert (article.counterpart, article.published_is_inferred) == ("a.en.md", False)


def test_sources_may_be_texts() -> None:
    assert read("sources: [海桥日报, 北山电视台, 海桥日报]").source == "海桥日报, 北山电视台"


def test_sources_may_be_mappings_of_outlet_and_url() -> None:
    article = read("sources:\n  - outlet: 海桥日报\n    url: https://example.org/1\n  - outlet: 北山电视台")
    assert (article.source, article.url) == ("海桥日报, 北山电视台", "https://example.org/1")


def test_several_authors_are_joined() -> None:
    assert read("author: [李明, Mara Lindqvist]").author == "李明, Mara Lindqvist"


@pytest.mark.parametrize(
    "written", ["2026-02-09", "2026-02-09 10:30:00", "2026-02-09T10:30:00Z", "'2026年2月9日'", "Feb 9, 2026"]
)
def test_date_is_read_in_many_forms(written: str) -> None:
    assert read(f"date: {written}").published == date(2026, 2, 9)


@pytest.mark.parametrize("language", ["zh", "zh-CN", "zh_Hans", "Chinese", "中文"])
def test_language_is_read_in_many_forms(language: str) -> None:
    assert read(f"language: {language}", "The bridge opened today.").language == "zh"


def test_first_heading_is_the_title_without_front_matter() -> None:
    assert read_markdown(BODY.encode(), Path("a.md")).title == "大桥"


def test_separator_at_the_top_is_no_front_matter() -> None:
    text = "---\n桥通车了。\n---\n后来下雨了。\n"
    assert read_markdown(text.encode(), Path("a.md")).text == text


@pytest.mark.parametrize(
    "front", ["title: a: b: [", "date: 2026-02-30", "title: &a [*a, *b]", "a: " + "[" * 3000]
)
def test_front_matter_that_is_no_yaml_is_refused_with_the_remedy(front: str) -> None:
    with pytest.raises(
        ReadError, match=r"the front matter is no valid YAML.* in quotation marks, or remove the block"
    ):
        read(front)


def test_aliases_do_not_grow_the_fields() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [" + ", ".join([f"*{before}"] * 9) + "]\n"
    assert read(bomb + "title: *i\nauthor: *i").author == ""


def test_values_of_the_wrong_kind_are_ignored() -> None:
    article = read("title: {a: 1}\nauthor: [[x]]\nsources: 5\ndate: true\nlanguage: [zh]")
    assert (article.title, article.author, article.source, article.published) == ("大桥", "", "5", None)


def test_long_title_is_cut_and_on_one_line() -> None:
    title = read("title: |\n  第一行\n  " + "长" * 400).title
    assert len(title) == 300
    assert title.startswith("第一行 长")
