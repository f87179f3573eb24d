"""Claims with the texts that they are checked against, and whether these support or contradict them.

Six kinds: questions with their answers as statements (``stated.py``), sentences of news against another
report of the same, sentences against their own article, said otherwise or made false (``restating.py``,
``mutations.py``), and sentences against their translation. Only texts that the span reader never saw.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from corpus.boilerplate import is_boilerplate
from corpus.sentences import sentences
from index.folding import fold
from rag.points import Point, PointKind, points
from rag.statements import statements_of
from training.claims.mutations import Place, mutated, other_time, places
from training.claims.other_times import Dated, Sibling, dated_news, siblings
from training.claims.restating import restated, reworded
from training.claims.stated import stated
from training.encoder.data import news, rows, sentence_pairs
from training.reader.cloze import Statement, answers_of, statements
from training.reader.items import is_kept_back

BESIDE = 2
"""Other texts that stand beside the one that a claim is about."""

NEARBY = 40
"""Sentences of NTREX that count as one text, since their surroundings overlap."""

NTREX = 1997
"""Sentence pairs that come first: news, whole articles in order."""

RESTATED = 0.6
"""Share of the sentences with a report of another time that are said otherwise."""

SHORTEST, LONGEST = 14, 110
"""Characters of a sentence that is taken for a claim."""


class Truth(StrEnum):
    """What the texts say of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNFOUNDED = "unfounded"  # neither: what it says is only partly there, or not at all
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Example:
    """A claim, the texts, what they say of it.

    Attributes:
        way: how it was made.
        source: the text that it was made of, by which the folds are cut.
        published: when each text was, where that is known.
        is_close: whether the texts beside the first one tell nearly the same; they weigh as much as it does.
    """

    claim: str
    texts: tuple[str, ...]
    truth: Truth
    way: str
    source: str = ""
    published: tuple[date | None, ...] = ()
    is_close: bool = False


def of_questions(data: Path, dice: random.Random, limit: int) -> Iterator[Example]:
    """Yield statements made of questions: true, with another answer, without the text that answers."""
    asked = [r for name in ("cmrc2018_train", "drcd_dev") for r in rows(data / "train" / f"{name}.jsonl.gz")]
    usable = [(r["question"], r["answers"][0], r["context"]) for r in asked if r["answers"]]
    usable += [
        (r["question"], r["answer"].rstrip("。"), "\n".join(r["golden_chunks"]))
        for r in rows(data / "train" / "chronoqa.jsonl.gz")
    ]
    usable = [u for u in usable if is_kept_back(u[2]) and fold(u[1]) in fold(u[2])]
    dice.shuffle(usable)
    pool = [u[1] for u in usable]
    for question, answer, text in usable[:limit]:
        beside = tuple(u[2] for u in dice.sample(usable, BESIDE) if u[2] != text)
        true = stated(question, answer)
        if not true:
            continue
        yield Example(true, (text, *beside), Truth.SUPPORTED, "question", source=text)
        other = another_answer(answer, text, pool, dice)
        if other:
            yield Example(
                stated(question, other), (text, *beside), Truth.CONTRADICTED, "question_altered", source=text
            )
        yield Example(true, (_without(text, answer), *beside), Truth.ABSENT, "question_removed", source=text)


def another_answer(answer: str, text: str, pool: Sequence[str], dice: random.Random) -> str:
    """Return something else of the answer's kind: from the text, made by rule, or of another question."""
    own = next(iter(points(answer, "zh")), None)
    rivals = [
        p.printed
        for p in points(text, "zh")
        if own and _is_rival(own, p) and fold(p.printed) not in fold(answer)
    ]
    if own and own.kind is not PointKind.NAME and dice.random() < 0.6:
        made = mutated(Place(answer, "zh", ()), dice)
        rivals = [made[k] for k in ("figure", "date") if k in made] or rivals
    if rivals:
        return dice.choice(rivals)
    alike = [a for a in pool if a != answer and len(a) == len(answer) and fold(a) not in fold(text)]
    return dice.choice(alike) if own is None and alike else ""


