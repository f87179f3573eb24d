"""The subject of an answering sentence gives way to a pronoun only where it was named before."""

import random

from training.reader.anaphora import behind_pronoun

LEAD = "青石大桥位于海港城。"
TEXT = "青石大桥是城里最老的桥。青石大桥建于1912年，耗资三万元。"
START = TEXT.index("1912年")


def made(question: str, lead: str, text: str, *, seed: int = 1) -> str | None:
    start = text.index("1912年")
    found = behind_pronoun(question, lead, text, start, start + 5, random.Random(seed))
    if found is None:
        return None
    assert found.text[found.start : found.end] == "1912年"
    return found.text


def test_the_second_naming_gives_way() -> None:
    texts = {made("青石大桥建于哪一年？", "", TEXT, seed=n) for n in range(20)}
    assert len(texts) > 1
    assert all(t and t.startswith("青石大桥是城里最老的桥。") and t.count("青石大桥") == 1 for t in texts)


def test_the_lead_names_it_too() -> None:
    assert made("青石大桥建于哪一年？", LEAD, "青石大桥建于1912年。") is not None


def test_what_was_not_named_before_stays() -> None:
    assert made("青石大桥建于哪一年？", "", "青石大桥建于1912年。") is None


def test_what_the_question_does_not_name_stays() -> None:
    assert made("这座桥建于哪一年？", "", TEXT) is None
