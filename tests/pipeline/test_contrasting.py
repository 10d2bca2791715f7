"""What sources differ on, in the brief of the embedded model."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer import Document, Report, prove, summarize
from summarizer.disagreeing import Contrast, Version
from summarizer.grounding import locate
from summarizer.kinds.brief import ActorsAndStakes, Disagreement
from summarizer.pipeline.contrasting import _tried
from summarizer.report import LeftOut
from summarizer.splitting import passages
from tests.bench.disagreements import disagreements, score
from tests.models import Scripted

HERALD = Document.from_text(
    "The council of Ostwick met on Tuesday about the old lighthouse. The repair will cost 14 million crowns. "
    "Storms had broken its lamp. Sailors gave money. The lamp did not burn last winter.",
    title="Herald",
)
POST = Document.from_text(
    "Ostwick mends its lighthouse. The repair will cost 19 million crowns, a member of the council said. "
    "Sailors had asked for it since storms broke the lamp. The council met for hours. The lamp burned last winter.",
    title="Post",
)


@pytest.fixture(scope="module")
def report() -> Report:
    """A brief of two papers."""
    return summarize(HERALD, POST)


def test_a_brief_of_two_sources_tells_on_what_they_differ(report: Report):
    """Each disagreement names its kind, and quotes each side from its own document."""
    found = list(disagreements(report))
    assert [finding.id for finding in found] == ["D1", "D2"]
    for finding, kind in zip(found, ("number", "fact"), strict=True):
        assert isinstance(finding.item, Disagreement)
        assert finding.item.kind == kind
        assert [side.said_by for side in finding.item.sides] == ["Herald", "Post"]
        for side, document in zip(finding.item.sides, (HERALD, POST), strict=True):
            assert [finding.evidence[place].document_id for place in side.evidence] == [document.id]
            assert side.statement in document.text
    assert found[0].item.statement == "The sources give different numbers: “14 million crowns” – “19 million crowns”"
    assert "“did not burn” – “burned”" in found[1].item.statement
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_a_brief_of_one_source_has_no_such_section():
    """Nobody disagrees with himself."""
    assert not list(disagreements(summarize(HERALD)))


def test_a_language_model_is_asked_for_them_instead():
    """Where there is one to ask, rules find nothing."""
    assert not list(disagreements(summarize(HERALD, POST, model=Scripted(lambda _: ActorsAndStakes()))))


def test_two_sides_on_the_same_words_are_left_out():
    """Whoever is quoted twice in one line does not differ from himself: such a line would not be proved again."""
    own = passages(HERALD)
    locator, passage = locate(HERALD, own), own[1]
    version = Version(HERALD, passage, passage.span)
    tried = _tried(1, Contrast("quotation", ((version,), (version,))), {HERALD.id: locator}, {HERALD.id: HERALD})
    assert isinstance(tried, LeftOut)
    assert [reason.code for reason in tried.reasons] == ["sides"]


def test_they_are_proved_again(report: Report):
    """From what the report carries, and from the sources."""
    assert not prove(report).faults
    assert not prove(report, HERALD, POST).faults


def changed(report: Report, **update: Any) -> Report:
    """Return the report with something changed in the second side of its first disagreement."""
    findings = list(report.findings)
    at = next(n for n, finding in enumerate(findings) if isinstance(finding.item, Disagreement))
    item = findings[at].item
    assert isinstance(item, Disagreement)
    side = item.sides[1].model_copy(update=update)
    findings[at] = findings[at].model_copy(update={"item": item.model_copy(update={"sides": (item.sides[0], side)})})
    return report.model_copy(update={"findings": tuple(findings)})


@pytest.mark.parametrize(
    ("update", "code"),
    [
        ({"statement": "The repair will cost 23 million crowns."}, "numbers"),
        ({"evidence": (0,)}, "numbers"),
        ({"evidence": ()}, "sides"),
        ({"evidence": (7,)}, "sides"),
    ],
)
def test_an_edited_side_is_a_fault(report: Report, update: dict[str, Any], code: str):
    """A side must rest on words of its own, and say what they do."""
    faults = prove(changed(report, **update)).faults
    assert code in {fault.code for fault in faults if fault.severity == "reject"}
    assert {fault.subject for fault in faults} == {"D1"}


def test_a_side_taken_away_is_a_fault(report: Report):
    """Nobody disagrees with himself: of a disagreement two sides are left at least, each on words of its own."""
    (first, *others) = (finding for finding in report.findings if isinstance(finding.item, Disagreement))
    assert isinstance(first.item, Disagreement)
    side = first.item.sides[0]
    for sides in ((side,), (side, side)):
        edited = first.model_copy(update={"item": first.item.model_copy(update={"sides": sides})})
        kept = [finding for finding in report.findings if not isinstance(finding.item, Disagreement)]
        changed_report = report.model_copy(update={"findings": (*kept, edited, *others)})
        assert "sides" in {fault.code for fault in prove(changed_report).faults}


def test_a_source_that_is_not_english_is_spoken_of_in_its_language():
    """The words that a brief adds are in the language of the first source."""
    one = Document.from_text("Das Hochwasser traf Grabow am Abend. Die Feuerwehr rettete 40 Schafe. Der Deich brach.")
    other = Document.from_text("In Grabow brach der Deich im Hochwasser. Die Feuerwehr rettete 90 Schafe am Abend.")
    (found,) = disagreements(summarize(one, other))
    assert found.item.statement == "Die Quellen nennen verschiedene Zahlen: “40 Schafe” – “90 Schafe”"


@pytest.mark.parametrize("part", ["open", "further", "held"])
def test_planted_disagreements_are_found(part: str):
    """Of those planted in pairs of articles four in five, and one in ten of what is told is false at most."""
    planted, found, false, _ = score(part)
    assert found.total() >= 0.8 * planted.total()
    assert false.total() <= 0.1 * (found.total() + false.total())