def _is_rival(own: Point, other: Point) -> bool:
    if own.kind is not other.kind:
        return False
    if own.kind is PointKind.FIGURE:
        return own.value.measures_as(other.value) and not own.value.agrees_with(other.value)  # type: ignore[union-attr, arg-type]
    if own.kind is PointKind.DATE:
        return not own.value.agrees_with(other.value)  # type: ignore[union-attr, arg-type]
    return own.value.kind is other.value.kind  # type: ignore[union-attr]


def _without(text: str, answer: str) -> str:
    """Return a text without the sentences that hold an answer."""
    kept = [text[s.start : s.end] for s in sentences(text)]
    return "".join(s for s in kept if fold(answer) not in fold(s))


def of_own_articles(data: Path, dice: random.Random, limit: int) -> Iterator[Example]:
    """Yield sentences of news against their article: said otherwise, made false, and left out of it."""
    texts = [t for t in news(data) if is_kept_back(t) and 200 < len(t) < 2500]
    for text in dice.sample(texts, limit):
        told = [s for s in (text[s.start : s.end] for s in sentences(text)) if not is_boilerplate(s)]
        for place in _some(places(told, "zh"), dice, 2):
            beside = tuple(dice.sample(texts, BESIDE))
            whole = (text, *beside)
            for way, claim in _some(list(restated(place.text, "zh", dice).items()), dice, 2):
                yield Example(claim, whole, Truth.SUPPORTED, f"restated_{way}", source=text)
                yield Example(claim, (place.text,), Truth.SUPPORTED, f"cited_{way}", source=text)
            for way, claim in _some(list(mutated(place, dice).items()), dice, 3):
                yield Example(claim, whole, _truth_of(way), f"mutated_{way}", source=text)
                yield Example(claim, (place.text,), _truth_of(way), f"cited_mutated_{way}", source=text)
            yield from _reworded(place, whole, "", text, dice)
            if elsewhen := other_time(place, dice):
                yield Example(elsewhen, whole, Truth.ABSENT, "other_time", source=text)
            rest = text.replace(place.text, "")
            yield Example(place.text, (rest, *beside), Truth.ABSENT, "removed", source=text)


def _reworded(
    place: Place, texts: tuple[str, ...], prefix: str, source: str, dice: random.Random
) -> Iterator[Example]:
    """Yield a sentence in other words, and with a figure, date or name changed as well.

    A copy with one change shows the change as the only one; a reader's claim is never so near to its text.
    """
    other = reworded(place.text, place.language, dice)
    if not other:
        return
    yield Example(other, texts, Truth.SUPPORTED, f"{prefix}reworded", source=source)
    changed = mutated(Place(other, place.language, place.others), dice)
    for way in _some([w for w in changed if w in ("figure", "date", "name", "negated")], dice, 2):
        yield Example(changed[way], texts, Truth.CONTRADICTED, f"{prefix}reworded_{way}", source=source)


def of_other_times(data: Path, dice: random.Random, limit: int) -> Iterator[Example]:
    """Yield sentences of news against a report of another time, with and without their own article."""
    for pair in siblings(dated_news(data), dice, limit):
        ways = restated(pair.sentence, "zh", dice)
        claim = ways[dice.choice(sorted(ways))] if ways and dice.random() < RESTATED else pair.sentence
        both = (pair.own, pair.other)
        yield _dated(claim, (pair.other,), Truth.ABSENT, "times_alone", pair)
        yield _dated(claim, both, Truth.SUPPORTED, "times", pair)
        changed = mutated(Place(claim, "zh", ()), dice)
        for way in _some([w for w in changed if w in ("figure", "date", "name")], dice, 2):
            yield _dated(changed[way], both, Truth.CONTRADICTED, f"times_{way}", pair)


def _dated(claim: str, texts: Sequence[Dated], truth: Truth, way: str, pair: Sibling) -> Example:
    return Example(
        claim,
        tuple(t.text for t in texts),
        truth,
        way,
        source=pair.own.text,
        published=tuple(t.published for t in texts),
        is_close=True,
    )


