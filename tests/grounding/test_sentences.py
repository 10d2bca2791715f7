"""The whole sentences around a place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document, Passage, Span
from summarizer.grounding import locate
from summarizer.grounding.sentences import WIDEST, Sentences
from summarizer.report import Evidence


def around(marked: str) -> str:
    """Return the sentences of the place between the two bars."""
    before, inside, after = marked.split("|")
    text = before + inside + after
    return Sentences(text, ()).around(Span(len(before), len(before) + len(inside))).of(text)


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        ("It rained. The |old pier| sank at noon. We left.", "The old pier sank at noon."),
        ("The |old pier| sank", "The old pier sank"),
        ("It rained. |The old pier sank.| We left.", "The old pier sank."),
        ("It rained. The old |pier sank. We| left. Then it stopped.", "The old pier sank. We left."),
        ("“It rained.” “The |old pier| sank!” We left.", "“The old pier sank!”"),
        ("Ask Mr. Smith of 3.5 St. Ives about the |old pier|, please. We left.", None),
        ("The pier, e.g. the |old pier|, sank.", "The pier, e.g. the old pier, sank."),
        ("Old news\n\nThe |old pier| sank\n\nMore news", "The old pier sank"),
        ("The pier\nthat was |old sank\nat| noon. We left.", "The pier\nthat was old sank\nat noon."),
        ("下雨了。旧|码头|沉了。我们走了。", "旧码头沉了。"),
        ("Шёл дождь. Старый |пирс| утонул. Мы ушли.", "Старый пирс утонул."),
    ],
)
def test_a_sentence_runs_from_stop_to_stop(marked, sentence):
    """Where passages are not known, stops and empty lines end a sentence; titles and small letters do not."""
    expected = sentence or "Ask Mr. Smith of 3.5 St. Ives about the old pier, please."
    assert around(marked) == expected


def test_passages_are_the_sentences():
    """With passages, a sentence reaches from the start of the first to the end of the last one it touches."""
    text = "Ana: One. Two, and three. Four."
    passages = [Passage("p1", Span(5, 9)), Passage("p2", Span(10, 25)), Passage("p3", Span(26, 31))]
    sentences = Sentences(text, passages)
    assert sentences.around(Span(14, 17)).of(text) == "Two, and three."
    assert sentences.around(Span(5, 12)).of(text) == "One. Two, and three."
    assert sentences.around(Span(0, 8)).of(text) == "Ana: One."
    assert sentences.around(Span(22, 31)).of(text) == "Two, and three. Four."


def test_between_passages_a_sentence_is_guessed():
    """A place outside all passages, as in a speaker's label, still has a sentence."""
    sentences = Sentences("Ana Reis: One.", [Passage("p1", Span(10, 14))])
    assert sentences.passage(Span(0, 8)) is None
    assert sentences.around(Span(0, 3)) == Span(0, 14)


def test_an_endless_sentence_is_cut_between_words():
    """A text without stops has sentences that are bounded and begin and end at words."""
    text = "and then " * 5_000
    sentence = Sentences(text, ()).around(Span(20_007, 20_015))
    assert 1000 < len(sentence) <= 2 * WIDEST + 8
    assert set(sentence.of(text).split()) == {"and", "then"}
    letters = Sentences("x" * 50_000, ()).around(Span(20_000, 20_010))
    assert len(letters) <= 2 * WIDEST + 10


_PIECES = st.lists(st.sampled_from(["We sold it", ". ", "! ", " Mr. ", "\n\n", " no ", "。", "…", '.” "', "x" * 700]))


@given(_PIECES.map("".join), st.data())
def test_a_sentence_covers_what_it_is_asked_for(text, data):
    """Whatever the text, the sentence covers the place and is at most so much wider."""
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    sentence = Sentences(text, ()).around(span)
    assert sentence.covers(span)
    assert sentence.end <= len(text)
    assert len(sentence) <= len(span) + 2 * WIDEST


def test_evidence_has_its_sentence():
    """Evidence tells the passages it stands in as its sentence."""
    text = "One; the pier was sold; two"
    evidence = locate(Document.from_text(text), [Passage("p1", Span(5, 22))]).find("pier was sold")
    assert isinstance(evidence, Evidence)
    assert evidence.sentence == Span(5, 22)
