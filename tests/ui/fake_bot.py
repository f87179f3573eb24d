"""A small real bot for the tests of the interface: its quotes are real ranges of its articles."""

from __future__ import annotations

import time
from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.article import Article, article_id
from corpus.errors import InputError, StoreError
from index import Index
from rag.answer import (
    Answer,
    AnswerSentence,
    Citation,
    Conflict,
    Reason,
    RetrievedPassage,
    Side,
    Status,
    Support,
)
from rag.follow_up import Earlier
from rag.passage_map import MappedArticle, MappedPassage, Pair, PassageMap, Twice
from rag.shelf import Shelf
from rag.stages import Stage
from rag.timeline import Entry, Timeline
from rag.verdicts import Because, Check, CheckedPoint, CheckedStatement, Verdict

HOSTILE = "<script>alert(1)</script>"


def make_article(title: str, text: str, **fields: object) -> Article:
    values = {"language": "zh", "source": "某报", "published": date(2026, 2, 11), **fields}
    return Article(id=article_id(title, text), title=title, text=text, **values)  # type: ignore[arg-type]


PLAIN = make_article(
    "夏尔马离职",
    "开头一段。\n\n"
    + "铺垫的话。" * 300
    + "\n\n夏尔马在二月九日宣布离职。他没有说去处。\n\n"
    + "后文。" * 300,
    url="https://news.example/1",
)
OTHER = make_article(
    "Funding <b>round</b>",
    "Before. Anthropic raised $30bn & more <now> 🎉𠀀. After.",
    language="en",
    source="The Paper",
    published=date(2026, 2, 12),
    published_is_inferred=True,
)
EVIL = make_article(
    HOSTILE,
    f"正文 {HOSTILE}<img src=x onerror=alert(2)> **粗** ![x](http://evil.example/a.png)\n\n# 结束 $x$ `y`",
    source='"><svg onload=alert(3)>',
    url="javascript:alert(4)",
    path="<img src=x onerror=alert(5)>.md",
    published=None,
)


def cite(n: int, article: Article, quote: str) -> Citation:
    start = article.text.index(quote)
    return Citation(
        n=n,
        article_id=article.id,
        title=article.title,
        source=article.source,
        published=article.published,
        published_is_inferred=article.published_is_inferred,
        url=article.url,
        path=article.path,
        start=start,
        end=start + len(quote),
        quote=quote,
    )


def near(article: Article, quote: str) -> RetrievedPassage:
    start = article.text.index(quote)
    return RetrievedPassage(
        passage_id=f"{article.id}:{start}",
        article_id=article.id,
        title=article.title,
        path=article.path,
        start=start,
        end=start + len(quote),
        text=quote,
        score=0.5,
        lexical_rank=1,
    )


def whole_answer(question: str, *, language: str = "zh") -> Answer:
    first, second = "夏尔马在二月九日宣布离职。", "Anthropic raised $30bn & more <now> 🎉𠀀."
    return Answer(
        question=question,
        standalone_question=question,
        language=language,
        status=Status.ANSWERED,
        sentences=(
            AnswerSentence(text=first, citations=(1,), support=Support.VERBATIM),
            AnswerSentence(text=second, citations=(2, 3), support=Support.SUPPORTED),
        ),
        citations=(cite(1, PLAIN, first), cite(2, OTHER, second), cite(3, PLAIN, "他没有说去处。")),
        passages=(near(PLAIN, first),),
        independent_sources=2,
        index_id="fake-1",
    )


def conflict(own: Citation, value: str, other: Citation, other_value: str) -> Conflict:
    """Two sides of one figure."""
    return Conflict(
        kind="figure", sides=(Side(value=other_value, citation=other), Side(value=value, citation=own))
    )


def checked_claim(claim: str) -> Check:
    """A claim of which one part is supported, one told otherwise and one not told."""
    statements = tuple(
        CheckedStatement(
            start=0,
            end=len(claim),
            text=claim,
            verdict=verdict,
            because=because,
            citations=citations,
            points=(CheckedPoint(start=0, end=2, text=claim[:2], kind="name", state=state, told=told),),
        )
        for verdict, because, citations, state, told in (
            (Verdict.SUPPORTED, Because.NONE, (1,), "same", ""),
            (Verdict.CONTRADICTED, Because.OTHER_NAME, (2,), "other", HOSTILE),
            (Verdict.NOT_FOUND, Because.NO_EVIDENCE, (), "absent", ""),
        )
    )
    return Check(
        claim=claim,
        language="zh",
        verdict=Verdict.CONTRADICTED,
        because=Because.OTHER_NAME,
        notice="文章的说法与此不符：名字不同。",
        statements=statements,
        citations=(cite(1, PLAIN, "夏尔马在二月九日宣布离职。"), cite(2, EVIL, EVIL.text)),
        independent_sources=1,
        index_id="fake-1",
    )


def mapped(*articles: Article, of_passages: int = 0) -> PassageMap:
    """A map with the beginning of each article, side by side; the first two tell the same."""
    passages = tuple(
        MappedPassage(article=n, start=0, end=5, beginning=a.text[:40], x=n / len(articles), y=0.5)
        for n, a in enumerate(articles)
    )
    return PassageMap(
        passages=passages,
        articles=tuple(
            MappedArticle(
                id=a.id,
                title=a.title,
                source=a.source,
                published=a.published,
                language=a.language,
                report=a.id,
            )
            for a in articles
        ),
        pairs=(Pair(one=0, other=1, twice=Twice.COPY),) if len(articles) > 1 else (),
        of_passages=of_passages or len(passages),
        of_articles=len(articles),
        index_id="fake-1",
    )


