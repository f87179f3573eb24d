"""What the words that say who says something attribute: the quotation beside them, or what they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rag.quotations import Quoted
from rag.speech import Attribution, Cue, Range, past

_SAYS_SOMETHING = 12
"""Characters of a quotation that is taken for words of a speaker who is only named before a colon."""

_WORD = re.compile(r"[^\W_]")
_CLAUSE_END = re.compile(r"[^\W_\x00\x01]\W*[，,；;。]\W*")
_SEMICOLON = re.compile(r";\s")
_GAP = re.compile(r"[\s，,：:*_>—–-]*")
_ENDS = re.compile(r"[。！？!?…，,.]\W*$")
_COMMA = re.compile(r"[，,]\s*$")
_SENTENCE_ENDS = re.compile(r"[。！？!?.]\W*$")
_GOES_ON = re.compile(r"[*_ ]*(?:[^\W_]|[、和与及]?\x00)")
_MARKS = re.compile(r"[\s*_>#•，,：:；;。.\-]*")
_CLOSING = " \t\n。．.，,；;：:*_（("
_JOINT = re.compile(r"[,\s]+(?:and|but|while|whereas)\Z")
_JOINT_LENGTH = 10


def said(text: str, plain: str, quoted: Sequence[Quoted], cues: Iterable[Cue]) -> tuple[Attribution, ...]:
    """Return what cues attribute, by where it begins; what holds another stands before it.

    Args:
        text: the sentence.
        plain: the same with what is quoted blanked (see ``blanked``).
        quoted: its quotations.
        cues: the words in it that say who says something.
    """
    ordered = sorted(cues, key=lambda c: (c.needs_quotation, c.start, -c.end))
    sentence = _Sentence(text, plain, tuple(quoted), tuple(ordered))
    found = [a for n in range(len(ordered)) for a in sentence.attributed(n)]
    return tuple(sorted(_without_doubles(found), key=lambda a: (a.start, -a.end)))


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    plain: str
    quoted: tuple[Quoted, ...]
    cues: tuple[Cue, ...]

    def attributed(self, n: int) -> Iterator[Attribution]:
        """Yield what the words of one cue attribute."""
        cue = self.cues[n]
        ahead = self._quotation_before(cue.start)
        behind = self._quotation_after(cue.end) if ahead or not cue.is_before else None
        if behind and self._is_all_said(behind, cue):
            yield self._attribution(cue, (behind.start, behind.end), is_quotation=True)
        elif not cue.is_before:
            yield from self._told(cue, cue.end, self._limit(n))
        if ahead and not cue.is_nested and self._is_whole(ahead):
            yield self._attribution(cue, (ahead.start, ahead.end), is_quotation=True)
        elif cue.is_before:
            yield from self._told(cue, 0, cue.start)

    def _told(self, cue: Cue, start: int, end: int) -> Iterator[Attribution]:
        """Yield what is told, and the whole sentences quoted in it: it is late, she says, "and cold."."""
        told = None if cue.needs_quotation else self._stripped(start, end)
        if told is None:
            return
        yield self._attribution(cue, told)
        if cue.is_nested or cue.is_before:
            return
        for q in self.quoted:
            if told[0] < q.opens and q.start < told[1] and self._is_own_sentence(q, cue, told[0]):
                yield self._attribution(cue, (q.start, q.end), is_quotation=True)

    def _is_own_sentence(self, q: Quoted, cue: Cue, start: int) -> bool:
        others = (c for c in self.cues if not c.is_before and cue.end <= c.start and c.end <= q.opens)
        follows_comma = _COMMA.search(self.plain, start, q.opens)
        return bool(follows_comma and _SENTENCE_ENDS.search(self.text, q.start, q.end)) and not any(others)

    def _attribution(self, cue: Cue, what: Range, *, is_quotation: bool = False) -> Attribution:
        if cue.speaker is None:
            return Attribution(*what, "", None, None, is_quotation)
        return Attribution(*what, self.text[slice(*cue.speaker)], *cue.speaker, is_quotation)

    def _limit(self, n: int) -> int:
        """Return where what is told ends at the latest: another takes the word, or its source is named."""
        own = self.cues[n]
        for cue in self.cues[n + 1 :]:
            if cue.start < own.end or cue.needs_quotation:
                continue
            stands_beside = not own.is_nested and not cue.is_nested
            if cue.is_before or (stands_beside and _CLAUSE_END.search(self.plain, own.end, cue.start)):
                return cue.start
        is_list = self.plain[max(0, own.end - 2) : own.end].strip() == ":"
        stop = None if is_list else _SEMICOLON.search(self.plain, own.end)
        return stop.start() if stop else len(self.plain)

    def _quotation_after(self, position: int) -> Quoted | None:
        places = (position, past(_GAP, self.plain, position))
        return next((q for q in self.quoted if q.opens in places), None)

    def _quotation_before(self, position: int) -> Quoted | None:
        nearest = next((q for q in reversed(self.quoted) if q.closes <= position), None)
        return nearest if nearest and _GAP.fullmatch(self.plain, nearest.closes, position) else None

    def _is_all_said(self, q: Quoted, cue: Cue) -> bool:
        """Tell whether a quotation is all that is said, not only a word of it: 他说“热乱”正在出现."""
        if _ENDS.search(self.text, q.start, q.end):
            return True
        is_long_enough = not cue.needs_quotation or q.end - q.start >= _SAYS_SOMETHING
        return is_long_enough and not _GOES_ON.match(self.plain, q.closes)

    def _is_whole(self, q: Quoted) -> bool:
        """Tell whether a quotation before its speaker is all that is said, and no word or two of it."""
        return bool(_ENDS.search(self.text, q.start, q.end)) or not _WORD.search(self.plain, 0, q.opens)

    def _stripped(self, start: int, end: int) -> Range | None:
        """Return a range without marks and conjunctions at its ends; None when no word is left."""
        start = past(_MARKS, self.text, start, end)
        end = start + len(self.text[start:end].rstrip(_CLOSING))
        if joint := _JOINT.search(self.text, max(start, end - _JOINT_LENGTH), end):
            end = joint.start()
        return (start, end) if _WORD.search(self.text, start, end) else None


def _without_doubles(found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield each attribution once, and of quotations that overlap the first."""
    taken: list[Range] = []
    seen: set[tuple[int, int, str]] = set()
    for a in found:
        key = a.start, a.end, a.speaker
        overlaps = a.is_quotation and any(a.start < end and start < a.end for start, end in taken)
        if overlaps or (key in seen and not a.is_quotation):
            continue
        seen.add(key)
        if a.is_quotation:
            taken.append((a.start, a.end))
        yield a
