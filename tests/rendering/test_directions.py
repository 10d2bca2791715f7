"""Pieces of a text by the side that they run from."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.rendering.directions import is_from_right, pieces
from tests.rendering.test_escaping import ANY_TEXT


@pytest.mark.parametrize(
    ("text", "around", "from_right"),
    [
        ("“58 مليون” is not in the source; nearest: “38 مليون”", False, ["58 مليون", "38 مليون"]),
        ("action: إغلاق · by the council", False, ["إغلاق"]),
        ("in عام 2027, they say", False, ["عام 2027"]),
        ("قد يغلق (38 مليون). — حداد", True, ["قد يغلق (38 مليون). — حداد"]),
        ("P1 قد يغلق.", True, [" قد يغلق."]),
        ("قد يغلق “by 2027, they say”", True, ["قد يغلق “", "”"]),
        ("all of it", False, []),
        ("", True, []),
    ],
)
def test_a_piece_runs_from_the_right_where_its_words_do(text: str, around: bool, from_right: list[str]):
    """Letters do by their script, digits with the letters before them, marks with their neighbours."""
    assert [piece for piece, way in pieces(text, around=around) if way] == from_right


@given(ANY_TEXT, st.booleans())
def test_the_pieces_are_the_text(text: str, around: bool):
    """Nothing of a text is lost, and neighbours differ."""
    found = list(pieces(text, around=around))
    assert "".join(piece for piece, _ in found) == text
    assert all(one[1] != other[1] for one, other in pairwise(found))


def test_a_text_runs_as_its_first_letter_does():
    """Marks and digits before it do not matter; a text without letters runs from the left."""
    assert is_from_right("“58 مليون” is not")
    assert not is_from_right("58 is not مليون")
    assert not is_from_right("58")
