"""Every word of the interface, in both languages. Knows no HTML, no articles and no answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from rag.answer import Reason, Support

UiLanguage = Literal["zh", "en"]
LANGUAGES: tuple[UiLanguage, ...] = ("zh", "en")
NAMES: Mapping[UiLanguage, str] = MappingProxyType({"zh": "中文", "en": "English"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of one language. Fields with ``{}`` take values through :meth:`str.format`."""

    language: UiLanguage
    name: str
    tagline: str
    placeholder: str
    ask: str
    new_conversation: str
    switch: str
    conversation: str
    empty_chat: str
    empty_panel: str
    article_panel: str
    close: str
    views: str
    history: str
    dark: str
    citation_before: str
    citation_next: str
    copy: str
    card_gone: str
    sources: str
    corrections: str
    inferred: str
    no_date: str
    no_outlet: str
    no_title: str
    original: str
    open_at: str
    rests_on: str
    and_then: str
    one_article: str
    many_articles: str
    one_report: str
    many_reports: str
    at_least_one: str
    at_least: str
    one_digest: str
    many_digests: str
    digest: str
    corrected: str
    corrected_by: str
    corrected_inside: str
    quoted: str
    conflicts: str
    as_of: str
    refers_to: str
    said_by: str
    context: str
    understood: str
    glosses: str
    refused: str
    partly: str
    nearest: str
    highlight_hint: str
    timeline: str
    timeline_hint: str
    timeline_plot: str
    timeline_more: str
    timeline_back: str
    failed: str
    unknown_article: str
    offline: str
    reasons: Mapping[Reason, str]
    supports: Mapping[Support, str]
    support_hints: Mapping[Support, str]


ZH = Words(
    language="zh",
    name="有据",
    tagline="向新闻提问，每句回答都能点回原文",
    placeholder="谁、何时、为什么、多少……",
    ask="提问",
    new_conversation="新对话",
    switch="界面语言",
    conversation="对话",
    empty_chat="问一个问题，回答里的每一句都标出处。点编号，原文即在旁边打开；没有依据的，直说没有。",
    empty_panel="点回答中的编号，这里会打开那篇报道，并标出所引的原句。",
    article_panel="报道原文",
    close="关闭",
    views="视图",
    history="历史",
    dark="深色",
    citation_before="上一处引文（键 [）",
    citation_next="下一处引文（键 ]）",
    copy="复制",
    card_gone="这张证据卡已不在，请重新问一次。",
    sources="来源",
    corrections="文章的说法",
    inferred="推断",
    no_date="日期不详",
    no_outlet="来源不详",
    no_title="无标题",
    original="原网页",
    open_at="打开原文：{}",
    rests_on="依据 {}",
    and_then="{}，{}",
    one_article="1 篇文章",
    many_articles="{} 篇文章",
    one_report="仅一个报道",
    many_reports="{} 个独立报道",
    at_least_one="至少 1 个独立报道",
    at_least="至少 {} 个独立报道",
    one_digest="转述他人报道",
    many_digests="都转述他人报道",
    digest="转述他人报道",
    corrected="已有更正",
    corrected_by="另文更正《{}》（{}）：",
    corrected_inside="本文更正：",
    quoted="“{}”",
    conflicts="各方报道有出入（较新的在前）",
    as_of="据 {}",
    refers_to="（指：{}）",
    said_by="（说话人：{}）",
    context="上文：",
    understood="理解为：{}",
    glosses="词语：{}",
    refused="无法作答",
    partly="只能部分作答",
    nearest="最接近的段落（并非依据）",
    highlight_hint="所引原句",
    timeline="时间线",
    timeline_hint="点一件事，打开讲到它的那篇报道。",
    timeline_plot="事件按时间分布，一点一件；下面逐件列出",
    timeline_more="其余 {} 件",
    timeline_back="← 回到时间线",
    failed="这个问题没有处理成功，细节已写入服务日志。请换个问法，或稍后再试。",
    unknown_article="索引中没有这篇报道，可能已被移除。",
    offline="连不上有据的服务。请确认它仍在运行，然后再试一次。",
    reasons=MappingProxyType(
        {
            Reason.NO_EVIDENCE: "报道中没有依据",
            Reason.FALSE_PREMISE: "问题的前提与报道不符",
            Reason.OFF_TOPIC: "问题与这些报道无关",
            Reason.EMPTY_QUESTION: "问题是空的",
            Reason.UNREADABLE: "问题无法辨读",
            Reason.TOO_LONG: "问题太长",
            Reason.EMPTY_INDEX: "索引里还没有报道",
        }
    ),
    supports=MappingProxyType(
        {
            Support.VERBATIM: "原文",
            Support.CONCLUDED: "由日期得出",
            Support.SUPPORTED: "有据",
            Support.PARTIAL: "部分有据",
            Support.UNSUPPORTED: "未见依据",
        }
    ),
    support_hints=MappingProxyType(
        {
            Support.VERBATIM: "这句话照录原文",
            Support.CONCLUDED: "由所引原文写明的日期推出，不是原文里的话",
            Support.SUPPORTED: "所引原文支持这句话",
            Support.PARTIAL: "所引原文只支持这句话的一部分",
            Support.UNSUPPORTED: "所引原文不足以支持这句话",
        }
    ),
)

