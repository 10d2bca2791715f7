"""Findings in the order in which a reader wants them, cut where asked, numbered."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summarizer.language.english_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.kinds import Kind
    from summarizer.report import Finding

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Selection:
    """Findings in the reader's order with their final ids: those to print, and those beyond the limit.

    ``became`` gives for each id that went in the id it has now.
    """

    kept: tuple[Finding, ...]
    beyond: tuple[Finding, ...]
    became: Mapping[str, str]


def select(
    findings: Sequence[Finding],
    kind: Kind,
    *,
    focus: str = "",
    max_items: int | None = None,
    leading: Sequence[Sequence[str]] = (),
) -> Selection:
    """Order findings by section and, within it, by what bears on ``focus``; cut to ``max_items``; number them.

    What has more of the focus's words comes first; what has equally many keeps its order, which is the model's. The cut
    spares first what each of the ``leading`` groups of ids rests on, as a sentence of the bottom line does, the first
    group before the second: those that fit, whole; then what comes first in the order, which is not changed by it.
    """
    wanted = frozenset(_WORD.findall(focus.casefold())) - FUNCTION_WORDS
    spared = _spared(findings, leading, max_items)
    kept: list[Finding] = []
    beyond: list[Finding] = []
    became: dict[str, str] = {}
    for section in kind.sections:
        here = [finding for finding in findings if finding.section == section.name]
        if wanted:
            here.sort(key=lambda finding: -len(wanted & _words(finding)))
        printed, further = _cut(here, spared, max_items)
        for number, finding in enumerate((*printed, *further), 1):
            named = finding.model_copy(update={"id": f"{section.letter}{number}"})
            became[finding.id] = named.id
            (kept if number <= len(printed) else beyond).append(named)
    return Selection(tuple(kept), tuple(beyond), became)


def _spared(findings: Sequence[Finding], leading: Sequence[Sequence[str]], most: int | None) -> frozenset[str]:
    """Return the ids of groups that fit with at most ``most`` to a section; a group that does not takes no place."""
    if most is None:
        return frozenset()
    sections = {finding.id: finding.section for finding in findings}
    spared: frozenset[str] = frozenset()
    for group in leading:
        with_it = spared.union(group) & sections.keys()
        if all(count <= most for count in Counter(sections[key] for key in with_it).values()):
            spared = with_it
    return spared


def _cut(here: list[Finding], spared: frozenset[str], most: int | None) -> tuple[list[Finding], list[Finding]]:
    """Return the findings of a section that are printed, and those beyond the limit, each in their order."""
    if most is None:
        return here, []
    others = most - sum(finding.id in spared for finding in here)
    first = [finding.id for finding in here if finding.id not in spared][:others]
    within = spared.union(first)
    return [one for one in here if one.id in within], [one for one in here if one.id not in within]


def _words(finding: Finding) -> frozenset[str]:
    """Return the words a focus may meet: the item's own fields and its evidence, not its citations' markers."""
    texts = [*finding.item.words(), *(evidence.quote for evidence in finding.evidence)]
    return frozenset(_WORD.findall(" ".join(texts).casefold()))
