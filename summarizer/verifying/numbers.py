"""Numbers must be the source's: amounts, percentages, years, counts, and what they are of."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import fold, index
from summarizer.document import Span
from summarizer.language.calendar_dates import is_day_and_month
from summarizer.language.clock_times import clock_times
from summarizer.language.figures import Figure, figures, sharing_a_scale
from summarizer.language.lexicon import words
from summarizer.language.measures import is_among, is_converted, is_measure, is_sure, measures
from summarizer.report import Doubt
from summarizer.verifying.derivable import is_derivable
from summarizer.verifying.elsewhere import NO_COUNT, is_in_brackets, is_told_in_another_form, may_be_elsewhere
from summarizer.verifying.firmness import are_about_the_same, firmness
from summarizer.verifying.known_numbers import (
    KnownNumbers,
    Near,
    has_degrees,
    is_negative,
    key,
    known_numbers,
    may_be_a_year,
    quantities_of,
)
from summarizer.verifying.proportions import (
    bound_left_out,
    bounded_otherwise,
    changed_places,
    of_the_whole,
    turned_round,
)
from summarizer.verifying.reading import Instead, quoted, read, written
from summarizer.verifying.times import known_times

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.language.measures import Quantity
    from summarizer.report import Evidence

#: Beside a number these say that it is a difference.
_CHANGES: Final = frozenset(
    "by another further extra additional total more fewer less older younger later earlier up down".split()
)

#: Between two numbers of what is numbered.
_LISTING: Final = frozenset({"and", "or", "to", "-"})

#: More figures than these in the evidence are not tried for a sum or a difference.
_MOST_OPERANDS: Final = 24

#: What is longer is no sentence, and nobody works its numbers out.
_MOST_WORDS: Final = 400

#: So many words before a number say that it is rounded.
_HEDGE_REACH: Final = 4

#: No smaller number is told as a bound of the source's, and these may stand between it and the word that says so.
_LEAST_BOUND: Final = 100
_BESIDE_A_BOUND: Final = frozenset("than $ € £ a of the que als de di di'".split())

#: Words before a bracket in which the figure stands that one in it converts.
_MOST_BEFORE: Final = 8


def numbers(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt numbers of the statement that stand in no source, in whatever form: 4bn, 4 billion, 4,000 million.

    What may be counted, converted or worked out rather than read is doubted with caution, or not at all; a number
    spelled out only where the evidence has another for the same thing.
    """
    text = read(statement)
    yield from of_the_whole(text, evidence)
    claimed = [figure for figure in figures(text) if not _is_no_claim(text, figure)]
    if not claimed or not sources:
        return
    claimed = _without_known_times(text, claimed, sources)
    yield from turned_round(text, claimed, evidence)
    yield from changed_places(text, claimed, evidence)
    yield from bounded_otherwise(text, claimed, evidence)
    yield from bound_left_out(text, claimed, evidence)
    known = [known_numbers(document) for document in sources.values()]
    nearby = [Near(figure, there, one) for one in evidence for there in [read(one.quote)] for figure in figures(there)]
    # What is told instead is best what the statement does not say anyway.
    said = {value for figure in claimed for value in figure.values}
    last_first = nearby[::-1]
    by_value = {value: near for near in last_first for value in near.figure.values}
    by_likeness = sorted(last_first, key=lambda near: said.isdisjoint(near.figure.values))
    by_following = {near.text.words[near.figure.end]: near for near in by_likeness if _counts(near)}
    derived = _derived([near.figure for near in nearby])
    looked_up: dict[str, bool] = {}
    converted = [one for one in quantities_of(text, claimed) if any(each.has_quantity(one) for each in known)]
    for figure in claimed:
        if _is_told_otherwise(figure, converted, known):
            continue
        like = by_following.get(text.words[figure.end]) if figure.end < len(text.words) else None
        if any(one.has(value) for one in known for value in figure.values):
            same = next((by_value[value] for value in figure.values if value in by_value), None)
            is_derived = _tells_a_change(text, figure) and any(key(value) in derived for value in figure.values)
            nearby_figure = _Nearby(like, same, is_derived)
            for doubt in _in_other_company(text, figure, known, nearby_figure):
                if doubt.severity == "reject" or not _stands_so(text, figure, sources, looked_up):
                    yield doubt
            continue
        if not (figure.plain or like) or _is_told_loosely(text, figure, known):
            continue
        worked_out = any(key(value) in derived for value in _as_written(figure, known))
        if worked_out and (not like or _tells_a_change(text, figure)):
            continue
        sure = not (
            worked_out
            or _is_worked_out(text, figure, evidence, known)
            or may_be_elsewhere(text, figure, like, evidence, sources)
            or is_told_in_another_form(text, figure, known, sources)
            or _is_rounded(text, figure, known, of_years=True)
        )
        yield _doubt(text, figure, "“{}” is not in the source", like, sure=sure)


