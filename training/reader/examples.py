"""Training examples for the ranker: the real pipeline over question sets, labelled by their answers."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

import numpy as np

from corpus.article import Article, article_id
from index import Encoder, Index
from index.folding import fold
from rag.features import FloatArray, Sentence, Window
from rag.question import Question, take_apart
from rag.reading import PASSAGES_READ, windows_of
from rag.retrieval import retrieve
from training.reader.asked_news import asked_news, report_of
from training.reader.items import is_kept_back
from training.reader.near_misses import near_miss
from training.reader.pseudo_english import pseudo_english
from training.reader.rewording import beside_the_point, in_keywords, paraphrase

ENGLISH_EVERY = 3
"""Every so manieth question is asked in pseudo-English too."""


REWORDED_EVERY = 2
"""Every so manieth question is also asked in other words or in keywords, and beside the point; the others
with a word turned."""


class Lack(Enum):
    """What keeps a question from being answered by what is read."""

    NOTHING = auto()
    SENTENCE = auto()  # the sentences with the answer are left out, all around them stays
    CONTEXT = auto()  # the contexts are left out
    POINT = auto()  # the question asks for something that the contexts do not tell


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its answers and the contexts that hold them."""

    question: str
    answers: tuple[str, ...]
    contexts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """The figures of one question's candidate sentences, and which of them hold the answer (1) or not (0).

    ``number`` is the question's; the example with and those without its answer share it.
    """

    number: int
    rows: FloatArray
    labels: FloatArray
    source: str
    lack: Lack

    @property
    def answerable(self) -> bool:
        """Whether what is read holds the answer."""
        return self.lack is Lack.NOTHING


def rows_of(path: Path) -> list[dict[str, object]]:
    """Return the objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def squad_like(path: Path, *, seed: int) -> list[Asked]:
    """Return questions of a reading comprehension set: one context each."""
    rows = rows_of(path)
    random.Random(seed).shuffle(rows)
    return [Asked(str(o["question"]), tuple(o["answers"]), (str(o["context"]),)) for o in rows]  # type: ignore[arg-type]


def chronoqa(path: Path, *, seed: int) -> list[Asked]:
    """Return ChronoQA's questions whose answer stands in one of their chunks as printed."""
    rows = rows_of(path)
    random.Random(seed).shuffle(rows)
    asked = [Asked(str(o["question"]), (str(o["answer"]),), tuple(o["golden_chunks"])) for o in rows]  # type: ignore[arg-type]
    return [a for a in asked if any(a.answers[0] in c for c in a.contexts)]


def over_news(path: Path, *, seed: int) -> list[Asked]:
    """Return short questions made from unlabelled news that is kept back, over the report that answers."""
    rows = [o for o in rows_of(path) if o["text"] and is_kept_back(str(o["text"]))]
    reports = [report_of(str(o["text"]), str(o["date"] or "")) for o in rows]
    found = asked_news(reports, most=len(reports), dice=random.Random(seed))
    places = ((a, reports[a.report].text) for a in found)
    return [Asked(a.question, (text[a.start : a.end],), (text,)) for a, text in places]


Measure = Callable[[Index, Question, Sequence[Window]], FloatArray]
"""Returns the figures of the windows' sentences."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where questions are asked, and what is measured of what is found."""

    index: Index
    measure: Measure


def examples(
    asked: Sequence[Asked],
    source: str,
    encoder: Encoder,
    measure: Measure,
    *,
    among: Sequence[str],
    seed: int,
) -> Iterator[Example]:
    """Yield several examples for each question, some of which cannot be answered.

    ``among`` are further contexts that are searched.

    As asked, in other words or keywords, and in pseudo-English: each with its contexts in place, without the
    sentences that hold the answer, and without its contexts. Beside the point or with a word turned:
    with its contexts in place, and all the same unanswerable.
    """
    dice = random.Random(seed)
    contexts = dict.fromkeys([*(c for a in asked for c in a.contexts), *among])
    articles = {c: Article(id=article_id("", c), title="", text=c, language="zh") for c in contexts}
    ground = Ground(Index.in_memory(list(articles.values()), encoder), measure)
    questions = [a.question for a in asked]
    for number, item in enumerate(asked):
        gold = {articles[c].id for c in item.contexts}
        yield from _of_question(ground, item.question, item, gold, number, source)
        if number % REWORDED_EVERY == 0:
            short = in_keywords(item.question) if number % (2 * REWORDED_EVERY) == 0 else ""
            reworded = short or paraphrase(item.question, dice)
            yield from _of_question(ground, reworded, item, gold, number, f"{source} reworded")
            other = beside_the_point(item.question, questions, "".join(item.contexts), dice)
        else:
            other = near_miss(item.question, "".join(item.contexts), item.answers[0], dice)
        yield from _beside(ground, other, number, f"{source} beside")
        if number % ENGLISH_EVERY == 0:
            english = pseudo_english(item.question)
            yield from _of_question(ground, english, item, gold, number, f"{source} en")


def _of_question(
    ground: Ground, question: str, item: Asked, gold: set[str], number: int, source: str
) -> Iterator[Example]:
    taken = take_apart(question)
    retrieved = retrieve(ground.index, taken, k=3 * PASSAGES_READ)
    windows = windows_of(retrieved)
    labels = [_holds(s, item, gold) for w in windows for s in w.sentences]
    if any(labels):
        held = np.asarray(labels, dtype=np.float32)
        yield Example(number, ground.measure(ground.index, taken, windows), held, source, Lack.NOTHING)
        cut = _without_answer(windows, item, gold)
        yield from _unanswerable(ground, taken, cut, number, source, Lack.SENTENCE)
    elsewhere = windows_of([r for r in retrieved if r.article.id not in gold])
    yield from _unanswerable(ground, taken, elsewhere, number, source, Lack.CONTEXT)


def _without_answer(windows: Sequence[Window], item: Asked, gold: set[str]) -> list[Window]:
    cut = (replace(w, sentences=tuple(s for s in w.sentences if not _holds(s, item, gold))) for w in windows)
    return [w for w in cut if w.sentences]


def _beside(ground: Ground, question: str, number: int, source: str) -> Iterator[Example]:
    if question:
        taken = take_apart(question)
        windows = windows_of(retrieve(ground.index, taken, k=PASSAGES_READ))
        yield from _unanswerable(ground, taken, windows, number, source, Lack.POINT)


def _unanswerable(
    ground: Ground, question: Question, windows: Sequence[Window], number: int, source: str, lack: Lack
) -> Iterator[Example]:
    if windows:
        rows = ground.measure(ground.index, question, windows)
        yield Example(number, rows, np.zeros(len(rows), dtype=np.float32), source, lack)


def _holds(sentence: Sentence, item: Asked, gold: set[str]) -> bool:
    """Tell whether a sentence of the question's contexts holds one of its answers."""
    return sentence.article_id in gold and any(fold(a) in fold(sentence.text) for a in item.answers)
