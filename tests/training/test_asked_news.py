"""Short questions made from news, and where their answers stand."""

from __future__ import annotations

import random
from datetime import date

import pytest

from training.reader.asked_news import Report, asked_news
from training.reader.span_examples import tells_of

DAY = date(2026, 3, 4)


def asked_of(*texts: str) -> dict[str, str]:
    reports = [Report(t, DAY) for t in texts]
    found = asked_news(reports, most=50, dice=random.Random(1))
    return {a.question: reports[a.report].text[a.start : a.end] for a in found}


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("远帆集团于2026年2月3日收购了北桥实验室。", "2026年2月3日"),
        ("远帆集团收购了北桥实验室的全部股份。", "北桥实验室的全部股份"),
        ("北桥大桥由远帆集团承建，全长九百米。", "远帆集团"),
    ],
)
def test_what_the_question_leaves_out_is_the_answer(sentence: str, answer: str) -> None:
    assert answer in asked_of(sentence).values()


def test_who_holds_an_office_is_asked_for_and_what_somebody_is() -> None:
    found = asked_of("远帆集团总裁李明表示，新桥将在五月通车，市民可以免费参观。")
    assert sorted(found.values()) == ["李明", "远帆集团总裁"]
    assert all(("李明" in q) != (a == "李明") for q, a in found.items())


def test_nobody_asks_for_the_reporter() -> None:
    assert asked_of("南港日报记者李明表示，新桥将在五月通车，市民可以免费参观。") == {}


def test_a_report_that_says_it_in_other_words_answers() -> None:
    filler = [f"第{n}号仓库昨天夜里着火，消防员花了{n}小时扑灭火势。" for n in range(3, 60)]
    one = "远帆集团于2026年2月3日收购了北桥实验室，双方没有透露交易的价格。"
    other = "北桥实验室易主：2月3日完成的收购使远帆集团得到它的全部专利，员工可以留任。"
    strange = "这批货物的交易由双方商定，价格每吨三百元。"
    reports = [Report(t, DAY) for t in (one, other, strange, *filler)]
    found = asked_news(reports, most=200, dice=random.Random(1))
    places = {(a.report, reports[a.report].text[a.start : a.end]) for a in found if "什么时候" in a.question}
    assert (1, "2月3日") in places


def test_what_tells_an_answer_is_also_its_last_figure_or_a_part_of_a_name() -> None:
    assert tells_of("7月30日").search("会议30日召开")
    assert not tells_of("7月30日").search("会议7月3日召开")
    assert tells_of("克劳斯·约翰尼斯").search("约翰尼斯说")
    assert not tells_of("全部股份").search("全部专利")
