"""Numbers of a statement against its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.brief import Item
from summarizer.canonical import fold
from summarizer.canonical.index import Index
from summarizer.document import Document, Span
from summarizer.language.figures import figures
from summarizer.report import Doubt, Evidence
from summarizer.verifying import proportions, verify
from summarizer.verifying.numbers import numbers
from summarizer.verifying.reading import is_of_the_source
from tests.verifying.cited import cited

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from summarizer.canonical import Folded
    from summarizer.language.figures import Figure

TEXT = """In 2019 the port handled 1,250 ships, three of them tankers, and took in 4 billion crowns, 12 % more than in
2018. Between 3 and 5 million tonnes went by rail. About half of the ships came at night. It
opened in the 1990s at 7:30 a.m.
Twenty-five pilots work there; one earns $48k, and 5,312,456 visitors came. The fee rose from 40 to 55 crowns.
"""


def doubts(statement: str, text: str = TEXT, quote: str = "") -> list[Doubt]:
    document = Document.from_text(text, title="The port in 2020")
    start = text.index(quote)
    span = Span(start, start + len(quote))
    evidence = [Evidence(document_id=document.id, span=span, quote=quote, match="verbatim")] if quote else []
    return list(numbers(statement, evidence, {document.id: document}))


@pytest.mark.parametrize(
    "statement",
    [
        "The port took in 4bn crowns.",
        "The port took in 4,000 million crowns.",
        "It handled 1250 ships, 1 250 of them Danish.",
        "The report of 2020 is out.",
        "25 pilots work there.",
        "Income rose by 12 percent, or 12 per cent.",
        "Rail took 3 million tonnes.",
        "50% of the ships came at night.",
        "One pilot earns $48,000.",
        "Some 5.3 million visitors came.",
        "Nearly 1,300 ships came.",
        "It handled ships in 2018-19.",
        "It has been open since the '90s, or the 1990s.",
        "Covid-19 and the F-16 play no part.",
        "Two ministers came.",
        "Here is a summary in 80 words.",
        "It opens at 8:15.",
        "4) The port is open.",
        "Step 6: Load the ships (see passage 17).",
        "No figures at all.",
        "",
    ],
)
def test_numbers_that_the_source_bears_out_are_not_doubted(statement):
    """The same value in any form, a fair rounding, and digits that claim no amount pass."""
    assert doubts(statement) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("The port handled 1,260 ships.", "1,260"),
        ("It took in 4 million crowns.", "4 million"),
        ("Income rose by 14 %.", "14"),
        ("It opened in 1987.", "1987"),
        ("One pilot earns $480,000.", "480,000"),
        ("It handled 12.5 ships a day.", "12.5"),
        ("Some 9.1 million visitors came.", "9.1 million"),
    ],
)
def test_a_number_that_no_source_has_is_rejected(statement, words):
    """An amount, percentage, year or magnitude that stands nowhere is rejected, with its words."""
    (doubt,) = doubts(statement)
    assert (doubt.check, doubt.severity, doubt.span.of(statement)) == ("numbers", "reject", words)


@pytest.mark.parametrize("statement", ["It has 9 cranes.", "The boiler runs at 40 (300) degrees."])
def test_what_may_be_counted_or_converted_is_only_cautioned(statement):
    """A small bare number may be counted from a list, one in brackets converted from the one before."""
    assert [doubt.severity for doubt in doubts(statement)] == ["caution"]


@pytest.mark.parametrize(
    "statement",
    ["The boiler runs at 40 °C (104 °F).", "It is 3 miles (4.8 km) long.", "A load of 55 kg (121 lb) was lost."],
)
def test_a_figure_in_another_unit_is_not_doubted(statement):
    """In brackets, a figure that is the one before in another unit is no claim of its own."""
    assert doubts(statement) == []


def test_a_year_may_be_worked_out():
    """Where the text says “last year” and the evidence tells no year, a year is only cautioned."""
    assert [doubt.severity for doubt in doubts("It opened in 2017.", "It opened last year.")] == ["caution"]
    text = "Last year it was shut. It opened in 2015."
    assert [doubt.severity for doubt in doubts("It opened in 2017.", text, text)] == ["reject"]


@pytest.mark.parametrize(
    ("statement", "quote", "instead"),
    [
        ("It runs for 10 months.", "It runs for 10 days.", "10 days"),
        ("It costs €40.", "It costs $40.", "$40"),
        ("It took six weeks.", "It took six months.", "six months"),
        ("It costs 6 million euros.", "It costs 6 million kroner.", "6 million kroner"),
        ("It costs 70 zloty.", "It costs 70 forints.", "70 forints"),
    ],
)
def test_a_unit_changed_beside_the_same_figure_is_rejected(statement, quote, instead):
    """Where the source has the figure only of other units, or in another currency, that is no proof of it."""
    (doubt,) = doubts(statement, quote, quote)
    assert doubt.at
    assert (doubt.severity, doubt.instead, doubt.at.of(quote)) == ("reject", instead, instead)


@pytest.mark.parametrize(
    ("statement", "text", "words"),
    [
        ("It boils at 54°C in all.", "It boils at 54°F in all.", "54"),
        ("It boils at 54 degrees Celsius in all.", "It boils at 54 °F in all.", "54"),
        ("El dique mide 18 kilómetros.", "El dique mide 18 metros.", "18"),
        ("Il molo misura 64 chilometri.", "Il molo misura 64 metri.", "64"),
        ("About 2,100 people signed in all.", "Some 1,200 people signed, in 2025.", "2,100"),
    ],
)
def test_a_scale_a_length_and_a_year_are_told_apart_with_caution(statement, text, words):
    """Degrees of another scale, a length in another unit, and an amount near to no number but a year are doubted."""
    assert [(doubt.severity, doubt.span.of(statement)) for doubt in doubts(statement, text)] == [("caution", words)]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("About 1,200 people signed in all.", "Some 1198 people signed, in 2025."),
        ("About 2,000 people signed in all.", "Some 1,998 people signed."),
        ("It boils at 54 °C in all.", "It boils at 54 degrees Celsius in all."),
        ("It runs for 10 days.", "It runs for ten days, or 10 weeks."),
        ("It costs €40.", "It costs 40, or so."),
        ("It runs for two or three weeks.", "It runs for 2 to 3 weeks."),
        ("It costs 12.50 euros.", "It costs twelve point five zero euros."),
    ],
)
def test_the_same_figure_of_the_same_thing_is_not_doubted(statement, text):
    """A number without a unit may be of any, and one spelled out is the same number."""
    assert doubts(statement, text) == []


def test_a_number_spelled_out_is_held_against_one_of_the_same_thing():
    """“Three reasons” is doubted where the evidence gives four, and may be counted where it gives none."""
    four = "She gave four reasons for it."
    (doubt,) = doubts("She gave three reasons.", four, four)
    assert (doubt.severity, doubt.instead) == ("reject", "four")
    assert doubts("She gave three reasons.", "She spoke of cost, noise and dirt.") == []


def test_a_small_number_is_rejected_where_the_evidence_has_another_of_the_same_thing():
    """Nine cranes may be counted, but not where the evidence says seven."""
    seven = "It has 7 cranes."
    assert [doubt.severity for doubt in doubts("It has 9 cranes.", seven, seven)] == ["reject"]


def test_a_sum_or_difference_of_the_evidence_is_not_doubted():
    """A rise from 40 to 55 is a rise by 15."""
    quote = "The fee rose from 40 to 55 crowns"
    assert doubts("The fee rose by 15 % points, 95 in all.", quote=quote) == []
    assert [doubt.severity for doubt in doubts("It rose by 95 %.")] == ["reject"]


def test_a_percentage_behind_an_amount_of_money_is_none_of_it():
    """What a comma parts from "euros" is no sum in euros: the source may have that percentage elsewhere."""
    text = "It costs 7.8 million euros. The state pays 40 percent of the costs."
    assert doubts("It costs 7.8 million euros, 40 percent of it paid by the state.", text, text) == []


def test_what_may_only_by_chance_be_a_difference_is_cautioned():
    """Where the evidence has another number of the same thing, one that its figures might give is doubted."""
    quote = "It was closed 35 years ago, after 5 storms."
    assert [doubt.severity for doubt in doubts("It was closed 30 years ago.", quote, quote)] == ["caution"]
    fee = "The fee rose from 40 crowns to 55 crowns."
    assert doubts("The fee rose by 15 crowns.", fee, fee) == []


def test_a_number_from_elsewhere_in_the_source_is_cautioned_where_the_evidence_has_another():
    """Between the same words, the nearest sentence has one number; that the source has the other of something else."""
    quote = "Members get a 20 % discount on tickets."
    statement = "Members get a 30 % discount on tickets."
    (doubt,) = doubts(statement, f"{quote} The hall is 30 % wood.", quote)
    assert (doubt.severity, doubt.instead) == ("caution", "20 %")
    assert doubts(statement, f"{quote} In May they get a 30 % discount.", quote) == []


def test_a_doubt_shows_what_the_evidence_has():
    """Where the evidence has a number before the same word, it is shown with its place."""
    (doubt,) = doubts("The port handled 1,260 ships.", quote="the port handled 1,250 ships")
    assert doubt.at
    assert (doubt.instead, doubt.at.of(TEXT)) == ("1,250", "1,250")


def test_numerals_of_another_script_are_only_cautioned():
    """In a Chinese source numbers may be written in ways that are not read here."""
    assert [doubt.severity for doubt in doubts("It has 31 boats.", text="港口有三十二艘船。")] == ["caution"]


def test_verify_runs_every_check_in_the_order_of_the_words():
    """Doubts of all checks come sorted by where they stand in the statement."""
    document = Document.from_text(TEXT)
    item = Item(statement="“We are very sorry indeed”, it said of 1,260 ships in 1987.", citations=())
    found = verify(item, (), {document.id: document})
    by_rule = [doubt.check for doubt in found if doubt.check in {"quoted_words", "numbers"}]
    assert by_rule == ["quoted_words", "numbers", "numbers"]
    assert [doubt.span for doubt in found] == sorted(doubt.span for doubt in found)


@given(st.text(), st.text())
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer, and spans lie in the statement."""
    assert all(doubt.span.end <= len(statement) for doubt in doubts(statement, text))


