"""The lexical arm: BM25 over terms that were cut before, by tantivy.

tantivy scores with k1 = 1.2 and b = 0.75 and keeps each passage's length in one byte, so that a
score may differ from exact BM25 by a few per cent. Knows nothing of languages, articles and files'
checksums.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from corpus.errors import IndexDamaged
from index.remedy import REBUILD
from index.scored import Scored
from index.tokens import tokenize

if TYPE_CHECKING:
    import tantivy

_ORDINAL = "ordinal"
_TERMS = "terms"
# One thread and, up to about a million passages, one segment: the same texts give the same scores and order.
_THREADS = 1
_HEAP = 1_000_000_000
_SMALL_HEAP = 15_000_000  # tantivy's least; a larger one costs time to hand out
_MARGIN = 8  # looked at beyond k, so that one search is enough unless many are equal


class LexicalIndex:
    """BM25 over passages, each known by its ordinal, its place in the order of building."""

    def __init__(self, index: tantivy.Index) -> None:
        self._schema = index.schema
        index.config_reader("manual")
        index.reload()
        self._searcher = index.searcher()

    @classmethod
    def build(cls, texts: Iterable[str], folder: Path | None = None) -> Self:
        """Index the texts, the first as ordinal 0.

        Args:
            texts: what each passage is to be found by.
            folder: an empty folder to write to; None keeps the index in memory.
        """
        import tantivy  # noqa: PLC0415 - a native library, loaded when first used

        schema = _schema()
        index = tantivy.Index(schema) if folder is None else tantivy.Index(schema, path=str(folder))
        return cls(_append(index, texts, first=0, heap=_HEAP if folder else _SMALL_HEAP))

    @classmethod
    def extend(cls, texts: Iterable[str], folder: Path, *, first: int) -> Self:
        """Add texts to what :meth:`build` wrote to ``folder``, the first of them as ordinal ``first``."""
        import tantivy  # noqa: PLC0415 - a native library, loaded when first used

        return cls(_append(tantivy.Index.open(str(folder)), texts, first=first, heap=_HEAP))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open what :meth:`build` wrote; its checksums are to be verified before.

        tantivy writes a lock file to open an index. Where it may not, a copy is opened, whose files
        are kept by this process alone.

        Raises:
            IndexDamaged: tantivy cannot read the folder.
        """
        import tantivy  # noqa: PLC0415 - a native library, loaded when first used

        try:
            if os.access(folder, os.W_OK):
                return cls(tantivy.Index.open(str(folder)))
            with TemporaryDirectory(prefix="youju-") as copy:
                return cls(tantivy.Index.open(_copied(folder, Path(copy) / folder.name)))
        except (ValueError, OSError) as exc:
            raise IndexDamaged(f"The lexical index in {folder} cannot be read ({exc}). {REBUILD}") from exc

    @property
    def size(self) -> int:
        """Number of passages."""
        return self._searcher.num_docs

    def document_frequency(self, term: str) -> int:
        """Return in how many passages a term of :func:`index.tokens.tokenize` stands."""
        return self._searcher.doc_freq(_TERMS, term)

    def search(self, terms: Mapping[str, float], k: int) -> list[Scored]:
        """Return the best ``k`` passages by the weighted sum of the terms' BM25.

        Args:
            terms: weight of each term. Alternatives, such as the translations of one word, are
                several terms weighted by their probabilities. Weights of 0 and below are left out.
            k: how many at most; passages without any of the terms are never among them.

        Returns:
            Best first; equal scores by ordinal, so that the order is the same each time.
        """
        query = self._query(terms)
        if query is None or k < 1:
            return []
        # Among equals tantivy keeps any: look on until the last one found is worse than the k-th.
        limit = k + _MARGIN
        found = self._hits(query, limit)
        while len(found) == limit and found[-1].score == found[k - 1].score:
            limit *= 4
            found = self._hits(query, limit)
        return found[:k]

    def scores(self, terms: Mapping[str, float], ordinals: Sequence[int]) -> list[float]:
        """Return the score that :meth:`search` gives each of these passages, 0.0 without any of the terms."""
        import tantivy  # noqa: PLC0415 - a native library, loaded when first used

        query = self._query(terms)
        if query is None or not ordinals:
            return [0.0] * len(ordinals)
        these = tantivy.Query.term_set_query(self._schema, _ORDINAL, sorted(set(ordinals)))
        these = tantivy.Query.const_score_query(these, 0.0)
        both = tantivy.Query.boolean_query([(tantivy.Occur.Must, these), (tantivy.Occur.Must, query)])
        found = {hit.ordinal: hit.score for hit in self._hits(both, len(ordinals))}
        return [found.get(ordinal, 0.0) for ordinal in ordinals]

    def holding(self, terms: Collection[str]) -> list[int]:
        """Return the ordinals of the passages that hold all of the terms, ascending; of no terms, none."""
        import tantivy  # noqa: PLC0415 - a native library, loaded when first used

        if not terms:
            return []
        parts = [(tantivy.Occur.Must, self._term(term)) for term in sorted(set(terms))]
        every = tantivy.Query.const_score_query(tantivy.Query.boolean_query(parts), 0.0)
        return sorted(hit.ordinal for hit in self._hits(every, max(self.size, 1)))

    def _query(self, terms: Mapping[str, float]) -> tantivy.Query | None:
        import tantivy  # noqa: PLC0415 - a native library, loaded when first used

        parts = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(term), weight))
            for term, weight in sorted(terms.items())
            if weight > 0
        ]
        return tantivy.Query.boolean_query(parts) if parts else None

    def _term(self, term: str) -> tantivy.Query:
        import tantivy  # noqa: PLC0415 - a native library, loaded when first used

        return tantivy.Query.term_query(self._schema, _TERMS, term, index_option="freq")

    def _hits(self, query: tantivy.Query, limit: int) -> list[Scored]:
        hits = self._searcher.search(query, min(limit, max(self.size, 1)), count=False).hits
        ordinals = self._searcher.fast_field_values(_ORDINAL, [address for _, address in hits])
        found = [Scored(int(ordinal or 0), score) for ordinal, (score, _) in zip(ordinals, hits, strict=True)]
        return sorted(found, key=lambda hit: (-hit.score, hit.ordinal))


def _append(index: tantivy.Index, texts: Iterable[str], *, first: int, heap: int) -> tantivy.Index:
    import tantivy  # noqa: PLC0415 - a native library, loaded when first used

    writer = index.writer(heap, _THREADS)
    for ordinal, text in enumerate(texts, first):
        document = tantivy.Document()
        document.add_unsigned(_ORDINAL, ordinal)
        document.add_text(_TERMS, " ".join(tokenize(text)))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    return index


def _copied(folder: Path, to: Path) -> str:
    """Copy the files of a folder that may not be written to, and not that it may not."""
    to.mkdir()
    for file in folder.iterdir():
        shutil.copyfile(file, to / file.name)
    return str(to)


def _schema() -> tantivy.Schema:
    import tantivy  # noqa: PLC0415 - a native library, loaded when first used

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(_ORDINAL, indexed=True, fast=True)
    # "whitespace" is built into tantivy: a tokenizer of our own would have to be registered at each opening.
    builder.add_text_field(_TERMS, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
