"""The batch contract: one record per line that is not blank, in order, whatever the lines hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.errors import IndexMissing
from rag.answer import Answer, Reason, Status
from rag.batch import Answerer, UserLanguage, run_batch
from rag.follow_up import Earlier, Turn
from rag.records import json_line


class Echo:
    """Refuses every question, and says in its notice where it was asked."""

    def __init__(self, name: str) -> None:
        self.name = name

    def ask(
        self, question: str, *, history: Sequence[Earlier] = (), language: UserLanguage | None = None
    ) -> Answer:
        if question == "defect":
            raise ZeroDivisionError("a defect")
        question.encode()  # a lone surrogate would raise here, as it does in a tokenizer
        return Answer(
            question=question,
            standalone_question=" ".join([*(_said(e) for e in history), question]),
            language=language or "zh",
            status=Status.ABSTAINED,
            reason=Reason.NO_EVIDENCE,
            notice=self.name,
        )


def _said(earlier: Earlier) -> str:
    return f"{earlier.question}={earlier.answer}" if isinstance(earlier, Turn) else earlier


def run(*lines: bytes, language: UserLanguage | None = None) -> list[dict[str, Any]]:
    records = run_batch(
        lines,
        open_index=lambda: Echo("index"),
        open_texts=lambda: lambda texts: Echo("|".join(texts)),
        language=language,
    )
    return [json.loads(json_line(record)) for record in records]


def reason(line: bytes) -> str:
    (record,) = run(line)
    assert record["status"] == "error"
    return str(record["reason"])


def test_answers_keep_id_and_order() -> None:
    records = run(b'{"id": "b", "question": "x"}', b'{"id": 1, "question": "y"}')
    assert [(r["id"], r["question"]) for r in records] == [("b", "x"), (1, "y")]


def test_history_goes_with_the_question() -> None:
    (record,) = run(b'{"id": 1, "question": "b", "history": ["a"]}')
    assert record["standalone_question"] == "a b"


def test_an_earlier_answer_goes_with_its_question() -> None:
    line = b'{"id": 1, "question": "c", "history": ["a", {"question": "b", "answer": "x"}]}'
    (record,) = run(line)
    assert record["standalone_question"] == "a b=x c"


@pytest.mark.parametrize("entry", [b'{"answer": "x"}', b'{"question": 1}', b'{"question": "b", "answer": 0}'])
def test_a_turn_without_its_strings_is_a_bad_line(entry: bytes) -> None:
    (record,) = run(b'{"id": 1, "question": "c", "history": [' + entry + b"]}")
    assert record["status"] == "error"
    assert "entry 0" in str(record["reason"])


def test_passages_are_answered_from_without_the_index() -> None:
    def missing() -> Answerer:
        raise IndexMissing("no index")

    lines = [b'{"id": 1, "question": "x", "passages": ["p", "q"]}']
    (record,) = run_batch(lines, open_index=missing, open_texts=lambda: lambda texts: Echo("|".join(texts)))
    assert record["notice"] == "p|q"


def test_empty_passages_are_still_not_the_index() -> None:
    (record,) = run(b'{"id": 1, "question": "x", "passages": []}')
    assert record["notice"] == ""


def test_missing_index_is_tried_once_and_reported_on_each_line_that_needs_it() -> None:
    tries: list[int] = []

    def missing() -> Answerer:
        tries.append(1)
        raise IndexMissing("no index in x")

    lines = [b'{"id": 1, "question": "x"}', b'{"id": 2, "question": "y"}']
    records = list(run_batch(lines, open_index=missing, open_texts=lambda: lambda _: Echo("")))
    assert [record["reason"] for record in records] == ["no index in x"] * 2
    assert len(tries) == 1


def test_language_is_passed_on() -> None:
    (record,) = run(b'{"id": 1, "question": "x"}', language="en")
    assert record["language"] == "en"


def test_blank_lines_are_skipped_but_counted() -> None:
    records = run(b"\n", b"  \r\n", b"oops\n")
    assert [record["line"] for record in records] == [3]


def test_byte_order_mark_and_windows_line_ends_are_accepted() -> None:
    (record,) = run(b'\xef\xbb\xbf{"id": 1, "question": "x"}\r\n')
    assert record["status"] == "abstained"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"{", "not valid JSON"),
        (b"[1]", "not a JSON object but a list"),
        (b"null", "not a JSON object but null"),
        (b'{"question": "x"}', '"id" is missing'),
        (b'{"id": true, "question": "x"}', '"id" must be a string or an integer, not a boolean'),
        (b'{"id": 1.5, "question": "x"}', '"id" must be a string or an integer, not a number'),
        (b'{"id": "\\ud800", "question": "x"}', "lone surrogate"),
        (b'{"id": 1}', '"question" is missing'),
        (b'{"id": 1, "question": null}', '"question" must be a string, not null'),
        (b'{"id": 1, "question": ["x"]}', '"question" must be a string, not a list'),
        (b'{"id": 1, "question": "x", "history": "y"}', '"history" must be a list of strings, not a string'),
        (b'{"id": 1, "question": "x", "history": [1]}', "entry 0 is a number"),
        (
            b'{"id": 1, "question": "x", "passages": {}}',
            '"passages" must be a list of strings, not an object',
        ),
        (b'{"id": 1, "question": "x", "passages": ["p", null]}', "entry 1 is null"),
        (b'{"id": 1, "question": "\xff"}', "not valid UTF-8: byte 0xff"),
        (b'{"id": NaN, "question": "x"}', "NaN is no JSON value"),
        (b'{"id": ' + b"9" * 5000 + b', "question": "x"}', "too many digits"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"id": 1, "question": "defect"}', "internal error: ZeroDivisionError"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)
def test_line_that_cannot_be_used_says_why(line: bytes, expected: str) -> None:
    assert expected in reason(line)


def test_id_is_kept_where_it_could_be_read() -> None:
    records = run(b'{"id": "q7"}', b'{"id": "q8", "question": "\xff"}', b'{"id": "\xff"}', b'{"id": "q9"')
    assert [record["id"] for record in records] == ["q7", "q8", None, None]


def test_lines_that_share_an_id_are_all_answered() -> None:
    records = run(b'{"id": 1, "question": "x"}', b'{"id": 1, "question": "y"}')
    assert [(record["id"], record["status"]) for record in records] == [(1, "abstained")] * 2


def test_the_run_goes_on_after_bad_lines() -> None:
    records = run(b"oops", b'{"id": 1, "question": "defect"}', b'{"id": 2, "question": "x"}')
    assert [record["status"] for record in records] == ["error", "error", "abstained"]


@pytest.mark.parametrize("question", ["", "😀😀", "？！……", "a\\u0000b", "问" * 10_000])
def test_strange_questions_are_asked_all_the_same(question: str) -> None:
    (record,) = run(f'{{"id": 1, "question": "{question}"}}'.encode())
    assert record["status"] == "abstained"


def test_lone_surrogates_in_a_question_are_replaced() -> None:
    (record,) = run(b'{"id": 1, "question": "a\\ud800b"}')
    assert record["question"] == "a\ufffdb"


def test_surrogate_pairs_are_one_character() -> None:
    (record,) = run(b'{"id": 1, "question": "\\ud83d\\ude00"}')
    assert record["question"] == "\N{GRINNING FACE}"


texts = st.text('a问\U0001f600\ud800\x00\u2028"\\', max_size=4)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=5,
)
almost_lines = st.fixed_dictionaries(
    {}, optional={key: json_values for key in ("id", "question", "history", "passages")}
).map(lambda fields: json.dumps(fields).encode())
any_lines = st.binary().map(lambda line: line.replace(b"\n", b""))


@given(st.lists(any_lines | almost_lines, max_size=8))
@example([b'{"id": 1e999, "question": "x"}'])
@example([b'\x0c{"id": 1, "question": "\\u2028"}'])
def test_every_line_that_is_not_blank_yields_one_valid_record(lines: list[bytes]) -> None:
    records = run(*lines)
    blank = sum(
        not (line.removeprefix(b"\xef\xbb\xbf") if place == 0 else line).strip()
        for place, line in enumerate(lines)
    )
    assert len(records) == len(lines) - blank
    assert all(record["status"] in ("answered", "partial", "abstained", "error") for record in records)


class Bounded(Echo):
    """Says within which bounds it was asked."""

    def ask(self, question: str, **others: Any) -> Answer:
        answer = super().ask(question, history=others["history"], language=others["language"])
        told = (others.get(key) for key in ("since", "until", "sources", "written_in"))
        return replace(answer, notice=" ".join(map(str, told)))


def test_bounds_of_a_line_go_with_its_question() -> None:
    lines = [
        b'{"id": 1, "question": "x", "since": "2026-02", "until": "2026", "sources": ["a"],'
        b' "written_in": "en"}',
        b'{"id": 2, "question": "x"}',
    ]
    records = run_batch(lines, open_index=lambda: Bounded(""), open_texts=lambda: lambda _: Bounded(""))
    assert [r["notice"] for r in records] == ["2026-02-01 2026-12-31 ('a',) en", "None None None None"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"id": 1, "question": "x", "since": 2026}', '"since" must be a string'),
        (b'{"id": 1, "question": "x", "until": "soon"}', "until must name a day"),
        (b'{"id": 1, "question": "x", "sources": "a"}', '"sources" must be a list of strings'),
        (b'{"id": 1, "question": "x", "written_in": "fr"}', "written_in must be zh or en"),
    ],
)
def test_bound_that_cannot_be_used_says_why(line: bytes, said: str) -> None:
    assert said in reason(line)
