"""What a loader knows of a document's layout, which is better than what its text looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.splitting.sentences import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.document import Place
    from summarizer.splitting.paragraphs import Block

KINDS = ("part", "heading", "speaker")


def placed(text: str, found: Sequence[Block], places: Sequence[Place]) -> list[Block]:
    """Return the blocks with the parts, headings and speakers that ``places`` tell.

    Of each of the three that is told anywhere, layout's own guess counts nowhere. Blocks end where such a place begins
    or ends; of places that overlap, the one that began last counts.
    """
    told = [place for place in places if place.kind in KINDS and place.span]
    if not told:
        return list(found)
    kinds = {place.kind for place in told}
    blocks = list(
        _cut(text, found, sorted({border for place in told for border in (place.span.start, place.span.end)}))
    )
    for kind in kinds:
        labels = _labels(blocks, [place for place in told if place.kind == kind])
        blocks = [_with(block, kind, label) for block, label in zip(blocks, labels, strict=True)]
    return blocks


def _cut(text: str, found: Sequence[Block], borders: Sequence[int]) -> Iterator[Block]:
    """Yield the blocks, each cut at the borders inside it."""
    following = iter(borders)
    border = next(following, None)
    for block in found:
        rest = block
        while border is not None and border < block.span.end:
            if border > rest.span.start:
                before = trimmed(text, rest.span.start, border)
                after = trimmed(text, border, rest.span.end)
                if before and after:
                    yield rest._replace(span=before)
                    rest = rest._replace(start=after.start, span=after)
            border = next(following, None)
        yield rest


def _labels(blocks: Sequence[Block], places: Sequence[Place]) -> Iterator[str | None]:
    """Yield for each block the label of the place that it begins in, or None."""
    following = iter(sorted(places, key=lambda place: place.span))
    nearest = next(following, None)
    around: list[Place] = []
    for block in blocks:
        while nearest is not None and nearest.span.start <= block.span.start:
            around.append(nearest)
            nearest = next(following, None)
        while around and around[-1].span.end <= block.span.start:
            around.pop()
        yield around[-1].label if around else None


def _with(block: Block, kind: str, label: str | None) -> Block:
    if kind == "part":
        return block._replace(part=label or "")
    if kind == "speaker":
        return block._replace(speaker=label or "")
    return block._replace(heading=0 if label is None else block.heading or 1)
