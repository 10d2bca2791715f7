"""A listing in Markdown: one item a doubt, its words in bold. No text of strangers begins a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rendering.escaping import for_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.rendering.listing import Entry, Listing


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
    before, words, after = (
        for_markdown(part)
        for part in (entry.text[: entry.words.start], entry.words.of(entry.text), entry.text[entry.words.end :])
    )
    # The escaping strips each piece; where blanks stood between them, one stands again.
    gap_before = " " if entry.text[: entry.words.start][-1:].isspace() else ""
    gap_after = " " if entry.text[entry.words.end :][:1].isspace() else ""
    marked = f"**{words}**" if words else ""
    yield f"- {before}{gap_before}{marked}{gap_after}{after}"
    yield f"  - *{for_markdown(entry.rule)}*: {for_markdown(entry.note)}"
    for quote, place in entry.nearest:
        yield f"  - compare: “{for_markdown(quote)}” — {for_markdown(place)}"
