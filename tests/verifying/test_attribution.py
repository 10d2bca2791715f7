"""Who is said to speak, and who does in the source."""

from __future__ import annotations

import pytest
from hypothesis import given

from summarizer.verifying.attribution import attribution
from tests.verifying.cited import doubts, said
from tests.verifying.cues import ENGLISH, cue_words

TEXT = (
    "Anna Lindqvist said the old pier was safe for everyone. The Varrow Herald reported that the ferry was late again. "
    f"{'Nothing else happened on that day in the town. ' * 8}He said the harbour was too deep for small boats. "
    "The Ferry Drivers Union said wages were too low. Karl Boe was there, and so was Ida Vik."
)
SAFE = "said the old pier was safe for everyone"


@pytest.mark.parametrize(
    ("statement", "quote", "words"),
    [
        ("Karl Boe said the old pier was safe.", SAFE, "Karl Boe"),
        ("According to Ida Vik, the old pier was safe for everyone.", SAFE, "Ida Vik"),
        ("The old pier was safe for everyone, said Karl Boe.", SAFE, "Karl Boe"),
        ("According to the Oslo Gazette, the ferry was late again.", "the ferry was late again", "Oslo Gazette"),
        ("Karl Boe, night mayor of Lessing, said the old pier was safe.", SAFE, "Karl Boe"),
    ],
)
def test_words_in_the_wrong_mouth_are_cautioned(statement, quote, words):
    """The speaker or outlet named must be the one that the text gives."""
    assert said(attribution, statement, TEXT, quote) == [("caution", words)]


@pytest.mark.parametrize(
    ("statement", "quote"),
    [
        ("Lindqvist said the old pier was safe.", SAFE),
        ("Anna Lindqvist, night mayor of Lessing, said the old pier was safe.", SAFE),
        ("Ms. Lindqvist's office says the old pier was safe.", SAFE),
        ("She said the old pier was safe.", SAFE),
        ("The pier, which Karl Boe visits, was safe.", SAFE),
        ("Karl Boe said the harbour was too deep for small boats.", "the harbour was too deep for small boats"),
        ("According to the Herald, the ferry was late again.", "the ferry was late again"),
        ("The FDU said wages were too low.", "wages were too low"),
        ("Karl Boe said something else altogether.", SAFE),
    ],
)
def test_speakers_that_the_source_has_or_does_not_tell_are_not_doubted(statement, quote):
    """A surname, an acronym, a pronoun on either side, and another matter pass."""
    assert said(attribution, statement, TEXT, quote) == []


def test_a_person_does_not_speak_for_another_who_is_near():
    """The chair, between commas, says it himself; a board that is near may have let him say it."""
    text = "Karin Holm left the Harbour Board in June. The new chair, Jonas Vik, said talks would resume in May."
    quote = "talks would resume in May"
    assert said(attribution, "Karin Holm said talks would resume in May.", text, quote) == [("caution", "Karin Holm")]
    assert said(attribution, "The Harbour Board said talks would resume in May.", text, quote) == []
    assert said(attribution, "Jonas Vik said talks would resume in May.", text, quote) == []


def test_the_speaker_of_a_dialogue_counts():
    """Where layout tells who speaks, nobody else does; a label of one letter names nobody."""
    text = "The pier was safe for everyone."
    assert said(attribution, "Karl Boe said the pier was safe.", text, speaker="ANNA LINDQVIST") == [
        ("caution", "Karl Boe")
    ]
    assert said(attribution, "Lindqvist said the pier was safe.", text, speaker="ANNA LINDQVIST") == []
    assert said(attribution, "Karl Boe said the pier was safe.", text, speaker="A") == []
    assert said(attribution, "Karl Boe said the pier was safe.", text, speaker="Guest") == []


@pytest.mark.parametrize("listed", ["Karl Boe (Chair)", "Chair (Karl Boe)"])
def test_an_office_is_the_label_of_whom_the_text_calls_so(listed):
    """Who is listed as the chair says what the chair says, and nobody else does."""
    text = f"{listed}, Ida Vik.{' Nothing else happened on that day in the town.' * 8} The pier was safe for everyone."
    quote = "The pier was safe for everyone."
    assert said(attribution, "Karl Boe said the pier was safe.", text, quote, speaker="Chair") == []
    assert said(attribution, "Ida Vik said the pier was safe.", text, quote, speaker="Chair") == [
        ("caution", "Ida Vik")
    ]


@given(cue_words, cue_words)
def test_nothing_raises(statement, text):
    """Whatever is said of whatever source, there is an answer."""
    assert all(doubt.span.end <= len(statement) for doubt in doubts(attribution, statement, f"{ENGLISH} {text}"))
