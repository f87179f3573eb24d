"""The routes of the check: the view, the text checked sentence by sentence, files read, results kept."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path as FilePath
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, PlainTextResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from corpus.errors import ReadError, YoujuError
from corpus.language import detect_language
from corpus.readers import reader_for
from rag.check_records import check_record
from rag.records import Record
from rag.remembered import Remembered
from rag.statements import count_statements
from rag.verdicts import Check
from rag.verifying import LONGEST_CLAIM
from ui.api import checked_without_folders
from ui.bot import Bot
from ui.check_view import sentences_html
from ui.checking.example import example_text
from ui.checking.export import check_markdown, check_page
from ui.checking.html import ADDRESS, checking_html, result_html, tally_html
from ui.checking.words import checking_words
from ui.download import download
from ui.error_line import error_html
from ui.library.reasons import reason_in_chinese
from ui.texts import UiLanguage

MOST_SENTENCES = 300
"""Sentences that are checked on the page: all of 20,000 characters but for very short ones."""

KEPT = 64
"""Results that can still be downloaded."""

log = logging.getLogger(__name__)
Form = Literal["html", "md", "json"]


class Pasted(BaseModel):
    """The body of a check."""

    text: Annotated[str, Field(max_length=LONGEST_CLAIM + 1)]
    lang: UiLanguage = "zh"


def checking_routes(bot: Bot) -> APIRouter:
    """Return the routes over one bot."""
    routes = APIRouter()
    kept: Remembered[tuple[Check, date, float]] = Remembered(KEPT)

    @routes.get(ADDRESS, response_class=HTMLResponse)
    def view(lang: UiLanguage = "zh") -> HTMLResponse:
        return HTMLResponse(checking_html(lang))

    @routes.get(f"{ADDRESS}/example", response_class=PlainTextResponse)
    def example(lang: UiLanguage = "zh") -> PlainTextResponse:
        return PlainTextResponse(example_text(bot, lang))

    @routes.post(ADDRESS)
    def check(body: Pasted) -> StreamingResponse:
        lines = (json.dumps(line, ensure_ascii=False) + "\n" for line in _checked(bot, body, kept))
        return StreamingResponse(lines, media_type="application/x-ndjson")

    @routes.post(f"{ADDRESS}/file")
    async def file(
        request: Request, name: Annotated[str, Query(max_length=255)], lang: UiLanguage = "zh"
    ) -> Record:
        return await run_in_threadpool(_read, name, await request.body(), lang)

    @routes.get(f"{ADDRESS}/{{key}}.{{form}}")
    def keep(key: Annotated[str, Path(max_length=64)], form: Form, lang: UiLanguage = "zh") -> Response:
        found = kept.get(key)
        if found is None:
            raise HTTPException(404, checking_words(lang).gone)
        return download(_as(form, *found, lang), f"check.{form}")

    return routes


def _checked(bot: Bot, body: Pasted, kept: Remembered[tuple[Check, date, float]]) -> Iterator[Record]:
    """Yield each sentence as it is checked, then the whole; an error becomes one line.

    A reader who leaves or stops closes the stream, and no further sentence is checked.
    """
    began = datetime.now(UTC)
    try:
        claim = body.text.strip()
        of = min(count_statements(claim, detect_language(claim)), MOST_SENTENCES)
        shown, whole = 0, None
        for check in bot.check_growing(claim, language=body.lang, most=MOST_SENTENCES):
            sentences = "".join(sentences_html(check, check.statements[shown:], body.lang))
            shown, whole = len(check.statements), check
            progress = checking_words(body.lang).checking.format(shown, of)
            yield {"sentences": sentences, "tally": tally_html(check, body.lang), "progress": progress}
        if whole is not None:
            key = secrets.token_urlsafe(16)
            ms = (datetime.now(UTC) - began).total_seconds() * 1000
            kept.keep(key, (checked_without_folders(whole), began.date(), ms))
            yield {"whole": result_html(whole, key, body.lang)}
    except YoujuError as error:
        yield {"error": error_html(error.message, body.lang)}
    except Exception:  # the outermost layer: no traceback may reach a reader
        log.exception("a check failed")
        yield {"error": error_html(checking_words(body.lang).failed, body.lang)}


def _read(name: str, data: bytes, language: UiLanguage) -> Record:
    """Return the text of a file, at most as much as is checked; an error becomes one line."""
    w = checking_words(language)
    path = FilePath(FilePath(name).name)
    try:
        text = reader_for(path)(data, path).text
    except ReadError as error:
        reason = reason_in_chinese(error.message) if language == "zh" else error.message
        return {"error": error_html(w.unread.format(reason), language)}
    notice = error_html(w.cut, language) if len(text) > LONGEST_CLAIM else ""
    return {"text": text[:LONGEST_CLAIM], "error": notice}


def _as(form: Form, check: Check, day: date, ms: float, language: UiLanguage) -> str:
    if form == "json":
        return json.dumps(check_record(check, ms=ms), ensure_ascii=False, indent=1) + "\n"
    return check_markdown(check, language, day) if form == "md" else check_page(check, language, day)
