"""What two sentences give otherwise, be it of the same thing or not, and what tells for and against that."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from summarizer.disagreeing.affair import QUOTATION
from summarizer.disagreeing.amounts import SUM, amounts_of
from summarizer.disagreeing.denials import is_denied
from summarizer.disagreeing.difference import Difference, Mark, Pair
from summarizer.disagreeing.nearness import nearness, part_of
from summarizer.disagreeing.numbers import are_of_own_lives, keys_of, mark_of
from summarizer.disagreeing.others import signs
from summarizer.disagreeing.quotes import FEWEST, by_name, claim, in_order, is_worded_otherwise, matched, stems_of
from summarizer.disagreeing.scopes import are_of_as_many, thing_of
from summarizer.disagreeing.speakers import quotes_of, speakers
from summarizer.disagreeing.telling import once_each
from summarizer.disagreeing.times import are_told_in_both, differ_in_times, may_be_of_one_event, time_mark, times_of
from summarizer.language.english_words import lexicon
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.disagreeing.affair import Affair
    from summarizer.disagreeing.amounts import Amount
    from summarizer.disagreeing.speakers import Quote
    from summarizer.disagreeing.telling import Part, Told
    from summarizer.disagreeing.times import Time

Value = TypeVar("Value")

#: A number so many times another is no likelier to be of something else than one still larger.
_FARTHEST: Final = 20
_PERCENT: Final = "%"
#: A sentence with more values of a kind is a table, or a list.
_MOST_VALUES: Final = 8
#: More words that tell something, and both have, tell no more.
_MOST_SHARED: Final = 6
_SORTS_OF_TIME: Final = ("hour", "day", "weekday", "year", "month")
#: What "all" is of stands in so many words before or after what says of which.
_REACH: Final = 3
_NOTHING: Final[frozenset[str]] = frozenset()


class Case(NamedTuple):
    """A difference that may be one, and by name what tells for and against it."""

    difference: Difference
    shown: Mapping[str, float]


def cases(one: Told, other: Told, affair: Affair) -> Iterator[Case]:
    """Yield what two sentences give otherwise, each with what is shown of it."""
    yield from _quotations(one, other, affair)
    yield from _attributions(one, other, affair)
    yield from _numbers(one, other, affair)
    yield from _times(one, other, affair)
    yield from _scopes(one, other, affair)
    yield from (Case(difference.turned(), shown) for difference, shown in _scopes(other, one, affair))


def _few(those: Sequence[Value]) -> Sequence[Value]:
    """Return the values of a sentence, none where it has so many that it is a table: each is held against each."""
    return those if len(those) <= _MOST_VALUES else ()


def _numbers(one: Told, other: Told, affair: Affair) -> Iterator[Case]:
    for amount in _few(amounts_of(one)):
        for against in _few(amounts_of(other)):
            if amount.is_of_the_same(against) and not amount.agrees(against):
                difference = Difference("number", mark_of(one, amount), mark_of(other, against))
                pair = _pair(difference)
                is_of_one = not (are_of_own_lives(pair) or pair.are_labelled_apart() or pair.are_of_others())
                if pair.are_asserted and is_of_one:
                    yield Case(difference, _shown_of_numbers(difference, pair, (amount, against), affair))


def _shown_of_numbers(
    difference: Difference, pair: Pair, amounts: tuple[Amount, Amount], affair: Affair
) -> dict[str, float]:
    amount, against = amounts
    own = keys_of(difference.one.told, amount) | keys_of(difference.other.told, against)
    counted = frozenset(amount.things).intersection(against.things)
    sorts = {*amount.sorts}.intersection(against.sorts) or {*amount.sorts, *against.sorts}
    return {
        **nearness(difference, pair, own, affair.rare),
        **signs(pair, amount, against, counted),
        "substituted": pair.are_substituted(without=own),
        "times_as_much": log(min(_FARTHEST, amount.ratio(against))),
        "alone": affair.alone(difference.one, difference.other, sorts),
        "known": affair.knows(difference.one, difference.other, sorts),
        "money": all(one.unit not in ("", _PERCENT, SUM) and not one.kind for one in amounts),
        "percent": amount.unit == against.unit == _PERCENT,
        "of_one_name": bool(amount.things[:1]) and amount.things[:1] == against.things[:1],
        "about": amount.about or against.about,
    }


def _times(one: Told, other: Told, affair: Affair) -> Iterator[Case]:
    own = _words_of_times(one) | _words_of_times(other)
    for time in _few(times_of(one)):
        for against in _few(times_of(other)):
            if time.sort == against.sort and not time.agrees(against):
                difference = Difference("time", time_mark(one, time), time_mark(other, against))
                pair = _pair(difference)
                is_of_one = may_be_of_one_event(pair) and not are_told_in_both(pair, time, against)
                if is_of_one and not pair.are_contrasted(without=own, at=(time.first, against.first)):
                    yield Case(difference, _shown_of_times(difference, pair, time, own, affair))


def _shown_of_times(
    difference: Difference, pair: Pair, time: Time, own: frozenset[str], affair: Affair
) -> dict[str, float]:
    one, other = difference.one.told, difference.other.told
    return {
        **nearness(difference, pair, own, affair.rare),
        "alone": affair.alone(difference.one, difference.other, [time.sort]),
        "known": affair.knows(difference.one, difference.other, [time.sort]),
        "of_saying": sum(not {mark.first, mark.first - 1}.isdisjoint(mark.told.speech) for mark in difference[1:]),
        "substituted": pair.are_substituted(without=own),
        "another_the_same": sum(
            a.sort == b.sort != time.sort and a.agrees(b) for a in times_of(one) for b in times_of(other)
        ),
        **{sort: time.sort == sort for sort in _SORTS_OF_TIME},
    }


@once_each
def _words_of_times(told: Told) -> frozenset[str]:
    timed = told.dated.union(n for time in times_of(told) for n in range(time.first, time.end))
    return frozenset(key for n in timed for key in (told.keys[n], told.stems[n]))


def _quotations(one: Told, other: Told, affair: Affair) -> Iterator[Case]:
    for own in _few(quotes_of(one)):
        for there in _few(quotes_of(other)):
            said, again = own.words(), there.words()
            if min(len(said), len(again)) < FEWEST or said == again or own.is_term or there.is_term:
                continue
            is_otherwise = is_worded_otherwise(said, again, cut=own.is_cut or there.is_cut)
            if is_otherwise and not speakers(own).are_others_than(speakers(there)):
                difference = Difference("quotation", own.mark, there.mark)
                yield Case(difference, _shown_of_quotations(difference, own, there, affair))


def _shown_of_quotations(difference: Difference, own: Quote, there: Quote, affair: Affair) -> dict[str, float]:
    pair = _pair(difference)
    return {
        **nearness(difference, pair, difference.one.keys | difference.other.keys, affair.rare),
        **_wording(own.words(), there.words()),
        "of_one_speaker": speakers(own).are_surely(speakers(there)),
        "alone": affair.alone(difference.one, difference.other, [QUOTATION]),
        "cut": own.is_cut or there.is_cut,
        "of_other_times": differ_in_times(pair),
    }


def _attributions(one: Told, other: Told, affair: Affair) -> Iterator[Case]:
    """Yield the claims without quotation marks that are most alike, each by somebody else's name."""
    own, there = by_name(one), by_name(other)
    if own is None or there is None or own.keys & there.keys or quotes_of(one) or quotes_of(other):
        return
    said, again = ([claim(part) for part in told.parts] for told in (one, other))
    wordings = [_wording(a, b) for a in said for b in again if min(len(a), len(b)) >= FEWEST and set(a).intersection(b)]
    if wordings:
        difference = Difference("attribution", own, there)
        near = nearness(difference, _pair(difference), own.keys | there.keys, affair.rare)
        yield Case(difference, {**near, **max(wordings, key=lambda wording: wording["alike"])})


