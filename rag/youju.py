"""The one façade: open an index, ask it.

from rag import Youju
bot = Youju.open("my-index")
print(bot.ask("谁离职了？").text)
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock

from corpus.article import Article, Language
from corpus.folder import Reading
from corpus.language import detect_language
from index import Encoder, Index, add, remove
from index.encoding import Progress
from rag.answer import Answer, CorrectedBy, RetrievedPassage
from rag.answers import Answers
from rag.asking import coverage_of
from rag.changing import named, read_given, without_known
from rag.considered import RETRIEVED, shown
from rag.follow_up import Earlier
from rag.growing import growing
from rag.held import Held
from rag.home import default_index_folder, open_default_index
from rag.newest import Newest
from rag.notices import describe
from rag.passage_map import PassageMap, map_of
from rag.provenance import corrections_of
from rag.question import clean, take_apart
from rag.records import well_formed
from rag.remembered import Remembered
from rag.retrieval import retrieve
from rag.shelf import Shelf
from rag.span_reader import Reader
from rag.stages import Stage, carried_out
from rag.statements import MOST_STATEMENTS
from rag.suggesting import as_turn, first_questions, suggested
from rag.timeline import Timeline
from rag.timelines import of_index, of_question
from rag.verdicts import Check
from rag.verifying import Checking
from rag.within import ANY_TIME, Within, within

SUGGESTED, REMEMBERED_TIMELINES = 128, 16


class Youju:
    """Answers questions from one index; safe to use from several threads."""

    def __init__(self, index: Index, *, folder: Path | None = None, reader: Reader | None = None) -> None:
        self._newest = Newest(index, folder, self._let_go)
        self._answers = Answers(reader)
        self._suggested: Remembered[tuple[str, ...]] = Remembered(SUGGESTED)
        self._shelves = lru_cache(1)(Shelf)
        self._timelines = lru_cache(REMEMBERED_TIMELINES)(self._timeline)
        self._maps = lru_cache(1)(map_of)
        self._mapping = Lock()

    @classmethod
    def open(
        cls,
        index_dir: Path | str | None = None,
        *,
        encoder: Encoder | None = None,
        reader: Reader | None = None,
    ) -> Youju:
        """Open an index folder.

        Args:
            index_dir: the folder; None: the default index in the data folder, made from the
                shipped articles when it is not there yet.
            encoder: what made the index, when it is not one that the index can name.
            reader: what reads the passages closely (:func:`rag.readers.load_reader`); None: the built-in one.

        Raises:
            StoreError: the index is missing, damaged, too new, or made with another encoder.
        """
        if index_dir is None:
            return cls(open_default_index(encoder), folder=default_index_folder(), reader=reader)
        return cls(Index.open(Path(index_dir), encoder), folder=Path(index_dir), reader=reader)

    @classmethod
    def over_articles(
        cls, articles: Sequence[Article], *, encoder: Encoder | None = None, reader: Reader | None = None
    ) -> Youju:
        """Answer from these articles, kept in memory; the built-in encoder and reader where none is given."""
        return cls(Index.in_memory(articles, encoder), reader=reader)

    @classmethod
    def over_texts(
        cls, texts: Sequence[str], *, encoder: Encoder | None = None, reader: Reader | None = None
    ) -> Youju:
        """Answer from just these texts; their article ids are ``passage-0``, ``passage-1`` and so on.

        Of very long ones only what is near to a question is encoded: they are seldom asked twice.
        """
        articles = [
            Article(id=f"passage-{n}", title="", text=t, language=detect_language(t))
            for n, t in enumerate(texts)
        ]
        return cls(Index.in_memory(articles, encoder, on_demand=True), reader=reader)

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Earlier] = (),
        language: Language | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: Sequence[str] = (),
        written_in: Language | None = None,
    ) -> Answer:
        """Answer a question, or refuse it with a reason.

        Args:
            question: Chinese or English.
            history: the earlier questions of the conversation, oldest first; each alone, or with its
                answer as a :class:`rag.Turn`, whose names can then be pointed back to.
            language: of Youju's own words; None: the question's.
            since: answer only from articles that were published on this day or later: a date, or text such
                as ``2026-02-09``, ``2026-02`` or ``2026``. Articles without a date are left out.
            until: the same for the last day.
            sources: answer only from articles of these outlets; BBC News is found by BBC, too.
            written_in: answer only from articles in this language.

        Raises:
            InputError: a bound names no day, nothing lies between both, or no article is from an outlet.
        """
        bounds = within(since, until, sources, written_in)
        return carried_out(
            self._answers.steps(self._current(), clean(question), tuple(history), language, bounds)
        )

    def check(self, claim: str, *, language: Language | None = None) -> Check:
        """Check a claim, of one sentence or of many, against the articles.

        Args:
            claim: statements in Chinese or English.
            language: of Youju's own words; None: the claim's.
        """
        return Checking(self._current(), well_formed(claim).strip(), language).check()

    def check_growing(
        self, claim: str, *, language: Language | None = None, most: int = MOST_STATEMENTS
    ) -> Iterator[Check]:
        """Yield the check of a claim as it grows, sentence by sentence; the last value is the whole.

        Args:
            claim: statements in Chinese or English.
            language: of Youju's own words; None: the claim's.
            most: sentences that are checked; the notice says how many are left.
        """
        yield from Checking(self._current(), well_formed(claim).strip(), language).growing(most=most)

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Earlier] = (),
        language: Language | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: Sequence[str] = (),
        written_in: Language | None = None,
    ) -> Iterator[Answer]:
        """Yield the answer as it grows, sentence by sentence; the last value is what :meth:`ask` returns."""
        steps = self.steps(
            question,
            history=history,
            language=language,
            since=since,
            until=until,
            sources=sources,
            written_in=written_in,
        )
        yield from (made for made in steps if isinstance(made, Answer))

    def steps(
        self,
        question: str,
        *,
        history: Sequence[Earlier] = (),
        language: Language | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: Sequence[str] = (),
        written_in: Language | None = None,
    ) -> Generator[Stage | Answer, None, None]:
        """Yield each stage as it begins, then the answer as :meth:`stream` does.

        A remembered answer has no stages. Closed, the generator ends the stage at hand and begins no other.
        """
        bounds = within(since, until, sources, written_in)
        whole = yield from self._answers.steps(
            self._current(), clean(question), tuple(history), language, bounds
        )
        yield from growing(whole)

    def suggest(
        self,
        answer: Answer,
        *,
        history: Sequence[Earlier] = (),
        most: int = 3,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: Sequence[str] = (),
        written_in: Language | None = None,
    ) -> tuple[str, ...]:
        """Return questions that the articles answer: to go on with, or instead of a refused one.

        Each was tried as the next question of the conversation: the sentence it was made from answers it.
        They are in the question's language; fewer, or none, where none is surely a good one.

        Args:
            answer: what :meth:`ask` returned.
            history: as given to :meth:`ask`, and so are the bounds below.
            most: how many at most.
            since: a bound.
            until: a bound.
            sources: a bound.
            written_in: a bound.
        """
        index, bounds = self._current(), within(since, until, sources, written_in)
        ask = self._answers.next_question(index, (*history, as_turn(answer)), bounds)
        key = (index, answer, tuple(history), most, bounds)
        return self._suggested.made(key, lambda: suggested(index, answer, ask, history=history, most=most))

    def openers(self, language: Language, *, most: int = 4) -> tuple[str, ...]:
        """Return up to ``most`` questions in a language that the articles, the newest first, answer."""
        index = self._current()
        ask = self._answers.next_question(index, (), ANY_TIME)
        key = (index, language, most)
        return self._suggested.made(key, lambda: first_questions(index, language, ask, most=most))

    def timeline(
        self,
        question: str | None = None,
        *,
        language: Language | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: Sequence[str] = (),
        written_in: Language | None = None,
    ) -> Timeline:
        """Return the dated events of the articles, each a cited sentence.

        Args:
            question: only what belongs to it; None: everything, the most telling first to be shown.
            language: whose articles are read where one is told in both; None: the question's, or Chinese
                when most articles are Chinese.
            since: only articles that were published on this day or later, as for :meth:`ask`.
            until: the same for the last day.
            sources: only articles of these outlets.
            written_in: only articles in this language.

        Raises:
            InputError: a bound names no day, nothing lies between both, or no article is from an outlet.
        """
        asked = clean(question or "")
        return self._timelines(self._current(), asked, language, within(since, until, sources, written_in))

    def _timeline(self, index: Index, asked: str, language: Language | None, bounds: Within) -> Timeline:
        if not asked:
            return of_index(index, language or index.coverage.language, bounds)
        answer = carried_out(self._answers.steps(index, asked, (), language, bounds))
        return of_question(index, asked, answer, language or detect_language(asked), bounds)

    def map(self) -> PassageMap:
        """Return where each passage lies among those that are alike; of a large index, a sample.

        It is made once for each generation of the index.
        """
        index = self._current()
        with self._mapping:  # who asks meanwhile waits for the one that is being made
            return self._maps(index)

    def search(self, question: str, *, k: int = RETRIEVED) -> tuple[RetrievedPassage, ...]:
        """Return the passages nearest to a question, best first."""
        index = self._current()
        asked = take_apart(clean(question), held=Held.by(index))
        return tuple(map(shown, retrieve(index, asked, k=k)))

    def article(self, article_id: str) -> Article:
        """Return one article of the index.

        Raises:
            InputError: the index holds no article of this id.
        """
        return self._current().article(article_id)

    def articles(self) -> tuple[Article, ...]:
        """Return all articles of the index."""
        return tuple(self._current().articles())

    @property
    def article_count(self) -> int:
        """How many articles the index holds."""
        return self._current().coverage.articles

    def report_of(self, article_ids: Collection[str]) -> Mapping[str, str]:
        """Return for each article the id of its report: two with the same are one report told twice."""
        return self._current().reports.report_of(article_ids)

    def corrections_of(self, article_id: str) -> tuple[CorrectedBy, ...]:
        """Return what says that an article was wrong; nothing of an article that the index does not hold."""
        return corrections_of(article_id, self._current())

    def shelf(self) -> Shelf:
        """Return the articles as a table that can be searched, bounded and sorted."""
        return self._shelves(self._current())

    @property
    def is_changeable(self) -> bool:
        """Whether articles can be added and removed: the index lies in a folder."""
        return self._newest.folder is not None

    def add(
        self,
        given: Sequence[Article | Path | str],
        *,
        beside: bool = False,
        progress: Progress | None = None,
    ) -> Reading:
        """Add articles to the index in its folder; this bot and all others over it answer from them at once.

        Args:
            given: articles, or files and folders to be read.
            beside: nothing is replaced: an article that is there already is a duplicate, and one whose path
                is taken gets a free one. Otherwise it takes the place of the one with this path.
            progress: called with the number of passages encoded and of all.

        Returns:
            What was added, what could not be read and why, and what is there already. When nothing is
            left to be added, nothing is changed.

        Raises:
            InputError: the bot answers from articles in memory.
            IndexBusy: another process is writing to the index.
            StoreError: the index cannot be read or written.
        """
        folder, encoder = self._newest.changeable(), self._current().encoder
        reading = read_given(given)
        if beside:
            reading = without_known(reading, self._current())
        if reading.articles:
            add(folder, reading.articles, encoder, beside=beside, progress=progress)
        return reading

    def remove(self, names: Collection[str], *, progress: Progress | None = None) -> tuple[Article, ...]:
        """Remove articles, each named by its id or path, and return them; no bot answers from them any more.

        Raises:
            InputError: no article has this name, and nothing is removed; or the bot answers from articles in
                memory.
            IndexBusy: another process is writing to the index.
            StoreError: the index cannot be read or written.
        """
        folder, encoder = self._newest.changeable(), self._current().encoder
        gone = tuple(map(self._current().article, named(names, self._current())))
        remove(folder, names, encoder, progress=progress)
        return gone

    @property
    def index_id(self) -> str:
        """The generation of the index that answers now."""
        return self._current().id

    def coverage(self, language: Language) -> str:
        """Return in words how many articles and reports the index holds and from when to when."""
        index = self._current()
        return describe(replace(coverage_of(index), reports=index.reports.count), language)

    def _current(self) -> Index:
        return self._newest.index()

    def _let_go(self) -> None:
        """Forget what was made of a generation that is no longer asked, and it with that."""
        self._shelves.cache_clear()
        self._timelines.cache_clear()
        self._maps.cache_clear()
        self._suggested.clear()
        self._answers.clear()
