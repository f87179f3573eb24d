"""Questions with a false premise, made by rule, and questions like them whose premise is true.

From a sentence that denies something, the question why it is so; from the same text, questions about what
it does assert, and why the denied is not so. From a question of a set, the same with another year, number or
name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.folding import fold
from rag.denials import Denial, denials
from rag.features import Sentence
from rag.question import content_words
from rag.reading import evidence
from rag.values import Value, values
from training.reader.pseudo_english import pseudo_english
from training.reader.rewording import paraphrase

_TEMPLATES = (
    "为什么{0}{1}？",
    "{0}为什么会{1}？",
    "{0}{1}的原因是什么？",
    "{0}是怎么{1}的？",
    "{0}什么时候{1}？",
    "{0}{1}，具体是怎么回事？",
    "{0}为啥{1}",
)
_BORDER = re.compile(r"[，,。；;：:！!？?…—（）()\n]")
_OPENING = re.compile("^(?:但是?|而是|反而|而且?|并且?|却|因此|所以|不过|同时|此外|其中|他说|她说|目前|\\W)+")
_LONGEST = 24
"""Characters of a part of a made question."""

DENIALS = 2
"""Denials of one text that questions are made of."""

_SHORTEST = 2
_SHORTEST_CLAUSE = 6
_EITHER = 0.5
_REWORDED = 0.5
_SHORTENED = 0.3
_IN_ENGLISH = 0.25


@dataclass(frozen=True, slots=True)
class Made:
    """A question over texts.

    Attributes:
        false: where in the first text a sentence speaks against it; None when its premise is true.
    """

    question: str
    texts: tuple[str, ...]
    false: int | None


def sentences_of(texts: Sequence[str]) -> list[Sentence]:
    """Return the sentences of texts as reading gives them."""
    return [
        Sentence(
            article_id=f"passage-{n}",
            start=span.start,
            end=span.end,
            text=text[span.start : span.end],
            passage_rank=n,
            passage_score=1.0,
            position=0.0,
        )
        for n, text in enumerate(texts)
        for span in evidence(text)
    ]


def from_denials(text: str, others: Sequence[str], dice: random.Random) -> Iterator[Made]:
    """Yield a false premise from one denial of a text, and true ones beside it."""
    texts = (text, *others)
    spans = [s for s in evidence(text) if denials(text[s.start : s.end])]
    dice.shuffle(spans)
    for span in spans[:DENIALS]:
        sentence = text[span.start : span.end]
        denial = dice.choice(denials(sentence))
        subject, predicate = _parts(sentence, denial)
        if not subject or not predicate:
            continue
        yield Made(_asked(subject, predicate, dice), texts, span.start)
        if dice.random() < _EITHER:
            yield Made(_asked(subject, "没有" + predicate, dice), texts, None)
        instead = _clean(_BORDER.split(sentence[denial.end :].lstrip("，, "))[0])
        if denial.is_contrast and len(instead) >= _SHORTEST:
            yield Made(_asked(subject, instead, dice), texts, None)
    for true in _assertions(text, dice):
        yield Made(true, texts, None)


def _parts(sentence: str, denial: Denial) -> tuple[str, str]:
    """Return what a denial is about and what it denies; two empty texts where they cannot be told."""
    before = [_clean(p) for p in _BORDER.split(sentence[: denial.negator])]
    subject = before[-1] if len(before[-1]) >= _SHORTEST else "".join(before[-2:])
    predicate = _clean(sentence[denial.start : denial.end])
    fits = (
        _SHORTEST <= len(p) <= _LONGEST and any(len(w) > 1 for w in content_words(fold(p)))
        for p in (subject, predicate)
    )
    if not all(fits) or denials(subject):
        return "", ""
    return subject, predicate


def _clean(part: str) -> str:
    return _OPENING.sub("", part.strip("*“”\"'‘’ \u3000")).strip("*“”\"'‘’ 了")


def _assertions(text: str, dice: random.Random) -> Iterator[str]:
    plain = [text[s.start : s.end] for s in evidence(text)]
    plain = [s for s in plain if not denials(s) and not s.endswith(("？", "?"))]
    for sentence in dice.sample(plain, min(2, len(plain))):
        parts = map(_clean, _BORDER.split(sentence))
        clauses = [c for c in parts if _SHORTEST_CLAUSE <= len(c) <= _LONGEST * 2]
        if clauses:
            yield _asked("", dice.choice(clauses), dice)


def _asked(subject: str, predicate: str, dice: random.Random) -> str:
    question = dice.choice(_TEMPLATES).format(subject, predicate)
    if dice.random() < _REWORDED:
        question = paraphrase(question, dice)
    if dice.random() < _SHORTENED:
        words = content_words(fold(subject))
        question = fold(question).replace(dice.choice(words), "", 1) if len(words) > 1 else question
    return pseudo_english(question) if dice.random() < _IN_ENGLISH else question


def with_another_value(
    question: str, texts: Sequence[str], pool: Sequence[Value], dice: random.Random
) -> Made | None:
    """Return the question with one value exchanged for another of its kind; None where there is none.

    The other value comes from the text itself, where it stands with something else, or from the pool.
    """
    own = [v for v in values(question, "zh") if v.text in texts[0]]
    if not own:
        return None
    value = dice.choice(own)
    near = [v for v in values(texts[0], "zh") if v.may_replace(value) and v.text not in question]
    far = [v for v in pool if v.may_replace(value) and v.text not in question and v.text not in texts[0]]
    options = near if near and dice.random() < _EITHER else far
    if not options:
        return None
    other = dice.choice(options).text
    if other in value.text or value.text in other:
        return None
    made = question[: value.start] + other + question[value.end :]
    return Made(made, tuple(texts), texts[0].find(value.text))
