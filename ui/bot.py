"""What the page and the API need of whoever answers. ``rag.Youju`` has it; so does any object like it."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, Protocol

from corpus.article import Article
from corpus.folder import Reading
from index.encoding import Progress
from rag.answer import Answer, RetrievedPassage
from rag.follow_up import Earlier
from rag.passage_map import PassageMap
from rag.shelf import Shelf
from rag.stages import Stage
from rag.timeline import Timeline
from rag.verdicts import Check


class Bot(Protocol):
    """Answers questions about the articles of one index."""

    @property
    def index_id(self) -> str:
        """The generation of the index that answers now."""

    @property
    def article_count(self) -> int:
        """How many articles the index holds."""

    def report_of(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Return for each article the id of its report: two with the same are one report told twice."""

    def coverage(self, language: Literal["zh", "en"]) -> str:
        """Return one line: how many articles, from when to when."""

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Earlier] = (),
        language: Literal["zh", "en"] | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: Sequence[str] = (),
        written_in: Literal["zh", "en"] | None = None,
    ) -> Answer:
        """Answer a question; ``history`` holds the earlier ones, alone or with their answers.

        ``since`` and ``until`` bound when the articles were published, ``sources`` and ``written_in`` who
        published them and in which language.
        """

    def timeline(
        self,
        question: str | None = None,
        *,
        language: Literal["zh", "en"] | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: Sequence[str] = (),
        written_in: Literal["zh", "en"] | None = None,
    ) -> Timeline:
        """Return the dated events of the articles, or of what a question asks for."""

    def check(self, claim: str, *, language: Literal["zh", "en"] | None = None) -> Check:
        """Check a claim, of one sentence or of many."""

    def check_growing(
        self, claim: str, *, language: Literal["zh", "en"] | None = None, most: int = 60
    ) -> Iterator[Check]:
        """Yield the check of a claim as it grows by a sentence; ``most`` of them are checked."""

    def map(self) -> PassageMap:
        """Return where the passages lie among those that are alike."""

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Earlier] = (),
        language: Literal["zh", "en"] | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: Sequence[str] = (),
        written_in: Literal["zh", "en"] | None = None,
    ) -> Iterator[Answer]:
        """Yield the answer as it grows."""

    def steps(
        self,
        question: str,
        *,
        history: Sequence[Earlier] = (),
        language: Literal["zh", "en"] | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: Sequence[str] = (),
        written_in: Literal["zh", "en"] | None = None,
    ) -> Generator[Stage | Answer, None, None]:
        """Yield each stage as it begins, then the answer as it grows; closed, it begins no further stage."""

    def suggest(
        self,
        answer: Answer,
        *,
        history: Sequence[Earlier] = (),
        most: int = 3,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: Sequence[str] = (),
        written_in: Literal["zh", "en"] | None = None,
    ) -> tuple[str, ...]:
        """Return questions to go on with, or instead of a refused one; the articles answer each."""

    def openers(self, language: Literal["zh", "en"], *, most: int = 4) -> tuple[str, ...]:
        """Return questions that open a conversation."""

    def search(self, question: str, *, k: int = 10) -> tuple[RetrievedPassage, ...]:
        """Return the nearest passages, best first."""

    def article(self, article_id: str) -> Article:
        """Return one article; an unknown id raises a ``YoujuError`` or a ``KeyError``."""

    def shelf(self) -> Shelf:
        """Return the articles as a table that can be searched, bounded and sorted."""

    @property
    def is_changeable(self) -> bool:
        """Whether articles can be added and removed."""

    def add(
        self,
        given: Sequence[Article | Path | str],
        *,
        beside: bool = False,
        progress: Progress | None = None,
    ) -> Reading:
        """Add articles, see :meth:`rag.Youju.add`."""

    def remove(self, names: Collection[str], *, progress: Progress | None = None) -> tuple[Article, ...]:
        """Remove articles by id or path and return them."""

    def articles(self) -> tuple[Article, ...]:
        """Return all articles."""
