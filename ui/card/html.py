"""An evidence card as one HTML file: no script, nothing from outside, all that others wrote escaped."""

from __future__ import annotations

from rag.answer import AnswerSentence, Citation, Status
from rag.card import Card
from ui.byline import plain_byline
from ui.card.words import CardWords, card_words
from ui.escaping import escape, web_address
from ui.provenance import corrections_plain, digest_mark, rests_on
from ui.texts import UiLanguage, Words, words

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
:root{color-scheme:light dark;--ink:#1c1b1a;--faint:#6b6762;--line:#d9d5cf;--paper:#fff;--mark:#ffe08a}
@media(prefers-color-scheme:dark){:root{--ink:#ece9e4;--faint:#a39e97;--line:#4a4641;--paper:#1d1b19;--mark:#6b5512}}
body{margin:0 auto;max-width:44rem;padding:2rem 1.25rem;color:var(--ink);background:var(--paper);
font:16px/1.75 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.35rem;line-height:1.4;margin:.2rem 0 1rem}h2{font-size:1rem;margin:2rem 0 .5rem}
.faint,footer{color:var(--faint);font-size:.85rem}ol{padding-left:1.6rem}li{margin:.6rem 0}
blockquote{margin:.3rem 0;padding-left:.8rem;border-left:3px solid var(--line);white-space:pre-wrap}
mark{background:var(--mark);color:inherit;font-weight:600}code{font-size:.75rem}footer{margin-top:2rem}
article{border-top:1px solid var(--line);margin-top:2.5rem}
article h2{font-size:1.2rem}article h3{font-size:1rem;margin:1.5rem 0 .5rem}
"""


def card_html(card: Card, *, json_name: str = "card.json") -> str:
    """Return a card as an HTML document in the language of its question.

    Args:
        card: the card.
        json_name: name of the file that holds it as JSON, for who wants to check it.
    """
    language, asked = language_of(card), escape(card.answer.question)
    w, c = words(language), card_words(language)
    head = f'<p class="faint">{w.name} Youju · {c.title} · {c.asked_on.format(card.asked_on.isoformat())}</p>'
    body = f"{head}<h1>{asked}</h1>{card_body(card, json_name=json_name)}"
    return card_document(body, title=f"{card.answer.question} · {c.title}", language=language)


def language_of(card: Card) -> UiLanguage:
    """Return the language of the words around an answer: that of its question."""
    return "en" if card.answer.language == "en" else "zh"


def card_document(body: str, *, title: str, language: UiLanguage) -> str:
    """Return a whole document around one card or several, which may load and run nothing."""
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>{body}</body></html>\n"
    )


def card_body(card: Card, *, anchor: str = "c", level: int = 2, json_name: str = "") -> str:
    """Return what a card says below its question.

    Args:
        card: the card.
        anchor: how the ids of its quotes begin; another for each card of a document.
        level: of its headings.
        json_name: name of the file that holds it as JSON; empty: checking it is told elsewhere.
    """
    language = language_of(card)
    w, c = words(language), card_words(language)
    return (
        f"{_understood(card, c)}{_answer(card, w, c, anchor, level)}"
        f"{_evidence(card, w, c, anchor, level)}{_foot(card, w, c, json_name)}"
    )


def _understood(card: Card, c: CardWords) -> str:
    asked, read = card.answer.question, card.answer.standalone_question
    return f'<p class="faint">{c.understood}: {escape(read)}</p>' if asked != read else ""


def _answer(card: Card, w: Words, c: CardWords, anchor: str, level: int) -> str:
    answer = card.answer
    notice = f"<p>{escape(answer.notice)}</p>" if answer.notice else ""
    if answer.status is Status.ABSTAINED:
        return f"<h{level}>{w.refused}</h{level}>{notice}"
    partly = f"<p><strong>{w.partly}</strong></p>" if answer.status is Status.PARTIAL else ""
    said = "".join(_sentence(s, w, anchor) for s in answer.sentences)
    return f"<h{level}>{c.answer}</h{level}>{partly}{notice}{said}"


def _sentence(sentence: AnswerSentence, w: Words, anchor: str) -> str:
    text = escape(sentence.text)
    if sentence.focus:
        start, end = sentence.focus
        parts = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
        before, focus, after = map(escape, parts)
        text = f"{before}<mark>{focus}</mark>{after}"
    notes = ((w.refers_to, sentence.about), (w.said_by, sentence.said_by))
    about = "".join(
        f' <span class="faint">{escape(note.format(name))}</span>' for note, name in notes if name
    )
    context = f'<span class="faint">{escape(w.context)}</span>' if sentence.is_context else ""
    numbers = "".join(f'<a href="#{anchor}{n}">[{n}]</a>' for n in sentence.citations)
    return (
        f'<p>{context}{text}{about} {numbers} <span class="faint">{w.supports[sentence.support]}</span></p>'
    )


def _evidence(card: Card, w: Words, c: CardWords, anchor: str, level: int) -> str:
    shown = card.answer.quoted
    if not shown:
        return ""
    heading = c.evidence if card.answer.citations else c.corrections
    items = "".join(f'<li id="{anchor}{one.n}">{_citation(one, w, c)}</li>' for one in shown)
    return f"<h{level}>{heading}</h{level}><ol>{items}</ol>"


def _citation(citation: Citation, w: Words, c: CardWords) -> str:
    address = web_address(citation.url)
    title = escape(citation.title) or w.no_title
    if address:
        title = f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">{title}</a>'
    place = c.characters.format(citation.start, citation.end)
    about = f"{plain_byline(citation, w)}{digest_mark(citation, w)}"
    corrected = "".join(f"<br><strong>{escape(line)}</strong>" for line in corrections_plain(citation, w))
    return (
        f"<blockquote>{escape(citation.quote)}</blockquote>{title}"
        f'<br><span class="faint">{escape(about)} · {place}</span>{corrected}'
    )


def _foot(card: Card, w: Words, c: CardWords, json_name: str) -> str:
    seals = "".join(f"<li><code>{escape(a.sha256)}</code></li>" for a in card.articles)
    sealed = f"<p>{c.seal}</p><ul>{seals}</ul>" if seals else ""
    rests = rests_on(card.answer, w)
    count = f"<p>{rests}</p>" if rests else ""
    index = f"<p>{c.index}: <code>{escape(card.answer.index_id)}</code></p>"
    verify = f"<p>{escape(c.verify.format(json_name))}</p>" if json_name else ""
    return f"<footer>{count}{sealed}{index}{verify}</footer>"
