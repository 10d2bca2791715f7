"""What is prepared of a text for all rules: each word in its place, and held once."""

from __future__ import annotations

import tracemalloc

import pytest

from summarizer import Document
from summarizer.extracting.reading import read, understood
from summarizer.splitting import split
from tests.extracting.extracted import reading_of

FRENCH = (
    "Le conseil municipal veut fermer l'école {} de la rue du Port avant l'été, a-t-il dit. L'opposition s'y refuse, "
    "car les élèves devraient traverser la ville, et qu'en diront les parents ?"
)
ENGLISH = (
    "The council wants to close school no. {} in Port Street (at 5%) before the summer's end. Parents won't agree!"
)


@pytest.mark.parametrize("text", [FRENCH, ENGLISH])
def test_a_word_stands_in_the_document_where_it_says(text):
    """A token's place is where the document has its words, far from the beginning too, and where one was parted."""
    whole = "\n\n".join(text.format(number) for number in range(40))
    reading = reading_of(whole)
    tokens = [token for sentence in reading.sentences for token in sentence.tokens]
    assert len(tokens) > len(whole.split())
    assert all(whole[token.start : token.end] == token.text == token.span.of(whole) for token in tokens)


def test_a_text_read_again_in_its_language_is_held_once():
    """While words of a language that writes some onto others are read anew, those read before are let go."""
    document = Document.from_text("\n\n".join(FRENCH.format(number) for number in range(400)))
    (chunk,) = split(document)
    read(document, chunk)  # what is made once for all texts is made
    tracemalloc.start()
    reading = read(document, chunk)
    held, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reading.language == "fr"
    assert most < held * 1.2


@pytest.mark.parametrize(
    "text",
    [
        "Мэр предложил закрыть мост.",
        "Burmistrz zaproponował zamknięcie portu na dwa lata, a minister ostrzegła przed utratą miejsc pracy.",
        "Il sindaco ha proposto di chiudere il porto per due anni, e la ministra teme per i posti di lavoro.",
    ],
)
def test_a_short_text_that_is_in_none_of_the_languages_is_known(text):
    """By its script, or by how few of its words are small words of any of them."""
    assert not understood(Document.from_text(text))


@pytest.mark.parametrize(
    "text", ["Oil up, markets down.", "Ilse Brandt, mayor.", "The council of Varrow will vote on the closure in June."]
)
def test_a_short_text_may_be_in_one_of_them(text):
    """A few words show nothing, and English is English."""
    assert understood(Document.from_text(text))
