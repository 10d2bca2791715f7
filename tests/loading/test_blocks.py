"""How a tree is laid out as text."""

from __future__ import annotations

import re
import tracemalloc
from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st

from summarizer.loading.blocks import blocks
from summarizer.loading.markup import parsed


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


def rows(markup: str) -> list[str]:
    return [block.words for block in blocks(parsed(markup).root)]


def test_cells_stand_under_what_heads_them():
    """A cell that goes over several rows or columns leaves an empty one in each row or column but its first."""
    head = "<tr><th>Item<th colspan=2>2025<th>2026</tr>"
    lamps = "<tr><td rowspan=2>Lamps<td>1<td>2<td>3</tr><tr><td>4<td rowspan=2>5<td>6</tr>"
    table = f"<table>{head}{lamps}<tr><td>Roads<td>7<td>8</tr><tr><td colspan=4>In millions</tr></table>"
    assert rows(table) == [
        "Item | 2025 |  | 2026",
        "Lamps | 1 | 2 | 3",
        "| 4 | 5 | 6",
        "Roads | 7 |  | 8",
        "In millions",
    ]
    assert rows("<table><tr><td rowspan=3>a<td>b</tr></table><table><tr><td>c<td>d</tr></table>") == ["a | b", "c | d"]


def test_cells_of_any_size():
    """A cell that claims more rows and columns than tables have does not make the text longer than so many."""
    for size in ("999999", "-1", "x", "0", "9" * 50, "\u0662"):
        told = rows(f"<table><tr><td rowspan={size} colspan={size}>a<td>b</tr>{'<tr><td>c' * 300}</table>")
        assert told[0] == "a | b"
        assert sum(map(len, told)) < 1_000
    wide = "<td rowspan=999999>a" * 40
    told = rows(f"<table><tr>{wide}</tr>{'<tr><td>c' * 300}</table>")
    assert sum(map(len, told)) < 300 * 50
