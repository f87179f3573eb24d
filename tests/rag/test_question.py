"""A question taken apart."""

from hypothesis import given
from hypothesis import strategies as st

from rag.question import clean, is_readable, missing_words, parts, take_apart


def tokens(question: str, *history: str) -> list[str]:
    return [t.alternatives[0].token for t in take_apart(question, history=history).terms]


def test_interrogatives_and_particles_are_not_looked_for() -> None:
    assert not {"什么", "吗", "的"} & set(tokens("旧码头的问题是什么吗"))


def test_a_name_that_no_dictionary_holds_is_looked_for_by_pairs_of_characters() -> None:
    assert {"若溪"} <= set(tokens("林若溪说了什么"))


def test_a_traditional_question_looks_for_the_same_terms_as_its_simplified_form() -> None:
    assert tokens("舊碼頭為什麼關閉") == tokens("旧码头为什么关闭")


def test_an_english_question_looks_for_chinese_translations_too() -> None:
    question = take_apart("Why did the director resign?")
    alternatives = {a.token for t in question.terms for a in t.alternatives}
    assert "辞职" in alternatives


def test_a_translation_weighs_at_most_what_the_word_itself_weighs() -> None:
    question = take_apart("Why did the director resign?")
    assert all(0 < a.probability <= 1 for t in question.terms for a in t.alternatives)


def test_a_follow_up_with_a_pronoun_borrows_the_terms_of_the_earlier_question() -> None:
    assert "码头" in tokens("那它什么时候关闭？", "旧码头怎么了？")


def test_a_new_topic_borrows_nothing() -> None:
    assert "码头" not in tokens("果园节卖了多少票？", "旧码头怎么了？")


def test_the_standalone_question_shows_what_was_borrowed() -> None:
    question = take_apart("那它什么时候关闭？", history=["旧码头怎么了？"])
    assert question.standalone == "旧码头什么时候关闭？"


def test_what_the_last_question_lends_beside_what_is_written_out_weighs_less() -> None:
    weights = dict(take_apart("它什么时候关闭？", history=["旧码头为什么亏损？"]).words)
    assert weights["亏损"] < weights["码头"] == weights["关闭"]


def test_a_follow_up_expects_what_the_question_that_it_continues_does() -> None:
    assert take_apart("那新码头呢？", history=["旧码头什么时候关闭？"]).expectation == "when"


def test_a_name_with_accents_is_one_word() -> None:
    assert "zoë" in tokens("Why did Zoë leave?")


def test_two_questions_in_one_text_are_two_parts() -> None:
    assert parts("谁承建新码头？它要花多少钱？") == ["谁承建新码头？", "它要花多少钱？"]


def test_a_single_question_is_one_part_as_it_stands() -> None:
    assert parts("谁承建新码头？！") == ["谁承建新码头？！"]


def test_a_short_question_belongs_to_the_one_before_it() -> None:
    assert parts("码头关闭了。为什么？谁说的这话呢？") == ["码头关闭了。为什么？", "谁说的这话呢？"]


@given(st.text(max_size=200))
def test_no_part_of_a_question_is_lost(text: str) -> None:
    kept = "".join(parts(text))
    assert [c for c in text if c.isalnum()] == [c for c in kept if c.isalnum()]


def test_lone_surrogates_and_control_characters_are_cleaned_away() -> None:
    assert clean("码头\ud800\x00 关\n闭") == "码头? 关 闭"


def test_emoji_and_punctuation_alone_are_not_readable() -> None:
    assert not is_readable(clean("🤷‍♀️？！。。。"))


def test_words_that_stand_nowhere_are_named_longest_first() -> None:
    question = take_apart("火星移民局的电话")
    assert missing_words(question, lambda _: 0)[0] == "移民局"


def test_missing_words_are_named_as_they_were_written() -> None:
    assert "Jupiter" in missing_words(take_apart("How many moons does Jupiter have?"), lambda _: 0)


def test_words_that_stand_somewhere_are_not_named() -> None:
    assert missing_words(take_apart("旧码头的电话"), lambda _: 1) == ()


@given(st.text(max_size=200), st.lists(st.text(max_size=40), max_size=3))
def test_any_text_can_be_taken_apart(text: str, history: list[str]) -> None:
    question = take_apart(clean(text), history=history)
    assert bool(question.standalone) == bool(question.asked)


@given(st.text(max_size=200))
def test_parts_hold_nothing_that_the_question_does_not(text: str) -> None:
    assert all(p in text for p in parts(text))
    assert parts(text)
