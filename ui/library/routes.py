"""The routes of the articles' view: the table, an article's page, adding, removing, undoing, signing in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse
from pydantic import BaseModel, Field
from starlette.requests import ClientDisconnect

from corpus.errors import IndexBusy, InputError, YoujuError
from rag.home import home
from rag.records import Record
from rag.shelf import Column, Found
from rag.within import MOST_SOURCES
from ui.bot import Bot
from ui.bounds import unusable
from ui.guard import SIGN_IN, UPLOAD
from ui.library import query as asked
from ui.library.article import article_page_html, gone_html
from ui.library.changes import Changes
from ui.library.html import Rights, error_html, list_html, view_html
from ui.library.results import Refused, change_html, changes_html
from ui.library.staging import MOST_FILES, Staging
from ui.library.stream import Tell, told
from ui.library.words import LibraryWords, library_words
from ui.reader import is_signed_in, reader_in
from ui.texts import UiLanguage

Typed = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(max_length=40)]
Outlets = Annotated[Sequence[Annotated[str, Field(max_length=200)]], Query(max_length=MOST_SOURCES)]
Page = Annotated[int, Query(ge=1, le=1_000_000)]
Key = Annotated[str, Field(max_length=64)]
Name = Annotated[str, Field(max_length=1000)]
_LINES = "application/x-ndjson"
_log = logging.getLogger(__name__)


class AddedFiles(BaseModel):
    """The body of ``/library/add``: a batch that was sent, and the files that did not arrive."""

    batch: Key
    refused: Annotated[list[tuple[Name, bool]], Field(max_length=MOST_FILES)] = []
    lang: UiLanguage = "zh"


class Chosen(BaseModel):
    """The body of ``/library/remove``."""

    ids: Annotated[list[Annotated[str, Field(max_length=200)]], Field(max_length=5000)] = []
    lang: UiLanguage = "zh"


class Undone(BaseModel):
    """The body of ``/library/undo``."""

    key: Key
    lang: UiLanguage = "zh"


def library_routes(bot: Bot) -> APIRouter:
    """Return the routes over one bot."""
    routes = APIRouter()
    changes = Changes(bot)
    _add_views(routes, bot, changes)
    _add_changing(routes, changes)
    _add_files(routes, changes, Staging(lambda: home() / "incoming"))

    @routes.get(SIGN_IN)
    def sign_in() -> RedirectResponse:
        return RedirectResponse("/?view=articles", status_code=303)

    return routes


def rights_of(request: Request, bot: Bot) -> Rights:
    """Return what the reader of a request may do with the articles."""
    if not bot.is_changeable:
        return Rights.READ
    return Rights.CHANGE if is_signed_in(request) else Rights.SIGN_IN


def _query(
    q: Typed = "",
    since: Day = "",
    until: Day = "",
    outlet: Outlets = (),
    written_in: Day = "",
    sort: Column = Column.DATE,
    down: bool = True,
    page: Page = 1,
) -> asked.Query:
    names = tuple(name for name in outlet if name)
    return asked.Query(
        q=q, since=since, until=until, outlet=names, written_in=written_in, sort=sort, down=down, page=page
    )


Asked = Annotated[asked.Query, Depends(_query)]


def _add_views(routes: APIRouter, bot: Bot, changes: Changes) -> None:
    @routes.get(asked.VIEW, response_class=HTMLResponse)
    def view(request: Request, query: Asked, lang: UiLanguage = "zh") -> HTMLResponse:
        words = library_words(lang)
        kept = changes_html(changes.of(reader_in(request.cookies)), words)
        found, rights = _found(bot, query, lang), rights_of(request, bot)
        return HTMLResponse(view_html(bot.shelf(), query, found, words, rights, kept))

    @routes.get(f"{asked.VIEW}/list", response_class=HTMLResponse)
    def rows(request: Request, query: Asked, lang: UiLanguage = "zh") -> HTMLResponse:
        words, rights = library_words(lang), rights_of(request, bot)
        return HTMLResponse(list_html(bot.shelf(), query, _found(bot, query, lang), words, rights))

    @routes.get(asked.VIEW + "/{article_id}", response_class=HTMLResponse)
    def page(article_id: str, query: Asked, lang: UiLanguage = "zh") -> HTMLResponse:
        words, shelf = library_words(lang), bot.shelf()
        if not shelf.holds(article_id):
            return HTMLResponse(gone_html(query, words), status_code=404)
        return HTMLResponse(article_page_html(shelf, bot.article(article_id), query, words))


def _found(bot: Bot, query: asked.Query, language: UiLanguage) -> Found | str:
    try:
        return bot.shelf().find(query.wanted())
    except InputError as error:
        return unusable(query.since, query.until, language) or error.message


def _add_changing(routes: APIRouter, changes: Changes) -> None:
    @routes.post("/library/remove")
    def remove(body: Chosen, request: Request) -> StreamingResponse:
        words, reader = library_words(body.lang), reader_in(request.cookies)

        def work(tell: Tell) -> str:
            if not body.ids:
                return error_html(words.none_chosen)
            return change_html(changes.remove(body.ids, reader=reader, progress=tell), words)

        return _streamed(work, words)

    @routes.post("/library/undo")
    def undo(body: Undone) -> StreamingResponse:
        words = library_words(body.lang)

        def work(tell: Tell) -> str:
            change = changes.undo(body.key, progress=tell)
            line = words.undone if change else words.no_undo
            return f'<div class="yj-changed">{line}</div>'

        return _streamed(work, words)


def _add_files(routes: APIRouter, changes: Changes, staging: Staging) -> None:
    @routes.post("/library/batches")
    def begin() -> Record:
        return {"batch": staging.begin()}

    @routes.post(UPLOAD)
    async def receive(request: Request, batch: Typed, name: Annotated[str, Query(max_length=1000)]) -> Record:
        with suppress(ClientDisconnect):  # larger than allowed, or given up: nothing is kept
            await staging.receive(batch, name, request.stream())
        return {}

    @routes.post("/library/add")
    def add(body: AddedFiles, request: Request) -> StreamingResponse:
        words, reader = library_words(body.lang), reader_in(request.cookies)
        refused: list[Refused] = list(body.refused)

        def work(tell: Tell) -> str:
            try:
                files = staging.take(body.batch)
                change = changes.add(files, reader=reader, progress=tell, read=tell)
                return change_html(change, words, refused)
            finally:
                staging.end(body.batch)

        return _streamed(work, words)


def _streamed(work: Callable[[Tell], str], words: LibraryWords) -> StreamingResponse:
    def careful(tell: Tell) -> str:
        try:
            return work(tell)
        except IndexBusy:
            return error_html(words.busy)
        except YoujuError as error:
            return error_html(error.message)
        except Exception:  # noqa: BLE001 - outermost: the line is read in the page, the cause in the log
            _log.exception("changing the articles failed")
            return error_html(words.broken)

    return StreamingResponse(told(careful), media_type=_LINES, headers={"cache-control": "no-store"})
