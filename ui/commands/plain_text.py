"""An answer as text for a terminal: numbered sentences, then the sources that they cite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rag.answer import Answer, AnswerSentence, Citation, Conflict, Status, Support
from ui.commands.words import CliLanguage
from ui.provenance import corrections_plain, counted, digest_mark
from ui.texts import words as texts_of

_EXCERPT = 160
_BOLD, _PLAIN = "\x1b[1m", "\x1b[22m"

_WORDS = {
    "zh": {
        "language": "zh",
        "sources": "出处（{n}）",
        "corrections": "文章的说法",
        "suggestions": "还可以问",
        "passages": "检索到的段落（不是回答）",
        "inferred": "日期由正文推断",
        "undated": "日期不详",
        "conflict": "说法不一（较新的在前）：",
        "about": "（指：{}）",
        "said_by": "（说话人：{}）",
        "context": "上文：",
        "understood": "理解为：{}",
        "glosses": "词语：{}",
        "untitled": "（无标题）",
        "quote": "原文：“{}”",
        "concluded": "〔由日期得出〕",
        "partial": "〔部分有据〕",
        "unsupported": "〔未见依据〕",
    },
    "en": {
        "language": "en",
        "sources": "Sources ({n})",
        "corrections": "What the articles say",
        "suggestions": "You could ask next",
        "passages": "Passages found (not an answer)",
        "inferred": "date inferred from the text",
        "undated": "undated",
        "conflict": "Reports differ (the later first):",
        "about": " (refers to: {})",
        "said_by": " (said by {})",
        "context": "Just before it: ",
        "understood": "Understood as: {}",
        "glosses": "Terms: {}",
        "untitled": "(untitled)",
        "quote": "text: “{}”",
        "concluded": " (from the dates)",
        "partial": " (partly supported)",
        "unsupported": " (not supported)",
    },
}


def plain_text(answer: Answer, *, passages: int = 0, language: CliLanguage | None = None) -> str:
    """Return the answer for reading on a terminal, the answer bold; click leaves that out of pipes.

    Args:
        answer: what to show.
        passages: how many of the retrieved passages to list as well.
        language: language of the words around it; None: that of the question.
    """
    words = _WORDS["en" if (language or answer.language) == "en" else "zh"]
    blocks = [
        _understood(answer, words),
        shown(answer.notice),
        *_body(answer, words),
        shown(_passages(answer, passages, words)),
    ]
    return "\n\n".join(block for block in blocks if block)


def suggestions_text(suggestions: Sequence[str], language: str) -> str:
    """Return questions to go on with, as they follow an answer; nothing when there are none."""
    if not suggestions:
        return ""
    words = _WORDS["en" if language == "en" else "zh"]
    return "\n\n" + "\n".join([words["suggestions"], *(f"  {shown(one)}" for one in suggestions)])


def _understood(answer: Answer, words: dict[str, str]) -> str:
    """Return how a question was understood; nothing for one that was answered as asked."""
    if answer.standalone_question == answer.question:
        return ""
    return shown(words["understood"].format(answer.standalone_question))


def shown(text: str) -> str:
    """Return the text without control characters: an article must not command a terminal."""
    return "".join(c for c in text if c.isprintable() or c == "\n")


def _body(answer: Answer, words: dict[str, str]) -> Iterator[str]:
    if answer.status is Status.ABSTAINED:
        if answer.corrections:
            said = [_source(group, (), words) for group in _by_article(answer.corrections)]
            yield shown("\n".join([words["corrections"], *said]))
        return
    yield "\n".join(_sentence(sentence, words) for sentence in answer.sentences)
    if answer.glosses:
        yield shown(words["glosses"].format("; ".join(f"{g.term} = {g.english}" for g in answer.glosses)))
    yield shown("\n".join(_conflict(conflict, words) for conflict in answer.conflicts))
    if answer.citations:
        texts = [sentence.text for sentence in answer.sentences]
        sources = [_source(group, texts, words) for group in _by_article(answer.citations)]
        told = counted(answer, texts_of(words["language"]))
        yield shown("\n".join([words["sources"].format(n=told), *sources]))


def _conflict(conflict: Conflict, words: dict[str, str]) -> str:
    sides = [f"    {side.value} — {_line(side.citation, words)}" for side in conflict.sides]
    return "\n".join([words["conflict"], *sides])


def _line(citation: Citation, words: dict[str, str]) -> str:
    """Return title, outlet, date and quote of a citation in one line."""
    about = (citation.title or words["untitled"], citation.source, _date(citation, words))
    quote = words["quote"].format(" ".join(citation.quote.split()))
    return f"{' · '.join(part for part in about if part)} · {quote}"


def _by_article(citations: Iterable[Citation]) -> Iterable[list[Citation]]:
    """Return the citations of each article together, articles in the order of their first use."""
    groups: dict[str, list[Citation]] = {}
    for citation in citations:
        groups.setdefault(citation.article_id, []).append(citation)
    return groups.values()


def _sentence(sentence: AnswerSentence, words: dict[str, str]) -> str:
    is_copied = sentence.support in (Support.VERBATIM, Support.SUPPORTED)
    mark = "" if is_copied else words[sentence.support.value]
    notes = (("about", sentence.about), ("said_by", sentence.said_by))
    about = "".join(shown(words[note].format(name)) for note, name in notes if name)
    lead = words["context"] if sentence.is_context else ""
    return lead + _text(sentence) + about + "".join(f"[{n}]" for n in sentence.citations) + mark


def _text(sentence: AnswerSentence) -> str:
    if sentence.focus is None:
        return shown(sentence.text)
    start, end = sentence.focus
    before, focus, after = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
    return f"{shown(before)}{_BOLD}{shown(focus)}{_PLAIN}{shown(after)}"


def source_line(citation: Citation, language: CliLanguage) -> str:
    """Return number, title, outlet and date of a citation as one line."""
    words = _WORDS[language]
    about = (citation.title or words["untitled"], citation.source, _date(citation, words))
    return f"[{citation.n}] " + " · ".join(filter(None, about))


def _source(cited: list[Citation], texts: Sequence[str], words: dict[str, str]) -> str:
    """Return title, outlet, date and file of an article, and each quote that the answer does not show."""
    first = cited[0]
    told = texts_of(words["language"])
    about = [first.title or words["untitled"], first.source, _date(first, words)]
    byline = " · ".join(part for part in about if part) + digest_mark(first, told)
    lines = ["".join(f"[{c.n}]" for c in cited) + f" {byline}"]
    if first.path:
        lines.append(f"    {first.path}")
    lines += [f"    {line}" for line in corrections_plain(first, told)]
    for citation in cited:
        if all(_bare(citation.quote) not in _bare(text) for text in texts):
            number = f"[{citation.n}] " if len(cited) > 1 else ""
            lines.append(f"    {number}" + words["quote"].format(" ".join(citation.quote.split())))
    return "\n".join(lines)


def _date(citation: Citation, words: dict[str, str]) -> str:
    if citation.published is None:
        return words["undated"]
    stated = citation.published.isoformat()
    return f"{stated} ({words['inferred']})" if citation.published_is_inferred else stated


def _passages(answer: Answer, count: int, words: dict[str, str]) -> str:
    if count == 0 or not answer.passages:
        return ""
    lines = [words["passages"]]
    for rank, passage in enumerate(answer.passages[:count], start=1):
        text = " ".join(passage.text.split())
        excerpt = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
        place = f"{passage.path or passage.article_id}:{passage.start}-{passage.end}"
        lines.append(f"{rank:2}. {passage.title} · {passage.score:.3f}\n    {place}\n    {excerpt}")
    return "\n".join(lines)


def _bare(text: str) -> str:
    """Return text without emphasis marks and white space, for comparing what a reader sees."""
    return "".join(text.replace("**", "").split())
