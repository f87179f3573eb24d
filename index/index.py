"""One index as a reader sees it: its articles and passages, and the two arms that search them.

Opened from a folder, or made in memory from given texts. Knows nothing of how the arms' lists are
joined, and nothing of answers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import cache, cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import Self

from corpus.article import Article, Language
from index.article_store import ArticleStore
from index.coverage import Coverage
from index.encoders import BUILTIN, Encoder, load_encoder
from index.encoding import encode_all
from index.generation import current_generation
from index.lexical import LexicalIndex
from index.listing import Listed
from index.manifest import Manifest
from index.on_demand import MANY, OnDemandVectors
from index.opening import ARTICLES, LEXICAL, REPORTS, matching_encoder, verified_vectors, verify_files
from index.outlets import Outlets
from index.passage import Passage
from index.report_store import StoredReports
from index.reports import JudgedWhenAsked, Reports, judged
from index.scored import Scored
from index.splitting import SIZE, split
from index.texts import found_by
from index.vectors import FaissVectors, Vectors, VectorStore
from index.within import Admitted, Within, admitted

_REMEMBERED_QUESTIONS = 1024
_REMEMBERED_ARTICLES = 256
_REMEMBERED_BOUNDS = 8
_QUICKLY_JUDGED = 2000  # articles of an older index, in which nothing of reports was kept: .3 s


class Index(AbstractContextManager["Index"]):
    """An index that is read; made by :meth:`open` or :meth:`in_memory`. Safe to use from several threads.

    Attributes:
        id: changes whenever the content does.
        lexical: the lexical arm.
        coverage: what the index holds, in numbers.
        manifest: what the folder says about itself; None for an index in memory.
        encodes_on_demand: whether passages are encoded when a question first comes near them.
    """

    def __init__(
        self,
        store: ArticleStore,
        lexical: LexicalIndex,
        *,
        identity: str,
        encoder: Encoder | None = None,
        vectors: VectorStore | None = None,
        manifest: Manifest | None = None,
        reports: StoredReports | None = None,
    ) -> None:
        self.id = identity
        self.lexical = lexical
        self.coverage = Coverage.of(store)
        self.manifest = manifest
        self.encodes_on_demand = False
        self._for_few_questions = False
        self._store = store
        self._given_encoder = encoder
        self._given_vectors = vectors
        self._stored_reports = reports
        self._query_vector = lru_cache(_REMEMBERED_QUESTIONS)(self._encode_query)
        self._has_unpaired = cache(store.has_unpaired)
        self._admitted = lru_cache(_REMEMBERED_BOUNDS)(self._admit)
        self._article = lru_cache(_REMEMBERED_ARTICLES)(store.article)

    @classmethod
    def open(cls, folder: Path | str, encoder: Encoder | None = None) -> Self:
        """Open the current generation of an index folder; it stays this one while others are written.

        Args:
            folder: what ``youju index build`` wrote.
            encoder: must be the one that the index was made with; None loads the one that it names.

        Raises:
            IndexMissing: there is no index in ``folder``.
            IndexDamaged: a file differs from its checksum, or is absent.
            IndexTooNew: a newer version of Youju wrote it.
            EncoderMismatch: the index was made with another encoder.
            EncoderError: the encoder that the index names cannot be loaded.
        """
        generation, manifest = current_generation(Path(folder))
        verify_files(generation, manifest)  # before any native library parses a byte
        return cls(
            ArticleStore.open(generation / ARTICLES),
            LexicalIndex.open(generation / LEXICAL),
            identity=manifest.generation,
            encoder=matching_encoder(manifest, encoder, Path(folder)),
            vectors=FaissVectors.from_bytes(verified_vectors(generation, manifest)),
            manifest=manifest,
            reports=StoredReports.open(generation / REPORTS) if REPORTS in manifest.files else None,
        )

    @classmethod
    def in_memory(
        cls,
        articles: Iterable[Article],
        encoder: Encoder | None = None,
        *,
        size: int = SIZE,
        on_demand: bool = False,
    ) -> Self:
        """Make an index of these articles in memory; nothing is encoded before the dense arm is asked.

        Args:
            articles: one of several with the same id is kept, the first.
            encoder: None takes the built-in one when the dense arm is first asked.
            size: greatest width of a passage, see :func:`index.splitting.split`.
            on_demand: for few questions over many passages: encode only those that are near to a question.
        """
        store = ArticleStore.create()
        texts: list[str] = []
        digest = hashlib.sha256()
        for article in articles:
            passages = split(article, size=size)
            if store.add(article, passages):
                texts.extend(found_by(article, passage) for passage in passages)
                digest.update(
                    f"{article.id}\0{article.title}\0{article.text}\0".encode("utf-8", "surrogatepass")
                )
        identity = f"memory-{digest.hexdigest()[:16]}"
        index = cls(store, LexicalIndex.build(texts), identity=identity, encoder=encoder)
        index.encodes_on_demand = on_demand and len(texts) > MANY
        index._for_few_questions = on_demand
        return index

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder of passages and questions."""
        return self._given_encoder or load_encoder(BUILTIN)

    @property
    def encoder_name(self) -> str:
        """Name of the encoder of passages and questions; loads none."""
        return self._given_encoder.name if self._given_encoder else BUILTIN

    @cached_property
    def vectors(self) -> VectorStore:
        """The passages' vectors; an index in memory encodes its passages when this is first asked."""
        if self._given_vectors is not None:
            return self._given_vectors
        return FaissVectors.build(encode_all(self.encoder, self._texts()), dimensions=self.encoder.dimensions)

    @cached_property
    def reports(self) -> Reports:
        """Which articles are one report, digests, or corrected.

        An index in memory finds it out when this is first asked, and so does one that an older Youju wrote.
        In a large one of these, and among texts that come with a question, only what is cited is compared.
        """
        if self._stored_reports is not None:
            return self._stored_reports
        if self._for_few_questions or self.coverage.articles > _QUICKLY_JUDGED:
            return JudgedWhenAsked(self.article)
        return judged(self.articles(), self.article)

    @cached_property
    def _on_demand(self) -> OnDemandVectors:
        return OnDemandVectors(self.encoder, self._texts())

    def _texts(self) -> list[str]:
        """Return what each passage is found by, in order of ordinals."""
        return [found_by(article, p) for article in self.articles() for _, p in self.passages_of(article.id)]

    @property
    def passage_count(self) -> int:
        """Number of passages; their ordinals run from 0 to one less."""
        return self.coverage.passages

    def article(self, article_id: str) -> Article:
        """Return the article with this id.

        Raises:
            InputError: there is none.
        """
        return self._article(article_id)

    def articles(self) -> Iterator[Article]:
        """Yield all articles, in the order in which they were indexed."""
        return self._store.articles()

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """All articles without their texts, in the order in which they were indexed."""
        return tuple(self._store.listing())

    @cached_property
    def outlets(self) -> Outlets:
        """The outlets of the articles."""
        return Outlets(self.listed)

    def admitted(self, within: Within) -> Admitted:
        """Return the articles within bounds.

        Raises:
            InputError: the bounds name an outlet that no article is from.
        """
        return self._admitted(within)

    def newest(self, most: int, within: Admitted | None = None) -> list[Article]:
        """Return at most so many articles, of all or of those within bounds, newest first.

        Those without a date come last, those of a day as indexed.
        """
        if within is None:
            return self._store.newest(most)
        return [self._store.article(listed.id) for listed in within.articles[:most]]

    def counterpart(self, article: Article) -> Article | None:
        """Return the same article in the other language, None when the index does not hold it."""
        return self._store.counterpart(article)

    def has_unpaired(self, language: Language) -> bool:
        """Tell whether an article in this language names no counterpart in the other."""
        return self._has_unpaired(language)

    def passages(self, ordinals: Sequence[int]) -> list[Passage]:
        """Return the passages with these ordinals, in the order asked for.

        Raises:
            InputError: an ordinal is not in the index.
        """
        return self._store.passages(ordinals)

    def passage_at(self, ordinal: int) -> Passage:
        """Return the passage with this ordinal; its article's neighbours have the ordinals next to it.

        Raises:
            InputError: the ordinal is not in the index.
        """
        return self._store.passages([ordinal])[0]

    def passages_of(self, article_id: str) -> list[tuple[int, Passage]]:
        """Return the passages of an article with their ordinals, in the order of the text."""
        return self._store.passages_of(article_id)

    def text_of(self, passage: Passage) -> str:
        """Return the characters of a passage."""
        return self.article(passage.article_id).text[passage.start : passage.end]

    def search_lexical(self, terms: Mapping[str, float], k: int) -> list[Scored]:
        """Return the best ``k`` passages by weighted BM25, see :meth:`LexicalIndex.search`."""
        return self.lexical.search(terms, k)

    def search_dense(self, question: str, k: int) -> list[Scored]:
        """Return the ``k`` passages that are nearest to the question in meaning, by cosine."""
        if self.encodes_on_demand:
            near = self._on_demand.propose(question, k)
            scored = map(Scored, near, self.dense_scores(question, near))
            return sorted(scored, key=lambda s: (-s.score, s.ordinal))
        return self.vectors.search(self._query_vector(question), k) if self.passage_count else []

    def dense_scores(self, question: str, ordinals: Sequence[int]) -> list[float]:
        """Return the cosine of the question with each of these passages."""
        if not ordinals:
            return []
        query = self._query_vector(question)
        if self.encodes_on_demand:
            return self._on_demand.scores(query, ordinals)
        return self.vectors.scores(query, ordinals)

    def close(self) -> None:
        """Close the files; afterwards nothing can be asked."""
        self._store.close()
        if self._stored_reports is not None:
            self._stored_reports.close()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _admit(self, within: Within) -> Admitted:
        return admitted(self.listed, self.outlets if within.sources else None, within)

    def _encode_query(self, question: str) -> Vectors:
        vector: Vectors = self.encoder.encode_queries([question])[0]
        return vector
