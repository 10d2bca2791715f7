"""Which items of two briefs are the same item: those on the same evidence, those that say the same, or nearly so."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from summarizer.canonical import fold
from summarizer.comparing.known import Known, known, nearness, overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from summarizer.report import Finding

    Keys = Callable[[Known], Iterable[Hashable]]
    Weight = Callable[[Known, Known], float]

_WINDOW: Final = 8  # of many items on one key, those that are weighed before and behind the same place in the order
_LEAST_SHARED: Final = 1 / 3  # of the words of the shorter statement, where evidence alone may bear two items
_RAREST: Final = 4  # words of a statement by which others like it are looked up


def matched(
    old: Sequence[Finding], new: Sequence[Finding], texts: Mapping[str, str] | None = None
) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Yield each item of both briefs once, beside the one it is in the other brief: new ones in order, then gone ones.

    Those that are surely one are paired before those that are only alike, and of several the likest first, whatever
    their order. ``texts`` are the documents' by their ids, for the sentences that evidence stands in. In time linear in
    the items and their evidence.
    """
    before, after = _in_content_order(old, texts or {}), _in_content_order(new, texts or {})
    partner: dict[int, int] = {}
    for keys, weight in _ROUNDS:
        before, after = _pair(before, after, partner, keys, weight)
    _pair(before, after, partner, _rarest_words(before, after), nearness)
    for number, finding in enumerate(new):
        yield (old[partner[number]] if number in partner else None), finding
    kept = set(partner.values())
    yield from ((finding, None) for number, finding in enumerate(old) if number not in kept)


def _in_content_order(findings: Sequence[Finding], texts: Mapping[str, str]) -> list[Known]:
    """Return items as they are compared, in an order that does not depend on that of the brief."""
    return sorted((known(place, one, texts) for place, one in enumerate(findings)), key=lambda one: one.order)


def _pair(
    before: list[Known], after: list[Known], partner: dict[int, int], keys: Keys, weight: Weight
) -> tuple[list[Known], list[Known]]:
    """Make items that share a key partners, by their places; return the items that are left."""
    pairs = _paired(before, after, keys, weight)
    partner |= {now.place: was.place for was, now in pairs}
    gone = {was.place for was, _ in pairs}
    return [one for one in before if one.place not in gone], [one for one in after if one.place not in partner]


def _paired(before: Sequence[Known], after: Sequence[Known], keys: Keys, weight: Weight) -> list[tuple[Known, Known]]:
    """Return pairs that share a key, no item in two of them, the weightiest first; without weight there is no pair."""
    candidates = set(_candidates(before, after, keys))  # many share several keys
    weighed = {(was, now): weight(before[was], after[now]) for was, now in candidates}
    pairs: list[tuple[Known, Known]] = []
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    for was, now in sorted((pair for pair, of in weighed.items() if of > 0), key=lambda pair: (-weighed[pair], pair)):
        if was not in taken_old and now not in taken_new:
            taken_old.add(was)
            taken_new.add(now)
            pairs.append((before[was], after[now]))
    return pairs


def _candidates(before: Sequence[Known], after: Sequence[Known], keys: Keys) -> Iterator[tuple[int, int]]:
    """Yield the places of items that share a key; where many do, of those about the same place in the order."""
    bearing, borne = _by_key(before, keys), _by_key(after, keys)
    for key, those in bearing.items():
        others = borne.get(key, [])
        for number, was in enumerate(those):
            yield from ((was, now) for now in others[max(0, number - _WINDOW) : number + _WINDOW + 1])


def _by_key(items: Sequence[Known], keys: Keys) -> dict[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for place, one in enumerate(items):
        for key in dict.fromkeys(keys(one)):
            found[key].append(place)
    return found


def _rarest_words(before: Sequence[Known], after: Sequence[Known]) -> Keys:
    """Return what gives for an item the rarest words, of those that both briefs have, of all that it is known by."""
    counts = [Counter(key for one in those for told in _told(one) for key in told) for those in (before, after)]
    both = {key: count + counts[1][key] for key, count in counts[0].items() if key in counts[1]}

    def keys(one: Known) -> Iterator[Hashable]:
        for told in _told(one):
            yield from sorted(told & both.keys(), key=lambda key: (both[key], key))[:_RAREST]

    return keys


def _told(one: Known) -> Iterator[frozenset[tuple[str, str]]]:
    """Yield the words of an item's statement, and those of the sentences it stands on, each as a key of its section."""
    if not one.names:
        for gist in dict.fromkeys((one.gist, *one.sentences)):
            yield frozenset((one.finding.section, word) for word in gist.about)


def _likeness(one: Known, other: Known) -> float:
    """Return how much of two items is the same: words of their statements, then all that they say."""
    return 1 + len(one.about & other.about) + (one.order[-1] == other.order[-1]) / 2


def _if_about_the_same(one: Known, other: Known) -> float:
    """Return the likeness of two items on one sentence, which may bear several; 0 where they are on other things."""
    if one.names or other.names:
        return 0 if one.names.isdisjoint(other.names) else _likeness(one, other)
    return _likeness(one, other) if overlap(one.about, other.about) >= _LEAST_SHARED else 0


def _spans(one: Known) -> Iterator[tuple[str, int, int]]:
    return ((e.document_id, e.span.start, e.span.end) for e in one.finding.evidence)


def _same_words_and_span(one: Known) -> Iterable[Hashable]:
    return ((one.finding.section, one.words, *one.names, span) for span in _spans(one))


def _same_name(one: Known) -> Iterable[Hashable]:
    return ((one.finding.section, name) for name in one.names)


def _all_spans(one: Known) -> Iterable[Hashable]:
    """Return all evidence as one; an actor is who it is by its name."""
    return () if one.names else ((one.finding.section, frozenset(_spans(one))),)


def _any_span(one: Known) -> Iterable[Hashable]:
    return ((one.finding.section, span) for span in _spans(one))


def _any_passage(one: Known) -> Iterable[Hashable]:
    return ((one.finding.section, e.document_id, e.passage) for e in one.finding.evidence if e.passage)


def _any_quote(one: Known) -> Iterable[Hashable]:
    return ((one.finding.section, tuple(fold(e.quote).words)) for e in one.finding.evidence)


def _same_words(one: Known) -> Iterable[Hashable]:
    return () if one.names else ((one.finding.section, one.words),)


def _same_words_elsewhere(one: Known) -> Iterable[Hashable]:
    return () if one.names else (one.words,)


# Each with what pairs weigh: a sentence may bear two items. The quotes are for sources that were changed, whose spans
# are no longer the same.
_ROUNDS: Final[Sequence[tuple[Keys, Weight]]] = (
    (_same_words_and_span, _likeness),
    (_same_name, _likeness),
    (_all_spans, _likeness),
    (_any_span, _if_about_the_same),
    (_any_passage, _if_about_the_same),
    (_any_quote, _if_about_the_same),
    (_same_words, _likeness),
    (_same_words_elsewhere, _likeness),
)
