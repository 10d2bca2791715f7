"""Which items of two briefs are the same item: those on the same evidence, then those that say the same words."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import fold
from summarizer.kinds.brief import Actor

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from summarizer.report import Finding

    Keys = Callable[["_Known"], Iterable[Hashable]]

_MOST: Final = 32  # items on the same words that are weighed against each other
_LEAST_SHARED: Final = 1 / 3  # of the words of the shorter statement, where evidence alone may bear two items
_SHORTEST: Final = 4  # letters of a word that tells what a statement is about


class _Known(NamedTuple):
    """An item as it is compared."""

    finding: Finding
    words: tuple[str, ...]
    about: frozenset[str]
    names: frozenset[str]


def matched(old: Sequence[Finding], new: Sequence[Finding]) -> Iterator[tuple[Finding | None, Finding | None]]:
    """Yield each item of both briefs once, beside the one it is in the other brief: new ones in order, then gone ones.

    In time linear in the items and their evidence.
    """
    before, after = list(map(_known, old)), list(map(_known, new))
    partner: dict[int, int] = {}
    left = dict.fromkeys(range(len(before)))
    for keys, guarded in _ROUNDS:
        taken = set(partner)
        offered = {number: one for number, one in enumerate(after) if number not in taken}
        for of_old, of_new in _paired({number: before[number] for number in left}, offered, keys, guarded=guarded):
            partner[of_new] = of_old
            del left[of_old]
    for number, finding in enumerate(new):
        yield (old[partner[number]] if number in partner else None), finding
    yield from ((old[number], None) for number in left)


def _paired(
    before: dict[int, _Known], after: dict[int, _Known], keys: Keys, *, guarded: bool
) -> Iterator[tuple[int, int]]:
    """Yield pairs that share a key, each old item with the one left that has most words in common with it."""
    by_key: defaultdict[Hashable, dict[int, None]] = defaultdict(dict)
    keys_of = {number: tuple(dict.fromkeys(keys(one))) for number, one in after.items()}
    for number, its in keys_of.items():
        for key in its:
            by_key[key][number] = None
    for number, one in before.items():
        candidates = [other for key in dict.fromkeys(keys(one)) for other in islice(by_key.get(key, {}), _MOST)]
        fitting = [other for other in candidates if not guarded or _about_the_same(one, after[other])]
        if not fitting:
            continue
        best = max(fitting, key=lambda other: len(one.about & after[other].about))
        for key in keys_of[best]:
            del by_key[key][best]
        yield number, best


def _known(finding: Finding) -> _Known:
    words = tuple(fold(finding.item.statement).words)
    item = finding.item
    names = (item.name, *item.aliases) if isinstance(item, Actor) else ()
    about = frozenset(word for word in words if len(word) >= _SHORTEST or not word.isascii() or word[0].isdecimal())
    return _Known(finding, words, about, frozenset(" ".join(fold(name).words) or name for name in names))


def _about_the_same(one: _Known, other: _Known) -> bool:
    if one.names or other.names:
        return not one.names.isdisjoint(other.names)
    shorter = min(len(one.about), len(other.about))
    return shorter > 0 and len(one.about & other.about) >= _LEAST_SHARED * shorter


def _spans(one: _Known) -> Iterator[tuple[str, int, int]]:
    return ((e.document_id, e.span.start, e.span.end) for e in one.finding.evidence)


def _same_words_and_span(one: _Known) -> Iterable[Hashable]:
    return ((one.finding.section, one.words, *one.names, span) for span in _spans(one))


def _same_name(one: _Known) -> Iterable[Hashable]:
    return ((one.finding.section, name) for name in one.names)


def _all_spans(one: _Known) -> Iterable[Hashable]:
    """Return all evidence as one; an actor is who it is by its name."""
    return () if one.names else ((one.finding.section, frozenset(_spans(one))),)


def _any_span(one: _Known) -> Iterable[Hashable]:
    return ((one.finding.section, span) for span in _spans(one))


def _any_passage(one: _Known) -> Iterable[Hashable]:
    return ((one.finding.section, e.document_id, e.passage) for e in one.finding.evidence if e.passage)


def _any_quote(one: _Known) -> Iterable[Hashable]:
    return ((one.finding.section, tuple(fold(e.quote).words)) for e in one.finding.evidence)


def _same_words(one: _Known) -> Iterable[Hashable]:
    return () if one.names else ((one.finding.section, one.words),)


def _same_words_elsewhere(one: _Known) -> Iterable[Hashable]:
    return () if one.names else (one.words,)


# Each with whether more than a key must be shared: a sentence may bear two items. The quotes are for sources that were
# changed, whose spans are no longer the same.
_ROUNDS: Final = (
    (_same_words_and_span, False),
    (_same_name, False),
    (_all_spans, False),
    (_any_span, True),
    (_any_passage, True),
    (_any_quote, True),
    (_same_words, False),
    (_same_words_elsewhere, False),
)
