"""Looks for faults in an index folder: seals, and whether the three arms hold the same passages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np

from corpus.article import Article
from corpus.errors import StoreError
from index.article_store import ArticleStore
from index.generation import current_generation
from index.lexical import LexicalIndex
from index.manifest import Manifest
from index.opening import ARTICLES, LEXICAL, REPORTS, file_problems, verified_vectors
from index.passage import Passage, passage_id
from index.report_store import StoredReports
from index.vectors import FaissVectors

_ROWS = 4096
_UNIT = 1e-3


def status(folder: Path | str) -> Manifest:
    """Return the manifest of the current generation, without looking at its other files.

    Raises:
        IndexMissing: there is no index in ``folder``.
        IndexDamaged: its manifest cannot be read.
        IndexTooNew: a newer version of Youju wrote it.
    """
    return current_generation(Path(folder))[1]


def verify(folder: Path | str) -> list[str]:
    """Return the faults of the current generation, a line each; an empty list when there is none.

    Raises:
        IndexMissing: there is no index in ``folder``.
    """
    try:
        generation, manifest = current_generation(Path(folder))
        if problems := file_problems(generation, manifest):
            return problems
        vectors = FaissVectors.from_bytes(verified_vectors(generation, manifest))
        lexical = LexicalIndex.open(generation / LEXICAL)
        store = ArticleStore.open(generation / ARTICLES)
    except StoreError as exc:
        return [exc.message]
    try:
        faults = [*_counts(manifest, store, lexical, vectors), *_offsets(store), *_lengths(vectors)]
        return [*faults, *_reports(generation, manifest, store)]
    except StoreError as exc:
        return [exc.message]
    finally:
        store.close()


def _counts(
    manifest: Manifest, store: ArticleStore, lexical: LexicalIndex, vectors: FaissVectors
) -> Iterator[str]:
    expected = manifest.coverage.passages
    found = {"articles": store.passage_count, "lexical index": lexical.size, "vectors": vectors.size}
    for arm, count in found.items():
        if count != expected:
            yield f"The {arm} hold {count} passages, the manifest says {expected}."
    if store.article_count != manifest.coverage.articles:
        yield f"There are {store.article_count} articles, the manifest says {manifest.coverage.articles}."
    if vectors.dimensions != manifest.encoder.dimensions:
        stated = manifest.encoder.dimensions
        yield f"The vectors have {vectors.dimensions} dimensions, the manifest says {stated}."


def _offsets(store: ArticleStore) -> Iterator[str]:
    following = 0
    for article in store.articles():
        for ordinal, passage in store.passages_of(article.id):
            if ordinal != following:
                yield f"Passage {following} is missing before article {article.id}."
            following = ordinal + 1
            if not _is_sound(article, passage):
                yield f"Passage {ordinal} is no range of article {article.id}: {passage.start}:{passage.end}."
    if following != store.passage_count:
        yield f"Passages {following} to {store.passage_count - 1} belong to no article."


def _reports(generation: Path, manifest: Manifest, store: ArticleStore) -> Iterator[str]:
    if REPORTS not in manifest.files:
        return
    with closing(StoredReports.open(generation / REPORTS)) as reports:
        if reports.ids() != sorted(identity for identity, _ in store.names()):
            yield "The reports are not those of the articles."
        if reports.count != manifest.reports:
            yield f"There are {reports.count} independent reports, the manifest says {manifest.reports}."


def _is_sound(article: Article, passage: Passage) -> bool:
    return (
        0 <= passage.start < passage.end <= len(article.text)
        and bool(article.text[passage.start : passage.end].strip())
        and passage.id == passage_id(article.id, passage.start, passage.end)
    )


def _lengths(vectors: FaissVectors) -> Iterator[str]:
    for start in range(0, vectors.size, _ROWS):
        rows = vectors.vectors(range(start, min(start + _ROWS, vectors.size)))
        for row in np.flatnonzero(~(np.abs(np.linalg.norm(rows, axis=1) - 1) < _UNIT)):
            yield f"The vector of passage {start + int(row)} is not of unit length."
