"""Items are told as they come."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from summarizer.asking.arriving import Arrivals

statements = st.lists(st.text(min_size=1, max_size=20), max_size=5)


@given(statements, st.integers(1, 9), st.booleans())
def test_every_item_is_told_once_in_whatever_pieces_it_comes(told: list[str], step: int, escaped: bool):
    """Also where its words hold braces, quotes and backslashes, or are cut in the middle of an escape."""
    items = [{"statement": one, "citations": [{"passage": "p1", "quote": '{"statement": "no"}'}]} for one in told]
    text = json.dumps({"risks": items, "bottom_line": [{"text": "no", "items": []}]}, ensure_ascii=escaped)
    arrivals = Arrivals()
    heard = [one for at in range(0, len(text), step) for one in arrivals.feed(text[at : at + step])]
    assert heard == told


@given(st.text(alphabet='{}[]"\\a:,'))
def test_nonsense_is_heard_in_silence(text: str):
    """Whatever comes, nothing is raised."""
    arrivals = Arrivals()
    assert all(isinstance(one, str) for character in text for one in arrivals.feed(character))


def test_a_deep_answer_is_not_read_again_at_every_depth():
    """A million braces cost one look each."""
    arrivals = Arrivals()
    assert arrivals.feed('{"a":' * 200_000 + "}" * 200_000) == []
