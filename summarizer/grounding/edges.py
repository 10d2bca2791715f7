"""Exactly which characters of the source a quote covers: its words, and the marks at its edges that both have."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from summarizer.canonical.characters import DASHES, FILL, INVISIBLE, QUOTES
from summarizer.canonical.cleaning import after_target
from summarizer.document import Span
from summarizer.grounding.quoting import bare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.canonical import Folded
    from summarizer.grounding.quoting import Quote


def spanned(
    asked: Quote, source: Folded, text: str, first: int, end: int
) -> tuple[Span, Literal["verbatim", "typographic"]]:
    """Return the characters of ``text`` that the quote covers when it stands at those words, and how the two met."""
    at, stop = source.starts[first], source.ends[end - 1]
    before, after = asked.folded.starts[0], asked.folded.ends[-1]
    whole = asked.text.strip()
    start = at - before + asked.text.find(whole)
    if start >= 0 and text.startswith(whole, start):
        return Span(start, start + len(whole)), "verbatim"
    raw = source.raw(end - 1)
    stop += len(_tail().sub("", raw) or raw) - len(raw)
    at = _reached(reversed(asked.folded.text[:before]), source.text, at, -1)
    stop = _reached(asked.folded.text[after:], source.text, stop, 1)
    if text.startswith("](", stop) and source.text[stop + 1] == " " and "[" in text[at:stop]:
        stop = after_target(text, stop + 1)  # half a link would look broken
    return Span(at, stop), "verbatim" if bare(text[at:stop]) == bare(whole) else "typographic"


def _reached(marks: Iterable[str], text: str, at: int, step: int) -> int:
    """Return how far from ``at`` the text has the same marks as the quote: 'so.”' reaches further than 'so'."""
    for mark in marks:
        if _is_blank(mark):
            continue
        seen = at if step > 0 else at - 1
        while 0 <= seen < len(text) and _is_blank(text[seen]):
            seen += step
        if not 0 <= seen < len(text) or _kind(mark) != _kind(text[seen]):
            break
        at = seen + 1 if step > 0 else seen
    return at


def _is_blank(mark: str) -> bool:
    return mark.isspace() or mark == FILL


def _kind(mark: str) -> str:
    """Return one mark for all quotation marks, one for all dashes, and any other as it is."""
    if _quotation_mark().match(mark):
        return '"'
    return "-" if _dash().match(mark) else mark


@cache
def _tail() -> re.Pattern[str]:
    """Return what a word may carry at its end without being longer for it."""
    return re.compile(rf"[{INVISIBLE}{QUOTES}_]+\Z")


@cache
def _quotation_mark() -> re.Pattern[str]:
    return re.compile(f"[{QUOTES}]")


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(f"[{DASHES}]")
