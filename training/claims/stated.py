"""Questions with their answers as statements: Chinese asks where the answer stands, so that it fits in there.

"这座桥是什么时候通车的？" with "1963年" gives "这座桥是1963年通车的": a claim in a reader's words.
"""

from __future__ import annotations

import re

_WORDS = re.compile(
    "(?:在)?(?:什么时候|什么时间|何时|哪一?年|哪一?天|几月几[日号]|哪个月)|(?:哪里|哪儿|何处|什么地方)|(?:哪些人|哪个人|什么人|哪位|何人|谁)"
    "|(?:多少|几)(?P<unit>[个名位人家次种项篇款辆座条只本张场部岁年天元万亿米吨])?|(?:哪[一两几]?(?:家|个|座|所|部|支|种|国|款|位|本|项|场|首|条))(?P<noun>[\u4e00-\u9fff]{0,4}?)|什么"
)
_NOT_ASKED = re.compile(
    "为什么|为何|怎么|怎样|如何|哪些|吗|是否|是不是|有没有|分别|什么样|多久|多长|多大|多高|多远"
)
_END = re.compile(r"[？?。！!呢\s]+$")


def stated(question: str, answer: str) -> str:
    """Return a question with its answer as a statement; empty when it asks in no such way.

    >>> stated("该队有多少名队员？", "12名")
    '该队有12名队员。'
    """
    asked, answer = _END.sub("", question.strip()), answer.strip().rstrip("。")
    found = list(_WORDS.finditer(asked))
    if len(found) != 1 or _NOT_ASKED.search(asked) or not answer or len(answer) > 30:
        return ""
    match = found[0]
    rest = asked[match.end() :]
    unit = match["unit"] or ""
    if unit and not answer.endswith(unit) and not re.search(r"[^\d,.\s]$", answer):
        answer += unit
    overlap = next((n for n in range(min(len(rest), len(answer)), 0, -1) if answer.endswith(rest[:n])), 0)
    return f"{asked[: match.start()]}{answer}{rest[overlap:]}。"
