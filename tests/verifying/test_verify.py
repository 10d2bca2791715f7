"""All checks together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.brief import Item
from summarizer.verifying import verify
from tests.verifying.cited import cited

SENTENCES = (
    "The council did not approve the new harbour plan on Monday.",
    "In June the council approved the new harbour plan of 4 million crowns.",
    "Anna Lindqvist said the plan may cost 5 million.",
    "Karl Boe said the plan costs 12 million crowns.",
    "On page 12. May 5 is a Sunday.",
    "“We will not close the old pier,” he said.",
    "Le conseil n'a pas approuvé le plan du port.",
    "Das Gesetz wurde am 3. Mai 2020 vom Rat in Bergen nicht angenommen.",
    "议会没有批准新的港口计划。",
)


@given(st.permutations(SENTENCES), st.sampled_from(SENTENCES), st.lists(st.sampled_from(SENTENCES), max_size=3))
def test_a_sentence_of_the_source_is_never_doubted(order, statement, quotes):
    """Whatever its evidence is, what a source says to the letter is not held against it, but that no quote shows it."""
    evidence, sources = cited("\n".join(order), *quotes)
    doubts = verify(Item(statement=statement, citations=()), evidence, sources)
    assert {doubt.check for doubt in doubts} <= {"bearing"}
    assert not (doubts and statement in quotes)


def test_half_a_sentence_is_not_one():
    """What a source only denies or asks is doubted although the words stand there."""
    text = "There is no proof that the council approved the plan. Then it rained."
    evidence, sources = cited(text, "the council approved the plan", clipped="no proof that")
    item = Item(statement="The council approved the plan.", citations=())
    assert [doubt.check for doubt in verify(item, evidence, sources)] == ["clipped"]


def test_a_date_is_doubted_once():
    """The number in a date that is in doubt is not told again."""
    evidence, sources = cited("It was on 14 May.", "It was on 14 May.")
    item = Item(statement="It was on 25 May.", citations=())
    assert [doubt.check for doubt in verify(item, evidence, sources)] == ["dates"]


def test_without_sources_nothing_is_known_and_nothing_is_doubted():
    """There is nothing to hold a statement against."""
    assert verify(Item(statement="Karl Boe paid 5 crowns in May 2019.", citations=()), (), {}) == ()


def test_endless_words_get_an_answer():
    """One letter a hundred thousand times, no blank, no letter at all: each check comes to an end."""
    evidence, sources = cited("The council met in May 2019. " * 50, "The council met in May 2019.")
    for statement in (
        "a" * 100_000,
        "A" * 100_000,
        "1" * 100_000,
        "not " * 20_000,
        "\x00\x1b[31m" * 5_000,
        '"' * 9_000,
    ):
        assert isinstance(verify(Item(statement=statement, citations=()), evidence, sources), tuple)


@given(st.text(max_size=120), st.text(max_size=120))
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer, and its spans lie in the statement."""
    evidence, sources = cited(text, *([text] if text else []))
    item = Item(statement=statement or ".", citations=(), attributed_to=statement or None)
    assert all(doubt.span.end <= len(item.statement) for doubt in verify(item, evidence, sources))
