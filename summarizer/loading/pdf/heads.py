"""Which lines stand at the head or foot of pages, apart from their text: running heads, and the numbers of pages."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.loading.pdf.columns import Line

_MARGIN: Final = 0.12  # of the page's height, at its head and foot
_SAME_PLACE: Final = 0.03  # of the page's height: about as far apart, two equal lines are one head
_SAME_SPOT: Final = 0.004  # of the page's height: within it, two lines stand at the same height
_APART: Final = 0.9  # of a line's height, that a running head stands from the text at least
_OUTERMOST: Final = 3  # lines at the head and foot of a page that may be its running head

_NUMBER = re.compile(
    r"(?:page |seite |p\.? ?)?[-–—\[(]? ?(?:\d{1,5}|[ivxlc]{1,7}) ?[-–—\])]?(?: ?(?:/|of|von|sur|de) ?\d{1,5})?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"[0-9]{1,9}")


class Page(NamedTuple):
    """The lines of a page, from 0, in reading order, and its height; ``asides`` belong to none of its paragraphs."""

    number: int
    height: float
    lines: Sequence[Line]
    asides: Sequence[Line] = ()


class _Candidate(NamedTuple):
    """A line that may be a running head: where it stands, what it says but for its figures, where on the page."""

    page: int
    place: int
    says: str
    middle: float
    size: float
    apart: bool

    @property
    def spot(self) -> tuple[int, int]:
        """Its height on the page and its size, as far as two lines that look alike share them."""
        return round(self.middle / _SAME_SPOT), round(self.size)


def running_heads(pages: Sequence[Page]) -> dict[tuple[int, int], str]:
    """Return the lines, as (page, place), that belong to no paragraph, with what they say but for their figures.

    The number of a page says "". What recurs at the same place is a running head; so is what stands alone where another
    page has one, or where another page has a line that stands apart too: it tells of its own chapter.
    """
    candidates = [candidate for page in pages for candidate in _candidates(page)]
    heads = {(one.page, one.place): "" for one in candidates if not one.says}
    same: dict[str, list[_Candidate]] = defaultdict(list)
    for one in candidates:
        if one.says:
            same[one.says].append(one)
    spots: dict[tuple[int, int], set[int]] = defaultdict(set)
    for group in same.values():
        bands: dict[int, list[int]] = defaultdict(list)  # the pages that have it, by its height on them
        for one in group:
            bands[int(one.middle / _SAME_PLACE)].append(one.page)
        for one in group:
            band = int(one.middle / _SAME_PLACE)
            near = (bands[at] for at in (band - 1, band, band + 1) if at in bands)
            recurs = any(pages[0] != one.page or pages[-1] != one.page for pages in near)
            if recurs:
                heads[one.page, one.place] = one.says
            if recurs or one.apart:
                spots[one.spot].add(one.page)
    for one in candidates:
        if one.says and len(spots[one.spot]) > 1:
            heads[one.page, one.place] = one.says
    return heads


def _candidates(page: Page) -> Iterator[_Candidate]:
    order = sorted(range(len(page.lines)), key=lambda place: page.lines[place].box[1])
    for place in dict.fromkeys((*order[:_OUTERMOST], *order[-_OUTERMOST:])):
        line = page.lines[place]
        middle = (line.box[1] + line.box[3]) / 2 / (page.height or 1)
        if _MARGIN < middle < 1 - _MARGIN:
            continue
        numbered = len(page.lines) > 1 and _NUMBER.fullmatch(line.text.strip()) is not None
        says = "" if numbered else _FIGURES.sub("#", line.text).casefold()
        yield _Candidate(page.number, place, says, middle, line.size, _stands_apart(page, line))


def _stands_apart(page: Page, line: Line) -> bool:
    """Tell whether nothing else stands at the height of a line or near it, but towards the edge of the page."""
    upper = line.box[1] < page.height / 2
    inner = [
        one.box[1] - line.box[3] if upper else line.box[1] - one.box[3]
        for one in page.lines
        if one is not line and (one.box[3] > line.box[1] if upper else one.box[1] < line.box[3])
    ]
    return min(inner, default=0.0) > _APART * line.size


def is_told(text: str, page: int, before: tuple[int, str] | None) -> bool:
    """Tell whether a running head says what that of (page, text) ``before`` did, but for a number that counts pages."""
    if before is None:
        return False
    numbers, then = (list(map(int, _FIGURES.findall(words))) for words in (text, before[1]))
    return all(one - other in (0, page - before[0]) for one, other in zip(numbers, then, strict=False))
