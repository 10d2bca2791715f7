"""How a tree is laid out as text."""

from __future__ import annotations

import re
import tracemalloc
from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st

from summarizer.loading.blocks import blocks


def laid(words: str, tag: str = "p") -> list[str]:
    """Return the blocks of an element of these words."""
    element = Element(tag)
    element.text = words
    return [block.words for block in blocks(element)]


@given(st.text("a \t\n\r\f\u00a0", max_size=40))
def test_blanks_of_a_paragraph(words):
    """A run of blanks and line breaks is one blank, at the ends none."""
    flat = re.sub(r"[ \t\n\r\f]+", " ", words).strip()
    assert laid(words) == ([flat] if flat else [])


@given(st.lists(st.text("a \t\r\f", max_size=6), max_size=8))
def test_breaks_of_a_paragraph(lines):
    """A run of breaks is one, with no blank around it."""
    element = Element("p")
    for line in lines:
        mark = Element("br")
        mark.tail = line
        element.append(mark)
    told = [re.sub(r"[ \t\r\f]+", " ", line).strip() for line in lines]
    whole = "\n".join(filter(None, told))
    assert [block.words for block in blocks(element)] == ([whole] if whole else [])


def test_long_words_take_little_memory():
    """What is laid out takes a few times its own size, however many blanks are in it."""
    words = "ab\t" * 1_000_000
    tracemalloc.start()
    try:
        laid(words)
        assert tracemalloc.get_traced_memory()[1] < 6 * len(words)
    finally:
        tracemalloc.stop()
