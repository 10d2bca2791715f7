"""How a brief stands, on one line above it: what does not stand or is in doubt, where sources differ, what is left out.

Every string here may hold text of strangers, so none is printed before it is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.kinds.brief import Disagreement
from summarizer.rendering import doubting, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.report import Doubt, Report

#: What the bottom line is called among the ids of lines.
BOTTOM_LINE: Final = "bottom line"

BETWEEN: Final = " · "
_MOST_NAMED: Final = 8  # lines; more are counted


class Piece(NamedTuple):
    """One thing that is told of a brief, and the lines concerned: the ids of the first, and how ``many`` there are."""

    text: str
    named: tuple[str, ...] = ()
    many: int = 0

    @property
    def more(self) -> str:
        """How many lines are concerned and not named; "" where all are."""
        return f"{self.many - len(self.named):,} more" if self.many > len(self.named) else ""


def standing(report: Report) -> str:
    """Return the line: 25 lines proved · 2 in doubt (A4, P6) · 1 disagreement (D1) · 3 left out."""
    return BETWEEN.join(map(_told, told_of(report)))


def told_of(report: Report) -> Iterator[Piece]:
    """Yield what the line tells, in its order; that nothing is in doubt or left out is told, too."""
    faulty, cautioned = _concerned(report, by_fault=True), _concerned(report, by_fault=False)
    differing = [finding.id for finding in report.findings if isinstance(finding.item, Disagreement)]
    yield Piece(_proved(report))
    if faulty:
        yield _piece(f"{len(faulty):,} at fault", faulty)
    if report.findings or cautioned:
        yield _piece(f"{len(cautioned):,} in doubt" if cautioned else "none in doubt", cautioned)
    if differing:
        yield _piece(wording.counted(len(differing), "disagreement"), differing)
    yield Piece(f"{len(report.left_out):,} left out" if report.left_out else "nothing left out")


def _proved(report: Report) -> str:
    """Return how many lines are proved: all but those that a report which was edited may have."""
    lines = len(report.findings)
    proved = sum(all(map(_is_caution, finding.doubts)) for finding in report.findings)
    if proved < lines:
        return f"{proved:,} of {wording.counted(lines, 'line')} proved"
    return f"{wording.counted(lines, 'line')} proved" if lines else "no lines"


def _is_caution(doubt: Doubt) -> bool:
    return doubting.severity(doubt) == "caution"


def _concerned(report: Report, *, by_fault: bool) -> list[str]:
    """Return the lines against which a fault is held, or a caution; the bottom line is one of them."""
    summed_up = tuple(doubt for sentence in report.bottom_line for doubt in sentence.doubts)
    lines = ((BOTTOM_LINE, summed_up), *((finding.id, finding.doubts) for finding in report.findings))
    return [key for key, doubts in lines if any(_is_caution(doubt) is not by_fault for doubt in doubts)]


def _piece(text: str, lines: Sequence[str]) -> Piece:
    return Piece(text, tuple(lines[:_MOST_NAMED]), len(lines))


def _told(piece: Piece) -> str:
    named = ", ".join(filter(None, (*piece.named, piece.more)))
    return f"{piece.text} ({named})" if named else piece.text
