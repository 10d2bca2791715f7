"""Texts held against sources: the library's call, and its laws."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import CheckReport, Document, check, summarize
from summarizer.errors import SourceError, SourceMissingError, UsageError
from summarizer.model import Compared
from tests.pipeline.test_verbatim import texts
from tests.samples import ARTICLE, TALK

ANY = st.text(st.characters(), max_size=120)


def test_a_text_is_held_against_all_its_sources():
    """What one source has need not stand in the other; the nearest sentences are of both."""
    report = check("Half of the 12 million marks. For a month, perhaps. It takes 77 curtains.", ARTICLE, TALK)
    assert [doubt.span.of(report.text.text) for doubt in report.doubts if doubt.severity == "reject"] == ["77"]
    assert {one.document_id for claim in report.claims for one in claim.nearest} == {ARTICLE.id, TALK.id}
    assert report.rejected


def test_a_quotation_is_found_in_any_source():
    """Evidence tells the source and its speaker; a quotation that nobody said is in doubt, and not rejected."""
    text = "Lind: “Nobody has shown me that survey of 1987.” The League: “So we shall sink each of your dredgers.”"
    report = check(text, ARTICLE, TALK)
    first, second = report.quotations
    assert first.evidence is not None
    assert (first.evidence.document_id, first.evidence.speaker) == (TALK.id, "Lind")
    assert second.evidence is None
    (doubt,) = (doubt for doubt in report.doubts if doubt.check == "quotation")
    assert (doubt.span, doubt.severity) == (second.span, "caution")


def test_the_source_that_comes_nearest_is_named_for_a_quotation_that_is_altered():
    """In whatever order the sources are given."""
    near = Document.from_text("The keeper wrote: the lamp of the old tower burned for nine winters.", title="near")
    far = Document.from_text("The lamp of the harbour office was sold to a fisherman.", title="far")
    for sources in ((near, far), (far, near)):
        report = check("“The lamp of the old tower burned for ten winters.”", *sources)
        (doubt,) = (doubt for doubt in report.doubts if doubt.check == "quotation")
        assert doubt.document_id == near.id


def test_a_quotation_that_one_word_turns_is_rejected():
    """The source's very words with another number or without their "not" are wrong; with another verb, in doubt."""
    source = Document.from_text("“We will not sell the old ferry to the 40 islanders,” said Berg.")
    for quote, severity in (
        ("We will sell the old ferry to the 40 islanders", "reject"),
        ("We will not sell the old ferry to the 14 islanders", "reject"),
        ("We will not hand the old ferry to the 40 islanders", "caution"),
    ):
        found = [one for one in check(f"Berg said: “{quote}.”", source).doubts if one.check == "quotation"]
        assert [one.severity for one in found] == [severity]


def test_a_quotation_of_nobody_is_doubted_once():
    """Its look-up says all there is to say; the check of an item's quoted words does not say it again."""
    report = check("Lind: “So we shall sink each and every one of your dredgers.”", ARTICLE, TALK)
    assert [doubt.check for doubt in report.doubts if doubt.check in {"quotation", "quoted_words"}] == ["quotation"]


def test_a_short_term_in_quotation_marks_is_no_quotation():
    """A word or two in marks are the writer's own."""
    assert check("The “pier” is old.", ARTICLE).quotations == ()


def test_marks_written_as_entities_are_marks():
    """A quotation between HTML's entities is looked up, its span from mark to mark."""
    report = check("He said &quot;you can close the oyster beds for ten years&quot; to all.", ARTICLE)
    (quotation,) = report.quotations
    assert quotation.evidence is not None
    assert quotation.span.of(report.text.text) == "&quot;you can close the oyster beds for ten years&quot;"


def test_a_quotation_across_sentences_is_one():
    """A doubt about a quotation of two sentences covers both."""
    report = check("She said: “Then we sink. That I can swear you all.” So it was.", TALK)
    (doubt,) = (doubt for doubt in report.doubts if doubt.check == "quotation")
    assert doubt.span.of(report.text.text) == "“Then we sink. That I can swear you all.”"


def test_the_listener_hears_of_every_statement():
    """Progress is told, statement by statement."""
    heard: list[object] = []
    check("One. Two. Three.", ARTICLE, listener=heard.append)
    assert heard == [Compared(number, 3) for number in (1, 2, 3)]


def test_a_source_given_twice_counts_once():
    """The same document twice is one."""
    assert len(check("One.", ARTICLE, ARTICLE).documents) == 1


def test_a_source_without_text_bears_nothing_out():
    """Whatever is held against an empty document, there is an answer."""
    report = check("The vote was 9 to 1.", Document.from_text(""))
    assert report.doubts
    assert report.claims[0].nearest == ()