def refusal(question: str, *, language: str = "zh", reason: Reason = Reason.NO_EVIDENCE) -> Answer:
    return Answer(
        question=question,
        standalone_question=question,
        language=language,
        status=Status.ABSTAINED,
        reason=reason,
        notice="3 篇报道都没有提到这件事。",
        passages=(near(PLAIN, "开头一段。"), near(EVIL, EVIL.text[:20])),
        index_id="fake-1",
    )


def corrected(question: str, *, language: str = "zh") -> Answer:
    return replace(
        refusal(question, language=language, reason=Reason.FALSE_PREMISE),
        corrections=(cite(1, PLAIN, "夏尔马在二月九日宣布离职。"), cite(2, EVIL, EVIL.text[:20])),
    )


def hostile_answer(question: str) -> Answer:
    sentence = AnswerSentence(text=EVIL.text + "\n\n[2] 【3】", citations=(1,), support=Support.VERBATIM)
    return replace(
        whole_answer(question),
        sentences=(sentence,),
        citations=(cite(1, EVIL, EVIL.text),),
        notice=HOSTILE,
        conflicts=(conflict(cite(1, EVIL, EVIL.text), "正文", cite(2, PLAIN, "开头一段。"), "开头"),),
    )


def event(n: int, article: Article, quote: str, day: int) -> Entry:
    when = date(2026, 2, day)
    return Entry(first=when, last=when, text=quote, citations=(cite(n, article, quote),), weight=1.0)


class FakeYouju:
    """Answers everything with the same answer; refuses, fails or breaks on certain words."""

    index_id = "fake-1"

    def __init__(self, *, pause: float = 0.0) -> None:
        self.pause = pause
        self.opening: tuple[str, ...] = ()
        self.histories: list[tuple[Earlier, ...]] = []
        self._articles = {article.id: article for article in (PLAIN, OTHER, EVIL)}

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Earlier] = (),
        language: str | None = None,
        since: str | None = None,
        until: str | None = None,
        sources: Sequence[str] = (),
        written_in: str | None = None,
    ) -> Answer:
        self.bounds = (since, until)
        self.outlets = (tuple(sources), written_in)
        return list(self.stream(question, history=history, language=language))[-1]

    def stream(
        self, question: str, *, history: Sequence[Earlier] = (), language: str | None = None, **bounds: object
    ) -> Iterator[Answer]:
        self.histories.append(tuple(history))
        if "坏" in question:
            raise RuntimeError("secret detail")
        if "错" in question:
            raise StoreError("索引读不出来：请重建")
        whole = self._whole(question)
        if len(whole.sentences) > 1:
            yield replace(whole, sentences=whole.sentences[:1], citations=whole.citations[:1])
            time.sleep(self.pause)
        yield whole

    def steps(
        self, question: str, *, history: Sequence[Earlier] = (), language: str | None = None, **bounds: object
    ) -> Generator[Stage | Answer, None, None]:
        self.bound = bounds
        yield Stage.SEARCHING
        time.sleep(self.pause)
        yield Stage.READING
        time.sleep(self.pause)
        yield Stage.CHECKING
        time.sleep(self.pause)
        yield from self.stream(question, history=history, language=language)

    def suggest(
        self, answer: Answer, *, history: Sequence[Earlier] = (), **bounds: object
    ) -> tuple[str, ...]:
        self.histories.append(tuple(history))
        return () if {"攻击", "何时"} & {answer.question[:2]} else (f"然后呢，{answer.question}", HOSTILE)

    def openers(self, language: str, *, most: int = 4) -> tuple[str, ...]:
        return self.opening[:most] if language == "zh" else ()

    def _whole(self, question: str) -> Answer:
        if "无" in question:
            return refusal(question)
        if "假设" in question:
            return corrected(question)
        return hostile_answer(question) if "攻击" in question else whole_answer(question)

    def timeline(
        self,
        question: str | None = None,
        *,
        language: str | None = None,
        since: str | None = None,
        until: str | None = None,
        sources: Sequence[str] = (),
        written_in: str | None = None,
    ) -> Timeline:
        self.bounds = (since, until)
        self.outlets = (tuple(sources), written_in)
        told = (event(1, PLAIN, "夏尔马在二月九日宣布离职。", 9), event(2, EVIL, EVIL.text, 10))
        return Timeline(question=question or "", language="zh", entries=told, folded=told[:1], articles=2)

    def map(self) -> PassageMap:
        return mapped(*self._articles.values())

    def check_growing(self, claim: str, *, language: str | None = None, most: int = 60) -> Iterator[Check]:
        whole = self.check(claim)
        for count in range(1, len(whole.statements)):
            time.sleep(self.pause)
            yield replace(whole, statements=whole.statements[:count])
        yield whole

    def check(self, claim: str, *, language: str | None = None) -> Check:
        if "坏" in claim:
            raise RuntimeError("secret detail")
        if "错" in claim:
            raise StoreError("索引读不出来：请重建")
        return checked_claim(claim)

    def shelf(self) -> Shelf:
        return Shelf(Index.in_memory(self._articles.values()))

    is_changeable = False

    def coverage(self, language: str) -> str:
        return "3 篇报道，2026-02-11 至 2026-02-12" if language == "zh" else "3 articles"

    def report_of(self, article_ids: Collection[str]) -> dict[str, str]:
        return {identity: identity for identity in article_ids}

    def search(self, question: str, *, k: int = 10) -> tuple[RetrievedPassage, ...]:
        return (near(PLAIN, "夏尔马在二月九日宣布离职。"),)[:k]

    def article(self, article_id: str) -> Article:
        if article_id not in self._articles:
            raise InputError(f"no article {article_id!r}")
        return self._articles[article_id]

    @property
    def article_count(self) -> int:
        return len(self._articles)

    def articles(self) -> tuple[Article, ...]:
        return tuple(self._articles.values())
