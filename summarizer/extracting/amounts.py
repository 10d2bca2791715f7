"""Amounts in a sentence, in its own words: value, unit, and what they count or measure."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.document import Span
from summarizer.extracting.canonical_words import words_at
from summarizer.extracting.cues import word_list
from summarizer.extracting.lexicon import words
from summarizer.language.figures import figures
from summarizer.language.measures import is_measure, measures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.extracting.canonical_words import CanonicalWords
    from summarizer.extracting.reading import Sentence, Token
    from summarizer.extracting.times import Time
    from summarizer.language.figures import Figure

Sort = Literal["money", "share", "votes", "measure", "count", "number", "duration"]

_SIGNS: Final = frozenset("$€£¥₹₩")
_PARTED: Final = re.compile(r"[,;.]\s")
_CLOCK: Final = re.compile(r"\d{1,2}[.:]\d{2}(?:am|pm)?|\d{1,2}(?:am|pm)", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)
_UNCOUNTED: Final = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth once both pair couple midnight noon".split()
)
_YEARS: Final = range(1500, 2200)
_PHRASE: Final = 5  # tokens of what is counted
_ALONE: Final = 100  # a number that counts nothing named is an amount from here on


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
    return _signs().search(sentence.text) is not None


def amounts(sentence: Sentence, canonical: CanonicalWords, told: Sequence[Time]) -> Iterator[Amount]:
    """Yield the amounts of ``sentence`` in text order: none is part of the times ``told``."""
    end = 0
    for figure in _ranges(canonical, figures(canonical.folded)):
        first = canonical.tokens[figure.first]
        if first < end or any(one.first <= first < one.end for one in told):
            continue
        found = _amount(sentence, canonical, figure)
        if found:
            yield found
            end = found.end


def _ranges(canonical: CanonicalWords, every: Iterable[Figure]) -> Iterator[Figure]:
    """Yield figures, of two that are the ends of a range one: "40 to 50", "between 40 and 50", "three dozen"."""
    folded = canonical.folded
    held: Figure | None = None
    for each in every:
        figure = each._replace(end=_unparted(canonical, each))
        if held is None:
            held = figure
            continue
        between = folded.words[held.end : figure.first]
        opened = held.first > 0 and folded.words[held.first - 1] == "between"
        if between in (["to"], ["-"]) or (between == ["and"] and opened) or (not between and _is_dozen(folded, figure)):
            values = (held.values[0] * 12,) if not between else figure.values
            held = held._replace(end=figure.end, values=values)
        else:
            yield held
            held = figure
    if held:
        yield held


def _is_dozen(folded: Folded, figure: Figure) -> bool:
    return folded.words[figure.first] == "dozen"


@cache
def _signs() -> re.Pattern[str]:
    every = sorted((NUMBER_WORDS.keys() - _UNCOUNTED - {"one"}) | words("amounts", "shares") | {"dozen"})
    return re.compile(rf"\d|\b(?:{'|'.join(every)})", re.IGNORECASE)


def _amount(sentence: Sentence, canonical: CanonicalWords, figure: Figure) -> Amount | None:
    tokens, folded = sentence.tokens, canonical.folded
    first, last = canonical.tokens[figure.first], canonical.tokens[figure.end - 1]
    if _is_name(tokens, first, last):
        return None
    if folded.words[figure.first] in words("amounts", "shares"):
        return _share(sentence, first)
    start, close = first, last + 1
    if first and tokens[first - 1].low == "between" and "and" in sentence.low[first:close]:
        start -= 1
    if tokens[first].low in {"hundred", "thousand", "million", "dozen"} and first and tokens[first - 1].low == "a":
        start -= 1
    if [token.low for token in tokens[close : close + 3]] == ["and", "a", "half"]:
        close += 3
    value = words_at(sentence, Span(tokens[start].start, _value_end(sentence, canonical, figure, close)))
    number = figure.values[0]
    plain = Amount(start, close, "number", number, value)
    return _measured(sentence, canonical, figure, plain) or _votes(sentence, plain) or _counted(sentence, plain)


def _unparted(canonical: CanonicalWords, figure: Figure) -> int:
    """Return where a figure ends that is not read on over a mark: "a hundred, six and a half" are two."""
    folded = canonical.folded
    for at in range(figure.first + 1, figure.end):
        if _PARTED.match(folded.text, folded.ends[at - 1]):
            return at
    return figure.end


def _value_end(sentence: Sentence, canonical: CanonicalWords, figure: Figure, close: int) -> int:
    """Return where the number ends: inside "forty-metre" before the unit."""
    word_end = sentence.span.start + canonical.folded.ends[figure.end - 1]
    token_end = sentence.tokens[close - 1].end
    return word_end if canonical.tokens[figure.end - 1] == close - 1 else token_end


def _is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a number names, orders, or tells an hour or an age: "item 4", "the first", "10:30", "Lee, 44,"."""
    token, before = tokens[first], tokens[first - 1] if first else None
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if (
        _CLOCK.fullmatch(token.text)
        or _ORDINAL.fullmatch(token.text)
        or token.text[:1] in "@#[&"
        or "://" in token.text
    ):
        return True
    if token.low in _UNCOUNTED and not (
        token.low in words("amounts", "shares") and before and before.low in {"a", "one"}
    ):
        return True
    if after in {"am", "pm", "o'clock"} or token.low.endswith(("-year-old", "-years-old")):
        return True
    if after in {"year", "years"} and [one.low for one in tokens[last + 2 : last + 3]] == ["old"]:
        return True
    if before is None:
        return False
    is_age = before.text == "," and after in {",", ".", ")"} and token.text.isdecimal()
    names = (
        before.low in words("amounts", "numbering") or before.low in words("amounts", "ages") or before.text in "#§№"
    )
    named = before.capital and first > 1 and token.text.isdecimal() and before.low not in words("words", "starters")
    return is_age or names or named


