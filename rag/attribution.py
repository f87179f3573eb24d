"""Who says what a sentence says: "据BBC报道", "Ada Holm wrote", what stands in quotation marks.

Attribution is told by the sentence's own words (verbs of saying, sources, quotation marks), never by a list of
people or outlets. A quotation may have its speaker in a sentence beside it; indirect speech has it in its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.article import Article, Language
from index.folding import simplify
from rag import speech_en, speech_zh
from rag.clauses import blanked
from rag.pronouns import antecedent
from rag.quotations import Quoted, quotations
from rag.speech import Cue, Range
from rag.surroundings import Surroundings

LONGEST = 2_000
"""Characters; a longer sentence is none, and nothing is attributed in it."""

REMEMBERED = 1024
"""Sentences whose attributions are kept."""

_SAYS_SOMETHING = 12
"""Characters of a quotation that is taken for words of a speaker who is only named before a colon."""

PRONOUN = re.compile("[他她](?:自己|本人)?|[Hh]e|[Ss]he")
"""A speaker who may be named elsewhere."""

POINTING = re.compile(
    f"(?:{PRONOUN.pattern}|[我它她他你]们?|[Tt]hey|[Ii]t|[Ww]e|I|[Yy]ou|[该本这那此].*|(?:[Tt]he|[Aa]n?) .*)"
)
"""A speaker who is not named but only pointed at."""

_WORD = re.compile(r"[^\W_]")
_CLAUSE_END = re.compile(r"[^\W_\x00\x01]\W*[，,；;。]\W*")
_SEMICOLON = re.compile(r";\s")
_GAP = re.compile(r"[\s，,：:*_>—–-]*")
_ENDS = re.compile(r"[。！？!?…，,.]\W*$")
_OWN_WORDS = re.compile(r"[，,]\s*$")
_SENTENCE_ENDS = re.compile(r"[。！？!?.]\W*$")
_GOES_ON = re.compile(r"[*_ ]*[^\W_]")
_MARKS = re.compile(r"[\s*_>#•，,：:；;。.\-]*")
_CLOSING = " \t\n。．.，,；;：:*_（("
_JOINT = re.compile(r"[,\s]+(?:and|but|while|whereas)\Z")
_JOINT_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Attribution:
    """A stretch of a text that the text says somebody says: ``text[start:end]``.

    Attributes:
        start: where the words attributed begin; quotation marks are left out.
        end: where they end.
        speaker: who says them, as printed or, for a pronoun, by name; empty when the text names nobody.
        speaker_start: where the speaker's words stand; None when they stand in another sentence or nowhere.
        speaker_end: where they end.
        is_quotation: whether the words are the speaker's own; else they are told.
    """

    start: int
    end: int
    speaker: str
    speaker_start: int | None
    speaker_end: int | None
    is_quotation: bool


@lru_cache(REMEMBERED)
def attributions(text: str, language: Language) -> tuple[Attribution, ...]:
    """Return what one sentence attributes to whom, by where it begins; what holds another stands before it.

    Quotations do not overlap; told speech may hold a quotation, or speech that is told in it.

    >>> [(a.speaker, a.is_quotation) for a in attributions("据《北港报》报道，李明说：“桥下周通车。”", "zh")]
    [('《北港报》', False), ('李明', True)]
    """
    if len(text) > LONGEST:
        return ()
    quoted = quotations(text)
    plain = blanked(simplify(text) if language == "zh" else text, quoted)
    find = speech_zh.cues if language == "zh" else speech_en.cues
    cues = sorted(find(text, plain), key=lambda c: (c.needs_quotation, c.start, -c.end))
    found = {a: None for n, cue in enumerate(cues) for a in _of_cue(text, plain, quoted, cues, n)}
    return tuple(sorted(_without_doubles(found), key=lambda a: (a.start, -a.end)))


def attributed_in(article: Article, start: int, end: int) -> tuple[Attribution, ...]:
    """Return what a sentence of an article attributes to whom, as offsets in the article, clipped to the sentence.

    The speaker of a quotation that runs over several sentences, or stands after a colon, is looked for beside it.

    Args:
        article: holds the sentence.
        start: where the sentence begins.
        end: where it ends.
    """
    around = Surroundings(article, start, end)
    found = _read(around)
    if not any(a.is_quotation for a in found) and (speaker := _spoke_on(around)):
        found = (*found, Attribution(*around.own_quotation(), speaker, None, None, True))
    return tuple(sorted(found, key=lambda a: (a.start, -a.end)))


def _read(around: Surroundings) -> tuple[Attribution, ...]:
    """Return what the sentence attributes, read together with the sentences that its quotation runs over."""
    article, (start, end) = around.article, around.sentence
    begin, stop = around.region()
    found = attributions(article.text[begin:stop], article.language)
    moved = (_moved(a, begin) for a in found)
    return tuple(
        _clipped(_named(article, a, begin), start, end) for a in moved if a.start < end and a.end > start
    )


def _spoke_on(around: Surroundings) -> str:
    """Return who was told or quoted right before the sentence, which goes on with a quotation; empty: nobody."""
    before = around.before()
    if before is None or not around.is_quotation():
        return ""
    text = around.article.text
    said = [
        a
        for a in _read(Surroundings(around.article, *before))
        if a.is_quotation or not _WORD.search(text, a.end, before[1])
    ]
    return said[0].speaker if said and all(a.speaker == said[0].speaker for a in said) else ""


def _moved(a: Attribution, by: int) -> Attribution:
    speaker = (
        (None, None)
        if a.speaker_start is None or a.speaker_end is None
        else (a.speaker_start + by, a.speaker_end + by)
    )
    return Attribution(a.start + by, a.end + by, a.speaker, *speaker, a.is_quotation)


def _clipped(a: Attribution, start: int, end: int) -> Attribution:
    """Return an attribution as one sentence shows it."""
    inside = a.speaker_start is not None and start <= a.speaker_start < end
    speaker = (a.speaker_start, a.speaker_end) if inside else (None, None)
    return Attribution(max(a.start, start), min(a.end, end), a.speaker, *speaker, a.is_quotation)


def _named(article: Article, a: Attribution, begin: int) -> Attribution:
    """Return an attribution with the name that its speaker, a pronoun, stands for, where that is certain."""
    if a.speaker_start is None or not PRONOUN.fullmatch(a.speaker):
        return a
    has_quotation = bool(quotations(article.text[begin : a.speaker_start]))
    name = antecedent(article, a.speaker_start, read_to=begin if has_quotation else None)
    return replace(a, speaker=name or a.speaker)


def _of_cue(
    text: str, plain: str, quoted: Sequence[Quoted], cues: Sequence[Cue], n: int
) -> Iterator[Attribution]:
    """Yield what the words of one cue attribute."""
    cue = cues[n]
    ahead = _last_quotation(plain, quoted, cue.start)
    behind = _next_quotation(plain, quoted, cue.end) if ahead or not cue.is_before else None
    if (
        behind
        and not _is_part(text, plain, behind)
        and (not cue.needs_quotation or _is_sentence(text, behind))
    ):
        yield _attribution(text, cue, (behind.start, behind.end), is_quotation=True)
    elif not cue.is_before and not cue.needs_quotation:
        told = _stripped(text, cue.end, _limit(plain, cues, n))
        if told:
            yield _attribution(text, cue, told)
            yield from _own_words(text, plain, quoted, cues, n, told)
    if ahead and not cue.is_nested and _is_whole(text, plain, ahead):
        yield _attribution(text, cue, (ahead.start, ahead.end), is_quotation=True)
    elif cue.is_before and not cue.needs_quotation:
        told = _stripped(text, 0, cue.start)
        if told:
            yield _attribution(text, cue, told)


def _own_words(
    text: str, plain: str, quoted: Sequence[Quoted], cues: Sequence[Cue], n: int, told: Range
) -> Iterator[Attribution]:
    """Yield whole sentences quoted within told speech: he says that the tide is out, "and nobody came."."""
    cue = cues[n]
    for q in quoted:
        is_nearest = not any(cue.end <= c.start and c.end <= q.opens for c in cues if not c.is_before)
        is_within = told[0] < q.opens and q.start < told[1]
        if is_within and is_nearest and not cue.is_nested and _OWN_WORDS.search(plain, told[0], q.opens):
            if _SENTENCE_ENDS.search(text, q.start, q.end):
                yield _attribution(text, cue, (q.start, q.end), is_quotation=True)


def _attribution(text: str, cue: Cue, said: Range, *, is_quotation: bool = False) -> Attribution:
    if cue.speaker is None:
        return Attribution(*said, "", None, None, is_quotation)
    return Attribution(*said, text[slice(*cue.speaker)], *cue.speaker, is_quotation)


def _limit(plain: str, cues: Sequence[Cue], n: int) -> int:
    """Return where told speech ends at the latest: where another speaker takes the word, or its source is named."""
    end, is_source = cues[n].end, cues[n].is_nested
    for cue in cues[n + 1 :]:
        if cue.start < end or cue.needs_quotation:
            continue
        if cue.is_before or (not is_source and not cue.is_nested and _CLAUSE_END.search(plain, end, cue.start)):
            return cue.start
    stop = _SEMICOLON.search(plain, end) if plain[end - 2 : end].strip() != ":" else None
    return stop.start() if stop else len(plain)


def _next_quotation(plain: str, quoted: Sequence[Quoted], position: int) -> Quoted | None:
    gap = _GAP.match(plain, position).end()  # type: ignore[union-attr] - it matches nothing, too
    return next((q for q in quoted if q.opens in (position, gap)), None)


def _last_quotation(plain: str, quoted: Sequence[Quoted], position: int) -> Quoted | None:
    nearest = max((q for q in quoted if q.closes <= position), key=lambda q: q.closes, default=None)
    return nearest if nearest and _GAP.fullmatch(plain, nearest.closes, position) else None


def _is_part(text: str, plain: str, q: Quoted) -> bool:
    """Tell whether a quotation is only a word or two of what is said: 他说“热乱”正在出现."""
    return not _ENDS.search(text, q.start, q.end) and bool(_GOES_ON.match(plain, q.closes))


def _is_sentence(text: str, q: Quoted) -> bool:
    """Tell whether a quotation says something and is not a word that is only marked."""
    return q.end - q.start >= _SAYS_SOMETHING or bool(_ENDS.search(text, q.start, q.end))


def _is_whole(text: str, plain: str, q: Quoted) -> bool:
    """Tell whether a quotation before its speaker is all that is said, and no word or two of it."""
    return bool(_ENDS.search(text, q.start, q.end)) or not _WORD.search(plain, 0, q.opens)


def _stripped(text: str, start: int, end: int) -> Range | None:
    start = _MARKS.match(text, start, end).end()  # type: ignore[union-attr] - it matches nothing, too
    end = start + len(text[start:end].rstrip(_CLOSING))
    if joint := _JOINT.search(text, max(start, end - _JOINT_LENGTH), end):
        end = joint.start()
    return (start, end) if _WORD.search(text, start, end) else None


def _without_doubles(found: Iterable[Attribution]) -> Iterator[Attribution]:
    taken: list[Range] = []
    told: set[tuple[int, int, str]] = set()
    for a in found:
        key = a.start, a.end, a.speaker
        if a.is_quotation:
            if any(a.start < end and start < a.end for start, end in taken):
                continue
            taken.append((a.start, a.end))
        elif key in told:
            continue
        told.add(key)
        yield a
