"""Years, quantities and names that could stand in each other's place."""

from index.folding import fold
from rag.values import Kind, is_in, values


def test_kinds_of_values() -> None:
    found = {(v.text, v.kind, v.unit) for v in values("2021年，Ada Holm 花了300亿元。", "zh")}
    assert {
        ("2021", Kind.YEAR, ""),
        ("300", Kind.QUANTITY, "亿元"),
        ("Ada Holm", Kind.PERSON, ""),
    } <= found


def test_only_values_of_one_kind_and_unit_replace_each_other() -> None:
    year, other, money = (values(t, "zh")[0] for t in ("2021年开工", "2022年开工", "耗资300亿元"))
    assert year.may_replace(other)
    assert not year.may_replace(money)


def test_a_number_inside_a_longer_one_is_another() -> None:
    (value,) = values("耗资30亿元", "zh")
    assert is_in(value, fold("共30亿元"))
    assert not is_in(value, fold("共300亿元"))
    assert not is_in(value, fold("共1.30亿元"))
