"""Claims of which it is known what the texts beside them say: from the public sets, and by rule.

All need SHARED. ``reports``: a sentence of one report with the answer to a question (RGB), against other
reports of the same event. ``facts``: RGB's questions with their answers as statements, against reports that
tell them. Both also with the answer changed. ``dated``: ChronoQA's questions with their answers, against the
chunks; as they are, with another figure or date in the statement, and with one in the chunk.
``continuations``: true and invented next sentences of the same news (UHGEval), the rest of the article given.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.sentences import sentences
from index.folding import fold
from rag.points import PointKind, points
from rag.terms import content_words
from training.claims.examples import another_answer
from training.claims.stated import stated

SEED = 71
LONGEST = 120
"""Characters of a claim that is cut from a report."""

LEAST_TOLD, COPIED = 0.5, 0.95
"""Shares of a sentence's words that a sentence of another report has: it tells the same, and is no copy."""

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim, the texts beside it, and what they say of it: ``true``, ``altered`` or ``invented``."""

    kind: str
    claim: str
    texts: tuple[str, ...]


def rows(path: Path) -> list[Row]:
    """Return the objects of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def reports(shared: Path) -> Iterator[KnownClaim]:
    """Yield sentences of one report that another report of the same event tells too, for the most part.

    That is: half of the sentence's words and the answer stand in one sentence of the other.
    """
    dice = random.Random(SEED)  # noqa: S311 - seeded sampling is not cryptography
    found = rows(shared / "data" / "dev" / "rgb_zh.jsonl.gz")
    pool = [a for r in found for a in r["answer"][:1] if isinstance(a, str)]
    for row in found:
        answer = next((a for a in row["answer"] if isinstance(a, str)), "")
        pair = _told_twice(answer, row["positive"]) if answer else None
        if pair is None:
            continue
        claim, rest = pair
        yield from _as_it_is_and_altered(claim, answer, (*rest, *row["negative"][:2]), len(rest), pool, dice)


def facts(shared: Path) -> Iterator[KnownClaim]:
    """Yield RGB's questions with their answers as statements, against reports that tell them."""
    dice = random.Random(SEED)  # noqa: S311 - seeded sampling is not cryptography
    found = rows(shared / "data" / "dev" / "rgb_zh.jsonl.gz")
    pool = [a for r in found for a in r["answer"][:1] if isinstance(a, str)]
    for row in found:
        answer = next((a for a in row["answer"] if isinstance(a, str)), "")
        rest = tuple(t for t in row["positive"] if answer and answer in t)[:3]
        if not rest:
            continue
        claim = stated(row["query"], answer) or f"{row['query'].rstrip('?？')}是{answer}。"
        yield from _as_it_is_and_altered(claim, answer, (*rest, *row["negative"][:2]), len(rest), pool, dice)


def _as_it_is_and_altered(
    claim: str, answer: str, texts: tuple[str, ...], telling: int, pool: Sequence[str], dice: random.Random
) -> Iterator[KnownClaim]:
    """Yield a claim, and it with another answer, unless one of the telling texts has that too."""
    yield KnownClaim("true", claim, texts)
    other = another_answer(answer, " ".join(texts), pool, dice)
    if other and not any(other in t for t in texts[:telling]):
        yield KnownClaim("altered", claim.replace(answer, other), texts)


def _told_twice(answer: str, texts: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return the sentence with the answer that another text tells best, and the other texts with it."""
    best: tuple[float, str, tuple[str, ...]] = (LEAST_TOLD, "", ())
    for own in texts:
        rest = tuple(t for t in texts if t is not own and answer in t)[:3]
        for sentence in (s for s in _told(own) if answer in s and len(answer) + 6 < len(s) <= LONGEST):
            words = set(content_words(fold(sentence)))
            beside = [s for t in rest for s in _told(t) if answer in s and fold(s) != fold(sentence)]
            shares = [len(words & set(content_words(fold(s)))) / max(len(words), 1) for s in beside]
            share = max((x for x in shares if x < COPIED), default=0.0)
            if share > best[0]:
                best = (share, sentence, rest)
    return (best[1], best[2]) if best[1] else None


def _told(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def dated(shared: Path, limit: int) -> Iterator[KnownClaim]:
    """Yield ChronoQA's answers as statements against its chunks and others."""
    dice = random.Random(SEED)  # noqa: S311 - seeded sampling is not cryptography
    seen = {c for r in rows(shared / "data" / "train" / "chronoqa.jsonl.gz") for c in r["golden_chunks"]}
    found = rows(shared / "data" / "dev" / "chronoqa.jsonl.gz")
    found = [r for r in found if seen.isdisjoint(r["golden_chunks"])]  # some stand in both halves
    pool = [r["answer"].rstrip("。") for r in found]
    made = 0
    for row in found:
        answer, chunks = row["answer"].rstrip("。"), row["golden_chunks"]
        true = stated(row["question"], answer)
        if not true or fold(answer) not in fold(" ".join(chunks)):
            continue
        beside = [dice.choice(r["golden_chunks"]) for r in dice.sample(found, 3) if r is not row]
        yield KnownClaim("true", true, (*chunks, *beside))
        is_value = any(p.kind is not PointKind.NAME for p in points(answer, "zh"))
        other = another_answer(answer, " ".join(chunks), pool, dice) if is_value else ""
        if other:
            yield KnownClaim("altered", stated(row["question"], other), (*chunks, *beside))
            changed = [c.replace(answer, other) for c in chunks]
            if changed != chunks:
                yield KnownClaim("altered text", true, (*changed, *beside))
        made += 1
        if made == limit:
            return


def continuations(shared: Path, limit: int) -> Iterator[KnownClaim]:
    """Yield true and invented continuations against the article they continue."""
    for row in rows(shared / "data" / "dev" / "uhgeval.jsonl.gz")[:limit]:
        true, invented = row["realContinuation"].strip(), row["hallucinatedContinuation"].strip()
        texts = (row["newsBeginning"], row["newsRemainder"])
        without = (row["newsBeginning"], row["newsRemainder"].replace(row["realContinuation"], "\n"))
        yield KnownClaim("true", true, texts)
        yield KnownClaim("true, left out", true, without)
        yield KnownClaim("invented", invented, texts)


def shares(kinds: Sequence[str], verdicts: Sequence[str]) -> dict[str, dict[str, float]]:
    """Return for each kind of claim its number and the percentage of each verdict."""
    table: dict[str, dict[str, float]] = {}
    for kind in dict.fromkeys(kinds):
        own = [v for k, v in zip(kinds, verdicts, strict=True) if k == kind]
        table[kind] = {"n": len(own)} | {v: round(100 * own.count(v) / len(own), 1) for v in VERDICTS}
    return table


VERDICTS = ("supported", "partial", "contradicted", "not_found")
