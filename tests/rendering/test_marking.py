"""Words that are marked in a text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Span
from summarizer.rendering.escaping import for_terminal
from summarizer.rendering.marking import joined, marked_pieces
from summarizer.rendering.page import DIM, Label, Page

TEXTS = st.text(st.sampled_from("ab  \u00a0\n<\x1b\u200b東é"), max_size=20)
SPANS = st.lists(
    st.tuples(st.integers(0, 25), st.integers(0, 25)).map(lambda ends: Span(min(ends), max(ends))), max_size=4
)


@given(TEXTS, SPANS)
def test_the_pieces_are_the_text(text: str, words: list[Span]):
    """Whatever is marked, together they are what readers see of the text, word for word, and nothing else."""
    pieces = list(marked_pieces(text, words))
    assert "".join("".join(piece for piece, _ in pieces).split()) == "".join(for_terminal(text).split())
    marked = "".join("".join(piece for piece, is_marked in pieces if is_marked).split())
    assert marked == "".join("".join(for_terminal(text[start:end]).split()) for start, end in joined(words, len(text)))


@given(TEXTS, SPANS)
def test_words_that_overlap_are_joined(text: str, words: list[Span]):
    """In order, apart, none empty, and all that is in the text of any span."""
    found = joined(words, len(text))
    assert all(start < end <= len(text) for start, end in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    covered = {at for start, end in found for at in range(start, end)}
    assert covered == {at for span in words for at in range(span.start, min(span.end, len(text)))}


def test_blanks_at_the_ends_of_marked_words_stay():
    """A word does not grow together with the one before."""
    assert list(marked_pieces("It costs a third of it.", [Span(9, 16), Span(20, 21)])) == [
        ("It costs ", False),
        ("a third", True),
        (" of ", False),
        ("i", True),
        ("t.", False),
    ]


def test_a_name_is_loud_and_what_is_known_of_it_is_not():
    """In colour it is bold, and the rest dim; without, nothing tells them apart."""
    for colour, expected in ((True, "\x1b[1mLind\x1b[0m\x1b[2m (engineer)\x1b[0m"), (False, "Lind (engineer)")):
        page = Page(80, colour=colour)
        page.named("Lind", "(engineer)", indent=4, label=Label("A1", 0, DIM))
        assert page.text().rstrip("\n").endswith(f"  {expected}")
