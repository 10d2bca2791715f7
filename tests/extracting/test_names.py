"""Which capitals and common nouns name somebody, and with what role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extracting.foreign import foreign_names
from summarizer.extracting.groups import groups
from summarizer.extracting.names import names
from summarizer.extracting.sorts import Named, sort
from summarizer.extracting.states import state
from tests.extracting.extracted import reading_of


def named(text: str) -> list[str]:
    return [mention.name for mention in names(reading_of(text))]


def grouped(text: str) -> list[str]:
    return [mention.name for mention in groups(reading_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Monday, the harbour was closed.", []),
        ("Houses fell in the valley. Nobody minded.", []),
        ("However, Dana Whitlock disagreed.", ["Dana Whitlock"]),
        ("She met Theresa May in August.", ["Theresa May"]),
        ("The Ministry of Roads, Ports and Bridges declined.", ["Ministry of Roads, Ports and Bridges"]),
        ("The People's Gazette asked the Bureau of Fairs.", ["People's Gazette", "Bureau of Fairs"]),
        ("The Norvik-based Harbour Trust sued.", ["Harbour Trust"]),
        ("The plant makes 30 GW a year.", []),
        ("It was posted on Facebook by Harbour Trust.", ["Harbour Trust"]),
        ("They called Liu He.", ["Liu He"]),
        ("It went from Johnson & Pryce to Ludwig van Houten.", ["Johnson & Pryce", "Ludwig van Houten"]),
        ("Doctors for Safe Streets wrote to the Health and Human Services Agency.",
         ["Doctors for Safe Streets", "Health and Human Services Agency"]),
    ],
)  # fmt: skip
def test_names_are_told_from_other_capitals(text, expected):
    """Weekdays, units, platforms and words that open a sentence are no names; small words inside a name are."""
    assert named(text) == expected


def test_a_dateline_names_nobody():
    """Where and by whom a text was filed is no actor."""
    assert named("NORVIK (Reuters) - The mayor resigned.") == []


def test_a_lone_word_that_opens_a_sentence_is_a_name_where_the_text_uses_it_as_one():
    """The text tells "Fenwick" from "Ferries" by how it writes them elsewhere."""
    assert (
        named("Fenwick refused. The board of Fenwick met. Ferries stopped, and ferries cost money.") == ["Fenwick"] * 2
    )


def test_a_heading_in_title_case_names_only_persons_that_are_sure():
    """Where every word has a capital, a courtesy or a given name must tell."""
    text = "Interview with Dr. Sofia Brandt, Harbour Analyst and Expert on Ports\n\nThe harbour is small."
    assert named(text) == ["Sofia Brandt"]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Then Ohio Farmers Union President Jo Pike spoke.", "Jo Pike", "Ohio Farmers Union President"),
        ("It was written by marine biologist Rosa Lind.", "Rosa Lind", "marine biologist"),
        ("It angered Norland's leader Kim Voss.", "Kim Voss", "Norland's leader"),
        ("He called Secretary of State Anna Berg.", "Anna Berg", "Secretary of State"),
        ("Mother-of-two Clara Dunn waited.", "Clara Dunn", "Mother-of-two"),
        ("Then Gulls Keeper Oscar Flood fell.", "Oscar Flood", "Gulls Keeper"),
    ],
)
def test_a_role_before_a_name_is_its_title(text, name, title):
    """An office, a calling or a kinship that stands before a name is taken off it and kept."""
    mentions = {mention.name: mention.title for mention in names(reading_of(text))}
    assert mentions[name] == title


@pytest.mark.parametrize(
    "text", ["General Motors sold it.", "The General Assembly met.", "He joined Chief Steel Works."]
)
def test_an_office_inside_the_name_of_a_body_makes_no_person(text):
    """What follows the office must read as a person's name."""
    assert not any(mention.person for mention in names(reading_of(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The nurses demand a pay commission.", ["nurses", "pay commission"]),
        ("Rail unions said so.", ["Rail unions"]),
        ("It hurt school funding.", []),
        ("People familiar with the talks said no.", ["People familiar with the talks"]),
        ("The plan is to evaluate teachers.", ["teachers"]),
        ("It asks what they do when they face teachers.", ["teachers"]),
        ("The governor said nothing.", ["governor"]),
        ("Norland officials met detained migrants.", ["Norland officials", "detained migrants"]),
    ],
)
def test_groups_bodies_and_offices_are_found_by_their_nouns(text, expected):
    """A noun that qualifies another is no head; qualifying words go with theirs, verbs do not."""
    assert grouped(text) == expected


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ada Holm said no.", "says"),
        ('"No," said Ada Holm.', "says"),
        ("According to Ada Holm, it works.", "says"),
        ("Ada Holm, a baker from Norvik, sold the shop.", "acts"),
        ("Ada Holm and Envoy Jon Berg hope.", "acts"),
        ("The shop of Ada Holm was sold.", "named"),
        ("Talks between Norland and Ada Holm were short.", "named"),
        ("Ada Holm's shop is small.", "owns"),
    ],
)
def test_a_mention_tells_what_is_done_there(text, part):
    """The subject of a verb acts or says; what a preposition governs is no subject, however near the verb is."""
    assert [m.part for m in names(reading_of(text)) if m.name == "Ada Holm"] == [part]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Oslo", "state"),
        ("Norwegian", "state"),
        ("Harbour Trust", "organisation"),
        ("Rosa Lind", "person"),
        ("Baker Street", "thing"),
        ("Southern California", "place"),
        ("Republicans", "group"),
        ("New York", "place"),
    ],
)
def test_the_sort_of_a_name_is_read_off_its_words(name, expected):
    """Lists of states, places, given names and words for bodies decide, in this order of trust."""
    assert sort(Named(name, tuple(names(reading_of(f"They saw {name}."))))) == expected


def test_a_state_goes_by_its_people_and_its_capital():
    """All three names lead to one state."""
    found = [state(name) for name in ("Norway", "Norwegians", "Oslo")]
    assert [(one.name, one.form) for one in found if one] == [
        ("Norway", "name"),
        ("Norway", "demonym"),
        ("Norway", "capital"),
    ]


def test_common_nouns_of_a_language_that_capitalises_them_are_no_names():
    """In German only given names and acronyms tell."""
    text = "Die Stadt will den Hafen und die Brücke im Winter sperren, sagt Petra Lang vom Amt. Der Hafen ist zu klein."
    assert [mention.name for mention in foreign_names(reading_of(text))] == ["Petra Lang"]


@given(st.text(alphabet=st.sampled_from("Aa b.,'\u2019s\n-&()\"\u201c\u201d:1é中"), max_size=200))
def test_every_mention_lies_where_it_says(text):
    """The words at a mention's span are its name, in any text."""
    reading = reading_of(f"x{text}")
    for mention in (*names(reading), *groups(reading), *foreign_names(reading)):
        assert " ".join(reading.words(mention.span).split()) == mention.name
