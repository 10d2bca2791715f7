"""On what documents differ."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document
from tests.disagreeing.affairs import articles, found, sentences

#: Of the sentences that rules were made by, the part of each kind that they find, and of those that do not disagree the
#: part that they leave alone.
LEAST = {
    "fact": 0.8,
    "number": 0.9,
    "time": 0.9,
    "scope": 0.85,
    "attribution": 0.8,
    "quotation": 0.85,
    "none": 0.93,
}


def kinds(*documents: Document) -> list[str]:
    return [contrast.kind for contrast in found(*documents)]


def words(*documents: Document) -> list[list[set[str]]]:
    """Return the words by which the sides of each disagreement differ."""
    return [
        [{version.span.of(version.document.text) for version in side} for side in contrast.sides]
        for contrast in found(*documents)
    ]


@pytest.mark.parametrize("kind", LEAST)
def test_what_two_sentences_differ_in_is_found(kind: str):
    """Of each kind most are found, as what they are and nothing else; where nothing disagrees, hardly anything is."""
    pairs = sentences()[kind]
    expected = [] if kind == "none" else [kind]
    right = [pair for pair in pairs if kinds(*articles(*pair)) == expected]
    assert len(right) >= LEAST[kind] * len(pairs), [pair for pair in pairs if pair not in right]


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (
            "Guards led 31 tourists out of the cave.",
            "Guards led 45 tourists from the cave.",
            ["31 tourists", "45 tourists"],
        ),
        (
            "Six of those on board died when the ferry Marlin sank off Renn harbour.",
            "Seven of those on board died when the ferry Marlin sank off Renn harbour.",
            ["Six", "Seven"],
        ),
        ("The fair opens on 2 April.", "The fair opens on 9 April.", ["2 April", "9 April"]),
        ("The gate was locked at dusk.", "The gate was not locked at dusk.", ["locked", "was not locked"]),
        ("Every ferry to Skarr is late.", "Some ferries to Skarr are late.", ["Every ferry", "Some ferries"]),
        (
            "“Nobody asked the fishermen,” said Ole Brandt.",
            "“Nobody asked the fishermen,” said Ida Sand.",
            ["Ole Brandt", "Ida Sand"],
        ),
        (
            "“We shall sell the old mill,” said Ida Sand.",
            "“We shall keep the old mill,” said Ida Sand.",
            ["We shall sell the old mill", "We shall keep the old mill"],
        ),
        (
            "Harbour master Ida Sand called the plan “a reckless gamble”.",
            "Harbour master Ida Sand called the plan “a reckless adventure”.",
            ["a reckless gamble", "a reckless adventure"],
        ),
    ],
)
def test_each_side_is_told_by_the_words_that_differ(one: str, other: str, sides: list[str]):
    """A reader sees at once what stands against what."""
    assert words(*articles(one, other)) == [[{side} for side in sides]]


@pytest.mark.parametrize(
    ("one", "other", "sides"),
    [
        (
            "About 80,000 people came to the free concert in Lido Park.",
            "The police counted 35,000 visitors at the free concert in Lido Park.",
            ["80,000 people", "35,000 visitors"],
        ),
        (
            "Every school in the province of Salto will be closed on Monday because of the heat.",
            "Primary schools in the province of Salto stay shut on Monday on account of the heat.",
            ["Every school", "Primary schools"],
        ),
        (
            "The workers of the Brandau steelworks have accepted the owners' offer.",
            "The offer of the owners has been turned down by the workforce of the Brandau steelworks.",
            ["accepted", "turned"],
        ),
    ],
)
def test_one_affair_is_known_by_the_words_of_the_sentences_themselves(one: str, other: str, sides: list[str]):
    """They share a name and several words more, and nothing around them need be alike; a word may be said otherwise."""
    documents = Document.from_text(one, title="one"), Document.from_text(other, title="other")
    assert words(*documents) == [[{side} for side in sides]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Carla Ruiz won 38 per cent of the votes in the first round of the election in Salto.",
            "Carla Ruiz won 54 per cent of the votes in the run-off in Salto on Sunday.",
        ),
        (
            "An explosion at the Brandau chemical works killed three workers on Friday.",
            "Since 2015 eleven workers have been killed at the Brandau chemical works.",
        ),
        (
            "Around 9,000 people stood along the streets of Orsk on Saturday to watch the parade.",
            "Some 400 demonstrators blocked the parade in the streets of Orsk on Saturday.",
        ),
        (
            "Transport minister Nora Ilves opposes a toll on the Tollberg road.",
            "Transport minister Nora Ilves now supports a toll on the Tollberg road.",
        ),
    ],
)
def test_another_round_another_time_or_another_mind_is_no_disagreement(one: str, other: str):
    """However much two sentences share: each may be true of its own occasion, crowd or day."""
    assert kinds(*articles(one, other)) == []
    assert kinds(Document.from_text(one), Document.from_text(other)) == []


def test_a_term_that_is_cut_is_no_other_wording():
    """What somebody called a thing may be quoted in part."""
    one, other = (
        "Harbour master Ida Sand called the plan “reckless”.",
        "Harbour master Ida Sand called the plan “a reckless gamble”.",
    )
    assert kinds(*articles(one, other)) == []


def test_sources_that_say_the_same_are_one_side():
    """Two papers against one: two sides, not three disagreements."""
    first, second = articles("The storm broke 300 windows in Renn.", "The storm broke 120 windows in Renn.")
    third = Document.from_text("A storm broke 300 windows in Renn. " + second.text.partition(". ")[2], title="third")
    (contrast,) = found(first, second, third)
    assert [len(side) for side in contrast.sides] == [2, 1]
    assert {version.document.title for version in contrast.sides[0]} == {"one", "third"}


def test_a_number_that_both_know_is_no_other_number():
    """A paper that tells of the first count and of the last does not contradict one that has the last alone."""
    one, other = articles(
        "Divers raised 40 barrels. On the way home they raised 12 barrels.", "Divers raised 12 barrels."
    )
    assert kinds(one, other) == []


def test_rows_of_a_table_are_no_versions_of_each_other():
    """What each document tells many times over, with other numbers, is of many occasions."""
    one, other = (
        Document.from_text(
            " ".join(f"In week {week} the warden of Skarr counted {geese + week} geese." for week in range(9))
        )
        for geese in (40, 70)
    )
    assert kinds(one, other) == []


def test_two_events_of_one_sort_do_not_disagree():
    """Another day and another place, each named where its article begins: both may be true."""
    one = Document.from_text(
        "A mill burned down in Upper Tarn on Monday. Nine cows died in the mill. Sparks from a stove were the cause. "
        "Neighbours of the mill gave hay."
    )
    other = Document.from_text(
        "A mill burned down in Lower Tarn on Friday. Four cows died in the mill. Sparks from a saw were the cause. "
        "Neighbours of the mill gave tents."
    )
    assert kinds(one, other) == []
    same_day = Document.from_text(other.text.replace("Friday", "Monday"))
    assert kinds(one, same_day) != []


def test_documents_that_name_many_others_are_on_other_affairs():
    """However alike two sentences of theirs are; of short ones, which name few, the words around them tell."""
    told = (
        "The couple had been married for {} years. The well is abandoned. Villagers of the valley brought them tents. "
    )
    one, other = Document.from_text(told.format("four")), Document.from_text(told.format("five"))
    assert kinds(one, other) == ["number"]
    guests = "They met Ada Holm, Bo Lind, Cy Dahl, Eva Berg, Finn Moe, Gro Vik and Hans Ott."
    others = "They met Kai Aas, Lea Boe, Mia Dal, Ole Eng, Per Foss, Rut Graa and Tor Hauge."
    assert kinds(Document.from_text(one.text + guests), Document.from_text(other.text + guests)) == ["number"]
    assert kinds(Document.from_text(one.text + guests), Document.from_text(other.text + others)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The price of the bars has not changed.", "The firm chose between a change of the bars or of the price."),
        ("Ole Brandt said that my mother left Renn 20 years ago.", "Her mother left Renn 26 years ago."),
    ],
)
def test_a_choice_and_ones_own_life_contradict_nothing(one: str, other: str):
    """What one chooses between is not so; another's mother is another."""
    assert kinds(*articles(one, other)) == []


