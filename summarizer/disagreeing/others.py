"""What tells that two amounts are of two things: a part and a whole, another day, place, sort or occasion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.disagreeing.amounts import amounts, amounts_of, has_sign
from summarizer.disagreeing.telling import once_each
from summarizer.disagreeing.times import differ_in_times, is_year, occasions
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from summarizer.disagreeing.amounts import Amount
    from summarizer.disagreeing.difference import Pair
    from summarizer.disagreeing.telling import Part, Told

#: What says which of the things are counted stands in so many words.
_REACH: Final = 4
_FEWEST: Final = 2
_ADVERBS: Final = frozenset("now still already also again only".split())
_LEADING: Final = frozenset("in on at near among im am auf bei en dans sur".split())


def is_of_something_else(
    pair: Pair, amount: Amount, against: Amount, counted: Collection[str], shared: Collection[str]
) -> bool:
    """Tell whether two amounts are not of the same; ``counted`` are the keys of the things of both.

    ``shared`` are those of what both clauses say besides.
    """
    return any(signs(pair, amount, against, counted).values()) or _are_of_occasions(pair, shared)


def signs(pair: Pair, amount: Amount, against: Amount, counted: Collection[str]) -> dict[str, bool]:
    """Return what may tell that two amounts are not of the same, each sign by its name."""
    both = (pair.one, amount, pair.other, against), (pair.other, against, pair.one, amount)
    return {
        "went_up_or_down": _went_from_one_to_the_other(pair, amount, against),
        "of_whole": _is_of_whole(pair.one, amount) != _is_of_whole(pair.other, against),
        "of_other_days": _are_of_other_days(pair),
        "of_other_times": differ_in_times(pair),
        "within": _is_within(pair.one, amount) != _is_within(pair.other, against),
        "so_far": _is_counted_so_far(pair.one.told) != _is_counted_so_far(pair.other.told),
        "in_all": pair.one.has("in_all") != pair.other.has("in_all"),
        "over_years": _is_over_years(pair.one) != _is_over_years(pair.other),
        "sum": any(_is_sum(part, own, there) for part, own, _, there in both),
        "of_some": any(_is_of_some(part, own, other, counted) for part, own, other, _ in both),
        "of_a_sort": any(_begins_with_a_sort(part, other) for part, _, other, _ in both),
        "elsewhere": any(_is_elsewhere(part, other) for part, _, other, _ in both),
    }


def _is_sum(part: Part, amount: Amount, whole: Amount) -> bool:
    """Tell whether a sentence tells the parts of a whole, of which an amount is one: "21 counts of … and six of …"."""
    parts = [one for one in amounts_of(part.told) if one.unit == amount.unit and one.things[:1] == amount.things[:1]]
    return len(parts) > 1 and sum(one.values[0] for one in parts) == whole.values[0]


def _went_from_one_to_the_other(pair: Pair, amount: Amount, against: Amount) -> bool:
    """Tell whether something rose from one amount, or by it, and to the other, or one of them is what it rose to."""
    by = [
        bool(one.unit) and _before(part, one) == "by" and part.has("changing")
        for part, one in ((pair.one, amount), (pair.other, against))
    ]
    if by[0] != by[1]:
        return True
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


def _before(part: Part, amount: Amount) -> str:
    """Return the word before an amount and the sign of its currency."""
    text = part.told.text.words
    first = amount.first - has_sign(part.told, amount.first)
    return text[first - 1] if first else ""


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


@once_each
def _is_counted_so_far(told: Told) -> bool:
    """Tell whether a sentence says until when there were so many: "by Wednesday", which grows."""
    text = told.text.words
    points = (n + 1 + (text[n + 1 : n + 2] == ["the"]) for n, word in enumerate(text) if word == "by")
    return any(at in told.dated or (at < len(text) and text[at] in _POINTS and not told.counts(at)) for at in points)


def _is_over_years(part: Part) -> bool:
    """Tell whether a clause counts from a year on: "since 2015 eleven have died" is of no one accident."""
    return any(is_year(part.told, n + 1) for n in part.standing("over_time") if n + 1 < part.end)


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
    for first in {part.first, 0}:
        n = next((n for n in range(first, min(first + _REACH, len(told.keys))) if told.keys[n]), None)
        if text[first] not in _LEADING or n is None or n in told.dated or told.keys[n][0].isdecimal():
            continue
        if told.keys[n] not in other.told.content and told.keys[n] not in other.told.context:
            return True
    return False


def _are_of_occasions(pair: Pair, shared: Collection[str]) -> bool:
    """Tell whether the clauses may well be of two hearings, or two matches: no date says that it is one."""
    same_day = _days(pair.one.told) & _days(pair.other.told)
    both = pair.shared | pair.turned.shared
    return not same_day and not both & (pair.one.names | pair.other.names) and not occasions().isdisjoint(shared)


_POINTS: Final = frozenset(
    "morning noon midday afternoon evening night midnight now then yesterday today end close".split()
)
_PERIODS: Final = frozenset("hour day week month year".split())


def _are_of_other_days(pair: Pair) -> bool:
    """Tell whether the sentences tell dates, or years, and no one of both the same."""
    own, there = _days(pair.one.told), _days(pair.other.told)
    return bool(own and there and own.isdisjoint(there))


def _days(told: Told) -> frozenset[tuple[int, ...]]:
    years = ((int(word),) for n, word in enumerate(told.text.words) if is_year(told, n))
    return frozenset((*(day[2:6] for day in told.days), *years))
