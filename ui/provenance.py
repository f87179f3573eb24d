"""How far an answer is founded, in words: articles and independent reports, digests, corrections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rag.answer import Answer, Citation, CorrectedBy
from ui.escaping import escape
from ui.links import article_address
from ui.texts import Words


def counted(answer: Answer, words: Words) -> str:
    """Return what an answer rests on: ``3 articles, 2 independent reports``; ``1 article, one report alone``.

    Of digests it is not known what they rest on: beside reports these are *at least* so many.
    """
    articles = answer.cited_articles
    told = words.one_article if articles == 1 else words.many_articles.format(articles)
    return words.and_then.format(told, _reports(answer, words))


def _reports(answer: Answer, words: Words) -> str:
    digests = {c.article_id for c in answer.citations if c.is_digest}
    reports = answer.independent_sources
    if digests and len(digests) == answer.cited_articles:
        return words.one_digest if len(digests) == 1 else words.many_digests
    if digests:
        return words.at_least_one if reports == 1 else words.at_least.format(reports)
    return words.one_report if reports == 1 else words.many_reports.format(reports)


def rests_on(answer: Answer, words: Words) -> str:
    """Return on how many articles and reports an answer rests; empty when it cites nothing."""
    return words.rests_on.format(counted(answer, words)) if answer.independent_sources else ""


def digest_mark(citation: Citation, words: Words) -> str:
    """Return what tells after a byline that an article only retells others; empty for one that does not."""
    return f" · {words.digest}" if citation.is_digest else ""


def is_corrected(numbers: Iterable[int], cited: Mapping[int, Citation]) -> bool:
    """Tell whether one of these citations is of an article that something says was wrong."""
    return any(cited[n].corrected_by for n in numbers)


def corrections_plain(citation: Citation, words: Words) -> list[str]:
    """Return a line for each correction of a cited article, not escaped."""
    return [
        f"{_label(said, citation, words)}{words.quoted.format(' '.join(said.quote.split()))}"
        for said in citation.corrected_by
    ]


def corrections_html(citation: Citation, words: Words) -> str:
    """Return the corrections of a cited article, each a link to the sentence that says it."""
    return "".join(
        f'<p class="yj-corrected"><a class="yj-open" href="{escape(_link(said, words))}">'
        f"{escape(_label(said, citation, words))}</a>{escape(words.quoted.format(said.quote))}</p>"
        for said in citation.corrected_by
    )


def _link(said: CorrectedBy, words: Words) -> str:
    return article_address(said.article_id, (said.start, said.end), language=words.language)


def _label(said: CorrectedBy, citation: Citation, words: Words) -> str:
    if said.article_id == citation.article_id:
        return words.corrected_inside
    title = said.title or words.no_title
    day = said.published.isoformat() if said.published else words.no_date
    return words.corrected_by.format(title, day)