@given(st.integers(0, 10**12))
def test_a_number_of_the_source_is_never_doubted(number):
    """What stands in the source, grouped or not, is borne out by it."""
    assert doubts(f"It had {number} parts.", f"It had {number:,} parts.") == []
    assert doubts(f"It had {number:,} parts.", f"It had {number} parts.") == []


@pytest.mark.parametrize(
    ("spelled", "value"),
    [
        ("twenty-five", 25),
        ("two hundred and six", 206),
        ("three thousand and forty-two", 3042),
        ("a million", 1_000_000),
        ("five million two hundred thousand", 5_200_000),
        ("one in ten", 1),
        ("a dozen", 12),
    ],
)
def test_spelled_out_numbers_have_their_value(spelled, value):
    """A number spelled out is read as a whole."""
    assert next(figures(fold(spelled))).values[0] == value


def test_what_is_told_instead_is_not_what_the_statement_says_anyway():
    """Of two sums in the evidence the one that is missing from the statement is what it got wrong."""
    text = "The port pays 38 million crowns of the 52 million crowns that repairs cost."
    evidence, sources = cited(text, text)
    (doubt,) = numbers("Repairs cost 58 million crowns, of which the port pays 38 million crowns.", evidence, sources)
    assert doubt.instead == "52 million"


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("The harbour cost 5 billion euros.", "Le port a coûté 5 milliards d'euros, selon le maire de la ville."),
        ("The harbour cost 5 million euros.", "Le port a coûté 5 millions d'euros, selon le maire de la ville."),
        ("The harbour cost 2.5 billion euros.", "Der Hafen hat 2,5 Mrd. Euro gekostet, und das ist nicht alles."),
        ("The harbour cost 740 million euros.", "Der Hafen hat 740 Mio. Euro gekostet, und das ist nicht alles."),
        ("The harbour cost 3 trillion euros.", "Der Hafen hat 3 Billionen Euro gekostet, und das ist nicht alles."),
        ("The harbour cost 3 trillion euros.", "Le port a coûté 3 billions d'euros, selon le maire de la ville."),
        ("The harbour cost 7 billion euros.", "El puerto costó 7 mil millones de euros, según el alcalde de la villa."),
        ("The harbour cost 1.2 trillion euros.", "El puerto costó 1,2 billones de euros, según el alcalde de Lugo."),
        ("The harbour cost 8 billion reais.", "O porto custou 8 mil milhões de reais, mais do que em 2015."),
        ("The harbour cost 8 billion reais.", "O porto custou 8 bilhões de reais, mais do que em 2015."),
        ("The harbour took in 12,000 people.", "O porto recebeu 12 mil pessoas, mais do que em 2015."),
        ("The harbour cost 6 billion euros.", "Il porto è costato 6 miliardi di euro, più che nel 2015."),
        ("The harbour took in 15,000 people.", "Il porto ha accolto 15mila persone, più che nel 2015."),
        ("The harbour cost 4 billion roubles.", "Порт стоил 4 млрд рублей, и это не всё."),
        ("The harbour cost 4 million roubles.", "Порт стоил 4 миллиона рублей, и это не всё."),
        ("The harbour took in 14,000 people.", "Порт принял 14 тыс. человек, и это не всё."),
        ("The harbour cost 350 million yuan.", "港口耗资3.5亿元。"),
        ("The harbour took in 120,000 people.", "港口接待了12万人。"),
        ("The harbour cost 1.5 trillion yen.", "港は1兆5,000億円かかった。"),
        ("The harbour took in 1,200 people.", "港口接待了一千二百人。"),
        ("The harbour cost 120 million won.", "항만 건설에 1억 2천만 원이 들었다."),
        ("The harbour took in 35,000 people.", "항만에는 3만5000명이 왔다."),
        ("The harbour cost 50 million rupees.", "The harbour cost Rs 5 crore, and the state paid it."),
        ("The harbour cost 5 trillion rupees.", "The harbour cost Rs 5 lakh crore, and the state paid it."),
        ("The harbour took in 150,000 people.", "The harbour took in 1,50,000 people, and the state paid it."),
        ("Le port a coûté 5 milliards d'euros.", "The harbour cost 5 billion euros, and the state paid it."),
        ("Le port a coûté 5 billions d'euros.", "The harbour cost 5 trillion euros, and the state paid it."),
        ("Der Hafen hat 2,5 Mrd. Euro gekostet.", "The harbour cost 2.5 billion euros, and the state paid it."),
        ("El puerto costó 7 mil millones de euros.", "The harbour cost 7 billion euros, and the state paid it."),
        ("港口耗资3.5亿元。", "The harbour cost 350 million yuan, and the state paid it."),
        ("The harbour cost ¥350 million.", "The harbour cost 350 million yuan, and the state paid it."),
        ("Der Hafen hat 4,25 Milliarden Euro gekostet.", "Der Hafen hat 4.250 Mio. Euro gekostet, sagt die Stadt."),
        ("Der Hafen zählte rund 1.300 Schiffe.", "Der Hafen zählte 1.250 Schiffe, und das ist nicht alles."),
    ],
)
def test_magnitudes_of_other_languages_are_read(statement, text):
    """A milliard is a billion, a crore ten million, 万 ten thousand, on whichever side it stands."""
    assert doubts(statement, text) == []


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("The harbour cost 6 billion euros.", "Le port a coûté 5 milliards d'euros, selon le maire de la ville."),
        ("The harbour cost 3.75 billion euros.", "Der Hafen hat 2,5 Mrd. Euro gekostet, und das ist nicht alles."),
        ("The harbour took in 35 people.", "Порт принял четырнадцать человек, и это не всё."),
        ("The harbour took in 350,000 people.", "港口接待了12万人。"),
        ("The harbour grew by 12 %.", "Le port a grandi de douze pour cent, selon la direction, et de 9 navires."),
        ("The harbour opens at 18 h.", "El puerto abre a las seis, según el alcalde de la villa."),
    ],
)
def test_what_another_language_may_spell_out_is_never_rejected(statement, text):
    """How a number is said in words is not known of other languages, so that a short one is only cautioned."""
    evidence = text if "2,5" in text else ""
    expected = ["reject"] if evidence else ["caution"]
    assert [doubt.severity for doubt in doubts(statement, text, evidence)] == expected


