"""The JSON object that an answer means is found, and never guessed at."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.asking.objects import object_in, what_it_is

FIELDS = ("risks", "items")
PLAIN = '{"risks": [{"statement": "a // b, ] } \\" c"}], "items": []}'


@pytest.mark.parametrize(
    "around",
    [
        "%s",
        "```json\n%s\n```",
        "Sure! Here it is:\n\n%s\n\nAnything else {smile}?",
        '<think>\nThe schema wants {"risks": ...}, so {"risks": ["wrong"]}.\n</think>\n%s',
        "[%s]",
        '{"result": %s}',
        "\ufeff\u200b%s",
        '{"risks": ["of the source"]} is in the text. My answer: %s',
        "%s\n```\nAs of {risks}.",
        '%s {"other": ',
        '%s\n%s\n{"risks": [{"statement": "a //',
        "%s\n%s",
    ],
)
def test_an_object_is_taken_out_of_what_is_around_it(around: str):
    """Fences, prose, thoughts, lists, other objects, marks; of several objects the last is the answer."""
    assert json.loads(object_in(around.replace("%s", PLAIN), FIELDS) or "") == json.loads(PLAIN)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(PLAIN),
        PLAIN[:-1] + ",}",
        PLAIN.replace("[]}", "[ ],\n}"),
        PLAIN.replace("{", "{ // the brief\n", 1),
    ],
)
def test_slips_that_change_nothing_are_mended(text: str):
    """A string around the object, a comma at the end of a list, a comment; what stands in strings is left alone."""
    assert json.loads(object_in(text, FIELDS) or "") == json.loads(PLAIN)


def test_a_flood_of_characters_that_nobody_sees_is_left_out():
    """Ten thousand of them in a word of a list are none of it; the one that joins the parts of a picture stays."""
    flooded = json.dumps({"risks": ["adop" + "\u200b\u200d" * 5_000 + "ted", "👩\u200d🔬", "می\u200cخواهم"]})
    assert json.loads(object_in(flooded, FIELDS) or "") == {"risks": ["adopted", "👩\u200d🔬", "می\u200cخواهم"]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no",
        "{}",
        "[]",
        '{"type": "object", "properties": {}}',
        '{"result": {}}',
        PLAIN[:-5],
        'The form is {"risks": [], "items": []}. My answer: ' + PLAIN[:-5],
        'The form is {"risks": [], "items": []}. My answer: ' + PLAIN[:-1] + ", 1}",
        '<think>The form is {"risks": [], "items": []}',
        '{"risks": [], "risks": [1]}',
        '{"risks": [], "confidence": NaN}',
        "{'risks': []}",
        '{"risks": ' + "[" * 100_000,
        "{" * 100_000,
        '{"risks": ' + "9" * 10_000 + "}",
        '{"risks": "' + '\\"' * 200_000,
    ],
)
def test_what_is_open_to_doubt_goes_back_to_the_model(text: str):
    """No object, another one, one that is cut, told twice, no number, too deep; and none takes long to refuse.

    An example in front of the answer is not taken for it, nor is what is told in a thought without an end.
    """
    assert object_in(text, FIELDS) is None


def test_the_answer_behind_an_example_is_mended_like_any_other():
    """The example is no answer because it is the only object without a slip."""
    text = 'The form is {"risks": [], "items": []}. My answer: ' + PLAIN[:-1] + ",}"
    assert json.loads(object_in(text, FIELDS) or "") == json.loads(PLAIN)


def test_half_characters_are_replaced():
    """Lone surrogates are legal JSON and no text; pairs are."""
    found = object_in('{"risks": ["\\ud83d", "\\ud83d\\ude00"]}', FIELDS)
    assert json.loads(found or "") == {"risks": ["\ufffd", "😀"]}
    assert (found or "").encode()


@given(st.text())
def test_no_text_is_too_strange(text: str):
    """Whatever a model writes, there is an object in it or there is none."""
    found = object_in(text, FIELDS)
    assert found is None or isinstance(json.loads(found), dict)
    assert isinstance(what_it_is(text, thought=False), str)


@pytest.mark.parametrize(
    ("text", "thought", "what"),
    [
        (" \n", False, "it is empty"),
        ("", True, "thought aloud"),
        ("I'm sorry, but no.", False, "no JSON, but: I'm sorry"),
        ('{"risks": [', False, "no whole JSON object"),
        ('{"other": 1}', False, ""),
    ],
)
def test_an_answer_without_an_object_is_told_as_what_it_is(text: str, what: str, *, thought: bool):
    """So that the error says more than that something did not parse."""
    assert what in what_it_is(text, thought=thought)
    assert bool(what) == bool(what_it_is(text, thought=thought))
