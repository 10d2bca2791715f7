"""Two clauses that tell who did what is done but once, each another: in the active voice or the passive."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.disagreeing.denials import is_denied
from summarizer.disagreeing.difference import Difference, Mark
from summarizer.disagreeing.telling import once_each
from summarizer.language.english_words import stem
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from summarizer.disagreeing.difference import Pair
    from summarizer.disagreeing.telling import Part

#: What it was done to stands in so many words after the verb, and is a certain one: "the boy", "his house".
_REACH: Final = 4
_CERTAIN: Final = frozenset("the this that his her its their him it them".split())
_PRONOUNS: Final = frozenset("him her it them".split())
_BEING: Final = frozenset("was were is are been being".split())
#: Who did it has no more words that carry meaning, and ends before one of these.
_MOST_NAMED: Final = 4
_ENDING: Final = frozenset("on in at after before when while and but with who which that for since during".split())


class _Deed(NamedTuple):
    """A verb's stem, the keys of what it was done to ("" for a pronoun), and who did it."""

    verb: str
    done_to: frozenset[str]
    doer: Mark


def another_doer(pair: Pair) -> Difference | None:
    """Return where both clauses tell who did the same to the same, each somebody else."""
    for own in _deeds(pair.one):
        for there in _deeds(pair.other):
            if own.verb == there.verb and _are_of_one(own, there) and _are_others(pair, own.doer, there.doer):
                return Difference("fact", own.doer, there.doer)
    return None


def _are_of_one(own: _Deed, there: _Deed) -> bool:
    """Tell whether two deeds were done to the same."""
    return not own.done_to.isdisjoint(there.done_to) or own.done_to == there.done_to


def _are_others(pair: Pair, own: Mark, there: Mark) -> bool:
    """Tell whether who did it is told as precisely in both clauses, and cannot be the same."""
    if own.keys & there.told.content or there.keys & own.told.content or pair.differ_in_modality:
        return False
    if not pair.are_asserted or is_denied(pair.one) or is_denied(pair.other):
        return False
    if any(_head(mark) in _vague() for mark in (own, there)):
        return False
    # A painter may be called by his name.
    return bool(own.keys & own.told.names) == bool(there.keys & there.told.names)


def _head(mark: Mark) -> str:
    """Return the key of the word that says what somebody or something is: the van of "a police van"."""
    return next((key for key in reversed(mark.told.keys[mark.first : mark.end]) if key), "")


@cache
def _vague() -> frozenset[str]:
    return frozenset(map(stem, words("differing", "vague_doers")))


@once_each
def _deeds(part: Part) -> tuple[_Deed, ...]:
    if part.told.language != "en":
        return ()
    return tuple(deed for n in part.standing("once") if n not in part.told.speech and (deed := _deed(part, n)))


def _deed(part: Part, n: int) -> _Deed | None:
    """Return what the verb at word ``n`` tells, if it does tell who did it, and to what."""
    told, text = part.told, part.told.text.words
    verb = stem(text[n])
    if text[n - 1] == "to" and n - 2 > part.first and text[n - 2] in _BEING:  # is to blame
        doer = _phrase(part, part.first, n - 2)
        return _Deed(verb, frozenset(), doer) if doer else None
    if not _BEING.isdisjoint(text[max(part.first, n - 2) : n]):
        by = next((m for m in range(n + 1, min(n + _REACH, part.end)) if text[m] == "by"), None)
        if by is None:
            return None
        doer = _phrase(part, by + 1)
        done_to = frozenset(told.keys[m] for m in part.content if m < n - 1) or frozenset({""})
        return _Deed(verb, done_to, doer) if doer else None
    first = next((m + 1 for m in range(n - 1, part.first - 1, -1) if text[m] == "that"), part.first)
    doer = _phrase(part, first, n)
    if doer is None or n + 1 >= len(text) or not told.touches(n + 1) or text[n + 1] not in _CERTAIN:
        return None
    if text[n + 1] in _PRONOUNS:
        return _Deed(verb, frozenset({""}), doer)
    following = [told.keys[m] for m in part.following(n, _REACH)]
    return _Deed(verb, frozenset(following), doer) if following else None


def _phrase(part: Part, first: int, last: int | None = None) -> Mark | None:
    """Return the words from ``first`` that name somebody, up to ``last`` where it is given."""
    told, text = part.told, part.told.text.words
    end, named = first, 0
    while end < (part.end if last is None else last) and text[end] not in _ENDING and named < _MOST_NAMED:
        named += bool(told.keys[end])
        end += 1
    if not named or any(m in told.dated for m in range(first, end)):
        return None
    return Mark(told, first, end, " ".join(key for key in told.keys[first:end] if key))
