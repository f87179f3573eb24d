"""What a question asks about the days of several things: which came first, whether both fell into one month.

"A 和 B 哪个更早？", "A、B 和 C 是在同一年发生的吗？", "How many days lie between A and B?"
"""

from __future__ import annotations

from corpus.language import detect_language
from index.folding import simplify
from rag.asked_order_en import asked_order_in_english
from rag.asked_order_zh import asked_order_in_chinese
from rag.orders import AskedOrder


def asked_order(question: str) -> AskedOrder | None:
    """Return what a question asks about the days of several things; None when it asks nothing of the kind.

    The things come out in Simplified characters.

    >>> found = asked_order("长桥通车和老码头关闭，哪个更早？")
    >>> found.order.value, found.ways[0]
    ('first', ('长桥通车', '老码头关闭'))
    """
    plain = question.strip().rstrip("？?。.! ！")
    if detect_language(plain) == "en":
        return asked_order_in_english(plain)
    return asked_order_in_chinese(simplify(plain))
