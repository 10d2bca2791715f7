"""A report for the eyes, on a terminal: hanging indents, doubtful words underlined, quotes under what they bear out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rendering import attribution, covering, disputing, doubting, items, wording
from summarizer.rendering.escaping import for_terminal
from summarizer.rendering.page import BOLD, CAUTION, DIM, FAILURE, ID, MARGIN, Label, Page
from summarizer.rendering.repeating import Repeats
from summarizer.rendering.standing import standing
from summarizer.rendering.wrapping import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.rendering.disputing import Disputes
    from summarizer.rendering.doubting import Words
    from summarizer.report import Finding, Report

_WIDEST_LABEL = 8
_WIDEST_RUN = 12


def render(report: Report, *, width: int, colour: bool, coverage: bool = False, evidence: bool = False) -> str:
    """Return ``report`` in lines of at most ``width`` cells (kept between 40 and 120), with colours if asked.

    With ``evidence`` the quotes stand under each line; without, the end tells how to see them.
    """
    page = Page(width, colour=colour)
    names = wording.names_of(report.documents)
    parts = wording.parts(report)
    repeats, disputes = Repeats(report), disputing.Disputes(report)

    _head(page, report, names, disputes)
    for part in (part for part in parts if part.printed):
        page.heading(part.title)
        _findings(page, part, names, repeats, disputes, evidence=evidence)
        if not part.findings:
            page.paragraph(wording.nothing_found(report), indent=MARGIN, style=DIM)

    page.heading(f"Left out ({len(report.left_out)})")
    for part in parts:
        _left_out(page, part)
    if not report.left_out:
        page.paragraph("Nothing.", indent=MARGIN, style=DIM)

    if report.coverage.failed:
        page.heading(f"Failed ({len(report.coverage.failed)})")
        for failure in report.coverage.failed:
            _warning(page, wording.failure(failure), FAILURE)

    if coverage:
        page.heading("Coverage")
        _coverage(page, report, names)

    page.rule()
    page.paragraph(wording.account(report), style=DIM)
    if report.findings and not evidence:
        page.paragraph("Every line stands on words of its sources: --evidence shows them.", style=DIM)
    return page.text()


def _head(page: Page, report: Report, names: dict[str, str], disputes: Disputes) -> None:
    page.paragraph(report.title, style=BOLD)
    page.paragraph(wording.origin(report), style=DIM)
    page.paragraph(standing(report))
    if partial := wording.incomplete(report):
        _warning(page, partial, FAILURE)
    if report.focus:
        page.paragraph(f"Focus: {report.focus}", style=DIM)
    for told, _ in wording.notices(report, names):
        _warning(page, told, CAUTION)

    page.heading("Bottom line")
    findings = {finding.id: finding for finding in report.findings}
    for summary in report.bottom_line:
        doubtful = doubting.in_statement(summary.text, summary.doubts).doubtful
        page.marked(
            f"{attribution.sentence(summary, findings)} [{', '.join(summary.findings)}]",
            doubtful,
            indent=MARGIN,
            style=CAUTION,
        )
        _doubts(page, doubting.all_told(summary.doubts, summary.text, names), MARGIN)
        _disputed(page, disputes.of_sentence(summary), MARGIN)
    if not report.bottom_line:
        page.paragraph("Nothing could be summed up.", indent=MARGIN, style=DIM)


def _warning(page: Page, text: str, style: str) -> None:
    page.paragraph(text, indent=MARGIN + 2, label=Label("!", MARGIN, style), style=style)


def _findings(  # noqa: PLR0913 - what all lines need
    page: Page, part: wording.Part, names: dict[str, str], repeats: Repeats, disputes: Disputes, *, evidence: bool
) -> None:
    widest = max((cells(for_terminal(finding.id)) for finding in part.findings), default=0)
    indent = MARGIN + min(widest, _WIDEST_LABEL) + 2
    for number, finding in enumerate(part.findings):
        if number and evidence:
            page.blank()
        _finding(page, finding, names, repeats, indent)
        _disputed(page, disputes.of(finding), indent)
        for one in finding.evidence if evidence else ():
            page.quotation(f"{wording.quoted(one.quote)}{attribution.DASH}{wording.place(one, names)}", indent=indent)


def _finding(page: Page, finding: Finding, names: dict[str, str], repeats: Repeats, indent: int) -> None:
    item = finding.item
    label = Label(finding.id, MARGIN, ID)
    name, known = doubting.headline(finding)
    if name.text:
        _named(page, name, known, indent, label)
    statement = repeats.statement(finding)
    page.marked(statement.text, statement.doubtful, indent=indent, label=None if name.text else label, style=CAUTION)
    details = repeats.details(finding)
    if details.doubtful:
        page.marked(details.text, details.doubtful, indent=indent, style=CAUTION)
    elif details.text:
        page.paragraph(details.text, indent=indent, style=DIM)
    for side in items.told(item).sides:
        page.paragraph(side, indent=indent + 2, label=Label("·", indent, DIM))
    _doubts(page, doubting.all_told(finding.doubts, item.statement, names, item), indent)


def _named(page: Page, name: Words, known: Words, indent: int, label: Label) -> None:
    behind = f"({known.text})" if known.text else ""
    if not name.doubtful and not known.doubtful:
        page.named(name.text, behind, indent=indent, label=label)
        return
    # What is in doubt is seen before what is a name.
    spans = [*name.doubtful, *(span.moved(len(name.text) + len(" (")) for span in known.doubtful)]
    page.marked(f"{name.text} {behind}", spans, indent=indent, label=label, style=CAUTION)


def _doubts(page: Page, doubts: Iterable[tuple[str, str]], indent: int) -> None:
    for severity, told in doubts:
        page.paragraph(f"{severity} {told}", indent=indent + 2, label=Label("!", indent, CAUTION), style=CAUTION)


def _disputed(page: Page, ids: Sequence[str], indent: int) -> None:
    if ids:
        told = f"{disputing.DISPUTED}, {disputing.see(ids)}"
        page.paragraph(told, indent=indent + 2, label=Label("!", indent, CAUTION), style=CAUTION)


def _left_out(page: Page, part: wording.Part) -> None:
    for entry in part.left_out:
        page.paragraph(f"{part.title}: {items.statement(entry.item)}", indent=MARGIN + 2, label=Label("-", MARGIN, DIM))
        for reason in entry.reasons:
            page.paragraph(wording.reason(reason), indent=MARGIN + 4, style=DIM)
    if counted := wording.beyond_limit(part):
        page.paragraph(counted, indent=MARGIN, style=DIM)


def _coverage(page: Page, report: Report, names: dict[str, str]) -> None:
    for one in covering.covered(report):
        page.paragraph(one.line(names.get(one.document_id, one.document_id)), indent=MARGIN)
        indent = MARGIN + 2
        widest = max((cells(for_terminal(stretch.ids)) for stretch in one.stretches), default=0)
        for stretch in one.stretches:
            label = Label(stretch.ids, indent, ID)
            page.paragraph(stretch.told, indent=indent + min(widest, _WIDEST_RUN) + 2, label=label, style=DIM)
        if one.more:
            page.paragraph(one.more, indent=indent, style=DIM)
    if missing := covering.unmentioned(report):
        page.paragraph(missing, indent=MARGIN)
