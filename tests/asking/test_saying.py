"""A server's own words are found wherever it puts them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarizer.asking.overflowing import is_too_long
from summarizer.asking.saying import codes, said


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({"error": {"message": "no"}}, "no"),
        ({"error": "no"}, "no"),
        ({"detail": "no"}, "no"),
        ({"message": "no", "code": 400}, "no"),
        ([{"error": {"message": "no"}}], "no"),
        ("no", "no"),
        ("<html>no</html>", ""),
        (None, ""),
        ({}, ""),
        ({"error": {"message": "", "metadata": 1}}, ""),
    ],
)
def test_an_error_is_told_in_the_words_of_its_server(body: object, words: str):
    """By any of the names under which servers tell it; of a page, which is for browsers, nothing is."""
    assert said(body) == words


def by_gateway(raw: object) -> dict[str, Any]:
    """Return what OpenRouter tells of an error of whoever serves a model."""
    return {
        "error": {"message": "Provider returned error", "code": 400, "metadata": {"raw": raw, "provider_name": "x"}}
    }


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (json.dumps({"error": {"message": "too long", "code": "context_length_exceeded"}}), "too long"),
        ("too long", "too long"),
        ('{"broken', '{"broken'),
        ("[" * 90_000, "[" * 90_000),
        ("x" * 1_000_000, ""),
        ({"error": "no text"}, ""),
        (None, ""),
    ],
)
def test_what_a_gateway_hands_on_is_told_behind_its_own_words(raw: object, words: str):
    """Its own words say only that somebody else refused."""
    assert said(by_gateway(raw)) == "Provider returned error" + (f": {words}" if words else "")


def test_what_a_gateway_hands_on_counts():
    """A document that is too long for whoever serves the model is divided, behind a gateway too."""
    told = by_gateway(json.dumps({"error": {"message": "no", "code": "context_length_exceeded"}}))
    assert codes(told) == {"400", "context_length_exceeded"}
    assert is_too_long(400, told)
    assert is_too_long(400, by_gateway("The prompt is too long: 9000, model maximum context length: 4096"))
    assert not is_too_long(400, by_gateway("no"))
