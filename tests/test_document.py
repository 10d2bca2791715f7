"""Spans and documents."""

from __future__ import annotations

import gc
from typing import Any
from weakref import ref

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from summarizer import Document, Span
from summarizer.canonical import index
from summarizer.document import once_a_document


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_a_span_is_a_slice(text: str, start: int, length: int):
    """What a span covers is the slice of the text, in code points."""
    span = Span(start, start + length)
    assert span.of(text) == text[start : start + length]
    assert len(span) == length
    assert span.covers(span)
    assert span.overlaps(span) == (length > 0)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_no_span_runs_backwards(start: int, end: int):
    """A span that is no range is refused at once."""
    with pytest.raises(ValueError, match="no span"):
        Span(start, end)


def test_a_lone_surrogate_is_replaced_by_one_character():
    """What no file can hold does not stop a report from being written, and spans still hold."""
    document = Document.from_text("a \ud800 b")
    assert document.text == "a \ufffd b"
    assert Document.model_validate_json(document.model_dump_json()) == document


def test_a_document_is_known_by_its_content():
    """The same text has the same id wherever it comes from; another text has another; nothing changes it."""
    one = Document.from_text("text", title="One")
    assert one.id == Document.from_text("text", title="Two", source="elsewhere").id
    assert one.id != Document.from_text("Text").id
    with pytest.raises(ValidationError):
        one.text = "other"  # type: ignore[misc]


def test_a_document_is_hashed_without_its_places():
    """What is remembered of a document is found without a look at each of its places, of which there may be many."""
    document = Document.from_text("Some words.")
    unhashable: Any = [["a place"]]
    placed = Document.model_construct(**{**dict(document), "places": unhashable})
    assert hash(placed) == hash(document)
    assert placed != document
    assert index(placed) is index(placed)


class _Sizes(list[int]):
    """Something that is made of a document, and can be seen to go."""


def test_what_is_made_of_a_document_goes_with_it():
    """It is made once, for that very object, and kept no longer than the document."""
    measured: list[str] = []

    @once_a_document
    def sizes(document: Document) -> _Sizes:
        measured.append(document.title)
        return _Sizes(map(len, document.text.split()))

    document, twin = (Document.from_text("Some words.", title="note") for _ in range(2))
    kept = ref(sizes(document))
    assert sizes(document) is kept()
    assert sizes(twin) == kept() is not sizes(twin)
    assert measured == ["note", "note"]
    del document
    gc.collect()
    assert kept() is None


@pytest.mark.parametrize(("source", "file"), [("-", ""), ("text", ""), ("./text", "./text"), ("a/b.txt", "a/b.txt")])
def test_what_is_no_file_names_none(source: str, file: str):
    """Standard input and a text in hand are no files."""
    assert Document.from_text("text", source=source).file == file
    assert Document.from_text("text").file == ""