def test_a_line_of_another_script_does_not_weaken_what_is_held_against_a_number():
    """One Japanese line in an English source, which nobody cites, is no reason to doubt with caution."""
    text = f"{TEXT * 3}\n港は静かだ。\n"
    assert [doubt.severity for doubt in doubts("The port handled 1,260 ships.", text)] == ["reject"]
    assert [doubt.severity for doubt in doubts("The port handled 1,260 ships.", text, "港は静かだ。")] == ["caution"]


@pytest.mark.parametrize(
    ("statement", "doubted"),
    [
        ("Repeat steps 31 and 32 at the quay.", []),
        ("See passages 31-32.", []),
        ("Repeat step 31 and haul 32 ropes.", ["32"]),
        ("The quay has 31 and 32 ropes.", ["31", "32"]),
    ],
)
def test_what_the_writer_numbers_is_no_number_of_the_source(statement, doubted):
    """Steps and passages are the writer's, two of them too; what follows one step is not."""
    assert [doubt.span.of(statement) for doubt in doubts(statement)] == doubted


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("The hall draws 1,900 kW.", "The hall draws 1.9 MW."),
        ("The air reached 105.8 °F.", "The air rose from 19 °C to 41 °C."),
        ("The tank holds 1,136 litres.", "The tank holds 300 gallons."),
        ("It stopped at 3.42 a.m. for a while.", "It stopped at 03:42 UTC, for a while."),
        ("It shuts at 7 pm.", "Opening hours: 08:00-19:00."),
        ("More than a thousand servers went down.", "In all, 1,184 servers went down."),
        ("Fewer than 10,000 cases came.", "Some 8,412 cases came."),
        ("The dividend stays at €0.80.", "The dividend of 80 cents per share stays."),
    ],
)
def test_a_number_that_the_source_tells_in_another_way_is_not_doubted(statement, text):
    """Another unit, another way to write a time of day, and a round number that the source's is above or below."""
    assert doubts(statement, text, text) == []


