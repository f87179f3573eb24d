"""Who says what a sentence says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Language
from corpus.language import detect_language
from corpus.sentences import sentences
from rag.attribution import Attribution, attributed_in, attributions
from tests.linear import takes_linear_time
from tests.rag.attributed import CHINESE, CHINESE_NOTHING, ENGLISH, ENGLISH_NOTHING, Said
from tests.rag.conftest import make_article


def told(text: str, found: tuple[Attribution, ...]) -> list[Said]:
    return [(a.speaker, text[a.start : a.end], a.is_quotation) for a in found]


def said(text: str, language: Language) -> list[Said]:
    return told(text, attributions(text, language))


def said_in(text: str, sentence: str) -> list[Said]:
    article = make_article("题", text, language=detect_language(text))
    start = text.index(sentence)
    return told(text, attributed_in(article, start, start + len(sentence)))


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_a_chinese_sentence_tells_who_says_what(text: str, expected: list[Said]) -> None:
    assert said(text, "zh") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_an_english_sentence_tells_who_says_what(text: str, expected: list[Said]) -> None:
    assert said(text, "en") == expected


@pytest.mark.parametrize("text", CHINESE_NOTHING)
def test_a_chinese_sentence_that_nobody_says_is_attributed_to_nobody(text: str) -> None:
    assert said(text, "zh") == []


@pytest.mark.parametrize("text", ENGLISH_NOTHING)
def test_an_english_sentence_that_nobody_says_is_attributed_to_nobody(text: str) -> None:
    assert said(text, "en") == []


def test_the_speaker_s_words_are_told_by_their_place() -> None:
    text = "港务局局长冯素言写道：“水退了。”"
    (found,) = attributions(text, "zh")
    assert (found.speaker_start, found.speaker_end) == (5, 8)
    assert text[5:8] == found.speaker


@pytest.mark.parametrize(
    ("text", "sentence", "expected"),
    [
        (
            "冯素言写道：\n“水退了。船都走了。”\n天亮了。",
            "“水退了。船都走了。”",
            [("冯素言", "水退了。船都走了。", True)],
        ),
        (
            "冯素言写道：\n\n> “水退了，码头上没有人，只剩下几条没人要的旧船和一群海鸥。\n\n天亮了。",
            "> “水退了，码头上没有人，只剩下几条没人要的旧船和一群海鸥。",
            [("冯素言", "水退了，码头上没有人，只剩下几条没人要的旧船和一群海鸥。", True)],
        ),
        ("“水退了。”冯素言说。“船也走了。”", "“船也走了。”", [("冯素言", "船也走了。", True)]),
        ("冯素言说，水退了。“船也走了。”", "“船也走了。”", [("冯素言", "船也走了。", True)]),
        (
            '"The water is gone," Rosa Lind said. "So are we."',
            '"So are we."',
            [("Rosa Lind", "So are we.", True)],
        ),
        ("工程师Rosa Lind来了。她说：“水退了。”", "她说：“水退了。”", [("Rosa Lind", "水退了。", True)]),
        ("船来了。她说：“水退了。”", "她说：“水退了。”", [("她", "水退了。", True)]),
        ("船来了。“水退了。”", "“水退了。”", []),
        ("冯素言说，水退了。\n“船也走了。”", "“船也走了。”", []),
        ("冯素言说，水退了。“旧港”没有人。", "“旧港”没有人。", []),
    ],
)
def test_a_quotation_has_the_speaker_who_stands_beside_it(
    text: str, sentence: str, expected: list[Said]
) -> None:
    assert said_in(text, sentence) == expected


def test_each_sentence_of_a_long_quotation_has_its_speaker() -> None:
    middle = "我们在这里打了三十年的鱼，从来没有见过这么高的水，也从来没有见过这么少的船。"
    text = f"冯素言说：“码头上没有人了。{middle}孩子们都走了，学校关了门，只有灯塔还亮着。”"
    assert said_in(text, middle) == [("冯素言", middle, True)]


def test_a_pronoun_in_a_quotation_does_not_name_the_speaker() -> None:
    text = "船来了。“市长Ada Holm是对的，”她说。"
    assert said_in(text, "“市长Ada Holm是对的，”她说。") == [("她", "市长Ada Holm是对的，", True)]


PIECES = [
    *("冯素言", "他", "Ada Holm", "说", "表示", "写道", "据", "报道", "水退了", "the water", "according to "),
    *(
        " said ",
        " wrote that ",
        ", ",
        ". ",
        "：",
        "，",
        "。",
        "“",
        "”",
        '"',
        "「",
        "」",
        "（",
        "）",
        "(",
        "’",
        "‘",
    ),
    *("《", "》", "\n", ":", "——", " "),
]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(HOSTILE, st.sampled_from(["zh", "en"]))
def test_what_is_attributed_stands_in_the_text_and_quotations_do_not_overlap(
    text: str, language: Language
) -> None:
    found = attributions(text, language)
    for a in found:
        assert 0 <= a.start < a.end <= len(text)
        assert a.speaker_start is None or text[a.speaker_start : a.speaker_end] == a.speaker
    quoted = sorted((a.start, a.end) for a in found if a.is_quotation)
    assert all(one[1] <= two[0] for one, two in pairwise(quoted))


@given(HOSTILE)
def test_what_a_sentence_of_an_article_attributes_stands_in_the_sentence(text: str) -> None:
    article = make_article("题", text)
    for span in sentences(text):
        for a in attributed_in(article, span.start, span.end):
            assert span.start <= a.start < a.end <= span.end


@pytest.mark.parametrize(
    "piece",
    [
        "“",
        "”",
        "“”",
        '"',
        "（",
        "(",
        "他说：“",
        "据",
        "说，",
        " said ",
        "a said, ",
        "according to ",
        "\n“",
        ": ",
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_hostile_sentences_take_linear_time(piece: str, language: Language) -> None:
    assert takes_linear_time(lambda text: attributions(text, language), piece, length=1900)
    assert takes_linear_time(
        lambda text: attributed_in(make_article("题", text), len(text) // 2, len(text) // 2 + 1), piece
    )


def test_a_text_longer_than_any_sentence_is_left_alone() -> None:
    assert attributions("冯素言说，" + "水" * 2000, "zh") == ()
