"""Names by their sound, in both directions."""

import pytest

from corpus.article import Language
from index.tokens import tokenize
from rag.held import Held
from rag.question import take_apart


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
