"""How a sentence tells something: as a fact, as planned, as possible, or denied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Language
from rag.hedging import Modality, modality_at
from tests.linear import takes_linear_time

A, P, M, D = Modality.ASSERTED, Modality.PLANNED, Modality.POSSIBLE, Modality.DENIED


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("新桥五月通车。", "通车", A),
        ("新桥已于五月通车。", "五月", A),
        ("港务局计划在五月开放新桥。", "五月", P),
        ("港务局打算关闭旧桥。", "关闭", P),
        ("公司拟投资三千万元。", "三千万", P),
        ("新桥将于五月通车。", "五月", P),
        ("新桥即将通车。", "通车", P),
        ("新桥有望五月通车。", "五月", P),
        ("今年预计有八万名游客。", "八万", P),
        ("冯素言希望先安置渔船。", "安置", P),
        ("港务局计划五月开放新桥，并拆除旧桥。", "拆除", P),
        ("港务局计划五月开放新桥，居民表示欢迎。", "居民", A),
        ("新橋將於五月通車。", "五月", P),
        ("堤坝可能撑不住。", "堤坝", M),
        ("旧桥也许会塌。", "塌", M),
        ("事故疑似由漏油引起。", "漏油", M),
        ("修桥或需三年。", "三年", M),
        ("如果堤坝塌了，码头就会被淹。", "塌", M),
        ("堤坝塌了吗？", "塌", M),
        ("堤坝可能不会塌。", "塌", M),
        ("市长否认收受贿赂。", "收受", D),
        ("旧桥没有关闭。", "关闭", D),
        ("旧桥不可能五月完工。", "五月", D),
        ("港务局不打算关闭旧桥。", "关闭", D),
        ("这项计划已经完成。", "完成", A),
        ("养老计划获批。", "获批", A),
        ("他将渔船拖上岸。", "拖", A),
        ("可能出现的风险已经消除。", "消除", A),
        ("工人尽可能加快了进度。", "进度", A),
        ("这是一次模拟演习。", "演习", A),
        ("他将一面旗送给港务局。", "送", A),
        ("新桥带来了新的希望。", "新桥", A),
        ("新桥将以每年两厘米的速度下沉。", "下沉", P),
        ("计划修建的新桥塌了。", "塌", A),
        ("将军走了。", "走", A),
        ("他没走，可能还在码头。", "码头", M),
    ],
)
def test_a_chinese_sentence_tells_facts_plans_and_guesses(text: str, at: str, expected: Modality) -> None:
    assert modality_at(text, text.index(at), "zh") is expected


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("The bridge opened in May.", "May", A),
        ("The city plans to open the bridge in May.", "May", P),
        ("The bridge will open in May.", "May", P),
        ("It is a bridge that will open in May.", "May", P),
        ("Visitors come and go at will in May.", "May", A),
        ("The bridge is expected to open in May.", "May", P),
        ("The firm intends to hire 300 people.", "300", P),
        ("Holm said the bridge would open in May.", "May", P),
        ("The city plans to open the bridge, and close the old one.", "close", P),
        ("The city plans to open the bridge, and fishermen protested.", "city", P),
        ("The bridge may open in June.", "June", M),
        ("The wall might fall.", "wall", M),
        ("Repairs could cost 38,000 dollars.", "000", M),
        ("Perhaps the wall fell.", "fell", M),
        ("The wall probably fell in March.", "March", M),
        ("If the wall falls, the dock closes.", "falls", M),
        ("Did the wall fall?", "fall", M),
        ("The wall may not fall.", "fall", M),
        ("The mayor denied taking bribes.", "taking", D),
        ("The bridge did not open in May.", "May", D),
        ("The bridge will not open in May.", "May", D),
        ("The ban, which may start in June, angered fishermen.", "angered", A),
        ("His will named two heirs.", "heirs", A),
        ("The fair in May drew 300 people.", "300", A),
        ("The plan failed.", "failed", A),
    ],
)
def test_an_english_sentence_tells_facts_plans_and_guesses(text: str, at: str, expected: Modality) -> None:
    assert modality_at(text, text.index(at), "en") is expected


PIECES = st.sampled_from(
    ["计划", "将", "可能", "不", "的", "，", "。", "并", "may ", "will ", "not ", "if ", "水", " ", "?"]
)


@given(st.lists(PIECES, max_size=30).map("".join), st.integers(0, 200), st.sampled_from(["zh", "en"]))
def test_each_position_has_a_modality(text: str, start: int, language: Language) -> None:
    assert modality_at(text, start, language) in Modality


@pytest.mark.parametrize("piece", ["计划", "将，", "，并", "可能的", "may ", "if ", "，", "and "])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_sentences_take_linear_time(piece: str, language: Language) -> None:
    assert takes_linear_time(lambda text: modality_at(text, 5, language), piece)
