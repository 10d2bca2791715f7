"""The sentences nearest to a statement."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document
from summarizer.grounding.supporting import Support
from summarizer.splitting import split
from tests.samples import TALK

TEXT = """# The keeper and the horn

The keeper sold the horn to the town. The town paid nothing for the lamp.

Ann: The keeper is ill.

Bea: The horn was never his.
"""
WORDS = st.sampled_from("the keeper sold a horn and lamp to town. # Ann: 12 % “so” 漢字。 \n\n né ; ... ".split(" "))


def support(text: str) -> Support:
    document = Document.from_text(text)
    return Support(document, [passage for chunk in split(document) for passage in chunk.passages])


def found(text: str, statement: str, most: int = 2) -> list[str]:
    return [evidence.quote for evidence in support(text).find(statement, most)]


def test_the_rarest_words_count_most():
    """A word that stands everywhere tells little, one that stands once tells most."""
    assert found(TEXT, "Nobody paid the keeper.") == [
        "The town paid nothing for the lamp.",
        "The keeper sold the horn to the town.",
    ]
    assert found(TEXT, "The lamp!", most=1) == ["The town paid nothing for the lamp."]


def test_the_first_of_equals_comes_first():
    """Where several sentences are as near, their order is the text's."""
    assert found("The fog came. The fog went. The fog stayed.", "fog") == ["The fog came.", "The fog went."]


def test_headings_and_labels_support_nothing():
    """What only a heading or a speaker's label says is in no sentence, and not in the one before it either."""
    assert found("The lamp is lit.\n\n# Zebras\n\nThe horn is sold.\n", "zebras") == []
    assert found(TALK.text, "Lind") == []


def test_evidence_tells_where_it_stands():
    """What is found is a whole passage, with its part and speaker."""
    (evidence,) = support("Ann: It is lit.\n\nBea: The horn was never his.\n\nAnn: I see that.\n\nBea: Yes.\n").find(
        "horn"
    )
    assert (evidence.quote, evidence.speaker, evidence.match) == ("The horn was never his.", "Bea", "verbatim")
    assert evidence.sentence == evidence.span


def test_nothing_in_common_is_nothing_near():
    """A statement that shares no word with the text, or has none, is near to nothing."""
    for statement in ("", "...", "Zebras gallop.", "%", "\ud800"):
        assert found(TEXT, statement) == []
    assert found("", "Zebras gallop.") == []
    assert found(TEXT, "The keeper", most=0) == []


@given(st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=12).map(" ".join))
def test_what_is_near_is_the_text_s_own_and_says_some_of_the_same(text: str, statement: str):
    """Whatever text and statement, what is found is slices of the text, each once, and two at most."""
    near = support(text).find(statement)
    assert len({evidence.span for evidence in near}) == len(near) <= 2
    assert all(evidence.quote == evidence.span.of(text) != "" for evidence in near)


def test_one_sentence_near_to_many_statements_is_one_piece_of_evidence():
    """A text of a hundred thousand statements holds each sentence of its source once."""
    near = support(TEXT)
    (first,), (second,) = near.find("The lamp!", most=1), near.find("Nobody paid for a lamp.", most=1)
    assert first is second