def _share(sentence: Sentence, at: int) -> Amount | None:
    """Return "a third of its passengers", "half of the voters"; half a thing is none."""
    tokens = sentence.tokens
    low = [token.low for token in tokens[at : at + 2]]
    if low[1:] != ["of"]:
        return None
    first = at - 1 if at and (tokens[at - 1].low in {"a", "one", "the"} or tokens[at - 1].low in NUMBER_WORDS) else at
    value = sentence.words(Span(tokens[first].start, tokens[at].end))
    of = _phrase(sentence, at + 2)
    return Amount(first, at + 1, "share", 0.0, value, "", of) if of else None


def _measured(sentence: Sentence, canonical: CanonicalWords, figure: Figure, plain: Amount) -> Amount | None:
    """Return ``plain`` with the unit that stands beside it, if one does."""
    tokens, folded = sentence.tokens, canonical.folded
    sign = tokens[plain.first - 1].text if plain.first else ""
    if sign in _SIGNS:
        return plain._replace(
            first=plain.first - 1, sort="money", unit=sign, of=_of(sentence, plain.first - 1, plain.end)
        )
    after = folded.words[figure.end] if figure.end < len(folded.words) else ""
    start = figure.end + (after in words("amounts", "powers"))
    after = folded.words[start] if start < len(folded.words) else ""
    percent = after == "per" and folded.words[start + 1 : start + 2] == ["cent"]
    known = after == "%" or percent or after == "percent" or is_measure(after) or after in words("amounts", "units")
    if not known:
        return None
    stop = start + 1 + percent
    first_unit = sentence.span.start + folded.starts[figure.end]
    unit = words_at(sentence, Span(first_unit, sentence.span.start + folded.ends[stop - 1]))
    end = canonical.token_after(stop)
    if after == "%" and unit == "":
        unit = "%"
    kind = next((kind for kind, _ in measures(folded, figure)), "")
    sort: Sort = "measure"
    if after in ("%", "percent") or percent:
        sort = "share"
    elif after == "votes":
        return _votes(sentence, plain) or plain._replace(sort="votes", unit=unit, end=end)
    elif kind == "money" or after in words("amounts", "money"):
        sort = "money"
    elif kind == "time":
        sort = "duration"
    elif kind == "clock":
        return None
    joined = canonical.tokens[stop - 1] == plain.end - 1 and "-" in tokens[plain.end - 1].text
    of = _phrase(sentence, end) if joined else _of(sentence, plain.first, end)
    return plain._replace(end=end, sort=sort, unit=unit, of=of)


