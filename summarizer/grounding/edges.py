"""Exactly which characters of the source a quote covers: its words, and the marks at its edges that both have."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from summarizer.canonical.characters import DASHES, FILL, INVISIBLE, QUOTES
from summarizer.canonical.cleaning import after_target
from summarizer.document import Span
from summarizer.grounding.quoting import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.canonical import Folded
    from summarizer.grounding.quoting import Quote

#: Marks in another line are not beside a quote.
_LINE_ENDS: Final = frozenset("\r\n")

_DOTS: Final = "..."

#: Marks of emphasis, which may stand between a word and its stop: "the **sea**."
_EMPHASIS: Final = frozenset("*_`")


def spanned(
    asked: Quote, source: Folded, text: str, first: int, end: int
) -> tuple[Span, Literal["verbatim", "typographic"]]:
    """Return the characters of ``text`` that the quote covers when it stands at those words, and how the two met."""
    at, stop = source.starts[first], source.ends[end - 1]
    before, after = asked.folded.starts[0], asked.folded.ends[-1]
    whole = asked.text.strip()
    start = at - before + asked.text.find(whole)
    if start >= 0 and text.startswith(whole, start) and _filled(source.text, start + len(whole)) == start + len(whole):
        return Span(start, start + len(whole)), "verbatim"
    stop = _filled(source.text, stop - _tail_of(source.raw(end - 1)))
    opening = _ellipsis().sub("", asked.folded.text[:before])  # its stops are none of the source's
    at = _reached(reversed(opening), source.text, at, -1)
    closing = asked.folded.text[after - _tail_of(asked.folded.raw(len(asked.folded.words) - 1)) :]
    stop = _reached(closing, source.text, stop, 1)
    if text.startswith("](", stop) and source.text[stop + 1] == " " and "[" in text[at:stop]:
        stop = after_target(text, stop + 1)  # half a link would look broken
    return Span(at, stop), "verbatim" if bare(text[at:stop]) == bare(whole) else "typographic"


def _reached(marks: Iterable[str], text: str, at: int, step: int) -> int:
    """Return how far from ``at`` the text has the same marks as the quote: 'so.”' reaches further than 'so'."""
    spaced = False
    for mark in marks:
        if _is_blank(mark):
            spaced = spaced or mark.isspace()
            continue
        seen = at if step > 0 else at - 1
        while 0 <= seen < len(text) and (_is_blank(text[seen]) or (text[seen] in _EMPHASIS and text[seen] != mark)):
            seen += step
        if not 0 <= seen < len(text):
            break
        between = text[at:seen] if step > 0 else text[seen + 1 : at]
        dotted = mark == "…" and step > 0 and text.startswith(_DOTS, seen)
        if dotted or (_kind(mark) == _kind(text[seen]) and (spaced or _is_beside(text[seen], between, step))):
            at = _filled(text, seen + (len(_DOTS) if dotted else 1)) if step > 0 else seen
            spaced = False
        elif mark not in _EMPHASIS:
            break
    return at


def _is_beside(mark: str, between: str, step: int) -> bool:
    """Tell whether a mark belongs to the words that it has this between: a quotation mark behind a blank does not.

    But French ones do, within which stand blanks.
    """
    return _kind(mark) != '"' or between.strip() == between or mark == ("»" if step > 0 else "«")


def _filled(text: str, at: int) -> int:
    """Return where the entity ends of which only what fills it up stands at ``at``; ``at`` itself if there is none."""
    while text[at : at + 1] == FILL:
        at += 1
    return at


def _tail_of(raw: str) -> int:
    """Return how many characters a word carries at its end without being longer for it."""
    return len(raw) - len(_tail().sub("", raw) or raw)


def _is_blank(mark: str) -> bool:
    return (mark.isspace() and mark not in _LINE_ENDS) or mark == FILL


def _kind(mark: str) -> str:
    """Return one mark for all quotation marks, one for all dashes, and any other as it is."""
    if _quotation_mark().match(mark):
        return '"'
    return "-" if _dash().match(mark) else mark


@cache
def _tail() -> re.Pattern[str]:
    """Return what a word may carry at its end without being longer for it."""
    # What fills up an entity belongs to the letter or the quotation mark that the entity stands for.
    return re.compile(rf"(?:(?!{FILL})[{INVISIBLE}{QUOTES}_]{FILL}*+)+\Z")


@cache
def _ellipsis() -> re.Pattern[str]:
    return re.compile(r"[\[(]?\s?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s?[\])]?")


@cache
def _quotation_mark() -> re.Pattern[str]:
    return re.compile(f"[{QUOTES}]")


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(f"[{DASHES}]")
