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
from ui.download import download

Form = Literal["json", "html", "md"]


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
    return download(card_as(card, form), f"card.{form}")
