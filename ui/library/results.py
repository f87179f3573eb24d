"""What a change of the articles came to, as HTML with the button that undoes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ui.escaping import escape
from ui.guard import MAX_FILE
from ui.library.changes import Change
from ui.library.reasons import reason_in_chinese
from ui.library.table import article_link
from ui.library.words import LibraryWords

Refused = tuple[str, bool]
"""The name of a file that did not arrive, and whether it was too large."""

_MOST_LINES = 100
_MEGABYTE = 1024 * 1024


def change_html(change: Change, words: LibraryWords, refused: Sequence[Refused] = ()) -> str:
    """Return what a change came to: a line, the outcome for each file, and how to undo it."""
    files = [*_files(change, words), *(_refused(name, large, words) for name, large in refused)]
    rest = f"<li>… +{len(files) - _MOST_LINES}</li>" if len(files) > _MOST_LINES else ""
    lines = f'<ul class="yj-outcomes">{"".join(files[:_MOST_LINES])}{rest}</ul>' if files else ""
    return f'<div class="yj-changed">{_line(change, words)}{lines}</div>'


def changes_html(changes: Sequence[Change], words: LibraryWords) -> str:
    """Return the changes that can be undone, a line each."""
    return "".join(f'<div class="yj-changed">{_line(change, words)}</div>' for change in changes)


def _line(change: Change, words: LibraryWords) -> str:
    if change.removed:
        return f"<div>{words.removed.format(len(change.removed))}{_undo(change, words)}</div>"
    if not change.added:
        return f"<div>{words.added_none}</div>"
    ask = f' <a class="yj-bounds" href="/?">{words.ask_about}</a>'
    return f"<div>{words.added.format(len(change.added))}{ask}{_undo(change, words)}</div>"


def _undo(change: Change, words: LibraryWords) -> str:
    if not change.key:
        return ""
    return (
        '<form class="yj-change" method="post" action="/library/undo">'
        f'<input type="hidden" name="key" value="{change.key}">'
        f'<button type="submit">{words.undo}</button></form>'
    )


def _files(change: Change, words: LibraryWords) -> Iterator[str]:
    for failure in change.failures:
        reason = reason_in_chinese(failure.message) if words.language == "zh" else failure.message
        yield _unreadable(failure.path, reason, words)
    for name, article in change.same:
        link = article_link(article.id, article.title, words)
        yield f'<li class="yj-same">{escape(name)} · {words.is_same}{link}</li>'
    for article in change.added:
        yield f'<li class="yj-added">{article_link(article.id, article.title, words)} · {words.is_added}</li>'


def _refused(name: str, is_large: bool, words: LibraryWords) -> str:
    why = words.too_large.format(MAX_FILE // _MEGABYTE) if is_large else words.not_sent
    return _unreadable(name, why, words)


def _unreadable(name: str, reason: str, words: LibraryWords) -> str:
    return f'<li class="yj-unreadable">{escape(name)} · {words.is_unreadable}{escape(reason)}</li>'
