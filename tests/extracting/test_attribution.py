"""Whose words a sentence holds."""

from __future__ import annotations

import re

import pytest

from summarizer.extracting.actors import cast
from summarizer.extracting.attribution import voices
from tests.extracting.extracted import brief_of, reading_of


def said(text: str) -> list[tuple[str | None, str]]:
    reading = reading_of(text)
    return [(voice.speaker, voice.manner) for voice in voices(reading, cast(reading))]


@pytest.mark.parametrize(
    ("sentence", "speaker", "manner"),
    [
        ('"The bridge is safe," said Ada Holm, an engineer at the port.', "Ada Holm", "direct"),
        ('"The bridge is safe," Ada Holm said.', "Ada Holm", "direct"),
        ("Ada Holm said the bridge is safe.", "Ada Holm", "indirect"),
        ("Ada Holm, who designed it, said the bridge is safe.", "Ada Holm", "indirect"),
        ('"The bridge is safe," said the port\'s director, Ada Holm.', "Ada Holm", "direct"),
        ('"The bridge is safe," the port\'s director, Ada Holm, said in a statement.', "Ada Holm", "direct"),
        ("The port's director, Ada Holm, said he knew of no unsafe bridge.", "Ada Holm", "indirect"),
        ('"The bridge is safe," said its keeper, Ada Holm.', "Ada Holm", "direct"),
        ('"The bridge is safe," the bridge\'s keeper, Ada Holm, said on Monday.', "Ada Holm", "direct"),
        ("The bridge is safe, according to Ada Holm.", "Ada Holm", "indirect"),
        ("The bridge is safe, port officials say.", "port officials", "indirect"),
        ("Ada Holm told reporters that the bridge is safe.", "Ada Holm", "indirect"),
        ("The bridge was opened by Ada Holm in June.", None, "narrated"),
        ("Ada Holm is said to like bridges.", None, "narrated"),
        ("According to the insurer the damage comes to 7 million euros.", "the insurer", "indirect"),
        ("According to the head of the port the damage is small.", "the head of the port", "indirect"),
        ("Nurses and lobbyists close to Mayor Ada R. Holm have said that the bridge is safe.", "lobbyists", "indirect"),
        ("Ada Holm' sister said the bridge is safe.", None, "narrated"),
        ("The Herald quoted Ada Holm as saying the bridge is safe.", "Ada Holm", "indirect"),
        ("The port blames Ada Holm for saying the bridge is safe.", "Ada Holm", "indirect"),
        ("The port disagreed with Ada Holm, who said the bridge is safe.", "Ada Holm", "indirect"),
        ("Neither the port nor Ada Holm said the bridge is safe.", None, "narrated"),
        ("Ada Holm never said the bridge is safe.", None, "narrated"),
        ("Had Ada Holm said the bridge is safe, they would have crossed it.", None, "narrated"),
        ("If enough people believe the bridge is safe, it is.", None, "narrated"),
        ("Norway maintained a policy of closing bridges.", None, "narrated"),
        ("Norway maintained that the bridge is safe.", "Norway", "indirect"),
        ("The bridge is old; add Code Sections on bridges.", None, "narrated"),
        ("The bridge is closed, with nearly 400 people writing to the port.", None, "narrated"),
    ],
)
def test_a_sentence_names_its_speaker(sentence, speaker, manner):
    """A verb of saying gives its subject's words to that subject, before or after it."""
    assert said(sentence) == [(speaker, manner)]


def test_what_a_bearer_of_an_office_says_of_a_man_is_not_said_by_who_spoke_before():
    """The "he" behind "said" is told of, and does not speak."""
    text = '"It is old," Otto Lind said. The port\'s director, Ada Holm, said he knew of no unsafe bridge.'
    assert [speaker for speaker, _ in said(text)] == ["Otto Lind", "Ada Holm"]


def test_a_quotation_goes_on_with_its_speaker():
    """A sentence in quotation marks right after a quotation is the same person's."""
    text = '"We built it well," said Ada Holm of the port. "It will stand for a hundred years."'
    assert said(text) == [("Ada Holm", "direct"), ("Ada Holm", "direct")]


def test_a_quotation_waits_for_its_speaker():
    """A quotation that runs on into the next sentence is that sentence's speaker's."""
    text = '"We built it well. It will stand for a hundred years," said Ada Holm of the port.'
    assert [speaker for speaker, _ in said(text)] == ["Ada Holm"] * len(said(text))


def test_he_and_she_are_the_last_speaker():
    """A "she said" after a named speaker is that speaker, while she is near."""
    text = "Ada Holm said the bridge is safe.\n\nShe said it will stand for a hundred years."
    assert [speaker for speaker, _ in said(text)] == ["Ada Holm", "Ada Holm"]


def test_he_and_she_are_no_group():
    """Whom "she" means is the last person who spoke or acted, not a group that spoke since."""
    text = "Ada Holm inspected the bridge in June. Critics said it was old.\n\nShe said it will stand for years."
    assert [speaker for speaker, _ in said(text)] == [None, "Critics", "Ada Holm"]


