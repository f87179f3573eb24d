"""The list of sources under an answer: exactly the citations it uses or is corrected by, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rag.answer import Citation
from ui.byline import byline, plain_byline
from ui.escaping import escape
from ui.provenance import corrections_html, digest_mark
from ui.texts import Words


def sources_html(
    citations: Sequence[Citation], links: Mapping[int, str], words: Words, *, label: str = ""
) -> str:
    """Return the sources in order of their numbers under a label; empty for none."""
    if not citations:
        return ""
    first = {c.article_id: c.n for c in reversed(citations)}
    items = "".join(_source(c, links[c.n], words, is_first=first[c.article_id] == c.n) for c in citations)
    return (
        f'<details class="yj-sources" open><summary>{label or words.sources} ({len(citations)})</summary>'
        f"<ol>{items}</ol></details>"
    )


def citation_hint(citation: Citation, words: Words) -> str:
    """Return title, outlet and date as plain text, not escaped."""
    return f"{citation.title or words.no_title} · {plain_byline(citation, words)}"


def _source(citation: Citation, link: str, words: Words, *, is_first: bool) -> str:
    """Return one source; what corrects an article is told with its first."""
    title = escape(citation.title) or words.no_title
    return (
        f'<li class="yj-source"><a class="yj-cite" role="button" href="{escape(link)}">[{citation.n}]</a>'
        f'<div><a class="yj-open" href="{escape(link)}">{title}</a>'
        f'<p class="yj-byline">{byline(citation, words)}{digest_mark(citation, words)}</p>'
        f'<blockquote class="yj-quote">{escape(citation.quote)}</blockquote>'
        f"{corrections_html(citation, words) if is_first else ''}</div></li>"
    )
