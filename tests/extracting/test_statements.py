"""The statement and quotation of an item: its clause, in the source's words."""

from __future__ import annotations

import pytest

from summarizer.document import Span
from summarizer.extracting.clauses import LONGEST, clause, statement
from summarizer.extracting.saying import NARRATOR, Voice
from tests.extracting.extracted import brief_of, reading_of


def stated(text: str, voice: Voice = NARRATOR) -> str:
    (sentence,) = reading_of(text).sentences
    return statement(sentence, sentence.span, voice)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("However, the bridge may fail.", "The bridge may fail."),
        ("But the bridge may fail", "The bridge may fail."),
        ("Uh, the the bridge may , um , fail .", "The bridge may, fail."),
        ("$5 million must be found by the\nend of May.", "$5 million must be found by the end of May."),
        ("Is the bridge safe?", "Is the bridge safe?"),
        ("He is a .200 hitter , and the .308 was taken .", "He is a .200 hitter, and the .308 was taken."),
        ("The .net shop closed", "The .net shop closed."),
        ('"We are tired," the crew said of a "long" winter', '"We are tired," the crew said of a "long" winter.'),
        ("“We are tired,” the crew said.", "“We are tired,” the crew said."),
        ('"We are tired," the crew said, "and cold."', '"We are tired," the crew said, "and cold."'),
        ('"We are tired."', "We are tired."),
        ("He called the bridge “a disgrace.”", "He called the bridge “a disgrace.”"),
        ("He said: 'It is a disgrace.'", "He said: 'It is a disgrace.'"),
    ],
)
def test_a_narrated_sentence_stands_alone(source, expected):
    """No connective dangles before it, no sound of speech or doubled word is left, and it ends like a sentence."""
    assert stated(source) == expected


def test_a_mark_that_leads_to_a_note_is_no_part_of_a_statement():
    """Numbers of notes before, in and behind a sentence are left out of it; what else stands in brackets stays."""
    text = "Nurses are urging the council [4] to build a clinic at the port [the old one] this year. [12 – 14]"
    statements = [item.statement for item in brief_of(text).proposals]
    assert statements == ["Nurses are urging the council to build a clinic at the port [the old one] this year."]


def test_a_turn_begins_with_its_speaker():
    """What a speaker says in a dialogue is given to that speaker."""
    assert stated("So we should close it.", Voice("Ada", "turn")) == "Ada: we should close it."


def test_a_quotation_is_stated_without_its_tag():
    """Who speaks stands before the words, and not again after them."""
    text = '"We should close it," said Ada Holm, a nurse.'
    tag = Span(text.index("said"), len(text))
    assert stated(text, Voice("Ada Holm", "direct", tag)) == "Ada Holm: We should close it."


def test_a_quotation_cut_from_its_tag_ends_like_a_sentence():
    """Neither the comma inside its marks nor the marks are left."""
    text = '"The crew is tired," said Ada Holm.'
    tag = Span(text.index("said"), len(text))
    assert stated(text, Voice("Ada Holm", "indirect", tag)) == "Ada Holm: The crew is tired."


def test_the_authors_words_beside_a_quotation_are_not_the_speakers():
    """A clause that no quotation of its sentence touches is told as the author's, who wrote it."""
    text = '"We are tired," said Ada Holm, and behind her the bridge may fail.'
    (sentence,) = reading_of(text).sentences
    span = Span(text.index("behind"), len(text))
    assert statement(sentence, span, Voice("Ada Holm", "direct")) == "Behind her the bridge may fail."


def test_a_long_sentence_is_cut_to_the_clause_of_its_cue():
    """The quotation of a long sentence is short, and has the cue in it."""
    filler = ", ".join(["which the council of the old town had built beside the river"] * 8)
    (sentence,) = reading_of(f"The bridge, {filler}, may fail under the weight of lorries.").sentences
    at = sentence.low.index("may")
    span = clause(sentence, at, at + 2)
    assert len(span) <= LONGEST
    assert "may fail under the weight" in span.of(sentence.text)


def test_a_long_text_without_commas_is_cut_too():
    """Where no comma parts a sentence, words around the cue are quoted."""
    (sentence,) = reading_of("word " * 100 + "it may fail soon " + "word " * 20).sentences
    at = sentence.low.index("may")
    span = clause(sentence, at, at + 2)
    assert len(span) <= LONGEST
    assert "may fail" in span.of(sentence.text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        (
            "VARROW (Northern Wire) - The council plans to close the old harbour.",
            "The council plans to close the old harbour.",
        ),
        (
            "OLD VARROW, 3 March (AB) – The council plans to close the harbour.",
            "The council plans to close the harbour.",
        ),
        (
            "VARROW, Norland — The council plans to close the harbour.",
            "The council plans to close the harbour.",
        ),
        (
            "NPA, the ports' authority — an old one — plans to close the harbour.",
            "NPA, the ports' authority — an old one — plans to close the harbour.",
        ),
        (
            "NPA (the ports' authority) plans to close the old harbour.",
            "NPA (the ports' authority) plans to close the old harbour.",
        ),
        (
            "The port (Varrow) - an old one - plans to close in May.",
            "The port (Varrow) - an old one - plans to close in May.",
        ),
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(text, statement):
    """Where and by whom a report was written is told of no proposal; a bracket elsewhere is."""
    (one,) = brief_of(text).proposals
    assert one.statement == statement
    assert one.citations[0].quote == statement


def test_a_line_begins_with_a_capital_whoever_speaks():
    """A speaker without a name begins it like any other word."""
    brief = brief_of('"The council should close the harbour at once," a spokesman of the port said on Monday.')
    assert [one.statement[:1] for one in brief.proposals] == ["S"]
