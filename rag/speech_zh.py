"""Who says something in a Chinese sentence: verbs of saying, 据…报道, 按…的说法, a speaker before a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rag.clauses import clauses, without_brackets
from rag.speakers_zh import is_speaker, subject
from rag.speech import Cue, Range, past

_THANKS = (
    "感谢|谢意|歉意|抱歉|道歉|欢迎|祝贺|哀悼|慰问|敬意|遗憾|担忧|忧虑|担心|反对|支持|赞同|赞赏|理解|关切|肯定|同情|抗议|愤慨|失望|惊讶|关注"
    "|怀疑|认可|质疑|满意|不满|尊重|认同|同意|敬佩|震惊|乐观|期待|期盼|热烈|衷心|诚挚|由衷"
)
_SAID = (
    "(?<!(?<!的)话)(?<!小|案|听|传|学|游|解|虽|再|按|述|胡|瞎|照|俗|所|来|是|以|该|用|据)说"
    "(?!服|法|明|谎|唱|辞|教|客|起|到(?!做到)|不定|不上|得|白|穿|破|理|实|了算|话|媒|情|成|好|清|透|出|的|漏|笑|和"
    "|走|动|一套|亲)(?:道|过|了一?句)?"
)
_CALLED = (
    "(?<!自|号|名|对|职|简|堪|人|俗|统|昵|别|通|谦|匀|相|据|可|并)称"
    "(?!为|作|之|赞|霸|重|职|呼|号|得|王|心|道|病|雄|谓|兄|不|其|量|许|颂|帝|的)"
)
_MODIFIED = "(?:了|过|深|高度|强烈|非常|十分|由衷|严重|坚决|坚定)*的?"
_SHOWN = f"表示(?!{_MODIFIED}(?:{_THANKS})[^，,：:]{{0,12}}(?:[，,。；;！!]|$)|出|法|式|着|的)"
# A verb that is also a noun or an act says something only before 说, a comma, a colon or a quotation.
_WEAK = (
    "警告|回应|回复|回怼|回击|强调|解释|补充|提醒|呼吁|建议|主张|质疑|反驳|感叹|感慨|承认|抱怨|批评|推断|推测|推想|推论|预测|追问|反问|提问"
    "|介绍|提到|提出|写下|写|估计|评论|总结|披露|通报|声明|列举|提及|调侃|吐槽|怒斥|痛批|问|答|喊|喊话|回忆|澄清|证实|重申|点评"
    "|爆料|自述|发现|显示|推算|讲述|反映|判定"
)
_TOLD = (
    "告诉(?:[^，,：:。；;]{0,6}(?:记者|媒体|员工|网友|朋友|家人|报|社|网|台)"
    "|[他她我你]们?|[A-Za-z][A-Za-z .]{1,20})"
)
_ALSO_SAID = "发文|撰文|发帖|留言|分析|判断|相信|报道|发声|回帖|接受采访|补刀|致辞|发言"
_VERB = re.compile(
    f"(?P<strong>{_SAID}|{_CALLED}|{_SHOWN}|认为(?!的)|写道|指出(?!的)|透露(?!出|的)|坦言|直言|坦承|声称(?!的)|宣称(?!的)|谎称|辩称"
    f"|表明(?=[，,：:]))"
    f"|(?P<weak>{_WEAK}|{_TOLD})(?:了一?句)?(?P<also>说|道|称)?(?=\\s*[*_]*[，,：:]|\\s*\x00)"
    "|(?P<ending>警告|解释|补充|强调|介绍|回忆|反驳|提醒|感叹|感慨|预测|抱怨|坦承|承认)(?=\\s*[。！!]?\\s*$)"
    f"|(?P<act>{_ALSO_SAID}|(?<=日)报告)(?:说|道|称|指出|认为|表示)"
)
_NOT_SAID = re.compile(
    "(?:没有?|未|不|并未|拒绝|不愿|不肯|不能|无法|不会|难以|别|如果|假如|的|作出|做出|提出|发出|进行|予以|给予|受到|遭到|接受|遭|引发|一[份个种次番]"
    "|(?:由(?!此)|被)[^，,]{1,12})"
    "(?:详细|任何|公开|正式|再|直接|明确)*[ \x00\x01]*$"
)
_ENDS_OPEN = re.compile("[与和及]\\S{0,4}$")
_AFTER = re.compile("\\s*[*_]*\\s*(?:[，,：:]|——?)?[\\s*_>]*")
_FINDS = ("发现", "显示")
_DOCUMENTS = re.compile("(?:研究|数据|资料|调查|报告|论文|统计|结果|文件|公告|财报|图|消息|人士|机构|文|家)$")

_SOURCE_NOUN = (
    "报道|消息|说法|看法|观点|文章|公告|声明|报告|通报|通告|数据|统计|调查|研究|财报|文件|爆料|介绍|透露|披露|估计|估算|预测|推算|测算|分析|爆料"
    "|称|说|所言|所说|转述|描述|回忆|解释|列举|记载|报导|传闻|预计|了解|判断|人士|记录|话来?说|话讲|信息"
)
_BEGIN = "(?:^|(?<=[，,；;：:。！？!?\n\\s\x00\x01—])|(?<=[网讯电])(?=据))(?:但|而|不过|另|因为|其中)?"
_ACCORDING = re.compile(
    f"{_BEGIN}(?:据|根据|按照?|照|依照|用)"
    f"(?P<who>[^，,；;：:。！？!?\n（）()]{{0,40}}?)"
    f'(?P<how>的?(?:{_SOURCE_NOUN}))(?P<end>\\s*(?=[，,：:。）)]|$)|(?=[“"\x00]))'
)
_SOURCE = re.compile(
    "[（(]\\s*(?:据|来源[：:]|出处[：:]|源自)(?P<who>[^（）()\n]{1,40}?)(?:报道|报导|消息|介绍|透露|称|说)?\\s*[）)](?=\\W*$)"
)
_ANONYMOUS = re.compile(
    f"{_BEGIN}(?:据说|据悉|据称|据传|据了解|据介绍|据报道|据报|据统计|据估计|据估算"
    "|听说(?!过)|传说(?!中)|有消息称?|消息称)(?=[，,：:]|\\S)[，,：:]?"
)
_AS_SAID = re.compile(
    "(?:正如|诚如|就像|如同|如|像)(?P<who>[^，,；;：:。！？!?\n]{1,40}?)"
    "(?:所(?:言|说|写|述|称|指出|呼吁|强调)(?:的那样|那样|的)?|(?:说|写|指出|呼吁|强调|警告|提到)的(?:那样)?)\\s*[，,：:]"
)
_IN_VIEW = re.compile(f"{_BEGIN}在(?P<who>[^，,；;：:。！？!?\n]{{1,30}}?)看来[，,]?")
_QUOTING = re.compile(
    "(?:引述|援引|转述)(?:了|过)?(?P<who>[^，,；;：:。！？!?\n]{1,30}?)(?:的话|的说法|的观点)?(?P<also>说|称|指出|表示|写道"
    "|报道称?)?(?=[，,：:]|\x00|\\s*\x00|(?<=[说称出示道]))"
)
_FROM = re.compile("从(?P<who>[^，,；;：:。！？!?\n]{2,30}?)(?:处)?(?:获悉|了解到|得知|获知)[，,：:]?")
_DATED = re.compile(
    f"{_BEGIN}(?P<who>[^，,；;：:。！？!?\n]{{2,20}}?)(?: ?讯|[ \\d]+[月年][ \\d月日]{{0,9}}消息)[，,]"
)
_DASH = re.compile("\x00[\\s*_]*[—–-]{1,3}[\\s*_]*(?P<who>[^，,；;：:。！？!?\n\x00—]{2,30})")
_ANSWERS = re.compile("回应|答复|回复|留言|评论|喊话|说明|发文|写|话")
_REPORTS = ("报道", "分析")
_EARLIER = 3
"""Clauses before that of a verb in which its subject is looked for."""

_COLONS = ("：", ":")
_COLON = re.compile("[：:][\\s*_>]*\x00")
_NO_RULE = re.compile("(?:规定|法律|条例|协议|合同|计划|安排|要求|需要|情况|标准|原则|程序|日程)$")


def cues(text: str, plain: str) -> Iterator[Cue]:
    """Yield what attributes something in a Chinese sentence.

    Args:
        text: the sentence.
        plain: the same in Simplified characters with what is quoted blanked (see ``blanked``).
    """
    yield from _sources(text, plain)
    plain = without_brackets(plain)
    yield from _named(text, plain)
    yield from _verbs(text, plain)
    yield from _colons(text, plain)


def _sources(text: str, plain: str) -> Iterator[Cue]:
    """Yield sources in brackets behind what they said: （据 Forbes 报道）."""
    for found in _SOURCE.finditer(plain):
        speaker = _trimmed(plain, *found.span("who"))
        if speaker:
            yield Cue(found.start(), found.end(), speaker, is_before=True, is_nested=True)


def _named(text: str, plain: str) -> Iterator[Cue]:
    """Yield 据…报道, 正如…所说, 在…看来, 引述…的话 and the like, whose speaker stands inside of them."""
    for pattern in (_ACCORDING, _AS_SAID, _IN_VIEW, _QUOTING, _FROM, _DATED):
        for found in pattern.finditer(plain):
            speaker = _inside(text, plain, *found.span("who"))
            if speaker is None and found.groupdict().get("how", "").startswith("的"):
                speaker = _inside(text, plain, found.start("who"), found.end("how"))
            if speaker:
                end = past(_AFTER, plain, found.end())
                yield Cue(found.start(), end, speaker, is_before=not _says_more(plain, end), is_nested=True)
    for found in _ANONYMOUS.finditer(plain):
        yield Cue(
            found.start(), found.end(), None, is_before=not _says_more(plain, found.end()), is_nested=True
        )
    for found in _DASH.finditer(plain):
        speaker = _trimmed(plain, *found.span("who"))
        if speaker and is_speaker(text, plain, speaker):
            yield Cue(found.start() + 1, found.end(), speaker, is_before=True, needs_quotation=True)


def _inside(text: str, plain: str, start: int, end: int) -> Range | None:
    """Return the speaker's words in those between 据 and 报道; None when they name a rule or nobody."""
    if _NO_RULE.search(plain, start, end):
        return None
    if "\x00" in plain[start:end]:  # 据北港“海风”消息: a name that is quoted
        return start + len(plain[start:end]) - len(plain[start:end].lstrip()), end
    spans = [(start, end)]
    found = subject(text, plain, spans) or _trimmed(plain, start, end)
    return found if found and is_speaker(text, plain, found) else None


