"""What recurs in the sources and stands nowhere in the brief."""

from __future__ import annotations

from summarizer import Document
from summarizer.brief import Item
from summarizer.comparing import unmentioned
from summarizer.document import Span
from summarizer.kinds.brief import Actor
from summarizer.report import Evidence, Finding

TEXT = (
    "The mayor of Ostby met Lene Aas on Monday. At noon Lene Aas left. Later, as Lene Aas says, a bill of 4,500 crowns "
    "came. Nobody in Ostby paid the 4,500 crowns; in Ostby, 7 people laughed, and 7 wept. The Harbour is a pub. "
    "The Harbour is shut. The Harbour is lost."
)


def finding(item: Item, quote: str = "came") -> Finding:
    begin = TEXT.index(quote)
    span, document = Span(begin, begin + len(quote)), Document.from_text(TEXT).id
    evidence = Evidence(document_id=document, span=span, quote=quote, match="verbatim")
    return Finding(id="A1", section="actors", item=item, evidence=(evidence,))


def told(*findings: Finding, text: str = TEXT) -> dict[str, int]:
    document = Document.from_text(text)
    found = unmentioned([document], findings)
    assert all(one.span.of(document.text) == one.words for one in found)
    return {one.words: one.times for one in found}


def test_names_and_numbers_that_recur_are_told_with_their_count():
    """Three times for a name, twice for a number of two digits; a capital that begins a sentence is no name."""
    assert told() == {"Harbour": 3, "Lene Aas": 3, "Ostby": 3, "4,500": 2}


def test_what_the_brief_has_is_not_missed():
    """It may stand in a statement, in a field or in a quote, and in part."""
    assert told(finding(Item(statement="Ostby owes money.", citations=()))) == {"Harbour": 3, "Lene Aas": 3, "4,500": 2}
    actor = Actor(statement="She left.", citations=(), name="Mrs Aas")
    assert told(finding(actor, "the 4,500 crowns")) == {"Harbour": 3, "Ostby": 3}


def test_german_nouns_are_not_taken_for_names():
    """Where every noun has a capital, only several in a row are a name."""
    text = "Der Rat der Stadt will das Haus am Hafen. Den Hafen kennt die Stadt. Am Hafen steht Lene Aas. "
    text += "Vom Hafen kam Lene Aas. Im Hafen blieb Lene Aas, und der Hafen schwieg."
    assert told(text=text) == {"Lene Aas": 3}


def test_days_and_months_of_any_language_are_no_names():
    """But what is short for one may be: the Sun is a newspaper."""
    text = "Il vient le Mercredi, le Mercredi, le Mercredi. " + "It was in Juillet, and then the Sun said so. " * 3
    assert told(text=text) == {"Sun": 3}


def test_a_text_without_letters_has_no_names():
    """Nothing recurs in nothing."""
    assert told(text="… — !") == {}
    assert unmentioned([], []) == ()
