"""Two clauses of which one says the contrary of the other, or names another place, cause or culprit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.comparing.amounts import differ_in_amounts
from summarizer.comparing.contraries import contrary_to, surely_contrary_to
from summarizer.comparing.denials import denied, is_turned
from summarizer.comparing.difference import Difference, Mark
from summarizer.comparing.slots import another_name, another_place_or_cause
from summarizer.comparing.times import differ_in_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.comparing.difference import Pair
    from summarizer.comparing.telling import Part

#: Besides what is contrary, clauses share so many words, and of the shorter one's that part: more, where they are few,
#: less, where the same stands right before and after it.
_FEWEST: Final = 2
_ALIKE_IN_FEW: Final = 0.75
_ALIKE_IN_MORE: Final = 0.6
_ALIKE_IN_PLACE: Final = 0.4
#: Words that carry meaning before and after a word, of which one is the same.
_BESIDE: Final = 2

#: Small words that turn what stands beside them.
_TURNING: Final = (
    ("for", "against"), ("with", "without"), ("für", "gegen"), ("mit", "ohne"), ("pour", "contre"), ("avec", "sans"),
    ("con", "sin"),
)  # fmt: skip


def facts(pair: Pair) -> Iterator[Difference]:
    """Yield what one clause says and the other denies, or says the contrary of, or says of another place or cause."""
    if not pair.are_asserted or pair.are_personal:
        return
    are_apart = pair.are_of_others() or differ_in_times(pair)
    found = None if are_apart else denied(pair) or _contrary(pair) or _for_or_against(pair)
    found = found or another_place_or_cause(pair) or another_name(pair)
    if found:
        yield found


def _contrary(pair: Pair) -> Difference | None:
    """Return a difference where a word of one clause is the contrary of one of the other, and neither denies it."""
    if pair.differ_in_modality or differ_in_amounts(pair):
        return None
    language = pair.one.told.language
    there = [(m, _keys(pair.other, m)) for m in pair.other.content]
    for n in pair.one.content:
        own = _keys(pair.one, n)
        contrary = frozenset[str]().union(*(contrary_to(key, language) for key in own))
        for m, keys in there if contrary else ():
            if not contrary.isdisjoint(keys) and _are_said_of_the_same(pair, n, m):
                return Difference(
                    "fact", Mark(pair.one.told, n, n + 1, own[0]), Mark(pair.other.told, m, m + 1, keys[0])
                )
    return None


def _keys(part: Part, n: int) -> tuple[str, ...]:
    """Return a word as its key, as it is written, and with the word after it: as "turned_down"."""
    text = part.told.text.words
    return (part.told.keys[n], text[n], "_".join(text[n : n + 2]))


def _are_said_of_the_same(pair: Pair, n: int, m: int) -> bool:
    """Tell whether but for two words, which are contrary, two clauses say the same."""
    own, there = pair.one.told, pair.other.told
    if own.keys[n] in there.keys or there.keys[m] in own.keys:
        return False
    if is_turned(pair.one, but=n) or is_turned(pair.other, but=m):
        return False
    both = frozenset({own.keys[n], there.keys[m], own.stems[n], there.stems[m]})
    shared = pair.shared - both
    is_in_place = all(pair.one.beside(n)) and pair.one.beside(n) == pair.other.beside(m)
    needed = _ALIKE_IN_PLACE if is_in_place else _ALIKE_IN_FEW if len(shared) <= _FEWEST else _ALIKE_IN_MORE
    if pair.alike(without=both) < needed or pair.are_contrasted(without=both) or pair.are_substituted(without=both):
        return False
    sure = frozenset[str]().union(*(surely_contrary_to(key, own.language) for key in _keys(pair.one, n)))
    is_sure = not sure.isdisjoint(_keys(pair.other, m))
    if len(shared) < _FEWEST:
        return is_sure and pair.one.keys - both == pair.other.keys - both != frozenset()
    if not is_sure:
        return is_in_place or pair.one.beside(n) == pair.other.beside(m)
    return any(not _next_to(pair.one, n, step).isdisjoint(_next_to(pair.other, m, step) & shared) for step in (-1, 1))


def _next_to(part: Part, at: int, step: int) -> frozenset[str]:
    """Return the keys of the words that tell something right before (-1) or after (1) one."""
    content = [n for n in part.content if (n - at) * step > 0]
    return frozenset(part.told.keys[n] for n in (content[:_BESIDE] if step > 0 else content[-_BESIDE:]))


def _for_or_against(pair: Pair) -> Difference | None:
    """Return a difference in a small word between the same words: "voted for the quota", "voted against the quota"."""
    if len(pair.shared) < _FEWEST or pair.alike() < _ALIKE_IN_FEW or pair.differ_in_modality:
        return None
    for one, other in (*_TURNING, *((there, own) for own, there in _TURNING)):
        if one not in pair.one.words or other not in pair.other.words:
            continue
        n, m = _at(pair.one, one), _at(pair.other, other)
        is_in_both = one in pair.other.told.text.words or other in pair.one.told.text.words
        if not is_in_both and pair.one.beside(n) == pair.other.beside(m):
            return Difference("fact", Mark(pair.one.told, n, n + 1, one), Mark(pair.other.told, m, m + 1, other))
    return None


def _at(part: Part, word: str) -> int:
    return part.told.text.words.index(word, part.first)
