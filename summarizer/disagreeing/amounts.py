"""The amounts of a sentence: its numbers, with what they count or measure and how exactly."""

from __future__ import annotations

from functools import cache
from math import floor, inf, log10
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.disagreeing.telling import NOUNS_HAVE_CAPITALS, once_each
from summarizer.language.english_words import lexicon, stem
from summarizer.language.figures import Figure, figures, numerals
from summarizer.language.lexicon import words
from summarizer.language.measures import is_measure, is_percent_in_two, measures, quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.disagreeing.difference import Pair
    from summarizer.disagreeing.telling import Part, Told

#: What is counted stands in so many words after the number, what makes it less exact in so many before it.
_REACH: Final = 3
_HEDGE_REACH: Final = 3
#: "About" a number is no other than one so near.
_ABOUT: Final = 0.15
#: What is converted from one unit to another is rounded by no more than that.
_CONVERTED: Final = 0.08
#: A number is rounded by no more than that.
_ROUNDING: Final = 0.08
#: "More than" a number may be so much more.
_MORE: Final = 2
_YEARS: Final = range(1800, 2200)
_DIGITS_OF_A_YEAR: Final = 4
_MOST_VOTES: Final = 100_000
_CURRENCY_SIGNS: Final = frozenset("$€£¥₹₩")
_RANGING: Final = frozenset("to and or - bis à y".split())
#: Written onto a number these make a word of it: a 400-gram bar, the 9th.
_MORE_OF_THEM: Final = frozenset("more fewer less others".split())
_JOINED: Final = ("-", "–", "'", "’", "st", "nd", "th")


_NOTHING: Final[frozenset[str]] = frozenset()

#: The unit of so many millions of nothing that is named.
SUM: Final = "sum"


class Amount(NamedTuple):
    """A number at words ``first`` to ``end`` (exclusive) of ``unit``, a measure, else "", and of ``things``.

    ``things`` are the keys after it: what is counted is one of the first of them. ``values`` are what it may stand for,
    ``about`` tells that it is rounded, ``least`` and ``most`` that it is so at least, or at most. ``called`` are other
    words for the first of them, in English: posts for jobs. Where it can be converted, ``kind`` is what is measured,
    and ``base`` how much of that there is in its first unit.
    """

    first: int
    end: int
    values: tuple[float, ...]
    unit: str
    things: tuple[str, ...]
    about: bool = False
    least: bool = False
    most: bool = False
    kind: str = ""
    base: float = 0.0
    called: frozenset[str] = _NOTHING

    @property
    def sorts(self) -> tuple[str, ...]:
        """Of what sorts it is: of its unit, else of what is counted, by all its names."""
        return (self.unit,) if self.unit else self.things

    def agrees(self, other: Amount) -> bool:
        """Tell whether two amounts may be the same: rounded, converted, or one within what the other leaves open."""
        if self.unit != other.unit and self.kind:
            return abs(self.base - other.base) <= _CONVERTED * max(self.base, other.base)
        return any(_may_be(a, self, b, other) or _may_be(b, other, a, self) for a in self.values for b in other.values)

    def is_of_the_same(self, other: Amount) -> bool:
        """Tell whether two amounts are in one unit, or count things of one name."""
        if self.kind and self.kind == other.kind:
            return True
        return self.unit == other.unit and bool(self.unit or self.counts_with(other) or self.counts_a_crowd(other))

    def counts_with(self, other: Amount) -> bool:
        """Tell whether two amounts count things of one name."""
        if not set(self.things).isdisjoint(other.things):
            return True
        return not (self.called.isdisjoint(other.things) and other.called.isdisjoint(self.things))

    def counts_a_crowd(self, other: Amount) -> bool:
        """Tell whether two amounts count who came, whatever they are called: people, visitors, spectators."""
        return all(_crowd().issuperset(one.things[:1]) and one.things for one in (self, other))

    def ratio(self, other: Amount) -> float:
        """Return how many times the smaller of two amounts the larger is."""
        are_converted = self.unit != other.unit and bool(self.kind)
        both = (self.base, other.base) if are_converted else (self.values[0], other.values[0])
        low, high = sorted(map(abs, both))
        return high / low if low else inf


@cache
def _crowd() -> frozenset[str]:
    return frozenset(map(stem, words("differing", "crowd")))


@once_each
def amounts(part: Part) -> list[Amount]:
    """Return the amounts of a clause; dates, times of day, ordinals and bare numbers are none."""
    return [one for one in amounts_of(part.told) if part.first <= one.first < part.end]


def differ_in_amounts(pair: Pair) -> bool:
    """Tell whether two clauses count or measure the same things, and not one amount of both is the same."""
    same = [(a, b) for a in amounts(pair.one) for b in amounts(pair.other) if a.is_of_the_same(b)]
    return bool(same) and not any(a.agrees(b) for a, b in same)


