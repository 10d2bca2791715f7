"""Cue phrases: how they are written, and where they are found."""

from __future__ import annotations

import pytest

from summarizer.extracting.cues import hits


def groups(sentence: str, *, speech: bool = False) -> set[str]:
    return {hit.group.name for hit in hits(tuple(sentence.split()), speech=speech)}


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("the union wants the board to reconsider", "demand"),
        ("parents asked that the vote be delayed", "demand"),
        ("nurses are calling for better pay", "demand"),
        ("the state should direct money to libraries", "obligation"),
        ("the agency will deploy a new radar", "plan"),
        ("it announced that it would not be vaccinating dogs", "plan"),
        ("the mayor is considering closing the bridge", "weighing"),
        ("maybe we should drop the display", "spoken"),
        ("the pumps are running out of fuel", "outcome"),
        ("the dam may fail", "may_harm"),
        ("this is way too expensive", "outcome"),
        ("the county has yet to reply", "unknown"),
        ("no one is sure where it went", "unknown"),
        ("residents are waiting to see the map", "unknown"),
        ("whether it opens depends on the weather", "whether"),
    ],
)
def test_a_class_of_phrases_is_met_in_its_words(sentence, group):
    """Demands, plans, fears and open matters are told by their phrases, without a word that names them."""
    assert group in groups(sentence)


def test_verbs_stand_for_all_their_forms():
    """A verb marked so in the lexicon is met in every form."""
    assert all("fear" in groups(f"he {form} of floods") for form in ("warn", "warns", "warned"))


def test_speech_groups_count_in_speech_only():
    """An imperative is one when somebody says it; a narrator's sentence may begin with the noun."""
    assert "imperative" in groups("lease five of them", speech=True)
    assert "imperative" not in groups("lease five of them")


def test_an_order_may_follow_a_connective():
    """The beginning of a sentence is its first word in earnest."""
    assert "imperative" in groups("so then , lease five of them", speech=True)
    assert "imperative" not in groups("they all lease five of them", speech=True)


def test_a_gap_does_not_leap_over_a_mark():
    """Words of another clause do not complete a phrase."""
    assert "demand" in groups("they insist that the board should resign")
    assert "demand" not in groups("they insist that all is well . the board should resign")


def test_a_group_counts_once_and_some_twice():
    """One sentence does not become weightier by repeating itself without end."""
    names = [hit.group.name for hit in hits(("unfair", ",") * 5)]
    assert names.count("poor") == 2
    assert [hit.group.name for hit in hits(("uncertain", ",") * 5)].count("unknown") == 1
