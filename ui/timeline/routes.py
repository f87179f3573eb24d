"""The routes of timelines: JSON for scripts, a fragment for the panel, a page for a tab of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse
from pydantic import Field

from rag.records import Record
from rag.timeline import Entry, Timeline
from rag.timeline_records import timeline_record
from rag.within import MOST_SOURCES
from ui.api import MAX_QUESTION, without_folder
from ui.bot import Bot
from ui.texts import UiLanguage, words
from ui.timeline.html import timeline_document, timeline_html
from ui.timeline.view import ADDRESS, Wanted, timeline_part_html, timeline_view_html

Asked = Annotated[str, Query(max_length=MAX_QUESTION)]
Day = Annotated[str | None, Query(max_length=40)]
Written = Annotated[str, Query(max_length=40)]
Sources = Annotated[Sequence[Annotated[str, Field(max_length=200)]], Query(max_length=MOST_SOURCES)]


def timeline_routes(bot: Bot) -> APIRouter:
    """Return the routes over one bot."""
    routes = APIRouter()

    @routes.get("/api/timeline")
    def timeline(
        q: Asked = "",
        lang: UiLanguage | None = None,
        since: Day = None,
        until: Day = None,
        sources: Sources = (),
        written_in: UiLanguage | None = None,
    ) -> Record:
        made = bot.timeline(
            q or None, language=lang, since=since, until=until, sources=sources, written_in=written_in
        )
        return timeline_record(_without_folders(made))

    @routes.get("/timeline/fragment", response_class=HTMLResponse)
    def fragment(q: Asked = "", lang: UiLanguage = "zh") -> HTMLResponse:
        return HTMLResponse(timeline_html(bot.timeline(q or None, language=lang), words(lang)))

    @routes.get("/timeline", response_class=HTMLResponse)
    def page(q: Asked = "", lang: UiLanguage = "zh") -> HTMLResponse:
        made = timeline_html(bot.timeline(q or None, language=lang), words(lang))
        return HTMLResponse(timeline_document(made, words(lang)))

    @routes.get(ADDRESS, response_class=HTMLResponse)
    def view(
        lang: UiLanguage = "zh", about: Asked = "", since: Written = "", until: Written = ""
    ) -> HTMLResponse:
        return HTMLResponse(timeline_view_html(bot, Wanted(about=about, since=since, until=until), lang))

    @routes.get(f"{ADDRESS}/part", response_class=HTMLResponse)
    def part(
        lang: UiLanguage = "zh", about: Asked = "", since: Written = "", until: Written = ""
    ) -> HTMLResponse:
        return HTMLResponse(timeline_part_html(bot, Wanted(about=about, since=since, until=until), lang))

    return routes


def _without_folders(timeline: Timeline) -> Timeline:
    """Return a timeline with bare file names: where they lie on this machine concerns nobody else."""

    def bare(entry: Entry) -> Entry:
        return replace(entry, citations=tuple(map(without_folder, entry.citations)))

    return replace(
        timeline, entries=tuple(map(bare, timeline.entries)), folded=tuple(map(bare, timeline.folded))
    )
