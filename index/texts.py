"""What a passage is found by: its own words with those that stand above it.

A passage from the middle of an article often does not repeat whom it is about; the title and the
headings do. Knows nothing of terms and vectors.
"""

from __future__ import annotations

from corpus.article import Article
from index.passage import Passage

TEXTS_VERSION = 1
"""Raised whenever the same passage would be found by other words; an index records it."""


def found_by(article: Article, passage: Passage) -> str:
    """Return title, headings and text of a passage, a line each; what the text itself holds is not repeated.

    Both arms use it: the lexical index counts each word of the title once, as one of the passage's own,
    and the encoder reads the title first.
    """
    text = article.text[passage.start : passage.end]
    above = dict.fromkeys((article.title, *passage.headings))
    return "\n".join([*(line for line in above if line and line not in text), text])
