"""The learned scorer on the statements of one text: many small doubts make a great one, and it never rejects."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.verifying import verify_text
from summarizer.verifying.support_of_text import FEWEST_TOGETHER, MOST_TOGETHER, Together, doubtful

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.report import Doubt

TEXT = """The council of Marwick agreed on Tuesday to close the old swimming pool in March. Repairs would cost four
million crowns, the treasurer Ada Holm told reporters. The roof leaks and the boilers are forty years old. Councillor
Per Lund did not support the plan. He fears that children from the northern district may have nowhere to swim. A new
pool could open in 2031 if the county pays half of it. The county has not answered yet."""

SOUND = (
    "The council of Marwick agreed to close the old swimming pool.",
    "Repairs would cost four million crowns.",
    "The roof leaks and the boilers are forty years old, Ada Holm said.",
    "Councillor Per Lund did not support the plan to close the pool.",
)
MADE_UP = "Residents held furious protests outside the mayor's villa and the police arrested several angry students."


def together(statements: Iterable[str], *texts: str) -> Together:
    sources = {document.id: document for document in map(Document.from_text, texts or (TEXT,))}
    text = Together()
    for statement in statements:
        text.weigh(statement, (), sources)
    return text


def test_a_sound_text_is_not_doubted():
    """A text in the words of its source passes."""
    assert together(SOUND).doubts() == {}


def test_what_is_made_up_is_doubted_and_the_rest_is_not():
    """The doubt is about the statement that the source does not bear out, and it only cautions."""
    found = together([*SOUND, MADE_UP]).doubts()
    assert list(found) == [MADE_UP]
    assert (found[MADE_UP].check, found[MADE_UP].severity) == ("support", "caution")
    assert found[MADE_UP].span.end <= len(MADE_UP)


def test_small_doubts_add_up():
    """Statements of which none would do alone are doubted where together they are too doubtful."""
    assert doubtful({"a": -1.0}, 0.0) == []
    assert doubtful({"a": -1.0, "b": -1.0, "c": -1.0, "d": -9.0}, 0.0) == ["a", "b", "c"]


def test_a_long_text_is_not_doubted_for_its_length():
    """No more than the worst statements add up, however many there are."""
    faint = -log(MOST_TOGETHER) - 0.01
    assert doubtful({str(number): faint for number in range(10_000)}, 0.0) == []


def test_what_alone_would_do_is_doubted_beside_what_is_worse():
    """A statement above the limit is doubted, however small a part of the whole it is."""
    assert doubtful({"a": 0.5, "b": 30.0, "c": -0.5}, 0.0) == ["a", "b"]


#: Quarters, so that rounding decides nothing.
SCORES = st.integers(-80, 80).map(lambda quarters: quarters / 4)


@given(st.dictionaries(st.text(max_size=3), SCORES, max_size=30), SCORES)
def test_a_text_is_doubted_at_its_worst(scores, limit):
    """Where anything is doubted the worst statement is, and where one alone would do something is."""
    found = doubtful(scores, limit)
    if found:
        assert max(scores, key=scores.__getitem__) in found
    assert {one for one, score in scores.items() if score > limit} <= set(found)


@given(st.dictionaries(st.text(max_size=3), SCORES, max_size=30), SCORES)
def test_only_what_was_kept_is_doubted(scores, limit):
    """No statement is doubted whose score is so low that its doubt was not kept."""
    assert all(scores[one] > limit - log(MOST_TOGETHER) - 1e-9 for one in doubtful(scores, limit))


def test_what_comes_again_counts_once():
    """The same statement a thousand times is as doubtful as it is once."""
    assert together([MADE_UP] * 1000).doubts() == together([MADE_UP]).doubts()


@pytest.mark.parametrize(
    "statements", [[], [""], ["?!", "Yes.", "1999"], ["Der Rat von Marwick schließt das Bad im Mai."]]
)
def test_nothing_to_judge_is_no_doubt(statements):
    """Without statements that claim something in English nothing is doubted."""
    assert together(statements).doubts() == {}


def checked(statements: list[str]) -> dict[str, tuple[Doubt, ...]]:
    sources = {document.id: document for document in (Document.from_text(TEXT),)}
    return verify_text([(statement, ()) for statement in statements], sources, count=len(statements))


def test_every_statement_of_a_text_gets_its_answer():
    """The checks of single statements and the scorer on all of them are told together, statement by statement."""
    wrong = "Repairs would cost 9 million crowns."
    found = checked([*SOUND, wrong, MADE_UP])
    assert set(found) == {*SOUND, wrong, MADE_UP}
    assert all(found[statement] == () for statement in SOUND)
    assert "numbers" in {doubt.check for doubt in found[wrong]}
    assert [doubt.check for doubt in found[MADE_UP]] == ["support"]


def test_a_short_text_is_judged_statement_by_statement():
    """Few statements are held against the sources as items of a brief are."""
    few = [*SOUND[: FEWEST_TOGETHER - 2], MADE_UP]
    assert [doubt.check for doubt in checked(few)[MADE_UP]] == ["support"]


def test_a_text_of_the_sources_own_sentences_is_never_doubted():
    """Whatever the source says, it says."""
    own = [f"{sentence}." for sentence in " ".join(TEXT.split()).rstrip(".").split(". ")]
    assert set(checked(own).values()) == {()}
