"""The text of PDFs against the truth: ``python -m tests.bench.pdf``.

Makes PDFs of known text in many layouts, reads them, and prints for each the share of words that match, and how many
sentences are told to stand on the page where they were drawn.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from summarizer.grounding import locate
from summarizer.loading import load
from summarizer.report import Evidence
from tests.loading.made_pdf import HEIGHT, WIDTH, MadePdf, drawn, width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.document import Document

_SUBJECTS = (
    "The harbour board;A committee of seven growers;Ingrid Solheim;The regional archive;Nobody at the ferry office;"
    "The minister for inland waters;Our correspondent;A retired lock-keeper;The Brackwater Institute;Councillor Odile "
    "Marchetti;Several long-term tenants;The engineers' association"
).split(";")
_VERBS = (
    "has proposed to reorganise;will not recommend;published an unconventional assessment of;is considering the "
    "redevelopment of;rejected the classi\ufb01cation of;asked for a re-examination of;measured the e\ufb03ciency of;"
    "described the administration of;delayed the modernisation of;could not con\ufb01rm the establishment of"
).split(";")
_OBJECTS = (
    "the decommissioned lighthouse on Skarvø;two refrigerated warehouses;the north-eastern breakwater;a "
    "decision-making body of 19 members;the international telecommunication cable;seventy-four kilometres of "
    "embankment;the \ufb02ood-prone polder;a well-known collection of 1,280 manuscripts;the interdepartmental "
    "correspondence of 1987"
).split(";")
_ENDS = (
    "before the end of 2031.;although the consequences remain unclear.;because of extraordinary meteorological "
    "conditions.;at a cost of €4.5 million.;and nobody objected.;whereas the neighbouring municipalities (there are "
    "eleven) disagreed.;in accordance with paragraph 12 of the agreement.;, said the spokeswoman.;"
    "“under no circumstances”, according to the minutes."
).split(";")
#: What stands above the pages, apart from their text.
_HEADS = ("The Brackwater Institute", "Annual review of the inland waters")
#: Where long words may be parted.
_PARTED = {
    word: (word[:at], word[at:])
    for word, at in (
        ("reorganise", 5), ("recommend", 5), ("unconventional", 5), ("assessment", 6), ("considering", 3),
        ("redevelopment", 9), ("administration", 7), ("modernisation", 5), ("establishment", 5), ("refrigerated", 6),
        ("international", 5), ("telecommunication", 8), ("kilometres", 4), ("embankment", 2), ("collection", 3),
        ("manuscripts", 5), ("interdepartmental", 5), ("correspondence", 7), ("consequences", 4),
        ("extraordinary", 5), ("meteorological", 6), ("neighbouring", 5), ("municipalities", 5), ("accordance", 2),
        ("circumstances", 6), ("spokeswoman", 6), ("decommissioned", 5), ("published", 3),
    )
} | {
    word: (word[: word.index("-")], word[word.index("-") + 1 :])
    for word in ("lock-keeper", "long-term", "re-examination", "north-eastern", "decision-making", "well-known")
}  # fmt: skip


class Sentence(NamedTuple):
    """A sentence and the pages it was drawn on."""

    text: str
    pages: list[int]


@dataclass(frozen=True)
class Style:
    """How a document is laid out. ``interleaved`` draws the columns line by line, across the page."""

    columns: int = 2
    size: float = 10
    gutter: float = 20
    interleaved: bool = False
    indented: bool = False
    ragged: bool = False
    headed: bool = False
    titled: bool = False
    abstract: bool = False
    justified: bool = False


def sentence(chance: random.Random) -> str:
    """Return a sentence of its own."""
    number = chance.randrange(100, 1000)
    words = (chance.choice(group) for group in (_SUBJECTS, _VERBS, _OBJECTS))
    return f"{' '.join(words)} no. {number} {chance.choice(_ENDS)}".replace(" ,", ",")


class Column(NamedTuple):
    """Where a column stands."""

    x: float
    top: float
    bottom: float


def made(style: Style, seed: int) -> tuple[bytes, list[Sentence]]:
    """Return a PDF and its sentences in order."""
    chance = random.Random(seed)  # noqa: S311 - to repeat it
    leading, wide = style.size * 1.22, (WIDTH - 100 - (style.columns - 1) * style.gutter) / style.columns
    pages: list[list[tuple[float, float, bytes]]] = []
    truth: list[Sentence] = []
    places = _places(style, pages, leading, wide, truth, chance)
    x, y, room = next(places)
    for _ in range(chance.randrange(9, 14) * style.columns):
        own = [sentence(chance) for _ in range(chance.randrange(3, 7))]
        lines = wrapped(" ".join(own), style.size, wide - 8, _PARTED)
        starts = [Sentence(text, []) for text in own]
        truth += starts
        letters = [re.sub(r"\W", "", text) for text in own]
        drawn_letters = 0
        for number, line in enumerate(lines):
            if room <= 0:
                x, y, room = next(places)
            indent = 7 if style.indented and number == 0 else 0
            first = drawn_letters
            drawn_letters += len(re.sub(r"\W", "", line))
            at = 0
            for one, word in zip(starts, letters, strict=True):
                if at < drawn_letters and first < at + len(word) and len(pages) not in one.pages:
                    one.pages.append(len(pages))
                at += len(word)
            spread = style.justified and number < len(lines) - 1 and " " in line
            blank = (wide - 8 - width(line, style.size)) / line.count(" ") if spread else 0
            pages[-1].append((y, x, drawn(x + indent, y, line, style.size, f"{blank:.3f} Tw")))
            y -= leading
            room -= 1
        if not style.indented and room:
            y -= leading * 0.7
            room -= 1
    contents = []
    for page in pages:
        if style.interleaved:
            page.sort(key=lambda piece: (-round(piece[0]), piece[1]))
        contents.append(b"".join(piece[2] for piece in page))
    return MadePdf(contents).bytes(), truth


def _places(
    style: Style,
    pages: list[list[tuple[float, float, bytes]]],
    leading: float,
    wide: float,
    truth: list[Sentence],
    chance: random.Random,
) -> Iterator[tuple[float, float, int]]:
    """Yield column after column as x, y of the first line and lines that fit, drawing what stands above them."""
    while True:
        pages.append([])
        number = len(pages)
        top = HEIGHT - 80.0
        if style.headed:
            head = _HEADS[number % 2]
            pages[-1].append((HEIGHT - 40, 50, drawn(50, HEIGHT - 40, head, 8)))
            pages[-1].append((40, WIDTH / 2, drawn(WIDTH / 2 - 5, 40, str(number), 8)))
        if style.titled and number == 1:
            title = "What became of the lighthouse and its 1,280 manuscripts"
            pages[-1].append((top, 50, drawn(50, top, title, 18)))
            truth.append(Sentence(title, [1]))
            top -= 40
        if style.abstract and number == 1:
            own = [sentence(chance) for _ in range(5)]
            truth += [Sentence(text, [1]) for text in own]
            lines = wrapped(" ".join(own), style.size, WIDTH - 100)
            pages[-1] += [
                (top - at * leading, 50, drawn(50, top - at * leading, line, style.size))
                for at, line in enumerate(lines)
            ]
            top -= len(lines) * leading + 20
        for place in range(style.columns):
            yield 50 + place * (wide + style.gutter), top, int((top - 70) / leading)


def styles() -> Iterator[Style]:
    """Yield the layouts that are tried."""
    for interleaved in (False, True):
        for headed in (False, True):
            for indented in (False, True):
                yield Style(
                    interleaved=interleaved, headed=headed, indented=indented, titled=headed, justified=indented
                )
    yield Style(columns=1, headed=True)
    yield Style(columns=1, indented=True, titled=True)
    yield Style(columns=3, size=8, gutter=16)
    yield Style(columns=3, size=8, gutter=14, interleaved=True, headed=True, indented=True)
    yield Style(size=9, gutter=12, justified=True)
    yield Style(size=9, gutter=12, interleaved=True, justified=True, indented=True)
    yield Style(abstract=True, titled=True, headed=True)
    yield Style(abstract=True, interleaved=True, indented=True)
    yield Style(size=12, gutter=30)
    yield Style(size=7.5, gutter=18, headed=True, titled=True, abstract=True, interleaved=True, indented=True)
    yield Style(columns=1, size=12, justified=True, headed=True)
    yield Style(columns=3, size=7, gutter=20, titled=True, abstract=True)
    yield Style(columns=4, size=9, gutter=14, justified=True)


def words_of(text: str) -> list[str]:
    """Return the words of a text, with their marks, its ligatures unfolded."""
    for ligature, letters in (("\ufb01", "fi"), ("\ufb02", "fl"), ("\ufb03", "ffi")):
        text = text.replace(ligature, letters)
    return text.split()


def match(document: Document, truth: list[Sentence]) -> float:
    """Return the share of words that the truth and the document have in common, in order."""
    expected = [word for one in truth for word in words_of(one.text)]
    found = [word for part in document.text.split("\n\n") if part not in _HEADS for word in part.split()]
    matcher = SequenceMatcher(None, expected, found, autojunk=False)
    return 2 * sum(block.size for block in matcher.get_matching_blocks()) / (len(expected) + len(found))


def paged(document: Document, truth: list[Sentence]) -> tuple[int, int, int]:
    """Return how many sentences are told on their very pages, how many were found at all, and how many there are."""
    locator = locate(document)
    right = found = 0
    for one in truth:
        evidence = locator.find(" ".join(words_of(one.text)))
        if isinstance(evidence, Evidence):
            found += 1
            first, last = one.pages[0], one.pages[-1]
            right += evidence.place == (f"page {first}" if first == last else f"pages {first}-{last}")
    return right, found, len(truth)


def main() -> int:
    """Print the figures; end with 1 where a goal is missed."""
    total = [0, 0, 0]
    worst, shares = 1.0, []
    with tempfile.TemporaryDirectory() as folder:
        for number, style in enumerate(styles()):
            data, truth = made(style, number)
            path = Path(folder) / f"{number}.pdf"
            path.write_bytes(data)
            (document,) = load(path)
            share, counts = match(document, truth), paged(document, truth)
            total = [sum(pair) for pair in zip(total, counts, strict=True)]
            worst = min(worst, share)
            shares.append(share)
            print(f"{share:.4f}  pages right {counts[0]} of {counts[1]} found, {counts[2]} sentences  {style}")
    mean = sum(shares) / len(shares)
    print(f"{len(shares)} PDFs: words {mean:.4f} on average, {worst:.4f} at worst")
    print(f"sentences: {total[2]}, found {total[1]}, of these on the right page {total[0]}")
    return int(worst < 0.99 or total[0] < total[1])


if __name__ == "__main__":
    sys.exit(main())
