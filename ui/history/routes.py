"""The routes of the history. Who asks is known by the reader's cookie alone, and finds their own only."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Path, Query, Request
from fastapi.responses import HTMLResponse, Response

from corpus.errors import HistoryError, InputError, NotFound, YoujuError
from ui.download import download
from ui.history import exports
from ui.history.evaluation import evaluation_lines
from ui.history.html import (
    NEARLY_FULL,
    deleted_html,
    drawer_html,
    feedback_html,
    item_html,
    judged_html,
    line_html,
    list_html,
)
from ui.history.store import LONGEST_NAME, LONGEST_NOTE, MOST_CONVERSATIONS, MOST_TURNS, HistoryStore
from ui.history.values import Opinion
from ui.history.words import HistoryWords, history_words
from ui.reader import reader_in
from ui.same_origin import is_own
from ui.texts import UiLanguage

PAGE = 50
"""Conversations that are listed at first, and with each click on more."""

_NO_STORE = {"cache-control": "no-store"}
log = logging.getLogger(__name__)


class _Asking:
    """Who asks in which language, and whether a change is asked for by our own page."""

    def __init__(self, request: Request, lang: UiLanguage = "zh") -> None:
        self.owner = reader_in(request.cookies)
        self.words = history_words(lang)
        self.is_own = request.method == "GET" or is_own(request.headers)

    def answer(self, made: Callable[[], str]) -> HTMLResponse:
        """Return a fragment, or the one line that says why there is none, in the page's language."""
        if not self.is_own:
            return HTMLResponse(line_html(self.words.elsewhere), 403, headers=_NO_STORE)
        try:
            if not self.owner:
                return HTMLResponse(line_html(self.words.no_reader), 400, headers=_NO_STORE)
            return HTMLResponse(made(), headers=_NO_STORE)
        except YoujuError as error:
            return self.refuse(error)

    def refuse(self, error: YoujuError) -> HTMLResponse:
        """Return what an error says, in the page's language."""
        status, line = _told(error, self.words)
        return HTMLResponse(line_html(line), status, headers=_NO_STORE)


Asking = Annotated[_Asking, Depends(_Asking)]
Identity = Annotated[str, Path(max_length=64)]


def history_routes(store: HistoryStore) -> APIRouter:
    """Return the routes over one store."""
    routes = APIRouter()
    _add_views(routes, store)
    _add_changes(routes, store)
    _add_files(routes, store)
    return routes


def _add_views(routes: APIRouter, store: HistoryStore) -> None:
    @routes.get("/views/history", response_class=HTMLResponse)
    def drawer(asking: Asking) -> HTMLResponse:
        def made() -> str:
            return drawer_html(
                _listed(store, asking, search="", before=""),
                deleted=store.deleted(asking.owner),
                judged=len(store.reported(asking.owner)),
                note=_note(store, asking),
                words=asking.words,
            )

        return asking.answer(made)

    @routes.get("/views/history/list", response_class=HTMLResponse)
    def listed(
        asking: Asking,
        search: Annotated[str, Query(max_length=400)] = "",
        before: Annotated[str, Query(max_length=64)] = "",
    ) -> HTMLResponse:
        return asking.answer(lambda: _listed(store, asking, search=search.strip(), before=before))

    @routes.get("/views/history/feedback", response_class=HTMLResponse)
    def judged(asking: Asking) -> HTMLResponse:
        return asking.answer(lambda: feedback_html(store.reported(asking.owner), asking.words))


