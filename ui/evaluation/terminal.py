"""The evaluation as aligned text."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rag.evaluate import Evaluation
from rag.evaluation_measures import MEASURES
from ui.evaluation.grouping import by_key, languages, type_group, types_of
from ui.evaluation.words import ReportLanguage, Words, cell, percent


def table(evaluation: Evaluation, *, language: ReportLanguage = "en") -> str:
    """Return a row per measure, then one per type of question, then confidence and time in a line each."""
    words, figures = Words(language), by_key(evaluation)
    groups = ["all", *languages(evaluation)]
    head = [words("指标", "measure"), *map(words.group, groups)]
    rows = [
        [words.measure(m.name), *(cell(figures.get((m.name, group))) for group in groups)]
        for m in MEASURES
        if (m.name, "all") in figures
    ]
    main = "all_facts_220"
    types = [
        [words.type(name), *(cell(figures.get((main, type_group(name, group)))) for group in groups)]
        for name in types_of(evaluation, main)
    ]
    type_head = [f"{words('题型', 'type')}: {words.measure(main)}", *map(words.group, groups)]
    return "\n".join(
        [*_aligned([head, *rows]), "", *_aligned([type_head, *types]), "", *_lines(evaluation, words)]
    )


def _lines(evaluation: Evaluation, words: Words) -> list[str]:
    curve, calibration = evaluation.refusing(), evaluation.calibration()
    lines = []
    if curve:
        at_ten = percent(curve.at_most(0.1).rightly)
        zh = f"拒答：曲线下面积 {curve.auc:.2f}；误拒至多 10 % 时，该拒的能拒 {at_ten}"
        en = f"refusing: area under the curve {curve.auc:.2f}; {at_ten} rightly at up to 10 % wrongly"
        lines.append(words(zh, en))
    if calibration:
        zh = f"把握：期望校准误差 {calibration.ece:.2f}，Brier {calibration.brier:.2f}"
        en = f"confidence: expected calibration error {calibration.ece:.2f}, Brier {calibration.brier:.2f}"
        lines.append(words(zh, en))
    p50, p90, p99 = (evaluation.milliseconds(share) for share in (0.5, 0.9, 0.99))
    n = len(evaluation.grades)
    zh = f"{n} 题；每题毫秒：中位 {p50:.0f}，九成 {p90:.0f}，九成九 {p99:.0f}"
    en = f"{n} questions; milliseconds per question: median {p50:.0f}, p90 {p90:.0f}, p99 {p99:.0f}"
    return [*lines, words(zh, en)]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows with their columns under each other; a Chinese character is two columns wide."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
