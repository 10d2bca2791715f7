"""Key figures: the amounts on which an affair turns."""

from __future__ import annotations

import pytest

from tests.extracting.extracted import brief_of

PLAN = (
    "The parish of Hensby plans to dig a new basin below the lock for 2.4 million crowns, the chair said on Monday.\n\n"
)


def test_a_figure_has_its_fields_and_its_sentence():
    """Value and unit as written, what it measures, when it holds; the statement is the source's sentence."""
    (figure,) = brief_of("The parish wants a new lock. In 2019, the old lock lost 18 per cent of its water.").figures
    assert (figure.value, figure.unit, figure.of, figure.as_of) == ("18", "per cent", "water", "In 2019")
    assert figure.statement == "In 2019, the old lock lost 18 per cent of its water."


def test_a_time_of_something_else_is_not_when_a_figure_holds():
    """Where a clause parts the two, nothing is said of when."""
    (figure,) = brief_of("The lock, which was built in 1931 by the county and its miners, takes 340 barges.").figures
    assert (figure.value, figure.of, figure.as_of) == ("340", "barges", None)


def test_an_amount_told_again_is_one_figure():
    """The same number of the same thing is listed once."""
    brief = brief_of(PLAN + "The 2.4 million crowns for the basin come from the county.\n")
    assert [figure.value for figure in brief.figures] == ["2.4 million"]


def test_small_counts_by_the_way_are_no_key_figures():
    """Two barges and a few minutes change nothing."""
    brief = brief_of(PLAN + "Two barges lay there. A walk to the mill takes ten minutes. Three men were at work.\n")
    assert [figure.value for figure in brief.figures] == ["2.4 million"]


def test_a_text_without_numbers_has_no_figures():
    """Nothing is invented."""
    assert not brief_of("The parish plans to dig a new basin below the lock, the chair said.").figures


def test_the_numbers_of_another_language_need_a_unit_that_is_known():
    """A German text has its sums and shares; what its other numbers count, English words cannot tell."""
    brief = brief_of(
        "Die Gemeinde will die Schleuse für 2,4 Millionen Euro ersetzen. Nach einer Studie sind 18 Prozent der Tore "
        "nicht dicht. Im Rat waren 31 dafür und 14 dagegen, und die Schiffer haben das in der Zeitung gelesen."
    )
    assert [(figure.value, figure.unit) for figure in brief.figures] == [("2,4 Millionen", "Euro"), ("18", "Prozent")]
    assert not [*brief.events, *brief.claims]


SPANISH = (
    " La reunión se celebró por la tarde en la sala grande, y como siempre había mucha gente. En la mesa se veían café"
    " y pasteles."
)
FRENCH = (
    " La réunion s'est tenue l'après-midi dans la grande salle, et comme toujours il y avait beaucoup de monde. Sur la"
    " table se trouvaient du café et des gâteaux."
)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("La obra costará 12 millones de euros, según el alcalde." + SPANISH, "12 millones", "euros"),
        ("El presupuesto asciende a 3 mil millones de dólares este año." + SPANISH, "3 mil millones", "dólares"),
        ("Le pont du port a coûté 3,5 milliards d’euros à la ville." + FRENCH, "3,5 milliards", "euros"),
        ("Le pont du port coûtera 2 millions de dollars à la ville." + FRENCH, "2 millions", "dollars"),
    ],
)
def test_millions_of_a_currency_are_money(text, value, unit):
    """In Spanish and French a word stands between a million and its unit."""
    (figure,) = brief_of(text).figures
    assert (figure.value, figure.unit) == (value, unit)
    assert unit in figure.statement


def test_a_french_sentence_among_others_has_its_unit():
    """Where the text is read as English, the unit is without its "d'" too."""
    (figure,) = brief_of(
        "The tower of Nantes was expensive, the council said. Elle a coûté 210 millions d'euros."
    ).figures
    assert (figure.value, figure.unit) == ("210 millions", "euros")


def test_millions_of_what_is_no_currency_are_no_money():
    """Millions of people are counted and have no unit."""
    assert not brief_of("La ciudad tiene 2 millones de habitantes, según el alcalde." + SPANISH).figures


def test_a_figure_beside_a_quotation_stands_in_its_statement():
    """An amount that the author tells of the speaker is not printed under what she says."""
    (figure,) = brief_of(
        "The wall of the lock has fallen, said Ada Holm, who bought the mill for 3 million crowns."
    ).figures
    assert str(figure.value) in figure.statement
    assert figure.attributed_to is None


def test_a_language_without_a_lexicon_has_no_figures():
    """Dutch words would be taken for English ones: "of" is "or" there."""
    brief = brief_of(
        "De gemeente wil de sluis niet sluiten. Het kost 40 euro of meer voor de stad, en dat is veel voor haar."
    )
    assert not brief.figures


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The cost of the quay rose from 12 million crowns to 14 million crowns in May.", "14 million"),
        ("The repair of the old quay could cost up to 14 million crowns.", "up to 14 million"),
        ("Fewer than 300 boats use the old quay of Brome each day.", "Fewer than 300"),
        ("The repair of the old quay will cost an estimated 14 million crowns.", "estimated 14 million"),
        ("The repair of the old quay will cost 14 million crowns, not 19 million.", "14 million"),
    ],
)
def test_a_value_is_what_holds_now_with_the_words_that_bound_it(text, value):
    """Of a change the later amount is told, and "fewer than 300" is not 300."""
    assert [figure.value for figure in brief_of(text).figures] == [value]
