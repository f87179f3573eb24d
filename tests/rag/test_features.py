"""What is measured of a sentence as an answer."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Language
from index.encoders.words import word_vectors
from rag.expectation import Expectation
from rag.features import FEATURES, FloatArray, Window, bag_of, found, measure, term_weights
from rag.question import Alternative, Term, clean, take_apart
from tests.rag.sentences import at, sentence

UNHURRIED = settings(deadline=None, max_examples=50)  # whichever test comes first reads the models
SHARES = [n for n in FEATURES if n.startswith(("coverage", "rarest", "soft")) or n == "longest_match"]
TEXTS = st.text(st.characters(codec="utf-8") | st.sampled_from("码头渔民，。？：的3 aTh#*"), max_size=30)
PASSAGES = st.lists(st.lists(TEXTS, min_size=1, max_size=3), max_size=3)


def window(*texts: str, rank: int = 0, title: str = "", language: Language = "zh") -> Window:
    """Return a passage of these sentences."""
    return Window(
        sentences=tuple(
            at(sentence(text), rank=rank, position=n / max(len(texts) - 1, 1)) for n, text in enumerate(texts)
        ),
        above=title,
        language=language,
    )


def rows(question: str, *windows: Window) -> FloatArray:
    """Measure the windows in an index that holds nothing else."""
    return measure(take_apart(clean(question)), windows, frequency=lambda _: 0, size=0, words=word_vectors())


def column(name: str, question: str, *windows: Window) -> list[float]:
    return list(map(float, rows(question, *windows)[:, FEATURES.index(name)]))


def terms(*tokens: str) -> list[Term]:
    return [Term((Alternative(token, 1.0),)) for token in tokens]


@UNHURRIED
@given(TEXTS, PASSAGES)
def test_whatever_is_asked_and_read_every_figure_is_finite(question: str, passages: list[list[str]]) -> None:
    measured = rows(question, *(window(*texts) for texts in passages))
    assert measured.shape == (sum(map(len, passages)), len(FEATURES))
    assert measured.dtype == np.float32
    assert np.isfinite(measured).all()


@UNHURRIED
@given(TEXTS, PASSAGES)
def test_shares_stay_between_nothing_and_everything(question: str, passages: list[list[str]]) -> None:
    measured = rows(question, *(window(*texts, title=texts[0]) for texts in passages))
    shares = measured[:, [FEATURES.index(name) for name in SHARES]]
    assert ((shares >= 0) & (shares <= 1 + 1e-5)).all()


def test_every_figure_has_one_name() -> None:
    assert len(set(FEATURES)) == len(FEATURES)


def test_no_passages_have_no_rows() -> None:
    assert rows("旧码头何时关闭").shape == (0, len(FEATURES))


@pytest.mark.parametrize("question", ["", "？", "什么是什么"])
def test_a_question_without_content_is_covered_by_nothing(question: str) -> None:
    assert column("coverage", question, window("旧码头关闭了。")) == [0.0]


def test_a_rare_term_weighs_more_than_one_in_every_sentence() -> None:
    bags = [bag_of(text) for text in ("码头关闭。", "码头很旧。", "码头淤塞。")]
    common, rare = term_weights(terms("码头", "淤塞"), bags, lambda _: 0, 0)
    assert rare > common > 0


def test_a_term_that_the_index_holds_often_weighs_less() -> None:
    frequency = {"码头": 900, "淤塞": 2}.__getitem__
    common, rare = term_weights(terms("码头", "淤塞"), [bag_of("码头淤塞。")], frequency, 1000)
    assert rare > common > 0


def test_of_a_terms_alternatives_the_surest_one_found_counts() -> None:
    term = Term((Alternative("辞职", 1.0), Alternative("离职", 0.4)))
    bags = [bag_of(text) for text in ("他离职了。", "他辞职又离职。", "他来了。")]
    assert found([term], bags)[:, 0].tolist() == pytest.approx([0.4, 1.0, 0.0])


def test_a_sentence_that_names_every_term_covers_the_question() -> None:
    assert column("coverage", "旧码头", window("市长关闭了旧码头。")) == pytest.approx([1.0])


def test_a_sentence_that_names_no_term_covers_nothing() -> None:
    assert column("coverage", "旧码头", window("天气非常晴朗。")) == [0.0]


def test_an_english_question_is_covered_by_chinese_words() -> None:
    related, unrelated = column("coverage", "Who resigned?", window("老周辞职了。", "天气非常晴朗。"))
    assert related > unrelated == 0


def test_what_a_neighbour_names_counts_around_a_sentence_but_not_in_it() -> None:
    passage = window("旧码头关闭了。", "原因是淤塞。")
    assert column("coverage", "旧码头", passage)[1] == 0
    assert column("coverage_before", "旧码头", passage)[1] == pytest.approx(1.0)
    assert column("coverage_window", "旧码头", passage)[1] > 0.5


def test_what_stands_further_off_counts_for_the_passage_only() -> None:
    passage = window("旧码头关闭了。", "天气非常晴朗。", "原因是淤塞。")
    assert column("coverage_window", "旧码头", passage)[2] == 0
    assert column("coverage_passage", "旧码头", passage)[2] == pytest.approx(1.0)


@pytest.mark.parametrize("name", ["coverage_before", "coverage_after", "coverage_passage", "soft_before"])
def test_another_passage_is_no_neighbour(name: str) -> None:
    answer, other = window("原因是淤塞。"), window("旧码头关闭了。", rank=1)
    assert column(name, "旧码头", answer, other)[0] == 0
    assert column(name, "旧码头", other, answer)[1] == 0


def test_a_title_covers_for_its_sentences() -> None:
    passage = window("原因是淤塞。", title="旧码头关闭")
    assert column("coverage", "旧码头", passage) == [0.0]
    assert column("coverage_title", "旧码头", passage) == pytest.approx([1.0])
    assert column("coverage_all", "旧码头", passage)[0] > 0


def test_the_rarest_term_is_missing_only_where_nobody_names_it() -> None:
    passages = (window("旧码头关闭了。", "旧码头淤塞。"), window("旧码头很旧。", rank=1))
    nobody, neighbour = (column("rarest_missing", "旧码头淤塞", *passages)[n] for n in (2, 0))
    assert nobody > neighbour


def test_an_echo_of_the_question_has_less_novelty_than_an_answer() -> None:
    passage = window("新码头由谁承建？", "远帆集团中标，工期三年。")
    echo, answer = column("novelty", "新码头由谁承建？", passage)
    assert answer > echo


def test_a_longer_stretch_of_the_question_matches_better() -> None:
    passage = window("远帆集团承建。", "远帆的集团。", "天气晴朗。")
    whole, piece, nothing = column("longest_match", "远帆集团承建", passage)
    assert whole == 1
    assert whole > piece > nothing == 0


def test_what_the_question_expects_is_looked_for() -> None:
    passage = window("码头在2025年6月关闭。", "码头很旧。")
    assert column("shows_expected", "码头什么时候关闭", passage) == [1.0, 0.0]


def test_a_number_in_the_unit_asked_for_is_seen() -> None:
    passage = window("城里修了三座桥。", "城里有300辆车。")
    assert column("shows_unit", "城里有几座桥", passage) == [1.0, 0.0]


def test_without_a_unit_every_sentence_shows_it_as_much() -> None:
    assert len(set(column("shows_unit", "谁修了桥", window("老周修了三座桥。", "天气晴朗。")))) == 1


@pytest.mark.parametrize(
    ("name", "marked", "plain"),
    [
        ("is_question", "码头会关闭吗？”", "码头会关闭。”"),
        ("is_heading", "码头关闭始末", "码头关闭的始末如下。"),
        ("is_heading", "## 码头关闭。", "**码头关闭。**"),
        ("is_short", "真的吗？", "码头真的会关闭吗？"),
        ("opens_with_pronoun", "她宣布了决定。", "市长宣布了决定。"),
        ("opens_with_pronoun", "“They left.", "Theresa left."),
    ],
)
def test_the_look_of_a_sentence_is_marked(name: str, marked: str, plain: str) -> None:
    assert column(name, "码头怎么了", window(marked, plain)) == [1.0, 0.0]


def test_what_follows_a_colon_is_marked() -> None:
    passage = window("**工程分三期：**", "第一期清淤。", "第二期筑堤。")
    assert column("after_colon", "工程分几期", passage) == [0.0, 1.0, 0.0]


def test_a_colon_at_the_end_of_another_passage_does_not_count() -> None:
    assert column("after_colon", "工程分几期", window("工程分三期："), window("天气晴朗。")) == [0.0, 0.0]


def test_a_sentence_in_another_language_than_the_question_is_foreign() -> None:
    passages = (window("码头关闭。"), window("The wharf closes.", language="en"))
    assert column("is_foreign", "码头何时关闭", *passages) == [0.0, 1.0]
    assert column("is_foreign", "When does the wharf close?", *passages) == [1.0, 0.0]


def test_a_better_passage_weighs_more() -> None:
    passages = (window("码头关闭。"), window("码头关闭。", rank=1))
    for name in ("passage_rank", "passage_score"):
        first, second = column(name, "码头何时关闭", *passages)
        assert first > second


@pytest.mark.parametrize("name", ["best_coverage_gap", "best_soft_gap"])
def test_the_best_sentence_is_the_measure_of_the_others(name: str) -> None:
    first, second = column(name, "旧码头", window("旧码头关闭了。"), window("天气晴朗。", rank=1))
    assert first == 0 > second


def test_exactly_one_kind_of_answer_is_asked_for() -> None:
    measured = rows("码头什么时候关闭", window("码头关闭。"))[0]
    asked = [kind for kind in Expectation if measured[FEATURES.index(f"asks_{kind.value}")]]
    assert asked == [Expectation.WHEN]