def known_amounts(sentences: Iterable[Told]) -> frozenset[tuple[str, float]]:
    """Return what sentences count or measure, each as (of what, how many)."""
    return frozenset(
        (what, value)
        for told in sentences
        for amount in amounts_of(told)
        for what in (amount.unit, *amount.things)
        for value in amount.values
        if what
    )


@once_each
def amounts_of(told: Told) -> tuple[Amount, ...]:
    """Return the amounts of a sentence, in order."""
    return tuple(_amounts(told))


def _amounts(told: Told) -> Iterator[Amount]:
    dated = {n for day in told.days for n in range(day.first, day.end)}
    for figure in _figures(told):
        if found := _score(told, figure) or _fraction(told, figure):
            yield found
            continue
        if figure.first in dated or not _is_count(told, figure) or _is_in_a_range(told.text.words, figure):
            continue
        if told.text.text[max(0, told.text.starts[figure.first] - 1)] == "(":
            continue  # it is told again, in another unit
        unit = _unit(told, figure)
        things = tuple(_things(told, figure, unit)) or _persons(told, figure)
        if not unit and not things and figure.scale >= _MILLION:
            unit = SUM  # "the bank pays 1.5 million a year": of a currency that is not named
        if unit or things:
            measured = quantity(told.text, figure)
            before = frozenset(told.text.words[max(0, figure.first - _HEDGE_REACH) : figure.first])
            yield Amount(
                figure.first,
                figure.end,
                figure.values,
                unit,
                things,
                about=not before.isdisjoint(words("magnitudes", "hedges")),
                least=not before.isdisjoint(words("differing", "at_least")),
                most=not before.isdisjoint(words("differing", "at_most")),
                kind="part" if unit == "%" else measured.kind if measured else "",
                base=figure.values[0] / _HUNDRED if unit == "%" else measured.value if measured else 0.0,
                called=lexicon().synonyms.get(things[0], _NOTHING) if things and told.language == "en" else _NOTHING,
            )


def _figures(told: Told) -> Iterator[Figure]:
    """Yield the figures of a sentence, also "half a tonne", "a dozen", and numbers in words of other languages."""
    text = told.text.words
    for figure in figures(told.text):
        is_dozens = text[figure.end : figure.end + 1] == ["dozen"]
        yield figure._replace(end=figure.end + 1, values=(figure.values[0] * _DOZEN,)) if is_dozens else figure
    if "half" in text or "dozen" in text:
        for n, word in enumerate(text[:-1]):
            if word == "half" and text[n + 1] in _ARTICLES and is_measure(*text[n + 2 : n + 3] or ("",)):
                yield Figure(n, n + 2, (0.5,), plain=False, spelled=True)
            elif word == "dozen" and n and text[n - 1] in _ARTICLES:
                times = 0.5 if text[max(0, n - 2)] == "half" else 1
                yield Figure(n, n + 1, (_DOZEN * times,), plain=False, spelled=True)
    if spelled := numerals(told.language):
        for n, word in enumerate(told.text.words):
            if word in spelled:
                yield Figure(n, n + 1, (spelled[word],), plain=False, spelled=True)


def _is_count(told: Told, figure: Figure) -> bool:
    """Tell whether a figure counts or measures: it is no year, no time of day and no ordinal."""
    word, following = told.text.words[figure.first], told.text.words[figure.end : figure.end + 1]
    if not (figure.plain or figure.spelled) or word in words("differing", "ordinals"):
        return False
    is_right_after = figure.first > 0 and told.touches(figure.first)  # "the shipping line, 19 passengers"
    if is_right_after and told.text.words[figure.first - 1] in words("differing", "labels"):
        return False
    kinds = {kind for kind, _ in measures(told.text, figure)}
    if "clock" in kinds or (following and following[0] in words("magnitudes", "hours")):
        return False
    if told.text.text.startswith(_JOINED, told.text.ends[figure.end - 1]) or _is_tail(told, figure.first):
        return False
    is_year = len(word) == _DIGITS_OF_A_YEAR and told.text.raw(figure.first) == word and figure.values[0] in _YEARS
    return not is_year or bool(kinds)


def _is_tail(told: Told, n: int) -> bool:
    """Tell whether a number is the end of a name that a hyphen joins it to: Boeing-737."""
    before = told.text.text[max(0, told.text.starts[n] - 2) : told.text.starts[n]]
    return before[-1:] in ("-", "–") and before[:1].isalpha()


def _score(told: Told, figure: Figure) -> Amount | None:
    """Return the result that begins with a figure: "voted 9 to 4"."""
    text = told.text.words
    last = figure.end + 1 + (text[figure.end : figure.end + 1] == ["votes"])  # "17 votes to 12"
    if not figure.plain or text[last - 1 : last] not in (["to"], ["-"]) or not _decides(told):
        return None
    if last >= len(text) or not text[last].isdecimal() or any(told.keys[last + 1 : last + 2]):
        return None
    return Amount(figure.first, last + 1, (figure.values[0] * _MOST_VOTES + float(text[last]),), "votes", ())


