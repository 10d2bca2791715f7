"""Wrapping in the cells of a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.rendering.escaping import for_terminal
from summarizer.rendering.wrapping import cells, wrap


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("東京", 4), ("한국", 4), ("e\u0301", 1), ("\uff21", 2), ("🙂", 2), ("ﬁ", 1), ("", 0)],
)
def test_cells(text, width):
    """Wide characters fill two cells, combining marks none."""
    assert cells(text) == width


def test_lines_break_at_spaces():
    """Words are kept whole while they fit."""
    assert wrap("the quick brown fox", 10) == ["the quick", "brown fox"]


def test_a_space_that_keeps_words_together_is_one_like_others_afterwards():
    """No line is broken at it, and whoever searches or copies what a terminal shows need not know of it."""
    assert wrap("the quick\xa0brown fox", 12) == ["the", "quick brown", "fox"]


def test_a_word_wider_than_the_line_is_cut():
    """Nothing sticks out, however long the word."""
    assert wrap("ab " + "x" * 25, 10) == ["ab", "x" * 10, "x" * 10, "x" * 5]


def test_ideographs_break_without_spaces_but_not_before_closing_marks():
    """A Chinese line fills its width, and starts with no full stop and ends with no opening bracket."""
    assert wrap("港口委員會正在考慮「第二次疏浚」。工程師不同意。", 20) == [
        "港口委員會正在考慮",
        "「第二次疏浚」。工程",
        "師不同意。",
    ]


def test_nothing_gives_no_lines():
    """An empty text has no line, not an empty one."""
    assert wrap("", 10) == []


@given(st.text(st.characters(), max_size=200), st.integers(2, 30))
def test_no_line_is_wider_than_asked_and_no_character_is_lost(text, width):
    """The law of wrapping, for text made visible before."""
    line = for_terminal(text)
    wrapped = wrap(line, width)
    assert all(cells(each) <= width for each in wrapped)
    assert "".join(wrapped).replace(" ", "") == line.replace("\xa0", "").replace(" ", "")
