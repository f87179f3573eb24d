"""Sentences as the stages hand them on, made for tests."""

from __future__ import annotations

from dataclasses import replace

from corpus.article import Article
from corpus.sentences import sentences
from rag.features import Sentence


def sentence(text: str, start: int = 0, *, article_id: str = "a") -> Sentence:
    """Return a sentence of the best passage that begins at ``start``."""
    return Sentence(
        article_id=article_id,
        start=start,
        end=start + len(text),
        text=text,
        passage_rank=0,
        passage_score=1.0,
        position=0.0,
    )


def sentences_of(article: Article) -> list[Sentence]:
    """Return an article's sentences in order."""
    spans = sentences(article.text)
    return [sentence(article.text[s.start : s.end], s.start, article_id=article.id) for s in spans]


def at(found: Sentence, *, rank: int = 0, position: float = 0.0) -> Sentence:
    """Return the sentence as one of the passage of this rank, at a place from 0 to 1 in it."""
    return replace(found, passage_rank=rank, passage_score=1.0 - rank / 10, position=position)
