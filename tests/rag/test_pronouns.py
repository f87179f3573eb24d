"""Whom a pronoun means, when that is certain."""

import pytest

from rag.pronouns import antecedent
from tests.rag.conftest import make_article


def meant(before: str, sentence: str) -> str:
    return antecedent(make_article("题", before + sentence), len(before))


@pytest.mark.parametrize(
    ("before", "sentence", "name"),
    [
        ("渔民代表周海生说不行。", "他要先安置渔船。", "周海生"),
        ("工程师Rosa Lind来了。Lind走得早。天气晴朗。", "她没有说原因。", "Rosa Lind"),
        ("Mayor Ada Holm spoke. It rained. ", "She left early.", "Ada Holm"),
        ("初创公司Seaworks成立了。", "该公司在北港。", "Seaworks"),
    ],
)
def test_the_only_one_named_last_is_meant(before: str, sentence: str, name: str) -> None:
    assert meant(before, sentence) == name


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("诗人周海生说，工程师李明远也来。", "他要先走。"),
        ("渔民代表周海生说不行。她不同意。", "他又来了。"),
        ("渔民代表周海生说不行。Seaworks来了。", "他又来了。"),
        ("渔民代表周海生说不行。", "他们都来了。"),
        ("渔民代表周海生说不行。", "其他人也来了。"),
        ("渔民代表周海生说不行。", "码头关了。"),
        ("天气晴朗。", "他走了。"),
        ("渔民代表周海生说不行。" + "天气晴朗。" * 10, "他走了。"),
    ],
)
def test_in_doubt_nobody_is_named(before: str, sentence: str) -> None:
    assert meant(before, sentence) == ""
