"""The view in which questions are evaluated, as HTML: the file, what is running, the last runs, a report."""

from __future__ import annotations

from collections.abc import Sequence

from ui.error_line import error_html
from ui.escaping import escape
from ui.evaluation.runs import Run, State
from ui.evaluation.view_words import EvaluateWords, evaluate_words
from ui.evaluation.words import Words, percent
from ui.texts import UiLanguage

ADDRESS = "/views/evaluate"
REPORTS = "/evaluations"
NOW, RUNS = "yj-now", "yj-runs"
_MOST_FALLEN = 4


def evaluate_html(runs: Sequence[Run], language: UiLanguage) -> str:
    """Return the view for a reader with these runs, newest first."""
    w = evaluate_words(language)
    return (
        f'<section class="yj-view yj-evaluate yj-scripted yj-view-evaluate" lang="{language}">'
        f'<h2>{w.title}</h2><p class="yj-lead">{w.lead}</p>'
        f'<label class="yj-drop"><b>{w.choose}</b><span>{w.drop}</span>'
        f'<input type="file" accept=".jsonl,.json,.txt" disabled></label>'
        f'<p class="yj-form-note">{escape(w.form)} '
        f'<a href="{REPORTS}/example.jsonl?lang={language}" download="questions.jsonl">{w.example}</a></p>'
        f'<p class="yj-said-large" hidden>{w.too_large}</p>'
        f'<div id="{NOW}" role="status">{now_html(runs, language)}</div>'
        f'<div id="{RUNS}" class="yj-part">{runs_html(runs, "", language)}</div></section>'
    )


def now_html(runs: Sequence[Run], language: UiLanguage) -> str:
    """Return how far the newest run is, or how it ended; empty when its report is there."""
    w = evaluate_words(language)
    if not runs or runs[0].state is State.DONE:
        return ""
    run = runs[0]
    if run.state is State.CANCELLED:
        return f'<p class="yj-notice">{escape(w.cancelled.format(run.name))}</p>'
    if run.state is State.FAILED:
        return error_html(w.bad.format(run.line) if run.line else w.failed, language)
    said = w.running.format(run.name, run.done, run.of) if run.done else w.waiting.format(run.name)
    return (
        f'<div class="yj-running"><p>{escape(said)}</p>'
        f'<progress max="{run.of}" value="{run.done}" aria-label="{escape(run.name)}"></progress>'
        f'<form class="yj-form yj-to-{NOW}" method="post" action="{ADDRESS}/cancel?lang={language}">'
        f'<button type="submit">{w.cancel}</button></form></div>'
    )


def runs_html(runs: Sequence[Run], opened: str, language: UiLanguage) -> str:
    """Return the runs that are done and the report of one: the named one, otherwise the newest."""
    w, done = evaluate_words(language), [r for r in runs if r.state is State.DONE]
    if not done:
        return ""
    shown = next((r for r in done if r.key == opened), done[0])
    items = "".join(f"<li>{_entry(r, w, language, is_shown=r is shown)}</li>" for r in done)
    return f'<h3>{w.runs}</h3><ul class="yj-run-list">{items}</ul>{_report(shown, runs, w, language)}'


def _entry(run: Run, w: EvaluateWords, language: UiLanguage, *, is_shown: bool) -> str:
    grades = run.evaluation.grades if run.evaluation else ()
    share = percent(sum(g.is_right for g in grades) / len(grades)) if grades else "–"
    said = escape(w.run.format(name=run.name, when=_when(run), count=len(grades), share=share))
    current = ' aria-current="true"' if is_shown else ""
    return f'<a class="yj-go" href="{ADDRESS}/runs?lang={language}&amp;open={run.key}"{current}>{said}</a>'


def _report(run: Run, runs: Sequence[Run], w: EvaluateWords, language: UiLanguage) -> str:
    address = f"{REPORTS}/{run.key}"
    return (
        f'{_compared(run, runs, w, language)}<p class="yj-keeps">{w.save}'
        f'<a href="{address}.html?lang={language}" download="evaluation.html">HTML</a> '
        f'<a href="{address}.json" download="evaluation.json">JSON</a> · '
        f'<a href="{address}?lang={language}" target="_blank" rel="noopener">{w.new_tab}</a></p>'
        f'<iframe class="yj-report" sandbox="allow-scripts" src="{address}?lang={language}"'
        f' title="{escape(w.report.format(run.name))}"></iframe>'
    )


def _compared(run: Run, runs: Sequence[Run], w: EvaluateWords, language: UiLanguage) -> str:
    """Say in words what became of the questions that the run before asked, too."""
    if run.comparison is None:
        return ""
    former = next((r for r in runs if r.key == run.former), None)
    name = f"{former.name} · {_when(former)}" if former else "–"
    fallen, own = run.comparison.fallen, Words(language)
    told = "; ".join(own.change(change) for change in fallen[:_MOST_FALLEN])
    verdict = w.below.format(told) if fallen else w.not_below
    moved = w.moved.format(len(run.comparison.gained), len(run.comparison.lost))
    kind = "yj-worse" if fallen else "yj-as-good"
    return f'<p class="yj-compared {kind}">{escape(w.former.format(name) + verdict)} {moved}</p>'


def _when(run: Run) -> str:
    return f"{run.began.astimezone():%m-%d %H:%M}"
