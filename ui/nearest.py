"""The passages nearest to a refused question, under a fold: to look further, not as evidence."""

from __future__ import annotations

from collections.abc import Sequence

from rag.answer import RetrievedPassage
from ui.escaping import escape
from ui.links import article_address
from ui.texts import Words

SHOWN = 5


def nearest_html(passages: Sequence[RetrievedPassage], words: Words) -> str:
    """Return up to five passages without numbers, so that none can be taken for a citation."""
    if not passages:
        return ""
    items = "".join(_passage(passage, words) for passage in passages[:SHOWN])
    return f'<details class="yj-nearest"><summary>{words.nearest}</summary><ul>{items}</ul></details>'


def _passage(passage: RetrievedPassage, words: Words) -> str:
    link = article_address(passage.article_id, (passage.start, passage.end), language=words.language)
    title = escape(passage.title) or words.no_title
    return (
        f'<li><a class="yj-open" href="{escape(link)}">{title}</a>'
        f'<p class="yj-excerpt">{escape(passage.text)}</p></li>'
    )
