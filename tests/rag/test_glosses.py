"""English words for terms of Chinese quotes."""

import re

from index.glossary import glossary
from rag.glosses import MOST, glosses
from rag.question import take_apart


def found(quote: str, question: str) -> dict[str, str]:
    return {g.term: g.english for g in glosses([quote], take_apart(question), lambda _: 1)}


def test_a_term_that_the_question_names_gets_its_own_word_first() -> None:
    made = found("她在辞职信里引用了一首诗，谈到健康和教育。", "Who quoted a poem?")
    assert next(iter(made)) == "引用"
    assert made["引用"] == "quoted"


def test_terms_are_shown_as_printed() -> None:
    assert found("他談到教育與醫療。", "What did he mention?").keys() <= {"教育", "醫療", "談到"}


def test_places_are_capital() -> None:
    assert found("会议在华盛顿举行。", "Where was it?")["华盛顿"] == "Washington"


def test_no_more_than_a_few_terms_each_with_another_word() -> None:
    made = found("教育、健康、基金、会议、政策、专家、技术、系统、模型都在讨论之列。", "What was discussed?")
    assert 0 < len(made) <= MOST
    assert len(set(made.values())) == len(made)


def test_nothing_is_glossed_without_a_quote() -> None:
    assert glosses([], take_apart("Who?"), lambda _: 0) == ()


def test_every_gloss_is_a_whole_word() -> None:
    words = {english for english, _ in glossary().values()}
    assert all(re.fullmatch("[a-z]{3,}", word) for word in words)
    assert not {"articl", "rais", "compani", "valu", "polici"} & words
