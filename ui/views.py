"""The views of the page beside the chat, each a fragment from a route: their names, labels and addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ui.texts import UiLanguage

CHAT = "chat"


@dataclass(frozen=True, slots=True)
class View:
    """One view: ``name`` stands in its address, ``labels`` in the navigation."""

    name: str
    labels: Mapping[UiLanguage, str]

    def address(self, language: UiLanguage) -> str:
        """Return the page's address with this view open.

        >>> VIEWS[0].address("zh")
        '/?view=chat&lang=zh'
        """
        return f"/?view={self.name}&lang={language}"


VIEWS: tuple[View, ...] = (
    View(CHAT, {"zh": "对话", "en": "Chat"}),
    View("articles", {"zh": "文章", "en": "Articles"}),
    View("timeline", {"zh": "时间线", "en": "Timeline"}),
    View("map", {"zh": "地图", "en": "Map"}),
    View("check", {"zh": "核对", "en": "Check"}),
    View("evaluate", {"zh": "评测", "en": "Evaluate"}),
)
