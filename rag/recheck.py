"""Does a card still hold? Each quote is looked up again in an index, and what changed is told."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from corpus.article import Article
from corpus.errors import InputError
from corpus.sentences import sentences
from rag.answer import Answer, AnswerSentence, Citation, Support
from rag.card import Card, Sealed, seal
from rag.display import display_text
from rag.question import LONGEST_QUESTION
from rag.records import well_formed
from rag.supporting import support_of
from rag.youju import Youju

LOOKED_AT = 10
"""Passages nearest to a quote whose articles may hold it now."""

LEAST_ALIKE = 0.5
"""Share of their characters that a quote and what is shown as standing there now must have in common."""


class State(StrEnum):
    """What became of a quote."""

    HOLDS = "holds"
    MOVED = "moved"  # stands word for word in an article that is not the one that was cited
    CHANGED = "changed"  # no article has it any more; one says something like it
    GONE = "gone"  # no article has it or anything like it
    FORGED = "forged"  # the cited article is as it was, and never said so; or its seal is another's


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one quote.

    Attributes:
        n: number of its citation.
        state: what became of it.
        article: where it or something like it stands now; None when it is gone.
        start: first character of that there.
        now: what stands there now; empty when it is gone.
    """

    n: int
    state: State
    article: Article | None = None
    start: int = 0
    now: str = ""


@dataclass(frozen=True, slots=True)
class Recheck:
    """What a card is worth over the index at hand.

    Attributes:
        findings: one for each citation or correction, in order.
        misquoted: numbers, from 1, of sentences that rest on what they cite less firmly than they are marked.
        otherwise_corrected: numbers of quotes whose article is now corrected by something else than the card
            says: the correction is new, or never stood there.
        same_index: whether it is the very generation that answered.
        answer_differs: whether the question gets another answer now; None where it followed others, which a
            card does not keep.
    """

    findings: tuple[Finding, ...]
    misquoted: tuple[int, ...]
    otherwise_corrected: tuple[int, ...]
    same_index: bool
    answer_differs: bool | None

    @property
    def holds(self) -> bool:
        """Whether every quote stands where the card says, and every sentence says what it cites."""
        changed = self.misquoted or self.otherwise_corrected
        return not changed and all(f.state is State.HOLDS for f in self.findings)


def recheck(card: Card, bot: Youju) -> Recheck:
    """Look up again what a card rests on.

    Args:
        card: to be checked.
        bot: answers from the index to check against.
    """
    sealed = {a.id: a for a in card.articles}
    cited = card.answer.quoted
    now = bot.ask(card.answer.question)
    return Recheck(
        findings=tuple(_finding(c, sealed[c.article_id], bot) for c in cited),
        misquoted=_misquoted(card, now),
        otherwise_corrected=tuple(c.n for c in cited if _is_otherwise_corrected(c, bot)),
        same_index=card.answer.index_id == bot.index_id,
        answer_differs=_differs(card, now),
    )


def _finding(citation: Citation, sealed: Sealed, bot: Youju) -> Finding:
    article = _article(citation.article_id, bot)
    if article is not None:  # ids are hashes: it is the very article that was cited
        there = article.text[citation.start : citation.end]
        stands = well_formed(there) == citation.quote and seal(article) == sealed
        return Finding(citation.n, State.HOLDS if stands else State.FORGED, article, citation.start, there)
    near = _near(citation, bot)
    for other in near:
        at = other.text.find(citation.quote)
        if at >= 0:
            return Finding(citation.n, State.MOVED, other, at, citation.quote)
    return _alike(citation, near)


def _article(article_id: str, bot: Youju) -> Article | None:
    try:
        return bot.article(article_id)
    except InputError:
        return None


def _near(citation: Citation, bot: Youju) -> list[Article]:
    """Return the articles that may hold a quote now: those of the cited one's name first."""
    beginning = citation.quote[:LONGEST_QUESTION]
    found = [bot.article(i) for i in dict.fromkeys(p.article_id for p in bot.search(beginning, k=LOOKED_AT))]
    return sorted(found, key=lambda a: a.title != citation.title and a.path != citation.path)


def _alike(citation: Citation, near: list[Article]) -> Finding:
    """Return the sentence that is most like a quote."""
    best, share = Finding(citation.n, State.GONE), LEAST_ALIKE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(citation.quote)
    for article in near:
        for span in sentences(article.text):
            text = article.text[span.start : span.end]
            matcher.set_seq1(text)
            if (
                min(matcher.real_quick_ratio(), matcher.quick_ratio()) > share
                and (ratio := matcher.ratio()) > share
            ):
                best, share = Finding(citation.n, State.CHANGED, article, span.start, text), ratio
    return best


def _is_otherwise_corrected(citation: Citation, bot: Youju) -> bool:
    if _article(citation.article_id, bot) is None:
        return False  # the quote itself is told as moved, changed or gone
    now = {
        (c.article_id, c.start, c.end, well_formed(c.quote)) for c in bot.corrections_of(citation.article_id)
    }
    return now != {(c.article_id, c.start, c.end, c.quote) for c in citation.corrected_by}


def _misquoted(card: Card, now: Answer) -> tuple[int, ...]:
    quotes = {c.n: c.quote for c in card.answer.citations}
    said = enumerate(card.answer.sentences, 1)
    return tuple(n for n, s in said if not (_says_what_it_cites(s, quotes) or _is_concluded_again(s, now)))


def _says_what_it_cites(sentence: AnswerSentence, quotes: dict[int, str]) -> bool:
    """Tell whether a sentence rests on its quotes as firmly as it calls itself."""
    cited = [quotes[n] for n in sentence.citations]
    if sentence.support is Support.VERBATIM:
        return any(sentence.text == well_formed(display_text(quote)) for quote in cited)
    firmness = list(Support)
    least = Support.SUPPORTED if sentence.support is Support.CONCLUDED else sentence.support
    return firmness.index(support_of(sentence.text, cited)) <= firmness.index(least)


def _is_concluded_again(sentence: AnswerSentence, now: Answer) -> bool:
    """Tell whether a conclusion is drawn now, too: of a quote alone the days may not be known."""
    drawn = (s.text for s in now.sentences if s.support is Support.CONCLUDED)
    return sentence.support is Support.CONCLUDED and sentence.text in drawn


def _differs(card: Card, now: Answer) -> bool | None:
    kept = card.answer
    if now.standalone_question != kept.standalone_question:
        return None
    said = (now.status, now.reason, [s.text for s in now.sentences])
    return said != (kept.status, kept.reason, [s.text for s in kept.sentences])
