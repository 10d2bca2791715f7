"""Findings in the order in which a reader wants them, cut where asked, numbered."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summarizer.language.english_words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


def select(findings: Sequence[Finding], kind: Kind, *, focus: str = "", max_items: int | None = None) -> Selection:
    """Order findings by section and, within it, by what bears on ``focus``; cut after ``max_items``; number them.

    What has more of the focus's words comes first; what has equally many keeps its order, which is the model's.
    """
    wanted = frozenset(_WORD.findall(focus.casefold())) - FUNCTION_WORDS
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
    texts = [*_strings(fields), *(evidence.quote for evidence in finding.evidence)]
    return frozenset(_WORD.findall(" ".join(texts).casefold()))


def _strings(value: object) -> Iterator[str]:
    """Yield every string in a value made of mappings and sequences."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from _strings(tuple(value.values()))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