TABLE = """| Quarter | Trips | Cost (EUR '000) |
|---|---|---|
| Q1 2024 | 31 | 45 |
| Q2 2024 | 14 | 11 |
| Q4 2024 | 52 | 162 |
"""


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Both bearings cost EUR 14,800.", "It costs EUR 7,400 each to replace the bearings."),
        ("The two states pay €20m.", "Germany and France pay 10 million euros each."),
        ("Some 5.2 million doses came.", "In May 2.6 million doses came, and the same number again in June."),
        ("Over 5 years it may come to 10 million euros.", "It shall not exceed EUR 2,000,000 per year."),
        ("The hall covers 1,056 square metres.", "The hall is 48 m long and 22 m wide."),
        ("By then 38 % of the hall still ran.", "By then 62 % of the hall was dark."),
        ("Cases fell by 33 %.", "Cases fell by a third to 8,400."),
        ("Cases fell from 12,600 to 8,400.", "Cases fell by a third to 8,400."),
        ("70 percent were ill.", "Seven in ten were ill."),
        ("Revenue beat what was expected by €40 million.", "Revenue was €1.24 billion, and €1.2 billion expected."),
        ("Net profit was down €8m.", "Net profit slipped 8 percent to €96m, from €104m."),
        ("That is 620 people in each group.", "The 1,240 people were split evenly into two groups."),
        ("It led 2-0 at the break.", "It scored twice before the break."),
        ("In 2023 it sold more.", "In 2024 it sold 340 pumps, fewer than in the year before."),
        ("Cracks were found in November 2024.", "On 14 February 2025 it said that cracks were found in November."),
        ("It sold 400 pumps in 2024.", "Dated May 2025: it sold 500 pumps in 2022 and 400 last year."),
        ("It was founded in 2015.", "Dated May 2025: it was founded ten years ago."),
        ("An appeals court cut it to $42,500.", "A court awarded $85,000; an appeals court halved the sum."),
        ("The year before it was $80m.", "Revenue doubled to $160m last year."),
        ("The bill costs $140 billion per year.", "The bill costs $1.4 trillion over ten years."),
        ("The act was almost 30 years old.", "On 14 June 2022 the court read the act of 1994."),
        ("It paid 40 cents the year before.", "It pays no dividend (prior year: EUR 0.40 a share)."),
        ("The mean age was 61 years.", "The mean age was 61.4 years."),
        ("The ratio was 1.4 for all.", "The ratio was 1.38 for all."),
        ("One in ten fell ill.", "Of 5,812 adults 614 fell ill."),
        ("Of them 47.7% were men.", "Of them 52.3% were women."),
        ("The meeting lasted 95 minutes.", "The council met at 7.30 pm. The meeting closed at 9.05 pm."),
        ("Im Jahr 2024 war es weniger.", "Der Haushalt 2025 ist da. Es sind 2,1 Millionen mehr als im Vorjahr."),
        ("Der Staat zahlte 206 Millionen.", "Der Bau kostet 412 Millionen Euro, und der Staat zahlt die Hälfte."),
        ("La dette baisse de 2,5 millions.", "La dette baisse de 12 à 9,5 millions, dit le maire de la ville."),
        ("Trips cost 218,000 euros.", TABLE),
        ("There were 97 trips.", TABLE),
        ("Capital and revenue together are 1,562,500 crowns.", "Capital: 1,250,000 crowns."),
    ],
)
def test_what_a_writer_works_out_is_only_cautioned(statement, text):
    """A multiple, an area, what a share leaves over, a fraction, a table's sum: the source tells what they come of."""
    assert {doubt.severity for doubt in doubts(statement, text, text)} <= {"caution"}


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Both bearings cost EUR 15,800.", "It costs EUR 7,400 each to replace the bearings."),
        ("In total, 400 people came.", "In total, 311 people came."),
        ("The hall covers 1,156 square metres.", "The hall is 48 m long and 22 m wide."),
        ("Trips cost 281,000 euros.", TABLE),
        ("The hall draws 1,700 kW.", "The hall draws 1.9 MW."),
        ("It stopped at 4.42 a.m. for a while.", "It stopped at 03:42 UTC, for a while."),
        ("The dividend stays at €0.90.", "The dividend of 80 cents per share stays."),
        ("Revenue beat what was expected by €50 million.", "Revenue was €1.24 billion, and €1.2 billion expected."),
        ("More than 3,000 servers went down.", "In all, 1,184 servers went down."),
        ("Cracks were found in November 2021.", "On 14 February 2025 it said that cracks were found in November."),
        ("It is due in June 2017.", "Bids close in June, and the winner is due in June 2016."),
        ("Cracks were found in March 2024.", "On 14 February 2025 it said that cracks were found in November."),
        ("An appeals court cut it to $24,500.", "A court awarded $85,000; an appeals court halved the sum."),
        ("The act was almost 40 years old.", "On 14 June 2022 the court read the act of 1994."),
        ("It paid 45 cents the year before.", "It pays no dividend (prior year: EUR 0.40 a share)."),
        ("The mean age was 62 years.", "The mean age was 61.4 years."),
        ("They offer a discount of 50 percent.", "They offer a discount of 15 percent on mats for $49.95."),
        ("Of them 48 percent were men.", "Of them 52 percent were women."),
        ("The meeting lasted 105 minutes.", "The council met at 7.30 pm. The meeting closed at 9.05 pm."),
        ("It sold 400 pumps in 2017.", "Dated May 2025: it sold 500 pumps in 2022 and 400 last year."),
    ],
)
def test_what_does_not_come_of_the_source_is_still_rejected(statement, text):
    """Where nothing told comes to the number, it is as wrong as any."""
    assert "reject" in {doubt.severity for doubt in doubts(statement, text, text)}


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("The lease was approved by 4 votes to 7.", "4 votes to 7"),
        ("The hall is 22 m long and 48 m wide.", "22 m long and 48 m"),
    ],
)
def test_two_numbers_that_have_changed_places_are_cautioned(statement, words):
    """Between the same words, the source has them the other way round, and nowhere as they are told."""
    text = "The lease was approved by 7 votes to 4. The hall is 48 m long and 22 m wide."
    found = doubts(statement, text, text)
    assert [(doubt.severity, doubt.span.of(statement)) for doubt in found] == [("caution", words)]
    assert doubts(statement, f"{text} {statement}", f"{text} {statement}") == []
    assert doubts("It went from 48 to 22, by 7 votes to 4.", text, text) == []


