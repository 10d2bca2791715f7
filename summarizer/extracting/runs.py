"""Runs of capitalised words that hold together as one name, with the small words inside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.lexicon import words
from summarizer.extracting.states import state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.extracting.reading import Token

_LONGEST: Final = 12  # tokens of a name, its small words included
_AFTER_AND: Final = 4  # tokens of the second half of "Health and Human Services"
_TAILS: Final = frozenset(
    "based backed led style born wide era made run owned dominated controlled like old aged friendly bound only".split()
)
_MONTH_SURNAMES: Final = frozenset({"May", "April", "June", "August", "March"})
_LISTING: Final = frozenset({"ministry", "department", "committee"})
_OF: Final = frozenset("secretary house strait gulf isle duke duchess prince lord lords".split())


def runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first and last (exclusive) token of each run, in order."""
    at = 0
    while at < len(tokens):
        end = at + 1
        if tokens[at].capital and tokens[at].text[0].isalpha() and not _small(tokens[at]):
            end = _end(tokens, at)
            yield at, end
        at = end


def _small(token: Token) -> bool:
    """Tell whether a capitalised word is a small one that begins no name: "The", not "An" Dang or the "US"."""
    small = token.low in words("words", "bounds") and token.text != "US"
    return small and token.text not in words("people", "given")


def in_run(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether token ``at`` may be part of a name: a capital, no weekday, no adjective such as "Kyiv-based"."""
    token = tokens[at]
    if not token.capital:
        return False
    calendar = words("names", "calendar")
    if token.low in calendar or token.low.removesuffix("s") in calendar:
        # A month is a surname after a given name: "Theresa May".
        return at > 0 and token.text in _MONTH_SURNAMES and tokens[at - 1].text in words("people", "given")
    if "-" not in token.text:
        return True
    tail = token.text.rpartition("-")[2]
    return not tail or tail[0].isupper() or not (tail in _TAILS or tail.endswith(("ed", "ing")))


def _end(tokens: Sequence[Token], first: int) -> int:
    end = first + 1
    if not in_run(tokens, first):
        return end
    while end < min(len(tokens), first + _LONGEST):
        if (in_run(tokens, end) and not _opens_anew(tokens, end)) or _shortens(tokens, end):
            end += 1
        elif ahead := _joined(tokens, first, end) or _owned(tokens, end) or _listed(tokens, first, end):
            end = ahead
        else:
            break
    return end


def _opens_anew(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a small word with a capital opens a sentence after one that lacks its full stop."""
    return (
        tokens[at].low in words("words", "bounds")
        and not (at + 1 < len(tokens) and tokens[at + 1].capital)
        and (tokens[at].low not in words("words", "surnames"))
    )


def _shortens(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether token ``at`` is the full stop of an initial or a shortened title: "J.", "Gov.", "St."."""
    if tokens[at].text != "." or at + 1 >= len(tokens) or not tokens[at + 1].capital:
        return False
    before = tokens[at - 1]
    short = (
        len(before.text) == 1
        or before.low in words("people", "courtesies")
        or before.low in words("people", "shortened")
    )
    return short and before.end == tokens[at].start


def _joined(tokens: Sequence[Token], first: int, at: int) -> int:
    """Return the end of a name that goes on after the small word at ``at``, 0 where it does not."""
    small, left = tokens[at].low, tokens[at - 1]
    ahead = at + 1
    if small in {"of", "for", "on"} and ahead < len(tokens) and tokens[ahead].low == "the":
        ahead += 1
    if ahead >= len(tokens) or not in_run(tokens, ahead):
        return 0
    if small == "&" or small in words("people", "particles"):
        return ahead + 1
    if small in {"of", "for", "on"}:
        office = small == "of" and at - first == 1 and left.low in words("people", "fielded")
        body = left.low in words("names", "organisations")
        return ahead + 1 if office or body or (small != "on" and _heads_name(left.low)) else 0
    return _joined_by_and(tokens, first, ahead) if small == "and" else 0


def _heads_name(low: str) -> bool:
    """Tell whether "X of Y", "X for Y" or "X on Y" is one name where X is this word: a bank, a bay, "Doctors"."""
    return (
        low in words("names", "organisations")
        or low in words("names", "inert")
        or low in words("groups", "plurals")
        or low in _OF
    )


def _joined_by_and(tokens: Sequence[Token], first: int, ahead: int) -> int:
    """Return the end of "Health and Human Services": its end is a word for a body, its beginning is nobody."""
    left = tokens[first : ahead - 1]
    if left[-1].low in words("names", "organisations") and not any(token.low == "of" for token in left):
        return 0
    if len(left) > 1 and state(left[0].text):
        left = left[1:]  # "U.S. Food and Drug Administration"
    opening = left[0]
    if (
        opening.text.isupper()
        or opening.text in words("people", "given")
        or state(" ".join(token.text for token in left))
    ):
        return 0
    end = ahead
    while end < min(len(tokens), ahead + _AFTER_AND) and in_run(tokens, end):
        end += 1
    body = end - ahead > 1 and tokens[end - 1].low in words("names", "organisations")
    return end if body and tokens[ahead].text not in words("people", "given") else 0


def _owned(tokens: Sequence[Token], at: int) -> int:
    """Return the end of "People's Daily", "Teachers' Union" from the possessive on, 0 where the name ends before."""
    owner = tokens[at - 1].low
    if tokens[at].low not in {"'s", "'"} or at + 1 >= len(tokens) or not in_run(tokens, at + 1):
        return 0
    members = tokens[at].low == "'" and tokens[at + 1].low in words("names", "organisations")
    return at + 2 if members or owner in words("names", "owners") or owner.endswith("men") else 0


def _listed(tokens: Sequence[Token], first: int, at: int) -> int:
    """Return the end of "Ministry of Trade, Industry and Energy" from its first comma on, 0 for no such list."""
    if tokens[at].text != "," or tokens[first].low not in _LISTING or at - first < 3:  # noqa: PLR2004 - "Ministry of X"
        return 0
    end = at
    while end + 1 < len(tokens) and tokens[end].text == "," and in_run(tokens, end + 1):
        end += 2
    closes = end + 1 < len(tokens) and tokens[end].low == "and" and in_run(tokens, end + 1)
    return end + 2 if closes else 0
