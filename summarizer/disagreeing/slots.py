"""Two clauses that begin alike and go on with another place, cause, culprit or name, of which there is but one."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final

from summarizer.disagreeing.denials import is_denied
from summarizer.disagreeing.difference import Difference, Mark
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.disagreeing.difference import Pair
    from summarizer.disagreeing.telling import Part

#: Before what differs both clauses begin with so many words that tell the same, or with the same pronoun and one.
_FEWEST_BEFORE: Final = 2
#: What names a place or a cause has no more words that carry meaning, and ends before one of these.
_MOST_NAMED: Final = 4
_ENDING: Final = frozenset("for that after when before as at on in since and shortly early late".split())
_BECAUSE: Final = frozenset("because due owing".split())
#: What verbs name with a preposition: lists of both.
_SORTS: Final = ("cause", "place", "source", "receiver", "vehicle", "weapon")
_PARTICLES: Final = frozenset("for up off out down over".split())
_BEING: Final = frozenset("is was be became".split())


def another_place_or_cause(pair: Pair) -> Difference | None:
    """Return where something began in another place, was caused or done by another, or another is blamed for it."""
    own, there = _subjectless(pair)
    common = _common(pair, own, there)
    needed = 1 if pair.have_one_pronoun() or pair.stands_for_the_other else _FEWEST_BEFORE
    if common < needed or common in (len(own), len(there)):
        return None
    here, elsewhere = _named(pair.one, own[:common]), _named(pair.other, there[:common])
    if here is None or elsewhere is None or here[0] != elsewhere[0]:
        return None
    first, second = here[1], elsewhere[1]
    keys, others = first.keys - pair.other.told.content, second.keys - pair.one.told.content
    if not keys or not others or pair.are_contrasted(without=keys | others):
        return None
    if pair.are_of_others(without=keys | others) or _is_name(first) != _is_name(second):
        return None  # a house may stand in a town
    return Difference("fact", first, second)


def _subjectless(pair: Pair) -> tuple[Sequence[int], Sequence[int]]:
    """Return the words that two clauses tell something with, without those that the other has a pronoun for."""
    own, there = pair.one.content, pair.other.content
    if not pair.stands_for_the_other:
        return own, there
    if pair.one.told.keys[own[0]] not in pair.other.keys:
        return [n for n in own if n >= _first_shared(pair.one, pair.other)], there
    return own, [n for n in there if n >= _first_shared(pair.other, pair.one)]


def _first_shared(part: Part, other: Part) -> int:
    return next((n for n in part.content if part.told.keys[n] in other.keys), part.end)


def _common(pair: Pair, own: Sequence[int], there: Sequence[int]) -> int:
    """Return with how many words that tell the same two clauses begin."""
    same = (pair.one.told.keys[n] == pair.other.told.keys[m] for n, m in zip(own, there, strict=False))
    return sum(1 for _ in takewhile(bool, same))


def _named(part: Part, before: Sequence[int]) -> tuple[str, Mark] | None:
    """Return what a clause names after its first words, and as what: a place, a cause, or who is blamed for it."""
    told, text = part.told, part.told.text.words
    at = before[-1] + 1
    if text[at : at + 1] and text[at] in _PARTICLES and text[at + 1 : at + 2] == ["by"]:
        at += 1  # paid for by, blown up by
    sort = _sort_of([text[n] for n in before], text[at]) if at < part.end else ""
    if not sort:
        return None
    end, content = at + 1, 0
    while end < part.end and content < _MOST_NAMED and text[end] not in _ENDING and told.touches(end):
        content += bool(told.keys[end])
        end += 1
    if any(n in told.dated or text[n][0].isdecimal() for n in range(at, end)):
        return None
    return sort, Mark(told, at, end, " ".join(key for key in told.keys[at:end] if key))


def _sort_of(before: Sequence[str], after: str) -> str:
    """Return as what words name what begins with the word after them; "" where there may well be several."""
    if after == "by" and any(word.endswith(("ed", "en")) or word in words("differing", "done") for word in before):
        return "doer"
    if after in _BECAUSE:
        return "cause"
    if before[-1] in ("blamed", "blames"):
        return "culprit"
    for sort in _SORTS:
        if before[-1] in words("differing", f"single_{sort}") and after in words("differing", sort):
            return sort
    return ""


def _is_name(mark: Mark) -> bool:
    """Tell whether what is marked begins with a name."""
    return next((key for key in mark.told.keys[mark.first : mark.end] if key), "") in mark.told.names


def another_name(pair: Pair) -> Difference | None:
    """Return where both clauses say who or what something is, each with another name: "the winner is Anna"."""
    found = _is(pair.one), _is(pair.other)
    if found[0] is None or found[1] is None:
        return None
    (subject, first), (same, second) = found[0], found[1]
    return Difference("fact", first, second) if subject and subject == same and not first.keys & second.keys else None


def _is(part: Part) -> tuple[frozenset[str], Mark] | None:
    """Return of what a clause tells who it is, and the name it says."""
    told = part.told
    at = next((n for n in range(part.first, part.end) if told.text.words[n] in _BEING), None)
    if at is None or is_denied(part):
        return None
    named = [n for n in part.content if n > at]
    if not named or named[0] != at + 1 or not all(told.keys[n] in told.names for n in named):
        return None
    subject = frozenset(told.keys[n] for n in part.content if n < at)
    return subject, Mark(told, named[0], named[-1] + 1, " ".join(told.keys[n] for n in named))
