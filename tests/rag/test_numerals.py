"""Values of numerals."""

import pytest

from rag.numerals import arabic_value, chinese_bounds, last_scale, worded_value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("一百二十", 120),
        ("两万三千", 23_000),
        ("二〇", 20),
        ("一点五", 1.5),
        ("一百零二", 102),
        ("一百二", 120),
        ("三千五", 3500),
        ("3千万", 30_000_000),
        ("一千亿", 1e11),
        ("三万亿", 3e12),
        ("1亿2000万", 120_000_000),
        ("三万五千亿", 3.5e12),
    ],
)
def test_a_chinese_numeral_has_its_value(numeral: str, value: float) -> None:
    assert chinese_bounds(numeral) == (value, value)


@pytest.mark.parametrize(
    ("numeral", "low", "high"), [("两三", 2, 3), ("几百", 200, 1000), ("三四百", 300, 400)]
)
def test_an_open_numeral_has_a_least_and_a_greatest_value(numeral: str, low: float, high: float) -> None:
    assert chinese_bounds(numeral) == pytest.approx((low, high))


def test_english_and_arabic_numerals_have_their_values() -> None:
    assert worded_value("twenty-five") == 25
    assert arabic_value("1,200.5") == 1200.5


@pytest.mark.parametrize(("numeral", "scale"), [("30", 10), ("300", 100), ("五十", 10), ("2.5", 1)])
def test_the_last_place_says_how_much_more_may_be_meant(numeral: str, scale: float) -> None:
    assert last_scale(numeral) == scale
