"""A map of passages as the record that scripts read: ``/api/map``."""

from __future__ import annotations

from rag.passage_map import MappedArticle, PassageMap
from rag.records import Record


def map_record(made: PassageMap) -> Record:
    """Return the record of a map: places from 0 to 1, articles and pairs by their places in the lists."""
    return {
        "index": made.index_id,
        "passages": len(made.passages),
        "of_passages": made.of_passages,
        "articles": [_article(a) for a in made.articles],
        "of_articles": made.of_articles,
        "points": [
            {
                "article": p.article,
                "start": p.start,
                "end": p.end,
                "x": p.x,
                "y": p.y,
                "topic": p.topic,
            }
            for p in made.passages
        ],
        "topics": [list(words) for words in made.topics],
        "pairs": [{"one": p.one, "other": p.other, "twice": p.twice.value} for p in made.pairs],
    }


def _article(article: MappedArticle) -> Record:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published.isoformat() if article.published else None,
        "language": article.language,
        "report": article.report,
    }
