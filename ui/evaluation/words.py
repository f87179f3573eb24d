"""The evaluation's words in both languages: names of measures, types, stages and outcomes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rag.evaluate import Figure, Grade
from rag.evaluation_gate import AUC, BRIER
from rag.evaluation_measures import MEASURES
from rag.evaluation_noise import Change

ReportLanguage = Literal["zh", "en"]
Names = dict[str, tuple[str, str]]

_MEASURES: Names = {measure.name: (measure.zh, measure.en) for measure in MEASURES} | {
    BRIER: ("把握的 Brier 分（越低越好）", "Brier score of the confidence (lower is better)"),
    AUC: ("拒答曲线下面积", "area under the refusal curve"),
}
_TYPES: Names = {
    "who": ("谁", "who"),
    "when": ("何时", "when"),
    "where": ("何地", "where"),
    "number": ("数量", "number"),
    "why": ("为何", "why"),
    "how": ("如何", "how"),
    "what": ("何事何物", "what"),
    "list": ("列举", "list"),
    "compare": ("比较", "comparison"),
    "quote": ("原话", "quotation"),
    "definition": ("定义", "definition"),
    "yes_no": ("是否", "yes or no"),
    "time_range": ("一段时间", "time range"),
    "multi_article": ("跨多篇", "several articles"),
    "followup": ("追问", "follow-up"),
    "unanswerable": ("文中无答案", "unanswerable"),
    "false_premise": ("前提有误", "false premise"),
}
_GROUPS: Names = {"all": ("全部", "all"), "zh": ("中文题", "Chinese"), "en": ("英文题", "English")}
_STAGES: Names = {
    "question": ("解题", "question"),
    "retrieve": ("检索", "retrieving"),
    "read": ("阅读", "reading"),
    "compose": ("成文", "composing"),
    "refuse": ("拒答", "refusing"),
    "other": ("其余", "other"),
}
_OUTCOMES: Names = {
    "right": ("对", "right"),
    "partly": ("部分", "partly"),
    "wrong": ("错", "wrong"),
    "refused": ("误拒", "wrongly refused"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Calling it picks the text in the reader's language: ``words("事实", "facts")``."""

    language: ReportLanguage

    def __call__(self, zh: str, en: str) -> str:
        """Return the text in the reader's language."""
        return zh if self.language == "zh" else en

    def measure(self, name: str) -> str:
        """Name a measure."""
        return self._named(_MEASURES, name)

    def type(self, name: str) -> str:
        """Name a type of question; one that is not known names itself."""
        return self._named(_TYPES, name)

    def group(self, name: str) -> str:
        """Name a group of questions: all, or a language."""
        return self._named(_GROUPS, name)

    def stage(self, name: str) -> str:
        """Name a stage of answering."""
        return self._named(_STAGES, name)

    def outcome(self, name: str) -> str:
        """Name what :func:`outcome_of` gave."""
        return self._named(_OUTCOMES, name)

    def _named(self, names: Names, name: str) -> str:
        return self(*names[name]) if name in names else name

    def change(self, change: Change) -> str:
        """Say in one line which figure changed by how much, with its interval, and how likely by chance."""
        share = change.measure not in (BRIER, AUC)
        before, now = (percent(v) if share else f"{v:.3f}" for v in (change.before, change.now))
        by, low, high = (
            f"{100 * v:+.0f}" if share else f"{v:+.3f}"
            for v in (change.now - change.before, change.low, change.high)
        )
        points = self(" 个百分点", " points") if share else ""
        return self(
            f"{self.measure(change.measure)}（{self.group(change.group)}）：{before} → {now}"
            f"（{by}{points}，95 % 区间 {low} 至 {high}）；变差 {change.lost} 题，变好 {change.gained} 题，"
            f"p = {change.p:.3f}",
            f"{self.measure(change.measure)} ({self.group(change.group)}): {before} -> {now}"
            f" ({by}{points}, 95 % {low} to {high}); {change.lost} lost, {change.gained} gained,"
            f" p = {change.p:.3f}",
        )


def percent(share: float) -> str:
    """Return a share as a whole percentage: ``"83 %"``."""
    return f"{100 * share:.0f} %"


def cell(figure: Figure | None) -> str:
    """Return a figure as ``"15/18 83 % (61-94)"``: hits, questions or facts, share, 95 % interval."""
    if figure is None:
        return "-"
    low, high = round(100 * figure.low), round(100 * figure.high)
    return f"{figure.hits}/{figure.total} {percent(figure.rate)} ({low}-{high})"


def outcome_of(grade: Grade) -> str:
    """Return ``right``, ``refused`` (wrongly), ``partly`` (some of its facts) or ``wrong``."""
    if grade.is_right:
        return "right"
    if grade.outcomes.get("wrongly_refused", (0, 1))[0]:
        return "refused"
    return "partly" if grade.outcomes.get("fact_recall", (0, 0))[0] else "wrong"