def _add_changes(routes: APIRouter, store: HistoryStore) -> None:
    @routes.post("/history/{identity}/rename", response_class=HTMLResponse)
    def rename(asking: Asking, identity: Identity, title: Annotated[str, Form()] = "") -> HTMLResponse:
        def made() -> str:
            store.rename(asking.owner, identity, title)
            return item_html(store.get(asking.owner, identity), asking.words, today=_today(), focus=True)

        return asking.answer(made)

    @routes.post("/history/{identity}/delete", response_class=HTMLResponse)
    def delete(asking: Asking, identity: Identity) -> HTMLResponse:
        def made() -> str:
            conversation = store.get(asking.owner, identity)
            store.delete(asking.owner, identity)
            return deleted_html(conversation, asking.words, focus=True)

        return asking.answer(made)

    @routes.post("/history/{identity}/restore", response_class=HTMLResponse)
    def restore(asking: Asking, identity: Identity) -> HTMLResponse:
        def made() -> str:
            store.restore(asking.owner, identity)
            return item_html(store.get(asking.owner, identity), asking.words, today=_today(), focus=True)

        return asking.answer(made)

    @routes.post("/history/{identity}/turns/{n}/feedback", response_class=HTMLResponse)
    def judge(
        asking: Asking,
        identity: Identity,
        n: Annotated[int, Path(ge=1, le=MOST_TURNS)],
        opinion: Annotated[Opinion | Literal["none"], Form()],
        note: Annotated[str, Form()] = "",
    ) -> HTMLResponse:
        return asking.answer(lambda: _judged(store, asking, identity, n, opinion, note))


def _add_files(routes: APIRouter, store: HistoryStore) -> None:
    @routes.get("/history/feedback.jsonl")
    def questions(asking: Asking) -> Response:
        lines = asking.answer(
            lambda: "".join(f"{line}\n" for line in evaluation_lines(store.reported(asking.owner)))
        )
        return _file(lines, "feedback.jsonl")

    @routes.get("/history/{identity}/export.{form}")
    def export(asking: Asking, identity: Identity, form: exports.Form) -> Response:
        name = []

        def made() -> str:
            conversation = store.get(asking.owner, identity)
            name.append(exports.file_name(conversation, form))
            turns = store.turns(asking.owner, identity, last=MOST_TURNS)
            return exports.exported(conversation, turns, form, language=asking.words.language)

        return _file(asking.answer(made), *name)


def _listed(store: HistoryStore, asking: _Asking, *, search: str, before: str) -> str:
    found = store.find(asking.owner, search=search, limit=PAGE + 1, before=before)
    return list_html(
        found[:PAGE],
        search=search,
        more=len(found) > PAGE,
        today=_today(),
        words=asking.words,
    )


def _judged(
    store: HistoryStore,
    asking: _Asking,
    identity: str,
    n: int,
    opinion: Opinion | Literal["none"],
    note: str,
) -> str:
    if opinion == "none":
        store.take_back(asking.owner, identity, n)
        return line_html(asking.words.taken_back)
    store.give_feedback(asking.owner, identity, n, Opinion(opinion), note)
    one = next(iter(store.reported(asking.owner, only=(identity, n))), None)
    if one is None:  # deleted in another tab meanwhile
        return line_html(asking.words.not_found)
    said = line_html(asking.words.said.format(asking.words.opinions[one.feedback.opinion]))
    return judged_html(one, asking.words) + said


def _note(store: HistoryStore, asking: _Asking) -> str:
    """Return the line about the file itself: that it was damaged, or that the oldest will soon go."""
    if store.set_aside is not None:
        return asking.words.set_aside.format(store.set_aside.name)
    count = store.count(asking.owner)
    return asking.words.nearly_full.format(count, MOST_CONVERSATIONS) if count > NEARLY_FULL else ""


def _told(error: YoujuError, words: HistoryWords) -> tuple[int, str]:
    if isinstance(error, NotFound):
        return 404, words.not_found
    if isinstance(error, InputError):
        return 400, words.too_long.format(LONGEST_NAME, LONGEST_NOTE)
    if isinstance(error, HistoryError):
        log.error("%s", error.message)
    return 503, words.unusable


def _file(content: HTMLResponse, name: str = "") -> Response:
    """Return a fragment as a file to keep; what went wrong stays a fragment."""
    return download(bytes(content.body), name) if content.status_code == 200 else content  # noqa: PLR2004 - OK


def _today() -> date:
    return datetime.now().astimezone().date()
