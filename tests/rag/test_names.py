"""Names of people and organisations."""

import pytest

from rag.names import Kind, names


def found(text: str) -> dict[str, Kind]:
    return {name.text: name.kind for name in names(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("渔民代表周海生说不。", "周海生"),
        ("宋德雷·马丁,港口的老船长", "宋德雷·马丁"),
        ("工程师Rosa Lind去了北方", "Rosa Lind"),
        ("Rosa Lind说她要走。", "Rosa Lind"),
        ("Rosa Lind,一家船厂的工程师", "Rosa Lind"),
        ("Mayor Ada Holm said no.", "Ada Holm"),
        ("Dr. Zoë Ämt spoke.", "Zoë Ämt"),
    ],
)
def test_people_are_known_by_what_stands_beside_them(text: str, name: str) -> None:
    assert found(text).get(name) is Kind.PERSON


def test_part_of_a_persons_full_name_is_that_person() -> None:
    assert found("工程师Rosa Lind来了。后来Lind走了。")["Lind"] is Kind.PERSON


@pytest.mark.parametrize("text", ["鲁棒性提高了。", "安全带断了。", "AI和GPS都在用。", "There was This."])
def test_plain_words_are_no_people(text: str) -> None:
    assert Kind.PERSON not in found(text).values()


def test_a_company_that_speaks_is_no_person() -> None:
    assert found("Seaworks表示会继续。")["Seaworks"] is Kind.UNKNOWN


def test_organisations_are_known_by_their_kind_of_word() -> None:
    assert found("初创公司Seaworks与清华大学合作。") == {"Seaworks": Kind.BODY, "清华大学": Kind.BODY}


def test_names_are_where_they_say() -> None:
    text = "工程师Rosa Lind和诗人周海生说，Seaworks的船到了。"
    assert all(text[n.start : n.end] == n.text for n in names(text))
