"""From a question to ranked passages."""

from datetime import date

from index import Encoder, Index
from rag.question import take_apart
from rag.retrieval import CANDIDATES, FEW, lexical_terms, retrieve
from rag.within import Within
from tests.rag.conftest import make_article


def test_the_passage_that_holds_the_answer_comes_first(index: Index) -> None:
    best = retrieve(index, take_apart("新码头由谁承建"), k=3)[0]
    assert "远帆集团" in best.text


def test_an_english_question_finds_a_chinese_passage(index: Index) -> None:
    best = retrieve(index, take_apart("Which company builds the new wharf?"), k=3)[0]
    assert best.article.language == "zh"


def test_a_passage_tells_its_rank_in_each_arm(encoder: Encoder) -> None:
    texts = [f"第{n}号码头由第{n}家公司承建，耗资{n}亿元。" for n in range(1, 9)]
    index = Index.in_memory([make_article(f"码头{n}", text) for n, text in enumerate(texts)], encoder)
    best = retrieve(index, take_apart("第3号码头由谁承建"), k=3)[0]
    assert best.lexical_rank
    assert best.dense_rank


def test_a_few_passages_are_ranked_without_encoding_them(index: Index) -> None:
    assert index.passage_count <= FEW
    assert {r.dense_rank for r in retrieve(index, take_apart("新码头由谁承建"), k=3)} == {None}


def test_no_more_passages_than_asked_for(index: Index) -> None:
    assert len(retrieve(index, take_apart("码头"), k=1)) == 1


def test_of_two_alternatives_the_likelier_one_weighs_more() -> None:
    weights = lexical_terms(take_apart("Why did the director resign?"))
    assert max(weights.values()) == 1.0
    assert min(weights.values()) > 0


def test_an_article_told_in_both_languages_is_found_in_the_askers(encoder: Encoder) -> None:
    chinese = make_article(
        "码头关闭", "市长宣布旧码头明年关闭。", path="x/port.zh.md", counterpart="port.en.md"
    )
    english = make_article(
        "Wharf closes",
        "The mayor announced that the old wharf closes next year.",
        language="en",
        path="x/port.en.md",
        counterpart="port.zh.md",
    )
    index = Index.in_memory([chinese, english], encoder)
    for question, language in (("市长宣布了什么", "zh"), ("What did the mayor announce?", "en")):
        assert {r.article.language for r in retrieve(index, take_apart(question), k=5)} == {language}


def test_an_article_without_counterpart_is_found_across_languages(encoder: Encoder) -> None:
    index = Index.in_memory(
        [make_article("码头关闭", "市长宣布旧码头明年关闭。", counterpart="lost.md")], encoder
    )
    assert retrieve(index, take_apart("What did the mayor announce?"), k=5)


def test_of_passages_that_match_alike_the_newer_articles_comes_first(encoder: Encoder) -> None:
    text = "市长宣布旧码头明年关闭。"
    days = [date(2024, 5, 1), date(2026, 2, 9), None, date(2025, 1, 1)]
    told = [make_article("码头", text, id=f"a{n}", published=day) for n, day in enumerate(days)]
    found = retrieve(Index.in_memory(told, encoder), take_apart("市长宣布了什么"), k=9)
    assert [r.article.id for r in found] == ["a1", "a3", "a0", "a2"]


def test_bounds_reach_articles_that_many_better_ones_hide(encoder: Encoder) -> None:
    near = [
        make_article(f"码头{n}", f"市长宣布旧码头{n}号关闭。", published=date(2025, 1, 1))
        for n in range(CANDIDATES + 10)
    ]
    far = make_article("渔市", "渔市开张，市长来了。", published=date(2026, 2, 9))
    index = Index.in_memory([*near, far], encoder)
    question = take_apart("市长宣布关闭哪些旧码头")
    found = retrieve(index, question, k=5, within=Within(since=date(2026, 1, 1)))
    assert [r.article.id for r in found] == [far.id]
