"""How Chinese questions lean on what came before, and how that is written out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.folding import simplify
from rag.antecedents import Need, Scene, are_alike
from rag.kinds import Kind
from rag.mentions import Mention, mentions
from rag.rewriting import Antecedent, Understood, about, is_beside_another
from rag.words import Word, chinese_words

_MEASURE = "[一两几]?[个些位名家篇封份项款条本场次轮笔种座支则所]?"
_LEAD = re.compile(
    rf"^(?:(?:那么|然后|还有|另外|而且|接着|后来|对了|所以|以及|再说|和|那)(?!{_MEASURE}[的人些里边时次天年场]|[个位家篇封份项款条])"
    r"(?:又|再|问)?[，,、\s]*)+"
)
_END = re.compile(r"[？?。！!\s]*$")
_WHAT_ABOUT = re.compile(r"^(?P<what>.{1,24}?)(?:怎么样|又如何|又怎样)?呢[？?。！!\s]*$")
_SHORT_NOUN = 10
_SHORT_BARE = 14

_BARE = re.compile(
    r"^(?:(?:又|是|都|具体|到底|究竟|大概)*)(?P<ask>为什么|为何|为啥|什么原因|原因|什么时候|何时|哪一?[年天月]|在?哪里|在?哪儿|何处|怎么|如何"
    r"|谁|什么|多少|多少钱|几个|多久|结果|后来|然后|还有|怎么会|真的|是吗|为了什么|凭什么|现在|之后|之前)(?:的|呢|啊|呀|吗|是|这样|会这样|这么说)*"
    r"[？?。！!\s]*$"
)
_ADVERBIAL = "为什么|为何|为啥|什么时候|何时|哪一?[年天月]|在哪里|在哪儿|在何处|怎么|如何"
_SWAPPED = re.compile(rf"{_ADVERBIAL}|哪一?天|什么原因")
_YES_NO = re.compile(r"(?:过|了)?吗[？?。！!\s]*$")
_ASKS_WHO = re.compile(r"谁|哪位|哪个人")

_NOUN = "[\u3400-\u9fff]{1,4}"
_OTHER = re.compile(r"(?:另外?|其他|其它|剩下的?)(?:那?一?[个位家篇种方名项]|的?人|人)|别人|别的|后者")
_POINTERS: tuple[tuple[Need, re.Pattern[str]], ...] = (
    (Need.PEOPLE, re.compile(r"[他她它]们|这些人|那些人|[两二]人|双方")),
    (
        Need.PERSON,
        re.compile(
            r"(?<!其)[他她](?![们山乡人])|(?:[这那](?:一?[个位名])?|该)(?:人(?![们类工])|研究员|研究者|高管|作者|教授|记者|老师|先生|女士"
            r"|科学家|创始人|负责人|工程师|[黑]客)|[这那]一?位(?=[^\u3400-\u9fff]|$|是|叫|在|为|后|从)"
        ),
    ),
    (
        Need.BODY,
        re.compile(
            r"(?:[这那]一?[个家支所]?|该)(?:公司|企业|机构|组织|集团|大学|学校|平台|厂商|实验室|社区|团队)|[这那]一?家(?=[^\u3400-\u9fff]|$)"
        ),
    ),
    (Need.THING, re.compile(r"它(?!们)")),
)
_OWNS = re.compile(r"(?<![极尤与])其(?![他它实中余次])")
_THE_NOUN = re.compile(rf"(?:[这那]{_MEASURE}|该)(?={_NOUN})")
_EVENT = re.compile(
    r"^(?:这|那)(?=[是会对算意说])|这(?:件)?事|那件事|这样|此事|此举|[这那]次|当时|同时期|^其中|上述|前者|这里面?|那里|里面$"
)
_CLAUSE = re.compile(
    r"[，,；;：:]|说|称|认为|觉得|表示|写道|时|后|前|因为|如果|虽然|以及|和|及|与|让|把|将|的"
)

_AMOUNT = re.compile(r"(?:[值额价薪资率数量费本龄格]|收入|薪水|薪酬|规模|比例|成本|工资|价钱|长度|人数)$")
_ASKED_LIKE = (
    (_AMOUNT, "是多少"),
    (re.compile(r"(?:时间|日期|期限)$"), "是什么时候"),
    (re.compile(r"(?:地点|地址|总部|位置)$"), "在哪里"),
    (re.compile(r"(?:作者|老板|负责人|领导|创始人|首席执行官|对手|接班人|继任者)$"), "是谁"),
)
_IN_NOUN_PHRASES = frozenset("n ng nl m q a b l s f uj title vn an t r i".split())
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+(?:[个位家篇种类项条款点次轮期届版季])?")
_ASKED_NOUN = re.compile(
    rf"^(?P<before>.*?(?<!是)(?<!是个))(?:了|的是|过)?(?:什么|哪一?[个家份种项款座支])(?:样的)?(?P<noun>{_NOUN})[？?\s]*$"
)
_STARTS_BARE = re.compile(
    r"^(?:他?(?:又|还|都|后来|最后|现在|之前|是)*)(?:为什么|为何|为啥|什么时候|何时|怎么|如何|在哪|去了?哪|到哪|从哪|多久|花了多|用了多|有没有(?!人))"
)


def rewrite(question: str, scene: Scene) -> Understood | None:
    """Return a Chinese question written out; None when it stands by itself."""
    plain = simplify(question)
    lead = _LEAD.match(plain)
    rest = question[lead.end() :] if lead else question
    if not rest.strip("？?。！!呢 "):
        return about(question, scene.last)
    return (
        _bare(rest, scene)
        or _what_about(rest, scene, led=lead is not None)
        or _pointing(rest, scene)
        or _without_subject(rest, scene)
        or (about(rest, scene.last) if lead else None)
    )


# ---- 为什么？ 什么时候？ ---------------------------------------------------------------------------


def _bare(question: str, scene: Scene) -> Understood | None:
    """Ask of the last question's event what a bare interrogative asks."""
    found = _BARE.match(simplify(question))
    if found is None:
        return None
    ask, last = found["ask"], _END.sub("", scene.last)
    if scene.language != "zh" or not re.fullmatch(_ADVERBIAL, ask):
        return about(question, scene.last)
    plain = simplify(last)
    swapped = _SWAPPED.search(plain)
    if swapped:
        return _whole(f"{last[: swapped.start()]}{ask}{last[swapped.end() :]}？")
    if _YES_NO.search(plain):
        return _whole(f"{_spaced(ask, last)}{_YES_NO.sub('', last)}？")
    person = scene.meant(Need.PERSON)
    who = _ASKS_WHO.search(plain)
    if who and person is not None:
        return _whole(f"{_put(last, who.start(), who.end(), f'{person.text}{ask}')}？")
    return about(question, scene.last)


