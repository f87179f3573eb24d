"""Plots of shares with their intervals: each measure, and each figure beside its baseline."""

from __future__ import annotations

from collections.abc import Sequence

from rag.evaluate import Evaluation
from rag.evaluation_measures import MEASURES
from rag.evaluation_noise import Change
from ui.evaluation.grouping import by_key, languages
from ui.evaluation.svg import WIDTH, Frame, interval, legend, line, mark, svg, text
from ui.evaluation.words import Words, cell, percent

_ROW = 46


def shares(evaluation: Evaluation, words: Words) -> str:
    """Draw each measure over all questions and per language, with 95 % intervals."""
    figures, groups = by_key(evaluation), ["all", *languages(evaluation)]
    shown = [measure.name for measure in MEASURES if (measure.name, "all") in figures]
    frame = Frame(8, 28, WIDTH - 8, 36 + _ROW * len(shown))
    marks = _scale(frame)
    for row, name in enumerate(shown):
        y = frame.top + 18 + _ROW * row
        marks += [
            text(8, y, words.measure(name)),
            text(WIDTH - 8, y, percent(figures[name, "all"].rate), anchor="end"),
        ]
        for place, group in enumerate(groups):
            if figure := figures.get((name, group)):
                height = y + 9 + 8 * place
                marks.append(interval(frame.x(figure.low), frame.x(figure.high), height, of=group))
                title = f"{words.measure(name)}, {words.group(group)}: {cell(figure)}"
                marks.append(mark(frame.x(figure.rate), height, of=group, title=title))
    marks += legend(frame.bottom + 18, [(group, words.group(group)) for group in groups])
    title = words("各项指标", "Each measure")
    desc = words(
        "每项指标的比例和 95 % Wilson 区间。", "The share of each measure with its 95 % Wilson interval."
    )
    return svg("shares", frame.bottom + 26, title=title, desc=desc, marks=marks)


def _scale(frame: Frame) -> list[str]:
    marks = []
    for quarter in range(5):
        x = frame.x(quarter / 4)
        anchor = {0: "start", 4: "end"}.get(quarter, "middle")
        marks += [line(x, 20, x, frame.bottom), text(x, 14, f"{25 * quarter} %", anchor=anchor, of="small")]
    return marks


def differences(changes: Sequence[Change], words: Words) -> str:
    """Draw how far each share moved from the baseline, in percentage points, with 95 % intervals."""
    widest = max(0.05, *(max(abs(c.low), abs(c.high), abs(c.now - c.before)) for c in changes))
    row = 34
    frame = Frame(8, 26, WIDTH - 8, 32 + row * len(changes), x0=-widest, x1=widest)
    marks = [line(frame.x(0), 20, frame.x(0), frame.bottom, of="axis")]
    for value, anchor in ((-widest, "start"), (0.0, "middle"), (widest, "end")):
        marks.append(
            text(frame.x(value), 14, f"{100 * value:+.0f}" if value else "0", anchor=anchor, of="small")
        )
    for place, change in enumerate(changes):
        y = frame.top + 14 + row * place
        kind = "fell" if change.fell else "held"
        name = f"{words.measure(change.measure)} · {words.group(change.group)}"
        marks += [
            text(8, y, name),
            text(WIDTH - 8, y, f"{100 * (change.now - change.before):+.0f}", anchor="end"),
        ]
        marks.append(interval(frame.x(change.low), frame.x(change.high), y + 9, of=kind))
        marks.append(mark(frame.x(change.now - change.before), y + 9, of=kind, title=words.change(change)))
    title = words("与基线之差（百分点）", "Change from the baseline (percentage points)")
    desc = words(
        "横线是 95 % 区间；超出偶然的退步另有颜色。",
        "Lines are 95 % intervals; what fell beyond its noise is coloured.",
    )
    return svg("differences", frame.bottom + 6, title=title, desc=desc, marks=marks)