def test_bad_calls_are_told():
    """No source, a path for a text, a missing file and a report of our own are errors of our tree."""
    with pytest.raises(UsageError, match="nothing to check against"):
        check("One.")
    with pytest.raises(UsageError, match="PosixPath"):
        check(Path("summary.txt"), ARTICLE)  # type: ignore[arg-type]
    with pytest.raises(SourceMissingError):
        check("One.", "/no/such/file.txt")
    with pytest.raises(UsageError, match="summarizer verify"):
        check(summarize(ARTICLE).model_dump_json(), ARTICLE)
    with pytest.raises(UsageError, match="the text itself"):
        check(check("One.", ARTICLE).model_dump_json(), ARTICLE)


def test_other_json_with_a_version_is_a_text():
    """Only what has the fields of our results is taken for one."""
    text = '{"schema_version": 3, "findings": ["The vote was 9 to 1."]}'
    assert len(check(text, ARTICLE).claims) == 1


@pytest.mark.parametrize("text", ["{}", "[]", "[1, 2, null]", '{"summary": {"id": "x1"}}', '{"summary": "Closed."}'])
def test_json_without_a_sentence_is_told(text: str):
    """Where no string of it is a sentence, nothing would be checked, and nobody is to take that for a pass."""
    with pytest.raises(SourceError, match="no sentence") as told:
        check(text, ARTICLE)
    assert told.value.exit_code == 3


def test_a_lone_surrogate_is_a_character_like_any_other():
    """A text that no file can hold is checked all the same."""
    assert check("It cost 99 marks \ud800.", ARTICLE).doubts


@settings(max_examples=60, deadline=None)
@given(texts(1, 60) | ANY, texts(1, 60) | ANY)
def test_every_span_lies_in_its_text(text: str, source: str):
    """Whatever text and source: spans of doubts and claims lie in the text, in order, those of sources in theirs."""
    report = check(text, Document.from_text(source))
    whole, read = report.text.text, report.documents[0].text
    assert [doubt.span for doubt in report.doubts] == sorted(doubt.span for doubt in report.doubts)
    for doubt in report.doubts:
        assert 0 <= doubt.span.start < doubt.span.end <= len(whole)
        assert doubt.at is None or doubt.at.end <= len(read)
        assert not doubt.document_id or doubt.document_id == report.documents[0].id
    claims = [claim.span for claim in report.claims]
    assert claims == sorted(claims)
    assert all(span.of(whole).strip() == span.of(whole) != "" for span in claims)
    for claim in report.claims:
        assert all(one.quote == one.span.of(read) != "" for one in claim.nearest)
    for quotation in report.quotations:
        assert quotation.span.end <= len(whole)
        assert quotation.evidence is None or quotation.evidence.quote == quotation.evidence.span.of(read)


@settings(max_examples=60, deadline=None)
@given(texts(1, 80) | ANY)
def test_nothing_of_a_text_is_rejected_against_itself(text: str):
    """Every text bears itself out."""
    document = Document.from_text(text)
    assert not check(document, document).rejected


@settings(max_examples=30, deadline=None)
@given(texts(1, 60) | ANY, texts(1, 60))
def test_a_check_read_back_is_the_same(text: str, source: str):
    """Its JSON is all of it, and another run gives an equal one."""
    report = check(text, Document.from_text(source))
    assert CheckReport.model_validate_json(report.model_dump_json()) == report
    assert check(text, Document.from_text(source)) == report


@pytest.mark.parametrize("marks", ["“”", "»«", "«»", "„“", "『』", "\u2039\u203a", "\u201a\u2018"])
def test_an_altered_quotation_is_doubted_in_the_marks_of_any_language(marks: str):
    """What the source has is found, and what it has in other words is doubted, whatever marks stand around it."""
    source = Document.from_text("Der Wirt sagte, er wolle das alte Boot nie verkaufen. Danach ging er fort.\n")
    opening, closing = marks[0], marks[1]
    for words, is_found in (("das alte Boot nie verkaufen", True), ("das alte Boot bald verkaufen", False)):
        report = check(f"Der Wirt will {opening}{words}{closing}, wie er sagte.", source)
        assert [quotation.evidence is not None for quotation in report.quotations] == [is_found]
        assert ("quotation" in {doubt.check for doubt in report.doubts}) != is_found


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ('The answer to the question "How long does the ferry take to Lindau?" is two hours.', False),
        ("To answer your question “How long does the ferry take?”, it takes two hours.", False),
        ('Berg put the question "How long does the ferry take to Lindau?" to the board.', True),
        ('The answer to the question "the ferry takes four days and sinks" is no.', True),
    ],
)
def test_the_question_that_a_text_answers_is_no_quotation(text, doubted):
    """Who answers a question repeats it in quotation marks, and quotes no source."""
    source = Document.from_text("The ferry to Lindau takes two hours. Berg leads the board.")
    assert ("quotation" in {doubt.check for doubt in check(text, source).doubts}) == doubted
