"""What refusing costs on each set: both error rates at every threshold, as a table and one plot.

A set needs questions of both kinds. RGB has its answerable ones at noise 0.8 and the others at noise 1;
questions out of the corpus stand beside the answerable development questions over the same articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rag.evaluation_calibration import RefusalCurve, refusal_curve
from ui.evaluation.plots_refusing import refusal_curves
from ui.evaluation.words import Words, percent

SETS = {
    "five": ("five", "five"),
    "RGB": ("rgb-0.8", "rgb-1.0"),
    "NoMIRACL zh": ("nomiracl-zh", "nomiracl-zh"),
    "SQuAD2-zh": ("squad2-zh", "squad2-zh"),
    "out of corpus": ("five", "out of corpus"),
}
"""Name of a set: the case with its answerable questions, the case with its unanswerable ones."""

WRONG_REFUSALS = (0.05, 0.1, 0.2)
_UNGRADED = "false_premise"
_STYLE = """
svg{--ink:#1f2328;--faint:#5b636d;--line:#d8dce2;--paper:#fff;color:var(--ink);background:var(--paper)}
@media(prefers-color-scheme:dark){svg{--ink:#e6e8eb;--faint:#a3acb6;--line:#3a4048;--paper:#16181c}}
text{fill:var(--ink);font:12px system-ui,sans-serif}.small{font-size:11px;fill:var(--faint)}
line.faint{stroke:var(--line)}line.axis{stroke:var(--faint)}
polyline{fill:none;stroke:currentColor;stroke-width:2}.mark{fill:currentColor}
.ring{fill:none;stroke:currentColor;stroke-width:2}.series0{color:#0072b2}.series1{color:#e69f00}
.series2{color:#009e73}.series3{color:#cc79a7}.series4{color:#d55e00}
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer: how sure it was, whether its question was answerable, whether it was refused."""

    confidence: float
    answerable: bool
    refused: bool


@dataclass(frozen=True, slots=True)
class Refusing:
    """A set with its curve and today's shares wrongly and rightly refused."""

    name: str
    curve: RefusalCurve
    wrongly: float
    rightly: float

    def figures(self) -> dict[str, float | int]:
        """Return what is stored: counts, area, shares rightly refused at each limit, and today."""
        limits = {
            f"rightly_at_{100 * x:.0f}": round(self.curve.at_most(x).rightly, 4) for x in WRONG_REFUSALS
        }
        return {
            "answerable": self.curve.answerable,
            "unanswerable": self.curve.unanswerable,
            "auc": round(self.curve.auc, 4),
            **limits,
            "wrongly_today": round(self.wrongly, 4),
            "rightly_today": round(self.rightly, 4),
        }


def judged(gold: Iterable[Mapping[str, object]], answers: Iterable[Mapping[str, object]]) -> list[Judged]:
    """Return the answers that a grader's file tells to be answerable or not; false premises are neither."""
    kinds = {
        str(row["id"]): bool(row.get("answerable", row.get("type") != "unanswerable"))
        for row in gold
        if row.get("type") != _UNGRADED
    }
    return [
        Judged(float(str(row["confidence"])), kinds[str(row["id"])], row["status"] == "abstained")
        for row in answers
        if str(row["id"]) in kinds and row["status"] != "error"
    ]


def sets(cases: Mapping[str, Sequence[Judged]]) -> list[Refusing]:
    """Return each set of which both cases were run and hold questions of their kind."""
    found = (_set(name, cases.get(yes, ()), cases.get(no, ())) for name, (yes, no) in SETS.items())
    return [refusing for refusing in found if refusing is not None]


def _set(name: str, of_yes: Sequence[Judged], of_no: Sequence[Judged]) -> Refusing | None:
    yes, no = [j for j in of_yes if j.answerable], [j for j in of_no if not j.answerable]
    curve = refusal_curve([j.confidence for j in [*yes, *no]], [j.answerable for j in [*yes, *no]])
    if curve is None:
        return None
    wrongly, rightly = (sum(j.refused for j in kind) / len(kind) for kind in (yes, no))
    return Refusing(name, curve, wrongly, rightly)


def table(curves: Sequence[Refusing]) -> str:
    """Return the sets as Markdown: area, share rightly refused at each limit of wrong refusals, today."""
    limits = " | ".join(f"≤ {percent(limit)} wrongly" for limit in WRONG_REFUSALS)
    lines = [
        f"| set | answerable | unanswerable | AUC | {limits} | today: wrongly / rightly |",
        "|---|---|---|---|" + "---|" * (len(WRONG_REFUSALS) + 1),
    ]
    for found in curves:
        curve = found.curve
        shares = " | ".join(percent(curve.at_most(limit).rightly) for limit in WRONG_REFUSALS)
        today = f"{percent(found.wrongly)} / {percent(found.rightly)}"
        counts = f"{curve.answerable} | {curve.unanswerable} | {curve.auc:.2f}"
        lines.append(f"| {found.name} | {counts} | {shares} | {today} |")
    return "\n".join(lines)


def plot(curves: Sequence[Refusing]) -> str:
    """Return the curves as one SVG that stands alone, for light and dark."""
    return refusal_curves(
        {found.name: found.curve for found in curves},
        Words("en"),
        today={found.name: (found.wrongly, found.rightly) for found in curves},
        names={found.name: found.name for found in curves},
        style=_STYLE,
    )