@pytest.mark.parametrize("statement", ["The share fell to 3.6 %.", "A cut to 3.6 %."])
def test_a_change_to_a_number_is_no_rounding_of_it(statement):
    """Only “up to” and the like say that a number is a round one."""
    text = "The share fell to 3.5 %, where it stood before."
    assert [doubt.severity for doubt in doubts(statement, text, text)] == ["reject"]
    assert doubts("It may be up to 3.6 %.", text, text) == []


@pytest.mark.parametrize(
    ("statement", "doubted"),
    [
        ("It killed at most 3,200 people.", ["at most 3,200"]),
        ("It killed up to 3,200 people.", ["up to 3,200"]),
        ("It killed more than 3,200 people.", []),
        ("It killed at least 3,200 people.", []),
        ("It killed 3,200 people.", ["3,200"]),
    ],
)
def test_a_bound_of_the_other_side_is_cautioned(statement, doubted):
    """At least so many are not at most so many, nor just so many."""
    text = "The flood has killed at least 3,200 people."
    found = doubts(statement, text, text)
    assert [doubt.span.of(statement).split()[-1] for doubt in found] == [words.split()[-1] for words in doubted]
    assert doubts(statement, f"{text} {statement}", f"{text} {statement}") == []


@pytest.mark.parametrize(
    ("statement", "doubted"),
    [
        ("30 parents came to the meeting.", "30"),
        ("They pay 600 crowns for a pump.", "600"),
        ("The crash hurt fourteen miners.", "fourteen"),
        ("Fewer than 30 parents came.", ""),
        ("They pay a maximum of 600 crowns.", ""),
        ("They pay 600 crowns or less.", ""),
        ("The fund holds 900 marks.", ""),  # "more than" is often left out
        ("The fund holds 80 notes.", ""),  # the number alone is there, too
        ("The fund holds over 700 bonds.", "700"),
        ("The fund holds nearly 700 bonds.", ""),
        ("A lamp costs under 12 marks.", ""),
    ],
)
def test_a_bound_that_is_left_out_is_cautioned(statement, doubted):
    """“Fewer than 30” is not 30, nor is “up to 600” 600; a bound of the other side is as wrong."""
    text = (
        "Fewer than 30 parents came to the meeting. They pay up to 600 crowns for a pump. The crash hurt at least "
        "fourteen miners. The fund holds more than 900 marks, at most 80 notes, of which it sold 80 notes, and almost "
        "700 bonds. A lamp must not cost more than 12 marks."
    )
    found = doubts(statement, text, text)
    assert [(one.severity, one.span.of(statement).split()[-1]) for one in found] == [("caution", doubted)] * bool(
        doubted
    )


