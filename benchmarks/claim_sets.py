"""Claims of which it is known what the texts beside them say: from the public sets, and by rule.

Three sets need SHARED. ``reports``: a sentence of one report with the answer to a question (RGB), against
other reports of the same event, as it is and with the answer changed. ``dated``: ChronoQA's questions with
their answers as statements, against the chunks, as they are, with the statement changed, and with the chunk
changed. ``continuations``: true and invented next sentences of the same news (UHGEval), with the rest of the
article given.
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
from training.claims.examples import another_answer
from training.claims.stated import stated

SEED = 71
LONGEST = 120
"""Characters of a claim that is cut from a report."""

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
    """Yield claims of one report against the others of the same event."""
    dice = random.Random(SEED)  # noqa: S311 - seeded sampling is not cryptography
    found = rows(shared / "data" / "dev" / "rgb_zh.jsonl.gz")
    pool = [a for r in found for a in r["answer"][:1] if isinstance(a, str)]
    for row in found:
        answer = next((a for a in row["answer"] if isinstance(a, str)), "")
        own, *others = row["positive"]
        held = [s for s in _told(own) if answer and answer in s and len(answer) + 6 < len(s) <= LONGEST]
        rest = tuple(t for t in others if answer in t and not any(fold(s) in fold(t) for s in held))
        if not held or not rest:
            continue
        claim = max(held, key=lambda s: sum(w in s for w in row["query"]))
        texts = (*rest[:3], *row["negative"][:2])
        yield KnownClaim("true", claim, texts)
        other = another_answer(answer, " ".join(texts), pool, dice)
        if other and other not in " ".join(rest):
            yield KnownClaim("altered", claim.replace(answer, other), texts)


def _told(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def dated(shared: Path, limit: int) -> Iterator[KnownClaim]:
    """Yield ChronoQA's answers as statements against its chunks and others."""
    dice = random.Random(SEED)  # noqa: S311 - seeded sampling is not cryptography
    found = rows(shared / "data" / "dev" / "chronoqa.jsonl.gz")
    pool = [r["answer"].rstrip("。") for r in found]
    made = 0
    for row in found:
        answer, chunks = row["answer"].rstrip("。"), row["golden_chunks"]
        true = stated(row["question"], answer)
        if not true or fold(answer) not in fold(" ".join(chunks)):
            continue
        beside = [dice.choice(r["golden_chunks"]) for r in dice.sample(found, 3) if r is not row]
        yield KnownClaim("true", true, (*chunks, *beside))
        other = another_answer(answer, " ".join(chunks), pool, dice)
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
