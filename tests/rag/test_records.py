"""What scripts read: the keys of a record, and that its line is always valid UTF-8 JSON on one line."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rag.answer import Answer, AnswerSentence, Citation, Reason, RetrievedPassage, Status, Support
from rag.attribution import Attribution
from rag.records import answer_record, error_record, json_line

CITATION = Citation(
    n=1,
    article_id="a1",
    title="标题",
    source="新华社",
    published=date(2026, 2, 9),
    published_is_inferred=False,
    url="",
    path="a.txt",
    start=3,
    end=6,
    quote="他走了",
)
PASSAGE = RetrievedPassage(
    passage_id="p1",
    article_id="a1",
    title="标题",
    path="a.txt",
    start=0,
    end=6,
    text="前文：他走了",
    score=0.5,
)
ANSWER = Answer(
    question="谁走了？",
    standalone_question="谁走了？",
    language="zh",
    status=Status.ANSWERED,
    sentences=(AnswerSentence(text="他走了", citations=(1,), support=Support.VERBATIM),),
    citations=(CITATION,),
    passages=(PASSAGE,),
    independent_sources=1,
    index_id="g1",
)


def test_record_has_the_keys_of_the_contract() -> None:
    contract = {
        *(
            "id",
            "status",
            "reason",
            "text",
            "sentences",
            "citations",
            "retrieved",
            "independent_sources",
            "ms",
        )
    }
    assert contract | {
        "question",
        "standalone_question",
        "language",
        "notice",
        "index",
        "confidence",
        "glosses",
        "conflicts",
        "corrections",
    } == set(answer_record(ANSWER, id="q1", ms=1.0))


def test_citation_holds_place_source_and_quote() -> None:
    assert answer_record(ANSWER, ms=1.0)["citations"] == [
        {
            "n": 1,
            "article_id": "a1",
            "title": "标题",
            "source": "新华社",
            "published": "2026-02-09",
            "path": "a.txt",
            "start": 3,
            "end": 6,
            "quote": "他走了",
            "is_digest": False,
            "corrected_by": [],
        }
    ]


def test_sentence_names_its_support_and_citations() -> None:
    (sentence,) = answer_record(ANSWER, ms=1.0)["sentences"]
    assert (sentence["text"], sentence["support"], sentence["citations"]) == ("他走了", "verbatim", [1])
    assert (sentence["focus"], sentence["about"], sentence["is_context"]) == (None, "", False)


def test_sentence_tells_who_says_what() -> None:
    said = Attribution(0, 2, "李明", None, None, is_quotation=True)
    told = replace(ANSWER.sentences[0], said_by="李明", attributions=(said,))
    (sentence,) = answer_record(replace(ANSWER, sentences=(told,)), ms=1.0)["sentences"]
    assert sentence["said_by"] == "李明"
    assert sentence["attributions"] == [{"start": 0, "end": 2, "speaker": "李明", "quotation": True}]


def test_confidence_is_a_plain_number_of_four_places() -> None:
    record = answer_record(replace(ANSWER, confidence=0.123456), ms=1.0)
    assert json.loads(json_line(record))["confidence"] == 0.1235


def test_unknown_date_is_null() -> None:
    answer = replace(ANSWER, citations=(replace(CITATION, published=None),))
    assert json.loads(json_line(answer_record(answer, ms=1.0)))["citations"][0]["published"] is None


def test_refusal_shows_its_notice_as_text_and_keeps_what_was_retrieved() -> None:
    refusal = replace(
        ANSWER,
        status=Status.ABSTAINED,
        reason=Reason.NO_EVIDENCE,
        notice="没有依据",
        sentences=(),
        citations=(),
        independent_sources=0,
    )
    record = answer_record(refusal, ms=1.0)
    assert (record["status"], record["reason"], record["text"]) == ("abstained", "no_evidence", "没有依据")
    assert record["retrieved"] != []


def test_a_false_premise_lists_its_corrections() -> None:
    refused = replace(
        ANSWER,
        status=Status.ABSTAINED,
        reason=Reason.FALSE_PREMISE,
        notice="与前提不符",
        sentences=(),
        citations=(),
        corrections=(CITATION,),
    )
    record = json.loads(json_line(answer_record(refused, ms=1.0)))
    assert record["citations"] == []
    assert record["corrections"] == json.loads(json_line(answer_record(ANSWER, ms=1.0)))["citations"][:1]


def test_score_that_json_cannot_hold_is_null() -> None:
    answer = replace(ANSWER, passages=(replace(PASSAGE, score=float("inf")),))
    assert json.loads(json_line(answer_record(answer, ms=1.0)))["retrieved"][0]["score"] is None


def test_error_record_has_id_reason_and_line() -> None:
    record = error_record("not valid JSON", id=None, line=7)
    assert (record["id"], record["status"], record["reason"], record["line"]) == (
        None,
        "error",
        "not valid JSON",
        7,
    )


@given(st.text('a问\U0001f600\ud800\udfff\x00\n\r\x0b\x1c\x85\u2028\u2029"\\'))
def test_any_text_becomes_one_line_of_utf8_json(text: str) -> None:
    line = json_line({"text": text})
    assert len(line.splitlines()) == 1
    assert len(json.loads(line.encode())["text"]) == len(text)
