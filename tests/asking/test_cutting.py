"""A server that cuts a prompt without a word is found out by how little it counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.asking.cutting import read_of
from summarizer.errors import TooLongError
from tests.asking.loopback import BRIEF, ask, completion, question, refused, serving

PROSE = "The harbour master of Brome closed the northern quay after divers had found cracks in it. "


def test_far_too_few_tokens_are_told():
    """Of a prompt of about 9,000 tokens, 2,048 are a context that was full."""
    assert read_of([{"content": PROSE * 400}], 2_048) == 2_048


@pytest.mark.parametrize(("counted", "read"), [(6_144, 6_144), (6_145, None), (7_168, 7_168), (8_192, None)])
def test_a_count_of_a_whole_context_is_a_cut_where_the_prompt_is_but_a_little_longer(counted: int, read: int | None):
    """36,000 characters of prose are more than 6,144 tokens, a size of contexts; 6,145 may be another tokenizer's."""
    assert read_of([{"content": PROSE * 400}], counted) == read


@pytest.mark.parametrize("counted", [None, 0, 8_100, 6_000, 40_000])
def test_a_count_that_can_be_true_is_no_cut(counted: int | None):
    """Neither is no count at all; tokenizers differ."""
    assert read_of([{"content": PROSE * 400}], counted) is None


@pytest.mark.parametrize("text", [" " * 60_000, "-" * 60_000 + "\n", "The dyke.\n" + "\t" * 80_000])
def test_what_many_characters_make_one_token_of_is_no_cut(text: str):
    """Rulers and blanks are long, and few tokens."""
    assert read_of([{"content": text}], 2_048) is None


@given(st.text(max_size=200), st.integers(1, 10))
def test_a_short_prompt_is_cut_nowhere(text: str, counted: int):
    """A server that counts nothing right has not, for that, cut anything."""
    assert read_of([{"role": "user", "content": text}, {"role": "assistant", "content": None}], counted) is None


def test_an_answer_to_half_a_prompt_says_so():
    """The draft comes with the tokens that were read; one to a whole prompt does not."""
    with serving(completion(BRIEF, usage=(2_048, 10))) as loopback:
        assert ask(loopback, question(PROSE * 400)).read_tokens == 2_048
        assert ask(loopback, question(PROSE * 20)).read_tokens is None


def test_what_a_model_makes_of_half_a_prompt_is_not_its_fault():
    """Where no usable answer comes of it, the prompt is too long: half of it may fit."""
    with serving(completion("I see no rules.", usage=(2_048, 10))) as loopback:
        assert "2,048 tokens" in refused(loopback, TooLongError, asked=question(PROSE * 400))