def test_a_firm_is_no_other_speaker_than_its_brand():
    """Where a document says that one belongs to the other."""
    one, other = articles("“We shall bake no more bread,” said Krust.", "“We shall bake no more bread,” said Holtmann.")
    assert kinds(one, other) == ["attribution"]
    owned = Document.from_text(other.text + " Holtmann, which owns Krust, has nine mills.", title="other")
    assert kinds(one, owned) == []
    brand = Document.from_text(
        "Bread of Krust costs more. " + one.text + " Its makers, Holtmann, have mills.", title="one"
    )
    assert kinds(brand, other) == []


def test_nobody_is_another_number_than_some():
    """Wherever the number stands, before what is said of it or after."""
    hurt = articles(
        "Nobody was hurt when the tram left its track.", "When the tram left its track, it hurt five people."
    )
    told = articles("He told nobody about the well.", "He told two people about the well.")
    assert kinds(*hurt) in ([], ["number"])
    assert kinds(*told) in ([], ["number"])


def test_articles_on_other_affairs_do_not_disagree():
    """The same sentence with another number, but nothing else in common: both may be true."""
    one = Document.from_text("The zoo of Renn has two bears. They sleep all day. Tickets cost nine crowns.")
    other = Document.from_text("A pool in Renn will be closed. Swimmers are angry. Tickets cost four crowns.")
    assert kinds(one, other) == []


