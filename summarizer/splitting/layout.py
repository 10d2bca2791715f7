"""What the layout of a document tells: its paragraphs, headings, turns and parts, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import MARKDOWN, seen
from summarizer.splitting.headings import with_headings
from summarizer.splitting.lines import lines
from summarizer.splitting.paragraphs import paragraphs
from summarizer.splitting.parts import with_parts
from summarizer.splitting.places import placed
from summarizer.splitting.turns import speakers, spoken

if TYPE_CHECKING:
    from summarizer.document import Document
    from summarizer.splitting.paragraphs import Block


def blocks(document: Document) -> list[Block]:
    """Return the paragraphs, headings and list items of ``document``, in order, with their parts and speakers."""
    text = seen(document)
    every = list(lines(text))
    found = list(paragraphs(text, every, speakers(text, every)))
    found = spoken(list(with_headings(text, found)))
    found = with_parts(text, found, document.title)
    if document.media_type == MARKDOWN:
        from summarizer.canonical.markdown_marks import without_marks  # noqa: PLC0415 - dear, and of Markdown alone

        found = [block._replace(part=without_marks(block.part)) for block in found]
    return placed(text, found, document.places)
