"""The sentences around one that its quotation runs over, or that say whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.article import Article
from corpus.sentences import sentences
from rag.quotations import quotations
from rag.speech import Range

_REACH = 1_200
"""Characters before and after a sentence that are looked at."""

_OPENS = re.compile(r"[\s*_>#\-]*[“「『\"«＂]")
_LEADS_IN = re.compile(r"[：:][\s*_>]*$")
_SIGNS = re.compile(r"\s*[—–]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A sentence in its article: ``article.text[start:end]``."""

    article: Article
    start: int
    end: int

    @property
    def sentence(self) -> Range:
        """Where the sentence stands."""
        return self.start, self.end

    def region(self) -> Range:
        """Return the range of whole sentences that the quotations in the sentence run over."""
        text, (first, last) = self.article.text, self._line()
        spans = [(first + s.start, first + s.end) for s in sentences(text[first:last])]
        begin, stop = self.start, self.end
        for q in quotations(text[first:last]):
            opens, closes = first + q.opens, first + q.closes
            if opens < self.end and closes > self.start:
                begin = min([begin, *(s for s, e in spans if s <= opens < e)])
                stop = max([stop, *(e for s, e in spans if s < closes <= e)])
        if self.opens_with_quotation(begin):
            begin = self._lead_in(begin)
        if _SIGNS.match(text, stop) and text[stop - 1] in "”」』\"":
            stop = next((e for s, e in spans if s >= stop), stop)
        return begin, stop

    def before(self) -> Range | None:
        """Return the sentence before in the same paragraph; None when there is none."""
        first = self._line()[0]
        spans = sentences(self.article.text[first : self.start])
        return (first + spans[-1].start, first + spans[-1].end) if spans else None

    def opens_with_quotation(self, position: int | None = None) -> bool:
        """Tell whether the sentence, or what begins at a position, opens with a quotation mark."""
        return bool(_OPENS.match(self.article.text, self.start if position is None else position))

    def own_quotations(self) -> list[Range]:
        """Return the quotations that the sentence opens with and consists of."""
        text = self.article.text[self.start : self.end]
        return [(self.start + q.start, self.start + q.end) for q in quotations(text)][:1]

    def _line(self) -> Range:
        text = self.article.text
        first = max(text.rfind("\n", 0, self.start) + 1, self.start - _REACH)
        last = text.find("\n", self.end)
        return first, min(last if last >= 0 else len(text), self.end + _REACH)

    def _lead_in(self, begin: int) -> int:
        """Return where the sentence begins that ends with a colon right before a position, else the position."""
        text = self.article.text
        before = text[max(0, begin - _REACH) : begin]
        if not _LEADS_IN.search(before):
            return begin
        spans = sentences(before)
        return begin - len(before) + spans[-1].start if spans else begin
