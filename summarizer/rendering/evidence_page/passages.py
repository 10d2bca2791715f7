"""The places in the sources that a page leads to: passages that lines stand on, and others that are spoken of."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from summarizer.rendering import wording
from summarizer.rendering.evidence_page.elements import NOTHING, Markup, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.document import Document, Span
    from summarizer.report import Evidence, Finding, Report

_TOGETHER: Final = 4  # small links that no line is broken between
_PLAIN_ID = re.compile(r"[A-Z][0-9]{1,9}")


@dataclass(slots=True)
class Passage:
    """A place in a source, under a number of its own; ``lines`` are the findings that stand on it.

    ``sentence`` is around it, and read with it.

    ``stands`` tells whether the text that the report carries has these words there. If not, the page can show them only
    as the report quotes them.
    """

    number: int
    document_id: str
    span: Span
    stands: bool
    sentence: Span | None = None
    lines: list[Finding] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The id of its element on the page, in the text of its source."""
        return f"q{self.number}"


class Passages:
    """All places that a page leads to, those of evidence first; words that several lines stand on are one place."""

    def __init__(self, report: Report) -> None:
        self.documents: dict[str, Document] = {document.id: document for document in reversed(report.documents)}
        self._found: dict[tuple[str, Span, str], Passage] = {}
        self._standing: dict[str, list[Passage]] = defaultdict(list)
        self._keys = _keys(report.findings)
        self._named = {finding.id: self._keys[id(finding)] for finding in reversed(report.findings)}
        for part in wording.parts(report):
            for finding in part.findings:
                for evidence in finding.evidence:
                    passage = self.of(evidence)
                    passage.sentence = passage.sentence or evidence.sentence
                    if not passage.lines or passage.lines[-1] is not finding:
                        passage.lines.append(finding)

    def of(self, evidence: Evidence) -> Passage:
        """Return the place of a piece of evidence."""
        return self._at(evidence.document_id, evidence.span, evidence.quote)

    def at(self, document_id: str, span: Span | None) -> Passage | None:
        """Return the place at ``span`` of a document; None where the page has no such text."""
        document = self.documents.get(document_id)
        words = span.of(document.text) if document and span else ""
        return self._at(document_id, span, words) if span and words and len(words) == len(span) else None

    def _at(self, document_id: str, span: Span, words: str) -> Passage:
        key = (document_id, span, words)
        found = self._found.get(key)
        if found is None:
            document = self.documents.get(document_id)
            stands = bool(words) and document is not None and span.of(document.text) == words
            found = self._found[key] = Passage(len(self._found) + 1, document_id, span, stands)
            if stands:
                self._standing[document_id].append(found)
        return found

    def in_document(self, document_id: str) -> list[Passage]:
        """Return the places in the text of a document, so far asked for."""
        return self._standing[document_id]

    def line(self, finding: Finding) -> str:
        """Return the id of a finding's element on the page: its own where that can be one."""
        return self._keys[id(finding)]

    def line_named(self, finding_id: str) -> str:
        """Return the id of the element of the finding of that id; "" where there is no such finding."""
        return self._named.get(finding_id, "")


def to_line(passages: Passages, finding_id: str) -> Markup:
    """Return the id of a finding as a link to its line, as text alone where there is no such finding."""
    key = passages.line_named(finding_id)
    return element("a", finding_id, href=f"#{key}") if key else element("span", finding_id)


def between_links(links: Sequence[Markup]) -> str:
    """Return what stands between small links in a row: a few stay on one line, more must be broken somewhere."""
    return "\xa0" if len(links) <= _TOGETHER else " "


def see_there(place: Passage | None) -> Markup:
    """Return a link to a place that is spoken of, nothing where the page has none; on paper it leads nowhere."""
    if place is None:
        return NOTHING
    link = element("a", "see there", href=f"#{place.key}")
    return element("span", " ", link, class_="on-screen")


def _keys(findings: Iterable[Finding]) -> dict[int, str]:
    """Return an id for the element of each finding, by the finding's identity: no id in a report is to be trusted."""
    findings = tuple(findings)
    times = Counter(finding.id for finding in findings)
    return {
        id(finding): finding.id if times[finding.id] == 1 and _PLAIN_ID.fullmatch(finding.id) else f"line{number}"
        for number, finding in enumerate(findings, 1)
    }
