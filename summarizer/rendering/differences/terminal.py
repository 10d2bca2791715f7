"""What changed between two briefs, on a terminal: one line an item, then field by field what it said and says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.rendering.differences.telling import SIGNS, sides
from summarizer.rendering.escaping import for_terminal
from summarizer.rendering.page import BOLD, CAUTION, DIM, FAILURE, GAIN, MARGIN, Label, Page
from summarizer.rendering.wrapping import cells

if TYPE_CHECKING:
    from summarizer.rendering.differences.telling import Entry, Line, Told

_STYLES: Final = {"new": GAIN, "gone": FAILURE, "changed": CAUTION, "same": DIM}
_INDENT: Final = MARGIN + 2
_WIDEST_LABEL: Final = 8


def render(told: Told, *, width: int, colour: bool, **_: object) -> str:
    """Return what is ``told`` in lines of at most ``width`` cells (kept between 40 and 120)."""
    page = Page(width, colour=colour)
    page.paragraph(told.title, style=BOLD)
    page.paragraph(told.account)
    for brief in told.briefs:
        page.paragraph(brief, style=DIM)
    page.heading("Sources")
    for source in told.sources:
        _line(page, source)
    if told.fields:
        page.heading("The brief as a whole")
        for field in told.fields:
            old, new = sides(field)
            page.paragraph(f"{field.field}: {old} → {new}", indent=_INDENT, label=Label("~", MARGIN, CAUTION))
    for title, entries in told.groups:
        page.heading(title)
        for number, entry in enumerate(entries):
            if number:
                page.blank()
            _entry(page, entry)
    return page.text()


def _line(page: Page, line: Line, indent: int = _INDENT) -> None:
    label = Label(f"{SIGNS[line.change]} {line.id}".rstrip(), MARGIN, _STYLES[line.change])
    page.paragraph(line.text, indent=indent, label=label)


def _entry(page: Page, entry: Entry) -> None:
    indent = _INDENT + min(cells(for_terminal(entry.line.id)), _WIDEST_LABEL) + 2
    _line(page, entry.line, indent)
    if entry.standing:
        page.paragraph(entry.standing, indent=indent)
    for field in entry.fields:
        old, new = sides(field)
        page.paragraph(f"{field.field}: {old} → {new}", indent=indent, style=CAUTION)
    for why in (entry.moved_by, *entry.reasons):
        page.paragraph(why, indent=indent, style=DIM)
    for sign, quotes, style in (("+", entry.gained, GAIN), ("-", entry.lost, FAILURE)):
        for quote in quotes:
            page.paragraph(quote, indent=indent + 2, label=Label(sign, indent, style), style=DIM)
