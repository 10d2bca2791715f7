"""A report as a Word document: real headings, one bullet a finding, its evidence in real footnotes.

It is written by python-docx, an extra. Text of strangers comes in as runs of text alone; the only links out of the
document lead to the web pages that its quotes are from.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from summarizer.errors import UsageError
from summarizer.rendering import attribution, covering, disputing, doubting, items, wording
from summarizer.rendering.directions import is_from_right, pieces
from summarizer.rendering.escaping import for_terminal
from summarizer.rendering.footnotes import Footnotes, linked
from summarizer.rendering.marking import marked_pieces
from summarizer.rendering.repeating import Repeats, opening
from summarizer.rendering.standing import BETWEEN, told_of
from summarizer.rendering.word_styles import LINE, REFERENCE, set_styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.brief import Item
    from summarizer.document import Document
    from summarizer.rendering.doubting import Words
    from summarizer.report import Doubt, Evidence, Finding, Report

# What of a paragraph's properties stands behind its direction, of those that are set here or by styles.
_BEHIND_DIRECTION: Final = ("w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl", "w:rPr", "w:sectPr")

_TITLE: Final = 255  # characters that a property of a Word file may have


def python_docx() -> Any:  # noqa: ANN401 - a package that may be missing
    """Return the package ``docx``. Raises UsageError where python-docx is not installed."""
    try:
        import docx  # noqa: PLC0415 - an extra, and dear
    except ImportError:
        raise UsageError(
            "writing Word documents takes python-docx, which is not installed", hint="pip install 'summarizer[docx]'"
        ) from None
    return docx


def render(report: Report, *, coverage: bool = False, **_: object) -> bytes:
    """Return ``report`` as the bytes of a .docx file. Raises UsageError where python-docx is not installed."""
    writer = _Writer(python_docx().Document(), report)
    writer.head()
    for part in writer.parts:
        if part.printed:
            writer.section(part)
    writer.rest(coverage=coverage)
    return writer.saved()


class _Writer:
    """The document as it grows. Whatever is put into it is escaped here, and nowhere else."""

    def __init__(self, document: Any, report: Report) -> None:  # noqa: ANN401 - python-docx has no types
        self.parts = wording.parts(report)
        self._document = document
        self._report = report
        self._names = wording.names_of(report.documents)
        self._documents: dict[str, Document] = {one.id: one for one in report.documents}
        set_styles(document)
        self._footnotes = Footnotes(document)
        self._anchors = {finding.id: f"finding{number}" for number, finding in enumerate(report.findings, 1)}
        self._marks = count(1)
        self._repeats = Repeats(report)
        self._disputes = disputing.Disputes(report)

    def head(self) -> None:
        """Add what stands before the sections."""
        report = self._report
        _add(_directed(self._document.add_heading("", level=0), report.title), report.title)
        self._line(wording.origin(report), "Subtitle")
        self._standing()
        if partial := wording.incomplete(report):
            self._line(partial, "Intense Quote")
        if report.focus:
            self._line(f"Focus: {report.focus}", "Normal")
        for told, _ in wording.notices(report, self._names):
            self._line(told, "Intense Quote")

        self._heading("Bottom line")
        findings = {finding.id: finding for finding in report.findings}
        for summary in report.bottom_line:
            paragraph = self._line(attribution.sentence(summary, findings), "Normal", as_it_runs=True)
            for before, finding in zip((" [", *[", "] * len(summary.findings)), summary.findings, strict=False):
                _add(paragraph, before)
                self._refer(paragraph, finding)
            _add(paragraph, "]")
            self._doubts(summary.doubts, summary.text)
            self._disputed(self._disputes.of_sentence(summary))
        if not report.bottom_line:
            self._line("Nothing could be summed up.", "Normal")

    def _standing(self) -> None:
        """Add how the brief stands, with links to the lines concerned."""
        paragraph = self._line("", "Normal")
        for number, piece in enumerate(told_of(self._report)):
            _add(paragraph, f"{BETWEEN if number else ''}{piece.text}{' (' if piece.named else ''}")
            for place, one in enumerate(piece.named):
                _add(paragraph, ", " if place else "")
                self._refer(paragraph, one)
            _add(paragraph, f"{', ' if piece.more else ''}{piece.more}{')' if piece.named else ''}")

    def section(self, part: wording.Part) -> None:
        """Add a section with its findings."""
        self._heading(part.title)
        for finding in part.findings:
            self._finding(finding)
        if not part.findings:
            self._line(wording.nothing_found(self._report), "Normal")

    def rest(self, *, coverage: bool) -> None:
        """Add what stands behind the sections."""
        report = self._report
        self._heading(f"Left out ({len(report.left_out)})")
        for part in self.parts:
            for entry in part.left_out:
                paragraph = _directed(self._line("", "List Bullet"), entry.item.statement)
                _add(paragraph, f"{part.title}: {items.statement(entry.item)}")
                for reason in entry.reasons:
                    self._line(wording.reason(reason), "List Bullet 2")
            if counted := wording.beyond_limit(part):
                self._line(counted, "List Bullet")
        if not report.left_out:
            self._line("Nothing.", "Normal")
        if report.coverage.failed:
            self._list(f"Failed ({len(report.coverage.failed)})", map(wording.failure, report.coverage.failed))
        if coverage:
            self._coverage()
        self._list("Sources", wording.sources(report), "List Number")
        self._line(wording.account(report), "Caption")

    def _coverage(self) -> None:
        self._heading("Coverage")
        for one in covering.covered(self._report):
            self._line(one.line(self._names.get(one.document_id, one.document_id)), "List Bullet")
            for stretch in one.stretches:
                self._line(f"{stretch.ids}: {stretch.told}", "List Bullet 2")
            if one.more:
                self._line(one.more, "List Bullet 2")
        if missing := covering.unmentioned(self._report):
            self._line(missing, "List Bullet")

    def saved(self) -> bytes:
        """Return the document as a file."""
        self._footnotes.attach()
        properties = self._document.core_properties
        properties.title = for_terminal(self._report.title)[:_TITLE]
        properties.author = "summarizer"
        properties.comments = ""
        with suppress(ValueError, OverflowError):  # a report that was read may have any text there
            properties.created = properties.modified = datetime.fromisoformat(self._report.run.started).astimezone(UTC)
        file = BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _heading(self, title: str) -> None:
        _add(self._document.add_heading("", level=1), title)

    def _list(self, title: str, lines: Iterable[str], style: str = "List Bullet") -> None:
        self._heading(title)
        for line in lines:
            self._line(line, style)

    def _line(self, text: str, style: str, *, as_it_runs: bool = False) -> Any:  # noqa: ANN401
        """Add a paragraph: words of ours run from the left, whatever they quote, and a text of the brief as it runs."""
        paragraph = self._document.add_paragraph("", style)
        _add(_directed(paragraph, text) if as_it_runs else paragraph, text)
        return paragraph

    def _finding(self, finding: Finding) -> None:
        item = finding.item
        paragraph = _directed(self._line("", "List Bullet"), item.statement)
        label = paragraph.add_run(for_terminal(finding.id), LINE)
        self._footnotes.bookmark(label, self._anchors[finding.id], next(self._marks))
        name, known = doubting.headline(finding)
        if name.text:
            _add(paragraph, " ")
            _add_marked(paragraph, name, bold=True)
            _add(paragraph, " (" if known.text else ":")
            _add_marked(paragraph, known)
            _add(paragraph, "):" if known.text else "")
        _add(paragraph, " ")
        if whole := self._repeats.whole(finding):
            _add(paragraph, f"{opening(finding)} (as in ")
            self._refer(paragraph, whole.id)
            _add(paragraph, ")")
        else:
            _add_marked(paragraph, doubting.statement(finding))
        grounds = items.grounds(finding)
        self._notes(paragraph, finding, grounds.line)
        details = self._repeats.details(finding)
        if details.text:
            _add_marked(self._line("", "List Bullet 2"), details)
        noted: set[int] = set()
        for side, own in zip(items.told(item).sides, grounds.sides, strict=True):
            self._notes(
                self._line(side, "List Bullet 2", as_it_runs=True), finding, [one for one in own if one not in noted]
            )
            noted.update(own)  # a footnote has one mark
        self._doubts(finding.doubts, item.statement, item)
        self._disputed(self._disputes.of(finding))

    def _disputed(self, ids: Sequence[str]) -> None:
        """Add that there is another side, with links to where it is told."""
        if not ids:
            return
        paragraph = self._line("", "List Bullet 2")
        paragraph.add_run(disputing.DISPUTED.capitalize()).bold = True
        for before, key in zip((f" {disputing.SEE}", *[", "] * len(ids)), ids, strict=False):
            _add(paragraph, before)
            self._refer(paragraph, key)

    def _doubts(self, doubts: Iterable[Doubt], statement: str, item: Item | None = None) -> None:
        for severity, told in doubting.all_told(doubts, statement, self._names, item):
            paragraph = self._line("", "List Bullet 2")
            paragraph.add_run(severity.capitalize()).bold = True
            _add(paragraph, f" {told}")

    def _notes(self, paragraph: Any, finding: Finding, numbers: Iterable[int]) -> None:  # noqa: ANN401
        for place, number in enumerate(numbers):
            if place:
                self._footnotes.part(paragraph)
            self._note(paragraph, finding.evidence[number])

    def _note(self, paragraph: Any, evidence: Evidence) -> None:  # noqa: ANN401
        document = self._documents.get(evidence.document_id)
        self._footnotes.add(
            paragraph,
            place=for_terminal(wording.place(evidence, self._names)),
            link=document.link_to(evidence.span) if document else "",
            words=f": {wording.quoted(for_terminal(evidence.quote))}",
        )

    def _refer(self, paragraph: Any, finding: str) -> None:  # noqa: ANN401
        anchor = self._anchors.get(finding)
        run = paragraph.add_run(for_terminal(finding), REFERENCE if anchor else None)
        if anchor:
            linked(run, anchor=anchor)


def _directed(paragraph: Any, text: str) -> Any:  # noqa: ANN401
    """Return a paragraph that runs as the first letter of ``text`` does, from the right if need be."""
    if is_from_right(text):
        from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra

        paragraph._p.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_BEHIND_DIRECTION)  # noqa: SLF001
    return paragraph


def _add(paragraph: Any, text: str, *, bold: bool | None = None, underline: Any = None) -> None:  # noqa: ANN401
    """Add ``text`` to a paragraph, in runs that each tell from where it runs."""
    around = bool(paragraph._p.xpath("w:pPr/w:bidi"))  # noqa: SLF001
    before = " " if text[:1].isspace() else ""
    behind = " " if len(text) > 1 and text[-1:].isspace() else ""
    for piece, from_right in pieces(f"{before}{for_terminal(text)}{behind}", around=around):
        run = paragraph.add_run(piece)
        run.bold, run.underline = bold, underline
        if from_right:
            run.font.rtl, run.font.cs_bold = True, bold


def _add_marked(paragraph: Any, words: Words, *, bold: bool | None = None) -> None:  # noqa: ANN401
    """Add ``words`` to a paragraph, what is doubtful of them under a wavy line."""
    from docx.enum.text import WD_UNDERLINE  # noqa: PLC0415 - an extra

    for piece, in_doubt in marked_pieces(*words):
        _add(paragraph, piece, bold=bold, underline=WD_UNDERLINE.WAVY if in_doubt else None)
