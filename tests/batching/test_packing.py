"""Questions go in files that a provider takes: not too many of them in one, and not too large."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.asking.batches import MOST_BYTES, MOST_QUESTIONS
from summarizer.batching.packing import files, groups, packed
from summarizer.batching.putting_off import Line
from summarizer.errors import OutputError
from summarizer.usage import NOTHING

if TYPE_CHECKING:
    from pathlib import Path


def lines(*sizes: int) -> list[tuple[str, Line]]:
    return [(str(number), Line(0, 0, size, NOTHING)) for number, size in enumerate(sizes)]


@given(st.lists(st.integers(1, MOST_BYTES), max_size=40))
def test_every_question_is_in_one_file_that_is_not_too_large(sizes: list[int]):
    """In their order."""
    made = list(files(lines(*sizes)))
    assert [key for file in made for key in file] == [str(number) for number in range(len(sizes))]
    assert all(sum(sizes[int(key)] for key in file) <= MOST_BYTES for file in made)
    assert all(made)


def test_no_file_has_too_many_questions():
    """However short they are."""
    assert [len(file) for file in files(lines(*[1] * (2 * MOST_QUESTIONS + 1)))] == [MOST_QUESTIONS, MOST_QUESTIONS, 1]


def test_the_bounds_are_within_the_providers():
    """50,000 questions, 200 MB: https://platform.openai.com/docs/guides/batch."""
    assert MOST_QUESTIONS <= 50_000
    assert MOST_BYTES <= 200_000_000


def test_answers_are_kept_in_groups():
    """The last may be smaller."""
    assert list(groups(iter("abcde"), 2)) == [["a", "b"], ["c", "d"], ["e"]]


def test_a_disk_without_room_for_the_questions_is_told(tmp_path: Path):
    """Before anything is sent."""
    with pytest.raises(OutputError, match="cannot be written: Is a directory: make room"):
        packed(None, ["a"], tmp_path)  # type: ignore[arg-type]  # it gets no further
