"""The evidence cards of kept answers, for the reader whose conversation it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Path, Request
from fastapi.responses import Response

from corpus.errors import NotFound
from ui.card.routes import Form, card_file
from ui.history.store import HistoryStore
from ui.reader import reader_in


def kept_card_routes(store: HistoryStore) -> APIRouter:
    """Return the route over one store."""
    routes = APIRouter()

    @routes.get("/history/{identity}/turns/{n}/card.{form}")
    def card(request: Request, identity: Annotated[str, Path(max_length=64)], n: int, form: Form) -> Response:
        try:
            kept = store.turn(reader_in(request.cookies), identity, n)
        except NotFound as gone:
            raise HTTPException(404, "there is no such answer of yours: ask the question again") from gone
        if kept.card is None:
            raise HTTPException(404, "this turn has no card: only answers have one")
        return card_file(kept.card, form)

    return routes
