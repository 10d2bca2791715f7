"""How a source in Markdown is set on the page: as its marks say, which stand in its text, but not in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.markdown_marks import (
    CODE,
    EMPHASIS,
    MARK,
    QUOTING,
    STRONG,
    STRUCK,
    markdown_marks,
)
from summarizer.document import MARKDOWN
from summarizer.rendering.evidence_page.elements import opening_tag
from summarizer.rendering.evidence_page.nesting import Region

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from summarizer.document import Document, Span

_ELEMENTS: Final = {STRONG: "strong", EMPHASIS: "em", CODE: "code", STRUCK: "del"}
_SET_BY: Final = {
    **{kind: (name, opening_tag(name)) for kind, name in _ELEMENTS.items()},
    MARK: ("span", opening_tag("span", hidden=True)),
}
# Targets of links, pictures and notes: shown, and less loud.
_BY_THE_WAY: Final = ("span", opening_tag("span", class_="by-the-way"))


def set_by_marks(document: Document, blocks: Sequence[Span], code: Container[int]) -> Iterator[Region]:
    """Yield what the marks of a Markdown text set, and the marks themselves; ``code`` is as it is written."""
    if document.media_type != MARKDOWN:
        return
    for number, block in enumerate(blocks):
        for span, kind in markdown_marks(document.text, block.start, block.end) if number not in code else ():
            if kind != QUOTING:  # without it, nobody would see who quotes whom
                name, opening = _SET_BY.get(kind, _BY_THE_WAY)
                yield Region(span, name, opening, opening, sets=True)