def _votes(sentence: Sentence, plain: Amount) -> Amount | None:
    """Return a division of votes as it is written: "21 votes to 18"."""
    tokens = sentence.tokens[plain.end : plain.end + 3]
    if len(tokens) < 3 or tokens[0].low != "votes" or tokens[1].low not in {"to", "against"}:  # noqa: PLR2004 - those
        return None
    if not (tokens[2].text.isdecimal() or tokens[2].low in NUMBER_WORDS):
        return None
    value = sentence.words(Span(sentence.tokens[plain.first].start, tokens[2].end))
    return plain._replace(end=plain.end + 3, sort="votes", value=value)


def _counted(sentence: Sentence, plain: Amount) -> Amount | None:
    """Return ``plain`` with the plural that it counts, or alone where it is great enough to mean something."""
    of = _phrase(sentence, plain.end, plural=True)
    if of and (" " not in of or plain.number not in _YEARS or not plain.value.isdecimal()):
        return plain._replace(sort="count", of=of)
    if plain.value.isdecimal() and plain.number in _YEARS:
        return None
    partitive = sentence.low[plain.end : plain.end + 1] == ("of",)
    if partitive and plain.number > 1:
        return plain._replace(sort="number")
    return plain if plain.number >= _ALONE else None


def _phrase(sentence: Sentence, at: int, *, plural: bool = False) -> str:
    """Return the noun phrase that begins at token ``at``; with ``plural`` up to its first plural, "" for none."""
    tokens, first = sentence.tokens, at
    while (
        first < len(tokens)
        and tokens[first].low in {"the", "its", "their", "his", "her", "a", "an", "our", "my"}
        and not plural
    ):
        first += 1
    end = first
    while end < min(len(tokens), first + _PHRASE) and _in_phrase(tokens[end]):
        end += 1
        if plural and _is_plural(tokens[end - 1].low):
            break
    if end < len(tokens) and (tokens[end].text[0].isdecimal() or tokens[end].low in NUMBER_WORDS):
        return ""  # "of the estimated 52 million"
    if end == first or (plural and not _is_plural(tokens[end - 1].low)):
        return ""
    return sentence.words(Span(tokens[first].start, tokens[end - 1].end))


def _in_phrase(token: Token) -> bool:
    bounds = words("words", "bounds") | word_list("breaks") | words("times", "past")
    if token.low == "'s":
        return True
    return token.text[0].isalpha() and token.low not in bounds and not token.low.endswith("ly")


def _is_plural(low: str) -> bool:
    return (low.endswith("s") and not low.endswith(("ss", "us", "is"))) or low in words("amounts", "plurals")


def _of(sentence: Sentence, first: int, end: int) -> str:
    """Return what is measured: the noun after "of", or the one before "of", "is", "to", "by" and the amount."""
    tokens = sentence.tokens
    if end < len(tokens) and tokens[end].low in {"of", "in"}:
        after = _phrase(sentence, end + 1)
        if after and tokens[end].low == "of":
            return after
    if first < 2 or tokens[first - 1].low != "of":  # noqa: PLR2004 - a noun and "of"
        return ""
    start = first - 1
    while start > max(0, first - 1 - _PHRASE) and _in_phrase(tokens[start - 1]):
        start -= 1
    return sentence.words(Span(tokens[start].start, tokens[first - 2].end)) if start < first - 1 else ""
