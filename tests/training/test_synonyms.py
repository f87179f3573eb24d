"""Words of one meaning in training questions."""

import random

from training.reader.synonyms import SYNONYMS, with_synonyms


def test_no_word_is_its_own_synonym() -> None:
    assert all(word not in others for word, others in SYNONYMS.items())


def test_being_synonyms_goes_both_ways() -> None:
    assert all(word in SYNONYMS[other] for word, others in SYNONYMS.items() for other in others)


def test_words_without_synonyms_stay() -> None:
    assert with_synonyms("林若溪收购了码头", random.Random(1), share=1) in (
        "林若溪买下了码头",
        "林若溪并购了码头",
    )


def test_no_share_changes_nothing() -> None:
    assert with_synonyms("谁收购了码头", random.Random(1), share=0) == "谁收购了码头"