@pytest.mark.parametrize("kind", ["fact", "number", "time", "scope", "attribution", "quotation"])
def test_the_order_of_documents_does_not_matter(kind: str):
    """Whichever is read first, the same is found, with its sides the other way round."""
    for pair in sentences()[kind]:
        one, other = articles(*pair)
        there = [sides[::-1] for sides in words(other, one)]
        assert words(one, other) == there


def test_a_document_does_not_disagree_with_itself():
    """Nor with a copy of itself, whatever stands in it."""
    text = " ".join(side for pairs in sentences().values() for pair in pairs for side in pair[:2])
    document = Document.from_text(text, title="one")
    assert found(document) == ()


@pytest.mark.parametrize("text", ["", "?", "“", "12", "“12” “13”", "Not. No. “Not.” 3 May. All all all."])
def test_what_tells_nothing_differs_in_nothing(text: str):
    """Texts of marks, numbers and small words are read without a fault."""
    assert kinds(Document.from_text(text), Document.from_text(text + " ")) == []


WORDS = st.sampled_from(
    "nobody three hurt they he both only not told that who by fire began because until half people every day summer "
    "the a not no all some 12 13 3 May Monday “ ” , . said will closed open of in for Renn crowns boats by".split()
)


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, max_size=60), st.lists(WORDS, max_size=60))
def test_any_two_texts_are_compared(one: list[str], other: list[str]):
    """Every side lies in its document, in the passage that it names; two sides are of different words."""
    documents = [Document.from_text(" ".join(text), title=title) for text, title in ((one, "one"), (other, "other"))]
    for contrast in found(*documents):
        assert len(contrast.sides) > 1
        for side in contrast.sides:
            for version in side:
                assert version.passage.span.covers(version.span)
                assert version.span.end <= len(version.document.text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The new mill in Brome will start work in July.",
            "The new mill in Brome started work in September, after a delay.",
        ),
        ("The new bridge over the Ros will open in July.", "The new bridge over the Ros was opened in September."),
        (
            "From January a cubic metre of water will cost 2.40 pounds, the works say.",
            "In Upper Hale, a cubic metre of water costs 1.95 pounds.",
        ),
        (
            "Nearly a fifth of the water seeps away through leaks.",
            "In the old town, she says, two fifths of the water seeps away.",
        ),
    ],
)
def test_what_came_of_a_plan_and_what_is_so_elsewhere_is_no_disagreement(one: str, other: str):
    """What will be and what has come of it are of two times; a sentence that begins with a place is of that place."""
    assert found(*articles(one, other)) == ()


