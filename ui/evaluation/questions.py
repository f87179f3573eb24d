"""Every question of an evaluation with its answer: one row each, to be filtered and sorted on the page."""

from __future__ import annotations

import re

from rag.evaluate import Evaluation, Grade
from rag.evaluation_gate import Comparison
from rag.evaluation_measures import UNANSWERABLE, normalise
from ui.escaping import escape
from ui.evaluation.html import Html
from ui.evaluation.words import Words, outcome_of

_LAST = 10**6  # sorts behind every number


def question_list(evaluation: Evaluation, words: Words, comparison: Comparison | None) -> Html:
    """Return the controls and the table; without scripts the controls stay hidden and all rows are shown."""
    columns = (
        ("place", words("题", "question")),
        ("outcome", words("结果", "outcome")),
        ("facts", words("事实", "facts")),
        ("rank", words("依据位次", "evidence rank")),
        ("confidence", words("把握", "confidence")),
        ("characters", words("字符", "characters")),
        ("ms", words("毫秒", "ms")),
    )
    head = "".join(f'<th scope="col" data-key="{key}">{name}</th>' for key, name in columns)
    rows = "".join(_row(place, grade, words, comparison) for place, grade in enumerate(evaluation.grades))
    return Html(
        f"{_controls(evaluation, words, columns, comparison)}"
        f'<table id="questions"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _controls(
    evaluation: Evaluation, words: Words, columns: tuple[tuple[str, str], ...], comparison: Comparison | None
) -> str:
    grades = evaluation.grades
    every = words("全部", "all")
    types = {grade.type: words.type(grade.type) for grade in grades}
    groups = {grade.language: words.group(grade.language) for grade in grades}
    outcomes = {name: words.outcome(name) for name in dict.fromkeys(map(outcome_of, grades))}
    if comparison:
        outcomes |= {"lost": words("比基线变差", "lost since the baseline")}
        outcomes |= {"gained": words("比基线变好", "gained since the baseline")}
    selects = (
        ("type", words("题型", "type"), {"": every, **types}),
        ("language", words("语言", "language"), {"": every, **groups}),
        ("outcome", words("结果", "outcome"), {"": every, **outcomes}),
        ("sort", words("排序", "sort by"), dict(columns)),
    )
    search = words("找字词", "search")
    return (
        f'<div id="controls" hidden><label>{search} <input type="search" id="search"></label>'
        + "".join(_select(name, label, options) for name, label, options in selects)
        + f'<button type="button" id="direction" aria-pressed="false">{words("倒序", "descending")}</button>'
        + f'<button type="button" id="unfold" aria-pressed="false">{words("展开全部", "open all")}</button>'
        + f'<output id="count" data-of="{words("题", "questions")}"></output></div>'
    )


def _select(name: str, label: str, options: dict[str, str]) -> str:
    inner = "".join(
        f'<option value="{escape(value)}">{escape(shown)}</option>' for value, shown in options.items()
    )
    return f'<label>{label} <select id="by-{name}">{inner}</select></label>'


def _row(place: int, grade: Grade, words: Words, comparison: Comparison | None) -> str:
    outcome = outcome_of(grade)
    change = _change(grade, comparison)
    facts = len(grade.found) + len(grade.missed)
    ranks = [rank for rank in grade.evidence_ranks if rank]
    data = {
        "type": grade.type,
        "language": grade.language,
        "outcome": f"{outcome} {change}".strip(),
        "place": place,
        "facts": len(grade.found) / facts if facts else _LAST,
        "rank": min(ranks, default=_LAST),
        "confidence": grade.confidence,
        "characters": grade.characters,
        "ms": grade.ms,
    }
    attributes = "".join(f' data-{name}="{escape(str(value))}"' for name, value in data.items())
    marks = {"right": "✓", "partly": "◐", "wrong": "✗", "refused": "✗"}
    changes = {"lost": words("↓ 变差", "↓ lost"), "gained": words("↑ 变好", "↑ gained"), "": ""}
    status = f"{grade.status} {grade.reason}".strip()
    cells = (
        ("", _question(place, grade, words)),
        (
            words("结果", "outcome"),
            f'<span class="{outcome}">{marks[outcome]} {words.outcome(outcome)}</span>'
            f' <span class="faint">{escape(status)}</span> <b class="{change}">{changes[change]}</b>',
        ),
        (words("事实", "facts"), f"{len(grade.found)}/{facts}" if facts else "–"),
        (words("依据位次", "evidence rank"), _ranks(grade)),
        (words("把握", "confidence"), f"{grade.confidence:.2f}"),
        (words("字符", "characters"), str(grade.characters)),
        (words("毫秒", "ms"), f"{grade.ms:.0f}"),
    )
    inner = "".join(f'<td data-label="{label}">{content}</td>' for label, content in cells)
    return f'<tr id="q{place}"{attributes}>{inner}</tr>\n'


def _change(grade: Grade, comparison: Comparison | None) -> str:
    if comparison and grade.id in comparison.lost:
        return "lost"
    return "gained" if comparison and grade.id in comparison.gained else ""


def _ranks(grade: Grade) -> str:
    return ", ".join(str(rank or "–") for rank in grade.evidence_ranks) or "–"


def _question(place: int, grade: Grade, words: Words) -> str:
    """Return the question, opening to all that is known of its answer."""
    expected = "".join(
        f'<li class="{kind}">{sign} {escape(" | ".join(fact))}</li>'
        for kind, sign, facts in (("right", "✓", grade.found), ("wrong", "✗", grade.missed))
        for fact in facts
    )
    parts = []
    if grade.history:
        parts.append((words("之前问过", "asked before"), escape(" · ".join(grade.history))))
    if expected:
        parts.append((words("应有的事实", "facts expected"), f'<ul class="facts">{expected}</ul>'))
    if grade.correct:
        parts.append((words("文章其实说", "the articles say"), escape(grade.correct)))
    elif grade.type == UNANSWERABLE:
        parts.append((words("应答", "expected"), words("拒答", "a refusal")))
    parts.append((words("所答", "answer"), f'<span class="answer">{_highlighted(grade)}</span>'))
    stages = " · ".join(f"{words.stage(stage)} {ms:.1f}" for stage, ms in grade.stages.items())
    if stages:
        parts.append((words("毫秒", "ms"), escape(stages)))
    kind = f"{words.type(grade.type)} · {words.group(grade.language)}"
    inner = "".join(f"<dt>{label}</dt><dd>{content}</dd>" for label, content in parts)
    return (
        f"<details><summary>{escape(grade.question)}</summary><dl>{inner}</dl></details>"
        f'<a class="faint" href="#q{place}">{escape(grade.id)}</a> <span class="faint">{escape(kind)}</span>'
    )


def _highlighted(grade: Grade) -> str:
    """Return the answer with the facts that it holds marked."""
    strings = {normalise(accepted) for fact in grade.found for accepted in fact} - {""}
    if not strings:
        return escape(grade.text)
    longest_first = sorted(strings, key=len, reverse=True)
    pattern = "|".join(r"[\s*#]*".join(map(re.escape, string)) for string in longest_first)
    pieces = re.split(f"({pattern})", grade.text, flags=re.IGNORECASE)
    return "".join(f"<mark>{escape(p)}</mark>" if place % 2 else escape(p) for place, p in enumerate(pieces))
