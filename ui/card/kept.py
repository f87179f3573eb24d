"""The cards of answers that the page shows, for as long as they may be wanted: the newest in this process.

A card's address cannot be guessed, so that nobody but who asked finds it.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from threading import Lock

from rag.card import Card

ADDRESS = "/cards"
MOST = 500


class KeptCards:
    """Cards by key, oldest let go first; safe to use from several threads."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._cards: OrderedDict[str, Card] = OrderedDict()
        self._lock = Lock()

    def keep(self, card: Card) -> str:
        """Keep a card; return its address without the ending that names a form."""
        key = secrets.token_urlsafe(16)
        with self._lock:
            self._cards[key] = card
            while len(self._cards) > self._most:
                self._cards.popitem(last=False)
        return f"{ADDRESS}/{key}"

    def get(self, key: str) -> Card | None:
        """Return the card of a key; None when it was let go or never kept."""
        with self._lock:
            return self._cards.get(key)
