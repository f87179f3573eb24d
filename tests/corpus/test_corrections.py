"""Notices of correction: which sentences are, which are not, and what they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.corrections import notices
from tests.linear import takes_linear_time

OWN = [
    "更正：本文此前版本误将码头造价写成三十亿元。",
    "编者注：本文较早版本有误，渡轮票价应为八元。",
    "更正：文中“林若溪”应为“林若曦”。",
    "更正：本文早前的版本將市長的名字寫錯，有誤之處已改。",
    "Correction: An earlier version of this article misstated the price of a ferry ticket.",
    "This article has been corrected to give the right length of the quay.",
    "This article was amended on 5 June 2025 to clarify that the quay stays open until May.",
    "Update 5 June: this article originally reported that the quay had closed; that was wrong.",
    "编者注：文中所说票价有误，应为八元。",
    "Editor’s note: A previous version of this story gave the wrong year.",
]
OTHERS = [
    ("本报昨日刊发的《海港城旧码头将关闭》一文有误，特此更正。", "海港城旧码头将关闭"),
    ("《海港城旧码头将关闭》一文内容失实，现予撤稿。", "海港城旧码头将关闭"),
    ("本網六月四日發布的《海港城舊碼頭將關閉》報道不實，特此致歉。", "海港城舊碼頭將關閉"),
    ("我们撤回《海港城旧码头将关闭》一文。", "海港城旧码头将关闭"),
    ("6月4日本报A03版《海港城旧码头将关闭》一文中，“三十亿元”应为“三亿元”。", "海港城旧码头将关闭"),
    ("经核实，网传《海港城旧码头将关闭》内容不实。", "海港城旧码头将关闭"),
    ("我刊对《海港城旧码头为何关闭？》一文作撤稿处理。", "海港城旧码头为何关闭？"),
    (
        "In our June 4 story “Northvale orchard festival cancelled”, we misstated the date.",
        "Northvale orchard festival cancelled",
    ),
    ("网传“海港城旧码头明天炸毁”的文章系谣言。", "海港城旧码头明天炸毁"),
    (
        "The article “Northvale orchard festival cancelled” was wrong, and we apologise.",
        "Northvale orchard festival cancelled",
    ),
    (
        "We have retracted our story “Northvale orchard festival cancelled”.",
        "Northvale orchard festival cancelled",
    ),
    ('The report "Northvale orchard festival cancelled" has been withdrawn.', None),
]
NONE = [
    "如有侵权，请与本网联系，我们将及时更正、删除。",
    "公司向交易所提交了《关于撤回上市申请文件的申请》。",
    "市长在回应《海港日报》记者时表示，相关传闻严重不实。",
    "渡轮公司就服务失误向乘客致歉。",
    "“市场每天都会犯错误，我们也会。”交易员说。",
    "《海港城旧码头将关闭》一文称，船厂的说法不实。",
    "会计差错更正后，公司净利润减少三成。",
    "The company corrected its forecast after an error in its accounts.",
    "“We were wrong about the tides,” the harbour master said.",
    "The story of the festival is one of errors and apologies.",
    "He apologised for an earlier version of the plan.",
    "“This report was wrong,” the mayor said of the survey.",
    "该软件早前版本存在错误，公司已经更正。",
    "新版地图更正了此前版本的错误。",
    "法院撤销了一审判决，并称原判有误。",
    "词典编辑部发布了年度十大差错。",
]


@pytest.mark.parametrize("sentence", OWN)
def test_a_note_about_its_own_article_is_one(sentence: str) -> None:
    text = f"旧码头关闭了。\n\n{sentence}\n渡轮停在对岸。"
    (notice,) = notices("旧码头关闭", text)
    assert notice.is_own
    assert text[notice.start : notice.end] in sentence
    assert notice.titles == ()


@pytest.mark.parametrize(("sentence", "title"), OTHERS)
def test_a_notice_names_the_article_that_was_wrong(sentence: str, title: str | None) -> None:
    text = f"告读者。\n{sentence}\n"
    (notice,) = notices("告读者", text)
    assert not notice.is_own
    assert text[notice.start : notice.end] == sentence
    assert notice.titles == (title or "Northvale orchard festival cancelled",)


@pytest.mark.parametrize("sentence", NONE)
def test_what_others_got_wrong_is_no_notice(sentence: str) -> None:
    assert notices("海港消息", f"{sentence}\n渡轮照常行驶。") == ()


def test_a_headline_may_name_what_the_text_does_not() -> None:
    text = "码头造价应为三亿元，错误已经改正，谨向读者致歉。"
    (notice,) = notices("关于《海港城旧码头将关闭》的更正", text)
    assert notice.titles == ("海港城旧码头将关闭",)
    assert text[notice.start : notice.end] == text


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("更正：海港城旧码头将关闭", "海港城旧码头将关闭"),
        ("关于撤销《海港城旧码头将关闭》报道的声明", "海港城旧码头将关闭"),
        ("市政府：《海港城旧码头将关闭》报道失实", "海港城旧码头将关闭"),
        ("Retraction: Northvale orchard festival cancelled", "Northvale orchard festival cancelled"),
        ("Correction to: Northvale orchard festival cancelled", "Northvale orchard festival cancelled"),
    ],
)
def test_headlines_of_corrections_come_in_many_forms(headline: str, title: str) -> None:
    (notice,) = notices(headline, "编辑部核实后作此说明。" if title[0] > "z" else "We have checked it.")
    assert notice.titles == (title,)


def test_an_outlet_may_correct_itself_without_a_title() -> None:
    (notice,) = notices("海港消息", "本报六月四日关于码头造价三十亿元的报道有误，应为三亿元。")
    assert (notice.titles, notice.is_own) == ((), False)


def test_a_sentence_too_long_to_be_a_notice_is_none() -> None:
    assert notices("更正", "更正：本文此前版本有误，" + "潮水涨了又落，" * 100) == ()


@given(st.text(alphabet="更正：本报《》“”有误一文此前版本。，correction wrong\n", max_size=300))
def test_notices_are_ranges_of_the_text_in_order(text: str) -> None:
    found = notices("更正", text)
    assert all(0 <= n.start < n.end <= len(text) for n in found)
    assert list(found) == sorted(found, key=lambda n: n.start)


@pytest.mark.parametrize("piece", ["《", "本报", "“更正", "更正：本文", "retracted “", "我们刊发《"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert takes_linear_time(lambda text: notices("更正", text), piece)
    assert takes_linear_time(lambda text: notices("更正", text), piece * (380 // len(piece)) + "。")