def test_he_is_nobody_where_it_may_be_one_of_two():
    """After a sentence in which a person does something beside another one, "he" is not guessed at."""
    text = "Ada Holm met Otto Lind at the bridge in June.\n\nHe said it will stand for years."
    assert [speaker for speaker, _ in said(text)] == [None, None]


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Professor Otto Lind of the University of Dunmere, who was not involved, called it a start.", "Otto Lind"),
        ("The report on it was written by Otto Lind.", None),
    ],
)
def test_he_is_not_who_spoke_before_another_was_named(between, speaker):
    """Once a text has turned to somebody else, "he" is that person, or nobody that can be told."""
    text = f'"It works," said Ada Holm.\n\n{between} He said it will stand for years.'
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(("pronoun", "speaker"), [("she", "Ada Holm"), ("he", None)])
def test_he_is_no_woman(pronoun, speaker):
    """A pronoun stands for nobody whose given name is the other's."""
    assert said(f'"It works," said Ada Holm.\n\nAsked again, {pronoun} said it will stand for years.')[-1][0] == speaker


SPEECH = """Remarks by Governor Ada Holm on the drought

Thank you all. I am here to ask for help. I will ask the council to buy water. Farmers say they have none.

I know that this is late. “It is a war on lawns,” Senator Otto Lind has said.
"""


def test_what_a_speech_says_is_its_speakers():
    """The narrator of "Remarks by Ada Holm" is she, but of its first line and of what she says that others say."""
    told = said(SPEECH)
    assert told[0] == (None, "narrated")
    assert {speaker for speaker, _ in told[1:]} == {"Ada Holm", "Farmers", "Otto Lind"}


def test_a_text_about_a_speech_is_nobodys_speech():
    """Where "I" stands in quotation marks alone, the author tells of the speech."""
    text = SPEECH.replace("I am", "She is").replace("I will", "She will").replace("I know", "She knows")
    assert "Ada Holm" not in {speaker for speaker, _ in said(text)}


def test_a_column_is_its_authors():
    """Under "By Ada Holm" an "I" outside quotation marks makes the text hers; a report has none."""
    column = "The tram\n\nBy Ada Holm, who chairs Rails Now\n\nI like trams. I paid for one. I would buy the line now."
    assert said(column)[-1] == ("Ada Holm", "turn")
    report = column.replace("I like", "Many like").replace("I paid", "Some paid").replace("I would", "They would")
    assert "Ada Holm" not in {speaker for speaker, _ in said(report)}


INTERVIEW = """The nets come up empty

Ada Holm has fished for thirty years. We met her in the harbour of Brome.

You once called the quota a mistake. Why?

Because it counts boats. I would count fish.

So should the fleet be smaller?

I've told the minister that it should be halved. Nobody listened.

The crews say that they would lose their homes.

That is true of my own crew. I don't like it either.

And if nothing happens?

Then in ten years I'll be mending nets for the museum.
"""


def test_answers_without_labels_are_whose_the_opening_introduces():
    """In an interview without labels the answers are the one person's; questions, with or without a mark, nobody's."""
    told = dict(zip((sentence.text for sentence in reading_of(INTERVIEW).sentences), said(INTERVIEW), strict=True))
    assert told["I would count fish."] == ("Ada Holm", "turn")
    assert told["Nobody listened."] == ("Ada Holm", "turn")
    assert told["That is true of my own crew."] == ("Ada Holm", "turn")
    assert told["You once called the quota a mistake."] == (None, "narrated")
    assert told["The crews say that they would lose their homes."][0] != "Ada Holm"
    assert told["We met her in the harbour of Brome."] == (None, "narrated")
    assert "Ada Holm" in [actor.name for actor in brief_of(INTERVIEW).actors]


def test_who_asks_is_not_whom_an_interview_introduces():
    """Neither "By Otto Lind" nor "Otto Lind spoke to her" gives him the answers, nor does a place take them."""
    text = INTERVIEW.replace("We met her in the harbour of Brome.", "Otto Lind spoke to her in Port Brome.")
    assert ("Ada Holm", "turn") in said(text)
    assert "Otto Lind" not in {speaker for speaker, manner in said(text) if manner == "turn"}


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        (r"Ada Holm has", "Ada Holm and Otto Lind have"),  # whose answers are they?
        (r"We met her in", "Her boat lies in"),  # one "you" may be the reader
        (r"\bI\b|\bmy\b", "they"),
    ],
)
def test_answers_that_may_be_anybodys_are_nobodys(words, instead):
    """Where two are introduced, nobody is met or asked, or no "I" answers, the text is no interview of one person."""
    assert ("Ada Holm", "turn") not in said(re.sub(words, instead, INTERVIEW))


def test_what_somebody_owns_is_no_verb_of_saying():
    """In "to publish its inspection reports." nobody reports; in "…, the council reports." somebody does."""
    demand = "Ada Holm has called for the yard to be closed and for the council to publish its inspection reports."
    assert "council" not in {speaker for speaker, _ in said(demand)}
    assert said("The bridge is safe, the Brome Council reports.") == [("Brome Council", "indirect")]


def test_an_office_is_its_bearers():
    """Words that are somebody's role, and no name, stand for him."""
    text = "Ada Holm, head of the National Bridge Study, and chair of the Brome Centre, said the bridge is safe."
    assert said(text) == [("Ada Holm", "indirect")]


def test_a_pronoun_without_a_speaker_is_nobody():
    """Where nobody spoke before, "she" is not guessed at."""
    assert said("She said it will stand for a hundred years.") == [(None, "narrated")]


def test_a_ministry_is_not_its_state():
    """A possessive qualifies the speaker and is not the speaker."""
    ((speaker, _),) = said("Norway's fisheries ministry said the quota would fall.")
    assert speaker != "Norway"


def test_a_turn_is_its_speakers():
    """In a dialogue the label tells whose words they are."""
    text = "Ada: We built it well, I think.\nBen: It is too narrow for two lorries.\nAda: That is true."
    assert [speaker for speaker, _ in said(text)] == ["Ada", "Ben", "Ada"]
