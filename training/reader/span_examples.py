"""Training examples of the span reader: a question, a window, and the answer's place in it or none.

    python -m training.reader.span_examples DATA OUT [--rounds 2]

Reads ``OUT/tables.json`` (``training.encoder.tables``); writes ``OUT/examples/NNN.npz``, which
``training.reader.spans`` reads in order, also while more are being written.

Each question gives a window with its answer and one without: the window that looks most like the
question in another text or in the same, or its own window under another question: one that asks beside the
point, for another year or amount, of somebody else, or with a word turned (``near_misses``). Some are
asked in other words and some in pseudo-English, answerable or not alike, so that the wording gives nothing
away.
English windows come from translated news, under statements in either language.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import rjieba
from sklearn.feature_extraction.text import TfidfVectorizer

from corpus.language import detect_language
from corpus.sentences import sentences
from index.folding import fold
from rag.expectation import expectation_of
from rag.known_years import years_of
from rag.question import content_words, take_apart
from rag.span_input import Row, row_of, tokens_of
from training.reader.english_items import english_texts, told_in_english
from training.reader.english_questions import not_asked_of
from training.reader.items import (
    Item,
    asked_of_news,
    dated_news,
    reading_comprehension,
    told_news,
    told_reasons,
)
from training.reader.near_misses import NAMES, near_miss
from training.reader.pseudo_english import OPENINGS
from training.reader.rewording import beside_the_point, in_keywords, near_words, paraphrase
from training.reader.synonyms import with_synonyms

SEED = 20261121
SHARD = 2400  # examples per file
REWORDED, ENGLISH, IN_KEYWORDS = 0.25, 0.2, 0.15
WITH_SYNONYMS, REPLACED = 0.35, 0.7  # of the questions, of their words that have synonyms
SHORTEST_WINDOW, LONGEST_WINDOW = 40, 150  # tokens
LONGEST_IN_ENGLISH = 36  # characters; a longer statement becomes a heap of words
NEAREST = 6
LONGEST_ANSWER = 60  # tokens
LONGEST_NAME = 20  # characters
_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_AMOUNT = re.compile(r"\d+")
_NAME = NAMES - {"nz"}
OTHER_QUESTION, SAME_TEXT = 0.45, 0.65
"""Of the windows without an answer: up to the first, the own window under another question; up to the
second, the same text's; the rest another text's."""


@dataclass(frozen=True, slots=True)
class Example:
    """An input and the tokens of its answer as positions in the row; 0, 0 when there is none."""

    row: Row
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Window:
    """Some sentences of a text: their characters, and the text's lead when they do not open it."""

    number: int
    start: int
    end: int


