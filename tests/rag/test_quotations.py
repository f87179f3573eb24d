"""What stands in quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说“走”，她说“留”。", ["走", "留"]),
        ("馮素言說：「走。」", ["走。"]),
        ('He said "go" and "stay".', ["go", "stay"]),
        ("“外面的‘里面’还在外面”", ["外面的‘里面’还在外面"]),
        ("“It’s late,” he said.", ["It’s late,"]),
        ("the ships’ captains’ tales", []),
        ("《“旧港”的故事》很好看", []),
        ('A 12" pipe.', []),
        ("水退了。”他说。", ["水退了。"]),
        ("他说：“水退了。", ["水退了。"]),
        ("“”“ ”", []),
    ],
)
def test_quotations_are_the_outermost_pairs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@given(st.text(alphabet='“”「」『』‘’"《》水a \n', max_size=60))
def test_quotations_stand_in_order_without_overlap(text: str) -> None:
    last = 0
    for q in quotations(text):
        assert last <= q.opens <= q.start < q.end <= q.closes <= len(text)
        last = q.closes
