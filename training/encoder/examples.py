"""Makes training examples: batches of (query, positive text) from one source at a time.

A batch comes from one source, so that the other texts of the batch are real competitors, and no two
of its positives are cut from the same context.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import rjieba

from training.encoder.data import Pair, Question
from training.encoder.model1 import Table

Example = tuple[str, str]

WINDOW = (90, 150)  # characters
SHORTEST_SENTENCE = 12
SENTENCE = re.compile("[^。！？]+[。！？]+[”」』]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What examples are cut from; ``to_english`` is the table p(English word | Chinese word)."""

    questions: Sequence[Question]
    sentences: Sequence[Pair]
    words: Sequence[Pair]
    news: Sequence[str]
    to_english: Table


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of example: its share of the batches and the examples in a batch."""

    name: str
    share: float
    size: int


SOURCES = (
    Source("question", 0.4, 32),
    Source("english question", 0.3, 32),
    Source("news", 0.2, 32),
    Source("sentence", 0.06, 48),
    Source("word", 0.04, 96),
)


def window(context: str, answers: Sequence[str], rng: random.Random) -> str:
    """Return a piece of the context that holds an answer, or its beginning when none is found."""
    size = rng.randint(*WINDOW)
    places = [context.find(answer) for answer in answers]
    place = next((p for p in places if p >= 0), 0)
    start = max(0, min(place - rng.randint(0, size * 3 // 4), len(context) - size))
    return context[start : start + size]


def code_switched(text: str, to_english: Table, rng: random.Random) -> str:
    """Return a Chinese question with its words replaced by sampled English ones.

    There are no English questions over Chinese texts to train on; word by word translations stand in
    for them (CoSDA-ML, Qin et al. 2020). A word without translation stays.
    """
    words: list[str] = []
    for word in rjieba.cut(text):
        options = to_english.get(word)
        weights = [p for _, p in options] if options else []
        words.append(rng.choices([w for w, _ in options], weights)[0] if options else word)
    return " ".join(words)


def cloze(article: str, rng: random.Random) -> Example | None:
    """Return (a sentence, the sentences around it), or None for an article too short.

    The inverse cloze task of Lee et al. 2019.
    """
    sentences = [s for s in SENTENCE.findall(article) if len(s) >= SHORTEST_SENTENCE]
    first = rng.randrange(max(1, len(sentences) - 3))
    chosen, length = [], 0
    for sentence in sentences[first:]:
        chosen.append(sentence)
        length += len(sentence)
        if length > WINDOW[1]:
            break
    if len(chosen) < 3:
        return None
    query = chosen.pop(rng.randrange(len(chosen)))
    return query, "".join(chosen)


class Examples:
    """Endless batches, the same for the same seed."""

    def __init__(self, material: Material, *, seed: int) -> None:
        self.material = material
        self.rng = random.Random(seed)

    def batch(self) -> tuple[Source, list[Example]]:
        """Return a source, drawn by its share, and its examples."""
        source = self.rng.choices(SOURCES, [s.share for s in SOURCES])[0]
        found: dict[str, Example] = {}
        for key, example in self._stream(source.name):
            found.setdefault(key, example)
            if len(found) == source.size:
                return source, list(found.values())
        raise AssertionError("streams do not end")

    def _stream(self, name: str) -> Iterator[tuple[str, Example]]:
        """Yield (what must be different within a batch, example) for ever."""
        draw = {"news": self._cloze, "sentence": self._sentence, "word": self._word}
        while True:
            if name in draw:
                yield from draw[name]()
            else:
                yield self._question(switched=name == "english question")

    def _question(self, *, switched: bool) -> tuple[str, Example]:
        item = self.rng.choice(self.material.questions)
        context = self.rng.choice(item.contexts)
        query = (
            code_switched(item.question, self.material.to_english, self.rng) if switched else item.question
        )
        return context[:100], (query, window(context, item.answers, self.rng))

    def _cloze(self) -> Iterator[tuple[str, Example]]:
        if example := cloze(self.rng.choice(self.material.news), self.rng):
            yield example[1], example

    def _sentence(self) -> Iterator[tuple[str, Example]]:
        pair = self.rng.choice(self.material.sentences)
        yield pair.zh, (pair.en, pair.zh)

    def _word(self) -> Iterator[tuple[str, Example]]:
        pair = self.rng.choice(self.material.words)
        yield pair.zh, (pair.en, pair.zh)
