"""Marks of Markdown: where they stand, and a text without them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.canonical.markdown_marks import MARK, code_blocks, markdown_marks, without_marks

PIECES = st.sampled_from(["**", "*", "_", "__", "`", "~~", "[", "](", ")", "\\", "#", " ", "a", "b c", "\n", "> ", "<"])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("## The **salt** harbour ##", "The salt harbour"),
        ("It *may* be __closed__ for _two_ years", "It may be closed for two years"),
        ("***both***, *odd **and** even*, **bold *and* more**", "both, odd and even, bold and more"),
        ("[the **report**](https://example.org/r_(1).pdf) says", "the report says"),
        ("[the report][1] and <https://example.org/>", "the report and https://example.org/"),
        ('See ![a map](map.png "Map") and a note[^1].', "See and a note."),
        (r"\*no emphasis\*, `**code**`", "*no emphasis*, **code**"),
        ("> We cannot\n> wait", "We cannot wait"),
    ],
)
def test_marks_go_and_words_stay(written: str, shown: str):
    """Emphasis, links, pictures, notes, escapes and marks at the head of a line are gone, and every word is there."""
    assert without_marks(written) == shown


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4", "a*b*c", "snake_case_name", "prices* and costs*", "a[0][1]", "**", "5 > 3"]
)
def test_what_only_looks_like_a_mark_stays(text: str):
    """Signs of reckoning, names of variables and an asterisk that leads to a note are no marks."""
    assert without_marks(text) == text


def test_what_is_struck_out_is_not_told_as_if_it_stood():
    """Words that a source takes back keep their marks."""
    assert without_marks("It costs ~~40~~ **52** crowns") == "It costs ~~40~~ 52 crowns"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\n```sh\nb\n```\nc", ["```sh\nb\n```"]),
        ("~~~\n```\n~~~\nc\n```\nd", ["~~~\n```\n~~~", "```\nd"]),
        ("````\n```\nb\n````\nc", ["````\n```\nb\n````"]),
        ("> ```\n> b\n> ```\nc", ["> ```\n> b\n> ```"]),
        ("no `code` at all", []),
    ],
)
def test_blocks_of_code(text: str, code: list[str]):
    """A fence is closed by one of the same sign that is as long, or by the end of the text."""
    assert [span.of(text) for span in code_blocks(text)] == code


@given(st.lists(PIECES, max_size=40).map("".join))
def test_marks_lie_in_the_text_and_in_each_other(text: str):
    """Whatever a text is, every mark lies in it, and no two marks share a character."""
    found = list(markdown_marks(text))
    assert all(0 <= one.span.start < one.span.end <= len(text) for one in found)
    marks = sorted(one.span for one in found if one.kind == MARK)
    assert not any(one.overlaps(other) for one, other in pairwise(marks))
    assert without_marks(text) or not text.strip()
