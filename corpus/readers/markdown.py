"""Markdown, with or without front matter; its marks stay in the text as they stand.

Front matter is YAML between two lines ``---``: title, date, language, source or sources (texts, or
mappings of outlet and url), url, author, counterpart. Other keys are ignored.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

from corpus.article import Article, Language
from corpus.dates import find_dates
from corpus.encodings import decode
from corpus.errors import ReadError
from corpus.readers.build import Stated, build_article

_LARGEST = 64 * 1024  # characters of front matter; a larger block is no front matter
_FENCED = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY = re.compile(r"\s*[\w-]+[ \t]*:")
_LANGUAGES: dict[str, Language] = {
    "zh": "zh",
    "chinese": "zh",
    "中文": "zh",
    "en": "en",
    "english": "en",
    "英文": "en",
}


def read_markdown(data: bytes, path: Path) -> Article:
    """Read a ``.md`` file.

    Raises ReadError when it is no text or its front matter is no valid YAML.
    """
    text = decode(data)
    block = _FENCED.match(text, 0, _LARGEST)
    if block is None or not _KEY.match(block[1]):
        return build_article(path, text)
    return build_article(path, text[block.end() :].lstrip("\n"), _stated(_parsed(block[0])))


def _parsed(block: str) -> dict[str, object]:
    # Needed for articles with front matter only.
    import frontmatter  # noqa: PLC0415
    import yaml  # type: ignore[import-untyped] # noqa: PLC0415

    try:
        fields, _ = frontmatter.parse(block + "\n")
    except (yaml.YAMLError, ValueError, RecursionError) as exc:
        where = getattr(getattr(exc, "problem_mark", None), "line", None)
        line = "" if where is None else f" in its line {where + 2}"
        raise ReadError(
            f"the front matter is no valid YAML{line}; put values with a colon in quotation marks,"
            " or remove the block"
        ) from exc
    return {str(key).lower(): value for key, value in fields.items()}


def _stated(fields: dict[str, object]) -> Stated:
    outlets, urls = _sources(fields.get("sources") or fields.get("source"))
    return Stated(
        title=_scalar(fields.get("title")),
        source=", ".join(outlets),
        url=_scalar(fields.get("url")) or next(iter(urls), ""),
        author=", ".join(_texts(fields.get("author"))),
        published=_date(fields.get("date") or fields.get("published")),
        language=_LANGUAGES.get(re.split("[-_]", _scalar(fields.get("language")).lower())[0]),
        counterpart=_scalar(fields.get("counterpart")),
    )


def _sources(value: object) -> tuple[list[str], list[str]]:
    """Return outlets and addresses of ``source:``, a text, a mapping, or a list of either."""
    outlets: list[str] = []
    urls: list[str] = []
    for entry in value if isinstance(value, list) else [value]:
        named = entry if isinstance(entry, dict) else {"outlet": entry}
        outlets.append(_scalar(named.get("outlet") or named.get("name") or named.get("title")))
        urls.append(_scalar(named.get("url")))
    return list(dict.fromkeys(filter(None, outlets))), list(filter(None, urls))


def _texts(value: object) -> list[str]:
    return list(filter(None, map(_scalar, value if isinstance(value, list) else [value])))


def _scalar(value: object) -> str:
    # Nested values are not written out: aliases in YAML can make them as large as they like.
    return str(value).strip() if isinstance(value, str | int | float | date) else ""


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    found = find_dates(_scalar(value)[:100])
    return found[0].day if found else None
