"""An evidence card as Markdown; what others wrote is escaped, so that it shows and does nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rag.answer import AnswerSentence, Citation, Status
from rag.card import Card
from ui.byline import plain_byline
from ui.card.html import language_of
from ui.card.words import CardWords, card_words
from ui.escaping import web_address
from ui.provenance import corrections_plain, digest_mark, rests_on
from ui.texts import Words, words

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:@$^=])")
_BLANKS = re.compile(r"\s+")
_LINE_END = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


def card_markdown(card: Card, *, json_name: str = "card.json") -> str:
    """Return a card as Markdown in the language of its question.

    Args:
        card: the card.
        json_name: name of the file that holds it as JSON, for who wants to check it.
    """
    language = language_of(card)
    w, c = words(language), card_words(language)
    head = f"*{w.name} Youju · {c.title} · {c.asked_on.format(card.asked_on.isoformat())}*"
    body = body_blocks(card, level=2, json_name=json_name)
    return "\n\n".join([f"# {plain(card.answer.question)}", head, *body]) + "\n"


def body_blocks(card: Card, *, level: int, json_name: str = "") -> Iterator[str]:
    """Yield what a card says below its question, block by block.

    Args:
        card: the card.
        level: of its headings.
        json_name: name of the file that holds it as JSON; empty: checking it is told elsewhere.
    """
    language, answer = language_of(card), card.answer
    w, c, marks = words(language), card_words(language), "#" * level
    if answer.standalone_question != answer.question:
        yield f"{c.understood}: {plain(answer.standalone_question)}"
    if answer.status is not Status.ANSWERED:
        yield f"**{w.refused if answer.status is Status.ABSTAINED else w.partly}**"
    if answer.notice:
        yield plain(answer.notice)
    yield from (_sentence(s, w) for s in answer.sentences)
    shown = answer.quoted
    if shown:
        yield f"{marks} {c.evidence if answer.citations else c.corrections}"
    for citation in shown:
        yield _citation(citation, w, c)
    if rests := rests_on(answer, w):
        yield plain(rests)
    if card.articles:
        yield f"{marks} {c.seal}"
        yield "\n".join(f"- `{a.sha256}`" for a in card.articles)
    yield f"{c.index}: `{re.sub(r'[^0-9A-Za-z._-]', '', answer.index_id)}`"
    if json_name:
        yield plain(c.verify.format(json_name))


def _sentence(sentence: AnswerSentence, w: Words) -> str:
    text = plain(sentence.text)
    if sentence.focus:
        start, end = sentence.focus
        before, focus, after = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
        text = f"{plain(before)}**{plain(focus)}**{plain(after)}" if focus.strip() == focus else text
    notes = ((w.refers_to, sentence.about), (w.said_by, sentence.said_by))
    about = "".join(f" *{plain(note.format(name))}*" for note, name in notes if name)
    context = f"*{w.context}* " if sentence.is_context else ""
    numbers = "".join(f"[{n}]" for n in sentence.citations)
    return f"{context}{text}{about} {numbers} *({w.supports[sentence.support]})*"


def _citation(citation: Citation, w: Words, c: CardWords) -> str:
    title = plain(citation.title) or w.no_title
    address = web_address(citation.url)
    linked = f"[{title}](<{address}>)" if address else title
    place = c.characters.format(citation.start, citation.end)
    about = plain(f"{plain_byline(citation, w)}{digest_mark(citation, w)}")
    corrected = "".join(f"\n\n**{plain(line)}**" for line in corrections_plain(citation, w))
    return f"[{citation.n}] {linked} · {about} · {place}\n\n> {plain(citation.quote)}{corrected}"


def plain(text: str) -> str:
    """Return text as Markdown that shows it on one line and as it is."""
    one_line = _BLANKS.sub(
        lambda run: " " if _LINE_END.search(run[0]) else run[0], _UNPRINTABLE.sub("\ufffd", text)
    )
    return _SPECIAL.sub(r"\\\1", one_line)
