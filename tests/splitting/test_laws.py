"""The laws that every split obeys, whatever the text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.document import Document, Place, Span
from summarizer.splitting import split

if TYPE_CHECKING:
    from summarizer.document import Chunk, Passage

FRAGMENTS = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "\r\n",
            "\f",
            " ",
            "\t",
            "\u2028",
            "---\n",
            "* * *\n",
            "====\n",
            "```\n",
            "# ",
            "## ",
            "- ",
            "> ",
        ),
        *("1. ", "2) ", "(a) ", "**", "__", "“", "”", '"', "「", "。", ".", "?", "!", "…", ":", " — ", "(", ")", "[1]"),
        *("Q: ", "A: ", "**Ann:** ", "Bo Li (Radio): ", "[00:12] Ann: ", "DR MAY — ", "Note: ", "记者："),
        *("Is it so? ", "We shall see. ", "The U.S. said so. ", "Dr. May went home", "A short heading\n\n", "SHOUT\n"),
        *("x" * 50, "äöü ", "日本語", "😀", "0", "'", "`", "‘"),
    ]
)
TEXTS = st.lists(FRAGMENTS | st.text(max_size=6), max_size=60).map("".join)
MARK_BEHIND = re.compile(r"[:：.)—–-][^:：.)—–\w-]*$")


def passages_of(chunks: tuple[Chunk, ...]) -> list[Passage]:
    return [passage for chunk in chunks for passage in chunk.passages]


def letters(text: str, passages: list[Passage]) -> str:
    return "".join(c for passage in passages for c in passage.span.of(text) if c.isalnum())


@given(TEXTS, st.none() | st.integers(1, 120))
def test_chunks_tile_the_text(text, limit):
    """Chunks are numbered from 1 and cover the text without gap or overlap."""
    chunks = split(Document.from_text(text), limit)
    assert [chunk.number for chunk in chunks] == list(range(1, len(chunks) + 1))
    assert "".join(chunk.span.of(text) for chunk in chunks) == text
    assert chunks[0].span.start == 0
    assert all(one.span.end == other.span.start for one, other in pairwise(chunks))


@given(TEXTS, st.none() | st.integers(1, 120))
@example("“" * 5000, None)
@example("日。" * 3000 + "“" * 4100 + "ab", None)
@example("“a " * 3000, 40)
def test_passages_are_in_order_inside_their_chunk_and_clean_at_their_ends(text, limit):
    """Passages are numbered through, disjoint, inside their chunk, hold a letter or digit and have no blank ends."""
    chunks = split(Document.from_text(text), limit)
    end = 0
    for chunk in chunks:
        for passage in chunk.passages:
            assert chunk.span.covers(passage.span)
            assert passage.span.start >= end
            end = passage.span.end
            words = passage.span.of(text)
            assert words == words.strip() != ""
            assert limit is not None or any(map(str.isalnum, words))
    assert [passage.id for passage in passages_of(chunks)] == [f"p{n + 1}" for n in range(len(passages_of(chunks)))]


@given(TEXTS)
def test_no_word_is_lost(text):
    """A letter or digit outside all passages is in a label or bullet: a short head of its line that ends in a mark."""
    covered = bytearray(len(text))
    for passage in passages_of(split(Document.from_text(text))):
        covered[passage.span.start : passage.span.end] = b"\1" * len(passage.span)
    offset = 0
    for line in text.splitlines(keepends=True):
        rest = "".join(c if not covered[offset + at] else "\0" for at, c in enumerate(line))
        if any(map(str.isalnum, rest)):
            head, _, tail = rest.strip().partition("\0")
            assert MARK_BEHIND.search(head.strip())
            assert len(head) <= 140
            assert not any(map(str.isalnum, tail))
        offset += len(line)


@given(TEXTS, st.integers(1, 120))
def test_a_limit_moves_no_border_but_of_a_passage_that_is_too_long(text, limit):
    """With any limit the passages are the same, save for those longer than it, which fall into pieces that fit."""
    document = Document.from_text(text)
    whole = passages_of(split(document))
    pieces = iter(passages_of(split(document, limit)))
    for passage in whole:
        if len(passage.span) <= limit:
            piece = next(pieces)
            assert (piece.span, piece.part, piece.speaker, piece.heading) == (
                passage.span,
                passage.part,
                passage.speaker,
                passage.heading,
            )
            continue
        words = ""
        while len("".join(words.split())) < len("".join(passage.span.of(text).split())):
            piece = next(pieces)
            assert passage.span.covers(piece.span)
            assert len(piece.span) <= limit
            words += piece.span.of(text)
    assert next(pieces, None) is None


@given(TEXTS, st.integers(1, 120))
def test_a_chunk_holds_no_more_than_its_limit(text, limit):
    """From the first passage of a chunk to its last there are at most as many characters as the limit says."""
    for chunk in split(Document.from_text(text), limit):
        if chunk.passages:
            assert chunk.passages[-1].span.end - chunk.passages[0].span.start <= limit


@given(TEXTS, st.data())
def test_places_break_no_law(text, data):
    """Whatever places a loader gives, no word is lost, and each passage has the label of a place it begins in."""
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda ends: Span(*sorted(ends)))
    kinds = st.sampled_from(["part", "heading", "speaker", "page"])
    places = data.draw(st.lists(st.builds(Place, spans, kinds, st.sampled_from(["one", "two"])), max_size=5))
    document = Document.from_text(text).model_copy(update={"places": tuple(places)})
    found = passages_of(split(document))
    plain = passages_of(split(Document.from_text(text)))
    assert letters(text, found) == letters(text, plain)
    speakers = [place for place in places if place.kind == "speaker" and place.span]
    for passage in found if speakers else []:
        around = {place.label for place in speakers if place.span.start <= passage.span.start < place.span.end}
        assert passage.speaker in (around or {""})


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\t\r\n\f", "--- \n***\n", "?!", "……"])
def test_nothing_to_read_gives_one_chunk_without_passages(text):
    """A text of blanks and marks gives one chunk that covers it and has no passages."""
    (chunk,) = split(Document.from_text(text), 10)
    assert chunk.span == Span(0, len(text))
    assert chunk.passages == ()


def test_a_limit_below_one_is_refused():
    """A chunk must be able to hold a character."""
    with pytest.raises(ValueError, match="limit"):
        split(Document.from_text("Text."), 0)


def test_chunks_end_at_the_best_border_in_reach():
    """A chunk ends where a paragraph does rather than a sentence, if that is in its second half."""
    text = "One is short. Two is short.\n\nThree is here. Four is here.\n\nFive."
    chunks = split(Document.from_text(text), 50)
    assert [chunk.span.of(text) for chunk in chunks] == [
        "One is short. Two is short.\n\n",
        "Three is here. Four is here.\n\nFive.",
    ]


def test_a_label_stays_with_its_turn():
    """A chunk begins before the label of its first turn, not behind it."""
    text = "Ann: Shall we go now?\nBo: We shall not.\nAnn: I see.\nBo: You do."
    chunks = split(Document.from_text(text), 30)
    assert all(chunk.span.of(text).startswith(("Ann:", "Bo:")) for chunk in chunks)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "word and word " * 20_000,
        "It is so. " * 20_000,
        "“" * 100_000,
        "‘a ` b " * 20_000,
        "日。" * 20_000,
        "(" * 100_000,
        "**" * 50_000,
        "* " * 50_000 + "x",
        "A (b " * 20_000 + "\n",
        ("A (bbbbbbbbbb cccc ddd eeee\n") * 5_000,
        "Ann: so?\nBo: we do.\n" * 5_000,
        "A heading\n\nIts text.\n\n" * 5_000,
        "\n" * 200_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_monotonous_texts_end(text):
    """Texts that make careless code quadratic are split like any other."""
    chunks = split(Document.from_text(text), 1_000)
    assert chunks[-1].span.end == len(text)
