"""Reads HTML as a browser would, for tests that state what a reader sees."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset({"input", "br", "hr", "img", "link", "meta"})


class Page(HTMLParser):
    """The tags with their attributes, and the text inside elements that carry a class or an id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self._done: list[tuple[str, dict[str, str], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self._open.append((tag, attributes, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        name, attributes, text = self._open.pop()
        assert name == tag, f"</{tag}> closes <{name}>"
        self._done.append((tag, attributes, "".join(text)))

    def handle_data(self, data: str) -> None:
        for _, _, text in self._open:
            text.append(data)

    def by_class(self, name: str) -> list[str]:
        return [text for _, attrs, text in self._done if name in attrs.get("class", "").split()]

    def by_id(self, name: str) -> list[str]:
        return [text for _, attrs, text in self._done if attrs.get("id") == name]

    def links(self, name: str) -> list[str]:
        return [a["href"] for tag, a in self.tags if tag == "a" and name in a.get("class", "").split()]

    @property
    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}

    @property
    def attributes(self) -> set[str]:
        return {name for _, attrs in self.tags for name in attrs}
