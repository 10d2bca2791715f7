"""Which lines tell one side of a disagreement: whoever reads only that line should hear that there is another.

Every string here may hold text of strangers, so none is printed before it is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.kinds.brief import Disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.document import Span
    from summarizer.report import Finding, Report, Summary

#: What stands before a disagreement that a line is one side of.
DISPUTED: Final = "disputed"
SEE: Final = "see "

#: The words by which sides differ, as the line of a disagreement quotes them.
_DIFFERING: Final = re.compile("“([^“”]+)”")

#: Of those words, the part that a line must have to tell that side; where they have a number, it must have that.
_TELLS_IT: Final = 0.6


class _Side(NamedTuple):
    """Words of a source that a disagreement, known by its id, is about, and by which of them its sides differ."""

    disagreement: str
    document_id: str
    span: Span
    differing: tuple[str, ...]


class Disputes:
    """The lines of a report that are one side of its disagreements."""

    def __init__(self, report: Report) -> None:
        self._sides = [side for finding in report.findings for side in _sides(finding)]
        self._lines = {one.id: ids for one in reversed(report.findings) if (ids := self.of(one))} if self._sides else {}

    def of(self, finding: Finding) -> tuple[str, ...]:
        """Return the ids of the disagreements of which a line tells one side."""
        if isinstance(finding.item, Disagreement):
            return ()
        found = (
            side.disagreement
            for side in self._sides
            for one in finding.evidence
            if one.document_id == side.document_id
            and one.span.overlaps(side.span)
            and any(_tells(finding.item.statement, words) for words in side.differing)
        )
        return tuple(dict.fromkeys(found))

    def of_sentence(self, summary: Summary) -> tuple[str, ...]:
        """Return the ids of the disagreements of which a sentence of the bottom line sums up one side."""
        return tuple(dict.fromkeys(one for key in summary.findings for one in self._lines.get(key, ())))

    def of_bottom_line(self, report: Report) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the id of each disputed line that the bottom line sums up, and where it is disputed."""
        summed_up = dict.fromkeys(key for sentence in report.bottom_line for key in sentence.findings)
        yield from ((key, self._lines[key]) for key in summed_up if key in self._lines)


def see(ids: Sequence[str]) -> str:
    """Return where the other side stands: see D1, D2."""
    return f"{SEE}{', '.join(ids)}"


def _sides(finding: Finding) -> Iterator[_Side]:
    """Yield the sides of a disagreement; of one on different things, another scope, each is right."""
    if not isinstance(finding.item, Disagreement) or finding.item.kind == "scope":
        return
    words = _DIFFERING.findall(finding.item.statement)
    for one in finding.evidence:
        if differing := tuple(each for each in words if _stands_in(each, one.quote)):
            yield _Side(finding.id, one.document_id, one.span, differing)


def _stands_in(words: str, text: str) -> bool:
    from summarizer.canonical import holds  # noqa: PLC0415 - needed only where sources differ

    return holds(text, words.removesuffix(" …"))


def _tells(statement: str, words: str) -> bool:
    """Tell whether a line says what one side of a disagreement does: its number, or most of its words."""
    from summarizer.canonical import fold  # noqa: PLC0415 - as above
    from summarizer.language.figures import figures  # noqa: PLC0415 - as above

    told, differing = fold(statement), fold(words)
    if numbers := [frozenset(one.values) for one in figures(differing)]:
        there = frozenset[float]().union(*(one.values for one in figures(told)))
        return not any(values.isdisjoint(there) for values in numbers)
    side = frozenset(differing.words)
    return len(side & frozenset(told.words)) >= _TELLS_IT * len(side)
