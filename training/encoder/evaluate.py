"""Measures retrieval: XQuAD's paragraphs and passages of the five articles.

    python -m training.encoder.evaluate DATA MODEL [--articles DIR --questions FILE]

``MODEL`` is a checkpoint folder, or one of the shipped forms, with ``model.onnx`` or ``table.bin``. Prints
R@1 and R@5 of the dense arm alone: Chinese and English questions over Chinese text. A passage of the
articles counts as right when it overlaps the place where one of the question's evidence strings stands.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from training.encoder.data import rows

Encode = Callable[[Sequence[str]], NDArray[np.float32]]
PASSAGE = 250
LEAST_OVERLAP = 0.6  # of the evidence string's characters, for evidence cut by a passage border


def recall(scores: NDArray[np.float32], gold: Sequence[set[int]]) -> dict[str, float]:
    """Return R@1, R@5 and the mean reciprocal rank, each in [0, 1]."""
    ranks = np.array(
        [1 + min(int((row > row[g]).sum()) for g in right) for row, right in zip(scores, gold, strict=True)]
    )
    return {
        "R@1": float((ranks <= 1).mean()),
        "R@5": float((ranks <= 5).mean()),
        "MRR": float((1 / ranks).mean()),
    }


def xquad(encode: Encode, data: Path) -> dict[str, dict[str, float]]:
    """Return figures of Chinese and English questions over 240 Chinese paragraphs."""
    items = list(rows(data / "dev" / "xquad_zh_en.jsonl.gz"))
    paragraphs = list(dict.fromkeys(item["context"] for item in items))
    where = {paragraph: i for i, paragraph in enumerate(paragraphs)}
    vectors, gold = encode(paragraphs), [{where[item["context"]]} for item in items]
    fields = {"xquad zh": "question", "xquad en": "question_en"}
    return {name: recall(encode([i[f] for i in items]) @ vectors.T, gold) for name, f in fields.items()}


def chronoqa(encode: Encode, data: Path) -> dict[str, dict[str, float]]:
    """Return figures of 484 news questions over the chunks that answer them; any gold chunk counts."""
    items = list(rows(data / "dev" / "chronoqa.jsonl.gz"))
    chunks = list(dict.fromkeys(chunk for item in items for chunk in item["golden_chunks"]))
    where = {chunk: i for i, chunk in enumerate(chunks)}
    gold = [{where[chunk] for chunk in item["golden_chunks"]} for item in items]
    vectors = encode(chunks)
    return {"chronoqa zh": recall(encode([item["question"] for item in items]) @ vectors.T, gold)}


def passages(text: str) -> list[str]:
    """Return the text in passages of whole sentences, about 250 characters each."""
    found = [""]
    for sentence in re.findall(r"[^。！？!?\n]*(?:[。！？!?\n]+[”」』）]*|$)", text):
        if len(found[-1]) + len(sentence) > PASSAGE and found[-1]:
            found.append("")
        found[-1] += sentence
    return [passage for passage in found if passage.strip()]


def squeezed(text: str) -> str:
    """Return the text without spaces and Markdown marks."""
    return re.sub(r"[\s*#>_`]", "", text)


def overlap(evidence: str, passage: str) -> float:
    """Return the share of the evidence that stands in the passage in one piece."""
    if evidence in passage:
        return 1.0
    sizes = range(len(evidence) - 1, 0, -1)
    ends = (n for n in sizes if passage.endswith(evidence[:n]) or passage.startswith(evidence[-n:]))
    return next(ends, 0) / len(evidence)


def five(encode: Encode, articles: Path, questions: Path) -> dict[str, dict[str, float]]:
    """Return figures of the answerable dev questions over passages of the five articles."""
    pool = [p for path in sorted(articles.glob("*.txt")) for p in passages(path.read_text(encoding="utf-8"))]
    plain, vectors = [squeezed(p) for p in pool], encode(pool)
    asked: dict[str, list[tuple[str, set[int]]]] = {"five zh": [], "five en": []}
    for item in map(json.loads, questions.read_text(encoding="utf-8").splitlines()):
        evidence = [squeezed(e) for e in item.get("evidence") or []]
        right = {i for i, p in enumerate(plain) if any(overlap(e, p) >= LEAST_OVERLAP for e in evidence)}
        if right and not item.get("history"):
            asked[f"five {item['lang']}"].append((item["question"], right))
    return {k: recall(encode([q for q, _ in v]) @ vectors.T, [r for _, r in v]) for k, v in asked.items()}


def encoder(folder: Path) -> Encode:
    """Return the encode function of a checkpoint or of a shipped model."""
    if (folder / "table.bin").exists():
        from index.encoders.fast import FastEncoder  # noqa: PLC0415 - needs no torch

        return FastEncoder(folder).encode_passages
    if (folder / "model.onnx").exists():
        from index.encoders.builtin import BuiltinEncoder  # noqa: PLC0415 - needs no torch

        return BuiltinEncoder(folder).encode_passages
    from training.encoder.network import encode, load  # noqa: PLC0415 - imports torch

    network = load(folder)
    return lambda texts: encode(network, texts).numpy()


def figures(
    encode: Encode, data: Path, articles: Path | None, questions: Path | None
) -> dict[str, dict[str, float]]:
    """Return all figures."""
    found = xquad(encode, data)
    if articles and questions:
        found |= five(encode, articles, questions)
    return found


def mean_reciprocal_rank(found: dict[str, dict[str, float]]) -> float:
    """Return the one number by which the best checkpoint is chosen."""
    return float(np.mean([row["MRR"] for row in found.values()]))


def table(found: dict[str, dict[str, float]]) -> str:
    """Return the figures on one line."""
    return " | ".join(f"{k} R@1 {v['R@1']:.3f} R@5 {v['R@5']:.3f}" for k, v in found.items())


def main() -> None:
    """Print the figures of one model."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("model", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--chronoqa", action="store_true", help="also 484 news questions")
    options = parser.parse_args()
    found = figures(encoder(options.model), options.data, options.articles, options.questions)
    if options.chronoqa:
        print(table(chronoqa(encoder(options.model), options.data)))
    print(table(found), f"| mean MRR {mean_reciprocal_rank(found):.4f}")


if __name__ == "__main__":
    main()
