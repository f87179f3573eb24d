"""Digests of others' reports, told from reports that quote one or two."""

from __future__ import annotations

import pytest

from corpus.digests import retells
from tests.linear import takes_linear_time

DIGESTS = [
    "综合海港日报、东岸电视台、潮汐网报道，旧码头下月关闭。",
    "据东岸电视台、《海港日报》、潮汐网等多家媒体报道，旧码头下月关闭。",
    "【东岸网】據海港日報、東岸電視台和潮汐網報道，舊碼頭下月關閉。",
    "旧码头下月关闭。\n\n信息来源：海港日报、东岸电视台、潮汐网",
    "旧码头下月关闭。\n\n> 📌 **本文信息来源：** Tide News、East TV、Harbour Daily",
    "The old quay closes.\n\nSources: Tide News, East TV, Harbour Daily",
    "Compiled from Tide News, East TV and Harbour Daily",
    "旧码头下月关闭。\n\n## 来源\n\n1. 甲 https://tide.example/1\n2. 乙 — https://www.east.example/a\n"
    "3. 丙 https://harbour.example/x\n",
]
REPORTS = [
    "据海港日报报道，旧码头下月关闭。",
    "据东岸电视台、海港日报报道，旧码头下月关闭。",
    "据市政府、渔民代表、船厂的最新消息，旧码头下月关闭。",
    "旧码头的鱼市、餐馆、仓库都将搬走，记者从市政府获悉。",
    "来源：海港日报",
    "旧码头下月关闭。\n参考文献\n海港城公告 2025-06-01\n个人账号\n",
    "## 来源\n\n1. 甲 https://tide.example/1\n2. 乙 https://tide.example/2\n3. 丙 https://tide.example/3\n",
    "Sources said the quay would close, and the mayor, the fishermen and the yard agreed.",
    "According to Harbour Daily, the quay closes.",
]


@pytest.mark.parametrize("text", DIGESTS)
def test_what_is_made_from_three_outlets_is_a_digest(text: str) -> None:
    assert retells("", text)


@pytest.mark.parametrize("text", REPORTS)
def test_a_report_that_quotes_is_none(text: str) -> None:
    assert not retells("", text)


def test_the_outlets_that_a_file_states_count() -> None:
    assert retells("海港日报, 东岸电视台, 潮汐网", "旧码头下月关闭。")
    assert not retells("海港日报（转载东岸电视台, 潮汐网）", "旧码头下月关闭。")


@pytest.mark.parametrize("piece", ["据", "综合、", "来源：、", "https://", "(（", " ;,"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert takes_linear_time(lambda text: retells(text, text), piece)
    assert takes_linear_time(lambda text: retells("", text), piece * 100 + "\n")
