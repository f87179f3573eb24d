"""The invariants of every answer as properties, over articles that try to break them."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from rag import Youju
from rag.checking import check
from rag.display import display_text
from rag.markers import has_marker

WORDS = ["码头", "关闭", "市长", "新桥", "通车", "周五", "公司", "mayor ", "closes ", "wharf "]
HOSTILE = [
    "[1]",
    "【2】",
    "[3, 4]",
    "**",
    "*",
    "3*4*5",
    "12**34",
    "__",
    "> ",
    "- ",
    "# ",
    "<b>",
    "\u202e",
    "“",
    "（",
    "：",
    "\n",
]
ENDS = ["。", "！", "?", ". ", "；"]
ARTICLE = st.lists(st.sampled_from(WORDS + HOSTILE + ENDS), min_size=1, max_size=60).map("".join)
QUESTION = st.lists(
    st.sampled_from([*WORDS, "为什么", "什么时候", "谁", "？", "[1]", "why "]), max_size=8
).map("".join)


@settings(max_examples=80, deadline=None)
@given(st.lists(ARTICLE, max_size=4), QUESTION, st.lists(QUESTION, max_size=2))
def test_no_article_and_no_question_breaks_a_promise(
    texts: list[str], question: str, history: list[str]
) -> None:
    bot = Youju.over_texts(texts)
    for answer in bot.stream(question, history=history):
        check(answer, bot.article)
        assert not has_marker(answer.notice)
        assert set(re.findall(r"\[(\d+)\]", answer.text)) == {str(c.n) for c in answer.citations}


@given(ARTICLE)
def test_what_is_shown_of_a_quote_leaves_out_marks_only(quote: str) -> None:
    shown = display_text(quote)
    assert [c for c in shown if c.isalpha()] == [c for c in quote if c.isalpha()]


@given(st.integers(0, 999), st.sampled_from(["*", "**", "__", "~~"]), st.integers(0, 999))
def test_numbers_that_marks_join_stay_apart(first: int, mark: str, second: int) -> None:
    assert display_text(f"共{first}{mark}{second}吨。") == f"共{first}{mark}{second}吨。"
