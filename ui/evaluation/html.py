"""Tables and folds as HTML. Plain text is escaped; only what is :class:`Html` already stands as it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rag.evaluate import Figure
from ui.escaping import escape
from ui.evaluation.words import Words, percent


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def html(content: str) -> str:
    """Return HTML that shows a text, or the HTML itself."""
    return content if isinstance(content, Html) else escape(content)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, caption: str = "", of: str = "") -> Html:
    """Return a table whose first column names its rows; it scrolls by itself where it is too wide."""
    named = f"<caption>{html(caption)}</caption>" if caption else ""
    columns = "".join(f'<th scope="col">{html(name)}</th>' for name in head)
    body = "".join(_row(cells) for cells in rows)
    kind = f' class="{of}"' if of else ""
    return Html(
        f'<div class="scroll"><table{kind}>{named}<thead><tr>{columns}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(cells: Sequence[str]) -> str:
    first, *others = map(html, cells)
    return f'<tr><th scope="row">{first}</th>' + "".join(f"<td>{other}</td>" for other in others) + "</tr>\n"


def fold(summary: str, content: Html, *, is_open: bool = False) -> Html:
    """Return content that opens under its summary."""
    state = " open" if is_open else ""
    return Html(f"<details{state}><summary>{html(summary)}</summary>{content}</details>")


def share_cell(figure: Figure | None) -> Html:
    """Return a share with its counts, its 95 % interval and a small bar of both."""
    if figure is None or not figure.total:
        return Html('<span class="faint">–</span>')
    low, high = round(100 * figure.low), round(100 * figure.high)
    small = f"{figure.hits}/{figure.total} · {low}–{high}"
    return Html(
        f'<b>{percent(figure.rate)}</b> <span class="faint counts">{small}</span>'
        '<svg class="mini" viewBox="-4 0 108 8" aria-hidden="true">'
        '<line class="faint" x1="0" x2="100" y1="4" y2="4"/>'
        f'<line class="interval all" x1="{100 * figure.low:.1f}" x2="{100 * figure.high:.1f}" y1="4" y2="4"/>'
        f'<g class="mark all"><circle cx="{100 * figure.rate:.1f}" cy="4" r="3"/></g></svg>'
    )


def plot(svg: str, alternative: Html, words: Words, note: str = "") -> Html:
    """Return a plot with its figures as a table beneath."""
    said = f"<figcaption>{escape(note)}</figcaption>" if note else ""
    figures = fold(words("图里的数", "the figures as a table"), alternative)
    return Html(f"<figure>{svg}{said}{figures}</figure>")
