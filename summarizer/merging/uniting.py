"""Findings that say the same made one, with the evidence and the doubts of all."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.kinds.brief import Actor
from summarizer.merging.claims import same_claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.report import Finding

_WORD: Final = re.compile(r"\w+")


def merge(
    findings: Iterable[Finding], told: Iterable[tuple[str, str]] = ()
) -> tuple[tuple[Finding, ...], dict[str, str]]:
    """Make one finding of those that say the same, and keep all their evidence and doubts.

    Actors are the same when one's name is another's name or alias; an alias that several bear ("Kim") tells none of
    them. Other items are the same when their statements have the same words, or make the same claim (``same_claims``).
    What is the same as two findings joins them. ``told`` are further pairs of ids, of findings that somebody else knows
    to be the same.

    Returns the findings in the order of their first mention, and for each id that went in the id that it came out
    under. Deterministic: which findings are one does not depend on their order, only which comes first does.
    """
    every = list(findings)
    first: dict[tuple[str, str], str] = {}  # a name in a section -> the id of the first finding that bears it
    became = {finding.id: finding.id for finding in every}
    place = {finding.id: number for number, finding in enumerate(every)}

    def now(finding_id: str) -> str:
        while became[finding_id] != finding_id:
            became[finding_id] = became[became[finding_id]]
            finding_id = became[finding_id]
        return finding_id

    def join(one: str, other: str) -> None:
        earlier, later = sorted((now(one), now(other)), key=place.__getitem__)
        became[later] = earlier

    for finding, names in zip(every, _names(every), strict=True):
        for name in names:
            join(first.setdefault(name, finding.id), finding.id)
    for one, other in same_claims([finding for finding in every if not isinstance(finding.item, Actor)]):
        join(one.id, other.id)
    for pair in told:
        join(*pair)
    merged: dict[str, Finding] = {}
    for finding in every:
        root = now(finding.id)
        merged[root] = _united(merged[root], finding) if root in merged else finding
    return tuple(merged.values()), {finding.id: now(finding.id) for finding in every}


def _names(findings: Sequence[Finding]) -> Iterator[list[tuple[str, str]]]:
    """Yield for each finding what tells it from others: its own name, and every alias that nobody else bears."""
    keys = [[(finding.section, key) for key in _keys(finding)] for finding in findings]
    bearers: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for name, *aliases in keys:
        for alias in aliases:
            bearers[alias].add(name)
    for name, *aliases in keys:
        yield [name, *(alias for alias in aliases if len(bearers[alias]) == 1)]


def _keys(finding: Finding) -> list[str]:
    """Return a finding's own name and those it also goes by; an alias without a capital ("the agency") is no name."""
    item = finding.item
    if isinstance(item, Actor):
        return [_folded(item.name), *(_folded(alias) for alias in item.aliases if alias != alias.lower())]
    return [_folded(item.statement)]


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _united(first: Finding, other: Finding) -> Finding:
    item = first.item
    if isinstance(item, Actor) and isinstance(other.item, Actor):
        names = dict.fromkeys((item.name, *item.aliases, other.item.name, *other.item.aliases))
        item = item.model_copy(update={"aliases": tuple(names)[1:]})
    evidence = {(one.document_id, one.span): one for one in (*other.evidence, *first.evidence)}
    ordered = [one for one in (*first.evidence, *other.evidence) if evidence.pop((one.document_id, one.span), None)]
    # A doubt's span is of its own statement; another's doubt is told of the whole of this one.
    whole = Span(0, len(item.statement))
    doubts = (*first.doubts, *(doubt.model_copy(update={"span": whole}) for doubt in other.doubts))
    return first.model_copy(update={"item": item, "evidence": tuple(ordered), "doubts": tuple(dict.fromkeys(doubts))})
