"""The evaluation as one web page that needs nothing from outside.

Style and script stand in the page and are allowed by their hashes alone: whatever an article, a question
or an answer holds stays text.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from rag.evaluate import Evaluation
from rag.evaluation_gate import AUC, Comparison
from ui.escaping import escape
from ui.evaluation.against_baseline import against_baseline
from ui.evaluation.confidence import confidence
from ui.evaluation.grouping import by_key, languages
from ui.evaluation.questions import question_list
from ui.evaluation.sections import MAIN, cost, measures, refusals, types
from ui.evaluation.words import ReportLanguage, Words, percent


def page(
    evaluation: Evaluation, comparison: Comparison | None = None, *, language: ReportLanguage = "en"
) -> str:
    """Return the page; with a comparison it says first which figures fell below the baseline."""
    words = Words(language)
    sections = [
        ("shares", words("各项指标", "Each measure"), measures(evaluation, words)),
        ("types", words("按题型和语言", "By type and language"), types(evaluation, words)),
        ("refusals", words("拒答", "Refusing"), refusals(evaluation, words)),
        ("confidence", words("把握", "Confidence"), confidence(evaluation, words)),
        ("cost", words("代价", "Cost"), cost(evaluation, words)),
        ("each", words("逐题", "Each question"), question_list(evaluation, words, comparison)),
    ]
    if comparison:
        title = words("与基线相比", "Against the baseline")
        sections.insert(0, ("baseline", title, against_baseline(comparison, words)))
    links = "".join(f'<a href="#{name}">{title}</a>' for name, title, _ in sections)
    body = "".join(
        f'<section id="{name}"><h2>{title}</h2>{content}</section>\n' for name, title, content in sections
    )
    title = words("有据 · 评测报告", "Youju · evaluation")
    header = f"<header><h1>{title}</h1>{_summary(evaluation, words)}<nav>{links}</nav></header>"
    return document(title, f"{header}\n<main>{body}</main>", language=language)


def document(title: str, body: str, *, language: ReportLanguage) -> str:
    """Return a whole page with the style and the script of all evaluation pages."""
    style, script = _style_and_script()
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head><body>\n{body}\n"
        f"<script>{script}</script></body></html>\n"
    )


def policy() -> str:
    """Return a page's Content-Security-Policy: nothing from outside, style and script by their hashes."""
    style, script = map(_hash, _style_and_script())
    return (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'"
    )


def _style_and_script() -> tuple[str, str]:
    return _resource("page.css"), _resource("page.js")


def _resource(name: str) -> str:
    return files("ui").joinpath("evaluation", name).read_text("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _summary(evaluation: Evaluation, words: Words) -> str:
    figures, curve = by_key(evaluation), evaluation.refusing()
    tiles = [
        (percent(figures[MAIN, group].rate), f"{words.measure(MAIN)} · {words.group(group)}")
        for group in languages(evaluation)
        if (MAIN, group) in figures
    ]
    for name in ("wrongly_refused", "rightly_refused", "premise_named"):
        if figure := figures.get((name, "all")):
            tiles.append((percent(figure.rate), f"{words.measure(name)} · {figure.hits}/{figure.total}"))
    if curve:
        tiles.append((f"{curve.auc:.2f}", words.measure(AUC)))
    tiles.append(
        (f"{evaluation.milliseconds(0.5):.0f} ms", words("每题用时（中位）", "time per answer (median)"))
    )
    inner = "".join(f"<li><b>{escape(value)}</b><span>{escape(name)}</span></li>" for value, name in tiles)
    asked = f"{len(evaluation.grades)} {words('题', 'questions')} · {words('索引', 'index')}"
    return (
        f'<p class="faint">{asked} <code>{escape(evaluation.index_id)}</code></p>'
        f'<ul class="tiles">{inner}</ul>'
    )