def _truth_of(way: str) -> Truth:
    return Truth.UNFOUNDED if way in ("hedge", "stitched") else Truth.CONTRADICTED


def _some(items: Sequence, dice: random.Random, most: int) -> list:  # type: ignore[type-arg]
    fitting = [i for i in items if not isinstance(i, Place) or SHORTEST <= len(i.text) <= LONGEST]
    return dice.sample(fitting, min(most, len(fitting)))


_CLAUSE = re.compile(r"[^，；。！？,;!?]+")


def of_other_reports(data: Path, dice: random.Random, limit: int) -> Iterator[Example]:
    """Yield sentences of news against another report that shares a figure or date and rare words."""
    texts = [t for n, t in enumerate(news(data)) if n % 3 == 0 and len(t) < 2500]
    told = statements(texts)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, statement in enumerate(told):
        for answer in {a for a, _ in answers_of(statement)}:
            holders[answer].append(number)
    bags = [frozenset(w for w, kind in s.words if len(w) > 1 and kind != "x") for s in told]
    common = Counter(w for bag in bags for w in bag)
    made = 0
    for number in dice.sample(range(len(told)), len(told)):
        pair = _pair(number, told, bags, common, holders)
        if pair is None:
            continue
        claim, other = pair
        beside = tuple(dice.sample(texts, BESIDE))
        yield Example(claim, (texts[other], *beside), Truth.SUPPORTED, "report", source=texts[other])
        changed = mutated(
            Place(claim, "zh", tuple(s.text for s in told[max(0, number - 3) : number + 3])), dice
        )
        for way in ("figure", "date", "name", "figures_swapped"):
            if way in changed:
                yield Example(
                    changed[way],
                    (texts[other], *beside),
                    Truth.CONTRADICTED,
                    f"report_{way}",
                    source=texts[other],
                )
        if elsewhen := other_time(Place(claim, "zh", ()), dice):
            yield Example(
                elsewhen, (texts[other], *beside), Truth.ABSENT, "report_other_time", source=texts[other]
            )
        made += 1
        if made == limit:
            return


def _pair(
    number: int,
    told: Sequence[Statement],
    bags: Sequence[frozenset[str]],
    common: Counter[str],
    holders: dict[str, list[int]],
) -> tuple[str, int] | None:
    """Return a claim of one article and the number of another that tells it; None when none surely does."""
    own = told[number]
    rare = {w for w in bags[number] if common[w] < len(told) / 300}
    for answer, kind in answers_of(own):
        if kind not in ("date", "number") or not 1 < len(holders[answer]) <= 25:
            continue
        for n in holders[answer]:
            shared = bags[number] & bags[n]
            smaller = min(len(bags[number]), len(bags[n]))
            if (
                told[n].article != own.article
                and len(rare & bags[n]) >= 4
                and 0.5 * smaller <= len(shared) < 0.85 * smaller
                and is_kept_back(own.text)
            ):
                return _clauses_shared(own, bags[n], answer), told[n].article
    return None


def _clauses_shared(own: Statement, other: frozenset[str], answer: str) -> str:
    """Return the clauses of a statement whose words the other one mostly has."""
    kept = []
    for clause in _CLAUSE.findall(own.text):
        words = [w for w, kind in own.words if len(w) > 1 and w in clause]
        if answer in clause or (words and sum(w in other for w in words) > 0.6 * len(words)):
            kept.append(clause)
    return "，".join(kept) + "。"


