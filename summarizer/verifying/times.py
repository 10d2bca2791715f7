"""Times of day must be the source's, in whatever way they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span, once_a_document
from summarizer.language.clock_times import ClockTime, clock_times
from summarizer.language.lexicon import words
from summarizer.report import Doubt
from summarizer.verifying.reading import Instead, quoted, read, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence

#: Before numbers with a colon these tell that they are a time, and no score or ratio.
_BEFORE: Final = frozenset("at by from until till to before after since around um ab bis à vers de las alle".split())


def times(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt times of day that no source has, where the evidence tells another; with caution, for zones differ."""
    text = read(statement)
    if ":" not in statement:  # others are numbers, which are held against the source's as such
        return
    known = known_times(sources)
    unknown = [
        time
        for time in clock_times(text)
        if not time.plain and _is_claim(text, time) and known.isdisjoint(time.minutes)
    ]
    instead = next(_told(evidence), None) if unknown else None
    for claimed in unknown if instead else ():
        span = Span(text.starts[claimed.first], text.ends[claimed.end - 1])
        yield Doubt(
            check="dates",
            severity="caution",
            note=f"“{span.of(statement)}” is not a time of the source",
            span=span,
            **(instead or {}),
        )


def _told(evidence: Sequence[Evidence]) -> Iterator[Instead]:
    """Yield the times that the evidence tells."""
    for one in evidence:
        there = read(one.quote)
        yield from (quoted(one).instead(there, time.first, time.end) for time in clock_times(there))


def known_times(sources: Mapping[str, Document]) -> frozenset[int]:
    """Return the times of day that sources tell, in minutes, in every way that they may be read."""
    return frozenset[int]().union(*map(_known_times, sources.values()))


@once_a_document
def _known_times(document: Document) -> frozenset[int]:
    return frozenset(minute for text in texts(document) for time in clock_times(text) for minute in time.minutes)


def _is_claim(text: Folded, time: ClockTime) -> bool:
    if text.words[time.end - 1] in ("am", "pm") or text.words[time.end - 1] in words("magnitudes", "hours"):
        return True
    return bool(time.first) and text.words[time.first - 1] in _BEFORE
