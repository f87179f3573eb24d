"""Questions that ask the same of each of several things: one question for each of them.

``A 和 B 分别……`` names the things, ``……：一个甲，一个乙，分别是谁`` describes them. What stands behind the
last thing and belongs to all of them goes to each: A 和 B 的会长分别是谁 asks for both presidents.
"""

from __future__ import annotations

import re

from rag.names import names

_EACH = "(?:又|都|各|各自)?(?:分别|分別|各自)"
_NAMED = re.compile(
    rf"^(?P<before>(?:.*[，,：:])?)(?P<things>[^，,：:？?；;。]{{3,50}}?)[，,]?{_EACH}(?P<rest>[^，,？?；;。]{{2,40}}[？?]?)$"
)
_DESCRIBED = re.compile(
    r"^(?P<before>.*?)[：:，,]?(?P<things>(?:另|还有)?一[个個位名家](?P<first>[^，,]{2,30})[，,]"
    rf"(?:另外?|还有)?一[个個位名家](?P<second>[^，,？?]{{2,30}}?))[，,]?(?:这?[两二兩][个個位者人家])?{_EACH}(?P<rest>是[^，,？?]{{1,12}}[？?]?)$"
)
_SEPARATOR = re.compile("、|[，,]?(?:以及|和|与|與|跟|及)")
SHORTEST, LONGEST, MOST = 2, 20, 3
"""Characters of a thing, and things that are asked after."""


def respective(question: str) -> list[str]:
    """Return a question for each thing; nothing for a question that asks of one thing or of all together.

    >>> respective("旧码头和新码头分别由谁承建？")
    ['旧码头由谁承建？', '新码头由谁承建？']
    >>> respective("旧码头和新码头的设计师分别是谁？")
    ['旧码头的设计师是谁？', '新码头的设计师是谁？']
    """
    described = _DESCRIBED.match(question)
    if described:
        before = described["before"]
        lead = f"{before}，" if before else ""
        return [f"{lead}{described[which]}{described['rest']}" for which in ("first", "second")]
    named = _NAMED.match(question)
    found = [t.strip() for t in _SEPARATOR.split(named["things"])] if named else []
    if named is None or not 1 < len(found) <= MOST or not all(SHORTEST <= len(t) <= LONGEST for t in found):
        return []
    shared = _shared_end(found)
    things = [*(t + shared for t in found[:-1]), found[-1]]
    return [f"{named['before']}{thing}{named['rest']}" for thing in things]


def _shared_end(things: list[str]) -> str:
    """Return what stands behind the last thing for all of them: behind its name, or from its 的 on."""
    *others, last = things
    named = next(iter(names(last, "zh")), None)
    is_bare = all(any(n.start == 0 and n.end == len(t) for n in names(t, "zh")) for t in others)
    if named and named.start == 0 and is_bare:
        return last[named.end :]
    possessive = last.find("的")
    return last[possessive:] if possessive >= 0 and not any("的" in t for t in others) else ""
