"""Words of a text inside elements: spans may lie in each other or cross, elements may only lie in each other."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span
from summarizer.rendering.escaping import for_html
from summarizer.rendering.evidence_page.elements import NOTHING, Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Elements around one word. Browsers give up at a few hundred, and each crossing opens all of them again.
DEEPEST: Final = 24


class Region(NamedTuple):
    """A span of a text, and the element around it.

    ``first`` is the opening tag; where the span must be broken, because another crosses it or a paragraph ends, its
    further pieces open with ``rest``. ``after`` stands behind the last of them. One that only ``sets`` words, as in
    bold, or is led to, leaves them as much outside as they are.
    """

    span: Span
    name: str
    first: Markup
    rest: Markup
    after: Markup = NOTHING
    sets: bool = False


def shallow(regions: Iterable[Region]) -> list[Region]:
    """Return the regions in the order in which they open; where too many would lie around one word, only a point of it.

    A point is the place where its span begins: what leads there still arrives.
    """
    open_ends: list[int] = []
    kept = []
    for region in sorted(regions, key=_opening):
        start, end = region.span.start, region.span.end
        while open_ends and open_ends[0] <= start:
            heapq.heappop(open_ends)
        if len(open_ends) < DEEPEST:
            heapq.heappush(open_ends, end)
            kept.append(region)
        else:
            kept.append(region._replace(span=Span(start, start)))
    return sorted(kept, key=_opening)


def _opening(region: Region) -> tuple[int, int]:
    return region.span.start, -region.span.end


class Paragraph(NamedTuple):
    """The words of a block with the regions in it, and whether there are none but those that only set words."""

    words: Markup
    is_outside: bool


def paragraphs(
    text: str, blocks: Sequence[Span], regions: Sequence[Region], *, outside: str = ""
) -> Iterator[Paragraph]:
    """Yield each of the ``blocks`` of a text, in order, with the ``shallow`` regions in it.

    Words in no region stand in a span of the class ``outside``, if one is named; where that would be all of a block, it
    has none.
    """
    starts = [block.start for block in blocks]
    waiting = 0
    going_on: list[Region] = []
    for block in blocks:
        while waiting < len(regions) and regions[waiting].span.start < block.end:
            region = regions[waiting]
            # What begins in the blanks between begins here, and what ends in some ends before them.
            start = max(region.span.start, block.start)
            end = min(region.span.end, blocks[bisect_left(starts, region.span.end) - 1].end) if region.span else start
            going_on.append(region._replace(span=Span(start, max(start, end))))
            waiting += 1
        inside = sorted(going_on, key=_opening)
        is_outside = all(region.sets for region in inside)
        yield Paragraph(_nested(text, block, inside, "" if is_outside else outside), is_outside)
        going_on = [region for region in going_on if region.span.end > block.end]


def _nested(text: str, block: Span, regions: Sequence[Region], outside: str) -> Markup:
    """Return one block, with the regions that have words in it; they are in the order in which they open."""
    starts = [max(region.span.start, block.start) for region in regions]
    ends = [max(min(region.span.end, block.end), block.start) for region in regions]
    written: list[str] = []
    stack: list[int] = []
    position = block.start
    following = 0

    def words(end: int) -> str:
        is_inside = any(not regions[number].sets for number in stack)
        return _words(text[position:end], "" if is_inside else outside)

    for boundary in sorted({*starts, *ends}):
        written.append(words(boundary))
        position = boundary
        written += _closed(stack, regions, ends, boundary)
        while following < len(regions) and starts[following] == boundary:
            region = regions[following]
            written.append(region.first if region.span.start >= block.start else region.rest)
            if ends[following] > boundary:
                stack.append(following)
            else:
                written.append(f"</{region.name}>{region.after}")
            following += 1
    written.append(words(block.end))
    return Markup("".join(written))


def _words(words: str, outside: str) -> str:
    return f'<span class="{outside}">{for_html(words)}</span>' if outside and words.strip() else for_html(words)


def _closed(stack: list[int], regions: Sequence[Region], ends: Sequence[int], boundary: int) -> Iterator[str]:
    """Yield the tags that close what ends here; what lies in it and goes on is closed, too, and opened again."""
    ending = [depth for depth, number in enumerate(stack) if ends[number] <= boundary]
    if not ending:
        return
    inner = stack[ending[0] :]
    del stack[ending[0] :]
    for number in reversed(inner):
        yield f"</{regions[number].name}>"
    for number in inner:
        if ends[number] <= boundary and regions[number].span.end <= boundary:
            yield regions[number].after
    for number in inner:
        if ends[number] > boundary:
            yield regions[number].rest
            stack.append(number)
