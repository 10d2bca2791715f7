"""The lexica of all languages: one form, and each read for a text of its language only."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from summarizer.canonical.lexicon import NEGATIONS
from summarizer.extracting.cues import ENGLISH, LANGUAGES, hits, word_list
from summarizer.extracting.lexicon import table
from summarizer.extracting.vocabulary import vocabulary
from tests.extracting.extracted import brief_of, reading_of

OTHERS = sorted(LANGUAGES - {ENGLISH})
# Lists of the English lexicon that only its own phrases name.
OWN = {"light", "decided", "good", "worsen", "harm", "drawback", "plan_noun", "be"}


def lexicon(language: str) -> dict[str, Any]:
    return table(language)


@pytest.mark.parametrize("language", OTHERS)
def test_a_lexicon_has_the_lists_and_only_groups_of_the_english_one(language):
    """What the rules ask of English words they may ask of any language's, and groups have their weights from there."""
    assert lexicon(ENGLISH)["words"].keys() - OWN <= lexicon(language)["words"].keys()
    groups = {name for name, entry in lexicon(language).items() if "cues" in entry}
    assert groups <= lexicon(ENGLISH).keys()
    assert {"demand", "fear", "unknown", "asked", "refusal", "plan"} <= groups


@pytest.mark.parametrize("language", OTHERS)
def test_a_lexicon_is_well_formed(language):
    """Every phrase and every list of a lexicon can be read."""
    assert hits(("?",), language=language)
    assert vocabulary(language).given


def test_marks_part_clauses_in_every_lexicon():
    """The marks that end a clause in English do so everywhere."""
    for language in OTHERS:
        for name in ("breaks", "stops", "cuts"):
            english, own = (lexicon(code)["words"][name].split() for code in (ENGLISH, language))
            assert set(english) <= set(own)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council has not said who is to pay for the bridge.", "en"),
        ("Der Rat hat nicht gesagt, wer für die Brücke zahlen soll, und das ist den Leuten nicht genug.", "de"),
        ("De raad heeft niet gezegd wie er voor de brug moet betalen, en dat is voor ons niet genoeg.", ""),
        ("Rada nie powiedziała, kto zapłaci za most.", ""),
        ("", ""),
    ],
)
def test_a_reading_knows_its_language(text, language):
    """A language without a lexicon, and words that show none, have no code."""
    assert reading_of(text).language == language


def test_an_english_text_reads_no_other_lexicon():
    """A lexicon is read when a text of its language is met, not before."""
    code = (
        "from tests.extracting.extracted import brief_of\n"
        "from summarizer import lexica\n"
        "read = []\n"
        "parse = lexica.tomllib.loads\n"
        "lexica.tomllib.loads = lambda text: read.append(text) or parse(text)\n"
        "brief_of('The council may close the old bridge, and nobody knows who is to pay for a new one.')\n"
        "print(sum(chr(10) + '[inflections]' + chr(10) in text for text in read), len(read) > 1)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["0", "True"]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_nothing_that_is_left_out_turns_a_sentence(language):
    """Connectives and sounds, which a statement leaves out, are no negations."""
    assert not (word_list("connective", language) | word_list("filler", language)) & NEGATIONS


MIXED = """\
# The bridge at Lomsted

The council of Lomsted plans to close the old bridge over the river in spring, Mayor Ines Falk said on Monday. She
warned that the wall may fail. It is still unclear who will pay for the new one, and the state has not said whether it
will help the town. The people who live on the other side of the river fear for their shops and for their school.

# Die Brücke von Lomsted

Die Bürgermeisterin Ines Falk sprach auch mit den Nachbarn auf der anderen Seite des Flusses. Der Fischereiverein Untere
Loms fordert einen Steg für die Boote, bevor die Brücke gesperrt wird. Der Vorsitzende Detlev Karsten warnte vor dem
Verlust der Laichplätze. Unklar ist, ob der Landkreis das bezahlt, und wann die Arbeiten am Ufer beginnen sollen.
"""


def test_each_part_is_read_in_its_own_language():
    """A German part of an English text gives its items and names by German words, and who is in both is one."""
    reading = reading_of(MIXED)
    assert (reading.language, reading.languages) == ("en", ("de", "en"))
    brief = brief_of(MIXED)
    assert any("plans to close" in item.statement for item in brief.proposals)
    assert any("fordert einen Steg" in item.statement for item in brief.proposals)
    assert any("Verlust der Laichplätze" in item.statement for item in brief.risks)
    names = [actor.name for actor in brief.actors]
    assert names.count("Ines Falk") == 1
    assert {"Detlev Karsten", "Fischereiverein Untere Loms"} <= set(names)
    assert not {"Brücke", "Steg", "Boote", "Ufer", "Verlust", "Die Brücke"} & set(names)


def test_events_and_claims_are_of_the_english_parts_alone():
    """German words that look like English ones ("in 1931 was …") tell no event."""
    english = "The lock was built in 1931 by the county. The chair argued that it has lost 18 per cent of its water."
    german = (
        "Die Stadt will den Hafen nicht schließen. In 1931 was das Tor noch aus Holz, und in 1950 had der Rat es "
        "verkauft, sagte die Vorsitzende, die auch von einem Verlust der Boote und von der Flut im Ort sprach."
    )
    filler = " The people of the county have said that they will not go to the lock, and that it is of no use to them."
    brief = brief_of(f"# Lock\n\n{english}{filler * 3}\n\n# Hafen\n\n{german * 2}\n")
    assert {event.when for event in brief.events} == {"in 1931"}
    assert not [claim for claim in brief.claims if "Rat" in claim.statement]