class Examples:
    """Makes examples from items.

    Args:
        items: questions with their texts.
        dice: source of chance.
        to_english: English words of Chinese ones with their probabilities.
    """

    def __init__(
        self, items: Sequence[Item], dice: random.Random, to_english: dict[str, list[list[object]]]
    ) -> None:
        self._items, self._dice, self._to_english = items, dice, to_english
        self._texts = list(dict.fromkeys(item.text for item in items))
        self._folded = [fold(t) for t in self._texts]
        self._numbers = {text: n for n, text in enumerate(self._texts)}
        self._spans = [sentences(t) for t in self._texts]
        self._lengths = [
            [len(tokens_of(t[s.start : s.end]).numbers) for s in spans]
            for t, spans in zip(self._texts, self._spans, strict=True)
        ]
        self._windows = [w for n in range(len(self._texts)) for w in self._cut(n)]
        self._questions = [i.question for i in items]
        self._names = self._named()

    def __iter__(self) -> Iterator[Example]:
        """Yield the examples of all items once, in the items' order."""
        vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32)
        windows = vectorizer.fit_transform([self._folded[w.number][w.start : w.end] for w in self._windows])
        block = 256
        for begin in range(0, len(self._items), block):
            some = self._items[begin : begin + block]
            likeness = vectorizer.transform([fold(i.question) for i in some]) @ windows.T
            for row, item in zip(likeness, some, strict=True):
                order = row.indices[np.argsort(-row.data, kind="stable")[:60]].tolist()
                yield from self._of(item, order)

    def _of(self, item: Item, order: Sequence[int]) -> Iterator[Example]:
        number = self._numbers[item.text]
        positive = self._around(item, number)
        example = self._example(self._worded(item.question), positive, item)
        if example is None:
            return
        yield example
        choice = self._dice.random()
        if choice < OTHER_QUESTION:
            other = self._other_question(item, positive)
            if other:
                yield self._without(self._worded(other), positive)
                return
        tells = tells_of(fold(item.text[item.start : item.end]))
        lacking = [
            w
            for w in (self._windows[i] for i in order)
            if not tells.search(self._folded[w.number][w.start : w.end])
        ]
        same = [w for w in lacking if w.number == number]
        others = [w for w in lacking if w.number != number][:NEAREST]
        pool = same[:2] if same and choice < SAME_TEXT else others
        if pool:
            yield self._without(self._worded(item.question), self._dice.choice(pool))

    def _other_question(self, item: Item, window: Window) -> str:
        """Return a question that the item's window does not answer although it looks so."""
        way = self._dice.random()
        text = item.text[window.start : window.end]
        if item.question.isascii() and detect_language(text) == "en":
            return not_asked_of(text, item.question, self._questions, self._dice)
        if way < 0.15:
            return beside_the_point(item.question, self._questions, item.text, self._dice)
        if way < 0.3:
            return self._with_other_numbers(item.question)
        if way < 0.6:
            return self._of_somebody_else(item, window)
        return near_miss(item.question, item.text, item.text[item.start : item.end], self._dice)

    def _with_other_numbers(self, question: str) -> str:
        years = list(_YEAR.finditer(question))
        matches = years or list(_AMOUNT.finditer(question))
        if not matches:
            return ""
        match = self._dice.choice(matches)
        value = int(match.group())
        other = (
            value + self._dice.choice((-20, -7, -3, -2, -1, 1, 2, 3, 6, 15))
            if years
            else value * 2 + self._dice.randint(1, 9)
        )
        return question[: match.start()] + str(other) + question[match.end() :]

    def _of_somebody_else(self, item: Item, window: Window) -> str:
        """Return the question about another name, or another text's question about a name of this window."""
        own = [(w, k) for w, k in rjieba.tag(fold(item.question)) if k in _NAME and len(w) > 1]
        if own and self._dice.random() < 0.5:
            name, kind = self._dice.choice(own)
            strange = self._dice.choice(self._names.get(kind, [("", "")]))[0]
            return (
                fold(item.question).replace(name, strange, 1)
                if strange and strange not in fold(item.text)
                else ""
            )
        ground = self._folded[window.number][window.start : window.end]
        here = [(w, k) for w, k in rjieba.tag(ground) if k in _NAME and len(w) > 1]
        if not here:
            return ""
        name, kind = self._dice.choice(here)
        strange, question = self._dice.choice(self._names.get(kind, [("", "")]))
        asked = [w for w in content_words(question.replace(strange, "")) if len(w) > 1]
        if not asked or any(w in ground or any(n in ground for n in near_words(w)) for w in asked[-2:]):
            return ""
        return question.replace(strange, name, 1)

    def _named(self) -> dict[str, list[tuple[str, str]]]:
        """Return for each kind the names of the questions, each with its question."""
        found: dict[str, list[tuple[str, str]]] = {}
        for question in map(fold, self._questions):
            for word, kind in rjieba.tag(question):
                if kind in _NAME and len(word) > 1:
                    found.setdefault(kind, []).append((word, question))
        return found

    def _worded(self, question: str) -> str:
        way = self._dice.random()
        if not question.isascii() and self._dice.random() < WITH_SYNONYMS:
            question = with_synonyms(fold(question), self._dice, share=REPLACED)
        if question.isascii() or way > REWORDED + ENGLISH + IN_KEYWORDS:
            return question
        if way > REWORDED + ENGLISH:
            return in_keywords(question) or question
        if way < ENGLISH and len(question) <= LONGEST_IN_ENGLISH:
            return self._in_english(question)
        return paraphrase(question, self._dice)

    def _in_english(self, question: str) -> str:
        """Return an English stand-in: content words translated by chance of their probability."""
        folded = fold(question)
        words = []
        for word in content_words(folded):
            options = [
                (str(e), float(p))
                for e, p in self._to_english.get(word, ())
                if str(e) not in ("be", "the", "of")
            ]  # type: ignore[arg-type]
            if word.isascii() or not options:
                words.append(word if word.isascii() or self._dice.random() < 0.3 else "")
            else:
                words.append(self._dice.choices([e for e, _ in options], [p for _, p in options])[0])
            if self._dice.random() < 0.3:
                words.append(self._dice.choice(("the", "of", "in", "for", "to", "a")))
        opening = OPENINGS.get(expectation_of(folded), "what")
        helper = self._dice.choice(("", "is", "did", "does", "was"))
        return " ".join(w for w in (opening, helper, *words) if w) + "?"

    def _cut(self, number: int) -> Iterator[Window]:
        """Yield the text in windows of whole sentences, about as long as those at run time."""
        spans, lengths = self._spans[number], self._lengths[number]
        first = 0
        while first < len(spans):
            last = _grown(lengths, first, 110)
            yield Window(number, spans[first].start, spans[last].end)
            first = last + 1

    def _around(self, item: Item, number: int) -> Window:
        """Return a window of random length around the answer."""
        spans, lengths = self._spans[number], self._lengths[number]
        first = next((i for i, s in enumerate(spans) if s.end > item.start), 0)
        last = next((i for i, s in enumerate(spans) if s.end >= item.end), len(spans) - 1)
        room = self._dice.randint(SHORTEST_WINDOW, LONGEST_WINDOW) - sum(lengths[first : last + 1])
        while True:
            before, after = (
                first > 0 and lengths[first - 1] <= room,
                last + 1 < len(spans) and lengths[last + 1] <= room,
            )
            if not before and not after:
                return Window(number, spans[first].start, spans[last].end)
            if before and (not after or self._dice.random() < 0.5):
                first -= 1
                room -= lengths[first]
            else:
                last += 1
                room -= lengths[last]

    def _lead(self, window: Window) -> str:
        opening = self._spans[window.number][0]
        return self._texts[window.number][opening.start : opening.end] if window.start > opening.start else ""

    def _row(self, question: str, window: Window) -> Row:
        text = self._texts[window.number][window.start : window.end]
        return row_of(take_apart(question), self._lead(window), text, years_of(self._texts[window.number]))

    def _without(self, question: str, window: Window) -> Example:
        return Example(self._row(question, window), 0, 0)

    def _example(self, question: str, window: Window, item: Item) -> Example | None:
        row = self._row(question, window)
        start, end = item.start - window.start, item.end - window.start
        held = [n for n, (a, b) in enumerate(row.places) if a < end and b > start and b > a]
        if not held or held[-1] - held[0] > LONGEST_ANSWER or row.places[-1][1] < end:
            return None
        return Example(row, row.begin + held[0], row.begin + held[-1])