def test_one_time_told_in_two_ways_is_one_side():
    """18:15 and 6.15pm stand together against 8pm."""
    texts = ("at 18:15", "at 6.15pm", "at 8pm")
    first, second = (articles(f"The siren of Renn sounded {time}.", "Snow fell.")[0] for time in texts[:2])
    third = articles("Snow fell.", f"The siren of Renn sounded {texts[2]}.")[1]
    (contrast,) = found(first, second, third)
    assert sorted(len(side) for side in contrast.sides) == [1, 2]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("The mayor of Aldwick did not resign.", "The mayor of Aldwick resigned after allegations.", "fact"),
        ("The storm broke 40 houses in Renn.", "Due to the storm 60 houses in Renn broke.", "number"),
        ("On Monday 1200 workers left the mill.", "On Monday 1500 workers left the mill.", "number"),
        (
            "Fourteen passengers were hurt, a doctor said.",
            "According to the shipping line, 19 passengers were hurt.",
            "number",
        ),
        ("The mill has 1,234,567 bricks.", "The mill has 1,234,571 bricks.", "number"),
    ],
)
def test_words_that_only_look_like_others_hide_nothing(one: str, other: str, kind: str):
    """Neither "after allegations", "due to" nor 1200 workers are what they look like; long numbers differ, too."""
    contrasts = found(*articles(one, other))
    assert [contrast.kind for contrast in contrasts] == [kind]
    assert all(len(contrast.sides) > 1 for contrast in contrasts)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The meeting lasted three hours.", "The conference lasted five hours."),
        ("The dairy cut 40 jobs in spring.", "The dairy cut 70 posts in spring."),
        ("Prices rose for all customers in May.", "Prices climbed for some clients in May."),
    ],
)
def test_words_said_for_others_are_known_in_either_order(one: str, other: str):
    """Whichever document is named first."""
    assert kinds(*articles(one, other)) == kinds(*reversed(articles(one, other)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # A club's name tells whose coach it is, and "she said" that nobody else who is named says it.
        (
            "“I am not leaving this club for money,” said Petra Varga of Renn.",
            "“I am not leaving this club this summer,” the Renn coach said.",
            ["quotation"],
        ),
        (
            "Ida Sand waited. “We shall sell the old mill,” she said after talks with Ole Brandt.",
            "Ole Brandt went home. “We shall sell the old mill,” said Ida Sand.",
            [],
        ),
    ],
)
def test_who_is_named_beside_a_quotation_need_not_say_it(one: str, other: str, expected: list[str]):
    """Nor be another than who does."""
    assert kinds(*articles(one, other)) == expected


