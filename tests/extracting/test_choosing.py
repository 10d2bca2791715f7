"""Which candidates are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.extracting.candidates import Candidate
from summarizer.extracting.choosing import MANY, NEARLY, OPENING, THRESHOLD, chosen
from summarizer.extracting.cues import hits
from summarizer.extracting.saying import NARRATOR
from tests.extracting.extracted import reading_of

if TYPE_CHECKING:
    from collections.abc import Iterable

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
