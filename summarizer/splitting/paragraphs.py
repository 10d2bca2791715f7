"""Lines joined to paragraphs, as far as they were wrapped by hand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarizer.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.splitting.lines import Line, Mark

NARROWEST_WRAP = 30  # characters; shorter lines are a list, unless the next goes on in small letters
WIDEST_WRAP = 140  # characters; nobody wraps wider, so a longer line is a paragraph of its own
_LONGEST_BYLINE = 100  # characters
_BYLINE = re.compile(r"[Bb]y [A-Z]\S* [A-Z]")


class Block(NamedTuple):
    """A paragraph, heading or list item: its words are ``span``, and from ``start`` to there go a label or a bullet.

    ``heading`` is its level, the lower the greater, 0 for text. ``opens`` tells that a speaker's label stands before
    it, ``ruled`` that a rule does, ``page`` that a page begins, ``gap`` that a blank line does.
    """

    start: int
    span: Span
    mark: Mark = ""
    speaker: str = ""
    part: str = ""
    heading: int = 0
    opens: bool = False
    ruled: bool = False
    page: bool = False
    gap: bool = False


def paragraphs(text: str, every: Sequence[Line], speakers: frozenset[str]) -> Iterator[Block]:
    """Yield the paragraphs that the lines make, those after a label of ``speakers`` with its name."""
    width = _width(every)
    block: Block | None = None
    before: Line | None = None
    ruled = False
    number = 0
    bylines = _bylines(text, every)
    for line in every:
        mark = _mark(line, number, speakers)
        number = line.level or number if mark == "number" else number
        if mark in ("rule", "underline"):
            titled = mark == "underline" and block is not None and block.mark == "" and not line.gap
            if block is not None:
                yield block._replace(heading=line.level if titled else block.heading)
            ruled, block, before = not titled, None, None
        elif (
            block is not None
            and before is not None
            and (mark == "" or _is_quoted_on(text, before, line))
            and line.start not in bylines
            and _goes_on(text, block, before, line, width)
        ):
            block = block._replace(span=Span(block.span.start, line.end))
            before = line
        else:
            if block is not None:
                yield block
            block, before, ruled = _opened(line, mark, ruled=ruled), line, False
    if block is not None:
        yield block


def _bylines(text: str, every: Sequence[Line]) -> frozenset[int]:
    """Return where the lines begin that only tell who wrote what the line above them names, as "by Ann Lee, editor"."""
    following = (*every[1:], None)
    return frozenset(
        line.start
        for above, line, below in zip(every, every[1:], following[1:], strict=False)
        if (below is None or below.gap)
        and (above is every[0] or above.gap)
        and not line.gap
        and len(line) <= _LONGEST_BYLINE
        and _BYLINE.match(text, line.start, line.end)
        and text[line.end - 1] not in ".!?"
    )


def _mark(line: Line, number: int, speakers: frozenset[str]) -> Mark:
    """Return the line's mark where it means something: a speaker's label, a number that counts on from ``number``."""
    if line.mark == "label" and line.name not in speakers:
        return ""
    if line.mark == "number" and line.level not in (0, 1, number + 1):
        return ""
    return line.mark


def _opened(line: Line, mark: Mark, *, ruled: bool) -> Block:
    return Block(
        line.start,
        Span(line.body if mark else line.start, line.end),
        mark,
        speaker=line.name if mark == "label" else "",
        heading=line.level if mark == "hashes" else 0,
        opens=mark == "label",
        ruled=ruled,
        page=line.page,
        gap=line.gap,
    )


def _goes_on(text: str, block: Block, before: Line, line: Line, width: int) -> bool:
    """Tell whether ``line`` belongs to the paragraph ``block``, which ends with the line ``before``."""
    if not block.span:
        return True  # a label that stands alone, and what is said
    if line.gap or block.mark in ("bold", "hashes", "fence", "code"):
        return False
    if max(len(before), len(line)) > WIDEST_WRAP or _is_row(text, before) or _is_row(text, line):
        return False
    start = line.body if _is_quoted_on(text, before, line) else line.start
    first = text[start : start + 30].split(maxsplit=1)[0]
    # A line was wrapped where the next one's first word would not have fitted into it.
    return first[0].islower() or len(before) + 1 + len(first) > max(width, len(line), NARROWEST_WRAP)


def _is_quoted_on(text: str, before: Line, line: Line) -> bool:
    """Tell whether both lines have the same marks of a quoted line before their words, as in mails, and no other."""
    marks = ["".join(text[one.start : one.body].split()) for one in (before, line)]
    return line.mark == "bullet" and marks[0] == marks[1] and not marks[0].strip(">")


def _is_row(text: str, line: Line) -> bool:
    """Tell whether a line is a row of a table: cells with a stroke between them."""
    return text.find(" | ", line.start, line.end) >= 0 or text.startswith("|", line.start)


def _width(every: Sequence[Line]) -> int:
    """Return the usual length of a wrapped line: one in five of those that another follows is longer."""
    lengths = sorted(len(before) for before, after in pairwise(every) if not after.gap and len(before) <= WIDEST_WRAP)
    return lengths[len(lengths) * 4 // 5] if lengths else 0
