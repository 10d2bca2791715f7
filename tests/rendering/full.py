"""The sample report with the sections and fields that it does not need to be read: every string a report can have."""

from __future__ import annotations

from summarizer.document import Document, Place, Span
from summarizer.kinds.brief import Claim, Disagreement, Event, Figure, Side
from summarizer.report import DocumentCoverage, Doubt, Evidence, Finding, Recurring, Report
from tests.samples import ARTICLE, TALK, sample_report

_LETTER = "The beds were closed in 1988. They say that the tar lies two metres deep, or four."

LETTER = Document.from_text(_LETTER, title="A letter", source="https://ansel.example/letter?page=1").model_copy(
    update={
        "author": "Ode Brask",
        "published": "3 March 2031",
        "site": "The Ansel Courier",
        "places": (Place(Span(0, 29), "page", "1", (1.0, 2.0, 3.0, 4.0)),),
        "notices": ("two pages have no text",),
    }
)


def full_report() -> Report:
    """Return the report."""
    report = sample_report()
    first = report.bottom_line[0]
    doubt = Doubt(check="names", severity="caution", note="not in the source", span=Span(0, 4), instead="Port Anselm")
    coverage = report.coverage.model_copy(
        update={
            "documents": (
                DocumentCoverage(document_id=ARTICLE.id, passages=9, cited=("p2",), uncited=("p5-p6",), unread=("p8",)),
                DocumentCoverage(document_id=TALK.id, passages=8),
            ),
            "unmentioned": (Recurring(words="curtains", times=3, document_id=TALK.id, span=Span(0, 4)),),
        }
    )
    return report.model_copy(
        update={
            "bottom_line": (first.model_copy(update={"doubts": (doubt,)}), *report.bottom_line[1:]),
            "documents": (*report.documents, LETTER),
            "findings": (*report.findings, *_further()),
            "coverage": coverage,
        }
    )


def _further() -> tuple[Finding, ...]:
    closed = Event(statement="The oyster beds were closed.", citations=(), when="in 1988")
    deep = Figure(statement="Tar lies deep.", citations=(), value="two", unit="metres", of="depth", as_of="1987")
    tar = Claim(
        statement="There is tar.", citations=(), attributed_to="Brask", chain=("Brask", "divers"), certainty="possible"
    )
    depth = Disagreement(
        statement="How deep is the tar?",
        citations=(),
        kind="number",
        sides=(Side(statement="Two metres.", said_by="Brask", evidence=(0,)), Side(statement="Four.", evidence=(0,))),
    )
    return (
        Finding(id="E1", section="events", item=closed, evidence=(_evidence("The beds were closed in 1988."),)),
        Finding(id="F1", section="figures", item=deep, evidence=(_evidence("the tar lies two metres deep"),)),
        Finding(
            id="C1",
            section="claims",
            item=tar,
            evidence=(_evidence("the tar lies", speaker="Brask", clipped="They say that"),),
            corroboration=2,
        ),
        Finding(id="D1", section="disagreements", item=depth, evidence=(_evidence("two metres deep, or four"),)),
    )


def _evidence(quote: str, **told: str) -> Evidence:
    start = _LETTER.index(quote)
    return Evidence(
        document_id=LETTER.id,
        passage="p2",
        span=Span(start, start + len(quote)),
        quote=quote,
        match="verbatim",
        part="Post",
        sentence=Span(start, start + len(quote)),
        **told,
    )
