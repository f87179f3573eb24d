"""A checked claim as text for a terminal: each sentence with its verdict, then what the articles say."""

from __future__ import annotations

from collections.abc import Iterator

from rag.answer import Citation
from rag.verdicts import Check, CheckedStatement
from ui.byline import plain_date
from ui.check_words import CheckWords, check_words
from ui.commands.plain_text import shown
from ui.commands.words import CliLanguage
from ui.provenance import corrections_plain, digest_mark
from ui.texts import Words, words
from ui.told import told_otherwise


def check_text(check: Check, *, language: CliLanguage | None = None) -> str:
    """Return a checked claim for reading on a terminal.

    Args:
        check: what to show.
        language: of the words around it; None: that of the claim.
    """
    own = check_words(language or check.language)
    blocks = [
        check.notice,
        *("\n".join(_statement(s, own)) for s in check.statements),
        _sources(check, own, words(language or check.language)),
    ]
    return shown("\n\n".join(block for block in blocks if block))


def _statement(statement: CheckedStatement, w: CheckWords) -> Iterator[str]:
    marks = "".join(f"[{n}]" for n in statement.citations)
    about = w.about.format(statement.about) if statement.about else ""
    yield f"〔{w.verdicts[statement.verdict]}〕{' '.join(statement.text.split())}{about}{marks}"
    yield from (f"    {line}" for line in told_otherwise(statement, w))
    if statement.against:
        yield f"    {w.against}{''.join(f'[{n}]' for n in statement.against)}"


def _sources(check: Check, own: CheckWords, w: Words) -> str:
    if not check.citations:
        return ""
    return "\n".join([own.sources, *(_source(c, w) for c in check.citations)])


def _source(citation: Citation, w: Words) -> str:
    about = (citation.title or w.no_title, citation.source, plain_date(citation, w))
    head = f"[{citation.n}] {' · '.join(part for part in about if part)}{digest_mark(citation, w)}"
    lines = [citation.path, " ".join(citation.quote.split()), *corrections_plain(citation, w)]
    return "\n    ".join([head, *filter(None, lines)])
