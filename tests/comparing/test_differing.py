"""What changed between two briefs: what is one item in both, which fields differ, which sources moved it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import compare
from summarizer.comparing.matching import matched
from summarizer.difference import Difference, FieldChange
from summarizer.document import Document, Span
from summarizer.kinds.brief import Actor, Proposal
from summarizer.report import Doubt, Evidence, Finding, LeftOut, Refusal
from tests.samples import empty_report, sample_report

if TYPE_CHECKING:
    from summarizer.brief import Item
    from summarizer.report import Report

OLD = Document.from_text(
    "The quay at Brome will be raised by 2 metres. The harbour office may pay 5 million marks for it. "
    "Anna Rask of the office drew the plan; Jon Vik opposes it.",
    source="brome.txt",
    title="Brome",
)
NEW = Document.from_text(
    "The quay at Brome will be raised by 3 metres. The harbour office will pay 5 million marks for it.",
    source="brome.txt",
    title="Brome",
)
LETTER = Document.from_text(
    "The quay at Brome will be raised by 2 metres, writes Jon Vik.", source="vik.txt", title="Vik"
)


def evidence(document: Document, quote: str) -> Evidence:
    start = document.text.index(quote)
    sentence = document.text.count(". ", 0, start) + 1
    return Evidence(
        document_id=document.id,
        passage=f"p{sentence}",
        span=Span(start, start + len(quote)),
        quote=quote,
        match="verbatim",
    )


def finding(number: int, item: Item, *found: Evidence, **told: Any) -> Finding:
    section = "actors" if isinstance(item, Actor) else "proposals"
    return Finding(id=f"{section[0].upper()}{number}", section=section, item=item, evidence=found, **told)


def report(*findings: Finding, documents: tuple[Document, ...] = (OLD,), **told: Any) -> Report:
    return empty_report().model_copy(update={"documents": documents, "findings": findings, **told})


def proposal(statement: str, **fields: Any) -> Proposal:
    return Proposal(statement=statement, citations=(), **fields)


RAISED = finding(
    1, proposal("The quay is raised by 2 metres."), evidence(OLD, "The quay at Brome will be raised by 2 metres")
)
PAID = finding(
    2, proposal("The office may pay 5 million marks.", certainty="possible"), evidence(OLD, "may pay 5 million")
)


def only(difference: Difference) -> Any:
    (item,) = difference.items
    return item


def test_a_brief_is_the_same_as_itself():
    """Nothing is new, gone or changed, and all items are counted."""
    told = compare(sample_report(), sample_report())
    assert told.same
    assert not told.items
    assert told.unchanged == len(sample_report().findings)
    assert {source.change for source in told.sources} == {"same"}


def test_another_order_other_ids_and_other_typography_are_no_change():
    """An item is found by its evidence and words, wherever it stands, and a dash is a dash."""
    typed = proposal("The quay is raised\u00a0by 2 metres")
    moved = report(finding(9, PAID.item, *PAID.evidence), finding(7, typed, *RAISED.evidence))
    assert compare(report(RAISED, PAID), moved).same


def test_status_certainty_numbers_and_words_are_told():
    """On the same evidence it is the same item, and each field that differs is told as it was and is."""
    now = finding(
        1, proposal("The quay is raised by 3 metres.", status="adopted", certainty="reported"), *RAISED.evidence
    )
    told = only(compare(report(RAISED), report(now)))
    assert told.change == "changed"
    assert told.fields == (
        FieldChange(field="statement", old="The quay is raised by 2 metres.", new="The quay is raised by 3 metres."),
        FieldChange(field="numbers", old="2", new="3"),
        FieldChange(field="certainty", old="asserted", new="reported"),
        FieldChange(field="status", old="proposed", new="adopted"),
    )
    assert told.moved_by == ()
    assert told.gained == told.lost == ()


@pytest.mark.parametrize(
    ("old", "new", "numbers"),
    [
        ("It costs 5 million marks.", "It costs 5,000,000 marks.", None),
        ("It costs 5 million marks.", "It costs marks.", ("5 million", "")),
        ("It costs marks.", "It costs seven marks.", ("", "seven")),
        ("In 1987 it cost 4 marks.", "In 1987 it cost 4 marks, then 6.", ("", "6")),
    ],
)
def test_numbers_are_values(old: str, new: str, numbers: tuple[str, str] | None):
    """A number in other digits is the same; one that only one statement has is told as it is written there."""
    told = compare(
        report(finding(1, proposal(old), *RAISED.evidence)), report(finding(1, proposal(new), *RAISED.evidence))
    )
    found = [(field.old, field.new) for item in told.items for field in item.fields if field.field == "numbers"]
    assert found == ([numbers] if numbers else [])


def test_a_source_that_was_changed_moves_what_stands_on_it():
    """The file of the same name is one source in two texts; what it no longer says the same is moved by it."""
    now = finding(
        1, proposal("The quay is raised by 3 metres."), evidence(NEW, "The quay at Brome will be raised by 3 metres")
    )
    told = compare(report(RAISED, PAID), report(now, documents=(NEW,)))
    assert [(source.change, source.old_id, source.new_id) for source in told.sources] == [("changed", OLD.id, NEW.id)]
    changed, gone = told.items
    assert [item.change for item in told.items] == ["changed", "gone"]
    assert [field.field for field in changed.fields] == ["statement", "numbers"]
    assert [one.quote for one in (*changed.lost, *changed.gained)] == [
        "The quay at Brome will be raised by 2 metres",
        "The quay at Brome will be raised by 3 metres",
    ]
    assert changed.moved_by == (NEW.id, OLD.id)
    assert gone.moved_by == (OLD.id,)


def test_a_quote_that_stays_in_a_changed_source_keeps_its_item():
    """Its place is another, its words are the same: the item is the same."""
    before = finding(1, proposal("The office pays for the quay."), evidence(OLD, "5 million marks for it"))
    now = finding(1, proposal("The office pays for it."), evidence(NEW, "5 million marks for it"))
    told = only(compare(report(before), report(now, documents=(NEW,))))
    assert [field.field for field in told.fields] == ["statement"]
    assert told.gained == told.lost == ()


def test_a_new_source_that_bears_an_item_out_is_told():
    """Further evidence and the source that it is from."""
    more = evidence(LETTER, "The quay at Brome will be raised by 2 metres, writes")
    now = finding(1, RAISED.item, *RAISED.evidence, more, corroboration=2)
    told = only(compare(report(RAISED), report(now, documents=(OLD, LETTER))))
    assert told.gained == (more,)
    assert told.moved_by == (LETTER.id,)
    assert told.fields == (FieldChange(field="independent sources", old="1", new="2"),)
    back = only(compare(report(now, documents=(OLD, LETTER)), report(RAISED)))
    assert back.lost == (more,)
    assert back.moved_by == (LETTER.id,)


def test_more_words_of_the_same_place_are_no_other_evidence():
    """A quote that is cut wider stands on the same words."""
    wider = finding(2, PAID.item, evidence(OLD, "The harbour office may pay 5 million marks"))
    assert compare(report(PAID), report(wider)).same


def test_two_items_on_one_sentence_stay_two():
    """What has hardly a word in common is gone and new, though it stands in the same sentence; so is another actor."""
    sentence = "The harbour office may pay 5 million marks for it."
    other = finding(1, proposal("Brome's treasurer wants a loan."), evidence(OLD, sentence[:18]))
    assert {item.change for item in compare(report(PAID), report(other)).items} == {"new", "gone"}
    people = "Anna Rask of the office drew the plan; Jon Vik opposes it."
    anna = finding(1, Actor(statement="Drew the plan.", citations=(), name="Anna Rask"), evidence(OLD, people))
    jon = finding(1, Actor(statement="Opposes the plan.", citations=(), name="Jon Vik"), evidence(OLD, people))
    assert {item.change for item in compare(report(anna), report(jon)).items} == {"new", "gone"}


def test_an_actor_is_known_by_any_of_its_names():
    """A short name in one brief and an alias in the other are one actor."""
    people = evidence(OLD, "Anna Rask of the office drew the plan")
    before = finding(1, Actor(statement="Drew the plan.", citations=(), name="Rask"), people)
    now = finding(1, Actor(statement="Drew it.", citations=(), name="Anna Rask", aliases=("Rask",)), people)
    told = only(compare(report(before), report(now)))
    assert [field.field for field in told.fields] == ["statement", "name", "aliases"]


def test_why_an_item_is_gone_is_told():
    """Where the other brief lists it as left out, with the reasons given there; and the other way round."""
    reason = Refusal(code="not_there", note="the quote is not in the source")
    without = report(RAISED, left_out=(LeftOut(section="proposals", item=PAID.item, reasons=(reason,)),))
    gone = only(compare(report(RAISED, PAID), without))
    assert (gone.change, gone.reasons) == ("gone", (reason,))
    come = only(compare(without, report(RAISED, PAID)))
    assert (come.change, come.reasons) == ("new", (reason,))


def test_an_item_that_changed_its_section_is_one():
    """The same words as a proposal and as a risk are an item that moved."""
    moved = RAISED.model_copy(update={"section": "risks"})
    told = only(compare(report(RAISED), report(moved)))
    assert told.fields == (FieldChange(field="section", old="proposals", new="risks"),)


def test_doubts_and_the_bottom_line_are_compared():
    """A doubt that is new is told by its check and words; the brief as a whole by its bottom line and title."""
    doubt = Doubt(check="numbers", severity="caution", note="another", span=Span(22, 30))
    now = RAISED.model_copy(update={"doubts": (doubt,)})
    told = compare(report(RAISED, title="Old"), report(now, title="New"))
    assert only(told).fields == (FieldChange(field="doubts", old="", new="caution: numbers “2 metres”"),)
    assert told.fields == (FieldChange(field="title", old="Old", new="New"),)
    assert not told.same


def test_sources_in_hand_have_no_name_to_know_them_by():
    """Two texts that came through standard input are two sources, not one that was changed."""
    first, second = (Document.from_text(text, title="text") for text in ("One.", "Two."))
    told = compare(report(documents=(first,)), report(documents=(second,)))
    assert sorted(source.change for source in told.sources) == ["gone", "new"]


def versions(*named: tuple[str, str, str]) -> tuple[Document, ...]:
    """Return a document of each source, title and text."""
    return tuple(Document.from_text(text, source=source, title=title) for source, title, text in named)


OTHERWISE = "Nothing of what has been said stands in this one any more, for all of it is written anew."


@pytest.mark.parametrize(
    ("source", "title", "text", "change"),
    [
        ("new/brome.txt", "Brome", OTHERWISE, ["changed"]),
        ("vik.txt", "Brome", NEW.text, ["changed"]),
        ("vik.txt", "Brome", OTHERWISE, ["gone", "new"]),
        ("vik.txt", "Vik", NEW.text, ["gone", "new"]),
        ("https://brome.example/brome.txt", "Brome", OTHERWISE, ["gone", "new"]),
    ],
)
def test_a_source_in_another_folder_or_file_is_one_in_two_versions(
    source: str, title: str, text: str, change: list[str]
):
    """Where its title is the same, and so is its file's name or most of its words; nobody keeps two in one place."""
    told = compare(report(), report(documents=versions((source, title, text))))
    assert sorted(one.change for one in told.sources) == change