def _wording(said: Sequence[str], again: Sequence[str]) -> dict[str, float]:
    """Return how far two utterances are of the same words."""
    blocks = matched(*in_order(said, again)).get_matching_blocks()
    content = stems_of(said), stems_of(again)
    return {
        "alike": 2 * sum(block.size for block in blocks) / (len(said) + len(again)),
        "longest_alike": max(block.size for block in blocks) / min(len(said), len(again)),
        "content_alike": len(content[0] & content[1]) / max(1, min(map(len, content))),
        "content_shared": min(_MOST_SHARED, len(content[0] & content[1])),
        "begin_with_one_word": said[0] == again[0],
        "end_with_one_word": said[-1] == again[-1],
        "as_long": min(len(said), len(again)) / max(len(said), len(again)),
    }


def _scopes(one: Told, other: Told, affair: Affair) -> Iterator[Case]:
    """Yield what the first sentence says of all of something, with where the other is of things of that name.

    Of everything, and of every day, no thing is named: then it is where the other says that it is so only of some.
    """
    for part in one.parts:
        for n in part.standing("all"):
            last, thing = thing_of(part, n) or (n, "")
            for against in other.parts:
                mark = None if against.has("all") else _of_which(against, thing)
                if mark is not None and not are_of_as_many(pair := Pair(part, against)):
                    difference = Difference("scope", Mark(one, n, last + 1, "all"), mark)
                    yield Case(difference, _shown_of_scopes(difference, pair, affair))


def _of_which(part: Part, thing: str) -> Mark | None:
    """Return where a clause names things, or tells that it is so only of some, with the words beside that say which."""
    told = part.told
    alone = next(part.standing("alone"), None)
    at = next((m for m in part.content if told.keys[m] == thing != ""), None)
    if at is None:
        synonyms = lexicon().synonyms.get(thing, _NOTHING)
        at = next((m for m in part.content if told.keys[m] in synonyms), alone)
    if at is None:
        return None
    first = min(at, alone) if alone is not None and abs(alone - at) <= _REACH else at
    if first == at and at > part.first and told.touches(at):
        first = at - 1
    return Mark(told, first, at + 1, "part")


def _shown_of_scopes(difference: Difference, pair: Pair, affair: Affair) -> dict[str, float]:
    own, there = difference.one.keys, difference.other
    following = there.told.text.words[there.end : there.end + 1]
    return {
        **nearness(difference, pair, own, affair.rare),
        "only_some": pair.other.has("alone"),
        "some": pair.other.has("part"),
        "of_the_thing": not own.isdisjoint(there.keys),
        "which": any(key not in pair.one.told.content for key in there.keys - own),
        "restricted": not words("differing", "restricting").isdisjoint(following),
        "denied": is_denied(pair.one) != is_denied(pair.other),
        "of_other_times": differ_in_times(pair),
        "asserted": pair.are_asserted,
    }


def _pair(difference: Difference) -> Pair:
    return Pair(part_of(difference.one), part_of(difference.other))
