"""Which candidates are printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from summarizer.extracting import choosing, sameness
from summarizer.extracting.candidates import Candidate
from summarizer.extracting.choosing import MANY, NEARLY, OPENING, THRESHOLD, chosen
from summarizer.extracting.cues import hits
from summarizer.extracting.saying import NARRATOR
from tests.extracting.extracted import brief_of, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.extracting.reading import Sentence

SECTION = "proposals"


def candidates(weights: Iterable[float]) -> list[Candidate]:
    """Return a candidate of each weight, each in words of its own."""
    text = "\n\n".join(
        f"Lease the lamp{number} beside house{number} on street{number}." for number, _ in enumerate(weights)
    )
    cues = tuple(hits(("lease", "it"), speech=True))
    return [
        Candidate(SECTION, sentence, cues, weight, NARRATOR, frozenset(f"{word}{sentence.number}" for word in "abcd"))
        for sentence, weight in zip(reading_of(text).sentences, weights, strict=True)
    ]


def test_the_weightiest_comes_first():
    """Items stand in the order of their weight."""
    found = candidates([OPENING[SECTION], OPENING[SECTION] + 3, OPENING[SECTION] + 2])
    assert [one.weight for one in chosen(found, SECTION, 1_000)] == sorted((one.weight for one in found), reverse=True)


def test_nothing_below_the_threshold_is_printed():
    """However much room there is, what has too little weight is left out."""
    found = candidates([OPENING[SECTION] + 1, THRESHOLD[SECTION] - 0.1])
    assert [one.sentence.number for one in chosen(found, SECTION, 100_000)] == [0]


def test_a_few_weak_cues_open_no_section():
    """Where nothing has weight, weak cues are chance, and the section stays empty."""
    assert chosen(candidates([OPENING[SECTION] - 0.1] * (MANY - 1)), SECTION, 1_000) == []


def test_many_near_cues_open_a_section():
    """In talk each sentence says little; so many that say nearly enough are no chance."""
    assert len(chosen(candidates([OPENING[SECTION] - NEARLY + 0.1] * MANY), SECTION, 1_000)) == MANY


@pytest.mark.parametrize("tokens", [100, 10_000])
def test_a_text_bears_more_items_the_longer_it_is_but_slowly(tokens):
    """A text four times as long has about twice as many items, however many candidates there are."""
    found = candidates([OPENING[SECTION] + 1.0] * 200)
    shorter, longer = (len(chosen(found, SECTION, size)) for size in (tokens, 4 * tokens))
    assert 1.5 * shorter <= longer <= 2.5 * shorter


def test_another_sections_candidates_are_not_taken():
    """A section is made of its own candidates alone."""
    assert chosen(candidates([9.0, 9.0]), "risks", 1_000) == []


ACME = "Acme will open a plant in Paris next year."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (ACME, "Acme will open a plant in London next year."),
        (ACME, "Acme will close a plant in Rome next year."),
        ("The Varrow Ministry will close the hospital soon.", "The Varrow Council will close the hospital soon."),
        ("Mayor Anna Berg proposed to close the harbour.", "Mayor Paul Reyes proposed to close the harbour."),
        ("The council will close the old bridge next year.", "The council will not close the old bridge next year."),
        ("The council will spend 5 million on a bridge.", "The council will spend 7 million on a school."),
        ("The council will open the northern school soon.", "The council will open the southern school soon."),
        ("The council approved the plan to close the bridge.", "The council rejected the plan to close the school."),
        ("Ilse Brandt: We should close the harbour soon.", "Paul Reyes: We should close the market soon."),
    ],
)
def test_matters_that_differ_in_a_name_a_number_or_a_contrary_are_not_one(one, other):
    """Each is a line of its own with its own words, and none is proved by what says another thing."""
    found = brief_of(f"{one}\n\n{other}").proposals
    assert [[citation.quote.rstrip(".") for citation in item.citations] for item in found] == [
        [one.rstrip(".")],
        [other.rstrip(".")],
    ]


def test_a_matter_told_again_in_its_own_words_is_one_line():
    """What adds nothing to it stands beside it as proof."""
    text = f"{ACME}\n\nThe market was full.\n\nAcme will then open a plant in Paris next year."
    (one,) = brief_of(text).proposals
    assert len(one.citations) == 2


def test_each_sentence_is_read_once_however_many_it_is_held_against(monkeypatch):
    """What tells matters apart is read off a sentence once: for each pair, a long text would take minutes."""
    read: list[int] = []

    def noted(sentence: Sentence) -> object:
        read.append(sentence.number)
        return sameness.marks_of(sentence)

    monkeypatch.setattr(choosing, "marks_of", noted)
    alike = frozenset("abcd")
    found = [replace(one, stems=alike) for one in candidates([OPENING[SECTION] + 1.0] * 40)]
    chosen(found, SECTION, 1_000_000)
    assert sorted(read) == list(range(len(found)))
