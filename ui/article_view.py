"""One article as HTML with the cited ranges marked, character for character. Knows no answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corpus.article import Article
from corpus.errors import InputError
from ui.byline import byline
from ui.escaping import escape
from ui.links import CITED, Span
from ui.texts import Words


def article_html(
    article: Article, *, words: Words, focus: Span | None = None, also: Iterable[Span] = ()
) -> str:
    """Return an article as an HTML fragment.

    Args:
        article: the article.
        words: the language of the labels.
        focus: the range that was clicked; becomes ``<mark id="cited">``.
        also: other cited ranges, marked lightly where they do not overlap with the focus.

    Raises:
        InputError: a range does not lie in the article.
    """
    spans = [focus, *also] if focus else [*also]
    for span in spans:
        _check(span, len(article.text))
    title = escape(article.title) or words.no_title
    text = marked_text(article.text, focus=focus, also=spans, words=words)
    return (
        f'<article class="yj-article" lang="{article.language}"><h2>{title}</h2>'
        f'<p class="yj-byline" lang="{words.language}">{byline(article, words)}</p>'
        f'<div class="yj-text">{text}</div></article>'
    )


def marked_text(text: str, *, focus: Span | None, also: Sequence[Span], words: Words) -> str:
    """Return the whole text escaped, the focus as one ``<mark>``, the rest of ``also`` in others.

    The text is cut at range borders first and each piece escaped by itself, so that a mark holds
    exactly ``text[start:end]`` whatever stands beside it.
    """
    pieces, at = [], 0
    for start, end, is_focus in _marks(focus, also):
        pieces += [escape(text[at:start]), _mark(text[start:end], is_focus=is_focus, words=words)]
        at = end
    return "".join([*pieces, escape(text[at:])])


def _mark(text: str, *, is_focus: bool, words: Words) -> str:
    if is_focus:
        return f'<mark id="{CITED}" class="yj-focus" title="{words.highlight_hint}">{escape(text)}</mark>'
    return f'<mark class="yj-also">{escape(text)}</mark>'


def _marks(focus: Span | None, also: Sequence[Span]) -> list[tuple[int, int, bool]]:
    """Return non-overlapping marks in order: the focus whole, the others around it.

    Focus (4, 8) with (2, 6) and (10, 12) gives (2, 4), (4, 8) in focus, (10, 12).
    """
    free = _merged(also)
    if focus is None:
        return [(start, end, False) for start, end in free]
    around = [part for span in free for part in ((span[0], min(span[1], focus[0])), _after(span, focus))]
    others = [(start, end, False) for start, end in around if start < end]
    return sorted([*others, (*focus, True)])


def _after(span: Span, focus: Span) -> Span:
    return max(span[0], focus[1]), span[1]


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _check(span: Span, length: int) -> None:
    start, end = span
    if not 0 <= start < end <= length:
        raise InputError(
            f"range {start}-{end} does not lie in the article: give 0 <= start < end <= {length}"
        )
