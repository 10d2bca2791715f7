"""A listing for the eyes, on a terminal: the words in doubt underlined, the reason, the passage to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rendering import wording
from summarizer.rendering.attribution import DASH
from summarizer.rendering.page import BOLD, CAUTION, DIM, FAILURE, MARGIN, Label, Page

if TYPE_CHECKING:
    from summarizer.rendering.listings.listing import Listing

_INDENT = MARGIN + 2


def render(listing: Listing, *, width: int, colour: bool) -> str:
    """Return ``listing`` in lines of at most ``width`` cells (kept between 40 and 120), with colours if asked."""
    page = Page(width, colour=colour)
    page.paragraph(listing.title, style=BOLD)
    page.paragraph(listing.origin, style=DIM)
    for severity, title, style in (("reject", "Rejected", FAILURE), ("caution", "To look at", CAUTION)):
        entries = [entry for entry in listing.entries if entry.severity == severity]
        if not entries:
            continue
        page.heading(f"{title} ({len(entries)})")
        for number, entry in enumerate(entries):
            if number:
                page.blank()
            label = Label("✗" if severity == "reject" else "!", MARGIN, style)
            page.marked(entry.text, [entry.words], indent=_INDENT, label=label, style=style)
            page.paragraph(f"{entry.rule}: {entry.note}", indent=_INDENT, style=style)
            for quote, place in entry.nearest:
                page.quotation(f"{wording.quoted(quote)}{DASH}{place}", indent=_INDENT)
    if not listing.entries:
        page.blank()
        page.paragraph(listing.clear, indent=MARGIN)
    page.rule()
    page.paragraph(listing.account, style=DIM)
    return page.text()
