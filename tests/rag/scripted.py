"""A question, answers to it and a bot that always gives the same one, for the tests of the evaluation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.article import Article
from rag.answer import Answer, AnswerSentence, Citation, Reason, RetrievedPassage, Status, Support
from rag.batch import UserLanguage
from rag.evaluate import Evaluation, evaluate
from rag.evaluation_measures import EvalQuestion
from rag.follow_up import Earlier

ARTICLE = Article(
    id="a1", title="标题", text="张三于周一辞职。李四接任。", language="zh", path="/x/01-resigns.txt"
)
QUESTION = EvalQuestion(
    id="q1",
    language="zh",
    type="who",
    question="谁走了",
    facts=(("张三", "老张"), ("周一",)),
    articles=("01-",),
    evidence=("张三于周一辞职。",),
)
CITATION = Citation(
    n=1,
    article_id="a1",
    title="标题",
    source="",
    published=None,
    published_is_inferred=False,
    url="",
    path=ARTICLE.path,
    start=0,
    end=8,
    quote="张三于周一辞职。",
)


def answer(
    text: str = "张三于周一辞职。", *, citation: Citation = CITATION, retrieved: str = ARTICLE.text
) -> Answer:
    passage = RetrievedPassage(
        passage_id="p",
        article_id="a1",
        title="",
        path=ARTICLE.path,
        start=0,
        end=9,
        text=retrieved,
        score=1.0,
    )
    return Answer(
        question="谁走了",
        standalone_question="谁走了",
        language="zh",
        status=Status.ANSWERED,
        sentences=(AnswerSentence(text=text, citations=(1,), support=Support.VERBATIM),),
        citations=(citation,),
        passages=(passage,),
        independent_sources=1,
        index_id="g1",
    )


def refusal(reason: Reason = Reason.NO_EVIDENCE) -> Answer:
    return Answer(
        question="谁走了",
        standalone_question="谁走了",
        language="zh",
        status=Status.ABSTAINED,
        reason=reason,
        notice="没有依据",
    )


class Scripted:
    """Gives the same answer to every question; remembers what it was asked."""

    def __init__(self, given: Answer) -> None:
        self.given = given
        self.asked: list[str] = []

    def ask(
        self, question: str, *, history: Sequence[Earlier] = (), language: UserLanguage | None = None
    ) -> Answer:
        self.asked.append(question)
        return self.given

    def articles(self) -> tuple[Article, ...]:
        return (ARTICLE,)


def run(given: Answer, *, questions: int = 6) -> Evaluation:
    return evaluate(Scripted(given), [replace(QUESTION, id=f"q{n}") for n in range(questions)])
