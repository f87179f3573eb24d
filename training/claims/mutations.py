"""True sentences made false by rule: another figure, date or name, a denial more or less, two glued.

Each way works on Chinese and English and gives an empty text where it does not fit. The benchmark of support
marks uses the same ways on other articles.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from corpus.article import Language
from index.folding import fold
from rag.denials import denials
from rag.names import Name
from rag.opposites import OPPOSITES
from rag.points import Point, PointKind, points
from rag.printed_dates import PrintedDate
from rag.quantity import Quantity

Dice = random.Random


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence to change and what stands around it.

    Attributes:
        text: the sentence.
        language: of it.
        others: the other sentences of its article.
    """

    text: str
    language: Language
    others: tuple[str, ...]


def replaced(text: str, point: Point, by: str) -> str:
    """Return a text with a point told otherwise."""
    return text[: point.start] + by + text[point.end :]


def other_figure(place: Place, dice: Dice) -> str:
    """Return the sentence with one of its figures changed by a digit, a factor or a scale."""
    own = [p for p in points(place.text, place.language) if p.kind is PointKind.FIGURE]
    dice.shuffle(own)
    for point in own:
        changed = _other_number(point.printed, dice)
        if changed != point.printed and isinstance(point.value, Quantity):
            text = replaced(place.text, point, changed)
            told = [p.value for p in points(text, place.language) if isinstance(p.value, Quantity)]
            if not any(point.value.agrees_with(q) for q in told):
                return text
    return ""


_ARABIC = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_NUMERAL = re.compile("[一二两三四五六七八九]")
_SCALE = {"万": "亿", "亿": "万", "million": "billion", "billion": "million", "thousand": "million"}


def _other_number(printed: str, dice: Dice) -> str:
    scale = next((s for s in _SCALE if s in printed), "")
    if scale and dice.random() < 0.25:
        return printed.replace(scale, _SCALE[scale], 1)
    match = _ARABIC.search(printed)
    if match:
        digits = match.group()
        places = [n for n, c in enumerate(digits) if c.isdigit()]
        at = dice.choice(places[: max(1, len(places) - 1)])
        other = dice.choice([d for d in "123456789" if d != digits[at]])
        return printed[: match.start()] + digits[:at] + other + digits[at + 1 :] + printed[match.end() :]
    numeral = _NUMERAL.search(printed)
    if numeral:
        other = dice.choice([c for c in "二三四五六七八九" if c != numeral.group()])
        return printed[: numeral.start()] + other + printed[numeral.end() :]
    words = "two three four five six seven eight nine ten twelve".split()
    found = next((w for w in words if re.search(rf"\b{w}\b", printed)), "")
    return printed.replace(found, dice.choice([w for w in words if w != found])) if found else printed


def other_date(place: Place, dice: Dice) -> str:
    """Return the sentence with a year, month or day moved."""
    own = [p for p in points(place.text, place.language) if isinstance(p.value, PrintedDate)]
    dice.shuffle(own)
    for point in own:
        moved = _moved(point.printed, point.value, dice)
        if moved != point.printed:
            return replaced(place.text, point, moved)
    return ""


_MONTHS = "January February March April May June July August September October November December".split()


def _moved(printed: str, value: object, dice: Dice) -> str:
    numbers = list(re.finditer(r"\d+", printed))
    if numbers:
        one = dice.choice(numbers)
        number = int(one.group())
        by = dice.choice((-3, -2, -1, 1, 2, 3))
        highest = (
            2100
            if number > 31
            else 28
            if "日" in printed[one.end() :] or not re.search("月", printed)
            else 12
        )
        other = number + by if 1 <= number + by <= highest else max(1, number - by)
        return printed[: one.start()] + str(other) + printed[one.end() :]
    found = next((m for m in _MONTHS if m.casefold()[:3] in printed.casefold()), None)
    if found:
        return re.sub(
            r"(?i)\b" + found[:3] + r"[a-z]*",
            dice.choice([m for m in _MONTHS if m != found]),
            printed,
            count=1,
        )
    return printed


def other_name(place: Place, dice: Dice) -> str:
    """Return the sentence with a name exchanged for another of its kind from the same article."""
    own = [p for p in points(place.text, place.language) if isinstance(p.value, Name)]
    told = [p for s in place.others for p in points(s, place.language) if isinstance(p.value, Name)]
    dice.shuffle(own)
    for point in own:
        rivals = sorted(
            {
                p.printed
                for p in told
                if p.value.kind is point.value.kind and not _overlap(p.printed, place.text)
            }
        )  # type: ignore[union-attr]
        if rivals:
            return replaced(place.text, point, dice.choice(rivals))
    return ""


def _overlap(name: str, text: str) -> bool:
    plain = fold(text)
    return fold(name) in plain or any(
        part in plain for part in re.split(r"[\s·]", fold(name)) if len(part) > 1
    )


def names_swapped(place: Place, dice: Dice) -> str:
    """Return the sentence with two of its names in each other's place."""
    own = [p for p in points(place.text, place.language) if isinstance(p.value, Name)]
    pairs = [
        (a, b)
        for n, a in enumerate(own)
        for b in own[n + 1 :]
        if a.value.kind is b.value.kind and a.printed != b.printed
    ]  # type: ignore[union-attr]
    if not pairs:
        return ""
    first, second = dice.choice(pairs)
    return replaced(replaced(place.text, second, first.printed), first, second.printed)


