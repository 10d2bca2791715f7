"""Amounts in a sentence, in its own words: value, unit, and what they count or measure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.characters import APOSTROPHES
from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.document import Span
from summarizer.extracting.canonical_words import words_at
from summarizer.extracting.counting import measured, phrase
from summarizer.extracting.lexicon import words
from summarizer.extracting.numbering import is_no_amount
from summarizer.extracting.units import unit_after
from summarizer.language.figures import figures
from summarizer.language.measures import is_measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.extracting.canonical_words import CanonicalWords
    from summarizer.extracting.reading import Sentence
    from summarizer.extracting.times import Time
    from summarizer.extracting.units import Sort
    from summarizer.language.figures import Figure

_SIGNS: Final = frozenset("$€£¥₹₩")
_DIGIT: Final = re.compile(r"\d")
_ELIDED: Final = re.compile(rf"^[dD][{APOSTROPHES}]")
_PARTED: Final = re.compile(r"[,;.]\s")
_ENDS: Final = (["to"], ["-"], ["or"])  # between the ends of a range
_YEARS: Final = range(1500, 2200)
_ALONE: Final = 100  # a number that counts nothing named is an amount from here on
_DOZEN: Final = 12


class Amount(NamedTuple):
    """An amount at tokens ``first`` to ``end`` (exclusive) of a sentence, in the words of the source.

    ``number`` is what it comes to. ``of`` is what it counts or measures, "" where the sentence does not plainly tell.
    """

    first: int
    end: int
    sort: Sort
    number: float
    value: str
    unit: str = ""
    of: str = ""


def may_have_amounts(sentence: Sentence) -> bool:
    """Tell whether ``sentence`` has a digit, or a number or share in words, so that it is worth a closer look."""
    if _DIGIT.search(sentence.text) or not _signs().isdisjoint(sentence.low):
        return True
    return "-" in sentence.text and any(low.partition("-")[0] in _signs() for low in sentence.low)


def amounts(sentence: Sentence, canonical: CanonicalWords, told: Sequence[Time]) -> Iterator[Amount]:
    """Yield the amounts of ``sentence`` in text order: none is part of the times ``told``."""
    dated = {token for time in told for token in range(time.first, time.end)}
    end = 0
    for figure in _ranges(canonical, figures(canonical.folded)):
        first = canonical.tokens[figure.first]
        if first < end or first in dated:
            continue
        found = _amount(sentence, canonical, figure)
        if found:
            yield found
            end = found.end


def _ranges(canonical: CanonicalWords, every: Iterable[Figure]) -> Iterator[Figure]:
    """Yield figures, those that belong together as one: "40 to 50", "six and a half", "three dozen"."""
    held: Figure | None = None
    for each in every:
        figure = each._replace(end=_unparted(canonical, each))
        if held is not None and (values := _together(canonical.folded, held, figure)):
            held = held._replace(end=figure.end, values=values)
            continue
        if held is not None:
            yield held
        held = figure
    if held is not None:
        yield held


def _together(folded: Folded, one: Figure, other: Figure) -> tuple[float, ...]:
    """Return what two figures come to that are one, () where they are two."""
    between = folded.words[one.end : other.first]
    opened = one.first > 0 and folded.words[one.first - 1] == "between"
    if between in _ENDS or (opened and between == ["and"]):
        return other.values
    if between == ["and", "a"] and folded.words[other.first] == "half":
        return (one.values[0] + 0.5,)
    if not between and folded.words[other.first] == "dozen":
        return (one.values[0] * _DOZEN,)
    return ()


@cache
def _signs() -> frozenset[str]:
    counting = NUMBER_WORDS.keys() - words("amounts", "uncounted") - {"one"}
    return frozenset(counting | words("amounts", "shares") | {"dozen", "dozens"})


def _amount(sentence: Sentence, canonical: CanonicalWords, figure: Figure) -> Amount | None:
    if is_no_amount(sentence, canonical, figure):
        return None
    if canonical.folded.words[figure.first] in words("amounts", "shares"):
        return _share(sentence, canonical.tokens[figure.first])
    plain = _plain(sentence, canonical, figure)
    return _votes(sentence, plain) or _measured(sentence, canonical, figure, plain) or _counted(sentence, plain)


def _plain(sentence: Sentence, canonical: CanonicalWords, figure: Figure) -> Amount:
    """Return a figure as it is written, with the "a" of "a hundred", or the word that opens a range."""
    low, first, end = sentence.low, canonical.tokens[figure.first], canonical.token_after(figure.end)
    before = low[first - 1] if first else ""
    is_range = before == "between" and "and" in low[first:end]
    start = first - 1 if is_range or (before == "a" and low[first] in words("amounts", "after_a")) else first
    stop = sentence.span.start + canonical.folded.ends[figure.end - 1]  # before the unit of "forty-metre"
    return Amount(start, end, "number", figure.values[0], words_at(sentence, Span(sentence.tokens[start].start, stop)))


def _unparted(canonical: CanonicalWords, figure: Figure) -> int:
    """Return where a figure ends that is not read on over a mark: "a hundred, six and a half" are two."""
    folded = canonical.folded
    for at in range(figure.first + 1, figure.end):
        if _PARTED.match(folded.text, folded.ends[at - 1]):
            return at
    return figure.end


def _share(sentence: Sentence, at: int) -> Amount | None:
    """Return "a third of its passengers", "half of the voters"; half a thing is none."""
    tokens, low = sentence.tokens, sentence.low
    if low[at + 1 : at + 2] != ("of",):
        return None
    counted = at > 0 and (low[at - 1] in {"a", "one", "the"} or low[at - 1] in NUMBER_WORDS)
    first = at - 1 if counted else at
    of = phrase(sentence, at + 2)
    value = sentence.words(Span(tokens[first].start, tokens[at].end))
    return Amount(first, at + 1, "share", 0.0, value, "", of) if of else None


def _measured(sentence: Sentence, canonical: CanonicalWords, figure: Figure, plain: Amount) -> Amount | None:
    """Return ``plain`` with the unit that stands beside it, None where none does."""
    tokens, folded = sentence.tokens, canonical.folded
    sign = tokens[plain.first - 1].text if plain.first else ""
    if sign in _SIGNS:
        first = plain.first - 1
        return plain._replace(first=first, sort="money", unit=sign, of=measured(sentence, first, plain.end))
    unit = unit_after(folded, figure)
    if unit is None:
        return None
    start, end = sentence.span.start, canonical.token_after(unit.end)
    hyphened = end == plain.end and "-" in tokens[end - 1].text
    span = Span(start + folded.starts[unit.first], start + folded.ends[unit.end - 1])
    if tokens[end - 1].end < span.end and tokens[end - 1].text[-1] in APOSTROPHES:  # "d'euros" are two tokens in French
        end += 1
    return plain._replace(
        end=end,
        sort=unit.sort,
        unit=_ELIDED.sub("", words_at(sentence, span)),
        of=phrase(sentence, end) if hyphened else measured(sentence, plain.first, end),
    )


def _votes(sentence: Sentence, plain: Amount) -> Amount | None:
    """Return a division of votes as it is written: "21 votes to 18"."""
    after = sentence.low[plain.end : plain.end + 3]
    if after[:1] != ("votes",) or after[1:2] not in {("to",), ("against",)}:
        return None
    if not after[2:] or not (after[2].isdecimal() or after[2] in NUMBER_WORDS):
        return None
    end = plain.end + 3
    value = sentence.words(Span(sentence.tokens[plain.first].start, sentence.tokens[end - 1].end))
    return plain._replace(end=end, sort="votes", value=value)


def _counted(sentence: Sentence, plain: Amount) -> Amount | None:
    """Return ``plain`` with the plural that it counts, or alone where it is great enough to mean something."""
    of = phrase(sentence, plain.end, plural=True)
    like_a_year = plain.value.isdecimal() and plain.number in _YEARS
    if of and not (like_a_year and (" " in of or of[0].isupper())):
        return plain._replace(sort="count", of=of)
    if like_a_year or is_measure(plain.value.casefold()):
        return None  # "the 2016 season", "half a century"
    if sentence.low[plain.end : plain.end + 1] == ("of",) and plain.number > 1:
        return plain._replace(sort="number", of=phrase(sentence, plain.end + 1))
    return plain if plain.number >= _ALONE else None
