"""English sentences as clauses."""

from __future__ import annotations

import pytest

from summarizer.verifying.clauses import MOST_WORDS, clauses


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The council did not approve the plan.", ["approve", "plan"]),
        ("The council did not vote, but the mayor left.", ["vote"]),
        ("The pier was closed without a permit in June.", ["permit"]),
        ("Not only the council voted.", []),
        ("The bag is too small to carry tools.", ["carry", "tools"]),
        ("The mayor failed to report the leak.", ["report", "leak"]),
        ("The mayor denied allegations.", []),
        ("If the council does not vote, the plan fails.", []),
        ("Nobody saw the mayor leave.", ["saw", "mayor", "leave"]),
    ],
)
def test_what_is_denied(sentence, denied):
    """A denial reaches to the end of its clause, and supposes nothing."""
    found = clauses(sentence)
    assert [found.folded.words[number] for number in sorted(found.denied)] == denied


@pytest.mark.parametrize(
    ("sentence", "weighed"),
    [
        ("The council may close the pier.", ["close"]),
        ("In May council members closed the pier.", []),
        ("The council wants to close the pier.", ["close"]),
        ("The council wants the pier.", []),
        ("The mayor allegedly took money.", ["took", "money"]),
    ],
)
def test_what_is_weighed(sentence, weighed):
    """What may be, is wanted or is alleged is not said to be so."""
    found = clauses(sentence)
    assert [found.folded.words[number] for number in sorted(found.weighed)] == weighed


def test_words_know_their_neighbours():
    """Within their clause, and words that a hyphen joins are known for it."""
    found = clauses("The well-known mayor left, and the council stayed.")
    words = found.folded.words
    left = words.index("left")
    assert (found.before(left), found.after(left), found.next(left)) == ("mayor", "", "council")
    assert [words[number] for number in sorted(found.joined)] == ["well", "known"]
    assert [words[number] for number in found.clause(left)] == ["the", "well", "known", "mayor", "left"]


def test_of_an_endless_text_the_first_words_are_read():
    """No sentence is that long."""
    assert len(clauses("the council voted " * 1_000).stems) == MOST_WORDS
