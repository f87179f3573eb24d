"""Why this answer: the passages that were considered, with what each arm and the reader gave them, as bars.

Stands in a message of the chat: one line of plain HTML with classes, which Gradio's sanitiser keeps. A bar's
length is one of twenty-one classes, so that no style attribute is needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from rag.answer import Answer, RetrievedPassage
from rag.display import display_text
from ui.escaping import escape
from ui.links import article_address
from ui.texts import Words
from ui.why_words import WhyWords, why_words

SHOWN = 6
"""Passages that are read for an answer; further ones are shown only when they are cited."""

EXCERPT = 90
"""Characters of a passage's beginning."""

STEPS = 20
"""Lengths of a bar, besides none: classes ``yj-w0`` to ``yj-w20``."""


def why_html(answer: Answer, words: Words) -> str:
    """Return the passages behind an answer or a refusal, best first; nothing when none was looked up.

    Args:
        answer: an answer or a refusal.
        words: of the page's language.
    """
    if not answer.passages:
        return ""
    w = why_words(words.language)
    best = max((p.lexical_score or 0.0 for p in answer.passages), default=0.0)
    items = "".join(
        _passage(p, best, _is_cited(p, answer), words)
        for n, p in enumerate(answer.passages)
        if n < SHOWN or _is_cited(p, answer)
    )
    return (
        f'<div class="yj-why"><p class="yj-why-how">{w.how}</p><ol class="yj-why-passages">{items}</ol></div>'
    )


def _is_cited(passage: RetrievedPassage, answer: Answer) -> bool:
    return any(
        c.article_id == passage.article_id and c.start < passage.end and passage.start < c.end
        for c in answer.citations
    )


def _passage(passage: RetrievedPassage, best: float, is_cited: bool, words: Words) -> str:
    w = why_words(words.language)
    link = article_address(passage.article_id, (passage.start, passage.end), language=words.language)
    mark = f'<span class="yj-why-mark">{w.cited}</span>' if is_cited else ""
    arms = "".join(f'<li class="yj-why-arm">{arm}</li>' for arm in _arms(passage, best, w))
    return (
        f'<li class="yj-why-passage{" yj-why-cited" if is_cited else ""}">'
        f'<p class="yj-why-title">{escape(passage.title) or words.no_title}{mark}</p>'
        f'<a class="yj-open yj-why-excerpt" href="{escape(link)}">{escape(_excerpt(passage.text))}</a>'
        f'<ul class="yj-why-arms">{arms}</ul></li>'
    )


def _excerpt(text: str) -> str:
    plain = " ".join(" ".join(map(display_text, text.splitlines())).split())
    return plain if len(plain) <= EXCERPT else f"{plain[:EXCERPT]}…"


def _arms(passage: RetrievedPassage, best: float, w: WhyWords) -> Iterator[str]:
    """Yield for each arm and the reader its name, its bar and its figure."""
    lexical, dense, margin = passage.lexical_score, passage.dense_score, passage.margin
    if lexical is not None:
        figure = _ranked(passage.lexical_rank, f"{lexical:.1f}", w)
        yield _row(w.lexical, lexical / (best or 1.0), figure, w.of_best)
    if dense is None:
        yield _row(w.dense, None, w.uncounted)
    else:
        yield _row(w.dense, dense, _ranked(passage.dense_rank, f"{dense:.2f}", w), w.of_all)
    if margin is None:
        yield _row(w.reader, None, w.unread)
    else:
        figure = (w.likely if margin > 0 else w.unlikely).format(_signed(margin))
        yield _row(w.reader, 0.5 * (1 + math.tanh(margin / 2)), figure, w.odds)


def _ranked(rank: int | None, score: str, w: WhyWords) -> str:
    return w.rank.format(rank, score) if rank else w.unranked.format(score)


def _signed(value: float) -> str:
    """Return a number with its sign, a true minus.

    >>> _signed(-1.25)
    '\u22121.2'
    """
    return f"{value:+.1f}".replace("-", "\u2212")


def _row(name: str, share: float | None, figure: str, spoken: str = "") -> str:
    """Return a row; ``share`` (0 to 1) is the bar's length, and ``spoken`` says it to who does not see it."""
    whole = 0.0 if share is None or math.isnan(share) else min(max(share, 0.0), 1.0)
    said = f'<span class="yj-why-spoken">{spoken.format(round(100 * whole))}</span>' if spoken else ""
    fill = f'<span class="yj-why-fill yj-w{round(STEPS * whole)}"></span>'
    return (
        f'<span class="yj-why-name">{name}</span><span class="yj-why-bar">{fill}</span>'
        f'<span class="yj-why-figure">{figure}{said}</span>'
    )