def _trimmed(plain: str, start: int, end: int) -> Range | None:
    piece = plain[start:end]
    stripped = piece.strip(" \t\x00\x01*_\n，,")
    start += piece.find(stripped) if stripped else 0
    return (start, start + len(stripped)) if stripped else None


def _says_more(plain: str, position: int) -> bool:
    return bool(re.search("[\\w\x00]", plain[position : position + 40]))


def _verbs(text: str, plain: str) -> Iterator[Cue]:
    """Yield verbs of saying with their subjects; what they say follows, or precedes what they end."""
    for found, earlier, start in _placed(_VERB, plain):
        cue = None if _is_no_statement(plain, start, found) else _verb(text, plain, found, earlier, start)
        if cue:
            yield cue


def _verb(text: str, plain: str, found: re.Match[str], earlier: Sequence[Range], start: int) -> Cue | None:
    """Return what a verb attributes that stands in the clause which begins at ``start``."""
    only_quoted = bool(found["weak"]) and not found["also"] and plain[found.end()] == "\x00"
    speaker = subject(text, plain, (*(() if only_quoted else earlier), (start, found.start())))
    is_report = found["act"] in _REPORTS and not plain[start : found.start()].strip(" \x00\x01")
    speaker = found.span("act") if is_report else speaker
    if speaker is None or not (is_report or _may_say(text, plain, speaker, found)):
        return None
    if found["ending"] and (not earlier or plain[speaker[1] : found.start()].strip()):
        return None
    end = past(_AFTER, plain, found.end())
    is_last = not _says_more(plain, end)
    if is_last and plain[found.end() : end].strip(" *_")[:1] in _COLONS:
        return None
    begin = max(start, plain.rfind("\x00", start, found.start()) + 1)
    is_nested = is_report or plain[found.start() - 1] in "会将"
    return Cue(begin, end, speaker, is_before=is_last, needs_quotation=only_quoted, is_nested=is_nested)