# ---- 那估值呢 她呢？ --------------------------------------------------------------------------------


def _what_about(question: str, scene: Scene, *, led: bool) -> Understood | None:
    """Put what a fragment names into the last question, or ask for it as an aspect of what that is about."""
    found = _WHAT_ABOUT.match(simplify(question))
    what = question[: found.end("what")] if found else _END.sub("", question) if led else ""
    if not what or _EVENT.search(simplify(what)) or not (_is_noun_phrase(what) or _OTHER.fullmatch(what)):
        return None
    return _put_in(what, scene) or about(question, scene.last)


def _put_in(what: str, scene: Scene) -> Understood | None:
    """Return the last question with a fragment in it; None when it does not fit in."""
    if _OTHER.fullmatch(simplify(what)):
        return _instead(scene.other(), scene)
    for need, pattern in _POINTERS:
        if pattern.fullmatch(simplify(what)):
            return _instead(scene.meant(need, not_these=[scene.focus] if scene.focus else []), scene)
    pointing = _pointing(what, scene)
    if pointing is not None:
        return pointing if is_beside_another(pointing.text) else _aspect_of(pointing.text)
    return (
        (_ordinal(what, scene) or _entity(what, scene) or _aspect(what, scene))
        if scene.language == "zh"
        else None
    )


def _is_noun_phrase(text: str) -> bool:
    tokens = [t for t in chinese_words(text) if t.tag != "x"]
    headed = tokens and tokens[-1].tag == "n" and len(text) <= _SHORT_NOUN
    return bool(tokens) and all(
        t.tag in _IN_NOUN_PHRASES or t.is_name or t.is_stray or (headed and t.tag == "v") for t in tokens
    )


def _instead(new: Mention | None, scene: Scene) -> Understood | None:
    """Ask the last question of something else."""
    focus = scene.focus
    if new is None or focus is None or scene.language != "zh" or focus not in scene.asked:
        return None
    return _whole(_put(scene.last, focus.start, focus.end, new.text))


