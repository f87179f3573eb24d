"""Many claims, one record per line, in order, whatever the lines hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest

from corpus.article import Language
from corpus.errors import IndexMissing
from rag.check_batch import Checker, run_checks
from rag.records import json_line
from rag.verdicts import Because, Check, Verdict


class Echo:
    """Finds nothing for any claim, and says in its notice where it looked."""

    def __init__(self, name: str) -> None:
        self.name = name

    def check(self, claim: str, *, language: Language | None = None) -> Check:
        if claim == "defect":
            raise ZeroDivisionError("a defect")
        return Check(
            claim=claim,
            language=language or "zh",
            verdict=Verdict.NOT_FOUND,
            because=Because.NO_EVIDENCE,
            notice=self.name,
        )


def run(*lines: bytes) -> list[dict[str, Any]]:
    records = run_checks(
        lines,
        open_index=lambda: Echo("index"),
        open_texts=lambda: lambda texts: Echo("|".join(texts)),
    )
    return [json.loads(json_line(record)) for record in records]


def test_verdicts_keep_id_and_order() -> None:
    records = run(b'{"id": "b", "claim": "x"}', b"", b'{"id": 1, "claim": "y"}')
    assert [(r["id"], r["claim"], r["verdict"], r["reason"]) for r in records] == [
        ("b", "x", "not_found", "no_evidence"),
        (1, "y", "not_found", "no_evidence"),
    ]


def test_passages_are_checked_against_instead_of_the_index() -> None:
    records = run(b'{"id": 1, "claim": "x"}', '{"id": 2, "claim": "x", "passages": ["甲", "乙"]}'.encode())
    assert [r["notice"] for r in records] == ["index", "甲|乙"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": 1}', '"claim" is missing'),
        (b'{"claim": "x"}', '"id" is missing'),
        (b'{"id": 1, "claim": 2}', '"claim" must be a string, not a number'),
        (b'{"id": 1, "claim": "x", "passages": "y"}', '"passages" must be a list of strings'),
        (b"[]", "not a JSON object but a list"),
        (b"{", "not valid JSON"),
        (b'{"id": 1, "claim": "defect"}', "internal error: ZeroDivisionError"),
    ],
)
def test_a_bad_line_becomes_a_record_that_names_the_rule_and_the_rest_goes_on(
    line: bytes, reason: str
) -> None:
    bad, good = run(line, b'{"id": 2, "claim": "x"}')
    assert (bad["verdict"], bad["line"], bad["citations"]) == ("error", 1, [])
    assert reason in bad["reason"]
    assert good["verdict"] == "not_found"


def test_an_index_that_cannot_be_opened_costs_only_the_lines_that_need_it() -> None:
    opened = []

    def missing() -> Checker:
        opened.append(1)
        raise IndexMissing("no index here")

    def over(texts: Sequence[str]) -> Checker:
        return Echo(texts[0])

    lines = [
        b'{"id": 1, "claim": "x"}',
        b'{"id": 2, "claim": "x", "passages": ["p"]}',
        b'{"id": 3, "claim": "y"}',
    ]
    records = list(run_checks(lines, open_index=missing, open_texts=lambda: over))
    assert [r["verdict"] for r in records] == ["error", "not_found", "error"]
    assert len(opened) == 1