@pytest.mark.parametrize(
    ("statement", "severities"),
    [
        ("The fire burned 125 square kilometres.", []),
        ("The fire burned 48 square miles.", []),
        ("The fire burned 150 square kilometres.", ["reject"]),
    ],
)
def test_a_square_of_a_unit_is_an_area(statement, severities):
    """Square kilometres and square miles are held against hectares."""
    text = "The fire burned 12,500 hectares of forest."
    assert [doubt.severity for doubt in doubts(statement, text, text)] == severities


def test_a_year_of_last_year_may_be_worked_out_beside_another_year():
    """The sentence names 2022, and its "last year" is the one before the text's."""
    text = "Dated May 2025: it sold 500 pumps in 2022 and 400 last year."
    found = doubts("It sold 400 pumps in 2024.", text, "it sold 500 pumps in 2022 and 400 last year")
    assert [one.severity for one in found] == ["caution"]


def test_the_figures_of_the_evidence_are_read_once(monkeypatch: pytest.MonkeyPatch):
    """Not once for each figure of a statement."""
    asked: list[Folded] = []

    def counted(text: Folded) -> Iterator[Figure]:
        asked.append(text)
        return figures(text)

    monkeypatch.setattr(proportions, "figures", counted)
    text = "12,5 " * 200
    assert list(numbers(text, *cited(text, text))) == []
    assert len(asked) == 1


def test_a_long_statement_is_not_walked_through_from_every_place(monkeypatch: pytest.MonkeyPatch):
    """Where each word is everywhere, fewer words are looked at than those of the text times those of the statement."""
    looked_at: list[int] = []
    walked = Index._walked

    def counted(index: Index, phrase: Folded, start: int, optional: Mapping[int, int]) -> int | None:
        looked_at.append(len(phrase.words))
        return walked(index, phrase, start, optional)

    monkeypatch.setattr(Index, "_walked", counted)
    text = "500 " * 2000
    assert not is_of_the_source("500 " * 1000, cited(text, text)[1])
    assert 0 < sum(looked_at) < 500_000