EN = Words(
    language="en",
    name="Youju",
    tagline="Ask the news. Every sentence of an answer leads back to its article.",
    placeholder="Who, when, why, how many…",
    ask="Ask",
    new_conversation="New chat",
    switch="Language of the page",
    conversation="Conversation",
    empty_chat=(
        "Ask a question. Each sentence of the answer shows its source: click the number and the "
        "article opens beside it. Where there is no evidence, Youju says so."
    ),
    empty_panel="Click a number in an answer: its article opens here, with the quoted sentence marked.",
    article_panel="Article",
    close="Close",
    views="Views",
    history="History",
    dark="Dark",
    citation_before="Citation before (key [)",
    citation_next="Next citation (key ])",
    copy="Copy",
    card_gone="This card was let go: ask the question again.",
    sources="Sources",
    corrections="What the articles say",
    inferred="inferred",
    no_date="date unknown",
    no_outlet="outlet unknown",
    no_title="untitled",
    original="original page",
    open_at="Open the article: {}",
    rests_on="Rests on {}",
    and_then="{}, {}",
    one_article="1 article",
    many_articles="{} articles",
    one_report="one report alone",
    many_reports="{} independent reports",
    at_least_one="at least 1 independent report",
    at_least="at least {} independent reports",
    one_digest="a digest of other reports",
    many_digests="digests of other reports",
    digest="digest of other reports",
    corrected="corrected since",
    corrected_by="Corrected by “{}” ({}): ",
    corrected_inside="Corrected in the article: ",
    quoted="“{}”",
    conflicts="Reports differ (the later first)",
    as_of="as of {}",
    refers_to=" (refers to: {})",
    said_by=" (said by {})",
    context="Just before it: ",
    understood="Understood as: {}",
    glosses="Terms: {}",
    refused="No answer",
    partly="Partial answer",
    nearest="Nearest passages (not evidence)",
    highlight_hint="quoted sentence",
    timeline="Timeline",
    timeline_hint="Click an event to open the article that tells of it.",
    timeline_plot="Events by time, one mark each; all of them are listed below",
    timeline_more="{} more",
    timeline_back="← Back to the timeline",
    failed="This question could not be handled; the server's log has the details. Reword it or try again.",
    unknown_article="This article is not in the index; it may have been removed.",
    offline="Youju's server cannot be reached. Check that it is running, then try again.",
    reasons=MappingProxyType(
        {
            Reason.NO_EVIDENCE: "the articles hold no evidence",
            Reason.FALSE_PREMISE: "the question assumes something that the articles contradict",
            Reason.OFF_TOPIC: "the question is not about these articles",
            Reason.EMPTY_QUESTION: "the question is empty",
            Reason.UNREADABLE: "the question cannot be read",
            Reason.TOO_LONG: "the question is too long",
            Reason.EMPTY_INDEX: "the index holds no articles yet",
        }
    ),
    supports=MappingProxyType(
        {
            Support.VERBATIM: "verbatim",
            Support.CONCLUDED: "from the dates",
            Support.SUPPORTED: "supported",
            Support.PARTIAL: "partly supported",
            Support.UNSUPPORTED: "unsupported",
        }
    ),
    support_hints=MappingProxyType(
        {
            Support.VERBATIM: "copied from the article word for word",
            Support.CONCLUDED: "follows from the dates in the cited text; no article says it in these words",
            Support.SUPPORTED: "the cited text supports this sentence",
            Support.PARTIAL: "the cited text supports only part of this sentence",
            Support.UNSUPPORTED: "the cited text does not support this sentence",
        }
    ),
)

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("什么是“热乱”？", "Anthropic 研究：人工智能的失败可能是一团“热乱”"),
    ("Hitzig 为什么离开 OpenAI？", "OpenAI 研究员 Zoë Hitzig 因 ChatGPT 广告辞职"),
    ("How much did Anthropic raise?", "Anthropic raises $30 billion at a $380 billion valuation"),
    ("When did Sharma resign?", "Mrinank Sharma, head of safeguards research at Anthropic, resigns"),
)
"""Questions offered in an empty conversation, each with the headline of the article that it is about."""

_BY_LANGUAGE: Mapping[str, Words] = MappingProxyType({"zh": ZH, "en": EN})


def words(language: str) -> Words:
    """Return the words of a language; those of Chinese for one that Youju does not speak."""
    return _BY_LANGUAGE.get(language, ZH)


def preferred_language(accept_language: str | None) -> UiLanguage:
    """Return the better liked of Chinese and English in an ``Accept-Language`` header; Chinese if neither.

    ``"fr;q=0.9, en-GB;q=0.8, zh;q=0.2"`` gives ``"en"``.
    """
    best: tuple[float, UiLanguage] = (0.0, "zh")
    for entry in (accept_language or "")[:1000].split(","):
        tag, _, weight = entry.strip().partition(";q=")
        for language in LANGUAGES:
            if tag.lower().split("-")[0] == language and _weight(weight) > best[0]:
                best = (_weight(weight), language)
    return best[1]


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
