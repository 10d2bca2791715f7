"""What readers are told of a difference between two briefs, in each format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer import compare, render
from summarizer.difference import Difference, FieldChange
from summarizer.document import Span
from summarizer.errors import UsageError
from summarizer.rendering.differences.telling import sides
from summarizer.report import LeftOut, Refusal, Report
from tests.rendering.readers import READERS
from tests.samples import ARTICLE, TALK, sample_report

SNAPSHOTS = Path(__file__).parent / "snapshots"


def later_report() -> Report:
    """Return the sample report as it may be a week later: the talk is another one, the proposal is agreed."""
    report = sample_report()
    lind, council, half, curtains, closed, rest, _ = report.findings
    talk = TALK.model_copy(update={"id": "a later talk"})
    agreed = half.model_copy(
        update={
            "item": half.item.model_copy(
                update={
                    "statement": "The state will pay 14 million marks, half of the cost.",
                    "status": "agreed",
                    "certainty": "reported",
                }
            ),
            "doubts": (),
        }
    )
    moved = curtains.evidence[0].model_copy(
        update={"document_id": talk.id, "quote": "curtains of felt", "span": Span(0, 4)}
    )
    found = closed.model_copy(
        update={
            "id": "R2",
            "item": closed.item.model_copy(update={"statement": "Tar may be set free."}),
            "evidence": (closed.evidence[0].model_copy(update={"span": Span(0, 10), "quote": ARTICLE.text[:10]}),),
        }
    )
    refused = LeftOut(
        section="risks", item=closed.item, reasons=(Refusal(code="not_there", note="the quote is not in the source."),)
    )
    return report.model_copy(
        update={
            "title": "The second dredging of Port Ansel, a week later",
            "documents": (ARTICLE, talk),
            "findings": (lind, council, agreed, curtains.model_copy(update={"evidence": (moved,)}), found, rest),
            "left_out": (refused,),
        }
    )


@pytest.mark.parametrize(("to", "suffix"), [("terminal", "txt"), ("markdown", "md"), ("html", "html")])
def test_a_difference_looks_as_agreed(to: str, suffix: str):
    """The whole text, kept beside this test to be read by people; delete the file to renew it."""
    printed = render(compare(sample_report(), later_report()), to)
    snapshot = SNAPSHOTS / f"difference.{suffix}"
    if not snapshot.exists():
        snapshot.write_text(printed, encoding="utf-8")
        pytest.fail(f"{snapshot.name} was missing and is written anew: read it")
    assert printed == snapshot.read_text(encoding="utf-8")


@pytest.mark.parametrize("to", ["terminal", "markdown", "html"])
def test_what_is_new_or_gone_shows_how_far_and_how_firm_it_is(to: str):
    """A proposal's status and every item's certainty stand below its line."""
    report = sample_report()
    without = report.model_copy(update={"findings": tuple(one for one in report.findings if one.id != "P1")})
    for told in (compare(report, without), compare(without, report)):
        assert "status: under consideration, certainty: possible" in render(told, to)


@pytest.mark.parametrize("to", ["terminal", "markdown", "html"])
def test_the_account_comes_first(to: str):
    """How many items are new, gone and changed stands before all of them; that nothing changed is said."""
    printed = render(compare(sample_report(), later_report()), to)
    assert printed.index("1 new, 2 gone, 2 changed, 3 unchanged.") < printed.index("Sources")
    assert "The same in both: 7 items." in render(compare(sample_report(), sample_report()), to)


def test_the_page_fetches_and_runs_nothing():
    """It has a policy that forbids it, and neither script nor link."""
    page = render(compare(sample_report(), later_report()), "html")
    assert "Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';" in page
    assert list(READERS["html"](page, page, ())) == []
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_json_reads_back():
    """The JSON of a difference is its record."""
    difference = compare(sample_report(), later_report())
    printed = render(difference, "json")
    assert json.loads(printed) == json.loads(difference.model_dump_json())
    assert Difference.model_validate_json(printed) == difference


def test_a_format_of_briefs_alone_is_refused():
    """The error names what there is."""
    with pytest.raises(UsageError, match="there is html, json, markdown, terminal"):
        render(compare(sample_report(), sample_report()), "csv")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("status", "agreed", ("status", "agreed")),
        ("", "agreed", ("nothing", "agreed")),
        (
            "Mayor Brandt said on Thursday that the council would vote on the closure on 9 June.",
            "Mayor Brandt said on Thursday that the council has adopted the closure on 9 June.",
            ("… that the council would vote on the closure on …", "… that the council has adopted the closure on …"),
        ),
        (
            "The old wall by the sea moved",
            "The old wall by the sea moved again",
            ("… the sea moved", "… the sea moved again"),
        ),
        ("It fell", "It rose and then it fell", ("It fell", "It rose and then it fell")),
        (
            "same same same same same",
            "same same same same same same same",
            ("… same same same", "… same same same same same"),
        ),
    ],
)
def test_of_a_long_text_is_told_what_changed_and_a_little_around_it(old: str, new: str, told: tuple[str, str]):
    """Words alike at both ends are left out where they are many; nothing between them is."""
    assert sides(FieldChange(field="statement", old=old, new=new)) == told


def test_an_item_that_has_another_id_has_both():
    """Whoever has one of the briefs in hand finds it there; what is gone has the old brief's."""
    report = sample_report()
    half = report.findings[2]
    moved = half.model_copy(update={"id": "P7", "item": half.item.model_copy(update={"status": "agreed"})})
    findings = (moved, *(one for one in report.findings[:-1] if one is not half))
    printed = render(compare(report, report.model_copy(update={"findings": findings})), "markdown")
    assert "**P1→P7**" in printed
    assert "## Gone (1), by the old brief’s ids" in printed


def test_a_source_that_changed_is_told_as_a_new_version_of_one():
    """Once, where both its versions moved an item."""
    printed = render(compare(sample_report(), later_report()), "markdown")
    assert "- `~` a new version of “Talk with the engineer”" in printed
    assert "moved by a new version of Talk with the engineer\n" in printed


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("old.txt", "new.txt", "moved by Ansel (new.txt), which is new; Ansel (old.txt), which is gone"),
        (
            "/home/of/somebody/one.txt",
            "archive/of/the/second/year/two.txt",
            "moved by Ansel (…/second/year/two.txt), which is new; Ansel (one.txt), which is gone",
        ),
        ("text", "text", "moved by Ansel (source 1), which is new; Ansel (source 2), which is gone"),
    ],
)
def test_sources_of_one_title_are_told_apart(old: str, new: str, told: str):
    """By their files, and by their places in the list where these have the same name."""
    report = sample_report()
    (first, *_), lind = report.documents, report.findings[0]
    briefs = []
    for name, text in ((old, "Lind says so."), (new, "Nothing of it is so.")):
        document = first.model_copy(update={"id": text, "source": name, "title": "Ansel", "text": text})
        evidence = lind.evidence[0].model_copy(update={"document_id": text, "quote": text, "span": Span(0, len(text))})
        finding = lind.model_copy(update={"evidence": (evidence,)})
        briefs.append(report.model_copy(update={"documents": (document,), "findings": (finding,), "bottom_line": ()}))
    printed = " ".join(render(compare(*briefs), "terminal").split())
    assert told in printed
    assert f"“Nothing of it is so.” — Ansel {told[15 : told.index(')')]})" in printed
