"""Whether a sentence tells what a statement tells, but for one word."""

from __future__ import annotations

import pytest

from summarizer.verifying.clauses import clauses
from summarizer.verifying.reading import sentence
from summarizer.verifying.retelling import is_elsewhere, is_told
from tests.verifying.cited import cited

TEXT = "Anna Berg leads the council of Varrow. She rejected the new harbour plan on Monday."


@pytest.mark.parametrize(
    ("statement", "but", "told"),
    [
        ("She approved the new harbour plan.", "approved", True),
        ("Berg approved the new harbour plan.", "approved", True),
        ("The council of Varrow approved the plan on Monday.", "approved", True),
        ("She approved the old ferry to the island.", "approved", False),
        ("Approved.", "approved", False),
    ],
)
def test_a_statement_is_told_but_for_a_word(statement, but, told):
    """Nearly all other words stand in the sentence; what its pronouns mean may stand before it."""
    evidence, sources = cited(TEXT, "She rejected the new harbour plan on Monday.")
    one, said = sentence(evidence[0], sources), clauses(statement)
    assert is_told(said, said.folded.words.index(but), one, clauses(one.words), sources) is told


@pytest.mark.parametrize(
    ("other", "found"),
    [("In June it approved the plan.", True), ("The ferry was approved.", False), ("It rejected the plan.", False)],
)
def test_another_sentence_may_be_meant(other, found):
    """It has the word, and what the first sentence lacks or much of the rest."""
    said = clauses("In June the council approved the harbour plan.")
    number = said.folded.words.index("approved")
    assert is_elsewhere(said, number, clauses("The council rejected the harbour plan."), [clauses(other)]) is found
