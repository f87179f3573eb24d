"""An article's page in the view: what is known of it, and its passages, each a link to its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from corpus.article import Article
from index.passage import Passage
from rag.answer import CorrectedBy
from rag.shelf import Row, Shelf
from ui.byline import byline
from ui.escaping import escape
from ui.library.query import Query
from ui.library.table import article_link, marks
from ui.library.words import LibraryWords
from ui.links import article_address
from ui.texts import words as page_words

_EXCERPT = 160


def article_page_html(shelf: Shelf, article: Article, query: Query, words: LibraryWords) -> str:
    """Return an article's page.

    Args:
        shelf: all articles.
        article: one of them.
        query: what the list was asked by, to which the page leads back.
        words: of the page's language.
    """
    row, passages = shelf.row(article.id), shelf.passages(article.id)
    title = article_link(article.id, article.title, words)
    return (
        f'<section class="yj-view yj-view-articles" lang="{words.language}">{_back(query, words)}'
        f'<h2 lang="{article.language}">{title}</h2>'
        f'<p class="yj-byline">{byline(article, page_words(words.language))} {"".join(marks(row, words))}</p>'
        f'<dl class="yj-facts">{"".join(_facts(article, row, words))}</dl>'
        f"{_corrections(article, shelf.corrections(article.id), words)}{_others(shelf, article, words)}"
        f"{_passages(article, passages, words)}</section>"
    )


def gone_html(query: Query, words: LibraryWords) -> str:
    """Return the page of an article that is not in the index."""
    return (
        f'<section class="yj-view yj-view-articles" lang="{words.language}">{_back(query, words)}'
        f'<p class="yj-none">{words.gone}</p></section>'
    )


def _back(query: Query, words: LibraryWords) -> str:
    return f'<p><a class="yj-go" href="{escape(query.address(words.language))}">‹ {words.back}</a></p>'


def _facts(article: Article, row: Row, words: LibraryWords) -> Iterator[str]:
    if article.author:
        yield _fact(words.author, escape(article.author))
    if article.path:
        yield _fact(words.file, escape(PurePath(article.path).name))
    yield _fact(words.length, words.characters.format(f"{len(article.text):,}"))
    yield _fact(words.written_in, words.languages[row.listed.language])


def _fact(label: str, value: str) -> str:
    return f"<div><dt>{label}</dt><dd>{value}</dd></div>"


def _others(shelf: Shelf, article: Article, words: LibraryWords) -> str:
    lines = "".join(f"<li>{article_link(o.id, o.title, words)}</li>" for o in shelf.others(article.id))
    told = f'<ul class="yj-others">{lines}</ul>' if lines else f"<p>{words.no_others}</p>"
    return f"<h3>{words.same_report}</h3>{told}"


def _corrections(article: Article, found: Sequence[CorrectedBy], words: LibraryWords) -> str:
    if not found:
        return ""
    lines = "".join(f"<li>{_correction(article, said, words)}</li>" for said in found)
    return f'<h3>{words.corrections}</h3><ul class="yj-others">{lines}</ul>'


def _correction(article: Article, said: CorrectedBy, words: LibraryWords) -> str:
    is_own = said.article_id == article.id
    label = words.corrected_inside if is_own else words.corrected_by.format(said.title, said.published or "…")
    address = article_address(said.article_id, (said.start, said.end), language=words.language)
    quoted = f'<q class="yj-said">{escape(" ".join(said.quote.split()))}</q>'
    return f'<a class="yj-open" href="{escape(address)}">{escape(label)}</a> {quoted}'


def _passages(article: Article, passages: Sequence[Passage], words: LibraryWords) -> str:
    lines = "".join(_passage(article, passage, words) for passage in passages)
    return f'<h3>{words.passages.format(len(passages))}</h3><ol class="yj-passages">{lines}</ol>'


def _passage(article: Article, passage: Passage, words: LibraryWords) -> str:
    address = article_address(article.id, (passage.start, passage.end), language=words.language)
    text = " ".join(article.text[passage.start : passage.end].split())
    shown = f"{text[:_EXCERPT]}…" if len(text) > _EXCERPT else text
    headings = escape(" › ".join(passage.headings))
    above = f'<span class="yj-above">{headings}</span>' if headings else ""
    return (
        f'<li lang="{article.language}">{above}<a class="yj-open" href="{escape(address)}">'
        f"{escape(shown)}</a></li>"
    )
