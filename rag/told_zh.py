"""Clauses of a Chinese sentence that say something of what they name: subject and statement.

Rules over word classes; a clause in which a word points elsewhere (他, 该, 当时), or that hangs on another
one (如果, 虽然), says nothing by itself and is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.language import HAN
from index.folding import simplify
from rag.clauses import blanked, clauses, without_brackets
from rag.names import Name, names
from rag.quotations import quotations
from rag.words import Word, chinese_words

LONGEST_SUBJECT = 18
SHORTEST, LONGEST = 2, 34
"""Characters of what a clause says of its subject."""

_NOMINAL = frozenset("n ng nz nl nr nrt nrfg ns nt j eng title vn an a b uj".split())
_ENDS_NOUN = _NOMINAL - {"a", "b", "uj", "an"}
_VERBAL = frozenset("v vd vn vi vg ad d p".split())
_WHOLE_WORDS = frozenset(
    "是有没会能可要应获由在让使向去赴占达用把被说称于对从与和以为因按给跟同随也还又都就才已曾将不正再则却便仍即均先共只未刚"
)
"""Words of one character; others the segmenter often tears from a longer one."""

_VERBS_ANYWAY = frozenset("毕业 就读 任职".split())  # the segmenter takes them for nouns
_TAKE_VERBS = frozenset(
    "宣布 开始 决定 选择 继续 停止 承认 同意 拒绝 呼吁 要求 允许 帮助 参与 负责 希望 可以 可能 能够 需要"
    " 应该 必须 接受 进行 予以 遭到 受到 尝试 试图 打算 申请 坚持 主张 建议 推动 准备 前往 涉嫌 被控 致力"
    " 批准 协助 指控".split()
)
"""Verbs that take another one."""

POINTS = re.compile(
    "[他她它我你咱俺您这那此该谁哪吗呢本某]|其(?![中他实次余])|什么|怎么|为何|多少|上述|前者|后者|当时|当天|当日|同日|同时|同年|同期"
    "|如果|假如|倘若|虽然|尽管|即使|哪怕|只要|除非|一旦|不但|不仅|而是|两者|双方|以下|如下|前文|另一|其中|彼此|一边|[\x00\x01#*|<>]"
)
"""Words that point elsewhere or hang a clause on another one, and what is no plain text."""

_LEAD = re.compile(
    "(?:但是?|而且?|不过|然而|并且?|此外|另外|据悉|据了解|其实|事实上|于是|所以|因此|因而|对此|与此同时|例如|比如|其中|最终|结果|至此"
    "|随后|之后|后来|目前|现在|如今|近日|最近|日前)[，,]?"
)
_DANGLES = re.compile(
    "(?:[的地得在和与及或对向从把被为以等到给让使将并且但而又就也都仍还曾已是有称说道来后前时中起、]|之际|以来|期间|关于|通过|由于|因为"
    "|进行|介绍|表示|指出|认为|透露|强调|告诉|回应|证实|提醒|直言|坦言|解释|补充|警告|发现|得知|获悉|看到|注意|显示|决定|宣布|如下)$"
)
_NO_SUBJECT = re.compile(
    "^(?:[经据由为距]|根据|按照)|(?<=\\w)因(?=涉|不|为|违|被)|(?:公告|报告|声明|通报|报道|消息|数据|资料|统计|记者|通讯员|编辑|网友|计划|预计)$"
)
_BY = re.compile(
    r"(?<=\w)(?<![自理经缘])由(?=\w)"
)  # 新桥由远帆集团承建: the segmenter reads 由远帆 as a name
_OPENS_NO_STATEMENT = re.compile(
    "因(?![此而])|根据|按照|依据|经|针对|围绕|随着|通过|以|为了|作为|计划|打算|准备"
)
BYLINE = re.compile(
    f"记者 ?[{HAN}]{{2,4}}(?:[ /摄]|$)|[（(【][^（）()【】]{{0,20}}(?:记者|通讯员)"
    "|(?:记者|通讯员|编辑|责编|校对|监制|摄影|供图|来源|原标题|图源)(?:[：: /]|$)|\\s摄|月\\d+日(?:电|讯)"
)
"""Who wrote, edited or photographed it: such a line says nothing of what it names."""


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that says something of what it names.

    Attributes:
        subject: the noun phrase that it opens with.
        said: what it says of that.
        name: a name in the subject; its place counts from the subject's beginning.
        start: where the clause begins in the sentence, its lead-in left out.
        at: where ``said`` begins in the sentence.
    """

    subject: str
    said: str
    name: Name
    start: int
    at: int


