"""Two clauses of which one says the contrary of the other, or names another place, cause or culprit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.disagreeing.amounts import differ_in_amounts
from summarizer.disagreeing.contraries import contrary_to_any, is_phrase, surely_contrary_to_any
from summarizer.disagreeing.denials import denied, is_turned
from summarizer.disagreeing.difference import Difference, Mark
from summarizer.disagreeing.doers import another_doer
from summarizer.disagreeing.slots import another_name, another_place_or_cause
from summarizer.disagreeing.telling import once_each
from summarizer.disagreeing.times import differ_in_times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.disagreeing.difference import Pair
    from summarizer.disagreeing.telling import Part, Told

#: Besides what is contrary, clauses share so many words, and of the shorter one's that part: more, where they are few,
#: less, where the same stands right before and after it.
_FEWEST: Final = 2
_MANY: Final = 4
_ALIKE_IN_FEW: Final = 0.75
_ALIKE_IN_MORE: Final = 0.6
_ALIKE_IN_PLACE: Final = 0.4
#: Words that carry meaning before and after a word, of which one is the same.
_BESIDE: Final = 2

#: What is so now may have been otherwise.
_NOW: Final = frozenset("now désormais".split())

_LEFT: Final = "left"
_OPEN: Final = "open"
_OPENING: Final = frozenset("torn cut broken ripped split laid forced prised".split())
_BEING: Final = frozenset("is are was were remains remain remained stays stay stayed became become been be".split())
_ADVERBS: Final = frozenset("still now again also already being been".split())
#: Small words that turn what stands beside them.
_TURNED: Final = (
    ("for", "against"), ("with", "without"), ("für", "gegen"), ("mit", "ohne"), ("pour", "contre"), ("avec", "sans"),
    ("con", "sin"), ("on", "off"), ("inside", "outside"),
)  # fmt: skip
_TURNING: Final = (*_TURNED, *((there, own) for own, there in _TURNED))


def facts(pair: Pair) -> Iterator[Difference]:
    """Yield what one clause says and the other denies, or says the contrary of, or says of another place or cause."""
    if not pair.are_asserted or pair.are_personal:
        return
    found = denied(pair) or _contrary(pair) or _for_or_against(pair)
    if found and (pair.are_of_others() or differ_in_times(pair) or _has_changed(pair)):
        found = None
    found = found or another_place_or_cause(pair) or another_name(pair) or another_doer(pair)
    if found:
        yield found


def _has_changed(pair: Pair) -> bool:
    """Tell whether just one sentence tells how it is now: it may well have been otherwise before."""
    return len({_NOW.isdisjoint(part.told.moves) for part in (pair.one, pair.other)}) > 1


def _contrary(pair: Pair) -> Difference | None:
    """Return a difference where a word of one clause is the contrary of one of the other, and neither denies it."""
    if _contraries(pair.one).isdisjoint(_forms(pair.other)) or pair.differ_in_modality or differ_in_amounts(pair):
        return None
    forms = _forms_of(pair.other.told)
    there = [(m, forms[m]) for m in pair.other.content if not _is_left_so(pair.other, m)]
    for n in pair.one.content:
        if _is_left_so(pair.one, n):
            continue
        own, contrary = _forms_of(pair.one.told)[n], _contraries_of(pair.one, n)
        for m, keys in there if contrary else ():
            if not contrary.isdisjoint(keys) and (_are_predicated(pair, n, m) or _are_said_alike(pair, n, m)):
                return Difference(
                    "fact", Mark(pair.one.told, n, n + 1, own[0]), Mark(pair.other.told, m, m + 1, keys[0])
                )
    return None


def _is_left_so(part: Part, n: int) -> bool:
    """Tell whether word ``n`` is the "left" of "left online", which is what stays so, or the "open" of "torn open"."""
    told, text = part.told, part.told.text.words
    if text[n] == _LEFT and n + 1 < part.end and told.touches(n + 1):
        return bool(told.keys[n + 1]) and told.keys[n + 1] not in told.names
    return text[n] == _OPEN and n > part.first and told.touches(n) and text[n - 1] in _OPENING


@once_each
def _contraries(part: Part) -> frozenset[str]:
    """Return all that may say the contrary of a word of a clause."""
    return frozenset[str]().union(*(_contraries_of(part, n) for n in part.content))


def _contraries_of(part: Part, n: int) -> frozenset[str]:
    return contrary_to_any(_forms_of(part.told)[n], part.told.language)


@once_each
def _forms(part: Part) -> frozenset[str]:
    """Return all forms of all words of a clause."""
    return frozenset(key for n in part.content for key in _forms_of(part.told)[n])


@once_each
def _forms_of(told: Told) -> tuple[tuple[str, ...], ...]:
    """Return each word as its key, as it is written, and with the word after it where that is listed: "turned_down"."""
    text = told.text.words
    phrases = (f"{word}_{after}" for word, after in zip(text, (*text[1:], ""), strict=True))
    return tuple(
        tuple(dict.fromkeys((key, word, phrase) if is_phrase(phrase) else (key, word)))
        for key, word, phrase in zip(told.keys, text, phrases, strict=True)
    )


def _rest(told: Told, n: int) -> tuple[str, ...]:
    """Return the keys of what belongs to word ``n``: "ahead" to "goes"."""
    is_one = is_phrase("_".join(told.text.words[n : n + 2]))
    return (told.keys[n + 1], told.stems[n + 1]) if is_one else ()


def _are_said_alike(pair: Pair, n: int, m: int) -> bool:
    """Tell whether but for two words two clauses say the same, whichever of them comes first."""
    return _are_said_of_the_same(pair, n, m) and _are_said_of_the_same(pair.turned, m, n)


def _are_said_of_the_same(pair: Pair, n: int, m: int) -> bool:
    """Tell whether but for two words, which are contrary, two clauses say the same."""
    own, there = pair.one.told, pair.other.told
    if own.keys[n] in there.keys or there.keys[m] in own.keys:
        return False
    if is_turned(pair.one, but=n) or is_turned(pair.other, but=m):
        return False
    both = frozenset({own.keys[n], there.keys[m], own.stems[n], there.stems[m], *_rest(own, n), *_rest(there, m)})
    shared = pair.shared - both
    is_in_place = all(pair.one.beside(n)) and pair.one.beside(n) == pair.other.beside(m)
    needed = _ALIKE_IN_PLACE if is_in_place else _ALIKE_IN_FEW if len(shared) <= _FEWEST else _ALIKE_IN_MORE
    if pair.alike(without=both) < needed or pair.are_contrasted(without=both) or pair.are_substituted(without=both):
        return False
    sure = surely_contrary_to_any(_forms_of(own)[n], own.language)
    is_sure = not sure.isdisjoint(_forms_of(there)[m])
    if len(shared) < _FEWEST:
        return is_sure and pair.one.keys - both == pair.other.keys - both != frozenset()
    if not is_sure:
        return is_in_place or pair.one.beside(n) == pair.other.beside(m)
    return _are_amid_the_same(pair, n, m, shared, sure=pair.alike(without=both) >= _ALIKE_IN_FEW)


def _are_amid_the_same(pair: Pair, n: int, m: int, shared: frozenset[str], *, sure: bool) -> bool:
    """Tell whether what stands beside two words is the same on one side, or on both where that is told the other way.

    Where clauses share many words and are ``sure`` to be alike, it may stand anywhere near.
    """
    own = {step: _next_to(pair.one, n, step) for step in (-1, 1)}
    there = {step: _next_to(pair.other, m, step) & shared for step in (-1, 1)}
    if any(not own[step].isdisjoint(there[step]) for step in (-1, 1)):
        return True
    if _is_passive(pair.one, n) != _is_passive(pair.other, m) and all(
        not own[step].isdisjoint(there[-step]) for step in (-1, 1)
    ):
        return True
    return sure and len(shared) >= _MANY and not shared.isdisjoint(own[-1] | own[1]) and bool(there[-1] | there[1])


def _is_passive(part: Part, n: int) -> bool:
    """Tell whether word ``n`` is what is done by somebody who is told after it: "was refused by the judge"."""
    text = part.told.text.words
    return n > part.first and text[n - 1] in _BEING and text[n + 1 : n + 2] == ["by"]


def _are_predicated(pair: Pair, n: int, m: int) -> bool:
    """Tell whether two words that are surely contrary are said right of what both clauses begin with, and no more.

    "The border remains shut", "on Sunday the border was opened again".
    """
    own, there = pair.one.told, pair.other.told
    both = frozenset({own.keys[n], there.keys[m], own.stems[n], there.stems[m]})
    if is_turned(pair.one, but=n) or is_turned(pair.other, but=m) or pair.are_contrasted(without=both):
        return False
    subject, same = _subject(pair.one, n), _subject(pair.other, m)
    if not subject or subject != same:
        return False
    sure = surely_contrary_to_any(_forms_of(own)[n], own.language)
    return not sure.isdisjoint(_forms_of(there)[m])


def _subject(part: Part, n: int) -> str:
    """Return the key of what word ``n`` is said of with a word like "is", "" where more is said before it."""
    text = part.told.text.words
    while n > part.first and text[n - 1] in _ADVERBS:
        n -= 1
    if n == part.first or text[n - 1] not in _BEING:
        return ""
    before = [m for m in part.content if m < n - 1 and m not in part.told.dated]
    return part.told.keys[before[0]] if len(before) == 1 else ""


def _next_to(part: Part, at: int, step: int) -> frozenset[str]:
    """Return the keys of the words that tell something right before (-1) or after (1) one."""
    content = [n for n in part.content if (n - at) * step > 0]
    return frozenset(part.told.keys[n] for n in (content[:_BESIDE] if step > 0 else content[-_BESIDE:]))


def _for_or_against(pair: Pair) -> Difference | None:
    """Return a difference in a small word between the same words: "voted for the quota", "voted against the quota"."""
    turning = [(one, other) for one, other in _TURNING if one in pair.one.words and other in pair.other.words]
    if not turning or len(pair.shared) < _FEWEST or pair.alike() < _ALIKE_IN_FEW or pair.differ_in_modality:
        return None
    for one, other in turning:
        n, m = _at(pair.one, one), _at(pair.other, other)
        is_in_both = one in pair.other.told.text.words or other in pair.one.told.text.words
        if not is_in_both and pair.one.beside(n) == pair.other.beside(m):
            return Difference("fact", Mark(pair.one.told, n, n + 1, one), Mark(pair.other.told, m, m + 1, other))
    return None


def _at(part: Part, word: str) -> int:
    return part.told.text.words.index(word, part.first)
