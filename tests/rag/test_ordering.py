"""Questions about the days of several things, asked over articles."""

from __future__ import annotations

import pytest

from rag import Answer, Status, Youju
from rag.answer import Support

FIRE = "2026年2月9日，南港灯塔失火，没有人受伤，塔顶的灯室烧毁。"
BRIDGE = "长桥于2026年3月1日通车，全长九百米，由远帆集团承建。"
WHARF = "老码头在2026年2月20日关闭，摊贩搬到了北岸的新市场。"
STRIKE = "码头工人的罢工持续了三天，双方后来谈妥了工资。"
ENGLISH = (
    "The lighthouse at Southport burned down on 9 February 2026; nobody was hurt.",
    "The long bridge opened on 1 March 2026 after four years of work.",
)


@pytest.fixture(scope="module")
def bot() -> Youju:
    return Youju.over_texts([FIRE, BRIDGE, WHARF, STRIKE])


def first(answer: Answer) -> str:
    return answer.sentences[0].text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "灯塔失火和长桥通车，哪个更早？",
            "更早的是灯塔失火（2026年2月9日），其后是长桥通车（2026年3月1日）。",
        ),
        (
            "长桥通车、老码头关闭和灯塔失火，哪个最晚发生？",
            "最晚的是长桥通车（2026年3月1日），此前是老码头关闭（2026年2月20日）、灯塔失火（2026年2月9日）。",
        ),
        (
            "灯塔失火和老码头关闭是在同一个月发生的吗？",
            "是的，在同一个月：灯塔失火（2026年2月9日）；老码头关闭（2026年2月20日）。",
        ),
        ("灯塔失火和长桥通车相隔多少天？", "相隔20天：灯塔失火（2026年2月9日）；长桥通车（2026年3月1日）。"),
    ],
)
def test_what_follows_from_the_days_comes_first_and_cites_every_day(
    bot: Youju, question: str, said: str
) -> None:
    answer = bot.ask(question)
    assert answer.status is Status.ANSWERED
    assert first(answer) == said
    assert answer.sentences[0].support is Support.CONCLUDED
    assert answer.sentences[0].citations == tuple(c.n for c in answer.citations)
    assert all(s.support is Support.VERBATIM for s in answer.sentences[1:])


def test_what_dates_the_things_is_quoted_by_time(bot: Youju) -> None:
    answer = bot.ask("长桥通车和灯塔失火，哪个更晚？")
    assert [s.text for s in answer.sentences[1:]] == [FIRE, BRIDGE]


def test_english_questions_get_an_english_conclusion() -> None:
    answer = Youju.over_texts(ENGLISH).ask(
        "Which came first, the burning of the lighthouse or the opening of the long bridge?"
    )
    assert first(answer).startswith("The burning of the lighthouse (9 February 2026) came first, then")


def test_a_thing_whose_day_is_not_told_is_left_open_and_nothing_concluded(bot: Youju) -> None:
    answer = bot.ask("灯塔失火和码头工人罢工，哪个更早？")
    assert answer.status is Status.PARTIAL
    assert "码头工人罢工" in answer.notice
    assert [s.text for s in answer.sentences] == [FIRE]


def test_a_day_that_the_question_names_otherwise_is_not_taken(bot: Youju) -> None:
    answer = bot.ask("2019年的灯塔失火和长桥通车，哪个更早？")
    assert all(s.support is not Support.CONCLUDED for s in answer.sentences)


def test_a_question_in_traditional_characters_gets_a_conclusion_in_them(bot: Youju) -> None:
    answer = bot.ask("燈塔失火和長橋通車，哪個更早？")
    assert first(answer) == "更早的是燈塔失火（2026年2月9日），其後是長橋通車（2026年3月1日）。"
    assert answer.sentences[0].focus == (4, 19)


def test_one_statement_does_not_date_two_things() -> None:
    bot = Youju.over_texts(["北桥实验室成立于2021年，创始人是离开南港研究所的人。", FIRE])
    answer = bot.ask("北桥实验室和南港研究所谁先成立？")
    assert all(s.support is not Support.CONCLUDED for s in answer.sentences)


def test_what_names_another_does_not_date_a_thing() -> None:
    bot = Youju.over_texts(["北桥实验室成立于2021年，旗下有三座码头。", "远帆集团成立于1998年，总部在南港。"])
    answer = bot.ask("南港研究所和远帆集团谁先成立？")
    assert all(s.support is not Support.CONCLUDED for s in answer.sentences)


def test_other_deeds_of_those_who_are_named_are_not_dated_by_what_they_did() -> None:
    texts = [
        "研究员李明于2026年2月9日离开北桥实验室，去了南港。",
        "2024年5月，远帆集团解散了王芳领导的海流小组。",
    ]
    for question in (
        "李明结婚和王芳获奖，哪个更早？",
        "李明和王芳谁先结婚？",
        "李明上市和王芳破产是同一年吗？",
    ):
        answer = Youju.over_texts(texts).ask(question)
        assert all(s.support is not Support.CONCLUDED for s in answer.sentences)


def test_nothing_told_of_any_is_refused(bot: Youju) -> None:
    answer = bot.ask("世界杯决赛和月食，哪个更早？")
    assert answer.status is Status.ABSTAINED


def test_and_within_a_thing_does_not_part_it() -> None:
    bot = Youju.over_texts(["文化和旅游局于2026年1月5日发布冬季出行提醒。", BRIDGE])
    answer = bot.ask("文化和旅游局发布提醒和长桥通车，哪个更早？")
    assert first(answer).startswith("更早的是文化和旅游局发布提醒（2026年1月5日）")
