"""Names of a statement in German against its sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.verifying.names_german import names_german
from tests.verifying.cited import doubts, said

TEXT = (
    "Das Landgericht Freiburg hat die Klage am Montag abgewiesen. Die Geschäftsführerin Heike Maurer sagte, dass die "
    "Anlage nie abgeschaltet wurde. Bürgermeister Orlik war nicht dabei, und der Stadtrat tagt erst im Mai."
)


@pytest.mark.parametrize(
    "statement",
    [
        "Heike Maurer widersprach.",
        "Das Landgericht Freiburg wies die Klage ab.",
        "Laut Heike Maurers Angaben lief die Anlage.",
        "Der Stadtrat Lindau tagt im Mai.",
        "Bürgermeister Orlik fehlte, Anna Bergs Urteil steht aus.",
        "",
    ],
)
def test_a_name_of_the_source_or_after_a_word_that_stands_alone_is_not_doubted(statement):
    """In any form; and after what has no name behind it in the source, or is not in it at all."""
    assert said(names_german, statement, TEXT) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("Heike Bauer widersprach.", "Bauer"),
        ("Das Landgericht Stuttgart wies die Klage ab.", "Stuttgart"),
        ("Nur Bürgermeister Kranz fehlte.", "Kranz"),
    ],
)
def test_another_name_after_the_same_title_or_first_name_is_cautioned(statement, words):
    """The source has another one there, and this one nowhere."""
    assert said(names_german, statement, TEXT) == [("caution", words)]


def test_other_languages_are_left_alone():
    """Where capitals tell names, they are held against the source by themselves."""
    assert said(names_german, "Anna Bauer agreed.", "It was Anna Berg who said so, and the mayor of the town.") == []


@given(st.text(max_size=100))
def test_nothing_raises(statement):
    """Whatever is said, there is an answer."""
    doubts(names_german, statement, TEXT)
