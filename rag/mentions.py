"""Who and what a short text names, in order: people, organisations, places, things.

Word classes, spelling and neighbours decide, never a list of names. Good for questions and single
sentences; a name whose kind nothing tells stays a plain ``NAME`` and may be anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from corpus.article import Language
from index.encoders.words import word_vectors
from index.folding import simplify
from rag.stop_words import STOP_WORDS

REMEMBERED = 1024
"""Texts whose words and mentions are kept: a conversation's earlier turns come back with each question."""


SHORT_NAME = 2
"""Characters of the shortest Chinese names."""


class Kind(StrEnum):
    """What a mention stands for."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    THING = "thing"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Mention:
    """A range of a text that names something: ``source[start:end] == text``.

    Attributes:
        kind: what it stands for.
        is_proper: whether it is a name, not a phrase around a common noun.
    """

    text: str
    start: int
    end: int
    kind: Kind
    is_proper: bool = True

    def is_same(self, other: Mention) -> bool:
        """Tell whether both name the same: equal, or one ends with the other (a family name alone)."""
        one, two = self.text.casefold(), other.text.casefold()
        return one == two or f" {one}".endswith(f" {two}") or f" {two}".endswith(f" {one}")


@lru_cache(REMEMBERED)
def mentions(text: str, language: Language) -> tuple[Mention, ...]:
    """Return what a text names, by where it begins; a longer mention before those inside it."""
    found = _chinese(text) if language == "zh" else _english(text)
    return tuple(sorted(dict.fromkeys(found), key=lambda m: (m.start, -m.end)))


# ---- by spelling ----------------------------------------------------------------------------------

_LATIN = "A-Za-z0-9À-ɏ"
_WORD = rf"[{_LATIN}](?:[{_LATIN}&.\-]*[{_LATIN}])?"
_BODY_LATIN = re.compile(
    r"\b(?:Inc|Corp|Co|Ltd|LLC|Labs?|AI|University|College|Institute|Bank|Group|Journal|Times|News|Community"
    r"|Company|Ministry|Council|Party|House|Agency|Foundation|Association|Union|Team|Post|Magazine)\.?$"
)
_MIXED_CASE = re.compile(r"[a-z][A-Z]|[A-Z]{3,}|\w\.\w|\d")
_BODY_CHINESE = re.compile(
    "(?:公司|集团|企业|大学|学院|团队|小组|工作组|委员会|研究院|研究所|银行|组织|机构|实验室|社区|报社?|杂志"
    "|法院|政府|协会|联盟|平台|厂商|[部局署])$"
)
_PERSON_CHINESE = re.compile(
    "(?:人|者|员|(?<![国大])家|[市校部院局团队会所司处]长|董事长|官|总统|总理|主席|总裁|教授|导演|老师|先生|女士|高管)$"
)
PERSON_NOUNS = (
    "researcher|scientist|founder|co-founder|author|writer|chief|head|leader|boss|director|president|minister|mayor"
    "|professor|engineer|executive|hacker|entrepreneur|man|woman|person|guy|official|employee|staffer"
)
BODY_NOUNS = (
    "company|firm|startup|start-up|team|group|lab|laboratory|organisation|organization|agency|nonprofit|university"
    "|institute|outlet|newspaper|bank|government|council"
)


def _kind_of_latin(name: str) -> Kind:
    words = name.split()
    if _BODY_LATIN.search(name) or (len(words) == 1 and _MIXED_CASE.search(name)):
        return Kind.BODY
    if len(words) in (2, 3) and all(len(w) > 1 and w[:1].isupper() and w[1:].islower() for w in words):
        return Kind.PERSON
    return Kind.THING if len(words[-1]) == 1 else Kind.NAME


# ---- Chinese --------------------------------------------------------------------------------------

_PIECE = re.compile(rf"《[^》]+》|[“「][^”」]+[”」]|{_WORD}(?:[ ·]{_WORD})*|[^\s]", re.ASCII)
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff·]+")
_NAMES = {"nr", "nrt", "nrfg", "ns", "nt", "nz", "j", "eng"}
_NOUNS = {"n", "ng", "vn", "an", "nl"} | _NAMES
_BEFORE_NOUNS = {"a", "b", "m", "q", "title"}
_GLUED = "于在是说称讲读问被把和与也将对向给说"
"""Characters that the word segmenter takes for the end of a name that it does not know."""

_NOT_NOUNS = frozenset("时候 时间段 之后 之前".split())
_NOT_NAMES = frozenset("ai app ceo cto it token tokens".split())
_INSIDE = frozenset("在 从 离开 加入 进入 离职 任职于".split())
_ACTS = frozenset("说 称 认为 表示 写 写道 辞职 离职 担心 觉得 指出 批评 毕业 走 警告 呼吁".split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a Chinese text with its class and where it begins."""

    text: str
    tag: str
    start: int

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.text)

    @property
    def is_name(self) -> bool:
        """Whether its class is one of names."""
        return self.tag in _NAMES

    @property
    def is_stray(self) -> bool:
        """Whether it may be a name that the segmenter takes for an adverb."""
        return self.tag == "d" and len(self.text) > 1