def of_english(data: Path, dice: random.Random, limit: int) -> Iterator[Example]:
    """Yield sentences of English news against the sentences around them, as in :func:`of_own_articles`."""
    told = [
        p.en for p in sentence_pairs(data)[:NTREX] if 30 < len(p.en) < 260
    ]  # NTREX, whole articles in order
    for n in dice.sample(range(6, len(told) - 6), limit):
        around = told[n - 5 : n + 6]
        place = Place(told[n], "en", tuple(s for s in around if s is not told[n]))
        beside = tuple(" ".join(dice.sample(told, 6)) for _ in range(BESIDE))
        whole, rest = " ".join(around), " ".join(place.others)
        for way, claim in _some(list(restated(place.text, "en", dice).items()), dice, 2):
            yield Example(
                claim, (whole, *beside), Truth.SUPPORTED, f"english_{way}", source=f"ntrex {n // NEARBY}"
            )
        for way, claim in _some(list(mutated(place, dice).items()), dice, 3):
            yield Example(
                claim,
                (whole, *beside),
                _truth_of(way),
                f"english_mutated_{way}",
                source=f"ntrex {n // NEARBY}",
            )
        yield from _reworded(place, (whole, *beside), "english_", f"ntrex {n // NEARBY}", dice)
        yield Example(
            place.text, (rest, *beside), Truth.ABSENT, "english_removed", source=f"ntrex {n // NEARBY}"
        )


def of_pronouns(data: Path, dice: random.Random, limit: int) -> Iterator[Example]:
    """Yield sentences that open with a pronoun, with whom it means in its place, against their article.

    A reader takes the name for granted where the sentence before has it; so must the judge.
    """
    chinese = [t for t in news(data) if 200 < len(t) < 2500]
    pairs = [p.en for p in sentence_pairs(data)[:NTREX]]
    english = [" ".join(pairs[n : n + 10]) for n in range(0, len(pairs), 10)]
    for texts, language, most in ((chinese, "zh", limit), (english, "en", limit // 2)):
        made = 0
        for text in dice.sample(texts, len(texts)):
            named = [s for s in statements_of(text, language) if s.stated != s.text]  # type: ignore[arg-type]
            for statement in [s for s in named if SHORTEST <= len(s.text) <= 2 * LONGEST][:1]:
                whole = (text, *dice.sample(texts, BESIDE))
                yield Example(statement.stated, whole, Truth.SUPPORTED, f"pronoun_{language}", source=text)
                changed = mutated(Place(statement.stated, language, ()), dice)  # type: ignore[arg-type]
                for way in _some([w for w in changed if w in ("figure", "date", "negated")], dice, 1):
                    yield Example(
                        changed[way], whole, Truth.CONTRADICTED, f"pronoun_{language}_{way}", source=text
                    )
                made += 1
            if made >= most:
                break


def of_translations(data: Path, dice: random.Random, limit: int) -> Iterator[Example]:
    """Yield English sentences against their Chinese translation among others, and the other way round."""
    pairs = [p for p in sentence_pairs(data)[:NTREX] if 40 < len(p.en) < 220 and len(p.zh) > SHORTEST]
    for n in dice.sample(range(len(pairs)), limit):
        pair, window = pairs[n], pairs[max(0, n - 3) : n + 4]
        for claim, text, language in (
            (pair.en, "\n".join(p.zh for p in window), "en"),
            (pair.zh, "\n".join(p.en for p in window), "zh"),
        ):
            beside = tuple(
                "\n".join((p.zh if language == "en" else p.en) for p in dice.sample(pairs, 5))
                for _ in range(2)
            )
            yield Example(
                claim,
                (text, *beside),
                Truth.SUPPORTED,
                f"translated_{language}",
                source=f"ntrex {n // NEARBY}",
            )
            others = tuple((p.en if language == "en" else p.zh) for p in window if p is not pair)
            changed = mutated(Place(claim, language, others), dice)  # type: ignore[arg-type]
            for way in _some([w for w in ("figure", "date", "name", "negated") if w in changed], dice, 2):
                yield Example(
                    changed[way],
                    (text, *beside),
                    Truth.CONTRADICTED,
                    f"translated_{language}_{way}",
                    source=f"ntrex {n // NEARBY}",
                )
            left = "\n".join((p.zh if language == "en" else p.en) for p in window if p is not pair)
            yield Example(
                claim,
                (left, *beside),
                Truth.ABSENT,
                f"translated_{language}_removed",
                source=f"ntrex {n // NEARBY}",
            )