def test_what_stands_in_the_same_place_is_the_earlier_version():
    """Of several that it could be, the surest is it, in whatever order they come."""
    old = versions(("a/brome.txt", "Brome", "One."), ("b/brome.txt", "Brome", "Two."))
    new = versions(("c/brome.txt", "Brome", "Three."), ("a/brome.txt", "Brome", "Four."))
    told = compare(report(documents=old), report(documents=new))
    assert [(one.old_id, one.new_id) for one in told.sources] == [(old[1].id, new[0].id), (old[0].id, new[1].id)]


def test_another_speaker_of_the_same_words_is_told():
    """Whose turn the quoted words stand in may change while the words do not."""
    before, now = (
        PAID.model_copy(update={"evidence": (PAID.evidence[0].model_copy(update={"speaker": name}),)})
        for name in ("Rask", "Vik")
    )
    told = only(compare(report(before), report(now)))
    assert told.fields == (FieldChange(field="speaker", old="Rask", new="Vik"),)


STATEMENTS = st.sampled_from("The quay is raised. The quay is paid. The office pays. Nobody pays. ".split(". ")[:-1])
FOUND = st.sampled_from(
    [RAISED.evidence[0], PAID.evidence[0], evidence(OLD, "office may pay"), evidence(OLD, "Jon Vik")]
)
FINDINGS = st.lists(
    st.builds(lambda statement, found: finding(1, proposal(statement), *found), STATEMENTS, st.sets(FOUND, min_size=1)),
    max_size=6,
)


@settings(deadline=None, max_examples=60)
@given(FINDINGS, FINDINGS)
def test_every_item_of_both_is_told_once(old: list[Finding], new: list[Finding]):
    """The law of matching: pairs and single ones together are both briefs, and none of them is told twice."""
    pairs = list(matched(old, new))
    assert sorted(id(now) for _, now in pairs if now) == sorted(map(id, new))
    assert sorted(id(before) for before, _ in pairs if before) == sorted(map(id, old))
    told = compare(report(*old), report(*new))
    assert told.unchanged + len(told.items) == len(pairs)
    assert Difference.model_validate_json(told.model_dump_json()) == told
    assert compare(report(*old), report(*old)).same
