"""Cloze questions from unlabelled news: a name, place, date or number of a statement becomes a question word.

After Lewis et al. 2019, "Unsupervised Question Answering by Cloze Translation". Where the news tells the
same thing twice in other words, in one article or in two, the question comes from one telling
and its answer is looked for in the other; such pairs teach what overlap of words cannot.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import rjieba

from corpus.sentences import sentences
from index.folding import simplify

ASKED_FOR = {
    "nr": ("谁", "哪个人", "什么人"),
    "nrt": ("谁", "哪位"),
    "ns": ("哪里", "什么地方", "哪个地方"),
    "nt": ("哪家机构", "哪个组织", "什么单位"),
    "eng": ("什么", "哪个"),
    "date": ("什么时候", "何时", "哪天"),
    "number": ("多少",),
}
_DATE = re.compile(r"\d{4} ?年(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?|\d{1,2} ?月 ?\d{1,2} ?日")
_NUMBER = re.compile(
    r"(?<![\d.])(\d[\d,.]*)(?= ?(?:%|％|万|亿|元|美元|人|家|个|名|次|岁|公里|吨|米|台|辆|倍))"
)
_CLAUSE = re.compile(r"[^，；。！？,;!?]+")
SHORTEST, LONGEST = 12, 90  # characters of a sentence that is asked about
MOST_FREQUENT, LEAST_SHARED = 25, 2
DROPPED = 0.25  # chance that a further clause of the statement is left out of the question


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of an article: which article, where, and its words with their kinds."""

    article: int
    start: int
    text: str
    words: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cloze:
    """A question, its answer, and where the answer stands: an article and the character there."""

    question: str
    answer: str
    article: int
    at: int


def statements(texts: Sequence[str]) -> list[Statement]:
    """Return the sentences of middle length, tagged."""
    found = []
    for number, text in enumerate(texts):
        for span in sentences(text):
            if SHORTEST <= span.end - span.start <= LONGEST:
                own = simplify(text[span.start : span.end])
                found.append(Statement(number, span.start, own, tuple(rjieba.tag(own))))
    return found


def answers_of(statement: Statement) -> Iterator[tuple[str, str]]:
    """Yield what could be asked for, with its kind."""
    for match in _DATE.finditer(statement.text):
        yield match.group(), "date"
    for match in _NUMBER.finditer(statement.text):
        yield match.group(1), "number"
    for word, kind in statement.words:
        if kind in ASKED_FOR and len(word) > 1:
            yield word, kind


def question_of(statement: Statement, answer: str, kind: str, dice: random.Random) -> str:
    """Return the clause with the answer, and some of the others, as a question."""
    clauses = [c.strip() for c in _CLAUSE.findall(statement.text)]
    kept = [c for c in clauses if answer in c or dice.random() > DROPPED]
    asked = "，".join(kept).replace(answer, dice.choice(ASKED_FOR[kind]), 1)
    return asked + dice.choice(("？", "", "?"))


def clozes(texts: Sequence[str], *, most: int, dice: random.Random) -> list[Cloze]:
    """Return cloze questions whose answers stand in another telling, or, for a third of them, in the same."""
    told = statements(texts)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(told):
        for answer in {a for a, _ in answers_of(statement)}:
            holders[answer].append(number)
    bags = [frozenset(w for w, kind in s.words if len(w) > 1 and kind != "x") for s in told]
    common = Counter(w for bag in bags for w in bag)
    found: list[Cloze] = []
    order = list(range(len(told)))
    dice.shuffle(order)
    for number in order:
        statement = told[number]
        options = list(answers_of(statement))
        if not options:
            continue
        answer, kind = dice.choice(options)
        other = _other_telling(number, holders[answer], bags, common, told, dice)
        if other is None and dice.random() > 0.15:
            continue
        place = told[other if other is not None else number]
        question = question_of(statement, answer, kind, dice)
        if len(question) >= SHORTEST:
            found.append(Cloze(question, answer, place.article, place.start + place.text.index(answer)))
        if len(found) == most:
            break
    return found


def _other_telling(
    number: int,
    holding: Sequence[int],
    bags: Sequence[frozenset[str]],
    common: Counter[str],
    told: Sequence[Statement],
    dice: random.Random,
) -> int | None:
    """Return another sentence with the answer that shares rare words with this one but is no copy of it."""
    if not 1 < len(holding) <= MOST_FREQUENT:
        return None
    rare = {w for w in bags[number] if common[w] < len(told) / 300}
    fitting = [
        n
        for n in holding
        if n != number
        and len(rare & bags[n]) > LEAST_SHARED
        and len(bags[number] & bags[n]) < 0.7 * min(len(bags[number]), len(bags[n]))
    ]
    return dice.choice(fitting) if fitting else None