def _without_known_times(text: Folded, claimed: Sequence[Figure], sources: Mapping[str, Document]) -> list[Figure]:
    """Return figures but those of times of day that a source tells, in whatever way: "3.42 am" for 03:42."""
    told = [time for time in clock_times(text) if time.plain]
    known = known_times(sources) if told else frozenset[int]()
    of_times = {time.first for time in told if not known.isdisjoint(time.minutes)}
    return [figure for figure in claimed if figure.first not in of_times]


def _is_told_otherwise(figure: Figure, converted: Sequence[Quantity], known: Sequence[KnownNumbers]) -> bool:
    """Tell whether a figure is the source's in another unit, or two of its numbers side by side, and no thousands."""
    return any(one.first <= figure.first < one.end for one in converted) or any(
        one.has_all_alone(figure.groups) for one in known
    )


def _as_written(figure: Figure, known: Sequence[KnownNumbers]) -> Iterator[float]:
    """Yield what a figure may be among the source's as they are written: in a table in millions, 0.3 is 0.3 million."""
    yield from figure.values
    if any(figure.scale in one.factors for one in known):
        yield from (value / figure.scale for value in figure.values)


class _Nearby(NamedTuple):
    """What the evidence has: a figure ``like`` the claimed one, of what follows it, and one of the ``same`` value.

    ``is_derived`` tells that the claimed one is told as a change, and a sum or difference of others there.
    """

    like: Near | None
    same: Near | None
    is_derived: bool


def _in_other_company(text: Folded, figure: Figure, known: Sequence[KnownNumbers], nearby: _Nearby) -> Iterator[Doubt]:
    """Doubt a number that the source does have, but of something else, or where the evidence has another one."""
    like, same, is_derived = nearby
    if _is_of_something_else(text, figure, known):
        sure = (
            not is_derived
            and same is not None
            and all(is_sure(*measure) for measure in {*_measures_there(figure, known), *measures(text, figure)})
        )
        yield _doubt(text, figure, "the source has “{}” of something else", same, sure=sure)
    elif has_degrees(text, figure) and any(
        one.has_other_sign(figure.values[0], negative=is_negative(text, figure)) for one in known
    ):
        yield _doubt(text, figure, "the source has “{}” degrees with the other sign", same, sure=False)
    elif like and not same and _are_in_one_place(text, figure, like):
        yield _doubt(text, figure, "where this is said the source does not have “{}”", like, sure=False)


def _are_in_one_place(text: Folded, figure: Figure, like: Near) -> bool:
    """Tell whether two figures stand between the same words, in sentences that share most of theirs."""
    there, other = like.text, like.figure
    between = figure.first and other.first and text.words[figure.first - 1] == there.words[other.first - 1]
    if not between or text.words[figure.end : figure.end + 2] != there.words[other.end : other.end + 2]:
        return False
    return _are_about_the_same(text.text, there.text)


# As many as ``remembered`` keeps: a statement of many figures is compared once with each of its quotes. A yes or no
# is kept of each, and the two texts.
@lru_cache(maxsize=256)
def _are_about_the_same(statement: str, other: str) -> bool:
    return are_about_the_same(firmness(statement), firmness(other))