def _fraction(told: Told, figure: Figure) -> Amount | None:
    """Return the part that a figure is of something: "half of the pupils", "a third of them"."""
    text, end = told.text.words, figure.first + 1
    part = _FRACTIONS.get(text[figure.first], 0.0)
    if not part and text[end : end + 1] and text[end] in _SEVERAL:  # two thirds
        part, end = figure.values[0] * _FRACTIONS[text[end].removesuffix("s")], end + 1
    if not part or text[end : end + 1] != ["of"]:
        return None
    things = tuple(key for key in told.keys[end + 1 : end + _REACH + 1] if key)
    return Amount(figure.first, end, (part,), "part", things, kind="part", base=part)


_ARTICLES: Final = ("a", "an")
_HUNDRED: Final = 100
_DOZEN: Final = 12
_MILLION: Final = 1_000_000
_FRACTIONS: Final = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_SEVERAL: Final = frozenset(f"{fraction}s" for fraction in _FRACTIONS)


def _decides(told: Told) -> bool:
    return not words("differing", "deciding").isdisjoint(told.text.words)


def _is_in_a_range(text: Sequence[str], figure: Figure) -> bool:
    """Tell whether a figure is one end of a range: 10 to 15, between 10 and 15."""
    first = figure.first - 1 if figure.first and text[figure.first - 1] in _CURRENCY_SIGNS else figure.first
    before = first > 1 and text[first - 1] in _RANGING and _is_numeral(text[first - 2])
    following = [word for word in text[figure.end + 1 : figure.end + 3] if word not in _CURRENCY_SIGNS]
    after = bool(following) and text[figure.end] in _RANGING and _is_numeral(following[0])
    return before or after


def _is_numeral(word: str) -> bool:
    return word[0].isdecimal() or word in NUMBER_WORDS


def _unit(told: Told, figure: Figure) -> str:
    """Return the measure of a figure: "7 millones de euros" too."""
    if told.text.words[figure.end : figure.end + 1] in (["de"], ["d"], ["of"]):
        figure = figure._replace(end=figure.end + 1)
    return next((measure for kind, measure in measures(told.text, figure) if kind != "clock"), "")


def unit_end(told: Told, at: int) -> int:
    """Return where the unit at word ``at`` ends: "per cent" is two words."""
    return min(at + 1 + is_percent_in_two(told.text, at), len(told.keys))


def has_sign(told: Told, first: int) -> bool:
    """Tell whether the sign of a currency stands before a number at word ``first``."""
    return first > 0 and told.text.words[first - 1] in _CURRENCY_SIGNS


def _things(told: Told, figure: Figure, unit: str) -> Iterator[str]:
    """Yield the keys of the words right after a figure, up to a mark or a word that carries no meaning.

    In other languages than English it is one word, in German one with a capital: no list tells their verbs.
    """
    first = unit_end(told, figure.end) if unit and not has_sign(told, figure.first) else figure.end
    for n in range(first, min(first + _REACH, len(told.keys))):
        is_joined = told.touches(n) or (n > first and told.text.gap_before(n) == "-")  # anti-submarine frigates
        if not told.keys[n] or not is_joined or told.text.words[n] in _MORE_OF_THEM:
            return
        if told.language != NOUNS_HAVE_CAPITALS or told.text.raw(n)[0].isupper():
            yield told.keys[n]
            if told.language not in ("en", ""):
                return


def _persons(told: Told, figure: Figure) -> tuple[str, ...]:
    """Return that persons are counted, where it is told so: "six of those on board"."""
    after = told.text.words[figure.end : figure.end + 2]
    return (stem("people"),) if len(after) > 1 and after[0] == "of" and after[1] in ("those", "them", "whom") else ()


def _may_be(a: float, one: Amount, b: float, other: Amount) -> bool:
    """Tell whether what is told as ``a`` may be ``b``, by how it is told; not the other way round."""
    high = max(a, b)
    if a == b or (high and abs(a - b) / high <= _ABOUT and (one.about or other.about)):
        return True
    return (one.least and a <= b <= _MORE * a) or (one.most and b <= a <= _MORE * b) or _is_rounded(a, b)


def _is_rounded(coarse: float, fine: float) -> bool:
    """Tell whether a number with fewer digits is the other one rounded."""
    if not coarse or not fine or abs(coarse - fine) > _ROUNDING * fine:
        return False
    digits = len(f"{coarse:.12g}".replace(".", "").strip("0"))
    return round(fine, digits - 1 - floor(log10(abs(fine)))) == coarse
