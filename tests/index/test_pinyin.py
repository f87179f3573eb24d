"""How Chinese characters sound."""

from hypothesis import given
from hypothesis import strategies as st

from index.pinyin import characters_of, split_syllables, syllables_of


def test_a_character_has_all_its_readings() -> None:
    assert {"chang", "zhang"} <= set(syllables_of("长"))


def test_what_is_no_syllable_has_no_characters() -> None:
    assert characters_of("smith") == ""


def test_both_spellings_of_a_rounded_vowel_are_known() -> None:
    assert characters_of("lyu") == characters_of("lv") != ""


@given(st.text("abcdeghinoux", max_size=12))
def test_syllables_put_together_are_the_word(word: str) -> None:
    assert all("".join(syllables) == word for syllables in split_syllables(word))
