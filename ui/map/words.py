"""The words of the map, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.texts import UiLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class MapWords:
    """The words of one language. Fields with ``{}`` take values through :meth:`str.format`."""

    title: str
    lead: str
    whole: str
    sample: str
    empty: str
    colours: str
    by: Mapping[str, str]
    find: str
    placeholder: str
    found: str
    found_outside: str
    plot: str
    legend: str
    others: str
    none: Mapping[str, str]
    zoom_in: str
    zoom_out: str
    zoom_all: str
    hint: str
    copies: str
    translations: str
    answered: str
    in_words: str
    told_twice: str


_WORDS: Mapping[UiLanguage, MapWords] = MappingProxyType(
    {
        "zh": MapWords(
            title="地图",
            lead="一点是报道里的一段话，意思相近的挨在一起；点开就是原文。坐标轴本身没有含义。",
            whole="共 {} 段，{} 篇报道。",
            sample="共 {2} 段、{3} 篇，画出 {0} 段、{1} 篇：从整个索引里均匀取出，一件报道的各版一起取。",
            empty="还没有文章可画：先用 youju index add 加入文章。",
            colours="颜色",
            by=MappingProxyType(
                {
                    "article": "按文章",
                    "report": "按报道",
                    "topic": "按话题",
                    "outlet": "按媒体",
                    "month": "按月份",
                    "language": "按语言",
                }
            ),
            find="找",
            placeholder="一个问题或几个词",
            found="与“{0}”最近的 {1} 段，图上已圈出",
            found_outside="另有 {} 段不在这张图所取的样本里",
            plot="文章段落的分布图，一点一段；下面可以打开文字列表",
            legend="图例：点一项只看它，再点一次看全部",
            others="其他",
            none=MappingProxyType({"outlet": "未注明媒体", "month": "未注明日期"}),
            zoom_in="放大",
            zoom_out="缩小",
            zoom_all="看全图",
            hint="拖动平移，Ctrl + 滚轮缩放；方向键在点之间移动，回车打开。",
            copies="几乎相同的段落",
            translations="同一段的另一语言版本",
            answered="上一个回答引用的段落",
            in_words="用文字列出各段",
            told_twice="与另一篇相同",
        ),
        "en": MapWords(
            title="Map",
            lead="Each mark is a passage of an article; what is alike lies together. Click one to read it."
            " The axes mean nothing.",
            whole="{} passages of {} articles.",
            sample="{0} of {2} passages, {1} of {3} articles: taken evenly from the whole index, all versions"
            " of a report together.",
            empty="There is no article to draw: add some with youju index add.",
            colours="Colour",
            by=MappingProxyType(
                {
                    "article": "by article",
                    "report": "by report",
                    "topic": "by topic",
                    "outlet": "by outlet",
                    "month": "by month",
                    "language": "by language",
                }
            ),
            find="Find",
            placeholder="a question or a few words",
            found="The {1} passages nearest to “{0}”, ringed on the map",
            found_outside="{} more are not in the sample on this map",
            plot="Where the passages lie, one mark each; a list in words can be opened below",
            legend="Legend: click an entry to see it alone, again to see all",
            others="others",
            none=MappingProxyType({"outlet": "no outlet given", "month": "no date given"}),
            zoom_in="Zoom in",
            zoom_out="Zoom out",
            zoom_all="Show all",
            hint="Drag to move, Ctrl + wheel to zoom; arrow keys go from mark to mark, Enter opens.",
            copies="nearly the same passage",
            translations="the same passage in the other language",
            answered="cited by the last answer",
            in_words="List the passages in words",
            told_twice="also told by another article",
        ),
    }
)


def map_words(language: UiLanguage) -> MapWords:
    """Return the words of a language."""
    return _WORDS[language]
