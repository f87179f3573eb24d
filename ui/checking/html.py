"""The view in which a text is checked, as HTML: the box, the tally with its filters, the whole result."""

from __future__ import annotations

from collections import Counter

from rag.verdicts import Check, Verdict
from rag.verifying import LONGEST_CLAIM
from ui.check_view import check_html
from ui.check_words import check_words
from ui.checking.words import checking_words
from ui.texts import UiLanguage

ADDRESS = "/views/check"
FORMS = ("html", "md", "json")
READABLE = ".txt,.text,.md,.markdown,.docx,.html,.htm,.pdf"


def checking_html(language: UiLanguage) -> str:
    """Return the view: a box for the text, and room for the result. The script enables what needs it."""
    w = checking_words(language)
    return (
        f'<section class="yj-view yj-checking yj-scripted yj-view-check" lang="{language}"><h2>{w.title}</h2>'
        f'<p class="yj-lead">{w.lead}</p>'
        f'<form class="yj-check-form" method="post" action="{ADDRESS}"><fieldset disabled>'
        f'<textarea name="text" rows="7" maxlength="{LONGEST_CLAIM}" aria-label="{w.box}"'
        f' placeholder="{w.placeholder}" spellcheck="false"></textarea>'
        f'<div class="yj-check-row"><button type="submit" class="yj-primary">{w.check}</button>'
        f'<button type="button" class="yj-stop" hidden>{w.stop}</button>'
        f'<label class="yj-plain yj-file">{w.file}<input type="file" accept="{READABLE}"></label>'
        f'<button type="button" class="yj-plain yj-example">{w.example}</button>'
        f'<output class="yj-count">{w.characters.format(0)}</output></div></fieldset></form>'
        f'<p class="yj-progress" role="status"></p>'
        f'<div class="yj-result"></div>'
        f'<p class="yj-said-stopped" hidden>{w.stopped}</p>'
        "</section>"
    )


def tally_html(check: Check, language: UiLanguage) -> str:
    """Return how many sentences got each verdict, as buttons that show only these, and what leads on."""
    w, names = checking_words(language), check_words(language).verdicts
    counted = Counter(statement.verdict for statement in check.statements)
    buttons = "".join(
        f'<button type="button" class="yj-only yj-{verdict.value}" value="{verdict.value}"'
        f' aria-pressed="false">{names[verdict]} <b>{counted[verdict]}</b></button>'
        for verdict in Verdict
        if counted[verdict]
    )
    problems = len(check.statements) - counted[Verdict.SUPPORTED]
    lead = f'<button type="button" class="yj-next-problem">{w.next_problem}</button>' if problems else ""
    return f'<div class="yj-tally" lang="{language}"><span>{w.show}</span>{buttons}{lead}</div>'


def result_html(check: Check, key: str, language: UiLanguage) -> str:
    """Return a whole check with its tally and the links to keep it; ``key`` names it among those kept."""
    if not check.statements:
        return check_html(check, language)
    return f"{tally_html(check, language)}{check_html(check, language)}{_keeps(key, language)}"


def _keeps(key: str, language: UiLanguage) -> str:
    names = {"html": "HTML", "md": "Markdown", "json": "JSON"}
    links = " ".join(
        f'<a href="{ADDRESS}/{key}.{form}?lang={language}" download="check.{form}">{names[form]}</a>'
        for form in FORMS
    )
    return f'<p class="yj-keeps">{checking_words(language).save}{links}</p>'
