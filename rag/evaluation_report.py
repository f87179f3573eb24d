"""An evaluation for people: a table for the terminal and one self-contained web page with plots.

The page needs nothing from outside: its style stands in it, its plots are drawn as SVG here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from typing import Literal

from rag.evaluate import Evaluation, Figure, Grade
from rag.evaluation_measures import MEASURES

ReportLanguage = Literal["zh", "en"]

_WORDS = {
    "zh": {
        "title": "有据 · 评测报告",
        "measure": "指标",
        "all": "全部",
        "type": "题型",
        "questions": "题",
        "time": "每题毫秒：中位 {:.0f}，第 95 百分位 {:.0f}",
        "interval": "横线是 95 % Wilson 区间",
        "by_type": "按题型：事实全部答出",
        "latency": "每题用时（毫秒）",
        "each": "逐题",
        "expected": "应答",
        "got": "所答",
        "time_column": "毫秒",
        "outcome": "结果",
    },
    "en": {
        "title": "Youju · evaluation",
        "measure": "measure",
        "all": "all",
        "type": "type",
        "questions": "questions",
        "time": "milliseconds per question: median {:.0f}, 95th percentile {:.0f}",
        "interval": "lines are 95 % Wilson intervals",
        "by_type": "Per type: all facts found",
        "latency": "Time per question (milliseconds)",
        "each": "Each question",
        "expected": "expected",
        "got": "answer",
        "time_column": "ms",
        "outcome": "outcome",
    },
}
_NAMES = {"zh": {m.name: m.zh for m in MEASURES}, "en": {m.name: m.en for m in MEASURES}}
_COLOURS = {"all": "#4b5563", "zh": "#b4232c", "en": "#1d5fa8"}
_BINS = 24

_STYLE = """
:root{color-scheme:light dark;--ink:#1f2328;--faint:#6b7280;--line:#d8dce2;--paper:#fff}
@media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--faint:#9aa3ad;--line:#3a4048;--paper:#16181c}}
body{margin:2rem auto;max-width:62rem;padding:0 1rem;background:var(--paper);color:var(--ink);
font:16px/1.55 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}p{color:var(--faint)}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{border-bottom:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
svg{width:100%;height:auto}svg text{fill:var(--ink);font-size:12px}svg .faint{stroke:var(--line)}
.bad{color:#c2410c}.good{color:#15803d}pre{white-space:pre-wrap;font:inherit;margin:.3rem 0}
"""


def table(evaluation: Evaluation, *, language: ReportLanguage = "en") -> str:
    """Return the figures as aligned text: a row per measure, then a row per type of question."""
    words, figures = _WORDS[language], _by_key(evaluation.figures())
    groups = ["all", *_languages(evaluation)]
    head = [words["measure"], *(words["all"] if group == "all" else group for group in groups)]
    rows = [
        [_NAMES[language][m.name], *(_cell(figures.get((m.name, group))) for group in groups)]
        for m in MEASURES
        if (m.name, "all") in figures
    ]
    types = [[f.group.removeprefix("type:"), _cell(f)] for f in _type_figures(evaluation)]
    p50, p95 = evaluation.milliseconds()
    return "\n".join(
        [
            *_aligned([head, *rows]),
            "",
            *_aligned([[words["type"], _NAMES[language]["all_facts_220"]], *types]),
            "",
            f"{len(evaluation.grades)} {words['questions']}; {words['time'].format(p50, p95)}",
        ]
    )


def html_report(evaluation: Evaluation, *, language: ReportLanguage = "en") -> str:
    """Return the evaluation as one web page."""
    words = _WORDS[language]
    p50, p95 = evaluation.milliseconds()
    summary = f"{len(evaluation.grades)} {words['questions']} · {words['time'].format(p50, p95)}"
    parts = [
        f"<h1>{words['title']}</h1><p>{escape(summary)} {escape(evaluation.index_id)}</p>",
        _interval_plot(evaluation, language),
        f"<p>{words['interval']}</p>",
        f"<h2>{words['by_type']}</h2>",
        _type_plot(evaluation),
        f"<h2>{words['latency']}</h2>",
        _latency_plot([grade.ms for grade in evaluation.grades]),
        f"<h2>{words['each']}</h2>",
        _question_table(evaluation.grades, language),
    ]
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{words['title']}</title><style>{_STYLE}</style></head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _by_key(figures: Iterable[Figure]) -> dict[tuple[str, str], Figure]:
    return {(figure.measure, figure.group): figure for figure in figures}


def _languages(evaluation: Evaluation) -> list[str]:
    return sorted({grade.language for grade in evaluation.grades}, reverse=True)


def _type_figures(evaluation: Evaluation, measure: str = "all_facts_220") -> list[Figure]:
    return [f for f in evaluation.figures() if f.measure == measure and f.group.startswith("type:")]


def _cell(figure: Figure | None) -> str:
    if figure is None:
        return "-"
    share, low, high = (round(100 * value) for value in (figure.rate, figure.low, figure.high))
    return f"{figure.hits}/{figure.total} {share} % ({low}-{high})"


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows with their columns under each other; a Chinese character is two columns wide."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


# --- plots ------------------------------------------------------------------------------------------


def _svg(height: float, marks: Iterable[str]) -> str:
    return f'<svg viewBox="0 0 800 {height:.0f}" role="img">' + "".join(marks) + "</svg>"


def _text(x: float, y: float, content: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(content)}</text>'


def _x(share: float) -> float:
    return 250 + 470 * share


def _scale(height: float) -> list[str]:
    marks = []
    for percent in (0, 25, 50, 75, 100):
        x = _x(percent / 100)
        marks.append(f'<line class="faint" x1="{x:.1f}" x2="{x:.1f}" y1="20" y2="{height - 6:.0f}"/>')
        marks.append(_text(x, 14, f"{percent} %", "middle"))
    return marks


def _dot(figure: Figure, y: float, colour: str) -> str:
    low, high, centre = _x(figure.low), _x(figure.high), _x(figure.rate)
    label = f"{figure.group}: {_cell(figure)}"
    return (
        f"<g><title>{escape(label)}</title>"
        f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{y:.1f}" y2="{y:.1f}" stroke="{colour}" stroke-width="2"/>'
        f'<circle cx="{centre:.1f}" cy="{y:.1f}" r="4.5" fill="{colour}"/></g>'
    )


def _interval_plot(evaluation: Evaluation, language: ReportLanguage) -> str:
    """Draw each measure as dots with their intervals: all, Chinese, English."""
    figures = _by_key(evaluation.figures())
    shown = [measure for measure in MEASURES if (measure.name, "all") in figures]
    height = 46 + 40 * len(shown)
    marks = _scale(height - 20)
    for row, measure in enumerate(shown):
        y = 42 + 40 * row
        marks.append(_text(0, y + 4, _NAMES[language][measure.name]))
        marks.append(_text(800, y + 4, f"{100 * figures[measure.name, 'all'].rate:.0f} %", "end"))
        for place, (group, colour) in enumerate(_COLOURS.items()):
            if figure := figures.get((measure.name, group)):
                marks.append(_dot(figure, y + 10 * (place - 1), colour))
    for place, (group, colour) in enumerate(_COLOURS.items()):
        marks.append(f'<circle cx="{256 + 70 * place}" cy="{height - 8}" r="4.5" fill="{colour}"/>')
        marks.append(_text(266 + 70 * place, height - 4, _WORDS[language].get(group, group)))
    return _svg(height, marks)


def _type_plot(evaluation: Evaluation) -> str:
    figures = _type_figures(evaluation, "all_facts")
    height = 34 + 24 * len(figures)
    marks = _scale(height)
    for row, figure in enumerate(figures):
        y = 34 + 24 * row
        name = f"{figure.group.removeprefix('type:')} ({figure.hits}/{figure.total})"
        marks += [_text(0, y + 4, name), _dot(figure, y, _COLOURS["all"])]
    return _svg(height, marks)


def _latency_plot(times: Sequence[float]) -> str:
    """Draw how many questions took how long, in equal steps from nothing to the slowest."""
    longest = max(times) or 1.0
    counts = [0] * _BINS
    for value in times:
        counts[min(_BINS - 1, int(_BINS * value / longest))] += 1
    marks = ['<line class="faint" x1="0" x2="800" y1="120" y2="120"/>']
    for place, count in enumerate(counts):
        tall, x = 100 * count / max(counts), 800 * place / _BINS
        marks.append(
            f'<rect x="{x + 1:.1f}" y="{120 - tall:.1f}" width="{800 / _BINS - 2:.1f}" height="{tall:.1f}"'
            f' fill="{_COLOURS["en"]}"><title>{count}</title></rect>'
        )
    marks += [_text(0, 136, "0"), _text(800, 136, f"{longest:.0f}", "end")]
    return _svg(142, marks)


def _question_table(grades: Sequence[Grade], language: ReportLanguage) -> str:
    words = _WORDS[language]
    columns = ("id", words["questions"], words["outcome"], words["time_column"])
    head = "".join(f"<th>{name}</th>" for name in columns)
    rows = "\n".join(_question_row(grade, words) for grade in grades)
    return f"<table><thead><tr>{head}</tr></thead><tbody>\n{rows}\n</tbody></table>"


def _question_row(grade: Grade, words: dict[str, str]) -> str:
    right = is_right(grade)
    outcome = f"{'✓' if right else '✗'} {grade.status} {grade.reason}"
    return (
        f"<tr><td>{escape(grade.id)}<br>{escape(grade.type)}</td><td><details><summary>{escape(grade.question)}"
        f"</summary><pre>{words['expected']}: {escape(grade.expected or '-')}</pre>"
        f"<pre>{words['got']}: {escape(grade.text)}</pre></details></td>"
        f'<td class="{"good" if right else "bad"}">{escape(outcome)}</td><td>{grade.ms:.0f}</td></tr>'
    )


def is_right(grade: Grade) -> bool:
    """Return whether a question got what it should: all its facts, or the refusal that it deserves."""
    for name in ("all_facts", "rightly_refused", "premise_named"):
        if name in grade.outcomes:
            hits, total = grade.outcomes[name]
            return hits == total
    return False
