"""The routes of the map: JSON for scripts, the view and its parts for the page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from rag.map_records import map_record
from rag.records import Record
from ui.bot import Bot
from ui.map.groups import By
from ui.map.html import ADDRESS, Asked, map_html, map_list_html, map_part_html
from ui.texts import UiLanguage

NEAREST = 8
"""Passages that are ringed for a question."""

About = Annotated[str, Query(max_length=500)]


def map_routes(bot: Bot) -> APIRouter:
    """Return the routes over one bot."""
    routes = APIRouter()

    def asked(by: By | None, about: str) -> Asked:
        question = about.strip()
        return Asked(by=by, about=question, near=bot.search(question, k=NEAREST) if question else ())

    @routes.get("/api/map")
    def record() -> Record:
        return map_record(bot.map())

    @routes.get(ADDRESS, response_class=HTMLResponse)
    def view(lang: UiLanguage = "zh", by: By | None = None, about: About = "") -> HTMLResponse:
        return HTMLResponse(map_html(bot.map(), asked(by, about), lang))

    @routes.get(f"{ADDRESS}/part", response_class=HTMLResponse)
    def part(lang: UiLanguage = "zh", by: By | None = None, about: About = "") -> HTMLResponse:
        return HTMLResponse(map_part_html(bot.map(), asked(by, about), lang))

    @routes.get(f"{ADDRESS}/list", response_class=HTMLResponse)
    def in_words(lang: UiLanguage = "zh") -> HTMLResponse:
        return HTMLResponse(map_list_html(bot.map(), lang))

    return routes
