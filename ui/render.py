"""An answer as HTML for the chat. Knows no routes and no Gradio; escapes every character that others wrote.

The result is one line that starts with ``<div``: a Markdown renderer passes it through as it is, and it
uses only what Gradio's sanitiser keeps (classes, links, buttons; no ``data-`` attributes).
"""

from __future__ import annotations

from collections.abc import Mapping

from rag.answer import Answer, AnswerSentence, Citation, Conflict, Reason, Side, Status
from ui.byline import plain_byline
from ui.chat_words import chat_words
from ui.escaping import escape
from ui.links import Span, article_address, timeline_address
from ui.nearest import nearest_html
from ui.provenance import is_corrected, rests_on
from ui.sources import citation_hint, sources_html
from ui.texts import Words, words
from ui.why import why_html

MAX_TIMELINE_QUESTION = 500
"""Characters of a question in the address of its timeline."""


def question_html(question: str) -> str:
    """Return a question as HTML."""
    return f'<div class="yj-question">{escape(question)}</div>'


def notice_html(notice: str) -> str:
    """Return one line of Youju's own, such as an error, as a message of the chat."""
    return f'<div class="yj-answer yj-error"><p class="yj-notice">{escape(notice)}</p></div>'


def answer_html(answer: Answer, *, is_whole: bool = False) -> str:
    """Return an answer, whole or still growing, or a refusal, in the words of its own language.

    Args:
        answer: what to show.
        is_whole: whether it grows no more: then it tells what was considered for it, too.
    """
    w = words(answer.language)
    inner = _refusal(answer, w) if answer.status is Status.ABSTAINED else _answered(answer, w)
    kind = " yj-refusal" if answer.status is Status.ABSTAINED else ""
    whole = f"{_understood(answer, w)}{inner}{_why(answer, w) if is_whole else ''}"
    return f'<div class="yj-answer{kind}" lang="{w.language}">{whole}</div>'


def _why(answer: Answer, w: Words) -> str:
    """Return what was considered for an answer, folded."""
    inner = why_html(answer, w)
    summary = chat_words(w.language).why
    return (
        f'<details class="yj-nearest yj-why-fold"><summary>{summary}</summary>{inner}</details>'
        if inner
        else ""
    )


def _understood(answer: Answer, w: Words) -> str:
    """Return how a question was understood; nothing for one that was answered as asked."""
    if answer.standalone_question == answer.question:
        return ""
    return f'<p class="yj-understood">{escape(w.understood.format(answer.standalone_question))}</p>'


def citation_links(answer: Answer, w: Words) -> Mapping[int, str]:
    """Return the address of each citation or correction, with the other quotes from the same article."""
    shown = answer.quoted
    spans: dict[str, list[Span]] = {}
    for citation in shown:
        spans.setdefault(citation.article_id, []).append((citation.start, citation.end))
    return {c.n: _address(c, spans[c.article_id], w) for c in shown}


def _address(citation: Citation, spans: list[Span], w: Words) -> str:
    focus = (citation.start, citation.end)
    others = sorted({span for span in spans if span != focus})
    return article_address(citation.article_id, focus, also=others, language=w.language)


def _refusal(answer: Answer, w: Words) -> str:
    otherwise = sources_html(answer.corrections, citation_links(answer, w), w, label=w.corrections)
    heading = _heading(w.refused, answer.reason, w)
    return heading + _notice(answer.notice) + otherwise + nearest_html(answer.passages, w)


def _answered(answer: Answer, w: Words) -> str:
    links = citation_links(answer, w)
    heading = _heading(w.partly, answer.reason, w) if answer.status is Status.PARTIAL else ""
    cited = {citation.n: citation for citation in answer.citations}
    sentences = "".join(_sentence(sentence, cited, links, w) for sentence in answer.sentences)
    return (
        f'{heading}{_notice(answer.notice)}<div class="yj-body">{sentences}</div>{_glosses(answer, w)}'
        f"{_conflicts(answer, w)}{_foot(answer, w)}{sources_html(answer.citations, links, w)}"
    )


