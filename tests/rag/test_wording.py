"""A question's wording made plain for search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.question import clean, take_apart
from rag.wording import is_politeness, joined, plain, without_politeness


@pytest.mark.parametrize(
    "question",
    [
        "请问一下，码头什么时候关闭？谢谢！",
        "麻烦帮我查一下，码头什么时候关闭？多谢了。",
        "你好，我想知道码头什么时候关闭？谢谢你",
        "劳驾，能告诉我码头什么时候关闭？",
    ],
)
def test_chinese_politeness_is_left_out(question: str) -> None:
    assert plain(question).rstrip("?") == "码头什么时候关闭"


@pytest.mark.parametrize(
    "question",
    [
        "Could you please tell me when the wharf closed? Thanks a lot!",
        "Hi, I would like to know, when the wharf closed? Thank you very much.",
        "Excuse me, when the wharf closed?",
    ],
)
def test_english_politeness_is_left_out(question: str) -> None:
    assert plain(question) == "when the wharf closed?"


@pytest.mark.parametrize("question", ["她为什么说谢谢", "他为什么感谢大家?", "What did he say in thanks?"])
def test_thanks_that_are_asked_about_stay(question: str) -> None:
    assert plain(question) == question


def test_a_text_of_thanks_alone_is_politeness_and_stays() -> None:
    assert is_politeness("谢谢！")
    assert without_politeness("谢谢") == "谢谢"


@pytest.mark.parametrize(
    ("apart", "together"),
    [
        ("码 头 何 时 关 闭 ？", "码头何时关闭？"),
        ("W h o   l e f t   O s l o ?", "Who left Oslo?"),
        ("O s l o   码 头", "Oslo 码头"),
    ],
)
def test_characters_typed_apart_are_joined(apart: str, together: str) -> None:
    assert joined(clean(apart)) == together


def test_words_with_blanks_between_them_stay_apart() -> None:
    assert joined("Who is A B ?") == "Who is A B ?"


def test_full_width_letters_are_english() -> None:
    assert take_apart("Ｗｈｏ ｌｅｆｔ ｔｈｅ ｆｉｒｍ？").language == "en"


def test_what_is_shown_stays_as_it_was_asked() -> None:
    question = take_apart("请问码 头 何 时 关 闭？谢谢")
    assert question.asked == question.standalone == "请问码 头 何 时 关 闭？谢谢"


@given(st.text(max_size=100))
def test_wording_never_leaves_nothing_of_a_readable_question(text: str) -> None:
    assert any(map(str.isalnum, plain(text))) or not any(map(str.isalnum, text))
