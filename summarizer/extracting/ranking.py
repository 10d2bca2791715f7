"""How much a text turns on somebody, and who is one of its key actors."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING, Final

from summarizer.extracting.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from summarizer.extracting.aliases import Cluster
    from summarizer.extracting.figures import Figure, Part
    from summarizer.extracting.reading import Reading, Sentence
    from summarizer.extracting.sorts import Sort

# All these numbers were set by hand, then compared on articles whose actors people had marked; none is critical.
_PARTS: Final[Mapping[Part, float]] = {
    "says": 1.6,
    "acts": 1.4,
    "owns": 0.9,
    "named": 0.7,
    "qualifies": 0.5,
    "place": 0.15,
}
_SORTS: Final[Mapping[Sort, float]] = {
    "person": 1.15,
    "organisation": 1.0,
    "state": 0.95,
    "group": 0.9,
    "other": 0.8,
    "place": 0.25,
    "thing": 0.2,
    "quality": 0.0,
}
_PLAIN: Final = 0.7  # "people", "the state": hardly anybody in particular
_HEADLINE: Final = 1.6
_LEAD: Final = 0.5
_INTRODUCED: Final = 0.5
_LEADING: Final = 3  # sentences that count as the lead
_LONGEST_HEADLINE: Final = 25  # tokens

_MOST: Final = 16  # key actors
_LEAST: Final = 1.0  # weight: an organisation that acts once exceeds it, one merely named does not
_SHARE: Final = 0.25  # of the weight of the most important
_HIGHEST: Final = 4.5  # thirty turns of one speaker do not make a trifle of everybody else
_DOING: Final = frozenset({"says", "acts", "owns"})  # of somebody who is more than spoken of: "worse than a lawyer"
_WRITING: Final = frozenset({"reporter", "correspondent"})
_PASSING: Final = 3  # mentions below which "a man" is somebody seen in passing


def weight(reading: Reading, cluster: Cluster, *, introduced: bool) -> float:
    """Return how much the text turns on ``cluster``: what it does, how often, and whether headline or lead name it.

    ``introduced`` tells that the text says who it is. The square root keeps the tenth mention from counting as much
    as the first.
    """
    points = sqrt(sum(_PARTS[mention.part] for mention in cluster.mentions))
    first = min(mention.sentence for mention in cluster.mentions)
    if first == 0 and _is_headline(reading.sentences[0]):
        points += _HEADLINE
    if first < _LEADING:
        points += _LEAD
    if introduced:
        points += _INTRODUCED
    if cluster.common and all(_is_plain(form) for form in cluster.forms):
        points *= _PLAIN
    return points * _SORTS[cluster.sort]


def _is_plain(form: str) -> bool:
    return form[1:].islower() and form.rpartition(" ")[2].casefold() in words("groups", "plain")


def _is_headline(sentence: Sentence) -> bool:
    """Tell whether a text's first sentence is its headline: a heading, or short and without a full stop."""
    short = len(sentence.tokens) < _LONGEST_HEADLINE and sentence.text.rstrip()[-1:] not in '.!”"'
    return sentence.passage.heading or short


def ranked(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """Return ``figures`` by weight, the greatest first, the key actors among them marked."""
    order = sorted(figures, key=lambda figure: (-figure.weight, figure.mentions[0].span))
    least = max(_LEAST, _SHARE * min(_HIGHEST, order[0].weight)) if order else 0.0
    roles = {figure.described.span.start for figure in order if figure.described}
    return tuple(
        replace(figure, key=rank < _MOST and figure.weight > least and _may_be_key(figure, roles))
        for rank, figure in enumerate(order)
    )


def _may_be_key(figure: Figure, roles: Container[int]) -> bool:
    """Tell whether a figure is somebody, and more than somebody seen in passing.

    A name at which the ``roles`` of others begin, and nothing else, is theirs: "Lee, the Secretary of State".
    """
    if figure.interviewer or figure.sort in {"place", "thing", "quality"}:
        return False
    if all(mention.span.start in roles for mention in figure.mentions) or _is_byline(figure):
        return False
    parts = {mention.part for mention in figure.mentions}
    often = len(figure.mentions)
    if figure.common and figure.type == "person":
        return (often >= _PASSING and bool(parts & _DOING)) or "says" in parts
    if figure.sort == "other" and often == 1:
        return figure.described is not None
    return often > 1 or figure.described is not None or not parts.isdisjoint({"says", "acts"})


def _is_byline(figure: Figure) -> bool:
    """Tell whether a text only tells that somebody wrote it: "By Gwen Tarrant, local democracy reporter"."""
    role = figure.described.words.casefold().rpartition(" ")[2] if figure.described else ""
    return role in _WRITING and len(figure.mentions) == 1 and figure.mentions[0].sentence < _LEADING