def _heading(label: str, reason: Reason, w: Words) -> str:
    why = w.reasons.get(reason, "")
    return f'<p class="yj-reason"><strong>{label}</strong>{f"<span>{why}</span>" if why else ""}</p>'


def _notice(notice: str) -> str:
    return f'<p class="yj-notice">{escape(notice)}</p>' if notice else ""


def _sentence(
    sentence: AnswerSentence, cited: Mapping[int, Citation], links: Mapping[int, str], w: Words
) -> str:
    chips = "".join(_chip(cited[n], links[n], w) for n in sentence.citations)
    support = sentence.support
    hint = w.support_hints[support]
    mark = f'<button type="button" class="yj-support" title="{hint}">{w.supports[support]}</button>'
    if is_corrected(sentence.citations, cited):
        mark += f'<span class="yj-warned">{w.corrected}</span>'
    lead = f'<span class="yj-about">{escape(w.context)}</span>' if sentence.is_context else ""
    return f'<p class="yj-s yj-{support.value}">{lead}{_text(sentence)}{_about(sentence, w)}{chips}{mark}</p>'


def _text(sentence: AnswerSentence) -> str:
    if sentence.focus is None:
        return escape(sentence.text)
    start, end = sentence.focus
    before, focus, after = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
    return f'{escape(before)}<strong class="yj-focus">{escape(focus)}</strong>{escape(after)}'


def _about(sentence: AnswerSentence, w: Words) -> str:
    notes = ((w.refers_to, sentence.about), (w.said_by, sentence.said_by))
    return "".join(
        f'<span class="yj-about">{escape(note.format(name))}</span>' for note, name in notes if name
    )


def _glosses(answer: Answer, w: Words) -> str:
    if not answer.glosses:
        return ""
    terms = "; ".join(f"{gloss.term} = {gloss.english}" for gloss in answer.glosses)
    return f'<p class="yj-glosses">{escape(w.glosses.format(terms))}</p>'


def _chip(citation: Citation, link: str, w: Words) -> str:
    hint = escape(w.open_at.format(citation_hint(citation, w)))
    return f'<a class="yj-cite" role="button" href="{escape(link)}" title="{hint}">[{citation.n}]</a>'


def _conflicts(answer: Answer, w: Words) -> str:
    if not answer.conflicts:
        return ""
    items = "".join(_conflict(conflict, w) for conflict in answer.conflicts)
    return f'<div class="yj-conflicts"><strong>{w.conflicts}</strong><ul>{items}</ul></div>'


def _conflict(conflict: Conflict, w: Words) -> str:
    sides = "".join(_side(side, w) for side in conflict.sides)
    return f'<li class="yj-conflict"><ul>{sides}</ul></li>'


def _side(side: Side, w: Words) -> str:
    citation = side.citation
    link = article_address(citation.article_id, (citation.start, citation.end), language=w.language)
    as_of = escape(w.as_of.format(plain_byline(citation, w)))
    quote = escape(citation.quote).replace(escape(side.value), f"<strong>{escape(side.value)}</strong>", 1)
    return (
        f'<li class="yj-side"><a class="yj-open" href="{escape(link)}">{escape(side.value)}</a>'
        f'<span class="yj-byline">{as_of}</span><blockquote class="yj-quote">{quote}</blockquote></li>'
    )


def _foot(answer: Answer, w: Words) -> str:
    rests = rests_on(answer, w)
    if not rests:
        return ""
    copy = f'<button type="button" class="yj-copy" title="{w.copy}">{w.copy}</button>'
    address = timeline_address(answer.standalone_question[:MAX_TIMELINE_QUESTION], language=w.language)
    timeline = f'<a class="yj-timeline-open" href="{escape(address)}">{w.timeline}</a>'
    return f'<p class="yj-foot"><span class="yj-rests">{rests}</span>{timeline}{copy}</p>'
