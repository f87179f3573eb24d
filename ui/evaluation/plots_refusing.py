"""Plots of the confidence: can it be believed, and what does refusing below a threshold cost?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.evaluation_calibration import BINS, Calibration, RefusalCurve, wilson
from ui.escaping import escape
from ui.evaluation.svg import WIDTH, Frame, bar, legend, line, mark, path, share_axes, svg, text
from ui.evaluation.words import Words, percent

_SQUARE = Frame(44, 28, WIDTH - 12, 340)
_SERIES = 5


def reliability(calibration: Calibration, words: Words) -> str:
    """Draw the share of answerable questions over their confidence, in bins, beside the diagonal."""
    frame = _SQUARE
    marks = share_axes(
        frame,
        words("把握（%）", "confidence (%)"),
        words("其中文中有答案的（%）", "of these answerable (%)"),
    )
    marks.append(line(frame.x(0), frame.y(0), frame.x(1), frame.y(1), of="axis"))
    for found in calibration.bins:
        x, y = frame.x(found.confidence), frame.y(found.hits / found.n)
        low, high = wilson(found.hits, found.n)
        marks.append(line(x, frame.y(low), x, frame.y(high), of="interval all"))
        title = f"{found.low:.1f}-{found.high:.1f}: {found.hits}/{found.n}"
        marks += [mark(x, y, of="all", title=title), text(x + 7, y - 6, f"{found.n}", of="small")]
    title = words("把握与事实", "Confidence against truth")
    desc = words(
        f"分 {BINS} 档，点旁是题数，竖线是 95 % Wilson 区间；点在斜线上就是说到做到。",
        f"{BINS} bins; beside each point its questions, lines are 95 % Wilson intervals;"
        " points on the diagonal are honest.",
    )
    return svg("reliability", frame.bottom + 40, title=title, desc=desc, marks=marks)


def spread(confidences: Sequence[float], answerable: Sequence[bool], threshold: float, words: Words) -> str:
    """Draw how many answerable (upwards) and unanswerable questions (downwards) have which confidence."""
    steps = 2 * BINS
    counts = {kind: [0] * steps for kind in (True, False)}
    for confidence, kind in zip(confidences, answerable, strict=True):
        counts[kind][min(steps - 1, int(steps * confidence))] += 1
    most = {kind: max(1, *values) for kind, values in counts.items()}
    frame = Frame(12, 30, WIDTH - 12, 230, y0=-most[False], y1=most[True])
    marks = []
    width = (frame.right - frame.left) / steps
    for kind, of in ((True, "right"), (False, "wrong")):
        for step, count in enumerate(counts[kind]):
            top, bottom = sorted((frame.y(0), frame.y(count if kind else -count)))
            if count:
                x = frame.left + step * width
                marks.append(bar(x + 1, top, width - 2, bottom - top, of=of, title=f"{count}"))
                marks.append(
                    text(
                        x + width / 2,
                        top - 3 if kind else bottom + 11,
                        f"{count}",
                        anchor="middle",
                        of="tiny",
                    )
                )
    marks.append(line(frame.left, frame.y(0), frame.right, frame.y(0), of="axis"))
    marks += _threshold(frame, threshold, words)
    for quarter in range(5):
        marks.append(text(frame.x(quarter / 4), 258, f"{25 * quarter}", anchor="middle", of="small"))
    marks += legend(
        276, [("right", words("文中有答案", "answerable")), ("wrong", words("文中无答案", "unanswerable"))]
    )
    marks.append(text(frame.right, 276, words("把握（%）", "confidence (%)"), anchor="end"))
    title = words("两类题的把握", "Confidence of both kinds of questions")
    desc = words(
        "有答案的题向上，无答案的题向下；虚线左边的都拒答。",
        "Answerable questions upwards, unanswerable ones downwards; what is left of the line is refused.",
    )
    return svg("spread", 284, title=title, desc=desc, marks=marks)


def _threshold(frame: Frame, threshold: float, words: Words) -> list[str]:
    x = frame.x(threshold)
    name = words(f"门槛 {threshold:.2f}", f"threshold {threshold:.2f}")
    anchor, aside = ("end", -5) if 2 * threshold > 1 else ("start", 5)
    return [
        line(x, frame.top - 14, x, frame.bottom + 12, of="threshold"),
        text(x + aside, frame.top - 6, name, anchor=anchor, of="small"),
    ]


def refusal_curves(
    curves: Mapping[str, RefusalCurve],
    words: Words,
    *,
    today: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
    style: str = "",
) -> str:
    """Draw the share of the unanswerable refused over that of the answerable, for every threshold.

    Args:
        curves: by group.
        words: in the reader's language.
        today: what each group's run did: the shares wrongly and rightly refused.
        names: of the groups.
        style: for a plot that stands alone.
    """
    frame = _SQUARE
    marks = share_axes(
        frame,
        words("误拒：文中有答案的（%）", "answerable, wrongly refused (%)"),
        words("该拒：文中无答案的拒了（%）", "unanswerable, refused (%)"),
    )
    marks.append(line(frame.x(0), frame.y(0), frame.x(1), frame.y(1), of="axis"))
    entries = []
    for place, (group, curve) in enumerate(curves.items()):
        kind = group if group in ("all", "zh", "en") else f"series{place % _SERIES}"
        steps = [(frame.x(p.wrongly), frame.y(p.rightly)) for p in curve.points]
        marks.append(path(steps, of=f"curve {kind}"))
        if group in today:
            wrongly, rightly = today[group]
            title = words(
                f"{names[group]}，现在：误拒 {percent(wrongly)}，该拒的拒了 {percent(rightly)}",
                f"{names[group]}, today: {percent(wrongly)} wrongly, {percent(rightly)} rightly refused",
            )
            marks.append(_ring(frame.x(wrongly), frame.y(rightly), kind, title))
        entries.append((kind, f"{names[group]}: AUC {curve.auc:.2f}"))
    height = frame.bottom + 40
    for place, entry in enumerate(entries):
        marks += legend(height + 16 + 18 * place, [entry], x=52)
    marks += [
        f'<g class="ring">{_circle(52, height + 12 + 18 * len(entries))}</g>',
        text(62, height + 16 + 18 * len(entries), words("现在的门槛", "today's threshold"), of="small"),
    ]
    title = words("拒答的得失", "What refusing costs")
    areas = "; ".join(name for _, name in entries)
    desc = words(
        f"门槛从低到高，该拒的与误拒的比例。{areas}。",
        f"The shares rightly and wrongly refused as the threshold rises. {areas}.",
    )
    return svg("refusing", height + 28 + 18 * len(entries), title=title, desc=desc, marks=marks, style=style)


def _circle(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7"/>'


def _ring(x: float, y: float, kind: str, title: str) -> str:
    return mark(x, y, of=kind, title=title) + f'<g class="ring {escape(kind)}">{_circle(x, y)}</g>'
