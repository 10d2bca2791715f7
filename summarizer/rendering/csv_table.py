r"""The items of a brief as CSV (RFC 4180, but for LF; UTF-8), one a row, of which no spreadsheet makes a formula.

A spreadsheet takes for a formula what begins with = + - @, their full-width and small forms among them, and some do so
behind blanks, or behind a comma, semicolon, bar, quotation mark or tab that they take for the end of a cell. Wherever
these stand so, an apostrophe stands before them; one more where apostrophes did before. ``plain`` takes it away again.

Cells are one line, as every format shows text, and invisible characters are shown by their code points. What an item
has several of (quotes and their speakers, sources and places, doubts, reasons) stands in as many lines of one cell,
the same number in each of the columns that belong together.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from summarizer.rendering import attribution, doubting, items, wording
from summarizer.rendering.escaping import for_terminal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.report import Evidence, Finding, LeftOut, Report

COLUMNS: Final = (
    "proved id section name statement attributed_to certainty status details quotes speakers sources places links "
    "independent_sources doubts reasons"
).split()

# All characters that NFKC makes = + - @ of, and the minus sign.
_FORMULA: Final = (
    "=+\\-@\u2212\u207a\u207b\u207c\u208a\u208b\u208c\ufb29\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20"
)
# Where a cell may begin for some reader of CSV, the blanks behind it, and the apostrophes that stand there already.
_START: Final = r"((?:\A|[,;\"\t\r\n|])[^\S\t\r\n]*'*)"
_UNSAFE: Final = re.compile(f"{_START}(?=[{_FORMULA}])")
_SAFE: Final = re.compile(f"{_START}'(?=[{_FORMULA}])")


def render(report: Report, **_: object) -> str:
    """Return the items of ``report``, those left out at the end, under a row of names; every cell in quotes."""
    table = io.StringIO(newline="")
    writer = csv.writer(table, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(report):
        writer.writerow([harmless(row.get(column, "")) for column in COLUMNS])
    return table.getvalue()


def harmless(cell: str) -> str:
    """Return a cell with an apostrophe before whatever a spreadsheet could take for a formula."""
    return _UNSAFE.sub(r"\1'", cell)


def plain(cell: str) -> str:
    """Return what ``harmless`` was given."""
    return _SAFE.sub(r"\1", cell)


def _rows(report: Report) -> Iterator[dict[str, str]]:
    documents = {document.id: document for document in report.documents}

    def source(evidence: Evidence) -> str:
        document = documents.get(evidence.document_id)
        return wording.from_where(document.source) if document else evidence.document_id

    def link(evidence: Evidence) -> str:
        document = documents.get(evidence.document_id)
        return document.link_to(evidence.span) if document else ""

    for finding in report.findings:
        found = finding.evidence
        yield {
            **_told(finding),
            "proved": "yes",
            "id": for_terminal(finding.id),
            "attributed_to": for_terminal(attribution.attribution(finding.item, found)),
            "details": for_terminal(_details(finding)),
            "quotes": _lines(one.quote for one in found),
            "speakers": _lines(one.speaker for one in found),
            "sources": _lines(map(source, found)),
            "places": _lines(wording.place(one, {one.document_id: ""}) for one in found),
            "links": _lines(map(link, found)),
            "independent_sources": str(finding.corroboration),
            "doubts": _lines(
                doubting.told(one, finding.item.statement, {one.document_id: ""}, finding.item)
                for one in finding.doubts
            ),
        }
    for entry in report.left_out:
        yield {**_told(entry), "proved": "no", "reasons": _lines(map(wording.reason, entry.reasons))}


def _details(finding: Finding) -> str:
    _, known = items.headline(finding.item, whole=True)
    return " · ".join(filter(None, (known, items.details(finding.item), *items.told(finding.item).sides)))


def _told(entry: Finding | LeftOut) -> dict[str, str]:
    names = "name statement attributed_to status".split()
    told = {name: for_terminal(getattr(entry.item, name, None) or "") for name in names}
    return {"section": for_terminal(entry.section), "certainty": for_terminal(items.certainty(entry.item)), **told}


def _lines(cells: Iterable[str]) -> str:
    """Return what belongs to one item in lines; nothing where all of it is empty."""
    lines = list(map(for_terminal, cells))
    return "\n".join(lines) if any(lines) else ""