@dataclass(frozen=True, slots=True)
class Parted:
    """A sentence, the same without quotations and brackets and in Simplified, and where its clauses are."""

    text: str
    plain: str
    clauses: tuple[tuple[int, int], ...]


def parted(text: str) -> Parted:
    """Return a sentence with its clauses."""
    plain = without_brackets(blanked(simplify(text), quotations(text)))
    return Parted(text, plain, tuple((a, b) for a, b in clauses(plain) if plain[a:b].strip()))


def told(parts: Parted, start: int, end: int) -> Told | None:
    """Return what a range of a sentence, one clause, says of what it names; None when it does not, surely."""
    clause = parts.plain[start:end]
    found = None if POINTS.search(clause) or _DANGLES.search(clause.rstrip()) else opened(parts, start, end)
    return found if found and SHORTEST <= len(found.said) <= LONGEST else None


def opened(parts: Parted, start: int, end: int) -> Told | None:
    """Return the same where only subject and verb matter: what stands behind the verb may be anything."""
    plain = parts.plain
    while lead := _LEAD.match(plain, start, end):
        start = lead.end()
    start += len(plain[start:end]) - len(plain[start:end].lstrip())
    clause = plain[start:end].rstrip()
    if plain[start - 1 : start] == "—" or clause.count("《") != clause.count("》") or "  " in clause:
        return None
    cut = subject_length(clause)
    by = _BY.search(clause, 0, cut)
    cut = by.start() if by else cut
    subject, said = clause[:cut].rstrip(), clause[cut:].lstrip()
    if not 0 < cut <= LONGEST_SUBJECT or _NO_SUBJECT.search(subject) or POINTS.search(subject):
        return None
    name = next((n for n in names(subject, "zh") if n.is_certain), None)
    if name is None or _OPENS_NO_STATEMENT.match(said):
        return None
    at = start + clause.index(said, cut)
    own = parts.text[start : start + len(subject)]
    return Told(own, parts.text[at : at + len(said)], name, start, at)


def going_on(parts: Parted) -> Iterator[Told]:
    """Yield what clauses without a subject say of that of the clause right before them."""
    before: Told | None = None
    for start, end in parts.clauses:
        now = opened(parts, start, end)
        words = chinese_words(parts.plain[start:end].strip())
        if now is None and before and words and words[0].tag == "v" and not _is_noun(words, 0):
            said = parts.text[start:end].strip()
            plain = parts.plain[start:end].strip()
            if SHORTEST <= len(said) <= LONGEST and not POINTS.search(plain) and not _DANGLES.search(plain):
                at = parts.plain.index(plain, start)
                yield Told(before.subject, said, before.name, before.start, at)
                continue
        is_plain = now is not None and now.subject.startswith(now.name.text) and "的" not in now.subject
        before = now if is_plain else None


def subject_length(clause: str) -> int:
    """Return the length of the noun phrase that a clause opens with when a verb follows it; else 0."""
    words = chinese_words(clause)
    count = 0
    while count < len(words) and words[count].tag in _NOMINAL and words[count].text not in _VERBS_ANYWAY:
        count += 1
    while count and words[count - 1].tag not in _ENDS_NOUN:
        count -= 1
    if not count or count == len(words) or not _opens_statement(words, count):
        return 0  # no noun opens the clause, or no verb follows it
    has_verb = any(w.tag[:1] == "v" or w.tag == "ad" or w.text in _VERBS_ANYWAY for w in words[count:])
    return words[count - 1].end if has_verb and not _is_noun(words, count) else 0


def _opens_statement(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word begins what is said: a verb or what stands before one, a date too."""
    word, behind = words[at], words[at + 1 : at + 2]
    is_date = word.tag == "t" or (word.text.isdigit() and [w.text for w in behind] in (["年"], ["月"]))
    return is_date or word.tag in _VERBAL or word.text in _VERBS_ANYWAY


def _is_noun(words: Sequence[Word], at: int) -> bool:
    """Tell whether a verb may be a part of the noun before it: torn off, or with 的 or a verb behind."""
    verb, behind = words[at], words[at + 1 : at + 2]
    if len(verb.text) == 1 and not verb.text.isdigit():
        return verb.text not in _WHOLE_WORDS
    if verb.tag[:1] != "v":
        return False
    if [w.text for w in behind] == ["的"]:
        return True
    return [w.tag for w in behind] == ["v"] and verb.text not in _TAKE_VERBS


def whole_clauses(parts: Parted) -> Iterator[Told]:
    """Yield what each clause of a sentence says."""
    found = (told(parts, a, b) for a, b in parts.clauses)
    return (t for t in found if t)
