"""Names of a statement against its sources."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document, Place, Span
from summarizer.verifying.names import names
from tests.verifying.cited import doubts, said

TEXT = """Anna Lindqvist, who leads the Harbour Board of Varrow, met Norwegian officials in Oslo on Monday. The World
Trade Organization was told. Mohammed al-Rashid of the ferry line, which is based in California, was not there. The
talks were about super tankers and a liquid natural gas terminal. McAllister's son Michael said that he liked Paris and
that the U.S. was not asked. You Tube has the film. The Board met again in Québec."""


@pytest.mark.parametrize(
    "statement",
    [
        "Lindqvist met officials from Norway.",
        "The officials were Norwegians, Ms Lindqvist said.",
        "The talks with Anna Lindqvist's Board were in Oslo.",
        "It was reported to the WTO.",
        "The Varrow Harbour Board met in Quebec.",
        "The ferry line of Mohamed Al Rashid is Californian.",
        "A terminal for LNG was discussed, as were super tankers.",
        "The film is on YouTube.",
        "His son Mike liked Paris, and so did the Parisians.",
        "The United States, or the USA, was not asked; no American was.",
        "Then President Lindqvist, Prime Minister Lindqvist and Dr. Lindqvist met.",
        "The line is from Calif., not from Varrow.",
        "Lindqvist – Who Leads The Board – Met Officials In Oslo",
        "“Everything is fine,” she said. Nobody else was there.",
        "Place of Meeting: it was in Oslo.",
        "It was on a Monday in May, at Christmas and on the Internet.",
        "She called the talks 'a waste of days' Nobody else was there.",
        "She called the talks ‘wasteful’ Nobody else was there.",
        "The terminal is to have 430 MW, and cost NOK 20 million in Q1 of FY24, No. 19 of the list.",
        "no capitals at all",
        "",
    ],
)
def test_names_that_the_source_has_in_some_form_are_not_doubted(statement):
    """A surname, a people, an acronym, another spelling, a title: the same name stands in the source."""
    assert said(names, statement, TEXT) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("The talks were in Bergen.", "Bergen"),
        ("Officials of Sweden met the Board.", "Sweden"),
        ("It was reported to the WHO, and to Greenpeace.", "Greenpeace"),
        ("Susan was not asked.", "Susan"),
        ("She met John Underhill of the ferry line.", "John Underhill"),
        ("The line is based in the Bay of Biscay.", "Bay of Biscay"),
        ("She met the workers' Susan there.", "Susan"),
        ("The GB of the ferry line was told.", "GB"),
    ],
)
def test_a_name_that_no_source_has_is_rejected(statement, words):
    """A place, a people, a body or a person that stands nowhere is rejected, with its words."""
    assert ("reject", words) in said(names, statement, TEXT)


def test_a_name_of_which_the_source_has_a_part_is_only_cautioned():
    """Who adds a given name to a surname may know it from elsewhere."""
    assert said(names, "The line of Karim al-Rashid was not there.", TEXT) == [("caution", "Karim")]


def test_a_country_may_be_added_to_a_name():
    """“The Swedish Harbour Board” for “the Harbour Board” tells the reader which one."""
    assert said(names, "It was the Swedish Harbour Board.", TEXT) == []
    assert said(names, "She came from the Oslo Swedish Board.", TEXT) == [("caution", "Swedish")]


def test_a_doubt_shows_the_name_that_the_evidence_has_in_the_same_place():
    """Where the evidence has another name after the same word, it is shown with its place."""
    (doubt,) = doubts(names, "She met officials in Bergen.", TEXT, "met Norwegian officials in Oslo on Monday")
    assert doubt.at
    assert (doubt.instead, doubt.at.of(TEXT)) == ("Oslo", "Oslo")


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Der Minister sprach im Bundestag über die Steuer und den Haushalt.", TEXT),
        ("Die Behörde hat das Gesetz und den Plan geprüft.", "Das Amt hat den Entwurf für die Stadt nicht geprüft."),
        ("在奥斯陆,董事会会见了挪威官员。", TEXT),
        ("The Board met in Oslo.", "董事会在奥斯陆会见了挪威官员。"),
        ("El puerto de la ciudad de Bergen es de los más grandes.", TEXT),
        ("이사회는 오슬로에서 회의를 열었다.", "이사회는 베르겐에서 회의를 열었다."),
    ],
)
def test_what_capitals_do_not_tell_is_not_doubted(statement, text):
    """In German every noun has a capital, in Chinese none; and a summary in another language has other names."""
    assert said(names, statement, text) == []


@pytest.mark.parametrize(
    ("known", "unknown", "text"),
    [
        ("Le maire est allé à Bergen avec les élus.", "Le maire est allé à Lyon avec les élus.",
         "La maire de la ville est dans les rues de Bergen avec les élus."),
        ("El alcalde de Toledo es el que más habla.", "El alcalde de Sevilla es el que más habla.",
         "En Toledo, el alcalde y los vecinos de la ciudad no están de acuerdo con el plan."),
        ("Он был в Москве и не в Самаре.", "Он был в Москве и не в Риге.",
         "Москва и Самара не были для него на карте."),
    ],
)  # fmt: skip
def test_other_languages_are_cautioned_at_most(known, unknown, text):
    """Where capitals make names, an unknown one is cautioned; inflected forms of a known one pass."""
    assert said(names, known, text) == []
    assert [severity for severity, _ in said(names, unknown, text)] == ["caution"]


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer, and its spans lie in the statement."""
    doubts(names, statement, text)


@given(st.lists(st.sampled_from(TEXT.split()), min_size=1, max_size=20))
def test_words_of_the_source_are_no_unknown_names(words):
    """However the words of a source are put together, no name among them is unknown to it."""
    assert said(names, " ".join(words), TEXT) == []


def test_who_speaks_or_writes_is_a_name_of_the_source():
    """A name that a source's format tells, of a speaker or of its author, is no unknown one."""
    text = "I propose to sell the fog horn. Nobody has asked the ferries yet."
    document = Document.from_text(text).model_copy(
        update={
            "author": "Greta Holm",
            "places": (Place(Span(0, 31), "speaker", "Bo Lind"), Place(Span(0, 31), "page", "Ada Berg")),
        }
    )
    told = {document.id: document}
    assert not list(names("The horn will be sold by Greta Holm, says Bo Lind.", (), told))
    assert list(names("The horn will be sold by Ada Berg.", (), told))


@pytest.mark.parametrize("statement", ["It is Paris that pays, they say.", "It was found in Africa, they say."])
def test_what_any_reader_knows_of_a_place_is_only_cautioned(statement):
    """A capital stands for the government of a country that the source names, and where a country lies is no secret."""
    text = "The French state pays for the wall, the mayors of Kenya and Peru say."
    assert [severity for severity, _ in said(names, statement, text)] == ["caution"]
    assert [severity for severity, _ in said(names, "It is Vienna that pays, they say.", text)] == ["reject"]
