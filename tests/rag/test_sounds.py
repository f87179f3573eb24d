"""Names by their sound, in both directions."""

import pytest

from corpus.article import Language
from index.tokens import tokenize
from rag import Youju
from rag.held import Held
from rag.question import take_apart
from rag.sounds import in_held_letters, with_names_heard


def tokens(question: str, text: str, language: Language) -> set[str]:
    held = Held(tokenize(text).count, frozenset[Language]({language}))
    return {a.token for t in take_apart(question, held=held).terms for a in t.alternatives}


@pytest.mark.parametrize("name", ["Lin Ruoxi", "Ruoxi Lin", "lin ruoxi", "Lin Ruo-xi"])
def test_a_name_in_latin_letters_is_looked_for_in_chinese(name: str) -> None:
    assert {"林若", "若溪"} <= tokens(f"Where did {name} go?", "林若溪辞职", "zh")


def test_a_name_that_no_article_holds_gets_no_characters() -> None:
    assert not {"林若", "若溪"} & tokens("Where did Lin Ruomei go?", "林若溪辞职", "zh")


@pytest.mark.parametrize("text", ["Lin Ruoxi resigned", "Ruoxi Lin resigned"])
def test_a_chinese_name_is_looked_for_in_latin_letters(text: str) -> None:
    assert {"lin", "ruoxi"} <= tokens("林若溪去了哪里", text, "en")


def test_a_chinese_question_over_english_articles_looks_for_translations() -> None:
    assert "resign" in tokens("他为什么辞职", "She resigned", "en")


def test_a_chinese_question_over_chinese_articles_looks_for_chinese_only() -> None:
    assert not any(token.isascii() for token in tokens("林若溪为什么辞职", "林若溪辞职", "zh"))


def heard(question: str, text: str, *languages: Language) -> str:
    return with_names_heard(question, Held(tokenize(text).count, frozenset[Language](languages)))


@pytest.mark.parametrize(
    ("question", "text", "language", "shown"),
    [
        ("Where did Lin Ruoxi go?", "林若溪辞职", "zh", "Where did Lin Ruoxi (林若溪) go?"),
        ("where did ruoxi lin go", "林若溪辞职", "zh", "where did ruoxi lin (林若溪) go"),
        ("林若溪去了哪里？", "Lin Ruoxi resigned", "en", "林若溪（Lin Ruoxi）去了哪里？"),
    ],
)
def test_what_a_name_was_read_as_is_shown_behind_it(
    question: str, text: str, language: Language, shown: str
) -> None:
    assert heard(question, text, language) == shown


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Where did Lin Ruoxi go?", "林若溪 Lin Ruoxi resigned 辞职"),
        ("林若溪去了哪里？", "林若溪 Lin Ruoxi resigned 辞职"),
        ("Where did Lin Ruomei go?", "林若溪辞职"),
        ("这篇文章是谁写的？", "Wen Zhang resigned"),
        ("What did he do at the long song?", "何地 龙松 宋龙"),
    ],
)
def test_what_was_read_as_it_was_typed_is_not_named(question: str, text: str) -> None:
    assert heard(question, text, "zh", "en") == question


def test_an_answer_says_what_a_name_was_read_as(bot: Youju) -> None:
    assert "(林若溪)" in bot.ask("What did Lin Ruoxi say?").standalone_question


def test_the_reader_sees_a_name_as_it_was_read() -> None:
    held = Held(tokenize("林若溪辞职").count, frozenset[Language]({"zh"}))
    assert in_held_letters("Where did Lin Ruoxi go?", held) == "Where did 林若溪 go?"
    assert take_apart("Where did Lin Ruoxi go?", held=held).heard == "Where did 林若溪 go?"


def test_a_name_that_is_held_as_typed_stays() -> None:
    held = Held(tokenize("Lin Ruoxi resigned").count, frozenset[Language]({"en"}))
    assert in_held_letters("Where did Lin Ruoxi go?", held) == "Where did Lin Ruoxi go?"


def test_the_reader_sees_no_slip() -> None:
    held = Held(tokenize("林若溪辞职").count, frozenset[Language]({"zh"}))
    assert take_apart("林若西去了哪里？", held=held).heard == "林若溪去了哪里？"
