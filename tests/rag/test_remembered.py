"""What is kept, and what is let go."""

from hypothesis import given
from hypothesis import strategies as st

from rag.remembered import Remembered


def test_a_value_is_found_by_its_key() -> None:
    kept: Remembered[int] = Remembered(2)
    kept.keep("a", 1)
    assert (kept.get("a"), kept.get("b")) == (1, None)


def test_the_value_not_asked_for_longest_is_let_go() -> None:
    kept: Remembered[int] = Remembered(2)
    kept.keep("a", 1)
    kept.keep("b", 2)
    kept.get("a")
    kept.keep("c", 3)
    assert [kept.get(key) for key in "abc"] == [1, None, 3]


def test_nothing_is_left_after_clearing() -> None:
    kept: Remembered[int] = Remembered(2)
    kept.keep("a", 1)
    kept.clear()
    assert kept.get("a") is None


@given(st.lists(st.integers(0, 9)), st.integers(1, 4))
def test_the_last_keys_are_kept_and_no_more(keys: list[int], most: int) -> None:
    kept: Remembered[int] = Remembered(most)
    for key in keys:
        kept.keep(key, key)
    latest = list(dict.fromkeys(reversed(keys)))
    assert [k for k in latest if kept.get(k) is not None] == latest[:most]
