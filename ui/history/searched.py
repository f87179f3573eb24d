"""What of a turn a search looks at: question, answer, quotes and headlines, folded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from index.folding import fold


def searched_text(question: str, answer: str, card_json: str) -> str:
    """Return the text in which a turn is found, as search sees it (:func:`index.folding.fold`).

    Args:
        question: as asked.
        answer: the beginning of the answer's text, which is all there is when there is no card.
        card_json: the evidence card or the record of a check, as the program itself wrote it; empty for none.
    """
    told = _told(json.loads(card_json)) if card_json else [answer]
    return fold("\n".join([question, *dict.fromkeys(told)]))


def _told(kept: dict[str, Any]) -> Iterator[str]:
    told = kept.get("answer", kept)
    yield told["notice"]
    yield from (sentence["text"] for sentence in told.get("sentences", ()))
    for citation in (*told["citations"], *told.get("corrections", ())):
        yield citation["quote"]
        yield citation["title"]
