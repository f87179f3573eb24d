"""Writes one generation: every arm from the same articles, in the same order.

Knows nothing of which articles are to be kept; see ``index.update``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from corpus.article import Article
from index.article_store import ArticleStore
from index.coverage import Coverage
from index.encoding import BATCH, Progress
from index.former import Former, text_digest
from index.generation import new_generation_id, publish, start_generation
from index.lexical import LexicalIndex
from index.manifest import EncoderIdentity, Manifest, current_settings, seal
from index.opening import ARTICLES, LEXICAL, REPORTS, VECTORS
from index.report_store import write_reports
from index.splitting import split
from index.texts import found_by
from index.vectors import FaissVectors, Vectors


def write_generation(
    folder: Path,
    articles: Iterable[Article],
    former: Former,
    *,
    keep_all: bool = False,
    progress: Progress | None = None,
) -> Manifest:
    """Write a generation and make it the current one; the writer's lock must be held.

    Args:
        folder: the index.
        articles: what it is to hold, or what is to be added.
        former: the last generation, whose vectors are used again.
        keep_all: keep all articles of the last generation and add ``articles`` to them. Its files are
            then copied and added to, unless another version wrote them.
        progress: called with the number of passages done and of all.
    """
    if keep_all and former.settings != current_settings():
        keep_all, articles = False, [*former.articles(), *articles]
    identity = new_generation_id()
    building = start_generation(folder, identity)
    try:
        if keep_all:
            former.copy_to(building)
        coverage, reports = _write_arms(building, articles, former, keep_all, progress or _silent)
        manifest = Manifest(
            generation=identity,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            encoder=EncoderIdentity.of(former.encoder),
            settings=current_settings(),
            coverage=coverage,
            files={
                p.relative_to(building).as_posix(): seal(p)
                for p in sorted(building.rglob("*"))
                if p.is_file()
            },
            reports=reports,
        )
        publish(folder, building, manifest)
    finally:
        shutil.rmtree(building, ignore_errors=True)  # gone already unless something failed
    return manifest


def _write_arms(
    building: Path, articles: Iterable[Article], former: Former, keep_all: bool, progress: Progress
) -> tuple[Coverage, int]:
    """Write all files but the manifest; return what they hold and how many independent reports that is."""
    store = ArticleStore.create(building / ARTICLES)
    try:
        kept, first = store.article_count, store.passage_count
        texts = _stored_texts(store, articles)
        if keep_all:
            LexicalIndex.extend(texts, building / LEXICAL, first=first)
        else:
            (building / LEXICAL).mkdir()
            LexicalIndex.build(texts, building / LEXICAL)
        store.commit()
        _tidy(building / LEXICAL, mode=(building / ARTICLES).stat().st_mode)
        batches = _vectors(store, former, kept, first, progress)
        vectors = FaissVectors.build(batches, dimensions=former.encoder.dimensions)
        (building / VECTORS).write_bytes(vectors.to_bytes())
        return Coverage.of(store), write_reports(building / REPORTS, store)
    finally:
        store.close()


def _tidy(lexical: Path, *, mode: int) -> None:
    """Remove tantivy's lock files; let all who may read the other files read those it keeps to itself."""
    for path in lexical.iterdir():
        if path.suffix == ".lock":
            path.unlink()
        else:
            path.chmod(mode)


def _stored_texts(store: ArticleStore, articles: Iterable[Article]) -> Iterator[str]:
    """Split and store the articles one by one; yield what each passage is found by."""
    for article in articles:
        passages = split(article)
        texts = [found_by(article, passage) for passage in passages]
        if store.add(article, passages, [text_digest(text) for text in texts]):
            yield from texts


def _vectors(
    store: ArticleStore, former: Former, kept: int, first: int, progress: Progress
) -> Iterator[Vectors]:
    """Yield the vectors of all passages in batches, the kept ones as they are, then the new ones."""
    if kept:
        yield from former.vectors()
    total = store.passage_count
    done = first
    for batch in _batches(store, kept):
        yield former.vectors_for(batch)
        done += len(batch)
        progress(done, total)


def _batches(store: ArticleStore, kept: int) -> Iterator[list[str]]:
    """Yield the texts of the passages of all but the kept articles, in order, at most 256 at a time."""
    batch: list[str] = []
    for article in store.articles(after=kept):
        for _, passage in store.passages_of(article.id):
            batch.append(found_by(article, passage))
            if len(batch) == BATCH:
                yield batch
                batch = []
    if batch:
        yield batch


def _silent(_done: int, _total: int) -> None:
    pass
