"""Cards over HTTP: made of a question for scripts, kept ones for the page."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Path
from fastapi.responses import Response

from rag.card import Card
from ui.api import Question
from ui.bot import Bot
from ui.card.files import card_as
from ui.card.kept import ADDRESS, KeptCards
from ui.card.today import card_of_today

Form = Literal["json", "html", "md"]
_MEDIA_TYPES: dict[Form, str] = {
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}


class WantedCard(Question):
    """The body of ``/api/card``."""

    form: Form = "json"


def card_routes(bot: Bot, kept: KeptCards) -> APIRouter:
    """Return the routes over one bot and the cards of the answers on its page."""
    routes = APIRouter()

    @routes.post("/api/card")
    def make(body: WantedCard) -> Response:
        return _file(card_of_today(body.answered_by(bot), bot.article), body.form)

    @routes.get(ADDRESS + "/{key}.{form}")
    def get(key: Annotated[str, Path(max_length=64)], form: Form) -> Response:
        card = kept.get(key)
        if card is None:
            raise HTTPException(404, "this card was let go: ask the question again")
        return _file(card, form)

    return routes


def _file(card: Card, form: Form) -> Response:
    headers = {"content-disposition": f'attachment; filename="card.{form}"', "cache-control": "no-store"}
    return Response(card_as(card, form), media_type=_MEDIA_TYPES[form], headers=headers)
