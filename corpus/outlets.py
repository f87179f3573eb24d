"""The outlets that an article's source names, told apart.

A file states its source as one line: ``BBC News, Forbes`` or ``甲报、乙网（转载丙号）``. Knows no list
of outlets.
"""

from __future__ import annotations

import re

# Not "and" and 和: they stand within names (People & Arts, 中华人民共和国国务院) as often as between them.
_BETWEEN = re.compile(r"[、，,;；|]|(?<!\d)/(?!\d)")
_BRACKETS = re.compile(r"[（(\[【][^（）()\[\]【】]*[）)\]】]")
_MARKS = " \t\"'“”‘’「」《》*_.。:："


def outlets(source: str) -> tuple[str, ...]:
    """Return the names in a source, each once and as written; what stands in brackets is no part of them.

    >>> outlets("CNBC, Vox, 甲网（转载微信公众号“乙号”）")
    ('CNBC', 'Vox', '甲网')
    """
    names = (" ".join(part.split()).strip(_MARKS) for part in _BETWEEN.split(_BRACKETS.sub(" ", source)))
    return tuple(dict.fromkeys(name for name in names if any(map(str.isalnum, name))))
