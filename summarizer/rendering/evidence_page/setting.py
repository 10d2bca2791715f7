"""How a source in Markdown is set on the page: as its marks say, which stand in its text, but not in sight."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.canonical.markdown_marks import (
    CODE,
    EMPHASIS,
    MARK,
    QUOTING,
    STRONG,
    STRUCK,
    code_blocks,
    markdown_marks,
)
from summarizer.document import MARKDOWN, Span
from summarizer.rendering.evidence_page.elements import opening_tag
from summarizer.rendering.evidence_page.nesting import Region

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from summarizer.document import Document

#: How lines of Markdown are set: what a line below makes a heading, the head and the rows of a table, and lines that
#: only tell how others are set.
HEADING, HEAD, ROW, RULE = "heading", "head", "row", "rule"

_LINE: Final = re.compile(r"[^\n]+")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-{2,})\s*")
_NO_TITLE: Final = re.compile(r"\s*(?:[->#|=]|[*+]\s|\d{1,9}[.)]\s|`{3}|~{3})")
_FRONT: Final = re.compile(r"---[ \t\r]*\n(?:(?!---)[^\n]*\n){0,200}---[ \t\r]*(?=\n|\Z)")
_DELIMITER: Final = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*")
_LONGEST: Final = 2_000  # characters of a line that may be such a one
_STROKE: Final = re.compile(r"(?<!\\)\|")

_ELEMENTS: Final = {STRONG: "strong", EMPHASIS: "em", CODE: "code", STRUCK: "del"}
_SET_BY: Final = {
    **{kind: (name, opening_tag(name)) for kind, name in _ELEMENTS.items()},
    MARK: ("i", opening_tag("i", hidden=True)),  # the shortest there is: some texts have thousands
}
# Targets of links, pictures and notes: shown, and less loud.
_BY_THE_WAY: Final = ("span", opening_tag("span", class_="by-the-way"))


def looks(document: Document) -> dict[int, str]:
    """Return by where it starts how each line is set of which another line tells: above an underline, or in a table."""
    if document.media_type != MARKDOWN:
        return {}
    text = document.text
    found: dict[int, str] = {}
    for before, line in _pairs(text):
        if found.get(before.start) == ROW or (found.get(before.start) == RULE and _is_row(text, before)):
            if _is_row(text, line):
                found[line.start] = ROW
        elif before.start not in found and (look := _told_below(text, before, line)):
            found[before.start], found[line.start] = look, RULE
    return found


def _pairs(text: str) -> Iterator[tuple[Span, Span]]:
    """Yield each line that follows another, without a blank one between them, behind that; none in a block of code."""
    known = front.end() if (front := _FRONT.match(text)) else 0  # of the text, and no text itself
    code = list(code_blocks(text))
    ends = [block.end for block in code]
    lines = (Span(*line.span()) for line in _LINE.finditer(text, known) if not line[0].isspace())
    for before, line in pairwise(lines):
        at = bisect_right(ends, line.start)
        if line.start == before.end + 1 and not (at < len(code) and code[at].overlaps(line)):
            yield before, line


def _told_below(text: str, line: Span, below: Span) -> str:
    """Return how a line is set by the one below it, "" where that is a line like others."""
    if len(below) > _LONGEST or not below.of(text).strip().startswith(("=", "-", ":", "|")):
        return ""
    if _is_row(text, below):
        return HEAD if _is_row(text, line) and _DELIMITER.fullmatch(below.of(text)) else ""
    return HEADING if _UNDERLINE.fullmatch(below.of(text)) and not _NO_TITLE.match(text, line.start, line.end) else ""


def _is_row(text: str, line: Span) -> bool:
    return len(line) <= _LONGEST and _STROKE.search(text, line.start, line.end) is not None


def cells(text: str, row: Span) -> list[Span]:
    """Return the cells of a row of a table, each with the strokes around it that no other has."""
    strokes = [found.start() for found in _STROKE.finditer(text, row.start, row.end)]
    # A stroke at the head belongs to the first cell, every other one to the cell before it.
    inner = strokes[1:] if strokes and not text[row.start : strokes[0]].strip() else strokes
    bounds = [row.start, *(stroke + 1 for stroke in inner), row.end]
    found = [Span(start, end) for start, end in pairwise(bounds)]
    if len(found) > 1 and not found[-1].of(text).strip():
        found[-2:] = [Span(found[-2].start, found[-1].end)]
    return found


def strokes(text: str, cell: Span) -> Iterator[Region]:
    """Yield the strokes around a cell, which are in its text, but not in sight."""
    name, opening = _SET_BY[MARK]
    for found in _STROKE.finditer(text, cell.start, cell.end):
        yield Region(Span(*found.span()), name, opening, opening, sets=True)


def set_by_marks(document: Document, blocks: Sequence[Span], code: Container[int]) -> Iterator[Region]:
    """Yield what the marks of a Markdown text set, and the marks themselves; ``code`` is as it is written."""
    if document.media_type != MARKDOWN:
        return
    for number, block in enumerate(blocks):
        for span, kind in markdown_marks(document.text, block.start, block.end) if number not in code else ():
            if kind != QUOTING:  # without it, nobody would see who quotes whom
                name, opening = _SET_BY.get(kind, _BY_THE_WAY)
                yield Region(span, name, opening, opening, sets=True)
