"""The section on confidence: can it be believed, and what would another threshold refuse?"""

from __future__ import annotations

from rag.evaluate import Evaluation
from rag.evaluation_calibration import wilson
from ui.evaluation.grouping import by_key, languages
from ui.evaluation.html import plot, table
from ui.evaluation.plots_refusing import refusal_curves, reliability, spread
from ui.evaluation.words import Words, percent

_WRONG_REFUSALS = (0.0, 0.05, 0.1, 0.2)


def confidence(evaluation: Evaluation, words: Words) -> str:
    """Show reliability, the refusal curve with today's threshold, and both kinds' confidences."""
    calibration, curve = evaluation.calibration(), evaluation.refusing()
    if calibration is None:
        return f"<p>{words('没有可比的题。', 'No question to judge by.')}</p>"
    bins = [
        [
            f"{b.low:.1f}–{b.high:.1f}",
            str(b.n),
            f"{b.confidence:.2f}",
            f"{b.hits}/{b.n} {percent(b.hits / b.n)}",
            "–".join(f"{100 * bound:.0f}" for bound in wilson(b.hits, b.n)),
        ]
        for b in calibration.bins
    ]
    head = [
        words("把握", "confidence"),
        "n",
        words("平均", "mean"),
        words("有答案", "answerable"),
        "95 %",
    ]
    note = words(
        f"期望校准误差 {calibration.ece:.3f}；Brier {calibration.brier:.3f}（总说同一比例是"
        f" {calibration.brier_of_base_rate:.3f}）。前提有误的题不计。",
        f"Expected calibration error {calibration.ece:.3f}; Brier {calibration.brier:.3f} (always the same"
        f" share: {calibration.brier_of_base_rate:.3f}). False premises are left out.",
    )
    reliable = plot(reliability(calibration, words), table(head, bins), words, note)
    both = spread(*evaluation.judged(), evaluation.threshold, words)
    curves = _curves(evaluation, words) if curve else ""
    return f'<div class="plots"><div>{reliable}<figure>{both}</figure></div>{curves}</div>'


def _curves(evaluation: Evaluation, words: Words) -> str:
    found = {group: evaluation.refusing(group) for group in ["all", *languages(evaluation)]}
    curves = {group: curve for group, curve in found.items() if curve}
    figures, today = by_key(evaluation), {}
    for group in curves:
        wrongly, rightly = (figures[name, group].rate for name in ("wrongly_refused", "rightly_refused"))
        today[group] = wrongly, rightly
    rows = []
    for group, curve in curves.items():
        for limit in _WRONG_REFUSALS:
            point = curve.at_most(limit)
            rows.append(
                [
                    f"{words.group(group)} · ≤ {percent(limit)}",
                    f"{point.threshold:.3f}",
                    percent(point.wrongly),
                    percent(point.rightly),
                ]
            )
        now = (f"{evaluation.threshold:.3f}", *map(percent, today[group]))
        rows.append([f"{words.group(group)} · {words('现在', 'today')}", *now])
    head = [
        words("误拒至多", "wrongly refused at most"),
        words("门槛", "threshold"),
        words("误拒", "wrongly"),
        words("该拒而拒", "rightly"),
    ]
    names = {group: words.group(group) for group in curves}
    n = curves["all"]
    note = words(
        f"文中有答案 {n.answerable} 题，无答案 {n.unanswerable} 题。",
        f"{n.answerable} answerable and {n.unanswerable} unanswerable questions.",
    )
    return plot(refusal_curves(curves, words, today=today, names=names), table(head, rows), words, note)
