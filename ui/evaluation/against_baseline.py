"""The run beside its baseline: which figures fell by how much."""

from __future__ import annotations

from rag.evaluation_gate import AUC, BRIER, Comparison
from rag.evaluation_noise import SIGNIFICANCE
from ui.escaping import escape
from ui.evaluation.html import plot, table
from ui.evaluation.plots_shares import differences
from ui.evaluation.words import Words, percent


def against_baseline(comparison: Comparison, words: Words) -> str:
    """Return the verdict, how far each figure moved, and all figures of both runs."""
    moved = [c for c in comparison.changes if c.lost or c.gained]
    fallen = "".join(f"<li>{escape(words.change(change))}</li>" for change in comparison.fallen)
    good, bad = words("没有低于基线", "Not below the baseline"), words("低于基线", "Fell below the baseline")
    verdict = (
        f'<div class="verdict bad"><b>✗ {bad}</b><ul>{fallen}</ul></div>'
        if fallen
        else f'<div class="verdict good"><b>✓ {good}</b></div>'
    )
    rows = [
        [
            words.measure(c.measure),
            words.group(c.group),
            str(c.n),
            *_values(c.measure, c.before, c.now, c.now - c.before),
            _range(c.measure, c.low, c.high),
            f"-{c.lost} +{c.gained}",
            f"{c.p:.3f}",
            words("退步", "fell") if c.fell else "",
        ]
        for c in comparison.changes
    ]
    head = [
        words("指标", "measure"),
        words("题", "group"),
        "n",
        words("基线", "baseline"),
        words("现在", "now"),
        words("差", "change"),
        "95 %",
        words("变差 变好", "lost gained"),
        "p",
        "",
    ]
    note = words(
        "同样的题逐题相比。p：若变化只是偶然，差到这样的机会（随机化检验；对错题即 McNemar 检验）。"
        f"p < {SIGNIFICANCE} 算退步；引文错一处就算。区间由自助法得出。",
        "The same questions, one by one. p: the chance of so bad a change if it were mere chance"
        " (a randomisation test; of right and wrong, McNemar's)."
        f" Below {SIGNIFICANCE} a figure fell; of quotes, one loss is enough. Intervals are bootstrapped.",
    )
    drawn = [c for c in moved if c.measure not in (BRIER, AUC)]
    figures = plot(differences(drawn, words), table(head, rows), words, note) if drawn else table(head, rows)
    same = "" if moved else f"<p>{words('没有一题变了。', 'No question changed.')}</p>"
    return f"{verdict}{same}{figures}"


def _values(measure: str, before: float, now: float, change: float) -> tuple[str, str, str]:
    if measure in (BRIER, AUC):
        return f"{before:.3f}", f"{now:.3f}", f"{change:+.3f}"
    return percent(before), percent(now), f"{100 * change:+.0f}"


def _range(measure: str, low: float, high: float) -> str:
    if measure in (BRIER, AUC):
        return f"{low:+.3f} … {high:+.3f}"
    return f"{100 * low:+.0f} … {100 * high:+.0f}"
