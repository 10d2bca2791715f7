"""Ellipses that skip from one clause into the middle of another."""

from __future__ import annotations

import pytest

from summarizer.document import Document
from summarizer.grounding import locate
from summarizer.report import Evidence, Refusal

BEFORE, AFTER = "Rain fell over Ely for a week.\n\n", "\n\nThe market opened late that morning.\n"


def found(quote: str, text: str) -> Evidence | Refusal:
    return locate(Document.from_text(f"{BEFORE}{text}{AFTER}")).find(quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("The report was written by Hall and leaked by Moss.", "The report was written by … Moss"),
        ("The treaty was drafted in 1998 and signed in 2003.", "The treaty was drafted in … 2003"),
        ("Anna wants to leave the guild; her brother wants to stay.", "Anna wants to … stay"),
        ("Anna wants to leave the guild; her brother wants to stay.", "Anna … wants to stay"),
        ("The north mill will stay open. The south mill will close.", "The north mill … will close"),
        ("The guild closed its mine in Ely and opened a smelter in Rye.", "The guild closed its mine … in Rye"),
        ("Das Werk in Ulm bleibt bis Mai und das Werk in Wien bleibt bis Juli.", "Das Werk in Ulm bleibt bis … Juli"),
    ],
)
def test_an_ellipsis_from_a_word_to_where_it_stands_again_is_refused(text, quote):
    """Between the two, another clause has begun, with words of its own."""
    assert isinstance(found(quote, text), Refusal)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "The board approved the lease by 7 votes. It rejected, by as many, a rise in fees.",
            "approved … a rise in fees",
        ),
        ("Prices rose by a tenth in Ely and fell by a fifth in Rye.", "Prices rose by a tenth … by a fifth in Rye"),
        ("The court upheld the fine and overturned the ban on nets.", "The court upheld … the ban on nets"),
        ("Doctors ruled out a fever and confirmed an infection.", "Doctors ruled out … an infection"),
        ("Sweden beat Norway and lost to Denmark.", "Sweden beat … Denmark"),
        ("The drug is safe for adults but dangerous for children.", "The drug is safe … for children"),
    ],
)
def test_an_ellipsis_that_leaves_out_another_verb_is_refused(text, quote):
    """What comes after it is said with the verb that is left out, which may say the contrary."""
    assert isinstance(found(quote, text), Refusal)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Smith backs the bill; Jones opposes it.", "Smith … opposes it"),
        ("Smith was jailed after Jones was shot.", "Smith … was shot"),
        ("The chief was followed by his deputy, Ms. Orr, who resigned in May.", "The chief … resigned in May"),
        ("The mayor accused Denny of taking bribes.", "The mayor … taking bribes"),
    ],
)
def test_an_ellipsis_that_leaves_out_who_does_it_is_refused(text, quote):
    """What comes after it is done by somebody whom the ellipsis leaves out."""
    assert isinstance(found(quote, text), Refusal)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Lind pays 3 million crowns and Berg pays 5 million crowns.", "Lind pays … 5 million crowns"),
        ("The guild has 40 members in Ely and 12 in Rye.", "The guild has 40 members in … Rye"),
        ("Turnout was 61 percent among women and 48 percent among men.", "Turnout was 61 percent … men"),
    ],
)
def test_an_ellipsis_from_one_number_to_what_another_counts_is_refused(text, quote):
    """The number that is left out is the one of what comes after it."""
    answer = found(quote, text)
    assert isinstance(answer, Refusal)
    assert answer.code == "number"


TABLE = "| Item | 2025 | 2026 |\n|---|---|---|\n| Pumps | 410 | 385 |\n| Valves | 95 | 120 |"


@pytest.mark.parametrize("quote", ["Pumps … 95", "Pumps 410 … 120", "Pumps … 95 | 120"])
def test_an_ellipsis_from_a_row_of_a_table_into_another_is_refused(quote):
    """A cell is of what heads its row."""
    assert isinstance(found(quote, TABLE), Refusal)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (TABLE, "Valves … 120"),
        (TABLE, "Pumps 410 … Valves 95"),
        ("She thanked the crew, the pilots and the engineers for it.", "She thanked the crew … for it"),
        ("She thanked the crew, the pilots and the engineers for it.", "She thanked … the engineers for it"),
        ("Prices rose in May, fell in June and rose again in July.", "Prices rose in May … and rose again in July"),
        ("The pier was closed in May, and it was sold in June.", "The pier was closed … was sold in June"),
        ("The board met on Monday and, after two hours, voted for it.", "The board met on Monday and … voted for it"),
        ("Ships came from Oslo in May and from Riga in June.", "Ships came from Oslo … and from Riga in June"),
        (
            "We checked the pumps twice. Then we called Orr. The crew came.",
            "We checked the pumps twice. … The crew came",
        ),
        ("The mayor, who owns a mill and rents a quay, opened the fair.", "The mayor … opened the fair"),
    ],
)
def test_an_ellipsis_that_leaves_what_comes_after_it_as_it_is_is_kept(text, quote):
    """Parts of a list, clauses that begin anew, what is said of one and the same, and rows of a table may be."""
    answer = found(quote, text)
    assert isinstance(answer, Evidence), answer.note
    assert answer.match == "elided"


def test_what_stands_at_the_start_of_a_text_is_looked_at_too():
    """Two words before the ellipsis, at the very beginning, are enough."""
    text = "61 women voted and 48 old men of Ely stayed at home that day."
    assert isinstance(locate(Document.from_text(text)).find("61 women … men of Ely stayed at home"), Refusal)
