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

_PARAGRAPHS = 4
"""That a quotation may run over besides the sentence's own."""

_BLOCK = re.compile(r"\s*>[\s*_]*")
_ABOVE = re.compile(r"(?m)^[ \t]*>.*\n(?=\s*\Z)")
_OPENS = re.compile(r"[\s*_>#\-]*[“「『\"«＂]")
_CLOSES = '”」』"'
_ENDS_SAYING = re.compile(
    '[^，,；;：:。？！“”「」"\\n]{2,60}?(?:说|說|表示|称|稱|写道|寫道|道|介绍|指出|坦言|告诉记者|感慨|感叹|回忆|强调|解释|透露)[。.]?$'
)
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
        after = next(((s, e) for s, e in spans if s >= stop), (stop, stop))
        if text[stop - 1] in _CLOSES and (_SIGNS.match(text, stop) or _ENDS_SAYING.match(text, *after)):
            stop = after[1]
        return begin, stop

    def before(self) -> Range | None:
        """Return the sentence before in the same paragraph or block of quotation; None without one."""
        first = self._line()[0]
        text = self.article.text
        if _BLOCK.fullmatch(text, first, self.start):
            above = _ABOVE.search(text, max(0, first - _REACH), first)
            first = above.start() if above else first
        spans = [
            s
            for s in sentences(text[first : self.start])
            if any(map(str.isalnum, text[first + s.start : first + s.end]))
        ]
        return (first + spans[-1].start, first + spans[-1].end) if spans else None

    def opens_with_quotation(self, position: int | None = None) -> bool:
        """Tell whether the sentence, or what begins at a position, opens with a quotation mark."""
        return bool(_OPENS.match(self.article.text, self.start if position is None else position))

    def is_quotation(self) -> bool:
        """Tell whether the sentence is one quotation."""
        return self.opens_with_quotation() and not any(
            map(str.isalnum, self.article.text[self.own_quotation()[1] : self.end])
        )

    def own_quotation(self) -> Range:
        """Return the quotation that the sentence opens with."""
        text = self.article.text[self.start : self.end]
        found = quotations(text)
        return (self.start + found[0].start, self.start + found[0].end) if found else (self.start, self.start)

    def _line(self) -> Range:
        """Return the paragraph, and those around that a quotation of it runs over."""
        text = self.article.text
        low, high = max(0, self.start - _REACH), min(len(text), self.end + _REACH)
        first = max(text.rfind("\n", 0, self.start) + 1, low)
        last = _line_end(text, self.end, high)
        for _ in range(_PARAGRAPHS):
            found = quotations(text[first:last])
            if found and not found[0].opens and not found[0].start and first > low:
                first = max(text.rfind("\n", 0, len(text[:first].rstrip())) + 1, low)
            elif found and found[-1].closes == found[-1].end and last < high:
                last = _line_end(text, last + 1, high)
            else:
                break
        return first, last

    def _lead_in(self, begin: int) -> int:
        """Return where the sentence begins that leads in what begins at a position; else the position."""
        text = self.article.text
        before = text[max(0, begin - _REACH) : begin]
        if not _LEADS_IN.search(before):
            return begin
        spans = sentences(before)
        return begin - len(before) + spans[-1].start if spans else begin


def _line_end(text: str, position: int, high: int) -> int:
    last = text.find("\n", position, high)
    return last if last >= 0 else high
