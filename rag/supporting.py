"""How firmly a sentence rests on what it cites: verbatim, supported, partial or unsupported.

The last word on every answer sentence, whoever wrote it: a composer that copies gets ``verbatim`` at once,
a language model's sentence is measured against the cited characters like any claim (``rag/verifying.py``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.article import Article
from corpus.language import HAN, detect_language
from index import Index
from rag.answer import Support
from rag.claim_figures import encoder
from rag.claim_model import thresholds
from rag.display import display_text
from rag.span_reader import span_reader
from rag.verifying import judged_by_article

_BESIDE_HAN = re.compile(f"(?<=[{HAN}]) | (?=[{HAN}])")


def support_of(sentence: str, quotes: Sequence[str]) -> Support:
    """Return how firmly a sentence rests on the quotes that it cites.

    Args:
        sentence: without markers.
        quotes: the cited characters.

    >>> support_of("他走了。", ["**他走了。**"])
    <Support.VERBATIM: 'verbatim'>
    """
    if not sentence.strip():
        return Support.UNSUPPORTED
    if any(_bare(sentence) == _bare(display_text(quote)) for quote in quotes):
        return Support.VERBATIM
    articles = [
        Article(id=f"quote-{n}", title="", text=quote, language=detect_language(quote))
        for n, quote in enumerate(quotes)
    ]
    beside = judged_by_article(Index.in_memory(articles, encoder()), sentence, span_reader())
    best = max(beside, key=lambda j: j.support, default=None)
    if best is None:
        return Support.UNSUPPORTED
    limits = thresholds()
    if best.measured.is_turned:
        return Support.UNSUPPORTED
    if best.support >= limits.marked:
        return Support.PARTIAL if best.measured.is_less_certain else Support.SUPPORTED
    is_denied = max(j.contradiction for j in beside) >= limits.contradicted
    return Support.PARTIAL if best.support >= limits.partial and not is_denied else Support.UNSUPPORTED


def _bare(text: str) -> str:
    """Return a text with single spaces, and none beside a Chinese character, where they mean nothing."""
    return _BESIDE_HAN.sub("", " ".join(text.split()))
