"""The learned scorer: what it cautions, and what it must never caution."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document
from summarizer.verifying import CHECKS
from summarizer.verifying.features import Reading, Shown
from summarizer.verifying.support import Weights, support, total, weights, word_scores

if TYPE_CHECKING:
    from summarizer.report import Doubt

TEXT = """The council of Marwick agreed on Tuesday to close the old swimming pool in March. Repairs would cost four
million crowns, the treasurer Ada Holm told reporters. The roof leaks and the boilers are forty years old. Councillor
Per Lund did not support the plan. He fears that children from the northern district may have nowhere to swim. A new
pool could open in 2031 if the county pays half of it."""


def doubts(statement: str, *texts: str) -> list[Doubt]:
    documents = [Document.from_text(text) for text in texts or (TEXT,)]
    return list(support(statement, (), {document.id: document for document in documents}))


@pytest.mark.parametrize(
    "statement",
    [
        "The council of Marwick agreed to close the old swimming pool.",
        "Marwick will close its old swimming pool in March, the council agreed on Tuesday.",
        "Repairs would cost four million crowns.",
        "Councillor Per Lund did not support the plan.",
        "The treasurer, Ada Holm, said that repairs would cost four million crowns.",
    ],
)
def test_what_the_source_says_is_not_cautioned(statement):
    """A statement in the words of its source, shortened or turned about, passes."""
    assert doubts(statement) == []


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("The council of Marwick agreed on Tuesday to close the old swimming pool in Denmark.", "Denmark"),
        ("Councillor Eva Berg did not support the plan.", "Eva Berg"),
        ("The council of Marwick agreed to sell the old swimming pool to a Swedish hotel chain.", "Swedish"),
    ],
)
def test_what_the_source_does_not_say_is_cautioned_at_its_words(statement, words):
    """New names, new denials and new matter are cautioned, and the span holds the words that are to blame."""
    found = doubts(statement)
    assert [(doubt.check, doubt.severity) for doubt in found] == [("support", "caution")]
    assert words in found[0].span.of(statement)
    assert found[0].note


def test_a_denial_that_no_source_has_is_cautioned():
    """A "not" in a statement is cautioned where the source denies nothing."""
    source = "The council of Marwick agreed on Tuesday to close the old swimming pool. The roof leaks and is old."
    found = doubts("The council of Marwick has not agreed to close the old swimming pool.", source)
    assert [(doubt.span.of("The council of Marwick has not agreed"), doubt.note) for doubt in found] == [
        ("not", "the source does not deny this")
    ]


def test_it_only_ever_cautions():
    """The most absurd statement is cautioned, once, and not rejected."""
    found = doubts("Martian pirates never stole 900 golden elephants from Emperor Nero in Chicago last night.")
    assert [doubt.severity for doubt in found] == ["caution"]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("Der Rat von Marwick hat beschlossen, das Krankenhaus in Oslo zu verkaufen.", TEXT),
        (
            "The council sold the hospital in Oslo to a bank.",
            "Der Rat hat die Schule nicht verkauft und das Bad ist zu.",
        ),
        ("市议会决定出售位于奥斯陆的医院。", TEXT),
        ("The council sold the hospital in Oslo to a bank.", "市议会没有出售学校。游泳池将于三月关闭。"),
        ("Городской совет продал больницу в Осло банку.", "Совет не продал школу, и бассейн был закрыт."),
    ],
)
def test_other_languages_are_left_alone(statement, text):
    """Where statement or source is not in English, or they share no language, nothing is cautioned."""
    assert doubts(statement, text) == []


@pytest.mark.parametrize("statement", ["", "?!", "Yes.", "Oslo, Bergen.", "1999", "…", "a " * 50, "🙂🙂🙂"])
def test_what_claims_too_little_is_left_alone(statement):
    """A statement without enough words to judge is not cautioned."""
    assert doubts(statement) == []


def test_words_of_every_source_count():
    """A name that only the second source has is as known as one of the first."""
    second = "In Bergen the mayor Eva Berg said that she supports the plan of the council."
    assert doubts("Mayor Eva Berg supports the plan of the council.", TEXT)
    assert doubts("Mayor Eva Berg supports the plan of the council.", TEXT, second) == []


def test_no_sources_no_doubt():
    """Without any source there is nothing to hold a statement against."""
    assert list(support("The council sold the hospital in Oslo.", (), {})) == []


SUBJECTS = st.sampled_from(["The mayor", "A farmer from Hill", "Ms Ode", "Nobody in the town", "The old bridge"])
VERBS = st.sampled_from(["saw", "did not want", "may sell", "has painted", "could have lost", "refused"])
OBJECTS = st.sampled_from(["the red boats", "twelve of the 40 sheep", "a house in Paris", "her plan", "what was said"])
SENTENCES = st.builds("{} {} {}.".format, SUBJECTS, VERBS, OBJECTS)


@given(st.lists(SENTENCES, min_size=1, max_size=8), st.data())
def test_a_sentence_of_the_source_is_never_cautioned(sentences, data):
    """Whatever the source says, it says: each of its sentences passes, word by word."""
    statement = data.draw(st.sampled_from(sentences))
    assert doubts(statement, "This is the story of the town. " + " ".join(sentences)) == []


@pytest.mark.parametrize("text", ["a" * 300_000, "word " * 60_000, "The mayor said no. " * 15_000, "A b.\n" * 60_000])
def test_endless_texts_are_no_trouble(text):
    """Runs of one letter, one word, one sentence, as source or as statement, are read like any other text."""
    source = TEXT + "\n" + text
    assert len(doubts("The mayor of Marwick sold the hospital in Oslo to a bank.", source)) <= 1
    assert len(doubts(text)) <= 1


def test_a_score_is_the_sum_of_what_its_words_show():
    """A word's weights add up, context counts by its value and by group; a statement's odds are those of its words."""
    learned = Weights(
        bias=-2.0,
        threshold=0.0,
        threshold_of_dialogue=0.0,
        names={"novel": 1.0, "new_name": 0.5, "copied": 2.0, "known copied": -1.0},
    )
    words = (Shown(0, "novel", ("new_name", "never_heard_of")), Shown(2, "known", ()))
    scores = word_scores(Reading(words, {"copied": 0.5}), learned)
    assert scores == pytest.approx([-2 + 1 + 0.5 + 2 * 0.5, -2 + (2 - 1) * 0.5])
    assert total([0.0, 0.0]) == pytest.approx(0.6931, abs=1e-3)
    assert total([]) < total([-50.0])


@pytest.mark.parametrize("of", ["statement", "text"])
def test_the_weights_are_few_and_bounded(of):
    """The file of weights stays one that a person can read, and no name decides alone."""
    learned = weights(of)
    assert 50 < len(learned.names) < 250
    assert max(map(abs, learned.names.values())) < 6
    assert learned.threshold < learned.threshold_of_dialogue
    assert support in CHECKS
