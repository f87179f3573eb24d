"""Cards over HTTP, made of a question for scripts."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from fastapi.responses import Response

from rag.card import Card
from ui.api import Question
from ui.bot import Bot
from ui.card.files import card_as
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


def card_routes(bot: Bot) -> APIRouter:
    """Return the routes over one bot."""
    routes = APIRouter()

    @routes.post("/api/card")
    def make(body: WantedCard) -> Response:
        return card_file(card_of_today(body.answered_by(bot), bot.article), body.form)

    return routes


def card_file(card: Card, form: Form) -> Response:
    """Return a card as a download in one of its forms."""
    headers = {"content-disposition": f'attachment; filename="card.{form}"', "cache-control": "no-store"}
    return Response(card_as(card, form), media_type=_MEDIA_TYPES[form], headers=headers)
