"""Reports proved again: the library's call, and its laws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summarizer import Document, Proof, Report, Settings, Span, prove, read_report, summarize
from summarizer.brief import Citation, Sentence
from summarizer.errors import SourceError, SourceMissingError
from summarizer.kinds.brief import Actor, ActorsAndStakes, OpenQuestion, Proposal, Risk
from summarizer.report import Doubt, Finding
from tests.models import Scripted
from tests.pipeline.test_verbatim import texts
from tests.samples import ARTICLE, TALK
from tests.shared import SHARED, needs_shared

if TYPE_CHECKING:
    from summarizer.model import Question
    from summarizer.report import Evidence

DENIED = Document.from_text(
    "Port Ansel's board sat late. There is no evidence that the eastern pier was damaged by the tar. The keeper left.\n"
)


def quoting(statement: str, *quotes: str) -> Scripted:
    """Return a model that offers one risk with these quotes."""
    citations = tuple(Citation(passage="p1", quote=quote) for quote in quotes)
    risk = Risk(statement=statement, citations=citations)
    line = Sentence(text=statement, items=("R1",))
    return Scripted(lambda _: ActorsAndStakes(risks=(risk,), bottom_line=(line,)))


def with_evidence(report: Report, **changes: Any) -> Report:
    """Return the report with the first evidence of its first finding changed."""
    finding, *others = report.findings
    evidence, *further = finding.evidence
    changed = evidence.model_copy(update=changes)
    finding = finding.model_copy(update={"evidence": (changed, *further)})
    return report.model_copy(update={"findings": (finding, *others)})


def faults(report: Report, *sources: Document) -> dict[str, str]:
    """Return the severities of the faults of a report, by their codes."""
    return {fault.code: fault.severity for fault in prove(report, *sources).faults}


@pytest.fixture(scope="module")
def report() -> Report:
    """A brief of two documents by the embedded model."""
    return summarize(ARTICLE, TALK)


def test_a_report_proves_from_what_it_carries_and_from_its_sources(report: Report):
    """All its lines are counted and proved, and nothing is held against it."""
    for proof in (prove(report), prove(report, TALK, ARTICLE)):
        assert proof.faults == ()
        assert proof.holds
        assert proof.proved == proof.lines == len(report.findings) + len(report.bottom_line) > 5


def test_a_report_that_hides_what_its_quote_leaves_out_is_refuted():
    """Evidence that is clipped, and does not say so, is a fault, even where no caution tells of it."""
    model = quoting("The eastern pier was damaged by the tar.", "the eastern pier was damaged by the tar")
    honest = summarize(DENIED, model=model)
    assert honest.findings[0].evidence[0].clipped == "no evidence that"
    assert prove(honest).holds
    hidden = with_evidence(honest, clipped="")
    assert faults(hidden)["hidden_clip"] == "reject"
    assert faults(with_evidence(hidden, sentence=None))["hidden_clip"] == "reject"


def test_a_caution_that_was_removed_is_told():
    """What a check holds against a line, and the report does not tell, is a caution of the proof."""
    model = quoting("The eastern pier was damaged by the tar.", "the eastern pier was damaged by the tar")
    honest = summarize(DENIED, model=model)
    assert honest.findings[0].doubts
    silent = honest.findings[0].model_copy(update={"doubts": ()})
    assert "caution" in faults(honest.model_copy(update={"findings": (silent,)})).values()


def test_what_the_report_itself_rejects_does_not_stand(report: Report):
    """A finding with a doubt that rejects, or with one about words that it does not have, was tampered with."""
    for severity, span in (("reject", Span(0, 1)), ("caution", Span(0, 10**6))):
        doubt = Doubt(check="numbers", severity=severity, note="forged", span=span)
        forged = report.findings[0].model_copy(update={"doubts": (doubt,)})
        changed = report.model_copy(update={"findings": (forged, *report.findings[1:])})
        assert faults(changed)["edited_doubt"] == "reject"


def test_an_empty_bottom_line_is_answered(report: Report):
    """A sentence without words states nothing, and is no crash."""
    line = report.bottom_line[0].model_copy(update={"text": ""})
    assert prove(report.model_copy(update={"bottom_line": (line,)})).holds


def test_unreadable_sources_are_errors_of_our_own(report: Report, tmp_path):
    """A path that is none, for a source or for the report, raises what the tree of errors names."""
    with pytest.raises(SourceMissingError):
        prove(report, tmp_path / "missing.txt")
    with pytest.raises(SourceMissingError):
        read_report(tmp_path / "missing.json")
    (tmp_path / "half.json").write_text(report.model_dump_json()[:1000])
    with pytest.raises(SourceError, match="not all of one"):
        read_report(tmp_path / "half.json")


def test_a_report_is_read_back_equal(report: Report, tmp_path):
    """What was written is what is read, each item of its own class."""
    (tmp_path / "brief.json").write_text(report.model_dump_json(), encoding="utf-8")
    assert read_report(tmp_path / "brief.json") == report


def assert_proved(report: Report) -> None:
    """Assert that nothing is held against a report, as it is or read back, from what it carries or from its sources."""
    read = Report.model_validate_json(report.model_dump_json())
    assert read == report
    assert prove(read).faults == ()
    proof = prove(read, *report.documents)
    assert proof.faults == ()
    assert Proof.model_validate_json(proof.model_dump_json()) == proof


@settings(max_examples=60, deadline=None)
@given(texts(1, 100), texts(1, 60))
def test_every_report_of_the_embedded_model_proves(text: str, other: str):
    """Whatever the texts, nothing is held against a brief of one or of two, merged statements included."""
    assert_proved(summarize(Document.from_text(text)))
    both = summarize(Document.from_text(text), Document.from_text(other))
    assert prove(Report.model_validate_json(both.model_dump_json())).faults == ()


@settings(max_examples=60, deadline=None)
@given(
    texts(20, 200), st.lists(st.tuples(st.integers(0, 150), st.integers(1, 12)), min_size=1, max_size=6), st.booleans()
)
def test_every_report_of_a_language_model_proves(text: str, places: list[tuple[int, int]], small: bool):
    """Whatever words of the source a model quotes, in one call or in several, what stands has no fault that rejects."""
    words = text.split(" ")
    quotes = [" ".join(words[start : start + size]) for start, size in places]
    kinds = (Proposal, Risk, OpenQuestion)

    def answer(question: Question) -> ActorsAndStakes:
        del question
        items = [
            kinds[number % 3](statement=f"It says {quote}", citations=(Citation(passage="p1", quote=quote),))
            for number, quote in enumerate(quotes)
        ]
        actor = Actor(statement=f"It {quotes[0]}", citations=(Citation(passage="p1", quote=quotes[0]),), name="Ann")
        sorted_out = {kind: tuple(item for item in items if isinstance(item, kind)) for kind in kinds}
        return ActorsAndStakes(
            actors=(actor,),
            proposals=sorted_out[Proposal],
            risks=sorted_out[Risk],
            open_questions=sorted_out[OpenQuestion],
            bottom_line=(Sentence(text=f"In short, {quotes[-1]}", items=("P1",)),),
        )

    limit = Settings(chunk_characters=1000) if small else Settings()
    report = summarize(Document.from_text(text), model=Scripted(answer), settings=limit)
    read = Report.model_validate_json(report.model_dump_json())
    assert [fault for fault in prove(read).faults if fault.severity == "reject"] == []


def places(report: Report) -> list[tuple[Finding, Evidence]]:
    return [(finding, evidence) for finding in report.findings for evidence in finding.evidence]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_every_edit_of_a_quote_span_or_text_is_named(report: Report, data: st.DataObject):
    """Another character in a quote, another span, another character in a text: the proof names the finding or text."""
    finding, evidence = data.draw(st.sampled_from(places(report)))
    sort = data.draw(st.sampled_from(["quote", "span", "text"]))
    if sort == "text":
        document = data.draw(st.sampled_from(report.documents))
        at = data.draw(st.integers(0, len(document.text) - 1))
        text = document.text[:at] + data.draw(st.text(max_size=3)) + document.text[at + 1 :]
        assume(text != document.text)
        changed = tuple(d.model_copy(update={"text": text}) if d is document else d for d in report.documents)
        edited, subject = report.model_copy(update={"documents": changed}), document.title
    else:
        if sort == "quote":
            at = data.draw(st.integers(0, len(evidence.quote) - 1))
            value: Any = evidence.quote[:at] + data.draw(st.text(max_size=3)) + evidence.quote[at + 1 :]
        else:
            start = data.draw(st.integers(0, 2000))
            value = Span(start, start + data.draw(st.integers(0, 300)))
        assume(value != getattr(evidence, sort))
        wrong = evidence.model_copy(update={sort: value})
        others = tuple(wrong if one is evidence else one for one in finding.evidence)
        bad = finding.model_copy(update={"evidence": others})
        findings = tuple(bad if one is finding else one for one in report.findings)
        edited, subject = report.model_copy(update={"findings": findings}), finding.id
    proof = prove(edited)
    assert not proof.holds
    assert subject in {fault.subject for fault in proof.faults if fault.severity == "reject"}
    assert proof.proved < proof.lines or sort == "text"


@needs_shared
def test_every_report_over_the_labelled_documents_proves():
    """Over the labelled documents no report has a fault, read back from its JSON."""
    paths = sorted(SHARED.glob("bench/briefs/*.txt"))
    assert paths
    for path in paths:
        assert prove(Report.model_validate_json(summarize(path).model_dump_json())).faults == ()