def _ordinal(what: str, scene: Scene) -> Understood | None:
    new, old = _ORDINAL.match(simplify(what)), _ORDINAL.search(simplify(scene.last))
    if new is None or old is None:
        return None
    end = old.end() + (1 if len(old.group()) > len(new.group()) and what[new.end() :] else 0)
    return _whole(f"{scene.last[: old.start()]}{what}{scene.last[end:]}")


def _entity(what: str, scene: Scene) -> Understood | None:
    """Put a name in the place of the name of its kind; a phrase in the place of one with the same head."""
    named = what.removesuffix("的").strip()
    own = mentions(named, "zh")
    new = next((m for m in own if m.text == named), None)
    if not own and all(t.is_stray for t in chinese_words(named)):
        new = Mention(named, 0, len(named), Kind.NAME)
    if new is None or not new.is_proper:
        alike = next(
            (m for m in scene.asked if m.text[-1] == named[-1] and len(m.text) > 1 and m.text != named), None
        )
        whole = alike is not None and not alike.is_proper and len(named) > 1 and len(own) > 0
        return _whole(_put(scene.last, alike.start, alike.end, named)) if whole and alike else None
    names = [m for m in scene.asked if m.is_proper]
    old = next((m for m in names if are_alike(m, new)), None) or next(
        (m for m in names if Kind.NAME in (m.kind, new.kind)), None
    )
    if old is None or old.is_same(new):
        return None
    return _whole(_put(scene.last, old.start, old.end, named))


def _aspect(what: str, scene: Scene) -> Understood | None:
    focus = scene.focus
    if focus is None or any(m.is_proper for m in mentions(what, "zh")):
        return None
    last = next((m for m in reversed(scene.asked) if not m.is_proper), None)
    how = _SWAPPED.search(simplify(scene.last))
    if last and how and how.end() <= last.start and not _END.sub("", scene.last)[last.end :]:
        return _whole(_put(scene.last, last.start, last.end, what))  # 在哪里读的博士？ 本科呢？
    return _aspect_of(f"{_spaced(focus.text, '的')}的{_spaced('的', what)[1:]}{what}")


def _aspect_of(phrase: str) -> Understood:
    asked = next((words for pattern, words in _ASKED_LIKE if pattern.search(simplify(phrase))), "是什么")
    text = f"{phrase}{asked}？"
    return Understood(text, text)


# ---- 他 它 这家公司 另一位 --------------------------------------------------------------------------


def _pointing(question: str, scene: Scene) -> Understood | None:
    """Replace each word that points back by what it stands for."""
    text, own, found = question, question, False
    for place, antecedent in _pointers(question, scene):
        found = True
        if antecedent is None:
            return about(question, scene.last)
        old = question[place.start() : place.end()]
        owner = "的" if _OWNS.fullmatch(simplify(old)) else ""
        text, own = _said(text, old, antecedent.text + owner), _said(own, old, antecedent.own + owner)
    if _EVENT.search(simplify(text)) and _is_open(question):
        return about(text, scene.last)
    return Understood(text, own, scene.last) if found else None


def _said(text: str, old: str, new: str) -> str:
    at = text.find(old)
    return _put(text, at, at + len(old), new)


def _pointers(question: str, scene: Scene) -> list[tuple[re.Match[str], Antecedent | None]]:
    """Return the words that point out of the question, one per need, and what they stand for."""
    plain = simplify(question)
    inside = mentions(question, "zh")
    found: list[tuple[re.Match[str], Antecedent | None]] = []
    other = _OTHER.search(plain)
    if other and not _antecedent_inside(plain, inside, other, None):
        found.append((other, _named(scene.other())))
    for need, pattern in _POINTERS:
        place = pattern.search(plain)
        if place and not _antecedent_inside(plain, inside, place, need):
            head = place.group()[-2:] if need is Need.BODY and place.group()[-1] not in "家" else ""
            meant = scene.meant(need) if head != "团队" else scene.called(head) or scene.meant(need)
            asked_for = _asked_noun(scene) if need in (Need.THING, Need.PEOPLE) else None
            found.append((place, asked_for or _named(meant)))
    owns = _OWNS.search(plain)
    if owns and not _antecedent_inside(plain, inside, owns, None):
        found.append((owns, _named(scene.focus)))
    return found or _the_noun(question, plain, scene)


