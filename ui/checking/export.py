"""A checked text as a file to keep: Markdown, or one HTML page. What others wrote is escaped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rag.answer import Citation
from rag.verdicts import Check, CheckedStatement
from ui.byline import plain_byline
from ui.card.markdown import plain
from ui.check_words import CheckWords, check_words
from ui.checking.words import checking_words
from ui.escaping import escape
from ui.provenance import digest_mark
from ui.texts import UiLanguage, Words, words
from ui.told import told_otherwise

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = (
    ":root{color-scheme:light dark}body{margin:0 auto;max-width:44rem;padding:2rem 1.25rem;"
    "font:16px/1.75 system-ui,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif;"
    "overflow-wrap:anywhere}h1{font-size:1.35rem}h2{font-size:1rem;margin:2rem 0 .5rem}"
    "p.s{margin:.7rem 0;padding-left:.8rem;border-left:3px solid #888}p.supported{border-color:#2f7d5b}"
    "p.partial{border-color:#b07a1a}p.contradicted{border-color:#c0392b}p.not_found{border-left-style:dashed}"
    "b{font-size:.85em;margin-right:.5em}small{display:block;opacity:.75}blockquote{margin:.3rem 0}"
)


def check_markdown(check: Check, language: UiLanguage, day: date) -> str:
    """Return a check as Markdown; ``day`` is when it was made."""
    w, own = words(language), check_words(language)
    return "\n\n".join(_blocks(check, w, own, day)) + "\n"


def check_page(check: Check, language: UiLanguage, day: date) -> str:
    """Return a check as an HTML document that needs nothing from outside; ``day`` is when it was made."""
    w, own, c = words(language), check_words(language), checking_words(language)
    said = "".join(_paragraph(s, own) for s in check.statements)
    sources = "".join(f'<li id="c{one.n}" value="{one.n}">{_source(one, w)}</li>' for one in check.citations)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{c.title} · 有据 Youju</title><style>{_STYLE}</style></head><body>"
        f"<p><small>有据 Youju · {c.checked_on.format(day.isoformat())}</small></p>"
        f"<h1>{escape(check.notice)}</h1>{said}<h2>{own.sources}</h2><ol>{sources}</ol></body></html>\n"
    )


def _blocks(check: Check, w: Words, own: CheckWords, day: date) -> Iterator[str]:
    c = checking_words(w.language)
    yield f"# {plain(check.notice)}"
    yield f"*有据 Youju · {c.checked_on.format(day.isoformat())}*"
    for statement in check.statements:
        told = "".join(f"\n    - {plain(line)}" for line in told_otherwise(statement, own))
        numbers = "".join(f"[{n}]" for n in (*statement.citations, *statement.against))
        yield f"- **{own.verdicts[statement.verdict]}** {plain(statement.text)} {numbers}{told}"
    if check.citations:
        yield f"## {own.sources}"
    for one in check.citations:
        title = plain(one.title) or w.no_title
        yield f"[{one.n}] {title} · {plain(_about(one, w))}\n\n> {plain(one.quote)}"


def _paragraph(statement: CheckedStatement, own: CheckWords) -> str:
    told = "".join(f"<small>{escape(line)}</small>" for line in told_otherwise(statement, own))
    numbers = "".join(f'<a href="#c{n}">[{n}]</a>' for n in (*statement.citations, *statement.against))
    return (
        f'<p class="s {statement.verdict.value}"><b>{own.verdicts[statement.verdict]}</b>'
        f"{escape(statement.text)} {numbers}{told}</p>"
    )


def _source(citation: Citation, w: Words) -> str:
    title, about = escape(citation.title) or w.no_title, escape(_about(citation, w))
    return f"<blockquote>{escape(citation.quote)}</blockquote>{title}<small>{about}</small>"


def _about(citation: Citation, w: Words) -> str:
    return f"{plain_byline(citation, w)}{digest_mark(citation, w)}"
