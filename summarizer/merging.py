"""Findings of all chunks and documents made one list: merged, ordered for the reader, cut where asked, numbered.

Reduction is over items, never over prose, so that provenance survives any length.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.document import Span
from summarizer.kinds.brief import Actor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarizer.kinds import Kind
    from summarizer.report import Finding

_WORD = re.compile(r"\w+")
# Words that say nothing of what a question is about.
_EMPTY = frozenset(
    (
        "a about an and any are as at be been by can could did do does for from had has have how if in is it its may "
        "might of on or should that the their them they this to was were what when where which who whom why will with "
        "would"
    ).split()
)


def merge(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], dict[str, str]]:
    """Make one finding of those that say the same, and keep all their evidence and doubts.

    Actors are the same when one's name is another's name or alias; an alias that several bear ("Kim") tells none of
    them. Other items are the same when their statements have the same words. What is the same as two findings joins
    them. Returns the findings in the order of their first mention, and for each id that went in the id that it came out
    under. Deterministic: it depends on the order of the findings and on nothing else.
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

    for finding, names in zip(every, _names(every), strict=True):
        for name in names:
            one, other = sorted((now(first.setdefault(name, finding.id)), now(finding.id)), key=place.__getitem__)
            became[other] = one
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


@dataclass(frozen=True, slots=True)
class Selection:
    """Findings in the reader's order with their final ids: those to print, and those beyond the limit.

    ``became`` gives for each id that went in the id it has now.
    """

    kept: tuple[Finding, ...]
    beyond: tuple[Finding, ...]
    became: Mapping[str, str]


def select(findings: Sequence[Finding], kind: Kind, *, focus: str = "", max_items: int | None = None) -> Selection:
    """Order findings by section and, within it, by what bears on ``focus``; cut after ``max_items``; number them.

    What has more of the focus's words comes first; what has equally many keeps its order, which is the model's.
    """
    wanted = frozenset(_WORD.findall(focus.casefold())) - _EMPTY
    kept: list[Finding] = []
    beyond: list[Finding] = []
    became: dict[str, str] = {}
    for section in kind.sections:
        here = [finding for finding in findings if finding.section == section.name]
        here.sort(key=lambda finding: -len(wanted & _words(finding)))
        for number, finding in enumerate(here, 1):
            named = finding.model_copy(update={"id": f"{section.letter}{number}"})
            became[finding.id] = named.id
            (kept if max_items is None or number <= max_items else beyond).append(named)
    return Selection(tuple(kept), tuple(beyond), became)


def _words(finding: Finding) -> frozenset[str]:
    """Return the words a focus may meet: the item's own fields and its evidence, not its citations' markers."""
    fields = finding.item.model_dump(exclude={"citations"}, exclude_none=True)
    texts = [value if isinstance(value, str) else " ".join(value) for value in fields.values()]
    texts += [evidence.quote for evidence in finding.evidence]
    return frozenset(_WORD.findall(" ".join(texts).casefold()))
