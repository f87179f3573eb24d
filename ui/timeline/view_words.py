"""The words of the timeline's view, in both languages; those of the timeline itself are the page's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.texts import UiLanguage


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineWords:
    """The words of one language. Fields with ``{}`` take values through :meth:`str.format`."""

    lead: str
    about: str
    placeholder: str
    since: str
    until: str
    events: str


_WORDS: Mapping[UiLanguage, TimelineWords] = MappingProxyType(
    {
        "zh": TimelineWords(
            lead="报道里写明了日期的事，按先后排列；点一件，旁边打开原文。",
            about="关于",
            placeholder="一个问题或几个词；空着就是全部",
            since="发表起",
            until="发表止",
            events="{} 件事，出自 {} 篇报道。",
        ),
        "en": TimelineWords(
            lead="What the articles date, in order of time; click an event and its article opens beside it.",
            about="About",
            placeholder="a question or a few words; empty for everything",
            since="Published from",
            until="Published until",
            events="Events: {}, articles: {}.",
        ),
    }
)


def timeline_words(language: UiLanguage) -> TimelineWords:
    """Return the words of a language."""
    return _WORDS[language]
