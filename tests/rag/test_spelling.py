"""Misspelt words read as what was probably meant, by what the index holds."""

from collections.abc import Callable

import pytest

from corpus.article import Language
from index.tokens import tokenize
from rag.held import Held
from rag.question import take_apart
from rag.spelling import respelt


def holding(text: str, *languages: Language) -> Held:
    tokens = tokenize(text)
    frequency: Callable[[str], int] = tokens.count
    return Held(frequency, frozenset[Language](languages or ("zh",)))


@pytest.mark.parametrize("typed", ["Tolvanne", "Tovlanen", "Tolvannen", "Tolvanin"])
def test_a_latin_name_one_slip_away_is_read_as_the_held_one(typed: str) -> None:
    assert respelt(f"Who is {typed}?", holding("Tolvanen")) == "Who is Tolvanen?"


def test_a_held_word_stays_as_it_is_typed() -> None:
    assert respelt("Who is Tolvanen?", holding("Tolvanen Tolvaner")) == "Who is Tolvanen?"


def test_a_word_of_the_dictionary_is_never_changed() -> None:
    assert respelt("the horse", holding("hourse house")) == "the horse"


def test_a_word_of_another_first_letter_is_another_word() -> None:
    assert respelt("Polvanen", holding("Tolvanen")) == "Polvanen"


def test_a_misspelt_word_of_the_dictionary_is_read_rightly_though_no_article_holds_it() -> None:
    assert respelt("Who resigneed?", holding("码头")) == "Who resigned?"


def test_a_character_of_the_same_sound_is_read_as_the_held_name() -> None:
    assert respelt("林若西去了哪里", holding("林若溪辞职")) == "林若溪去了哪里"


def test_a_word_with_a_wrong_last_character_is_read_rightly() -> None:
    assert respelt("哪个研究圆辞职", holding("研究员辞职")) == "哪个研究员辞职"


@pytest.mark.parametrize("question", ["员工做什么", "2024年公布的", "Holm 的信一共多长"])
def test_a_right_character_beside_a_word_stays(question: str) -> None:
    assert respelt(question, holding("工作。怀疑公事。新一版。")) == question


def test_a_name_of_another_sound_is_another_name() -> None:
    assert respelt("林若梅去了哪里", holding("林若溪辞职")) == "林若梅去了哪里"


def test_what_is_read_otherwise_weighs_less() -> None:
    terms = take_apart("林若西去了哪里", held=holding("林若溪辞职")).terms
    assert max(a.probability for t in terms for a in t.alternatives if "溪" in a.token) < 1


@pytest.mark.parametrize("question", ["林若西去了哪里", "请问林若西去了哪里？"])
def test_a_question_says_how_it_was_read(question: str) -> None:
    assert "林若溪去了哪里" in take_apart(question, held=holding("林若溪辞职")).read_as


def test_a_question_read_as_it_was_typed_is_shown_as_it_was_typed() -> None:
    question = "请问 林若溪 去了哪里？谢谢"
    assert take_apart(question, held=holding("林若溪辞职")).read_as == question


def test_the_question_as_asked_stays_as_asked() -> None:
    assert take_apart("林若西去了哪里", held=holding("林若溪辞职")).standalone == "林若西去了哪里"
