"""The forms of an evidence card, and which file gets which."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import InputError
from rag.card import Card, card_json
from ui.card.html import card_html
from ui.card.markdown import card_markdown

FORMS = (".json", ".html", ".md")


def write_card(card: Card, target: Path) -> list[Path]:
    """Write a card in the form that its ending names, in all when it has none; returns what was written.

    Raises:
        InputError: the ending is of another form.
        OSError: the file cannot be written.
    """
    if target.suffix.lower() not in ("", *FORMS):
        endings = ", ".join(FORMS)
        raise InputError(
            f"{target.name}: a card can be {endings}; give one of these endings, or none for all."
        )
    files = [target] if target.suffix else [target.with_name(target.name + form) for form in FORMS]
    json_name = target.with_suffix(".json").name
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(card_as(card, file.suffix.lower()[1:], json_name=json_name), encoding="utf-8")
    return files


def card_as(card: Card, form: str, *, json_name: str = "card.json") -> str:
    """Return a card as ``json``, ``html`` or ``md``.

    Args:
        card: the card.
        form: which of the three.
        json_name: name of the file that holds it as JSON, which the other two name.
    """
    if form == "json":
        return card_json(card)
    return (card_html if form == "html" else card_markdown)(card, json_name=json_name)