def _placed(pattern: re.Pattern[str], plain: str) -> Iterator[tuple[re.Match[str], Sequence[Range], int]]:
    """Yield matches with the clauses before their own, the last few, and where their own begins."""
    parts = clauses(plain)
    place = 0
    for found in pattern.finditer(plain):
        while parts[place][1] < found.start():
            place += 1
        yield found, parts[max(0, place - _EARLIER) : place], parts[place][0]


def _is_no_statement(plain: str, start: int, found: re.Match[str]) -> bool:
    before = plain[max(start, found.start() - 12) : found.start()]
    return bool(_NOT_SAID.search(before) or _ENDS_OPEN.search(before))


def _may_say(text: str, plain: str, speaker: Range, found: re.Match[str]) -> bool:
    """Tell whether a subject can say something; whoever says it with a comma or a colon after it can."""
    if found["weak"] in _FINDS and not _DOCUMENTS.search(plain, *speaker):
        return False
    follows = plain[found.end() : found.end() + 1]
    is_said = bool(found["also"] or found["strong"] or found["act"]) and follows in (
        "，",
        ",",
        *_COLONS,
        "\x00",
    )
    ends_quotation = bool(found["strong"]) and plain[max(0, speaker[0] - 2) : speaker[0]].startswith("\x00")
    return is_said or ends_quotation or is_speaker(text, plain, speaker)


def _colons(text: str, plain: str) -> Iterator[Cue]:
    """Yield what stands before a colon and a quotation and names who can say it."""
    for found, earlier, start in _placed(_COLON, plain):
        speaker = subject(text, plain, (*earlier, (start, found.start())))
        answers = _ANSWERS.search(plain, start, found.start())
        if speaker and (answers or is_speaker(text, plain, speaker)) and plain[speaker[0]] not in "我你":
            yield Cue(min(speaker[0], start), found.end() - 1, speaker, needs_quotation=True)
