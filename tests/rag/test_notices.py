"""Youju's own words about an answer."""

from datetime import date

import pytest

from corpus.article import Language
from rag.answer import Reason
from rag.notices import Coverage, describe, frame, refusal, unanswered_parts

FIVE = Coverage(5, 5, date(2025, 9, 19), date(2026, 2, 12))
REASONS = [r for r in Reason if r not in {Reason.NONE, Reason.FALSE_PREMISE}]


def test_the_coverage_names_the_number_of_articles_and_their_dates() -> None:
    assert describe(FIVE, "zh") == "5 篇文章，2025-09-19 至 2026-02-12"
    assert describe(FIVE, "en") == "5 articles, 2025-09-19 to 2026-02-12"


def test_a_coverage_without_dates_names_the_number_alone() -> None:
    assert describe(Coverage(1, 0, None, None), "en") == "1 article"


def test_a_coverage_with_few_dates_says_how_many() -> None:
    some = Coverage(5, 1, date(2026, 2, 12), date(2026, 2, 12))
    assert describe(some, "zh") == "5 篇文章（其中 1 篇有日期：2026-02-12）"
    assert describe(some, "en") == "5 articles (1 dated: 2026-02-12)"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("reason", REASONS)
def test_every_refusal_has_words_in_both_languages(reason: Reason, language: Language) -> None:
    assert refusal(reason, language, coverage=FIVE, limit=2000)


def test_a_refusal_about_the_articles_says_what_was_looked_at() -> None:
    words = refusal(Reason.NO_EVIDENCE, "zh", coverage=FIVE, missing=["火星"], nearest=["甲", "乙"])
    assert all(part in words for part in ("5 篇文章", "“火星”", "《甲》", "《乙》"))


def test_a_refusal_of_an_empty_question_says_nothing_of_the_articles() -> None:
    assert "5" not in refusal(Reason.EMPTY_QUESTION, "en", coverage=FIVE, nearest=["A"])


def test_a_question_that_is_too_long_is_told_the_limit() -> None:
    assert "2000" in refusal(Reason.TOO_LONG, "en", coverage=FIVE, limit=2000)


def test_evidence_in_the_asked_language_needs_no_frame() -> None:
    assert frame("zh", frozenset({"zh"})) == ""


def test_evidence_in_another_language_is_introduced() -> None:
    assert "Chinese" in frame("en", frozenset({"zh"}))


def test_open_parts_of_a_question_are_named() -> None:
    assert "谁？" in unanswered_parts(["谁？"], "zh")
