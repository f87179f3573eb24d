"""Traditional Chinese: whether a text is written in it, and words of our own put into it."""

from __future__ import annotations

from functools import cache
from typing import Any

import opencc

from index.folding import encodable, simplify


@cache
def _converter() -> Any:  # noqa: ANN401 - OpenCC publishes no types
    return opencc.OpenCC("s2tw")


def is_traditional(text: str) -> bool:
    """Tell whether a text has more characters that only Traditional Chinese has than such of Simplified.

    >>> is_traditional("關於舊碼頭"), is_traditional("关于旧码头")
    (True, False)
    """
    clean = encodable(text)
    from_traditional = sum(a != b for a, b in zip(clean, simplify(clean), strict=True))
    return from_traditional > _differing(clean, traditional(clean))


def traditional(text: str) -> str:
    """Return a text in Traditional characters; its length may change."""
    converted: str = _converter().convert(encodable(text))
    return converted


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=False))