def _stands_so(text: Folded, figure: Figure, sources: Mapping[str, Document], looked_up: dict[str, bool]) -> bool:
    """Tell whether a source has the figure between the same words somewhere; each phrase is looked up once."""
    further = 2 if has_degrees(text, figure) else 1  # °C is two words
    around = written(text, max(0, figure.first - 1), min(figure.end + further, len(text.words)))
    if around not in looked_up:
        looked_up[around] = any(next(index(document).places(fold(around)), None) for document in sources.values())
    return looked_up[around]


def _tells_a_change(text: Folded, figure: Figure) -> bool:
    """Tell whether a figure says how much something rose, or how many more there are: what a writer works out."""
    before = next(
        (word for word in text.words[max(0, figure.first - 2) : figure.first][::-1] if word not in NO_COUNT), ""
    )
    return before in _CHANGES or not _CHANGES.isdisjoint(text.words[figure.end : figure.end + 2])


def _doubt(text: Folded, figure: Figure, note: str, like: Near | None, *, sure: bool) -> Doubt:
    there: Instead = quoted(like.evidence).instead(like.text, *_with_measure(like)) if like else {}
    return Doubt(
        check="numbers",
        severity="reject" if sure else "caution",
        note=note.format(written(text, figure.first, figure.end)),
        span=Span(text.starts[figure.first], text.ends[figure.end - 1]),
        **there,
    )


def _with_measure(near: Near) -> tuple[int, int]:
    """Return the words of a figure with the measure beside it: "$5", "six months"."""
    first, end, words = near.figure.first, near.figure.end, near.text.words
    return first - (first > 0 and words[first - 1] in NO_COUNT), end + (end < len(words) and is_measure(words[end]))


def _derived(found: Sequence[Figure]) -> frozenset[float]:
    """Return the sums and differences of the figures in the evidence: "from 3 to 5" is a rise by 2."""
    values = sorted({value for figure in found for value in figure.values}.union(sharing_a_scale(found)))[
        :_MOST_OPERANDS
    ]
    pairs = list(combinations(values, 2))
    return frozenset(key(result) for low, high in pairs for result in (high - low, high + low)) | {len(values)}


def _is_of_something_else(text: Folded, figure: Figure, known: Sequence[KnownNumbers]) -> bool:
    """Tell whether the sources have the value only beside other measures of the same kind: $5, but not €5."""
    there = _measures_there(figure, known)
    own = measures(text, figure)
    return any(there and not is_among(pair, there) and all(kind == pair[0] for kind, _ in there) for pair in own)


def _measures_there(figure: Figure, known: Sequence[KnownNumbers]) -> set[tuple[str, str]]:
    """Return all that stands beside a figure's values in the sources."""
    return {pair for one in known for value in figure.values for pair in one.measures(value)}


def _is_told_loosely(text: Folded, figure: Figure, known: Sequence[KnownNumbers]) -> bool:
    """Tell whether a figure is one of the source's, rounded, as a bound, as a decade or converted."""
    return (
        _is_rounded(text, figure, known)
        or _is_bound(text, figure, known)
        or _is_decade(text, figure, known)
        or _is_conversion(text, figure)
    )


def _is_rounded(text: Folded, figure: Figure, known: Sequence[KnownNumbers], *, of_years: bool = False) -> bool:
    """Tell whether a figure is hedged and the sources have one, a year only if asked for, that it is a rounding of."""
    before = text.words[max(0, figure.first - _HEDGE_REACH) : figure.first]
    if words("magnitudes", "hedges").isdisjoint(before) and ("up", "to") not in pairwise(before):
        return False
    return any(
        one.has_near(value) if of_years else one.has_amount_near(value) for one in known for value in figure.values
    )


def _is_bound(text: Folded, figure: Figure, known: Sequence[KnownNumbers]) -> bool:
    """Tell whether a figure is a round one that a source's lies right above or below: "more than a thousand" for 1,184.

    The word that says so stands right before it, "than" or a currency between them or not.
    """
    value = figure.values[0]
    if value < _LEAST_BOUND or len(f"{value:.0f}".strip("0")) > 1 or not value.is_integer():
        return False
    before = [word for word in text.words[max(0, figure.first - 4) : figure.first] if word not in _BESIDE_A_BOUND][-1:]
    return any(
        one.has_beyond(value, above=above)
        for above, name in ((True, "from_above"), (False, "from_below"))
        if before and before[0] in words("magnitudes", name)
        for one in known
    )


