"""Names of people and organisations."""

import pytest

from corpus.language import detect_language
from rag.kinds import Kind
from rag.names import names


def found(text: str) -> dict[str, Kind]:
    return {name.text: name.kind for name in names(text, detect_language(text)) if name.is_told}


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
    assert "Seaworks" not in found("Seaworks表示会继续。")


def test_organisations_are_known_by_their_kind_of_word() -> None:
    assert found("初创公司Seaworks与清华大学合作。") == {"Seaworks": Kind.BODY, "清华大学": Kind.BODY}


def test_names_are_where_they_say() -> None:
    text = "工程师Rosa Lind和诗人周海生说，Seaworks的船到了。"
    assert all(text[n.start : n.end] == n.text for n in names(text, "zh"))


def test_what_only_the_form_suggests_is_not_told() -> None:
    (name,) = names("Rosa Lind in Rome", "en")[:1]
    assert (name.text, name.kind, name.is_told) == ("Rosa Lind", Kind.PERSON, False)


@pytest.mark.parametrize("text", ["老船长和宋德雷·马丁在港口。", "玛莎·斯塔福德及宋德雷·马丁在港口。"])
def test_a_full_name_with_a_dot_is_one_name(text: str) -> None:
    assert "宋德雷·马丁" in found(text)


def test_a_transliterated_name_is_a_persons_by_its_form() -> None:
    (name,) = (n for n in names("斯塔福德的船到了。", "zh") if n.may_be_person)
    assert (name.text, name.kind) == ("斯塔福德", Kind.PERSON)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Holm of Seaworks left.", ["Ada Holm", "Seaworks"]),
        ("The University of Northvale closed.", ["University of Northvale"]),
        ('She read "Ships and Harbours" to Holm.', ['"Ships and Harbours"', "Holm"]),
        ("CEO Ada Holm left in May.", ["Ada Holm"]),
    ],
)
def test_names_in_english_end_where_another_begins(text: str, expected: list[str]) -> None:
    assert [n.text for n in names(text, "en")] == expected


def test_a_latin_name_in_small_letters_is_a_name_in_a_chinese_text() -> None:
    assert [n.text for n in names("holm 为什么辞职", "zh")] == ["holm"]


def test_a_year_behind_a_latin_name_is_no_part_of_it() -> None:
    assert "Seaworks" in [n.text for n in names("Seaworks 2026年的船", "zh")]


@pytest.mark.parametrize("text", ["这是安全的。", "《海港》关了。"])
def test_what_only_the_segmenter_calls_a_name_may_be_no_person(text: str) -> None:
    assert not any(n.may_be_person for n in names(text, "zh"))


def test_capital_words_that_are_no_name_give_none() -> None:
    assert names("为什么And And ", "zh") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Half of Seaworks' twelve founders have left.", "Seaworks"),
        ("Several Seaworks employees resigned.", "Seaworks"),
        ("Former Seaworks chief Ada Holm resigned.", "Seaworks"),
    ],
)
def test_how_many_and_formerly_is_no_part_of_a_name(text: str, name: str) -> None:
    assert names(text, "en")[0].text == name
