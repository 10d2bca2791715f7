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
from summarizer.document import Place, once_a_document


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
    unhashable: Any = [Place(Span(0, 4), "heading", "Some")]
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


PAGE = (
    "The pier is closed.\n\nNobody was hurt, the harbour master said.\n\n- Two cranes, a tug - and more.\n- One boat"
    "\n\n"
    "Year | Cost\n2031 | 4 & 5\n\nThe pier is closed. It will open in spring, after the repairs that the council "
    "asked for in its last session before Christmas."
)


def _link(words: str, *, source: str = "https://quay.example/a", nth: int = 0) -> str:
    start = -1
    for _ in range(nth + 1):
        start = PAGE.index(words, start + 1)
    return Document.from_text(PAGE, source=source).link_to(Span(start, start + len(words)))


def test_a_link_leads_to_the_words():
    """The words of a span of a web page are the fragment of its address, with no mark of the fragment's own in them."""
    assert _link("Nobody was hurt, the") == "https://quay.example/a#:~:text=Nobody%20was%20hurt%2C%20the"
    assert _link("a tug - and").endswith("#:~:text=a%20tug%20%2D%20and")
    assert _link("4 & 5").endswith("#:~:text=4%20%26%205")


def test_a_link_to_long_words_tells_their_ends():
    """Of words over more than one paragraph, item or cell, and of many words, it tells how they begin and end."""
    assert _link("closed.\n\nNobody was").endswith("#:~:text=closed.,Nobody%20was")
    assert _link("- Two cranes, a tug - and more.\n- One boat").endswith(
        "#:~:text=Two%20cranes%2C%20a%20tug%20%2D%20and%20more.,One%20boat"
    )
    assert _link("2031 | 4 & 5").endswith("#:~:text=2031,4%20%26%205")
    assert _link(PAGE[PAGE.index("It will") :]).endswith(
        "#:~:text=It%20will%20open%20in%20spring%2C%20after%20the%20repairs,"
        "asked%20for%20in%20its%20last%20session%20before%20Christmas."
    )


def test_a_link_to_words_that_recur_tells_what_stands_around():
    """Words that stand twice are told apart by those before and behind them."""
    assert _link("The pier is closed.").endswith("#:~:text=The%20pier%20is%20closed.,-Nobody%20was")
    assert _link("The pier is closed.", nth=1).endswith("#:~:text=%26%205-,The%20pier%20is%20closed.,-It%20will")


def test_a_link_keeps_the_address():
    """The address stays as it is but for what could end a link; of its own fragment, only a directive goes."""
    assert _link("Nobody", source="https://a/b?c=1&d=2#e").startswith("https://a/b?c=1&d=2#e:~:text=Nobody")
    assert _link("Nobody", source="https://a/#:~:text=x") == "https://a/#:~:text=Nobody"
    assert _link("Nobody", source='http://a/(b)<c>\\"ä') == "http://a/%28b%29%3Cc%3E%5C%22%C3%A4#:~:text=Nobody"


@pytest.mark.parametrize(
    "source", ["text", "-", "a.html", "/a/b", "file:///a", "javascript:x", "http://a b", "http://a\nb"]
)
def test_there_are_links_to_web_pages_alone(source):
    """What is in no web page has no link."""
    assert _link("Nobody", source=source) == ""
