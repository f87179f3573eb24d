"""The tables and plots of one run: measures, types and languages, refusals, cost."""

from __future__ import annotations

from rag.evaluate import Evaluation, percentile
from rag.evaluation_measures import FALSE_PREMISE, MEASURES, UNANSWERABLE
from ui.evaluation.grouping import by_key, languages, type_group, types_of
from ui.evaluation.html import Html, fold, plot, share_cell, table
from ui.evaluation.plots_cost import characters, stage_times, stages_of, times
from ui.evaluation.plots_shares import shares
from ui.evaluation.words import Words, outcome_of

MAIN = "all_facts_220"
"""The measure that types are told apart by first."""


def measures(evaluation: Evaluation, words: Words) -> str:
    """Show each measure over all questions and per language."""
    figures, groups = by_key(evaluation), ["all", *languages(evaluation)]
    rows = [
        [words.measure(m.name), *(share_cell(figures.get((m.name, group))) for group in groups)]
        for m in MEASURES
        if (m.name, "all") in figures
    ]
    alternative = table([words("指标", "measure"), *map(words.group, groups)], rows, of="shares")
    note = words("横线是 95 % Wilson 区间。", "Lines are 95 % Wilson intervals.")
    drawn = f"<figure>{shares(evaluation, words)}<figcaption>{note}</figcaption></figure>"
    return f'<div class="plots">{drawn}{alternative}</div>'


def types(evaluation: Evaluation, words: Words) -> str:
    """Return a table per measure: types by languages."""
    figures, groups = by_key(evaluation), ["all", *languages(evaluation)]
    folds = []
    names = [MAIN, "all_facts", "fact_recall", "evidence_top5", "right_article", "wrongly_refused"]
    for name in names:
        types = types_of(evaluation, name)
        rows = [
            [words.type(type_), *(share_cell(figures.get((name, type_group(type_, g)))) for g in groups)]
            for type_ in types
        ]
        rows.append(
            [Html(f"<b>{words('合计', 'all')}</b>"), *(share_cell(figures.get((name, g))) for g in groups)]
        )
        if types:
            content = table([words("题型", "type"), *map(words.group, groups)], rows, of="shares")
            folds.append(fold(words.measure(name), content, is_open=name == MAIN))
    note = words(
        "比例 · 命中/总数 · 95 % Wilson 区间。题少则区间宽。",
        "Share, hits/total, 95 % Wilson interval. Few questions, wide intervals.",
    )
    return f"<p>{note}</p>{''.join(folds)}"


def refusals(evaluation: Evaluation, words: Words) -> str:
    """Show what was refused of the unanswerable, of false premises and of the answerable."""
    figures, groups = by_key(evaluation), ["all", *languages(evaluation)]
    unanswerable, premise = words.type(UNANSWERABLE), words.type(FALSE_PREMISE)
    answerable, refused = words("文中有答案", "answerable"), words("拒答", "refused")
    names = {
        "rightly_refused": f"{unanswerable}: {refused}",
        "right_reason": f"{unanswerable}: {words('拒答且理由对', 'refused for a right reason')}",
        "premise_refused": f"{premise}: {refused}",
        "premise_named": f"{premise}: {words('指出了错误前提', 'named as such')}",
        "wrongly_refused": f"{answerable}: {words('误拒', 'wrongly refused')}",
    }
    rows = [
        [shown, *(share_cell(figures.get((name, group))) for group in groups)]
        for name, shown in names.items()
        if (name, "all") in figures
    ]
    return table([words("题", "questions"), *map(words.group, groups)], rows, of="shares")


def cost(evaluation: Evaluation, words: Words) -> str:
    """Show time per stage and length of the answers."""
    grades = evaluation.grades
    rows = []
    for stage in stages_of(grades):
        spent = [stage_times(grade).get(stage, 0.0) for grade in grades]
        rows.append([words.stage(stage), *(f"{percentile(spent, share):.1f}" for share in (0.5, 0.9, 0.99))])
    total = [f"{evaluation.milliseconds(share):.1f}" for share in (0.5, 0.9, 0.99)]
    rows.append([words("合计", "all"), *total])
    stages = table([words("毫秒", "ms"), "p50", "p90", "p99"], rows)
    outcomes = []
    for outcome in ("right", "partly", "wrong", "refused"):
        chosen = [grade for grade in grades if outcome_of(grade) == outcome]
        if chosen:
            ms = percentile([grade.ms for grade in chosen], 0.5)
            length = percentile([grade.characters for grade in chosen], 0.5)
            outcomes.append([words.outcome(outcome), str(len(chosen)), f"{ms:.1f}", f"{length:.0f}"])
    head = [
        words("结果", "outcome"),
        "n",
        words("毫秒（中位）", "ms (median)"),
        words("字符（中位）", "characters (median)"),
    ]
    return (
        f'<div class="plots">{plot(times(evaluation, words), stages, words)}'
        f"{plot(characters(evaluation, words), table(head, outcomes), words)}</div>"
    )
