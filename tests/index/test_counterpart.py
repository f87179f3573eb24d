"""The same article in the other language."""

from index import Index
from tests.index.fakes import HashingEncoder, article


def pair(**changes: str) -> Index:
    chinese = article("市长宣布码头关闭。", path="x/a.zh.md", counterpart="a.en.md")
    fields = {"path": "y/a.en.md", "counterpart": "a.zh.md"} | changes
    return Index.in_memory([chinese, article("The mayor closes the wharf.", **fields)], HashingEncoder())


def test_two_articles_that_name_each_other_are_counterparts() -> None:
    index = pair()
    first, second = index.articles()
    assert index.counterpart(first) == second
    assert index.counterpart(second) == first


def test_naming_one_way_is_not_enough() -> None:
    index = pair(counterpart="other.md")
    first, second = index.articles()
    assert index.counterpart(first) is None
    assert index.counterpart(second) is None


def test_an_article_that_names_none_has_none() -> None:
    index = Index.in_memory([article("一。"), article("二。")], HashingEncoder())
    assert [index.counterpart(a) for a in index.articles()] == [None, None]
