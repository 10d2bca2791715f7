"""The lines of all pages → one text of paragraphs, with the places of its pages and lines.

Lines that were wrapped are joined, words that were hyphenated too, also over the end of a column or page. What recurs
at the head or foot of pages stands once and never inside a paragraph; the numbers of pages are told by their places.
A blank line parts paragraphs; " | " parts the cells of a row.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.characters import UNSPACED
from summarizer.loading.pdf.glyphs import LINE_HYPHEN
from summarizer.loading.pdf.heads import is_told, running_heads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.loading.pdf.columns import Line
    from summarizer.loading.pdf.heads import Page

_SAME_SIZE: Final = 0.12
_FARTHEST: Final = 1.4  # of the usual distance of lines: farther apart, they make two paragraphs
_INDENT: Final = 0.6  # of a line's height
_SHORTEST: Final = 4  # letters of a word that may stand before a hyphen of its own

_ENDED = re.compile(r"[.!?…:;。！？][\"”’')\]»¹²³⁰⁴-⁹]*$")
_BULLET = re.compile(r"(?:[•‣◦▪●·–—*-]|\(?[a-z0-9]{1,3}[.)])\s")
_HYPHENS = (LINE_HYPHEN, "\u00ad", "-", "\u2010")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_UNSPACED = re.compile(f"[{UNSPACED}]")


class Flow(NamedTuple):
    """A text; ``lines`` are (start, end, page, line) of it, in order. Every line stands there once."""

    text: str
    lines: list[tuple[int, int, int, Line]]


def flow(pages: Sequence[Page]) -> Flow:
    """Return the text that the lines of the pages make."""
    heads = running_heads(pages)
    known = _known(pages)
    made = _Text(known)
    told: dict[str, tuple[int, str]] = {}
    for page in pages:
        pitch = _pitches(page.lines)
        before: Line | None = None
        for place, line in enumerate(page.lines):
            key = heads.get((page.number, place))
            if key is not None:
                if key and not is_told(line.text, page.number, told.get(key)):
                    told[key] = page.number, line.text
                    made.aside(page.number, line)
                continue
            made.add(page.number, line, before, pitch)
            before = line
        for line in page.asides:
            made.aside(page.number, line)
    return made.finished()


def _pitches(lines: Sequence[Line]) -> dict[int, float]:
    """Return for each size of letters, in half points, how far apart its lines usually are."""
    found: dict[int, list[float]] = defaultdict(list)
    for one, following in pairwise(lines):
        if one.column == following.column and 0 < following.box[1] - one.box[1] < 3 * one.size:
            found[round(2 * following.size)].append(following.box[3] - one.box[3])
    return {size: sorted(gaps)[len(gaps) // 3] for size, gaps in found.items()}


def _known(pages: Sequence[Page]) -> Counter[str]:
    """Return the words of the document, as they stand inside lines, in small letters."""
    words: Counter[str] = Counter()
    parted = False
    for page in pages:
        for line in page.lines:
            found = _WORD.findall(line.text)
            first = 1 if parted else 0  # the halves of a parted word are none
            parted = line.text.endswith(_HYPHENS)
            words.update(word.lower() for word in found[first : len(found) - parted])
    return words


class _Text:
    """A text in the making."""

    def __init__(self, known: Counter[str]) -> None:
        self._known = known
        self._pieces: list[str] = []
        self._length = 0
        self._lines: list[tuple[int, int, int, Line]] = []
        self._last: Line | None = None
        self._waiting: list[tuple[int, Line]] = []

    def aside(self, page: int, line: Line) -> None:
        """Add a line that belongs to no paragraph, as soon as none is open."""
        self._waiting.append((page, line))

    def add(self, page: int, line: Line, before: Line | None, pitch: dict[int, float]) -> None:
        """Add a line; ``before`` is the one before it on its page, None for the first."""
        if self._last is not None and _goes_on(self._last, line, before, pitch):
            self._write(page, line, self._joint(self._last.text, line.text))
        else:
            for number, one in self._waiting:
                self._write(number, one, "\n\n")
            self._waiting = []
            self._write(page, line, "\n\n")
        self._last = line

    def finished(self) -> Flow:
        """Return the text."""
        for number, one in self._waiting:
            self._write(number, one, "\n\n")
        if self._pieces:
            self._pieces[-1] = _with_hyphen(self._pieces[-1])
        return Flow("".join(self._pieces), self._lines)

    def _joint(self, before: str, after: str) -> str:
        """Return what stands between two lines of a paragraph; of a hyphenated word, the hyphen goes."""
        hyphen = before[-1:] if before[-1:] in _HYPHENS and before[-2:-1].isalnum() and after[:1].isalnum() else ""
        if not hyphen:
            unspaced = _UNSPACED.match(before[-1:]) and _UNSPACED.match(after[:1])
            return "" if unspaced else " "
        kept = hyphen != "\u00ad" and self._is_own(before[:-1], after)
        # What was written last, the hyphen, is taken back.
        self._pieces[-1] = self._pieces[-1][:-1]
        self._length -= 1
        start, end, page, line = self._lines[-1]
        self._lines[-1] = (start, end - 1, page, line)
        return ("-" if hyphen == LINE_HYPHEN else hyphen) if kept else ""

    def _is_own(self, before: str, after: str) -> bool:
        """Tell whether the hyphen between two lines is the word's own: the document tells, by how it writes it."""
        words, following = _WORD.findall(before[-60:]), _WORD.match(after)
        if not words or following is None or not following[0][0].islower():
            return True
        first, second = words[-1].lower(), following[0].lower()
        whole, parted = self._known[first + second], self._known[f"{first}-{second}"]
        if whole or parted:
            return parted > whole
        apart = self._known[first] and self._known[second]
        return "-" in first or bool(apart and min(len(first), len(second)) >= _SHORTEST)

    def _write(self, page: int, line: Line, joint: str) -> None:
        if joint.startswith("\n"):
            if not self._pieces:
                joint = ""
            else:
                self._pieces[-1] = _with_hyphen(self._pieces[-1])
        text = _with_hyphen(line.text[:-1]) + line.text[-1:]  # what becomes of one at the end, the next line decides
        self._pieces += (joint, text)
        start = self._length + len(joint)
        self._length = start + len(text)
        self._lines.append((start, self._length, page, line))


def _with_hyphen(text: str) -> str:
    return text.replace(LINE_HYPHEN, "-")


def _goes_on(last: Line, line: Line, before: Line | None, pitch: dict[int, float]) -> bool:
    """Tell whether ``line`` goes on with the paragraph that ``last`` ends."""
    if last.row or line.row or abs(last.size - line.size) > _SAME_SIZE * max(last.size, line.size):
        return False
    if last.text.endswith(_HYPHENS) and last.text[-2:-1].isalnum() and line.text[:1].isalnum():
        return True
    ended, small = _ENDED.search(last.text) is not None, line.text[:1].islower()
    # Where the next word would have fitted into the line, the line was ended on purpose.
    full = last.box[2] + 0.25 * last.size + line.first > last.right
    done = ended or not full
    if before is last and last.column == line.column:
        usual = max(pitch.get(round(2 * line.size), 0.0), line.size)
        apart = not 0 < line.box[3] - last.box[3] <= _FARTHEST * usual
        indented = line.box[0] - last.box[0] > _INDENT * line.size and done
        begins = apart or indented
    else:
        begins = ended and not (full and line.text[:1].isdecimal())
    begins = begins or (done and _BULLET.match(line.text) is not None)
    return not begins and (full or (small and not ended))
