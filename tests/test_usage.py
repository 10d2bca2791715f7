"""What answers cost, compared."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.usage import NOTHING, Usage

counts = st.integers(0, 1_000_000)
usages = st.builds(Usage, counts, counts | st.none(), counts | st.none(), counts, counts)
known = st.builds(Usage, counts, counts, counts, counts, counts)


@given(known, known)
def test_the_larger_of_two_is_one_and_what_goes_beyond_it(one: Usage, other: Usage):
    """Whichever is named first."""
    assert one.at_least(other) == other.at_least(one) == other + one.beyond(other)
    assert one.beyond(one) == NOTHING


@given(usages, usages)
def test_what_is_not_known_of_one_is_not_known_of_both(one: Usage, other: Usage):
    """No number is guessed."""
    for made in (one.at_least(other), one.beyond(other)):
        assert (made.input_tokens is None) == (None in (one.input_tokens, other.input_tokens))
        assert (made.output_tokens is None) == (None in (one.output_tokens, other.output_tokens))
