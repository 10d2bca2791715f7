"""A listing in Markdown: one item a doubt, its words in bold. No text of strangers begins a line."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from summarizer.rendering import wording
from summarizer.rendering.attribution import DASH
from summarizer.rendering.escaping import for_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.document import Span
    from summarizer.rendering.listings.listing import Entry, Listing


def render(listing: Listing, **_: object) -> str:
    """Return ``listing`` as CommonMark."""
    return "\n\n".join(_blocks(listing)) + "\n"


def _blocks(listing: Listing) -> Iterator[str]:
    yield f"# {for_markdown(listing.title)}"
    yield for_markdown(listing.origin)
    for severity, title in (("reject", "Rejected"), ("caution", "To look at")):
        entries = [entry for entry in listing.entries if entry.severity == severity]
        if entries:
            yield f"## {title} ({len(entries)})"
            yield "\n".join(line for entry in entries for line in _entry(entry))
    if not listing.entries:
        yield listing.clear
    yield "---"
    yield for_markdown(listing.account)


def _entry(entry: Entry) -> Iterator[str]:
    yield f"- {_marked(entry.text, entry.words)}"
    yield f"  - *{for_markdown(entry.rule)}*: {for_markdown(entry.note)}"
    for quote, place in entry.nearest:
        yield f"  - compare: {for_markdown(wording.quoted(quote))}{DASH}{for_markdown(place)}"


def _marked(text: str, words: Span) -> str:
    """Return ``text`` with ``words`` of it in bold, as far as Markdown lets them be."""
    start, end = words.start, words.end
    # Asterisks between a letter and a mark open and close nothing: the mark is left out of the bold.
    while start < end and not text[start].isalnum() and (text[start].isspace() or _is_letter(text[start - 1 : start])):
        start += 1
    while start < end and not text[end - 1].isalnum() and (text[end - 1].isspace() or _is_letter(text[end : end + 1])):
        end -= 1
    before, bold, after = (for_markdown(part) for part in (text[:start], text[start:end], text[end:]))
    # The escaping strips each piece; where blanks stood between them, one stands again.
    gap_before = " " if before and text[start - 1].isspace() else ""
    gap_after = " " if after and text[end].isspace() else ""
    marked = f"**{bold}**" if bold else ""
    return f"{before}{gap_before}{marked}{gap_after}{after}"


def _is_letter(char: str) -> bool:
    """Tell whether a character, of which there may be none, is neither blank nor mark."""
    return bool(char) and not char.isspace() and unicodedata.category(char)[0] not in "PS"
