"""The parts of a file that holds several pieces, such as an article and the interview behind it."""

from __future__ import annotations

from collections import Counter
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from summarizer.splitting.headings import BOLD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.splitting.paragraphs import Block

DIALOGUE = "Dialogue"  # a run of turns without a heading


def with_parts(text: str, found: Sequence[Block], title: str) -> list[Block]:
    """Return the blocks with the titles of their parts, where there are two parts or more.

    A part begins at a heading of the first rank, at a rule or page that a heading follows, and where prose turns into a
    dialogue or back (at the heading right before). The first part is named by its own heading, else ``title``.
    """
    begins = _begins(text, found)
    first = next((place for place, block in enumerate(found) if not block.heading), len(found))
    name = _title(text, found[0]) if found and found[0].heading else title
    name = next((begins[place] for place in sorted(begins) if place <= first), name)
    if all(place <= first for place in begins):
        return list(found)
    result = []
    part = " ".join(name.split())
    for place, block in enumerate(found):
        if place > first and place in begins:
            part = " ".join(begins[place].split())
        result.append(block._replace(part=part))
    return result


def _begins(text: str, found: Sequence[Block]) -> dict[int, str]:
    """Return the places where parts begin, with their titles."""
    top = 1 if any(block.heading == 1 for block in found) else BOLD
    pages = Counter(_title(text, block) for block in found if block.heading and block.page)
    begins: dict[int, str] = {}
    headings: list[int] = []  # those right before the block in hand
    known: set[str] = set()  # speakers of the part so far
    spoken = prose = False
    for place, block in enumerate(found):
        if block.heading:
            headings.append(place)
            continue
        here = next((at for at in headings if _is_border(text, found[at], top, pages)), None)
        turned = prose and spoken != bool(block.speaker)
        within = bool(known) and here is not None and _is_subhead(found, here, place, top, known)
        if here is not None and not within:
            begins[here] = _title(text, found[here])
        elif turned and headings and not within:
            begins[headings[0]] = _title(text, found[headings[-1]])
        elif turned and block.opens and block.speaker not in known:
            begins[place] = DIALOGUE
        if place in begins or (headings and any(at in begins for at in headings)):
            known = set()
        if block.speaker:
            known.add(block.speaker)
        spoken, prose, headings = bool(block.speaker), True, []
    return begins


def _is_subhead(found: Sequence[Block], here: int, place: int, top: int, known: set[str]) -> bool:
    """Tell whether the bold heading ``here`` stands in a dialogue: behind it, only those speak who spoke before."""
    if found[here].heading != BOLD or found[here].ruled:
        return False
    behind = takewhile(lambda block: not 0 < block.heading <= top, islice(found, place, None))
    cast = {block.speaker for block in behind if block.speaker}
    return bool(cast) and cast <= known


def _is_border(text: str, block: Block, top: int, pages: Counter[str]) -> bool:
    """Tell whether a heading begins a part by itself; a running head, which recurs page by page, does not."""
    return block.heading <= top or block.ruled or (block.page and pages[_title(text, block)] == 1)


def _title(text: str, block: Block) -> str:
    return block.span.of(text).strip("#*_ \t")