@lru_cache(REMEMBERED)
def chinese_tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a Chinese text with their classes; Latin names and titles are one token each."""
    import rjieba  # noqa: PLC0415 - reading its dictionary takes .2 s

    plain, found, position = simplify(text), [], 0
    while position < len(plain):
        piece = _PIECE.search(plain, position)
        if piece is None:
            break
        word, position = piece.group(), piece.end()
        if word[0] in "《“「":
            found.append(Token(word, "title", piece.start()))
        elif word[0].isascii() or not _HAN.match(word):
            latin = word[0].isalpha() and (len(word) > 1) and word.casefold() not in _NOT_NAMES | STOP_WORDS
            found.append(Token(word, "eng" if latin else "m" if word.isalnum() else "x", piece.start()))
        else:
            run = _HAN.match(plain, piece.start())
            assert run is not None  # noqa: S101 - the character matched just now
            position = run.end()
            found.extend(_tagged(rjieba.tag(run.group()), run.start()))
    return tuple(replace(t, text=text[t.start : t.end]) for t in found)


def _tagged(tagged: Iterable[tuple[str, str]], start: int) -> Iterator[Token]:
    for word, tag in tagged:
        if tag.startswith("nr") and len(word) > SHORT_NAME and word[-1] in _GLUED:
            yield Token(word[:-1], tag, start)
            yield Token(word[-1], "v", start + len(word) - 1)
        elif (
            tag == "n" and len(word) == SHORT_NAME and not _is_common(word) and not _BODY_CHINESE.search(word)
        ):
            yield Token(word, "nz", start)
        elif word in _NOT_NOUNS or (word == "人" and tag == "n"):
            yield Token(word, "t", start)
        else:
            yield Token(word, tag, start)
        start += len(word)


def _is_common(word: str) -> bool:
    """Tell whether the built-in encoder holds a word as one piece: names that it does not know fall apart."""
    return len(word_vectors().of_texts([word])[0]) == 1


def _chinese(text: str) -> Iterator[Mention]:
    tokens = chinese_tokens(text)
    begin = 0
    while begin < len(tokens):
        end = _phrase_end(tokens, begin)
        if end > begin:
            yield from _of_phrase(text, tokens, begin, end)
        begin = max(end, begin + 1)


def _phrase_end(tokens: Sequence[Token], begin: int) -> int:
    """Return the end of the noun phrase that begins at a token; ``begin`` when none does."""
    position, end = begin, begin
    while position < len(tokens):
        tag = tokens[position].tag
        if tag in _NOUNS or tag == "title":
            end = position + 1
        elif not (tag in _BEFORE_NOUNS or (tag == "uj" and end == position > begin)):
            after_owner = position > begin and tokens[position - 1].tag == "uj" and tag in ("v", "ad")
            if not (after_owner and [t.tag for t in tokens[position + 1 : position + 2]] == ["n"]):
                break  # 某人的公开信 goes on, 某人的离开引起 does not
        position += 1
    return end


def _of_phrase(text: str, tokens: Sequence[Token], begin: int, end: int) -> Iterator[Mention]:
    """Yield the names of a noun phrase, and the phrase itself when its head is a common noun."""
    position = begin
    while position < end:
        stop = position + 1
        if tokens[position].is_name:
            while stop < end and tokens[stop].is_name and tokens[stop].start == tokens[stop - 1].end:
                stop += 1
            yield _mention(text, tokens[position:stop], _kind_of_name(tokens, position, stop))
        elif tokens[position].tag == "title":
            yield _mention(text, tokens[position:stop], Kind.THING)
        position = stop
    head = tokens[end - 1]
    is_act = head.tag == "vn" and end - begin > 1 and tokens[end - 2].is_name
    if not head.is_name and head.tag != "title" and not is_act:
        whole = tokens[begin:end]
        starts = [begin] + [n + 1 for n in range(begin, end) if tokens[n].tag == "uj"]
        for start in dict.fromkeys((starts[0], starts[-1])):
            following = tokens[start + 1] if start + 1 < end else head
            compound = (
                tokens[start].is_name and following.start == tokens[start].end and following.tag != "uj"
            )
            yield replace(_mention(text, tokens[start:end], _kind_of_noun(whole)), is_proper=compound)


def _mention(text: str, tokens: Sequence[Token], kind: Kind) -> Mention:
    start, end = tokens[0].start, tokens[-1].end
    return Mention(text[start:end], start, end, kind)


def _kind_of_noun(tokens: Sequence[Token]) -> Kind:
    head = simplify(tokens[-1].text)
    if _BODY_CHINESE.search(head):
        return Kind.BODY
    return Kind.PERSON if _PERSON_CHINESE.search(head) else Kind.THING


def _kind_of_name(tokens: Sequence[Token], begin: int, end: int) -> Kind:
    name, tag = "".join(t.text for t in tokens[begin:end]), tokens[begin].tag
    before = simplify(tokens[begin - 1].text) if begin else ""
    after = [simplify(t.text) for t in tokens[end : end + 4]]
    if _PERSON_CHINESE.search(before):
        return Kind.PERSON
    if after[:1] and _BODY_CHINESE.search(after[0]):
        return Kind.BODY
    if tag == "eng":
        kind = _kind_of_latin(name)
    elif tag.startswith("nr"):
        kind = Kind.NAME if _is_common(name) else Kind.PERSON
    else:
        kind = {"ns": Kind.PLACE, "nt": Kind.BODY}.get(tag, Kind.NAME)
    if kind is not Kind.NAME:
        return kind
    if after[:1] and after[0] in _ACTS:
        return Kind.PERSON
    if before in _INSIDE:
        return Kind.BODY
    return Kind.BODY if after[:1] == ["的"] and any(map(_PERSON_CHINESE.search, after[1:])) else kind


# ---- English --------------------------------------------------------------------------------------

_CAPITAL = rf"(?:[A-ZÀ-Þ]|[a-z]+[A-Z])(?:[{_LATIN}&.\-]*[{_LATIN}])?"
_NAME_RUN = re.compile(
    rf"(?<![\w-]){_CAPITAL}(?: (?:of |the |for )?{_CAPITAL})*|[\u3400-\u9fff]{{2,}}|[“\"][^”\"]+[”\"]"
)
_NOUN_PHRASE = re.compile(r"\b(?:the|its|his|her|their|'s|’s)((?: [a-z][a-z-]+){1,3})")
_SUBJECT = re.compile(r"^(who|what) (?:is|are|was|were) (?:the |an? )?([\w .'&-]+?)[?.! ]*$", re.IGNORECASE)
_TITLE = re.compile(rf"(?:{PERSON_NOUNS}) [A-Z]", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:at|from|of|in|joined|join|left|leave|quit)\s+$")
_ROLE = re.compile(rf"^['’]s (?:\w+ )?(?:{PERSON_NOUNS})\b|^ (?:{BODY_NOUNS})\b", re.IGNORECASE)
_ACT = re.compile(
    r"^ (?:said|says|say|wrote|write|told|resign\w*|quit|joined|left|leave|thinks?|argue[sd]?)\b"
)
_DO_BEFORE = re.compile(r"\b(?:do|does|did)\s+$", re.IGNORECASE)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday".split()
)


def _english(text: str) -> Iterator[Mention]:
    for run in _NAME_RUN.finditer(text):
        yield from _name(text, run)
    for phrase in _NOUN_PHRASE.finditer(text):
        yield from _thing(text, phrase)
    subject = _SUBJECT.match(text)
    if subject and subject.group(2).islower() and subject.group(2).split()[0] not in STOP_WORDS:
        kind = Kind.PERSON if subject.group(1).lower() == "who" else Kind.THING
        yield Mention(subject.group(2), subject.start(2), subject.end(2), kind, kind is Kind.PERSON)


def _name(text: str, run: re.Match[str]) -> Iterator[Mention]:
    if run.group()[0] in '“"':
        yield Mention(run.group(), run.start(), run.end(), Kind.THING)
        return
    start, words = run.start(), run.group().split(" ")
    while words and (words[0].casefold() in STOP_WORDS | _CALENDAR or _TITLE.match(" ".join(words))):
        start += len(words.pop(0)) + 1
    if not words or start >= run.end():
        return
    name = text[start : run.end()]
    kind = _kind_of_latin(name)
    if kind is Kind.NAME:
        if _ACT.match(text[run.end() :]):
            kind = Kind.PERSON
        elif _WITHIN.search(text[:start]) or _ROLE.match(text[run.end() :]):
            kind = Kind.BODY
    yield Mention(name, start, run.end(), kind)


def _thing(text: str, phrase: re.Match[str]) -> Iterator[Mention]:
    """Yield the noun phrase after an article or a possessive, up to the first word that names nothing."""
    words = phrase.group(1).split()
    kept = next((n for n, w in enumerate(words) if w in STOP_WORDS), len(words))
    end = phrase.start(1) + len("".join(f" {w}" for w in words[:kept]))
    start = phrase.start()
    if text[start] in "'’":
        owner = re.search(rf"{_CAPITAL}(?: {_CAPITAL})*$", text[:start])
        start = owner.start() if owner else phrase.start(1) + 1
    at_end = not re.search(r"[A-Za-z]", text[end:])
    if kept > 1 and at_end and _DO_BEFORE.search(text[:start]):
        kept -= 1  # "did the old dock close": the verb stands last
        end = phrase.start(1) + len("".join(f" {w}" for w in words[:kept]))
    if not kept:
        return
    head = words[kept - 1]
    kind = Kind.THING
    if re.fullmatch(BODY_NOUNS, head):
        kind = Kind.BODY
    elif re.fullmatch(PERSON_NOUNS, head):
        kind = Kind.PERSON
    yield Mention(text[start:end], start, end, kind, is_proper=False)
