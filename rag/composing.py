"""The extractive composer: sentences of the articles, each with its citation, and nothing of its own.

Nothing is written anew and no fragments are glued together: a sentence of the answer is a sentence
of an article, freed of list marks and emphasis marks, and its citation is the exact range.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.article import Article
from rag.answer import AnswerSentence, Citation, Support
from rag.attribution import attributed_in
from rag.display import displayed
from rag.features import Sentence
from rag.focus import Range, focus_in
from rag.markers import without_markers
from rag.pronouns import antecedent
from rag.reading import Reading
from rag.said_by import said_by, shown_attributions
from rag.selecting import LeftOut, Ranking, Scored, follows, select
from rag.whole import whole

__all__ = ["Draft", "Ranking", "Scored", "cite", "compose", "quoted", "scored"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the composer made: sentences, the citations that they use, and what was left out of lists."""

    sentences: tuple[AnswerSentence, ...]
    citations: tuple[Citation, ...]
    left_out: tuple[LeftOut, ...] = ()


def compose(rankings: Sequence[Ranking], articles: Mapping[str, Article]) -> Draft:
    """Choose sentences and cite each of them.

    Args:
        rankings: one for each part of the question.
        articles: by id, those that the candidates come from.
    """
    selection = select(rankings, articles)
    focuses = _focuses(selection.sentences, rankings)
    citations: list[Citation] = []
    sentences: list[AnswerSentence] = []
    for n, chosen in enumerate(selection.sentences, 1):
        article = articles[chosen.article_id]
        citations.append(cite(n, chosen, article))
        about = _about(chosen, article, sentences, citations)
        made = _attributed(
            _shown(n, chosen, focuses.get(chosen), about), chosen, article, sentences, citations
        )
        explains = n > 1 and follows(chosen, selection.sentences[n - 2])
        sentences.append(replace(made, is_context=explains))
    return Draft(tuple(sentences), tuple(citations), selection.left_out)


def quoted(sentences: Sequence[Sentence], articles: Mapping[str, Article]) -> Draft:
    """Return just these sentences in this order, each with its citation."""
    citations = [cite(n, s, articles[s.article_id]) for n, s in enumerate(sentences, 1)]
    shown: list[AnswerSentence] = []
    for n, sentence in enumerate(sentences, 1):
        about = _about(sentence, articles[sentence.article_id], shown, citations[:n])
        shown.append(_shown(n, sentence, None, about))
    return Draft(tuple(shown), tuple(citations))


def scored(reading: Reading) -> list[Scored]:
    """Return a reading's sentences with the odds of each against the best one (1 for the best itself)."""
    odds = np.exp(reading.scores - reading.scores.max(initial=-np.inf))
    found = zip(reading.sentences, odds, reading.focuses, strict=True)
    return [Scored(s, float(x), focus) for s, x, focus in found]


def _shown(n: int, sentence: Sentence, focus: Range | None, about: str) -> AnswerSentence:
    shown = displayed(sentence.text)
    return AnswerSentence(
        text=shown.text,
        citations=(n,),
        support=Support.VERBATIM,
        focus=shown.range_of(focus[0] - sentence.start, focus[1] - sentence.start) if focus else None,
        about=about,
    )


def _attributed(
    made: AnswerSentence,
    sentence: Sentence,
    article: Article,
    shown: Sequence[AnswerSentence],
    citations: Sequence[Citation],
) -> AnswerSentence:
    """Return the sentence with what it attributes, and who says it unless the one before names them."""
    found = shown_attributions(
        attributed_in(article, sentence.start, sentence.end), sentence.start, displayed(sentence.text)
    )
    name = said_by(found, made.text)
    is_plain = name == made.about or _names_before(name, article, shown, citations)
    return replace(made, attributions=found, said_by="" if is_plain else name)


def _about(
    sentence: Sentence, article: Article, shown: Sequence[AnswerSentence], citations: Sequence[Citation]
) -> str:
    """Return whom the sentence's pronoun means, unless the sentence shown right before it names the same."""
    name = without_markers(antecedent(article, sentence.start))
    return "" if _names_before(name, article, shown, citations) else name


def _names_before(
    name: str, article: Article, shown: Sequence[AnswerSentence], citations: Sequence[Citation]
) -> bool:
    if len(citations) < 2 or citations[-2].article_id != article.id:  # noqa: PLR2004 - this one and the one before
        return False
    return name in shown[-1].text or any(a.speaker == name for a in shown[-1].attributions)


def _focuses(chosen: Sequence[Sentence], rankings: Sequence[Ranking]) -> dict[Sentence, Range]:
    """Return the answer's span in each chosen sentence where it is known, as offsets in the article.

    The reader's spans count; without any for a part, the first chosen sentence that shows what it expects.
    """
    found: dict[Sentence, Range] = {}
    for ranking in rankings:
        spans = ((c.sentence, c.focus) for c in ranking.candidates if c.sentence in chosen)
        read = {sentence: _drawn_out(sentence, span) for sentence, span in spans if span}
        found = {**(read or _first_focus(chosen, ranking)), **found}
    return found


def _drawn_out(sentence: Sentence, span: Range) -> Range:
    """Return a span of the article without half a word, name or figure at its ends."""
    start, end = whole(sentence.text, span[0] - sentence.start, span[1] - sentence.start)
    return sentence.start + start, sentence.start + end


def _first_focus(chosen: Sequence[Sentence], ranking: Ranking) -> dict[Sentence, Range]:
    candidates = {c.sentence for c in ranking.candidates}
    for sentence in (s for s in chosen if s in candidates):
        span = focus_in(sentence.text, ranking.question)
        if span is not None:
            return {sentence: (sentence.start + span[0], sentence.start + span[1])}
    return {}


def cite(n: int, sentence: Sentence, article: Article) -> Citation:
    """Return the citation of a sentence under a number."""
    return Citation(
        n=n,
        article_id=article.id,
        title=article.title,
        source=article.source,
        published=article.published,
        published_is_inferred=article.published_is_inferred,
        url=article.url,
        path=article.path,
        start=sentence.start,
        end=sentence.end,
        quote=article.text[sentence.start : sentence.end],
    )
