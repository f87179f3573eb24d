"""A checked claim as HTML for the chat: each sentence with its verdict, and what the articles have instead.

One line that starts with ``<div``, like every message (``ui/render.py``); what others wrote is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from corpus.article import Language
from rag.answer import Citation
from rag.verdicts import Check, CheckedStatement
from ui.check_words import CheckWords, check_words
from ui.escaping import escape
from ui.links import Span, article_address
from ui.sources import citation_hint, sources_html
from ui.texts import Words, words
from ui.told import told_otherwise


def check_html(check: Check, language: Language | None = None) -> str:
    """Return a checked claim.

    Args:
        check: what to show.
        language: of the words around it; None: that of the claim.
    """
    spoken: Language = language or check.language
    w, own = words(spoken), check_words(spoken)
    links = _links(check, w)
    body = "".join(sentences_html(check, check.statements, spoken))
    notice = f'<p class="yj-notice yj-{check.verdict.value}">{escape(check.notice)}</p>'
    sources = sources_html(check.citations, links, w, label=own.sources)
    return (
        f'<div class="yj-answer yj-check" lang="{w.language}">{notice}'
        f'<div class="yj-body">{body}</div>{sources}</div>'
    )


def sentences_html(check: Check, statements: Sequence[CheckedStatement], language: Language) -> Iterator[str]:
    """Yield sentences of a check with verdict, marked points and citations, each a paragraph on one line.

    Args:
        check: whose citations they name.
        statements: those to be shown.
        language: of the words around them.
    """
    w, own = words(language), check_words(language)
    links, cited = _links(check, w), {c.n: c for c in check.citations}
    for statement in statements:
        yield _statement(statement, cited, links, w, own)


def _links(check: Check, w: Words) -> Mapping[int, str]:
    spans: dict[str, list[Span]] = {}
    for citation in check.citations:
        spans.setdefault(citation.article_id, []).append((citation.start, citation.end))
    return {c.n: _address(c, spans[c.article_id], w) for c in check.citations}


def _address(citation: Citation, spans: list[Span], w: Words) -> str:
    focus = (citation.start, citation.end)
    others = sorted({span for span in spans if span != focus})
    return article_address(citation.article_id, focus, also=others, language=w.language)


def _statement(
    statement: CheckedStatement,
    cited: Mapping[int, Citation],
    links: Mapping[int, str],
    w: Words,
    own: CheckWords,
) -> str:
    verdict = statement.verdict
    hint = own.hints[verdict]
    mark = f'<button type="button" class="yj-verdict" title="{hint}">{own.verdicts[verdict]}</button>'
    about = (
        f'<span class="yj-about">{escape(own.about.format(statement.about))}</span>'
        if statement.about
        else ""
    )
    chips = "".join(_chip(cited[n], links[n], w) for n in statement.citations)
    lines = "".join(f'<span class="yj-told">{escape(line)}</span>' for line in told_otherwise(statement, own))
    if statement.against:
        others = "".join(_chip(cited[n], links[n], w) for n in statement.against)
        lines += f'<span class="yj-told">{own.against}{others}</span>'
    return f'<p class="yj-s yj-{verdict.value}">{mark}{_marked(statement)}{about}{chips}{lines}</p>'


def _marked(statement: CheckedStatement) -> str:
    """Return the sentence with each point marked by how the evidence tells it."""
    shown, at = "", statement.start
    for point in statement.points:
        if point.start < at:
            continue
        before = statement.text[at - statement.start : point.start - statement.start]
        shown += escape(before) + f'<mark class="yj-point yj-{point.state}">{escape(point.text)}</mark>'
        at = point.end
    return shown + escape(statement.text[at - statement.start :])


def _chip(citation: Citation, link: str, w: Words) -> str:
    hint = escape(w.open_at.format(citation_hint(citation, w)))
    return f'<a class="yj-cite" role="button" href="{escape(link)}" title="{hint}">[{citation.n}]</a>'
