"""Doubts: text that may be hidden is left out and told, but never most of a page."""

from __future__ import annotations

from tests.loading.pages import CANARY, SEEN
from tests.loading.seen import left_of

MASKED = "mask:url(a)"  # of which nobody knows whether it is to be had
PARAGRAPHS = "".join(f"<p>{words}" for words in SEEN)
BEHIND = "position:relative;z-index:-1"


def test_less_than_half_of_a_page_is_left_out():
    """A paragraph in doubt beside others that are seen is taken out, and the notice says perhaps."""
    left, (notice,) = left_of(f"<p style='{MASKED}'>{CANARY}{PARAGRAPHS}")
    assert CANARY not in left
    assert "(perhaps transparent 1)" in notice


def test_more_than_half_of_a_page_is_kept():
    """Where all but a heading is in doubt, it is kept, and the notice says so."""
    left, (notice,) = left_of(f"<h1>Market closed</h1>{PARAGRAPHS.replace('<p>', f'<p style={MASKED}>')}")
    assert all(words in left for words in SEEN)
    assert notice.startswith("3 pieces of text that some readers of the page may not see kept")


def test_the_smaller_doubt_is_believed():
    """Of two kinds of doubt that take most of a page together, only the one that takes more is not believed."""
    left, notices = left_of(f"{PARAGRAPHS.replace('<p>', f'<p style={MASKED}>')}<p style='{BEHIND}'>{CANARY}<p>Seen.")
    assert all(words in left for words in SEEN)
    assert CANARY not in left
    assert len(notices) == 2


def test_doubts_do_not_keep_what_is_known_to_be_hidden():
    """Hidden text in an element that is kept is taken out all the same."""
    left, notices = left_of(f"<div style='{MASKED}'><p>{SEEN[0]}<p hidden>{CANARY}</div>")
    assert SEEN[0] in left
    assert CANARY not in left
    assert [notice.split()[0] for notice in notices] == ["1", "1"]


def test_words_right_in_an_element_are_weighed_too():
    """White words before a missing picture on white are in doubt: a few are taken out, a whole page of them is not."""
    white = "color:white;background:#fff url(a)"
    left, _ = left_of(f"<p style='{white}'>{CANARY}{PARAGRAPHS}")
    assert CANARY not in left
    left, (notice,) = left_of(f"<div style='{white}'>{PARAGRAPHS}</div>")
    assert all(words in left for words in SEEN)
    assert "kept" in notice


def test_scripts_and_titles_do_not_weigh():
    """What is no text of the page does not make more of it doubtful."""
    data = f'<script type="application/ld+json">{{"a": "{" ".join(SEEN)}"}}</script>'
    left, _ = left_of(f"<head><title>{' '.join(SEEN)}</title></head>{data}<p style='{MASKED}'>{CANARY}")
    assert CANARY in left
