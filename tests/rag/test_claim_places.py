"""Whether a text has a claim's figure in the claim's place."""

from __future__ import annotations

import pytest

from corpus.language import detect_language
from rag.claim_places import IN_PLACE, misplaced
from rag.points import points
from tests.linear import takes_linear_time


def places(claim: str, text: str) -> dict[str, float]:
    return misplaced(claim, points(claim, detect_language(claim)), text)


@pytest.mark.parametrize(
    ("right", "wrong", "text"),
    [
        ("累计确诊888例", "累计确诊64例", "该市累计确诊888例，其中重症64例。"),
        ("新增本土病例3例", "新增本土病例146例", "当日新增本土病例3例，累计报告病例146例。"),
        ("The fund raised 40 million dollars", "The fund raised 90 million dollars",
         "The fund raised 40 million dollars, and it lost 90 million dollars to fees."),
        ("南港在3月开工", "南港在9月开工", "南港项目3月开工，预计9月完工。"),
    ],
)  # fmt: skip
def test_what_is_told_of_something_else_stands_in_another_place(right: str, wrong: str, text: str) -> None:
    assert places(wrong, text)["misplaced_value"] > 0 > places(right, text)["misplaced_value"]


def test_names_in_each_others_place_are_told_apart() -> None:
    text = "教授李明起诉公司，教授王芳作证。"
    assert (
        places("教授王芳起诉公司", text)["misplaced_name"]
        > places("教授李明起诉公司", text)["misplaced_name"]
    )


def test_a_point_without_rivals_is_in_its_place() -> None:
    assert set(places("公司有12名员工", "公司现有12名员工").values()) == {IN_PLACE}


@pytest.mark.parametrize("piece", ["12人，", "李明、", "1 of 2, "])
def test_long_texts_take_linear_time(piece: str) -> None:
    assert takes_linear_time(lambda text: places(piece * 100, text), piece, length=4000)