def _the_noun(question: str, plain: str, scene: Scene) -> list[tuple[re.Match[str], Antecedent | None]]:
    """Return a noun with 这 or 那 before it, and the mention with that head: 那封信 → Sharma 的辞职信."""
    for place in _THE_NOUN.finditer(plain):
        if plain[: place.start()].endswith("的") or _touches_a_mention(question, place.start()):
            continue
        noun = next((t for t in chinese_words(question[place.end() :]) if t.tag[0] == "n"), None)
        if noun is None or noun.start > 0:
            continue
        whole = re.compile(re.escape(plain[place.start() : place.end() + noun.end])).search(
            plain, place.start()
        )
        meant = scene.called(simplify(noun.text))
        if whole is not None:
            return [(whole, _named(meant))]
    return []


def _touches_a_mention(question: str, position: int) -> bool:
    before = question[:position].rstrip()
    return bool(before) and any(m.end == len(before) for m in mentions(before, "zh"))


def _antecedent_inside(
    plain: str, inside: Sequence[Mention], place: re.Match[str], need: Need | None
) -> bool:
    """Tell whether the question itself names, in a clause before it or as owner, what a word stands for."""
    kinds = {
        Need.PERSON: (Kind.PERSON, Kind.NAME),
        Need.PEOPLE: (Kind.PERSON, Kind.BODY),
    }.get(need or Need.THING, (Kind.BODY, Kind.NAME, Kind.THING))
    owns = plain[place.end() : place.end() + 1] == "的" or need is None
    for mention in inside:
        if mention.end <= place.start() and mention.kind in kinds:
            between = plain[mention.end : place.start()]
            if owns or _CLAUSE.search(between):
                return True
    return False


def _named(mention: Mention | None) -> Antecedent | None:
    return Antecedent.of(mention.text) if mention else None


def _asked_noun(scene: Scene) -> Antecedent | None:
    """Return what the last question asked for, as a phrase: 拿到了什么合同 → 拿到的合同."""
    last = scene.last
    found = _ASKED_NOUN.match(simplify(last)) if scene.language == "zh" else None
    if found is None or not any(t.tag[0] == "n" for t in chinese_words(found["noun"])):
        return None
    before, noun = last[: found.end("before")].strip(), last[found.start("noun") : found.end("noun")]
    return Antecedent(f"{before.removesuffix('的')}的{noun}" if before else noun, noun)


def _is_open(question: str) -> bool:
    """Tell whether a question names nobody and nothing by name."""
    return not any(m.is_proper for m in mentions(question, "zh"))


# ---- 什么时候走的？ ---------------------------------------------------------------------------------


def _without_subject(question: str, scene: Scene) -> Understood | None:
    """Give a question that begins with its verb or adverbial the subject of the last one."""
    focus = scene.focus
    tokens = [t for t in chinese_words(question) if t.tag != "x"]
    if (
        focus is None
        or len(question) > _SHORT_BARE
        or not _STARTS_BARE.match(simplify(question))
        or not _verb_first(tokens)
    ):
        return None
    text = f"{_spaced(focus.text, question)}{question}"
    return Understood(text, text, scene.last)


def _verb_first(tokens: Sequence[Word]) -> bool:
    """Tell whether no noun stands before the first verb, and no name anywhere."""
    if any(t.is_name or t.tag == "title" or t.text.startswith("有") for t in tokens):
        return False
    verb = next(
        (n for n, t in enumerate(tokens) if t.tag in ("v", "vn", "vd") and t.text not in "是有会要能"), None
    )
    return verb is not None and not any(
        t.tag == "n" and t.text not in ("时候", "时间") for t in tokens[:verb]
    )


# ---- text ------------------------------------------------------------------------------------------


def _whole(text: str) -> Understood:
    return Understood(text, text)


def _put(text: str, start: int, end: int, new: str) -> str:
    """Put words in the place of others, with a space where Latin letters and Chinese characters meet."""
    head, tail = text[:start].rstrip() if _is_latin(new[:1]) else text[:start], text[end:]
    tail = tail.lstrip() if tail[:1] == " " else tail
    return f"{_spaced(head, new)}{new}" + (" " if _meet(new, tail) else "") + tail


def _spaced(head: str, tail: str) -> str:
    return f"{head} " if _meet(head, tail) else head


def _meet(head: str, tail: str) -> bool:
    one, two = head[-1:], tail[:1]
    return (_is_latin(one) and (_is_han(two) or _is_latin(two))) or (_is_han(one) and _is_latin(two))


def _is_latin(character: str) -> bool:
    return character.isalnum() and not _is_han(character)


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
