"""A line that stands on several sources, of which one says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.brief import Item
from summarizer.kinds.brief import Disagreement
from summarizer.verifying import verify
from summarizer.verifying.contested import contested
from tests.verifying.cited import cited

if TYPE_CHECKING:
    from summarizer.document import Document
    from summarizer.report import Doubt, Evidence


def all_cited(*texts: str) -> tuple[list[Evidence], dict[str, Document]]:
    """Return evidence for the whole of each text, and the texts as sources by their ids."""
    every = [cited(text, text) for text in texts]
    sources = {key: document for _, found in every for key, document in found.items()}
    return [one for found, _ in every for one in found], sources


def told(statement: str, *texts: str, kind: type[Item] = Item) -> list[Doubt]:
    """Return what the sources ``texts`` hold against a statement that rests on all of them."""
    return list(contested(kind(statement=statement, citations=()), *all_cited(*texts)))


ARRESTED = "Captain Ivo Marek was arrested in Norvik on Tuesday, police said."


@pytest.mark.parametrize(
    ("statement", "other", "words", "instead"),
    [
        (ARRESTED, "Captain Ivo Marek was not arrested in Norvik, police said.", "arrested", "not arrested"),
        ("14 people died in the accident.", "19 people died in the accident.", "14", "19"),
        ("The port opens the lower quay in May.", "The port closes the lower quay in May.", "opens", "closes"),
        (
            "Die Stadt hat den Plan für die Brücke abgelehnt.",
            "Die Stadt hat den Plan für die Brücke nicht abgelehnt.",
            "abgelehnt",
            "nicht abgelehnt",
        ),
    ],
)
def test_what_one_source_says_against_a_line_of_another_is_told(statement, other, words, instead):
    """It is a caution with the other source's words, whichever of both comes first."""
    for texts in ((statement, other), (other, statement)):
        (doubt,) = told(statement, *texts)
        assert (doubt.check, doubt.severity) == ("contested", "caution")
        assert words in doubt.span.of(statement)
        assert instead in doubt.instead
        assert doubt.document_id == next(iter(cited(other, other)[1]))


@pytest.mark.parametrize(
    "other",
    [
        "The police of Norvik said on Tuesday that they arrested Captain Ivo Marek.",
        "Captain Ivo Marek of the Halcyon has never been to Lindholm, his sister said.",
        "Captain Ivo Marek, 53, has two daughters and lives in Lindholm.",
        "Marek has 14 ships.",
    ],
)
def test_what_another_source_says_of_the_same_actor_contests_nothing(other):
    """Neither the same in other words nor something else is told as a contradiction."""
    assert told(ARRESTED, ARRESTED, other) == []


def test_one_source_alone_contests_nothing():
    """What a source holds against a line that rests on it alone, the other checks tell."""
    assert told(ARRESTED, "Captain Ivo Marek was not arrested in Norvik, police said.") == []


def test_where_all_sources_say_otherwise_the_other_checks_tell_it():
    """There is nobody whose word it is that others contest."""
    assert told("14 people died in the accident.", *(f"{n} people died in the accident." for n in (17, 19))) == []


def test_the_sides_of_a_disagreement_do_not_contest_it():
    """They are what it tells of."""
    texts = ("14 people died in the accident.", "19 people died in the accident.")
    assert told("14 people died in the accident.", *texts, kind=Disagreement) == []


def test_an_item_is_asked_whether_it_is_contested():
    """The check is one of those that every item is held against, also where it is a sentence of one of its sources."""
    evidence, sources = all_cited(ARRESTED, "Captain Ivo Marek was not arrested in Norvik, police said.")
    assert "contested" in {doubt.check for doubt in verify(Item(statement=ARRESTED, citations=()), evidence, sources)}