def _is_worked_out(text: Folded, figure: Figure, evidence: Sequence[Evidence], known: Sequence[KnownNumbers]) -> bool:
    """Tell whether a writer may have worked a figure out: from one sentence, as a sum, as how much more there is."""
    if may_be_a_year(text, figure) or len(text.words) > _MOST_WORDS:
        return False
    if is_derivable(text, figure, evidence):
        return True
    if text.words[figure.end : figure.end + 1] == ["%"]:  # shares are seldom added up
        return False
    return _is_sum(text, figure, evidence, known) or (
        _tells_a_change(text, figure) and any(one.has_difference(figure.values[0]) for one in known)
    )


def _is_sum(text: Folded, figure: Figure, evidence: Sequence[Evidence], known: Sequence[KnownNumbers]) -> bool:
    """Tell whether a figure is what a table's column adds up to, or a sum where the nearest words tell of none."""
    if any(one.has_sum(value) for one in known for value in figure.values):
        return True
    adding = words("magnitudes", "adding").intersection(text.words)
    return bool(adding) and all(adding.isdisjoint(read(one.quote).words) for one in evidence[:1])


def _is_decade(text: Folded, figure: Figure, known: Sequence[KnownNumbers]) -> bool:
    """Tell whether "1990s" stands for the nineties, the '90s or a year in them."""
    end = text.ends[figure.end - 1]
    if text.text[end : end + 1] != "s":
        return False
    decade = figure.values[0]
    starts = (decade, decade + 1900, decade + 2000) if decade < 100 else (decade, decade % 100)  # noqa: PLR2004
    return any(start <= year < start + 10 for one in known for start in starts for year in one.from_on(start))


def _is_no_claim(text: Folded, figure: Figure) -> bool:
    """Tell whether digits belong to a name (Covid-19), end a span of years (2018-19), number a list or count words."""
    if not figure.plain:
        return not figure.spelled
    if is_day_and_month(text, figure.first):
        return True
    at, end = text.starts[figure.first], text.ends[figure.end - 1]
    before, after = text.text[max(0, at - 6) : at], text.text[end : end + 1]
    if _inside_a_name().search(before) or _is_numbered(text, figure.first):
        return True
    return text.words[figure.end : figure.end + 1] == ["words"] or (figure.first == 0 and after in (")", "."))


def _is_numbered(text: Folded, at: int) -> bool:
    """Tell whether the writer has numbered something so: "step 8", "steps 7 and 8"."""
    numbering = words("contraries", "numbering_own")
    if at and text.words[at - 1] in numbering:
        return True
    first = at - 2
    return first > 0 and (
        text.words[at - 1] in _LISTING
        and text.words[first].isdecimal()
        and text.words[first - 1] in numbering
        and text.words[first - 1].endswith("s")
    )


def _is_conversion(text: Folded, figure: Figure) -> bool:
    """Tell whether a figure in brackets is the one before them in another unit, as in 350°F (175°C)."""
    if not is_in_brackets(text, figure):
        return False
    earlier = (other for other in figures(_before(text, figure)) if other.plain)
    return any(is_converted(figure.values[0], value) for other in earlier for value in other.values)


def _before(text: Folded, figure: Figure) -> Folded:
    """Return the words shortly before a figure."""
    first = max(0, figure.first - _MOST_BEFORE)
    return text._replace(
        words=text.words[first : figure.first],
        starts=text.starts[first : figure.first],
        ends=text.ends[first : figure.first],
        readings={at - first: reading for at, reading in text.readings.items() if first <= at < figure.first},
    )


def _counts(near: Near) -> bool:
    """Tell whether a figure says how much or many of the word after it there is, so that it shows another's mistake."""
    return (near.figure.plain or near.figure.spelled) and near.figure.end < len(near.text.words)


@cache
def _inside_a_name() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_][-\u2013\u2011/#]$|\b\d{4}[-\u2013/]$")