def tells_of(answer: str) -> re.Pattern[str]:
    """Return what tells a folded answer in another text: itself, its last figure, or a part of its name.

    >>> bool(tells_of("7月30日").search("会议30日召开")), bool(tells_of("7月30日").search("会议7月3日召开"))
    (True, False)
    """
    figures = re.findall(r"\d[\d.,]*\s?\w?", answer)
    parts = figures[-1:] or (
        [p for p in re.split("[·・ ]", answer) if len(p) > 1] if len(answer) < 20 else []
    )
    return re.compile("|".join(re.escape(p) for p in {answer, *parts}))


def write(examples: Sequence[Example], file: Path) -> None:
    """Write examples as flat arrays: numbers and types of all rows, lengths, starts and ends."""
    part = file.with_suffix(".part")
    with part.open("wb") as out:
        np.savez(
            out,
            numbers=np.concatenate([np.asarray(e.row.numbers, dtype=np.int32) for e in examples]),
            types=np.concatenate([np.asarray(e.row.types, dtype=np.int8) for e in examples]),
            begins=np.asarray([e.row.begin for e in examples], dtype=np.int16),
            lengths=np.asarray([len(e.row.numbers) for e in examples], dtype=np.int16),
            starts=np.asarray([e.start for e in examples], dtype=np.int16),
            ends=np.asarray([e.end for e in examples], dtype=np.int16),
        )
    part.rename(file)


def main() -> None:
    """Write the examples of some rounds; each round has other news, windows, wordings and negatives."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--first", type=int, nargs=2, default=(0, 0), help="round and file to begin with")
    parser.add_argument("--clozes", type=int, default=[9000, 4000], nargs="+", help="per round")
    parser.add_argument("--asked", type=int, default=9000, help="short questions over news, per round")
    parser.add_argument("--reasons", type=int, default=2500, help="questions after reasons, per round")
    options = parser.parse_args()
    folder = options.out / "examples"
    folder.mkdir(parents=True, exist_ok=True)
    to_english = json.loads((options.out / "tables.json").read_text("utf-8"))["zh_en"]
    begin, shard = options.first
    for number in range(begin, options.rounds):
        dice = random.Random(SEED + number)
        most = options.clozes[min(number, len(options.clozes) - 1)]
        told = told_news(options.data, every=8, first=number % 8, most=most, dice=dice)
        items = reading_comprehension(options.data) + dated_news(options.data)
        items += told_reasons(options.data, every=8, first=number % 8, most=options.reasons, dice=dice)
        items += asked_of_news(options.data, every=3, first=number % 3, most=options.asked, dice=dice)
        items += told + told_in_english(options.data, dice) + english_texts(options.data, dice)
        dice.shuffle(items)
        pending: list[Example] = []
        for example in Examples(items, dice, to_english):
            pending.append(example)
            if len(pending) == SHARD:
                write(pending, folder / f"{shard:03}.npz")
                print(f"{shard} {number}", flush=True)
                pending, shard = [], shard + 1
    (folder / "done").touch()


def _grown(lengths: Sequence[int], first: int, room: int) -> int:
    """Return the last sentence that still fits into a window from the ``first`` on."""
    last, total = first, lengths[first]
    while last + 1 < len(lengths) and total + lengths[last + 1] <= room:
        last += 1
        total += lengths[last]
    return last


if __name__ == "__main__":
    main()
