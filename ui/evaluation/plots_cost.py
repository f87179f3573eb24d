"""Plots of what an answer costs: time by stage, and characters to read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rag.evaluate import Evaluation, Grade
from rag.evaluation_measures import CHARACTERS_READ
from ui.evaluation.svg import WIDTH, Frame, bar, legend, line, svg, text
from ui.evaluation.words import Words, outcome_of

OTHER = "other"
OUTCOMES = ("right", "partly", "wrong", "refused")
_MOST_BARS = 100
_BINS = 16
_PERCENTILES = ((0.5, "middle", 15), (0.9, "middle", 15), (0.99, "end", 29))
"""Share of the answers, where its label is anchored and how far below the axis, so that none overlap."""


def stages_of(grades: Sequence[Grade]) -> list[str]:
    """Return the stages that any answer went through, in order, then what is left of the time."""
    return [*dict.fromkeys(stage for grade in grades for stage in grade.stages), OTHER]


def stage_times(grade: Grade) -> dict[str, float]:
    """Return milliseconds per stage; what no stage accounts for is ``other``."""
    return {**grade.stages, OTHER: max(0.0, grade.ms - sum(grade.stages.values()))}


def times(evaluation: Evaluation, words: Words) -> str:
    """Draw the time of each answer as a bar of its stages, the quickest first, and its percentiles."""
    ordered = sorted(evaluation.grades, key=lambda grade: grade.ms)
    stages = stages_of(ordered)
    columns = [_mean_times(part, stages) for part in _parts(ordered)]
    frame = Frame(36, 20, WIDTH - 12, 220, y1=max(sum(column) for column in columns) or 1.0)
    width = (frame.right - frame.left) / len(columns)
    marks = [text(0, 12, words("毫秒", "ms"), of="small")]
    for share in (0, 0.5, 1):
        y = frame.y(share * frame.y1)
        marks += [
            line(frame.left, y, frame.right, y),
            text(30, y + 4, f"{share * frame.y1:.0f}", anchor="end", of="small"),
        ]
    for place, column in enumerate(columns):
        bottom = 0.0
        for number, milliseconds in enumerate(column):
            top = bottom + milliseconds
            x, gap = frame.left + place * width, min(1.0, width / 5)
            marks.append(
                bar(x, frame.y(top), width - gap, frame.y(bottom) - frame.y(top), of=f"stage{number}")
            )
            bottom = top
    for share, anchor, below in _PERCENTILES:
        x, name = frame.x(share), f"p{100 * share:.0f} {evaluation.milliseconds(share):.0f} ms"
        marks.append(line(x, frame.top - 8, x, frame.bottom, of="threshold"))
        marks.append(text(x, frame.bottom + below, name, anchor=anchor, of="small"))
    entries = [(f"stage{n}", words.stage(stage)) for n, stage in enumerate(stages)]
    marks += legend(frame.bottom + 50, entries[:4]) + legend(frame.bottom + 68, entries[4:])
    title = words("每题用时，从快到慢", "Time per answer, quickest first")
    desc = words(
        "每条是一题（题多时是几题的平均），按阶段叠起。",
        "A bar is one answer (of many, the mean of a few), by stage.",
    )
    return svg("times", frame.bottom + 76, title=title, desc=desc, marks=marks)


def _parts(ordered: Sequence[Grade]) -> list[Sequence[Grade]]:
    """Return at most ``_MOST_BARS`` runs of neighbours of nearly equal length."""
    count = min(_MOST_BARS, len(ordered))
    borders = [len(ordered) * place // count for place in range(count + 1)]
    return [ordered[start:end] for start, end in pairwise(borders)]


def _mean_times(grades: Sequence[Grade], stages: Sequence[str]) -> list[float]:
    rows = [stage_times(grade) for grade in grades]
    return [sum(row.get(stage, 0.0) for row in rows) / len(rows) for stage in stages]


def characters(evaluation: Evaluation, words: Words) -> str:
    """Draw how many answers are how long, by outcome; what lies beyond the line is read by few."""
    answered = [grade for grade in evaluation.grades if grade.characters]
    longest = max([CHARACTERS_READ, *(grade.characters for grade in answered)])
    step = -(-longest // (_BINS * 10)) * 10
    bins: list[dict[str, int]] = [dict.fromkeys(OUTCOMES, 0) for _ in range(longest // step + 1)]
    for grade in answered:
        bins[grade.characters // step][outcome_of(grade)] += 1
    frame = Frame(36, 20, WIDTH - 12, 220, x1=step * len(bins), y1=max(1, *(sum(b.values()) for b in bins)))
    marks = [text(0, 12, words("题", "answers"), of="small")]
    marks += [line(frame.left, frame.bottom, frame.right, frame.bottom, of="axis")]
    marks += [text(30, frame.y(frame.y1) + 4, f"{frame.y1:.0f}", anchor="end", of="small")]
    for place, counts in enumerate(bins):
        bottom = 0
        for outcome in OUTCOMES:
            top = bottom + counts[outcome]
            x, end = frame.x(place * step), frame.x((place + 1) * step)
            if counts[outcome]:
                title = f"{place * step}-{(place + 1) * step - 1}: {counts[outcome]} {words.outcome(outcome)}"
                height = frame.y(bottom) - frame.y(top)
                marks.append(bar(x + 1, frame.y(top), end - x - 2, height, of=outcome, title=title))
            bottom = top
    x = frame.x(CHARACTERS_READ)
    marks += [line(x, frame.top - 8, x, frame.bottom, of="threshold")]
    marks += [text(x - 4, frame.top - 2, f"{CHARACTERS_READ}", anchor="end", of="small")]
    for value in (0, step * len(bins) // 2, step * len(bins)):
        marks.append(text(frame.x(value), frame.bottom + 15, f"{value}", anchor="middle", of="small"))
    marks += legend(frame.bottom + 50, [(name, words.outcome(name)) for name in OUTCOMES[:3]])
    marks.append(text(frame.right, frame.bottom + 31, words("字符", "characters"), anchor="end"))
    title = words("回答的长短", "Length of the answers")
    desc = words(
        f"拒答不算。虚线是 {CHARACTERS_READ} 字符。",
        f"Refusals do not count. The line stands at {CHARACTERS_READ} characters.",
    )
    return svg("characters", frame.bottom + 58, title=title, desc=desc, marks=marks)
