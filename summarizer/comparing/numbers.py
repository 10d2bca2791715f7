"""Two clauses that give another number for the same thing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.comparing.amounts import amounts, amounts_of, has_sign
from summarizer.comparing.difference import Difference, Mark
from summarizer.comparing.times import differ_in_times, is_year
from summarizer.language.english_words import stem
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from summarizer.comparing.amounts import Amount
    from summarizer.comparing.difference import Pair
    from summarizer.comparing.telling import Part, Told

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
_ADVERBS: Final = frozenset("now still already also again only".split())
_LEADING: Final = frozenset("in on at near among im am auf bei en dans sur".split())
_POSSESSIVE: Final = frozenset("his her its their the".split())
_BEING: Final = frozenset("is was be were".split())
#: What says which of the things are counted stands in so many words.
_REACH: Final = 4


def numbers(pair: Pair) -> Iterator[Difference]:
    """Yield the numbers that two clauses give for the same thing, in which they differ by more than rounding.

    No number of another day, of a part, of a plan against an outcome, nor one that was corrected.
    """
    yield from _places_in_a_row(pair)
    if not amounts(pair.one) or not amounts(pair.other):
        return
    if not pair.are_asserted or pair.differ_in_plans or pair.differ_in_moves or pair.are_of_others():
        return
    for amount in amounts(pair.one):
        for against in amounts(pair.other):
            if amount.is_of_the_same(against) and not amount.agrees(against) and _are_of_one(pair, amount, against):
                if _is_sum(pair.one, amount, against) or _is_sum(pair.other, against, amount):
                    continue
                yield Difference("number", _mark(pair.one.told, amount), _mark(pair.other.told, against))


def _is_sum(part: Part, amount: Amount, whole: Amount) -> bool:
    """Tell whether a sentence tells the parts of a whole, of which an amount is one: "21 counts of … and six of …"."""
    parts = [one for one in amounts_of(part.told) if one.unit == amount.unit and one.things[:1] == amount.things[:1]]
    return len(parts) > 1 and sum(one.values[0] for one in parts) == whole.values[0]


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
    whats = (amount.unit,) if amount.unit else amount.things
    return any((what, value) in known for what in whats for value in amount.values)


def _mark(told: Told, amount: Amount) -> Mark:
    """Return an amount with its unit, or with what it counts."""
    first, end = amount.first, amount.end
    if amount.unit and has_sign(told, first):
        first -= 1
    elif amount.unit and amount.unit not in ("votes", "part"):
        end = min(end + 1, len(told.keys))
    elif amount.things and amount.unit != "votes":
        end = told.keys.index(amount.things[0], end) + 1
    return Mark(told, first, end, f"{amount.values[0]:g}")


def _are_of_one(pair: Pair, amount: Amount, against: Amount) -> bool:
    """Tell whether two amounts, of one unit or name, are of the same, in clauses that say the same of it."""
    counted = frozenset(amount.things).intersection(against.things)
    own = _keys(pair.one.told, amount) | _keys(pair.other.told, against)
    shared = pair.shared - own - (frozenset() if amount.unit else counted)
    if not shared or _are_had_by_others(pair, shared) or not _is_enough(pair, amount, against, shared, own):
        return False
    if pair.are_contrasted(without=own, at=(amount.first, against.first)):
        return False
    return not (
        _went_from_one_to_the_other(pair, amount, against)
        or _is_of_whole(pair.one, amount) != _is_of_whole(pair.other, against)
        or _is_of_some(pair.one, amount, pair.other, counted)
        or _is_of_some(pair.other, against, pair.one, counted)
        or _are_of_other_days(pair)
        or differ_in_times(pair)
        or _is_within(pair.one, amount) != _is_within(pair.other, against)
        or pair.one.has("in_all") != pair.other.has("in_all")
        or _are_of_occasions(pair, shared)
        or _begins_with_a_sort(pair.one, pair.other)
        or _begins_with_a_sort(pair.other, pair.one)
        or _is_elsewhere(pair.one, pair.other)
        or _is_elsewhere(pair.other, pair.one)
    )


def _is_enough(pair: Pair, amount: Amount, against: Amount, shared: frozenset[str], own: frozenset[str]) -> bool:
    """Tell whether enough of what two clauses say of their amounts is the same, for how far these are apart."""
    if _begin_with_them(pair, amount, against) and amount.ratio(against) <= _FAR:
        return True
    are_beside = _are_beside(pair, amount, against, shared)
    if pair.alike(without=own) < (_ALIKE_BESIDE if are_beside else _ALIKE):
        return False
    is_long = max(len(pair.one.keys), len(pair.other.keys)) > _SHORT
    if len(shared) < _FEWEST and is_long and not (are_beside and _are_on_one_event(pair)):
        return False
    if amount.unit and len(shared) < _FEWEST:
        # Jewels worth so much were stolen, and some of them were found.
        is_close = amount.ratio(against) <= _CLOSE and not shared <= pair.one.told.names
        is_close = is_close or pair.begin_with_one()
        if not are_beside or not is_close:
            return False
    if amount.unit != against.unit:
        return amount.ratio(against) <= _NEAR
    farthest = _FAR if are_beside or len(shared) >= _FEWEST else _NEAR
    return len(shared) >= _MANY or amount.ratio(against) <= farthest


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


def _keys(told: Told, amount: Amount) -> frozenset[str]:
    """Return the keys of a number and its unit: they say nothing of what it is of."""
    mark = _mark(told, amount) if amount.unit else amount
    return frozenset(key for n in range(mark.first, mark.end) for key in (told.keys[n], told.stems[n]))


def _are_beside(pair: Pair, amount: Amount, against: Amount, shared: Collection[str]) -> bool:
    """Tell whether what is said of both amounts alike stands beside them, so that it is said of nothing else."""
    there = pair.turned().shared
    there = there if against.unit else there.difference(against.things)
    return _is_beside(pair.one, amount, shared) and _is_beside(pair.other, against, there)


def _is_beside(part: Part, amount: Amount, shared: Collection[str]) -> bool:
    """Tell whether what is said of an amount stands right before or after it, or no more than that there is so much."""
    told, end = part.told, amount.end + len(amount.things)
    before = [n for n in part.content if n < amount.first]
    after = [n for n in part.content if n >= end]
    near = {told.keys[n] for n in (*before[-1:], *after[:1])}.union(amount.things)
    return not near.isdisjoint(shared) or "there" in part.words


def _went_from_one_to_the_other(pair: Pair, amount: Amount, against: Amount) -> bool:
    """Tell whether something rose from one amount, or by it, and to the other, or one of them is what it rose to."""
    moved = [
        part.has("changing") and part.told.text.words[one.first - 1 : one.first] == ["to"]
        for part, one in ((pair.one, amount), (pair.other, against))
    ]
    if moved[0] != moved[1]:
        return True
    before = {
        part.told.text.words[one.first - 1] if one.first else ""
        for part, one in ((pair.one, amount), (pair.other, against))
    }
    return len(before) > 1 and before <= {"to", "from", "by"}


def _is_of_some(part: Part, amount: Amount, other: Part, counted: Collection[str]) -> bool:
    """Tell whether an amount is of some of what the other is of: "foreign students", "students from abroad"."""
    before = next((at for at, thing in enumerate(amount.things) if thing in counted), 0)
    if not other.told.content.issuperset(amount.things[:before]):
        return True
    told, at = part.told, amount.end + len(amount.things)
    word = told.text.words[at] if at < len(told.keys) else ""
    if word not in words("differing", "restricting"):
        return False
    said = frozenset(told.keys[at + 1 : min(at + _REACH, part.end)]) - {""}
    if word == "of" and said and said <= other.keys and "of" not in other.words:
        return True  # forty of the school's pupils, which has three hundred
    return not (said & told.names if word == "in" else said) <= other.told.content


def _is_of_whole(part: Part, amount: Amount) -> bool:
    """Tell whether an amount is that of which some are told: "half of the 80 seats"."""
    before = part.told.text.words[max(0, amount.first - 2) : amount.first]
    return before[-1:] == ["of"] or before == ["of", "the"]


def _is_within(part: Part, amount: Amount) -> bool:
    """Tell whether a clause says within how long there were so many: "in two days"."""
    text = part.told.text.words
    return any(
        one != amount and one.unit in _PERIODS and one.first and text[one.first - 1] in ("in", "within", "over")
        for one in amounts(part)
    )


def _begins_with_a_sort(part: Part, other: Part) -> bool:
    """Tell whether a clause is of some of what the other is of: "experienced nurses earn so much", and "a nurse"."""
    content, keys = part.content, part.told.keys
    if len(content) < _FEWEST or content[1] != content[0] + 1 or content[0] in part.told.dated:
        return False
    sort, thing = keys[content[0]], keys[content[1]]
    if part.told.text.words[content[1]] in _ADVERBS:
        return False
    is_sort = sort not in part.told.names and not sort[0].isdecimal() and sort not in other.told.content
    return (
        is_sort and part.told.touches(content[1]) and bool(other.content) and thing == other.told.keys[other.content[0]]
    )


def _is_elsewhere(part: Part, other: Part) -> bool:
    """Tell whether a clause begins with a place or group of which the other sentence tells nothing: "on the hill"."""
    told, text = part.told, part.told.text.words
    if text[part.first] not in _LEADING or not part.content:
        return False
    n = part.content[0]
    if n in told.dated or n >= part.first + _REACH or told.keys[n][0].isdecimal():
        return False
    return told.keys[n] not in other.told.content and told.keys[n] not in other.told.context


def _are_of_occasions(pair: Pair, shared: Collection[str]) -> bool:
    """Tell whether the clauses may well be of two hearings, or two matches: no date says that it is one."""
    same_day = _days(pair.one.told) & _days(pair.other.told)
    return not same_day and not pair.shared & pair.one.names and not _occasions().isdisjoint(shared)


@cache
def _occasions() -> frozenset[str]:
    return frozenset(map(stem, words("differing", "occasions")))


_PERIODS: Final = frozenset("hour day week month year".split())


def _are_of_other_days(pair: Pair) -> bool:
    """Tell whether the sentences tell dates, or years, and no one of both the same."""
    own, there = _days(pair.one.told), _days(pair.other.told)
    return bool(own and there and own.isdisjoint(there))


def _days(told: Told) -> frozenset[tuple[int, ...]]:
    years = ((int(word),) for n, word in enumerate(told.text.words) if is_year(told, n))
    return frozenset((*(day[2:6] for day in told.days), *years))
