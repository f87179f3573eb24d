"""The extractive composer."""

from dataclasses import replace

from corpus.article import Article
from corpus.sentences import sentences
from rag.composing import MOST_CHARACTERS, MOST_SENTENCES, Draft, Ranking, Scored, compose
from rag.features import Sentence
from rag.question import take_apart
from tests.rag.conftest import make_article


def candidates(article: Article, *scores: float) -> list[Scored]:
    """Return the article's sentences with these scores, best first."""
    found = [
        Scored(
            Sentence(
                article_id=article.id,
                start=span.start,
                end=span.end,
                text=article.text[span.start : span.end],
                passage_rank=0,
                passage_score=1.0,
                position=0.0,
            ),
            score,
        )
        for span, score in zip(sentences(article.text), scores, strict=True)
    ]
    return sorted(found, key=lambda s: -s.score)


def draft(text: str, *scores: float, asked: str = "怎么样？") -> Draft:
    article = make_article("题", text)
    ranking = Ranking(take_apart(asked), candidates(article, *scores))
    return compose([ranking], {article.id: article})


def texts(made: Draft) -> list[str]:
    return [s.text for s in made.sentences]


def test_the_best_sentence_comes_first() -> None:
    assert texts(draft("甲队输了。乙队赢了。", 0.1, 1.0)) == ["乙队赢了。"]


def test_a_sentence_nearly_as_good_is_added() -> None:
    assert texts(draft("甲队输了比赛。天气非常晴朗。", 1.0, 0.9)) == ["甲队输了比赛。", "天气非常晴朗。"]


def test_no_answer_has_more_sentences_than_allowed() -> None:
    text = "".join(f"第{c}件事各不相同。" for c in "甲乙丙丁戊己")
    assert len(draft(text, *[1.0] * 6).sentences) <= MOST_SENTENCES


def test_further_sentences_stay_within_the_room() -> None:
    text = "".join(c * 90 + "。" for c in "甲乙丙丁")
    assert sum(map(len, texts(draft(text, 1.0, 0.99, 0.98, 0.97)))) <= MOST_CHARACTERS


def test_a_single_long_sentence_is_quoted_whole() -> None:
    assert texts(draft("长" * 400 + "。", 1.0)) == ["长" * 400 + "。"]


def test_the_same_thing_is_not_said_twice() -> None:
    text = "市长周三宣布关闭码头。\n市长周三宣布关闭码头了。"
    assert len(draft(text, 1.0, 0.99).sentences) == 1


def test_a_sentence_that_opens_with_a_pronoun_gets_the_one_before_it() -> None:
    text = "老周是渔民代表。他希望先安置渔船。"
    assert texts(draft(text, 0.1, 1.0)) == ["老周是渔民代表。", "他希望先安置渔船。"]


def test_each_part_of_a_question_gets_its_best_sentence() -> None:
    article = make_article("题", "甲队输了比赛。天气非常晴朗。")
    rankings = [
        Ranking(take_apart("谁输了？"), candidates(article, 1.0, 0.01)),
        Ranking(take_apart("天气怎么样？"), candidates(article, 0.01, 1.0)),
    ]
    assert texts(compose(rankings, {article.id: article})) == ["甲队输了比赛。", "天气非常晴朗。"]


def test_every_sentence_cites_its_exact_range() -> None:
    text = "- **甲队**输了比赛。\n> 天气非常晴朗。"
    made = draft(text, 1.0, 0.9)
    assert [text[c.start : c.end] for c in made.citations] == [c.quote for c in made.citations]
    assert [s.citations for s in made.sentences] == [(1,), (2,)]


def test_the_span_that_the_reader_found_is_the_focus() -> None:
    text = "前情。\n- **甲队**周五输了比赛。"
    article = make_article("题", text)
    best = candidates(article, 0.1, 1.0)[0]
    start = text.index("甲队")
    asked = Ranking(take_apart("谁输了？"), [replace(best, focus=(start, start + 2))])
    (sentence,) = compose([asked], {article.id: article}).sentences
    assert sentence.focus is not None
    assert sentence.text[slice(*sentence.focus)] == "甲队"


def test_without_a_reader_the_focus_is_what_the_question_expects() -> None:
    (sentence,) = draft("比赛定于5月3日举行。", 1.0, asked="比赛什么时候举行？").sentences
    assert sentence.focus is not None
    assert sentence.text[slice(*sentence.focus)] == "5月3日"


def test_where_nothing_expected_stands_there_is_no_focus() -> None:
    assert draft("比赛举行了。", 1.0, asked="比赛什么时候举行？").sentences[0].focus is None
