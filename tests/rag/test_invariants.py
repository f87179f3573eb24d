"""The invariants of every answer as properties, over articles that try to break them."""

import re
from itertools import zip_longest

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


JUNK = [
    "码头何时关闭？",
    "码头关闭的前前后后",
    "广告：海风牌渔网",
    "图：码头一角",
    "欢迎在评论区留言",
    "© 2025 海桥日报",
    "特别声明：以上内容由网友发布，本站只提供存储空间。",
    "扫码关注公众号",
    "Photo by Ada Holm",
]
FACTS = ["码头将于周五关闭。", "市长宣布关闭码头的决定。", "公司说新桥周五通车。"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(JUNK), max_size=8), st.lists(st.sampled_from(FACTS), min_size=1, max_size=3))
def test_no_sentence_is_an_echo_a_heading_an_advertisement_a_caption_or_a_notice(
    junk: list[str], facts: list[str]
) -> None:
    lines = [line for pair in zip_longest(junk, facts) for line in pair if line]
    answer = Youju.over_texts(["\n".join([*lines, "码头的事就是这些。"])]).ask("码头何时关闭？")
    assert not {s.text for s in answer.sentences} & set(JUNK)
