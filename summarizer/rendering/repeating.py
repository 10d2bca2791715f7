"""Lines that say word for word what another line says: one tells it whole, and the others how it begins, and where.

A sentence may hold a proposal and a figure, or tell of two actors. Each has its own line, with its own fields and
evidence; nobody reads the same words again to find that they are the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from summarizer.kinds.brief import Actor, Disagreement, Figure
from summarizer.rendering import doubting, items, wording
from summarizer.rendering.doubting import Words

if TYPE_CHECKING:
    from summarizer.report import Finding, Report

_SHORT: Final = 80  # characters of a line that is told sooner than where it stands
_OPENING: Final = 48  # characters by which a line is known again


class Repeats:
    """The lines of a report that others tell whole."""

    def __init__(self, report: Report) -> None:
        times = Counter(finding.id for finding in report.findings if finding.id)  # no id is to be trusted
        alike: dict[str, list[Finding]] = defaultdict(list)
        for finding in (finding for part in wording.parts(report) for finding in part.findings):
            if _may_be_short(finding) and times[finding.id] == 1:
                alike[items.statement(finding.item, finding.evidence)].append(finding)
        summed_up = {key for sentence in report.bottom_line for key in sentence.findings}

        def is_elsewhere(finding: Finding) -> tuple[bool, bool]:
            # What the bottom line leads to is there. Of an actor, the line tells less than its name does.
            return finding.id not in summed_up, isinstance(finding.item, Actor)

        self._whole = {
            id(finding): whole
            for findings in alike.values()
            for whole in (min(findings, key=is_elsewhere),)
            for finding in findings
            if finding is not whole
        }

    def whole(self, finding: Finding) -> Finding | None:
        """Return the line that says all that this one says; None where this one says it itself."""
        return self._whole.get(id(finding))

    def statement(self, finding: Finding) -> Words:
        """Return the statement as ``doubting.statement`` does, or how it begins and which line has it whole."""
        whole = self.whole(finding)
        if whole is None:
            return doubting.statement(finding)
        return Words(f"{opening(finding)} (as in {whole.id})")

    def details(self, finding: Finding) -> Words:
        """Return what the typed fields tell beyond the line as it is told, as ``doubting.details`` does."""
        return doubting.details(self.shown(finding))

    def shown(self, finding: Finding) -> Finding:
        """Return a finding as its line tells it: a figure whose line only begins here tells its number and of what."""
        if self.whole(finding) is None or not isinstance(finding.item, Figure):
            return finding
        return finding.model_copy(update={"item": finding.item.model_copy(update={"statement": ""})})


def opening(finding: Finding) -> str:
    """Return how a line begins."""
    return wording.cut(finding.item.statement, _OPENING)


def _may_be_short(finding: Finding) -> bool:
    """Tell whether a line is long, and nothing is held against its words, and it has no sides."""
    return len(finding.item.statement) > _SHORT and not finding.doubts and not isinstance(finding.item, Disagreement)
