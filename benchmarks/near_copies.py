"""Are near-copies found, and different texts left apart? Copies made by rule, among thousands of others.

    python -m benchmarks.near_copies SHARED [--texts N]

Takes unlabelled news from ``SHARED/data/scale/crud_news.jsonl.gz`` and English and Chinese paragraphs, all of
them different, from the public sets. Where ``datasketch`` or ``rensa`` is installed, MinHash of the same
shingles (words of five characters or words) is measured beside. Writes ``benchmarks/results/near_copies.md``.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import opencc

import index.near_copies as measured
from corpus.article import Article, article_id
from corpus.corrections import notices
from corpus.digests import retells
from corpus.language import detect_language
from corpus.sentences import sentences
from index import build, load_encoder
from index.clusters import Told, clusters
from index.folding import fold
from index.near_copies import near_copies
from index.reports import JudgedWhenAsked, judged
from index.shingles import sketch

RESULTS = Path(__file__).parent / "results" / "near_copies.md"
SEED = 20260101
COPIED = 300
LONG = 300  # characters of a text that is copied
THRESHOLDS = (0.4, 0.5, 0.6, 0.7, 0.8)
ADDED = (
    "（本站编者按：读者来信询问此事经过，记者走访多处后整理如下。）图片由读者提供，转发请先询问编辑部。" * 2
)
ADDED_EN = (
    "A reader wrote to ask how it happened, and our editors looked into it once more before printing. " * 2
)
_WORD = re.compile(r"[\u4e00-\u9fff]|[^\W_]+")
_TO_TRADITIONAL = opencc.OpenCC("s2t")

Change = Callable[[str, random.Random], str]


def _chance() -> random.Random:
    return random.Random(SEED)  # noqa: S311 - seeded sampling is not cryptography


def without(share: float) -> Change:
    """Return what drops a share of a text's sentences at random."""

    def change(text: str, chance: random.Random) -> str:
        spans = sentences(text)
        gone = set(chance.sample(range(len(spans)), round(share * len(spans))))
        return "".join(text[s.start : s.end] + " " for i, s in enumerate(spans) if i not in gone)

    return change


def added(text: str, _chance: random.Random) -> str:
    """Return a text with a paragraph of other words at its end."""
    return f"{text}\n{ADDED if detect_language(text) == 'zh' else ADDED_EN}"


def excerpt(text: str, _chance: random.Random) -> str:
    """Return the first third of a text's characters, up to a sentence's end."""
    spans = sentences(text)
    kept = [s for s in spans if s.end <= len(text) / 3] or spans[:1]
    return text[: kept[-1].end]


CHANGES: dict[str, Change] = {
    "headline changed": lambda text, _: "看完沉默了！这件事大家怎么看？\n" + text,
    "10 % of the sentences dropped": without(0.1),
    "20 % dropped": without(0.2),
    "30 % dropped": without(0.3),
    "a paragraph added": added,
    "30 % dropped and a paragraph added": lambda text, chance: added(without(0.3)(text, chance), chance),
    "Traditional characters": lambda text, _: _TO_TRADITIONAL.convert(text),
    "other punctuation": lambda text, _: re.sub(r"，|,(?=\s)", "；", re.sub(r"。|\.(?=\s)", " !\n", text)),
    "first third only (excerpt)": excerpt,
}


