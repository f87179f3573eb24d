"""Words of a question that no passage holds, as a refusal shows them."""

from collections.abc import Callable

import pytest

from index.tokens import tokenize
from rag.absent import absent_words


def in_passages(*texts: str) -> Callable[[str], int]:
    return [token for text in texts for token in tokenize(text)].count


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("沃伟达的厂在哪里？", "沃伟达"),
        ("诺维达的船到了吗？", "诺维达"),
        ("谁收购了艾维达？", "艾维达"),
        ("凯尔特岛在哪里？", "凯尔特岛"),
        ("腾跃号是什么？", "腾跃"),
    ],
)
def test_a_name_that_is_cut_is_shown_whole(question: str, name: str) -> None:
    assert absent_words(question, "zh", in_passages("码头关闭了。"))[0] == name


def test_common_words_side_by_side_stay_two() -> None:
    assert set(absent_words("火星移民局的电话", "zh", in_passages("码头"))) == {"火星", "移民局", "电话"}


def test_what_passages_hold_is_no_part_of_what_they_lack() -> None:
    assert absent_words("码头的妻子", "zh", in_passages("旧码头")) == ["妻子"]


def test_a_verb_is_no_part_of_a_name() -> None:
    assert "林若梅" in absent_words("林若梅去了哪里？", "zh", in_passages("码头"))


def test_a_latin_name_of_two_words_is_one() -> None:
    assert absent_words("When did Ada Holm resign?", "en", in_passages("resign 辞职")) == ["Ada Holm"]


def test_a_half_that_passages_hold_is_left_out() -> None:
    assert absent_words("When did Ada Holm resign?", "en", in_passages("Ada resigned 辞职")) == ["Holm"]


def test_a_lone_character_is_not_named() -> None:
    assert absent_words("钱呢？", "zh", in_passages("码头")) == []
