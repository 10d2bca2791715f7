"""The schema as a server is sent it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from summarizer.asking.forms import compact, form
from summarizer.kinds.brief import ActorsAndStakes
from tests.asking.loopback import EMPTY, FLOOD


def test_a_form_is_compact_and_takes_null_for_left_out():
    """Only the whole has a title, there are no descriptions or null choices; null in an answer means left out."""
    schema = form(ActorsAndStakes).model_json_schema()
    assert schema["title"] == "ActorsAndStakes"
    sent = json.dumps({key: value for key, value in schema.items() if key != "title"})
    assert not any(word in sent for word in ("title", "description", "anyOf", "null", "default", "minLength"))
    patient = form(ActorsAndStakes).model_validate({**EMPTY, "risks": [{**FLOOD, "certainty": None}]})
    assert patient.risks[0].certainty == "asserted"


def test_a_number_is_taken_for_its_digits():
    """Where no server enforces the schema, models write numbers as such; no second answer is paid for that."""
    figure = {"statement": "It holds 38.5 people.", "value": 38.5, "citations": [{"passage": 2, "quote": "38.5"}]}
    filled = form(ActorsAndStakes).model_validate({**EMPTY, "figures": [figure], "risks": [{**FLOOD, "cause": 3}]})
    assert (filled.figures[0].value, filled.figures[0].citations[0].passage, filled.risks[0].cause) == (
        "38.5",
        "2",
        "3",
    )
    with pytest.raises(ValidationError):
        form(ActorsAndStakes).model_validate({**EMPTY, "risks": [{**FLOOD, "cause": True}]})


@pytest.mark.parametrize("given", [{}, {"actors": None}])
def test_a_section_that_is_not_there_may_have_been_forgotten(given: dict[str, None]):
    """An answer without a section is asked for again: only an empty list says that there is nothing."""
    rest = {name: items for name, items in EMPTY.items() if name != "actors"}
    with pytest.raises(ValidationError, match=r"not in the answer: actors \(an empty list"):
        form(ActorsAndStakes).model_validate({**rest, **given})


def test_a_form_keeps_every_field_and_choice():
    """What the compact schema leaves out of the full one is talk: properties, required fields and choices stay."""
    sent, full = form(ActorsAndStakes).model_json_schema(), ActorsAndStakes.model_json_schema()
    assert _spelt_out(sent, sent) == _spelt_out(compact(full), full) | {"title": "ActorsAndStakes"} | {
        "required": ["actors", "proposals", "risks", "open_questions", "bottom_line"]
    }


def test_a_form_tells_nothing_twice():
    """A definition stands apart where it is named more than once, and nowhere else."""
    schema = form(ActorsAndStakes).model_json_schema()
    sent = json.dumps(schema)
    assert sorted(schema["$defs"]) == ["certainty", "citations"]
    assert {sent.count(f'"#/$defs/{name}"') for name in schema["$defs"]} == {len(ActorsAndStakes.model_fields) - 1}


def _spelt_out(part: Any, whole: dict[str, Any]) -> Any:
    """Return a part of a schema with every reference replaced by what it means."""
    if isinstance(part, list):
        return [_spelt_out(one, whole) for one in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        return _spelt_out(compact(whole["$defs"][part["$ref"].rpartition("/")[2]]), whole)
    return {key: _spelt_out(value, whole) for key, value in part.items() if key != "$defs"}
