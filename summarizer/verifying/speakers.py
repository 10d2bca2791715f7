"""Who a sentence says is speaking: "Berg said", "according to the Harbour Board", "said Anna Berg"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical import Folded

#: Words with a capital that open a sentence and name nobody.
_NO_NAMES: Final = frozenset(
    "he she it they we you who which this that these those as and but the when if his her their our one there here "
    "what others some many also then while not".split()
)

#: Small words inside a speaker's name.
_INSIDE: Final = frozenset("of the and for de la du van von der al bin".split())

_LONGEST_NAME: Final = 6

#: Between a role and where or whose it is, and words of a role with these.
_WHOSE: Final = frozenset({"of", "at", "for", "in", "the"})
_LONGEST_ROLE: Final = 10

#: Characters in which a name between commas begins.
_LONGEST_ASIDE: Final = 60


class Speaker(NamedTuple):
    """The capitalised words ``first`` to ``end`` (exclusive) of a sentence, as its speaker."""

    first: int
    end: int


def speakers(text: Folded) -> Iterator[Speaker]:
    """Yield the named speakers of a sentence in order; pronouns and common nouns name nobody."""
    for at, word in enumerate(text.words):
        if word in words("firmness", "saying"):
            before = _name_before(text, at)
            if before:
                yield before
            elif word in {"said", "says"}:
                # "Said Anna Berg." names the speaker, "said Anna Berg was ill" does not.
                yield from (one for one in _name_after(text, at + 1) if _is_last(text, one.end))
        elif word == "according" and text.words[at + 1 : at + 2] == ["to"]:
            yield from _name_after(text, at + 2)


def _name_before(text: Folded, at: int) -> Speaker | None:
    first = at
    while (
        first > max(0, at - _LONGEST_NAME)
        and _belongs(text, first - 1)
        and (_touches(text, first) or (first == at and _is_aside(text, at)))
    ):
        first -= 1
    while first < at and not _is_capital(text, first):
        first += 1
    if first == at or not _is_capital(text, at - 1):
        return None
    if not _is_aside(text, at):
        return Speaker(first, at)
    return _told_of(text, first) or Speaker(_bearer_before(text, first), at)


def _bearer_before(text: Folded, first: int) -> int:
    """Return where the name begins whose role an aside tells: "Ann Berg, Harbour Master, said"; else ``first``."""
    start = first
    while start > 0 and _belongs(text, start - 1) and (start == first or _touches(text, start)):
        start -= 1
    while start < first and not _is_capital(text, start):
        start += 1
    return start


def _told_of(text: Folded, first: int) -> Speaker | None:
    """Return whom an aside tells of that ends with where or whose: "Ann Berg, night mayor of Lessing, said"."""
    if first < 2 or text.words[first - 1] not in _WHOSE:  # noqa: PLR2004 - a name, and "of"
        return None
    opened = (n for n in range(first - 2, max(0, first - _LONGEST_ROLE), -1) if "," in text.gap_before(n))
    end = next(opened, 0)
    start = end
    while start > 0 and _is_capital(text, start - 1) and (start == end or _touches(text, start)):
        start -= 1
    return Speaker(start, end) if start < end else None


def _is_aside(text: Folded, at: int) -> bool:
    """Tell whether a comma ends an aside before a word, the name of who has a role: "the chair, Ann Berg, said"."""
    before = text.text[max(0, text.starts[at] - _LONGEST_ASIDE) : text.ends[at - 1]]
    return text.gap_before(at) == ", " and "," in before


def _name_after(text: Folded, at: int) -> Iterator[Speaker]:
    if text.words[at : at + 1] == ["the"]:
        at += 1
    end = at
    while end < min(len(text.words), at + _LONGEST_NAME) and _belongs(text, end) and (end == at or _touches(text, end)):
        end += 1
    while end > at and not _is_capital(text, end - 1):
        end -= 1
    if end > at and _is_capital(text, at):
        yield Speaker(at, end)


def _is_last(text: Folded, end: int) -> bool:
    """Tell whether nothing, or a mark, follows a word."""
    return end == len(text.words) or not text.text[text.ends[end - 1]].isspace()


def _belongs(text: Folded, at: int) -> bool:
    return _is_capital(text, at) or text.words[at] in _INSIDE


def _touches(text: Folded, at: int) -> bool:
    return text.gap_before(at) in {" ", ". ", "-", "\u00a0"}


def _is_capital(text: Folded, at: int) -> bool:
    word = text.words[at]
    contracted = word.partition("'")[0] in _NO_NAMES | {"i"}  # "I've told her"
    return text.text[text.starts[at]].isupper() and len(word) > 1 and not contracted
