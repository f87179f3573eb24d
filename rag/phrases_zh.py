"""The noun phrase that the words before a Chinese verb are, or open with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from rag.kinds import BODY_ENDING, PERSON_ENDING
from rag.words import Word

DOCUMENT = re.compile(
    "(?:文章?|全文|报道|报告|公告|声明|通告|通报|信件?|帖子?|转帖|博客|日记|研究|论文|资料|推文|消息|数据|调查|评论|书|社论|公开信"
    "|媒|媒体|号|网|社|台|报|刊|方面?|官方|警方|上|业内|业界|外界|界|坊间|专家|网友|人士|部门|办公室|公司|当局|局|部|委|厅|院|校|村民|居民|市民|律师"
    "|代表|群众|家属|团体|党|会|队|员工|师傅|同学|学生|师|手|民|声音|观点|看法|意见|说法|传闻|传言|爆料|会议|大会|例会|发布会|警|客服|商|CEO|CTO|CFO|COO|日志"
    "|纪要|财报|白皮书|论坛)$"
)
"""How words end that name no person and can say something: documents, the media, groups, offices."""

_NOMINAL = ("n", "an", "eng", "title", "j", "l", "r", "vn", "k", "m", "q", "s")

_ENDINGS = (PERSON_ENDING, BODY_ENDING, DOCUMENT)
_IS_PERSON = re.compile(f"{PERSON_ENDING.pattern}|人士$")
_PASSED_OVER = frozenset("相关 有关 现任 时任 原 前 所谓 、 ·".split())
_PERSONAL = frozenset("他 她 它 我 你 他们 她们 我们".split())
_CITES = frozenset("引述 援引 转述 引用".split())
_TRAILING = frozenset(
    "公开 再次 进一步 明确 首次 多次 反复 亲口 同时 第一次"
    " 又 还 也 都 则 就 曾 便 并 却 直接 一致 后 时 中 会".split()
)
_LOOKED_AHEAD = 6
"""Words after a verb in which the 的 must stand that makes it a noun's attribute."""


def phrase_words(words: Sequence[Word], *, may_be_all: bool) -> tuple[Sequence[Word], bool]:
    """Return the words of the noun phrase that a clause opens with, and whether they are all of it.

    Args:
        words: of the clause, without what leads it in.
        may_be_all: whether what follows the clause is the verb, so that the phrase may be all of it.
    """
    kept = _without_adverbs(_apart(words))
    while kept and kept[0].tag in ("t", "c", "x"):
        kept = kept[1:]
    if kept and may_be_all and _is_phrase(kept):
        return kept, True
    return kept[: _titled_length(kept) or _phrase_length(kept)], False


def _apart(words: Sequence[Word]) -> Sequence[Word]:
    """Part a pronoun from the verb that is glued to it, and call nouns what must be one here."""
    if words and words[0].tag == "v" and words[0].text[0] in "他她" and len(words[0].text) > 1:
        verb, start = words[0].text, words[0].start
        words = [Word(verb[0], "r", start), Word(verb[1:], "v", start + 1), *words[1:]]
    return [replace(w, tag="n") if w.tag == "v" and DOCUMENT.search(w.text) else w for w in words]


def _without_adverbs(words: Sequence[Word]) -> Sequence[Word]:
    while words and (words[-1].tag[:1] in "dzu" or words[-1].tag == "t" or _is_left_out(words)):
        words = words[:-1]
    return words


def _is_left_out(words: Sequence[Word]) -> bool:
    """Tell whether the last word is an adverb that passes for something else, or belongs to a date."""
    last = words[-1].text
    is_date = last.isdigit() or (last in "年月日号时点分" and len(words) > 1 and words[-2].text.isdigit())
    return last in _TRAILING or (is_date and len(words) > 1)


def _is_phrase(words: Sequence[Word]) -> bool:
    """Tell whether the words may be one noun phrase: what is done inside of it stands before a 的."""
    if words[-1].tag[:1] in ("v", "p", "f", "c") or words[0].tag[:1] == "p":
        return False
    if any(w.text in _CITES for w in words):
        return False
    if any(w.tag[:1] in ("p", "d", "t") for w in words[1:]):
        return False
    verbs = [n for n, w in enumerate(words) if w.tag == "v"]
    is_pronoun = words[0].text in _PERSONAL
    if (
        words[0].tag in ("m", "r", "rz")
        and verbs == [1]
        and words[1] is not words[-1]
        and len(words) > len("一位")
    ):
        return not is_pronoun
    last_of = max((n for n, w in enumerate(words) if w.tag == "uj"), default=-1)
    if is_pronoun and verbs and verbs[0] < last_of:
        return False
    is_suffix = len(words[-1].text) == 1 and any(p.search(words[-1].text) for p in _ENDINGS)  # 缉毒|局
    free = [n for n in verbs if last_of < n < len(words) - 2 * is_suffix]
    return not free or (last_of < 0 and free == [0] and len(words) > 1 + 2 * is_suffix)


def _titled_length(words: Sequence[Word]) -> int:
    """Return how many words stand before 在, 对 or an adverb if a name or a title ends them; else 0."""
    if not words:
        return 0
    cut = next((n for n, w in enumerate(words) if n and w.tag in ("p", "d")), 0)
    last = words[cut - 1]
    if not cut and len(words) > 1 and PERSON_ENDING.search(words[-2].text) and not DOCUMENT.search(last.text):
        cut = len(words)
    is_person = last.tag[:2] == "nr" or last.tag == "eng" or _IS_PERSON.search(last.text)
    return cut if is_person else 0


def _phrase_length(words: Sequence[Word]) -> int:
    """Return how many words the noun phrase has that a clause opens with."""
    last = n = 0
    while n < len(words) and words[n].text not in _CITES:
        if _is_passed_over(words, n, last):
            n += 1
        elif words[n].tag.startswith(_NOMINAL) or words[n].text == "者":
            last = n = n + 1
        else:
            of = _attribute_end(words, n)
            if of is None:
                break
            n = of + 1
    return last


def _is_passed_over(words: Sequence[Word], n: int, last: int) -> bool:
    """Tell whether a word goes on with a noun phrase without being able to end it."""
    tag = words[n].tag
    if tag in ("uj", "a", "b") or words[n].text in _PASSED_OVER:
        return True
    if tag == "v" and n + 1 < len(words):  # 离职|者, 的|联合|创始人
        after = words[n + 1]
        return after.text == "者" or bool(n and words[n - 1].tag == "uj" and after.tag[:1] == "n")
    return (tag[:1] == "c" and last > 0) or (tag[:1] == "d" and not n)


def _attribute_end(words: Sequence[Word], n: int) -> int | None:
    """Return where the 的 stands that ends an attribute with a verb in it; None when it is no attribute."""
    if not n or words[n].tag[:1] not in ("v", "f") or words[0].text in "他她我":
        return None
    within = range(n, min(n + _LOOKED_AHEAD, len(words) - 1))
    return next((k for k in within if words[k].tag == "uj"), None)
