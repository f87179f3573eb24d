"""Passages: exact ranges, nothing lost, bounded, cut where a reader would pause."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.splitting import split, width
from tests.index.fakes import article
from tests.linear import takes_linear_time

_TEXTS = st.lists(
    st.sampled_from(
        [
            "他走了。",
            "“为什么？”",
            "# 标题\n",
            "\n\n",
            "\n",
            "Hello, world. ",
            "（见附录）",
            " ",
            "，",
            "字" * 60,
            "x" * 90,
        ]
    )
    | st.text(max_size=20),
    max_size=60,
).map("".join)
_SIZES = st.integers(min_value=30, max_value=200)


@settings(max_examples=60, deadline=None)
@given(text=_TEXTS, size=_SIZES)
def test_passages_are_ordered_disjoint_trimmed_and_leave_out_only_white_space(text: str, size: int) -> None:
    end = 0
    for passage in split(article(text), size=size):
        assert not text[end : passage.start].strip()
        assert passage.start >= end
        own = text[passage.start : passage.end]
        assert own
        assert own == own.strip()
        end = passage.end
    assert not text[end:].strip()


@settings(max_examples=60, deadline=None)
@given(text=_TEXTS, size=_SIZES)
def test_no_passage_is_wider_than_the_size(text: str, size: int) -> None:
    assert all(width(text[p.start : p.end]) <= 3 * size for p in split(article(text), size=size))


@settings(max_examples=60, deadline=None)
@given(text=_TEXTS)
def test_a_tiny_passage_joins_a_neighbour_where_both_fit(text: str) -> None:
    passages = split(article(text), size=120)
    for first, second in pairwise(passages):
        tiny = min(width(text[p.start : p.end]) for p in (first, second)) < 3 * 40
        assert not (tiny and width(text[first.start : second.end]) <= 3 * 120)


def test_a_blank_text_has_no_passage() -> None:
    assert split(article(" \n\t\u3000\n")) == ()


def test_a_short_text_is_one_passage_without_the_white_space_around_it() -> None:
    (passage,) = split(article("\n\n  他走了。\n再见。 \n"))
    assert (passage.start, passage.end) == (4, 12)


def test_chinese_full_stops_stay_at_the_end_of_their_sentence() -> None:
    text = "今天天气很好，我们去公园散步吧。" * 60
    assert all(text[p.start : p.end].endswith("。") for p in split(article(text)))


def test_english_sentences_stay_whole() -> None:
    text = "The company raised thirty billion dollars. It is now worth more than ever before! " * 40
    assert all(text[p.start : p.end].endswith((".", "!")) for p in split(article(text)))


def test_an_english_passage_holds_about_three_times_as_many_characters_as_a_chinese_one() -> None:
    text = "The company raised thirty billion dollars. " * 90
    assert all(800 < p.end - p.start <= 1200 for p in split(article(text)))


def test_a_short_quotation_is_not_opened_in_one_passage_and_closed_in_the_next() -> None:
    text = "他写道：“世界危在旦夕。我们必须行动！”然后他离开了公司。" * 50
    for passage in split(article(text)):
        own = text[passage.start : passage.end]
        assert own.count("“") == own.count("”")


@pytest.mark.parametrize("filler", [333, 360, 371, 380, 388, 399])
def test_a_heading_stays_with_what_follows_it(filler: int) -> None:
    text = "字" * (filler - 1) + "。\n\n## 背景\n\n" + "正文在此。" * 60
    for passage in split(article(text)):
        assert not text[passage.start : passage.end].endswith("背景")


def test_a_passage_knows_the_headings_above_it_outermost_first() -> None:
    text = f"# 甲\n{'一。' * 180}\n## 乙\n{'二。' * 300}\n# 丙\n{'三。' * 300}"
    paths = [passage.headings for passage in split(article(text))]
    assert paths[0] == ()
    assert ("甲", "乙") in paths
    assert paths[-1] == ("丙",)


def test_the_same_text_is_split_the_same_way() -> None:
    text = "他走了。“为什么？”没人知道，\n" * 80
    assert split(article(text)) == split(article(text))


@pytest.mark.parametrize(
    "unit", ["a", "中", '"', "“", " ", "\n x", '."', "。", "a,", "# a\nb\n", "# a\n", "\n\n", "《", "\ud800"]
)
def test_hostile_texts_take_linear_time(unit: str) -> None:
    assert takes_linear_time(lambda text: split(article(text, id="x")), unit)
