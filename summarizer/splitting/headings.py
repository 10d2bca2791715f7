"""Which paragraphs are headings by their form: bold as a whole, in capitals, or short and without a full stop."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from summarizer.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.splitting.paragraphs import Block

BOLD, PLAIN = 2, 7  # levels of headings that have no number: below one hash, and below all hashes
_LONGEST = 100  # characters
_MOST_WORDS = 14
_LONGEST_WORD = 45  # a longer one is a sentence of a script without blanks
_SHORTEST_CAPITALS = 4
_MOST_ON_END = 2  # a title and its section's; more are a list

_STOPS = tuple(".!?…:;,。！？：；，、-")
_CLOSERS = "\"”’')]»」*_"
_OPENS = re.compile(r"[\w\"“‘'«„(\[「¿¡$€£]")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATED = re.compile(
    r"\d{1,2}:\d{2}|(?:19|20)\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d\d"
    rf"|\b{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}(?:\W|$)",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?| [A-Z]{3,4}(?= ))?[ \t]*[-–—|:]?[ \t]+(?=[A-Z\"“‘'])")
_BYLINE = re.compile(r"by [A-Z]", re.IGNORECASE)


def with_headings(text: str, found: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, those that are headings by their form marked so.

    A line in bold or capitals is one wherever it stands; another short line without a full stop only where a paragraph
    follows, for a list of such lines is a menu or a table. So is one that a time begins, as in what is reported live,
    where it stands alone, for several are a timetable.
    """
    place = 0
    for kind, members in groupby(found, key=lambda block: _kind(text, block)):
        group = list(members)
        place += len(group)
        following = found[place] if place < len(found) else None
        if kind == "bold":
            yield from (_unbolded(block)._replace(heading=BOLD) for block in group)
        elif kind == "capitals":
            yield from (block._replace(heading=PLAIN) for block in group)
        elif kind == "timed" and len(group) == 1 and following is not None and _may_follow(text, following):
            yield group[0]._replace(heading=PLAIN)
        elif kind == "short" and following is not None and _may_follow(text, following):
            alone = len(group) if len(group) <= _MOST_ON_END else 1
            yield from group[:-alone]
            yield from (block._replace(heading=PLAIN) for block in group[-alone:])
        else:
            yield from (_unbolded(block) if block.mark == "bold" else block for block in group)


def _kind(text: str, block: Block) -> str:
    """Return what sort of heading the block may be: bold, capitals, timed, short or none."""
    if block.heading or block.opens or block.mark in ("bullet", "fence", "code") or len(block.span) > 2 * _LONGEST:
        return ""
    words = block.span.of(text)
    if block.mark == "bold":
        return "" if _is_ended(words.strip("*_")) else "bold"
    if (timed := _TIMED.match(words)) and _is_short(words[timed.end() :].rstrip("?")):
        return "timed"
    if not _is_short(words):
        return ""
    if words.isupper() and len(words) >= _SHORTEST_CAPITALS:
        return "capitals"
    return "short"


def _is_short(words: str) -> bool:
    if len(words) > _LONGEST or _is_ended(words):
        return False
    parts = words.split()
    return (
        0 < len(parts) <= _MOST_WORDS
        and max(map(len, parts)) <= _LONGEST_WORD
        and len(words.splitlines()) == 1
        and not words[0].islower()
        and any(map(str.isalpha, words))
        and _OPENS.match(words) is not None
        and not (_DATED.search(words) or _BYLINE.match(words))
    )


def _is_ended(words: str) -> bool:
    """Tell whether a paragraph ends in a stop, closing marks aside."""
    return words.rstrip(_CLOSERS).endswith(_STOPS)


def _may_follow(text: str, block: Block) -> bool:
    """Tell whether a heading may stand right before ``block``: a paragraph, a turn, a byline or another heading."""
    if block.heading or block.opens or block.mark == "bullet" or len(block.span) > _LONGEST:
        return True
    words = block.span.of(text)
    return block.mark == "bold" or _is_ended(words) or _BYLINE.match(words) is not None


def _unbolded(block: Block) -> Block:
    """Return a block that is bold as a whole without the marks that make it so."""
    return block._replace(span=Span(block.span.start + 2, block.span.end - 2))