def lines(path: Path) -> Iterator[dict[str, object]]:
    """Yield the objects of a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def news(shared: Path, count: int) -> list[str]:
    """Return texts of news, the same for the same count."""
    texts = [str(line["text"]) for line in lines(shared / "data/scale/crud_news.jsonl.gz")]
    return _chance().sample(texts, min(count, len(texts)))


def different(shared: Path) -> dict[str, list[str]]:
    """Return paragraphs that are all different texts, by set."""
    found: dict[str, dict[str, None]] = {"CMRC (zh)": {}, "DRCD (zh, Traditional)": {}, "NoMIRACL (en)": {}}
    files = ("cmrc2018_dev", "drcd_test", "nomiracl_en")
    for texts, name in zip(found.values(), files, strict=True):
        for line in lines(shared / f"data/dev/{name}.jsonl.gz"):
            given = line.get("passages") or [line.get("context") or ""]
            texts.update((str(p["text"] if isinstance(p, dict) else p), None) for p in given)  # type: ignore[union-attr]
    return {name: list(texts) for name, texts in found.items()}


def recall(texts: Sequence[str], change: Change) -> dict[float, float]:
    """Return for each threshold the share of changed copies that are paired with their original."""
    chance = _chance()
    whole = [i for i in range(len(texts)) if len(texts[i]) > LONG][:COPIED]
    copies = [change(texts[i], chance) for i in whole]
    pairs = near_copies([sketch(text) for text in (*texts, *copies)])
    best = {frozenset((p.smaller, p.larger)): p.share for p in pairs}
    shares = [best.get(frozenset((i, len(texts) + n)), 0.0) for n, i in enumerate(whole)]
    return {t: sum(s >= t for s in shares) / len(shares) for t in THRESHOLDS}


def minhash(
    texts: Sequence[str], copies: Sequence[str], of: Sequence[int]
) -> Iterator[tuple[str, float, float]]:
    """Yield name, share of copies found and milliseconds a text of each MinHash library that is installed."""
    shingled = [_shingles(text) for text in (*texts, *copies)]
    for name, find in (("datasketch", _datasketch), ("rensa", _rensa)):
        if importlib.util.find_spec(name):
            began = time.perf_counter()
            found = find(shingled)
            took = (time.perf_counter() - began) / len(shingled)
            yield name, sum(found(i, len(texts) + n) for n, i in enumerate(of)) / len(of), 1000 * took


def _shingles(text: str) -> list[str]:
    words = _WORD.findall(fold(text))
    return list({" ".join(words[i : i + 5]) for i in range(max(1, len(words) - 4))})


def _datasketch(shingled: Sequence[Sequence[str]]) -> Callable[[int, int], bool]:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 - measured where it is installed

    index, sketches = MinHashLSH(threshold=0.5, num_perm=128), []
    for i, words in enumerate(shingled):
        made = MinHash(num_perm=128)
        made.update_batch([word.encode() for word in words])
        index.insert(i, made)
        sketches.append(made)
    return lambda one, other: one in index.query(sketches[other])


def _rensa(shingled: Sequence[Sequence[str]]) -> Callable[[int, int], bool]:
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415 - measured where it is installed

    index, sketches = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32), []
    for i, words in enumerate(shingled):
        made = RMinHash(num_perm=128, seed=SEED)
        made.update(list(words))
        index.insert(i, made)
        sketches.append(made)
    return lambda one, other: one in index.query(sketches[other])


def build_share(texts: Sequence[str]) -> tuple[float, float]:
    """Return seconds of a whole build of an index and of what reports add to it."""
    articles = [Article(id=article_id("", t), title="", text=t, language=detect_language(t)) for t in texts]
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        build(folder, articles, load_encoder("builtin-fast"))
        whole = time.perf_counter() - began
    by_id = {a.id: a for a in articles}
    began = time.perf_counter()
    judged(by_id.values(), by_id.__getitem__)
    return whole, time.perf_counter() - began


def asked_ms(texts: Sequence[str]) -> float:
    """Return the milliseconds for an answer that cites three of the passages that came with its question."""
    articles = [Article(id=f"passage-{n}", title="", text=t, language="zh") for n, t in enumerate(texts[:60])]
    known = JudgedWhenAsked({a.id: a for a in articles}.__getitem__)
    began = time.perf_counter()
    for at in range(0, len(articles), 3):
        cited = [a.id for a in articles[at : at + 3]]
        known.report_of(cited)
        for identity in cited:
            known.is_digest(identity)
            known.corrected_by(identity)
    return 1000 * (time.perf_counter() - began) / (len(articles) / 3)


def row(name: str, shares: dict[float, float]) -> str:
    """Return a line of a table of shares."""
    return f"| {name} | " + " | ".join(f"{100 * share:.0f} %" for share in shares.values()) + " |"


def head(*columns: str) -> str:
    """Return the first two lines of a table whose last columns are the thresholds."""
    named = [*columns, *(f"{t:.1f}" for t in THRESHOLDS)]
    return f"| {' | '.join(named)} |\n{'|---' * len(named)}|"


def copies_found(shared: Path, texts: Sequence[str]) -> Iterator[str]:
    """Yield how many copies of each kind are found."""
    yield f"{COPIED} of {len(texts)} news texts in Chinese, and as many of English paragraphs, copied by"
    yield "rule. Of the copies, those that are paired with their original when at least so much of the"
    yield "smaller text, by weight, stands in the larger one (the index asks for 0.6; for an excerpt, below"
    yield "half of the larger text, 0.8):\n"
    yield head("change")
    yield from (row(name, recall(texts, change)) for name, change in CHANGES.items())
    english = different(shared)["NoMIRACL (en)"]
    for name in ("30 % dropped and a paragraph added", "first third only (excerpt)"):
        yield row(f"English: {name}", recall(english, CHANGES[name]))


def false_pairs(shared: Path) -> Iterator[str]:
    """Yield how many pairs are found where no two texts are the same."""
    yield "\nPairs among paragraphs that are all different:\n"
    yield head("set", "paragraphs")
    for name, paragraphs in different(shared).items():
        shares = [p.share for p in near_copies([sketch(t) for t in paragraphs])]
        counts = " | ".join(str(sum(s >= t for s in shares)) for t in THRESHOLDS)
        yield f"| {name} | {len(paragraphs)} | {counts} |"


def beside(texts: Sequence[str]) -> Iterator[str]:
    """Yield what MinHash finds of the same copies."""
    of = [i for i in range(len(texts)) if len(texts[i]) > LONG][:COPIED]
    yield "\nMinHash (128 permutations, LSH at a resemblance of .5, shingles of five), the same copies:\n"
    yield "| library | change | found | ms a text |\n|---|---|---|---|"
    for name in ("30 % dropped", "30 % dropped and a paragraph added", "first third only (excerpt)"):
        chance = _chance()
        copies = [CHANGES[name](texts[i], chance) for i in of]
        for library, share, ms in minhash(texts, copies, of):
            yield f"| {library} | {name} | {100 * share:.0f} % | {ms:.2f} |"
    began = time.perf_counter()
    near_copies([sketch(text) for text in texts])
    yield f"| Youju's sketch | see above | | {1000 * (time.perf_counter() - began) / len(texts):.2f} |"


def cost(shared: Path, texts: Sequence[str]) -> Iterator[str]:
    """Yield what it costs, and what it finds among all texts of news."""
    whole, reports = build_share(texts)
    share, ms = 100 * reports / whole, asked_ms(texts)
    yield f"\nBuilding an index of {len(texts)} texts with `builtin-fast`: {whole:.1f} s, of which reports"
    yield f"take {reports:.1f} s ({share:.0f} %). An answer that cites three given passages: {ms:.1f} ms."
    every = [str(line["text"]) for line in lines(shared / "data/scale/crud_news.jsonl.gz")]
    began = time.perf_counter()
    sketched = [Told(f"{n:06}", sketch(text)) for n, text in enumerate(every)]
    between = time.perf_counter()
    found = clusters(sketched)
    took = f"sketches {between - began:.0f} s, clusters {time.perf_counter() - between:.1f} s"
    independent, made = len(set(found.report.values())), len(found.compilations)
    yield f"\nAll {len(every)} texts: {independent} reports, {made} compilations; {took}."
    digests = sum(retells("", text) for text in every)
    told = sum(bool(notices("", text)) for text in every)
    yield f"Digests by their own words: {digests}. Articles with a notice of correction: {told}."


def report(shared: Path, count: int) -> Iterator[str]:
    """Yield the lines of the results."""
    texts = news(shared, count)
    yield f"# Near-copies\n\n{datetime.now(UTC):%Y-%m-%d}; `python -m benchmarks.near_copies SHARED`.\n"
    in_use, measured.SHARE = measured.SHARE, min(THRESHOLDS)
    yield from copies_found(shared, texts)
    yield from false_pairs(shared)
    measured.SHARE = in_use
    yield from beside(texts)
    yield from cost(shared, texts)


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--texts", type=int, default=5000)
    given = parser.parse_args()
    written = "\n".join(report(given.shared, given.texts)) + "\n"
    RESULTS.write_text(written, encoding="utf-8")
    print(written)


if __name__ == "__main__":
    main()
