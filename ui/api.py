"""The HTTP routes for scripts and for the page's citations. Knows no Gradio."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from time import perf_counter
from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Query
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from corpus.article import Article
from corpus.errors import InputError
from rag.answer import Answer, Citation, RetrievedPassage, Side
from rag.check_records import check_record
from rag.follow_up import Earlier, Turn
from rag.records import Record, answer_record, scores_record
from rag.verdicts import Check
from rag.verifying import LONGEST_CLAIM
from rag.within import MOST_SOURCES
from ui.article_view import article_html
from ui.bot import Bot
from ui.frame import article_document, missing_html
from ui.links import Span
from ui.texts import UiLanguage, words

MAX_QUESTION = 10_000
ArticleId = Annotated[str, Path(max_length=200)]
Offset = Annotated[int | None, Query(ge=0)]
Also = Annotated[Sequence[Annotated[str, Field(pattern=r"^\d{1,9}-\d{1,9}$")]], Query(max_length=50)]
Text = Annotated[str, Field(max_length=MAX_QUESTION)]
Day = Annotated[str | None, Field(max_length=40)]
Outlet = Annotated[str, Field(max_length=200)]


class EarlierTurn(BaseModel):
    """An earlier question with its answer."""

    question: Text
    answer: Text = ""


class Claim(BaseModel):
    """The body of ``/api/check``."""

    claim: Annotated[str, Field(max_length=LONGEST_CLAIM)]
    language: UiLanguage | None = None


class Question(BaseModel):
    """The body of ``/api/ask`` and ``/api/suggest``."""

    question: Text
    history: Annotated[list[Text | EarlierTurn], Field(max_length=50)] = []
    language: UiLanguage | None = None
    since: Day = None
    until: Day = None
    sources: Annotated[list[Outlet], Field(max_length=MOST_SOURCES)] = []
    written_in: UiLanguage | None = None

    @property
    def earlier(self) -> tuple[Earlier, ...]:
        """The conversation before the question."""
        return tuple(e if isinstance(e, str) else Turn(e.question, e.answer) for e in self.history)

    def answered_by(self, bot: Bot) -> Answer:
        """Return the answer without the folders of files."""
        return without_folders(self._asked_of(bot))

    def followed_by(self, bot: Bot) -> tuple[str, ...]:
        """Return questions to go on with."""
        return bot.suggest(
            self._asked_of(bot),
            history=self.earlier,
            since=self.since,
            until=self.until,
            sources=self.sources,
            written_in=self.written_in,
        )

    def _asked_of(self, bot: Bot) -> Answer:
        return bot.ask(
            self.question,
            history=self.earlier,
            language=self.language,
            since=self.since,
            until=self.until,
            sources=self.sources,
            written_in=self.written_in,
        )


def api_routes(bot: Bot) -> APIRouter:
    """Return the routes over one bot."""
    routes = APIRouter()
    _add_asking(routes, bot)
    _add_articles(routes, bot)
    _add_views(routes, bot)
    return routes


def _add_asking(routes: APIRouter, bot: Bot) -> None:
    @routes.post("/api/ask")
    def ask(body: Question) -> Record:
        started = perf_counter()
        answer = body.answered_by(bot)
        return answer_record(answer, ms=(perf_counter() - started) * 1000)

    @routes.post("/api/suggest")
    def suggest(body: Question) -> Record:
        return {"suggestions": list(body.followed_by(bot))}

    @routes.post("/api/check")
    def check(body: Claim) -> Record:
        started = perf_counter()
        found = checked_without_folders(bot.check(body.claim, language=body.language))
        return check_record(found, ms=(perf_counter() - started) * 1000)

    @routes.get("/api/search")
    def search(
        q: Annotated[str, Query(max_length=MAX_QUESTION)], k: Annotated[int, Query(ge=1, le=100)] = 10
    ) -> Record:
        return {"question": q, "passages": [_passage(passage) for passage in bot.search(q, k=k)]}


def checked_without_folders(check: Check) -> Check:
    """Return a checked claim with bare file names."""
    return replace(check, citations=tuple(replace(c, path=PurePath(c.path).name) for c in check.citations))


def without_folders(answer: Answer) -> Answer:
    """Return the answer with bare file names: where they lie on this machine concerns nobody else."""
    return replace(
        answer,
        citations=tuple(map(without_folder, answer.citations)),
        corrections=tuple(map(without_folder, answer.corrections)),
        conflicts=tuple(
            replace(conflict, sides=tuple(_side_without_folder(s) for s in conflict.sides))
            for conflict in answer.conflicts
        ),
        passages=tuple(replace(p, path=PurePath(p.path).name) for p in answer.passages),
    )


def without_folder(citation: Citation) -> Citation:
    """Return a citation with the bare name of its file."""
    return replace(citation, path=PurePath(citation.path).name)


def _side_without_folder(side: Side) -> Side:
    return replace(side, citation=without_folder(side.citation))


def _add_articles(routes: APIRouter, bot: Bot) -> None:
    @routes.get("/api/articles")
    def articles() -> Record:
        found = bot.articles()
        report = bot.report_of([article.id for article in found])
        return {"articles": [{**_summary(article), "report": report[article.id]} for article in found]}

    @routes.get("/api/articles/{article_id}")
    def article(article_id: ArticleId, start: Offset = None, end: Offset = None) -> Record:
        found = _find(bot, article_id)
        view = article_html(found, words=words(found.language), focus=_span(start, end))
        return {**_summary(found), "author": found.author, "url": found.url, "text": found.text, "html": view}


def _add_views(routes: APIRouter, bot: Bot) -> None:
    def fragment(
        article_id: str, start: int | None, end: int | None, also: Sequence[str], lang: UiLanguage
    ) -> tuple[str, str]:
        found = _find(bot, article_id)
        spans = [_pair(span) for span in also]
        return found.title, article_html(found, words=words(lang), focus=_span(start, end), also=spans)

    @routes.get("/articles/{article_id}/fragment", response_class=HTMLResponse)
    def article_fragment(
        article_id: ArticleId,
        start: Offset = None,
        end: Offset = None,
        also: Also = (),
        lang: UiLanguage = "zh",
    ) -> HTMLResponse:
        try:
            return HTMLResponse(fragment(article_id, start, end, also, lang)[1])
        except HTTPException as missing:
            return HTMLResponse(missing_html(words(lang)), status_code=missing.status_code)

    @routes.get("/articles/{article_id}", response_class=HTMLResponse)
    def article_page(
        article_id: ArticleId,
        start: Offset = None,
        end: Offset = None,
        also: Also = (),
        lang: UiLanguage = "zh",
    ) -> HTMLResponse:
        title, view = fragment(article_id, start, end, also, lang)
        return HTMLResponse(article_document(view, title=title, words=words(lang)))


def _find(bot: Bot, article_id: str) -> Article:
    try:
        return bot.article(article_id)
    except (KeyError, InputError) as unknown:
        raise HTTPException(404, "no article with this id in the index") from unknown


def _span(start: int | None, end: int | None) -> Span | None:
    if start is None and end is None:
        return None
    if start is None or end is None:
        raise InputError("a range needs both ends: give start and end")
    return start, end


def _pair(text: str) -> Span:
    start, end = text.split("-")
    return int(start), int(end)


def _summary(article: Article) -> Record:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "published_is_inferred": article.published_is_inferred,
        "language": article.language,
    }


def _passage(passage: RetrievedPassage) -> Record:
    return {
        "article_id": passage.article_id,
        "title": passage.title,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "score": float(passage.score),
        **scores_record(passage),
    }
