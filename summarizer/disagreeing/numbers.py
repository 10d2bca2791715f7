"""Two clauses that give another number for the same thing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.disagreeing.amounts import SUM, amounts, amounts_of, has_sign, unit_end
from summarizer.disagreeing.difference import Difference, Mark
from summarizer.disagreeing.others import is_of_something_else
from summarizer.language.english_words import stem
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from summarizer.disagreeing.amounts import Amount
    from summarizer.disagreeing.difference import Pair
    from summarizer.disagreeing.telling import Part, Told

#: Of the words of the shorter clause, the part that the other has, too: less where it stands beside both numbers.
_ALIKE: Final = 0.5
_ALIKE_BESIDE: Final = 0.3
#: Longer clauses share more than one word besides what is counted.
_SHORT: Final = 9
_FEWEST: Final = 2
_FEWEST_OF_AN_EVENT: Final = 4
#: Unless clauses share so many words, one number is no more than so many times the other, and less where they share
#: hardly any: a farm has forty cows, and sells two.
_MANY: Final = 3
_FAR: Final = 10
_NEAR: Final = 2.5
_CLOSE: Final = 1.5
_MY: Final = frozenset("my mein meine meinen meiner mon ma mes mi mis".split())
_POSSESSIVE: Final = frozenset("his her its their the".split())
_BEING: Final = frozenset("is was be were".split())
#: "Is" stands in so many words before "her third win".
_REACH: Final = 4


def numbers(pair: Pair) -> Iterator[Difference]:
    """Yield the numbers that two clauses give for the same thing, in which they differ by more than rounding.

    No number of another day, of a part, of a plan against an outcome, nor one that was corrected.
    """
    yield from _places_in_a_row(pair)
    if not amounts(pair.one) or not amounts(pair.other) or are_of_own_lives(pair):
        return
    if not pair.are_asserted or pair.differ_in_plans or pair.differ_in_moves or pair.are_of_others():
        return
    for amount in amounts(pair.one):
        for against in amounts(pair.other):
            are_other = amount.is_of_the_same(against) and not amount.agrees(against)
            if are_other and _are_of_one(pair, amount, against) and _are_of_one(pair.turned, against, amount):
                yield Difference("number", mark_of(pair.one.told, amount), mark_of(pair.other.told, against))


def are_of_own_lives(pair: Pair) -> bool:
    """Tell whether a clause is of somebody's own: "my wife", "mein Vater"; another's is another."""
    return any(not _MY.isdisjoint(part.words) for part in (pair.one, pair.other))


def _places_in_a_row(pair: Pair) -> Iterator[Difference]:
    """Yield where one thing is told to be another one in a row: "it was her third win", "her fourth win"."""
    own, there = _ordinal(pair.one), _ordinal(pair.other)
    if own is None or there is None or own.value == there.value or own.keys & there.keys == frozenset():
        return
    both = frozenset({own.value, there.value, *own.keys, *there.keys})
    have_one = pair.have_one_pronoun()
    is_enough = have_one or (pair.common() >= _FEWEST and (pair.shared - both or pair.alike(without=both) == 1))
    if is_enough and pair.are_asserted and not pair.are_of_others() and pair.begin_alike():
        yield Difference("number", own, there)


def _ordinal(part: Part) -> Mark | None:
    """Return which one in a row a clause says that something is, "her third win", if it says so at all."""
    told, text = part.told, part.told.text.words
    for n in range(part.first + 2, part.end - 1):
        is_one = text[n] in words("differing", "ordinals") and text[n - 1] in _POSSESSIVE and bool(told.keys[n + 1])
        if is_one and not _BEING.isdisjoint(text[max(part.first, n - _REACH) : n - 1]):
            return Mark(told, n, n + 2, text[n])
    return None


def is_among(mark: Mark, known: Collection[tuple[str, float]]) -> bool:
    """Tell whether the amount that is marked is among those known, of the same unit or things."""
    amount = next((one for one in amounts_of(mark.told) if mark.first <= one.first < mark.end), None)
    if amount is None:
        return False
    return any((sort, value) in known for sort in amount.sorts for value in amount.values)


def mark_of(told: Told, amount: Amount) -> Mark:
    """Return an amount with its unit, or with what it counts."""
    first, end = amount.first, amount.end
    if amount.unit and has_sign(told, first):
        first -= 1
    elif amount.unit and amount.unit not in ("votes", "part", SUM):
        end = unit_end(told, end)
    elif amount.things and amount.unit != "votes" and amount.things[0] in told.keys[end:]:  # "people" may be meant only
        end = told.keys.index(amount.things[0], end) + 1
    return Mark(told, first, end, f"{amount.values[0]:.15g}")


def _are_of_one(pair: Pair, amount: Amount, against: Amount) -> bool:
    """Tell whether two amounts, of one unit or name, are of the same, in clauses that say the same of it."""
    counted = frozenset(amount.things).intersection(against.things)
    own = keys_of(pair.one.told, amount) | keys_of(pair.other.told, against)
    shared = pair.shared - own - (frozenset() if amount.unit else counted)
    is_called_otherwise = not (amount.unit or counted)  # visitors may not be all the people
    if is_called_otherwise and (len(shared) < _MANY or amount.ratio(against) > _NEAR):
        return False
    if not shared or _are_had_by_others(pair, shared) or not _is_enough(pair, amount, against, shared, own):
        return False
    if pair.are_contrasted(without=own, at=(amount.first, against.first)):
        return False
    return not is_of_something_else(pair, amount, against, counted, shared)


def _is_enough(pair: Pair, amount: Amount, against: Amount, shared: frozenset[str], own: frozenset[str]) -> bool:
    """Tell whether enough of what two clauses say of their amounts is the same, for how far these are apart."""
    if _begin_with_them(pair, amount, against) and amount.ratio(against) <= _FAR:
        return True
    are_beside = _are_beside(pair, amount, against, shared, own)
    is_long = max(len(pair.one.keys), len(pair.other.keys)) > _SHORT
    says_little = len(shared) < _FEWEST and is_long and not (are_beside and _are_on_one_event(pair))
    if says_little or pair.alike(without=own) < (_ALIKE_BESIDE if are_beside else _ALIKE):
        return False
    if amount.unit and len(shared) < _FEWEST:
        # Jewels worth so much were stolen, and some of them were found.
        if are_beside and not shared.isdisjoint(_measured()) and amount.ratio(against) <= _FAR:
            return True
        is_close = amount.ratio(against) <= _CLOSE and not shared <= pair.one.told.names
        is_close = is_close or pair.begin_with_one()
        if not are_beside or not is_close:
            return False
    if amount.unit != against.unit:
        return amount.ratio(against) <= _NEAR
    farthest = _FAR if are_beside or len(shared) >= _FEWEST else _NEAR
    return len(shared) >= _MANY or amount.ratio(against) <= farthest


@cache
def _measured() -> frozenset[str]:
    """Return of what an affair has one: the damage, the price."""
    return frozenset(map(stem, words("differing", "measured")))


def _begin_with_them(pair: Pair, amount: Amount, against: Amount) -> bool:
    """Tell whether both clauses begin with what is counted, and tell the same of it: "nine men were hurt when …"."""
    told = [_first_told(pair.one, amount), _first_told(pair.other, against)]
    return bool(amount.things and told[0]) and amount.things == against.things and told[0] == told[1]


def _first_told(part: Part, amount: Amount) -> str:
    """Return the key of what is told first of an amount that a clause begins with, "" for another one."""
    end = amount.end + len(amount.things)
    begins = not any(n < amount.first for n in part.content)
    return next((part.told.keys[n] for n in part.content if n >= end), "") if begins else ""


def _are_on_one_event(pair: Pair) -> bool:
    """Tell whether the sentences share so many words that they must be on one event."""
    return len(pair.one.told.content & pair.other.told.content) >= _FEWEST_OF_AN_EVENT


def _are_had_by_others(pair: Pair, shared: Collection[str]) -> bool:
    """Tell whether of two amounts no more is said alike than that something has them, which is not the same."""
    return not pair.begin_alike() and _having().issuperset(shared)


@cache
def _having() -> frozenset[str]:
    return frozenset(map(stem, words("differing", "having")))


def keys_of(told: Told, amount: Amount) -> frozenset[str]:
    """Return the keys of a number and its unit: they say nothing of what it is of."""
    mark = mark_of(told, amount) if amount.unit else amount
    return frozenset(key for n in range(mark.first, mark.end) for key in (told.keys[n], told.stems[n]))


def _are_beside(pair: Pair, amount: Amount, against: Amount, shared: Collection[str], own: frozenset[str]) -> bool:
    """Tell whether what is said of both amounts alike stands beside them, so that it is said of nothing else."""
    there = pair.turned.shared - own
    there = there if against.unit else there.difference(against.things)
    return _is_beside(pair.one, amount, shared) and _is_beside(pair.other, against, there)


def _is_beside(part: Part, amount: Amount, shared: Collection[str]) -> bool:
    """Tell whether what is said of an amount stands right before or after it, or no more than that there is so much."""
    told = part.told
    counted = amount.end + len(amount.things)
    end = unit_end(told, amount.end) if amount.unit and not has_sign(told, amount.first) else counted
    before = [n for n in part.content if n < amount.first]
    after = [n for n in part.content if n >= end]
    near = {told.keys[n] for n in (*before[-1:], *after[:1])}.union(amount.things)
    return not near.isdisjoint(shared) or "there" in part.words
