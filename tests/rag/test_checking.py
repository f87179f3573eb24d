"""The invariants of every answer."""

from dataclasses import replace

import pytest

from corpus.article import Article
from corpus.errors import AnswerInvariantBroken
from rag.answer import Answer, AnswerSentence, Citation, Reason, Status, Support
from rag.attribution import Attribution
from rag.checking import check
from tests.rag.conftest import make_article

ARTICLE = make_article("标题", "一句话。又一句话。")


def article(article_id: str) -> Article:
    assert article_id == ARTICLE.id
    return ARTICLE


def citation(n: int, start: int, end: int) -> Citation:
    return Citation(
        n=n,
        article_id=ARTICLE.id,
        title="标题",
        source="",
        published=None,
        published_is_inferred=False,
        url="",
        path="",
        start=start,
        end=end,
        quote=ARTICLE.text[start:end],
    )


GOOD = Answer(
    question="问",
    standalone_question="问",
    language="zh",
    status=Status.ANSWERED,
    sentences=(
        AnswerSentence(text="一句话。", citations=(1,), support=Support.VERBATIM),
        AnswerSentence(text="又一句话。", citations=(2,), support=Support.VERBATIM),
    ),
    citations=(citation(1, 0, 4), citation(2, 4, 9)),
    independent_sources=1,
)


def attributing(start: int, end: int, speaker: str) -> Answer:
    said = Attribution(start, end, speaker, None, None, is_quotation=True)
    return replace(GOOD, sentences=(replace(GOOD.sentences[0], attributions=(said,)), GOOD.sentences[1]))


REFUSED = Answer(
    question="问",
    standalone_question="问",
    language="zh",
    status=Status.ABSTAINED,
    reason=Reason.NO_EVIDENCE,
    notice="无",
)


CORRECTED = replace(REFUSED, reason=Reason.FALSE_PREMISE, corrections=(citation(1, 0, 4),))


@pytest.mark.parametrize("answer", [GOOD, REFUSED, CORRECTED])
def test_a_good_answer_passes_unchanged(answer: Answer) -> None:
    assert check(answer, article) is answer


@pytest.mark.parametrize(
    ("broken", "promise"),
    [
        (replace(GOOD, citations=GOOD.citations[:1]), "not exactly those"),
        (replace(GOOD, corrections=GOOD.citations), "only a false premise"),
        (replace(REFUSED, corrections=GOOD.citations), "only a false premise"),
        (replace(CORRECTED, corrections=()), "only a false premise"),
        (replace(CORRECTED, corrections=GOOD.citations[1:]), "not numbered"),
        (replace(CORRECTED, corrections=(replace(citation(1, 0, 4), quote="别的"),)), "differs"),
        (replace(GOOD, citations=(*GOOD.citations, citation(3, 0, 4))), "not exactly those"),
        (replace(GOOD, sentences=GOOD.sentences[::-1]), "do not run 1..n"),
        (replace(GOOD, sentences=(replace(GOOD.sentences[0], said_by="[2]"), GOOD.sentences[1])), "marker"),
        (attributing(0, 3, "[2]"), "marker"),
        (attributing(2, 5, "他"), "attributes to somebody"),
        (attributing(2, 2, "他"), "attributes to somebody"),
        (replace(GOOD, sentences=(replace(GOOD.sentences[0], focus=(2, 5)), GOOD.sentences[1])), "outside"),
        (replace(GOOD, sentences=(replace(GOOD.sentences[0], focus=(2, 2)), GOOD.sentences[1])), "outside"),
        (
            replace(GOOD, sentences=(*GOOD.sentences, replace(GOOD.sentences[0], citations=()))),
            "cites nothing",
        ),
        (
            replace(GOOD, citations=(GOOD.citations[0], replace(GOOD.citations[1], end=8))),
            "differs from its article",
        ),
        (replace(GOOD, sentences=(), citations=()), "says nothing"),
        (replace(GOOD, independent_sources=2), "independent sources"),
        (replace(REFUSED, citations=GOOD.citations, sentences=GOOD.sentences), "cites sources"),
        (replace(REFUSED, reason=Reason.NONE), "gives no reason"),
        (replace(REFUSED, notice=""), "gives no reason"),
    ],
)
def test_a_broken_promise_withholds_the_answer(broken: Answer, promise: str) -> None:
    with pytest.raises(AnswerInvariantBroken, match=promise):
        check(broken, article)