def test_articles_that_begin_in_two_places_are_on_two_affairs():
    """Where neither tells of the other's place; in one place they disagree."""
    told = (
        "In {} the Green Party won seats in Sunday's council election. Its leader, Rosa Vint, danced. "
        "The mayor congratulated her. Turnout was {} per cent."
    )
    one, other, again = (Document.from_text(told.format(*each)) for each in (("Halm", 61), ("Orsk", 48), ("Halm", 48)))
    assert kinds(one, other) == []
    assert kinds(one, again) == ["number"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # "Already" tells of the clause that it stands in, "initially" of the whole sentence.
        (
            "The siren of Renn sounded at 6.15pm, when the main street was already under water.",
            "The siren of Renn sounded at 7.45pm.",
            ["time"],
        ),
        (
            "The siren of Renn, which had initially failed, sounded at 6.15pm.",
            "The siren of Renn sounded at 7.45pm.",
            [],
        ),
        ("The rule applies to all lines.", "The rule applies to lines 7 to 9.", ["scope"]),
    ],
)
def test_what_stands_in_a_clause_is_of_that_clause(one: str, other: str, expected: list[str]):
    """So a word that says that something was moved hides no difference in another clause."""
    assert kinds(*articles(one, other)) == expected


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("fact", "The heater in the stable was switched on.", "The heater in the stable was switched off."),
        ("fact", "Alderman Berg voted with the majority.", "Alderman Berg abstained."),
        (
            "fact",
            "The motion of the tenants was carried by the council.",
            "The motion of the tenants was rejected by the council.",
        ),
        ("fact", "Judge Maren Stolt granted the order.", "The order was refused by Judge Maren Stolt."),
        ("number", "The dairy is to cut 230 jobs in Renn.", "The dairy is to cut 310 positions in Renn."),
        ("number", "Turnout in the parish was 71 per cent.", "Turnout in the parish was 58 per cent."),
        (
            "number",
            "The navy ordered four anti-submarine frigates from the yard in Holt.",
            "The navy ordered six frigates from the yard in Holt.",
        ),
        (
            "number",
            "By noon on 17 January, 23 patients of the ward had a fever.",
            "By noon on 17 January, 31 patients of the ward had a fever.",
        ),
        (
            "time",
            "The siren in the square sounded at 6.15 in the evening.",
            "The siren in the square sounded at 7.45 in the evening.",
        ),
        (
            "time",
            "The log shows that the first alarm was raised at 4.40am.",
            "According to the log the first alarm was raised at 10.50pm.",
        ),
        ("time", "The warden took up her post in September 1988.", "The warden took up her post in September 1994."),
        (
            "scope",
            "The order to boil water covers the whole valley.",
            "The order to boil water covers only the upper valley.",
        ),
        (
            "scope",
            "The vaccine helped patients in every age group.",
            "The vaccine helped patients only if they were under fifty.",
        ),
        ("", "A regional train with 83 people on board left the rails.", "All 83 people on board the train are safe."),
        ("", "One portion in three is thrown away.", "A third of all portions is thrown away."),
        ("", "The page was left online for six weeks.", "The page stayed online for six weeks."),
        ("", "The bow was torn open, and the pier was shut.", "The pier was closed."),
        ("", "The bill for a house comes to 2,046 crowns.", "The council puts up the bill for a house by 6 crowns."),
        ("", "The fire had burned 150 hectares by Wednesday.", "The fire burned 220 hectares."),
        ("", "The mill was to open in 2027.", "The mill, once foreseen for 2027, opens in 2028."),
        (
            "",
            "The firm told a meeting on Tuesday of its plans.",
            "The minister invited the firm to a meeting on Monday.",
        ),
        (
            "fact",
            "The window of the bank was broken by a demonstrator's stone.",
            "The window of the bank was broken by a reversing police van.",
        ),
        ("", "The shares of the mill gained 6 per cent by midday.", "The shares of the mill gained 4 per cent."),
        (
            "",
            "The gate that had stood open was shut by the mayor of Renn.",
            "The gate was closed by the mayor of Renn.",
        ),
        ("fact", "The gate of the lock was open.", "The gate of the lock was shut."),
        (
            "fact",
            "On Friday judge Maren Stolt granted an order that obliges the dairy to mend its roof in a month.",
            "The application for an immediate order was refused by judge Maren Stolt.",
        ),
        ("time", "The reform is to start on 1 January 2028.", "The reform is due on 1 July 2028."),
        (
            "number",
            "Some 40 houses in Renn were damaged due to the storm.",
            "Some 60 houses in Renn were damaged by the storm.",
        ),
        (
            "fact",
            "The dean of Renn was praised by the bishop of Lund.",
            "The bishop of Lund condemned the dean of Renn.",
        ),
        (
            "",
            "Cars are forbidden in the old town of Renn.",
            "Electric cars are not forbidden in the old town of Renn.",
        ),
    ],
)
def test_each_rule_holds_for_its_own_sentences(kind: str, one: str, other: str):
    """What they differ in is found, and nothing where they do not ("")."""
    assert kinds(*articles(one, other)) == ([kind] if kind else [])
