"""Sentence borders: offsets, marks of both languages, quotations, long texts."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.sentences import sentences
from tests.linear import takes_linear_time

MEGABYTE = 1_000_000


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


def test_chinese_end_marks_stay_with_their_sentence() -> None:
    assert cut("桥通车了。真的吗？太好了！") == ["桥通车了。", "真的吗？", "太好了！"]


def test_repeated_end_marks_are_one_border() -> None:
    assert cut("真的吗？！我不信……后来信了。") == ["真的吗？！", "我不信……", "后来信了。"]


def test_half_width_marks_in_chinese_are_borders() -> None:
    assert cut("他为何要走?没人知道!后来他说了,是为了写诗.") == [
        "他为何要走?",
        "没人知道!",
        "后来他说了,是为了写诗.",
    ]


def test_line_breaks_are_borders() -> None:
    assert cut("# 标题\n\n- 第一项\n- 第二项\n") == ["# 标题", "- 第一项", "- 第二项"]


def test_closing_quote_stays_with_its_sentence() -> None:
    assert cut("“桥通车了。”全城都在庆祝。") == ["“桥通车了。”", "全城都在庆祝。"]


def test_short_quotation_is_not_torn_apart() -> None:
    assert cut("市长说：“桥通车了。我很高兴！”人群欢呼。") == ["市长说：“桥通车了。我很高兴！”", "人群欢呼。"]


def test_speaker_after_a_quotation_stays_with_it() -> None:
    assert cut("“桥通车了！”市长说。人群欢呼。") == ["“桥通车了！”市长说。", "人群欢呼。"]


def test_a_clause_that_only_sounds_like_a_speaker_is_its_own_sentence() -> None:
    assert cut("“为什么？”没人知道。") == ["“为什么？”", "没人知道。"]


def test_long_quotation_is_cut_inside() -> None:
    inside = "我们在这条河上修了一座很长很长的桥，花了整整六年的时间。" * 3
    assert len(cut(f"“{inside}”")) == 3


def test_quote_that_never_closes_does_not_swallow_the_line() -> None:
    assert cut("他说：“桥通车了。人群欢呼。天黑了。") == ["他说：“桥通车了。", "人群欢呼。", "天黑了。"]


def test_quote_does_not_reach_over_a_line_break() -> None:
    assert cut("“第一段。第二句。\n第三句。”第四句。") == ["“第一段。", "第二句。", "第三句。”", "第四句。"]


def test_traditional_quotation_marks_pair() -> None:
    assert cut("他說：「橋通車了。真好！」大家很高興。") == ["他說：「橋通車了。真好！」", "大家很高興。"]


def test_apostrophe_closes_no_quotation() -> None:
    assert cut("‘It’s over. Really.’ They left.") == ["‘It’s over. Really.’", "They left."]


def test_number_in_brackets_begins_its_sentence() -> None:
    assert cut("有两点。（一）资金。（二）人员。") == ["有两点。", "（一）资金。", "（二）人员。"]


def test_short_bracket_after_the_end_mark_stays_with_its_sentence() -> None:
    assert cut("浏览量达到百万。（据某报报道）后来更多。") == ["浏览量达到百万。（据某报报道）", "后来更多。"]


@pytest.mark.parametrize("note", ["[1]", "【1】", "①", "¹", "**"])
def test_footnote_marker_stays_with_its_sentence(note: str) -> None:
    opening = "**" if note == "**" else ""
    assert cut(f"{opening}桥通车了。{note}天黑了。") == [f"{opening}桥通车了。{note}", "天黑了。"]


def test_emphasis_that_opens_belongs_to_the_next_sentence() -> None:
    assert cut("桥通车了。**天黑了。**") == ["桥通车了。", "**天黑了。**"]


def test_english_sentences_end_at_full_stops() -> None:
    assert cut("The bridge opened. Nobody knew why. Did they?") == [
        "The bridge opened.",
        "Nobody knew why.",
        "Did they?",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Lindqvist met Prof. Tan of Northwind Inc. in No. 5.",
        "J. K. Holm paid $3.5 million to the U.S. Senate office.",
        "See www.example.org/a?b=1&c=2.html for e.g. details, i.e. figures.",
        "It grew by 3.14 percent vs. Jan. 2025.",
        "He works for Yahoo! these days.",
        "1. The first item of a list",
        "⚠️ 1. 技术发展很快",
        "版本 v1.2.3 和 Node.js 很常用",
    ],
)
def test_full_stops_that_end_nothing_are_no_borders(text: str) -> None:
    assert cut(text) == [text]


def test_abbreviation_ends_a_sentence_when_a_usual_first_word_follows() -> None:
    assert cut("He works for Northwind Inc. The firm is old.") == [
        "He works for Northwind Inc.",
        "The firm is old.",
    ]


def test_lower_case_after_a_quoted_question_goes_on() -> None:
    assert cut('"Why did he go?" she asked. Nobody knew.') == ['"Why did he go?" she asked.', "Nobody knew."]


def test_full_stop_between_english_and_chinese_is_a_border() -> None:
    assert cut("Bridges rise;people cross.桥升起;人们走过。") == [
        "Bridges rise;people cross.",
        "桥升起;人们走过。",
    ]


def test_semicolons_are_borders_only_in_long_sentences() -> None:
    clause = "这座桥的第一部分由海桥市的工人们在去年的冬天里修建完成"
    assert cut(f"{clause[:20]}；{clause[:20]}。") == [f"{clause[:20]}；{clause[:20]}。"]
    assert cut("；".join([clause] * 4) + "。") == [f"{clause}；{clause}；", f"{clause}；{clause}。"]


def test_punctuation_alone_is_no_sentence_beside_others() -> None:
    assert cut("桥通车了。 ！！") == ["桥通车了。 ！！"]


def test_an_english_sentence_is_cut_at_semicolons_only_when_it_is_very_long() -> None:
    clause = "the old harbour closes next spring and its cranes are sold"
    assert cut(f"{clause}; {clause}; {clause}.") == [f"{clause}; {clause}; {clause}."]
    named = f"the mayor (林若溪) said so; {clause}."
    assert cut(named) == [named]
    assert cut("; ".join([clause] * 6) + ".") == ["; ".join([clause] * 4) + ";", f"{clause}; {clause}."]


SIGNS = "桥通车了他说市长“”「」（）()\"'。！？；…，：,.!?; \n*#[]1a-"
REAL = st.lists(st.sampled_from([*SIGNS, "Dr. ", "U.S. ", "。”", "……", "\r\n"]), max_size=80).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=120), REAL))
@example("\x1c。\x85！")
@example("！")
def test_spans_are_ordered_trimmed_and_cover_all_but_white_space(text: str) -> None:
    position = 0
    for span in sentences(text):
        assert position <= span.start < span.end <= len(text)
        assert not text[position : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip()
        position = span.end
    assert not text[position:].strip()


@settings(max_examples=100, deadline=None)
@given(REAL)
def test_a_sentence_holds_no_line_break(text: str) -> None:
    assert not any("\n" in sentence for sentence in cut(text))


@pytest.mark.parametrize("unit", ["“", ".", "a. ", "。”", '"', "! "])
def test_time_is_linear_in_the_length(unit: str) -> None:
    assert takes_linear_time(sentences, unit, length=MEGABYTE // 32)
