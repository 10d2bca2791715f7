"""The whole sentences that a place in a document belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.document import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.document import Passage

#: Where passages are not known, a sentence reaches at most so many characters beyond what is asked about.
WIDEST: Final = 600

#: In lower case, what a stop after does not end a sentence.
TITLES: Final = frozenset(
    "mr mrs ms dr prof sr jr st gen col lt sgt capt gov sen rep hon rev vs no fig dept inc co corp ltd approx "
    "hr fr bzw usw ca vgl mme m mm sra sig".split()
)


class Sentences:
    """The sentences of one text: its passages, or what a simple rule makes of it where they are not known."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self._text = text
        self.passages = tuple(sorted(passages, key=lambda passage: passage.span))
        self._starts = [passage.span.start for passage in self.passages]

    def passage(self, span: Span) -> Passage | None:
        """Return the passage that ``span`` starts in, or the first that it reaches."""
        return next(iter(self.passages[self._touched(span)]), None)

    def around(self, span: Span) -> Span:
        """Return the whole sentences that ``span`` touches: its passages, or, of none, what stands between stops."""
        touched = self.passages[self._touched(span)]
        if touched:
            return Span(min(span.start, touched[0].span.start), max(span.end, touched[-1].span.end))
        return Span(self._opening(span), self._closing(span))

    def _touched(self, span: Span) -> slice:
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or not self.passages[first].span.overlaps(span):
            first += 1
        return slice(first, max(first, bisect_left(self._starts, span.end)))

    def _opening(self, span: Span) -> int:
        low = max(0, span.start - WIDEST)
        stops = [match.end() for match in _stop().finditer(self._text, low, span.start) if _ends(match)]
        at = stops[-1] if stops else low
        if not stops and low:  # cut between words
            blank = _blank().search(self._text, low, span.start)
            at = blank.end() if blank else low
        while at < span.start and self._text[at].isspace():
            at += 1
        return at

    def _closing(self, span: Span) -> int:
        quoted = span.of(self._text)
        # What ends with a stop ends its sentence.
        begin = span.start + len(quoted.rstrip(_CLOSING))
        high = min(len(self._text), span.end + WIDEST)
        for match in _stop().finditer(self._text, begin, high):
            if _ends(match):
                return max(span.end, match.start() + len(match[0].rstrip()))
        end = high
        if high < len(self._text):
            while end > span.end and not self._text[end].isspace():
                end -= 1
        while end > span.end and self._text[end - 1].isspace():
            end -= 1
        return end


_CLOSING: Final = " \t\r\n.!?…。\uff01\uff1f\"'”\u2019»)]"


@cache
def _stop() -> re.Pattern[str]:
    """Return what ends a sentence: a stop and what closes with it, or an empty line."""
    return re.compile(
        r"""(?:[.!?…]{1,9}["'”\u2019»)\]]{0,3}(?=\s{1,3}[^\sa-zß-ÿа-я]|\s{0,3}\Z)
        | [。\uff01\uff1f][」』”\u2019\uff09]{0,3}
        | \n[ \t\r]{0,9}\n)""",
        re.VERBOSE,
    )


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"\s")


def _ends(match: re.Match[str]) -> bool:
    """Tell whether a stop ends a sentence, and not an abbreviation."""
    if not match[0].startswith(".") or match[0].startswith(".."):
        return True
    before = match.string[max(0, match.start() - 8) : match.start()]
    word = _last_word().search(before)
    return not (word and ((len(word[0]) == 1 and word[0].isupper()) or word[0].lower() in TITLES))


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+\Z")
