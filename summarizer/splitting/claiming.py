"""What of a passage states something: a sentence does, a heading where it says more than a label does."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical.characters import UNSPACED
from summarizer.splitting.sentences import trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.document import Passage, Span

#: So many words that carry meaning make a headline; fewer are a label, but for one with a number.
_FEWEST_WORDS: Final = 3
_FEWEST_LETTERS: Final = 4

#: Fields before a text that tell of the file, not of its matter.
_OF_THE_FILE: Final = frozenset(
    "author authors by byline category categories created date draft id keywords lang language lastmod layout license "
    "modified permalink published publisher slug source sources tag tags template type updated url version".split()
)

#: A number after these is the heading's own.
_PARTS: Final = "appendix annex chapter day figure item module note page part question section slide step table week"


def stated(text: str, passage: Passage) -> Iterator[Span]:
    """Yield where a passage of ``text`` states something: all of it, or what says something in a heading, by lines."""
    if not passage.heading:
        yield passage.span
        return
    fields = _is_of_fields(text, passage.span)
    start = passage.span.start
    for line in passage.span.of(text).splitlines(keepends=True):
        span = trimmed(text, start, start + len(line))
        start += len(line)
        if (not fields or not _tells_of_the_file(span.of(text))) and _is_headline(span.of(text)):
            yield span


def _is_of_fields(text: str, span: Span) -> bool:
    """Tell whether a heading is the front matter of a file: lines between two rules, each ``name: value``."""
    before = text[: span.start].strip("\ufeff \t\r\n") if span.start < 10 else ""  # noqa: PLR2004 - a rule, no more
    return before == "---" and _field().match(text, span.start, span.end) is not None


def _tells_of_the_file(line: str) -> bool:
    found = _field().match(line)
    return found is None or found[1].lower() in _OF_THE_FILE


def _is_headline(words: str) -> bool:
    """Tell whether a heading says something: three words that carry meaning, or a number that is not its own."""
    if _numbered().fullmatch(words):
        return False
    long = sum(len(word) >= _FEWEST_LETTERS for word in _word().findall(words))
    return (
        long >= _FEWEST_WORDS
        or (long > 0 and any(map(str.isdecimal, words)))
        or (_unspaced().search(words) is not None)
    )


@cache
def _field() -> re.Pattern[str]:
    return re.compile(r"([A-Za-z][\w-]{0,40}):(?:\s|$)")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _unspaced() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]{{6}}")


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_PARTS.split())})\s+\d{{1,3}}\W*", re.IGNORECASE)
