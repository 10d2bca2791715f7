"""A report for the eyes, on a terminal: hanging indents, quotes dimmed under what they bear out.

The lines are built by hand: importing a library for it would take longer than all the rest of a short brief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.rendering import wording
from summarizer.rendering.escaping import for_terminal
from summarizer.rendering.wrapping import cells, wrap

if TYPE_CHECKING:
    from summarizer.report import Finding, Report

# In cells. Nothing can be laid out in less, and longer lines are hard to follow.
_NARROWEST, _WIDEST = 40, 120
_MARGIN = 2
_WIDEST_LABEL = 8

# Styles, as parameters of the terminal's "select graphic rendition".
_BOLD, _DIM, _ID, _CAUTION, _FAILURE = "1", "2", "1;36", "33", "31"


def render(report: Report, *, width: int, colour: bool) -> str:
    """Return ``report`` in lines of at most ``width`` cells (kept between 40 and 120), with colours if asked."""
    page = _Page(min(max(width, _NARROWEST), _WIDEST), colour=colour)
    names = wording.names_of(report.documents)
    parts = wording.parts(report)

    page.paragraph(report.title, style=_BOLD)
    page.paragraph(wording.origin(report), style=_DIM)
    if report.focus:
        page.paragraph(f"Focus: {report.focus}", style=_DIM)

    page.heading("Bottom line")
    for summary in report.bottom_line:
        page.paragraph(f"{summary.text} [{', '.join(summary.findings)}]", indent=_MARGIN)
    if not report.bottom_line:
        page.paragraph("Nothing could be summed up.", indent=_MARGIN, style=_DIM)

    for part in (part for part in parts if part.printed):
        page.heading(part.title)
        _findings(page, part, names)
        if not part.findings:
            page.paragraph(wording.nothing_found(report), indent=_MARGIN, style=_DIM)

    page.heading(f"Left out ({len(report.left_out)})")
    for part in parts:
        _left_out(page, part)
    if not report.left_out:
        page.paragraph("Nothing.", indent=_MARGIN, style=_DIM)

    if report.coverage.failed:
        page.heading(f"Failed ({len(report.coverage.failed)})")
        for failure in report.coverage.failed:
            page.paragraph(
                wording.failure(failure), indent=_MARGIN + 2, label=_Label("!", _MARGIN, _FAILURE), style=_FAILURE
            )

    page.rule()
    page.paragraph(wording.account(report), style=_DIM)
    return page.text()


def _findings(page: _Page, part: wording.Part, names: dict[str, str]) -> None:
    widest = max((cells(for_terminal(finding.id)) for finding in part.findings), default=0)
    indent = _MARGIN + min(widest, _WIDEST_LABEL) + 2
    for number, finding in enumerate(part.findings):
        if number:
            page.blank()
        _finding(page, finding, names, indent)


def _finding(page: _Page, finding: Finding, names: dict[str, str], indent: int) -> None:
    item = finding.item
    label = _Label(finding.id, _MARGIN, _ID)
    name, known = wording.headline(item)
    if name:
        page.paragraph(f"{name} ({known})" if known else name, indent=indent, label=label, style=_BOLD)
    page.paragraph(wording.statement(item), indent=indent, label=None if name else label)
    if details := wording.details(item):
        page.paragraph(details, indent=indent)
    for doubt in finding.doubts:
        told = f"{doubt.severity}: {wording.doubt(doubt, item, names)}"
        page.paragraph(told, indent=indent + 2, label=_Label("!", indent, _CAUTION), style=_CAUTION)
    for evidence in finding.evidence:
        page.quotation(f"“{evidence.quote}” — {wording.place(evidence, names)}", indent=indent)


def _left_out(page: _Page, part: wording.Part) -> None:
    for entry in part.left_out:
        page.paragraph(
            f"{part.title}: {wording.statement(entry.item)}", indent=_MARGIN + 2, label=_Label("-", _MARGIN, _DIM)
        )
        for reason in entry.reasons:
            page.paragraph(wording.reason(reason), indent=_MARGIN + 4, style=_DIM)
    if counted := wording.beyond_limit(part):
        page.paragraph(counted, indent=_MARGIN, style=_DIM)


class _Label(NamedTuple):
    """A mark or id, at how many cells in it stands, and its style."""

    text: str
    at: int
    style: str


class _Page:
    """Lines as they come; whatever is put on it is escaped here, and nowhere else."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self._width = width
        self._colour = colour
        self._lines: list[str] = []

    def text(self) -> str:
        return "\n".join(self._lines) + "\n"

    def blank(self) -> None:
        self._lines.append("")

    def rule(self) -> None:
        self._lines += ("", self._styled("─" * self._width, _DIM))

    def heading(self, title: str) -> None:
        first, *others = wrap(for_terminal(title), self._width) or [""]
        rest = "─" * (self._width - cells(first) - 1)
        self._lines += ("", f"{self._styled(first, _BOLD)} {self._styled(rest, _DIM)}".rstrip())
        self._lines += (self._styled(line, _BOLD) for line in others)

    def paragraph(self, text: str, *, indent: int = 0, label: _Label | None = None, style: str = "") -> None:
        """Add ``text``, wrapped, every line ``indent`` cells in, the label hanging in the first one's indent."""
        lines = [" " * indent + self._styled(line, style) for line in wrap(for_terminal(text), self._width - indent)]
        if label:
            margin = " " * label.at
            words = for_terminal(label.text)
            gap = indent - label.at - cells(words)
            if gap > 0 and lines:
                lines[0] = margin + self._styled(words, label.style) + " " * gap + lines[0][indent:]
            else:
                lines[:0] = (margin + self._styled(line, label.style) for line in wrap(words, self._width - label.at))
        self._lines += lines

    def quotation(self, text: str, *, indent: int) -> None:
        """Add ``text``, wrapped, behind a bar that stands ``indent`` cells in."""
        lines = wrap(for_terminal(text), self._width - indent - 2)
        self._lines += (" " * indent + self._styled(f"│ {line}", _DIM) for line in lines)

    def _styled(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour and style and text else text
