"""A brief as annotations in JSON-LD: the W3C's model, and nothing that readers are told left behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import render
from summarizer.document import Document
from summarizer.kinds.brief import Disagreement
from summarizer.rendering import wording
from summarizer.rendering.annotations import iri
from tests.rendering.full import full_report
from tests.samples import empty_report, sample_report

if TYPE_CHECKING:
    from summarizer.report import Report

MOTIVATIONS = {"describing", "assessing", "commenting", "tagging"}


def annotated(report: Report) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render(report, "jsonld"))["first"]["items"]
    return found


def said(annotation: dict[str, Any], purpose: str) -> list[str]:
    """Return what an annotation says to one purpose."""
    return [body["value"] for body in annotation["body"] if body["purpose"] == purpose]


def test_an_annotation_has_its_claim_its_words_and_their_place():
    """One for each evidence, with the selectors of the W3C's model, which select the same words."""
    report = full_report()
    collection = json.loads(render(report, "jsonld"))
    annotations = collection["first"]["items"]
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["total"] == len(annotations) == 13 + len(report.left_out)
    assert len({one["id"] for one in annotations}) == len(annotations)
    (claim,) = [one for one in annotations if one["body"][0]["value"].startswith("There is tar.")]
    assert [body["value"] for body in claim["body"]] == [
        "There is tar. —\xa0Brask, citing divers (hedged)",
        "claims",
        "possible",
        "2 independent sources",
    ]
    quote, position = claim["target"]["selector"]
    assert quote == {
        "type": "TextQuoteSelector",
        "exact": "the tar lies",
        "prefix": "were closed in 1988. They say that "[-32:],
        "suffix": " two metres deep, or four.",
    }
    assert position == {"type": "TextPositionSelector", "start": 44, "end": 56}
    assert claim["target"]["source"]["id"] == "https://ansel.example/letter?page=1"


def test_an_annotation_tells_what_is_known_and_in_doubt():
    """Details and independent sources as comments, and what is held against the claim as an assessment of it."""
    (proposal,) = [one for one in annotated(full_report()) if said(one, "describing")[0].startswith("The state")]
    assert said(proposal, "commenting") == [
        "the harbour council → the Ministry of Ports",
        "action: dredge the eastern basin again",
    ]
    (doubt,) = said(proposal, "assessing")
    assert doubt.startswith("caution: “a third”: the share is another one; the source has “half”")
    (event,) = [one for one in annotated(full_report()) if "events" in said(one, "tagging")]
    assert said(event, "commenting") == ["when: in 1988"]


def test_both_sides_of_a_disagreement_are_told_each_with_its_words():
    """The annotation of a side's words says that they are that side's, and what the other says; one id joins them."""
    report = full_report()
    depth = report.findings[-1]
    assert isinstance(depth.item, Disagreement)
    sides = tuple(side.model_copy(update={"evidence": (at,)}) for at, side in enumerate(depth.item.sides))
    item = depth.item.model_copy(update={"sides": sides})
    evidence = (depth.evidence[0], report.findings[-2].evidence[0])
    report = report.model_copy(
        update={"findings": (depth.model_copy(update={"item": item, "evidence": evidence}),), "left_out": ()}
    )
    two, four = annotated(report)
    assert said(two, "describing") == ["How deep is the tar?", "this side: Brask: Two metres."]
    assert said(two, "commenting") == ["another side: Four.", "other numbers"]
    assert said(four, "describing") == ["How deep is the tar?", "this side: Four."]
    assert said(four, "commenting") == ["another side: Brask: Two metres.", "other numbers"]
    assert two["body"][0]["id"] == four["body"][0]["id"]
    assert two["target"]["selector"][0]["exact"] != four["target"]["selector"][0]["exact"]
    assert said(two, "tagging") == ["disagreements"], "sides may be sure and unsure"


def test_what_was_left_out_is_annotated_with_its_reasons():
    """Its target is what the source has instead, to the letter, or all sources where that is nothing."""
    report = sample_report()
    omitted = [one for one in annotated(report) if one["motivation"] == "assessing"]
    assert len(omitted) == len(report.left_out)
    for one, entry in zip(omitted, report.left_out, strict=True):
        assert said(one, "tagging") == [entry.section, "left out"]
        assert said(one, "describing")[0].startswith(entry.item.statement)
        assert said(one, "assessing") == [f"left out: {wording.reason(reason)}" for reason in entry.reasons]
        for target in one["target"]:
            if "selector" not in target:
                assert target["id"] in {document.source for document in report.documents}
                continue
            quote, position = target["selector"]
            (document,) = [one for one in report.documents if one.source == target["source"]["id"]]
            assert quote["exact"] == document.text[position["start"] : position["end"]] != ""
    assert any("selector" in target for one in omitted for target in one["target"])
    bare = empty_report().model_copy(update={"documents": (), "left_out": report.left_out[:1]})
    (alone,) = annotated(bare)
    assert alone["target"] == json.loads(render(bare, "jsonld"))["id"]


def test_every_annotation_is_of_the_w3c_model():
    """It has a target and bodies, motivations and purposes are the model's own, and each body has a value."""
    for one in annotated(full_report()):
        assert one["type"] == "Annotation"
        assert one["target"]
        assert one["motivation"] in MOTIVATIONS
        for body in one["body"]:
            assert body["type"] == "TextualBody"
            assert body["purpose"] in MOTIVATIONS
            assert body["value"]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("https://a.example/b c", "https%3A/a.example/b%20c"),
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("news/a b.txt", "news/a%20b.txt"),
        ("/news/ü.txt", "file:///news/%C3%BC.txt"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("-", "ni:///sha-256;"),
        ("text", "ni:///sha-256;"),
    ],
)
def test_every_source_has_an_iri(source: str, expected: str):
    """A web address is one; a file is a reference of no scheme, or file:; a text in hand is named by its hash."""
    document = Document.from_text("One.", source=source)
    assert iri(document).startswith(expected)
    assert iri(document.model_copy(update={"source": "-", "sha256": "none"})).startswith("urn:uuid:")
