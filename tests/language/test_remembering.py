"""What is made of a text is remembered."""

from __future__ import annotations

from summarizer.language.remembering import remembered


def test_many_sentences_and_few_longer_texts_are_made_once():
    """A statement against the evidence of dozens of sources is read once; endless texts do not pile up."""
    made: list[str] = []

    def make(text: str) -> str:
        made.append(text)
        return text

    read = remembered(make)
    sentences, longer = [f"sentence {n}" for n in range(100)], [f"{n} " * 2_000 for n in range(10)]
    for text in (*sentences, *sentences):
        assert read(text) == text
    assert len(made) == len(sentences)
    for text in (*longer, *longer):
        read(text)
    assert len(made) == len(sentences) + 2 * len(longer)
