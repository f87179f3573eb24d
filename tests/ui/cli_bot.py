"""A small bot for the tests of the command line: it answers from one article, or refuses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.article import Article
from rag.answer import Answer, AnswerSentence, Citation, Reason, RetrievedPassage, Status, Support
from rag.batch import UserLanguage
from rag.follow_up import Earlier

TEXT = "前情提要。张三于周一辞职，去向不明。"
ARTICLE = Article(
    id="a1",
    title="张三辞职",
    text=TEXT,
    language="zh",
    source="新华社",
    published=date(2026, 2, 9),
    path="a.txt",
)
CITATION = Citation(
    n=1,
    article_id="a1",
    title="张三辞职",
    source="新华社",
    published=date(2026, 2, 9),
    published_is_inferred=False,
    url="",
    path="a.txt",
    start=5,
    end=18,
    quote="张三于周一辞职，去向不明。",
)
PASSAGE = RetrievedPassage(
    passage_id="p1", article_id="a1", title="张三辞职", path="a.txt", start=0, end=18, text=TEXT, score=0.5
)


class OneArticleBot:
    """Answers questions that name 谁, refuses all others; remembers what it was asked."""

    def __init__(self, *, shown: str = CITATION.quote) -> None:
        self.shown = shown
        self.focus: tuple[int, int] | None = None
        self.bounds: tuple[date | None, date | None] = (None, None)
        self.asked: list[tuple[str, tuple[Earlier, ...], UserLanguage | None]] = []

    def suggest(
        self, answer: Answer, *, history: Sequence[Earlier] = (), **bounds: object
    ) -> tuple[str, ...]:
        return ("张三是谁？", "张三为什么辞职？") if answer.sentences else ()

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Earlier] = (),
        language: UserLanguage | None = None,
        since: date | None = None,
        until: date | None = None,
        sources: Sequence[str] = (),
        written_in: str | None = None,
    ) -> Answer:
        self.bounds = (since, until)
        self.outlets = (tuple(sources), written_in)
        self.asked.append((question, tuple(history), language))
        if "谁" not in question:
            return Answer(
                question=question,
                standalone_question=question,
                language="zh",
                status=Status.ABSTAINED,
                reason=Reason.NO_EVIDENCE,
                notice="1 篇文章里没有依据。",
                passages=(PASSAGE,),
            )
        return Answer(
            question=question,
            standalone_question=question,
            language="zh",
            status=Status.ANSWERED,
            sentences=(
                AnswerSentence(text=self.shown, citations=(1,), support=Support.VERBATIM, focus=self.focus),
            ),
            citations=(CITATION,),
            passages=(PASSAGE,),
            independent_sources=1,
            index_id="g1",
        )

    def articles(self) -> tuple[Article, ...]:
        return (ARTICLE,)