def figures_swapped(place: Place, dice: Dice) -> str:
    """Return the sentence with two of its figures, which measure alike and differ, in each other's place."""
    own = [p for p in points(place.text, place.language) if isinstance(p.value, Quantity)]
    pairs = [
        (a, b)
        for n, a in enumerate(own)
        for b in own[n + 1 :]
        if a.value.measures_as(b.value) and not a.value.agrees_with(b.value)  # type: ignore[union-attr, arg-type]
    ]
    if not pairs:
        return ""
    first, second = dice.choice(pairs)
    return replaced(replaced(place.text, second, first.printed), first, second.printed)


def other_time(place: Place, dice: Dice) -> str:
    """Return the sentence with another date and other figures: it tells of another time, and is not denied.

    No way of making a sentence false; a judge must not take last month's figure for a contradiction.
    """
    moved = other_date(place, dice)
    return other_figure(Place(moved, place.language, place.others), dice) if moved else ""


_CHINESE_VERB = re.compile(
    "(?<![不还就也都没未无有只])(是|能|会|可以|属于|需要|允许|包括|同意|支持|相信|认为|计划|打算|离开|加入|发布|宣布|推出|接受|获得|参加)(?!否|不)"
)
_ENGLISH_VERB = re.compile(
    r"\b(is|are|was|were|will|can|could|has|have|had|would|should|may|must)\b(?!\s?not|n?['’]t)"
)
_ENGLISH_PAST = re.compile(
    r"\b(resigned|left|joined|said|announced|launched|agreed|supported|raised|released|published|signed|won|lost|began|started|approved)\b"
)
_PRESENT = {
    "left": "leave",
    "said": "say",
    "won": "win",
    "lost": "lose",
    "began": "begin",
    "agreed": "agree",
    "raised": "raise",
    "released": "release",
}
_PRESENT |= {
    "resigned": "resign",
    "joined": "join",
    "announced": "announce",
    "launched": "launch",
    "supported": "support",
    "published": "publish",
}
_PRESENT |= {"signed": "sign", "started": "start", "approved": "approve"}


def negated(place: Place, dice: Dice) -> str:
    """Return the sentence with its (first or another) verb denied."""
    del dice
    if place.language == "zh":
        match = _CHINESE_VERB.search(place.text)
        if not match:
            return ""
        no = (
            "不"
            if match[1]
            in ("是", "能", "会", "可以", "属于", "需要", "允许", "同意", "支持", "相信", "认为", "打算")
            else "没有"
        )
        return place.text[: match.start()] + no + place.text[match.start() :]
    match = _ENGLISH_VERB.search(place.text)
    if match:
        return place.text[: match.end()] + " not" + place.text[match.end() :]
    match = _ENGLISH_PAST.search(place.text)
    return (
        place.text[: match.start()] + "did not " + _PRESENT[match[1]] + place.text[match.end() :]
        if match
        else ""
    )


_DENYING = re.compile(
    r"并?没有|并?不(?=是|会|能|同|愿|打|再)|未(?=能|曾)"
    r"|(?<=\w) not\b|(?<=[a-z])n['’]t\b(?<!can['’]t)(?<!won['’]t)|(?<= )never "
)


def affirmed(place: Place, dice: Dice) -> str:
    """Return the sentence without its denial."""
    del dice
    if not denials(place.text):
        return ""
    match = _DENYING.search(place.text)
    return place.text[: match.start()] + place.text[match.end() :] if match else ""


_HEDGE = re.compile(
    r"(?:可能|或许|也许|有望|计划|打算|据称|疑似|预计|拟|或将)(?:将|会|于)?"
    r"|\b(?:reportedly|possibly|allegedly|probably|perhaps) |\b(?:plans|hopes|expects|intends) to "
    r"|\b(?:may|might|could) "
)


def hedge_dropped(place: Place, dice: Dice) -> str:
    """Return the sentence as if what is planned or possible were so."""
    del dice
    match = _HEDGE.search(place.text)
    return (
        place.text[: match.start()] + place.text[match.end() :]
        if match and len(match.group()) < len(place.text) / 3
        else ""
    )


def opposite(place: Place, dice: Dice) -> str:
    """Return the sentence with a word turned into its opposite."""
    held = sorted(w for w in OPPOSITES if len(w) > 1 and _has_word(place.text, w))
    if not held:
        return ""
    word = dice.choice(held)
    return place.text.replace(word, dice.choice(OPPOSITES[word]), 1)


def _has_word(text: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", text) is not None if word.isascii() else word in text


_COMMA = re.compile(r"[，,]")


def stitched(place: Place, dice: Dice) -> str:
    """Return the beginning of the sentence with the end of another of its article."""
    cut = _COMMA.search(place.text, 4)
    ends = [(s, m) for s in place.others if (m := _COMMA.search(s, 4)) and len(s) - m.end() > 8]
    if not cut or not ends or cut.start() < 6:
        return ""
    other, match = dice.choice(ends)
    return place.text[: cut.end()] + other[match.end() :].lstrip('”’"')


WAYS: Mapping[str, Callable[[Place, Dice], str]] = {
    "figure": other_figure,
    "date": other_date,
    "name": other_name,
    "names_swapped": names_swapped,
    "figures_swapped": figures_swapped,
    "negated": negated,
    "affirmed": affirmed,
    "hedge": hedge_dropped,
    "opposite": opposite,
    "stitched": stitched,
}
"""Each way of making a sentence false, by name."""


def mutated(place: Place, dice: Dice) -> dict[str, str]:
    """Return what each way that fits makes of a sentence."""
    found = {name: way(place, dice) for name, way in WAYS.items()}
    return {name: text for name, text in found.items() if text and fold(text) != fold(place.text)}


def places(sentences: Sequence[str], language: Language) -> list[Place]:
    """Return each sentence with the others of its article."""
    return [Place(s, language, tuple(o for o in sentences if o is not s)) for s in sentences]
