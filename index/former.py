"""The generation before the one being written: its articles, and its vectors to be used again.

A vector is used again when the same encoder made it of the very same words, whatever else has changed.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

import numpy as np

from corpus.article import Article
from index.article_store import ArticleStore
from index.encoders import Encoder
from index.encoding import encode_batch
from index.generation import current_generation
from index.opening import ARTICLES, LEXICAL, REPORTS, matching_encoder, verified_vectors, verify_files
from index.vectors import FaissVectors, Vectors, VectorStore

_ROWS = 4096


class Former:
    """What the last generation lends to the next; by default nothing.

    Args:
        encoder: makes the vectors that the last generation does not have.
        store: the last generation's articles.
        vectors: the last generation's vectors.
        folder: where its files are.
        settings: under which its texts became passages and terms.
    """

    def __init__(
        self,
        encoder: Encoder,
        store: ArticleStore | None = None,
        vectors: VectorStore | None = None,
        *,
        folder: Path | None = None,
        settings: Mapping[str, int | str] | None = None,
    ) -> None:
        self.encoder = encoder
        self.settings = settings
        self._folder = folder
        self._store = store
        self._vectors = vectors
        self._ordinals: Mapping[bytes, int] = store.digests() if store else {}

    def articles(self) -> Iterator[Article]:
        """Yield the articles of the last generation, in its order."""
        return self._store.articles() if self._store else iter(())

    def names(self) -> list[tuple[str, str]]:
        """Return id and path of each article of the last generation, in its order."""
        return self._store.names() if self._store else []

    def copy_to(self, building: Path) -> None:
        """Copy the files of the articles, of the reports and the lexical index, to be added to."""
        if self._folder is None:
            return
        for name in (ARTICLES, REPORTS):
            shutil.copyfile(self._folder / name, building / name)
        ignored = shutil.ignore_patterns("*.lock")
        shutil.copytree(self._folder / LEXICAL, building / LEXICAL, ignore=ignored, dirs_exist_ok=True)

    def vectors(self) -> Iterator[Vectors]:
        """Yield all vectors of the last generation, in batches."""
        size = self._vectors.size if self._vectors is not None else 0
        for start in range(0, size, _ROWS):
            yield self._vectors.vectors(range(start, min(start + _ROWS, size)))  # type: ignore[union-attr]

    def vectors_for(self, texts: Sequence[str]) -> Vectors:
        """Return one vector per text, shape ``(len(texts), dimensions)``; encode only the unknown ones."""
        ordinals = [self._ordinals.get(text_digest(text), -1) for text in texts]
        fresh = [i for i, ordinal in enumerate(ordinals) if ordinal < 0]
        known = [i for i, ordinal in enumerate(ordinals) if ordinal >= 0]
        rows = np.empty((len(texts), self.encoder.dimensions), dtype=np.float32)
        if fresh:
            rows[fresh] = encode_batch(self.encoder, [texts[i] for i in fresh])
        if known and self._vectors is not None:
            rows[known] = self._vectors.vectors([ordinals[i] for i in known])
        return rows


@contextmanager
def open_former(folder: Path, encoder: Encoder | None) -> Iterator[Former]:
    """Open the current generation, to write the next one from it.

    Raises:
        StoreError: there is none, it is damaged or too new, or another encoder made it.
        EncoderError: the encoder that it names cannot be loaded.
    """
    generation, manifest = current_generation(folder)
    verify_files(generation, manifest)
    encoder = matching_encoder(manifest, encoder, folder)
    vectors = FaissVectors.from_bytes(verified_vectors(generation, manifest))
    store = ArticleStore.open(generation / ARTICLES)
    try:
        yield Former(encoder, store, vectors, folder=generation, settings=manifest.settings)
    finally:
        store.close()


@contextmanager
def held_articles(folder: Path) -> Iterator[Iterator[Article]]:
    """Open just the articles of the current generation, whichever encoder made it.

    Raises:
        StoreError: there is none, or it is damaged or too new.
    """
    generation, manifest = current_generation(folder)
    verify_files(generation, manifest)
    store = ArticleStore.open(generation / ARTICLES)
    try:
        yield store.articles()
    finally:
        store.close()


def text_digest(text: str) -> bytes:
    """Return what tells one text from all others: 16 bytes."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
