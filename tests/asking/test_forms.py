"""The schema as a server is sent it."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from summarizer.asking.forms import form
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


@pytest.mark.parametrize("given", [{}, {"actors": None}])
def test_a_section_that_is_not_there_may_have_been_forgotten(given: dict[str, None]):
    """An answer without a section is asked for again: only an empty list says that there is nothing."""
    rest = {name: items for name, items in EMPTY.items() if name != "actors"}
    with pytest.raises(ValidationError, match=r"not in the answer: actors \(an empty list"):
        form(ActorsAndStakes).model_validate({**rest, **given})


def test_a_form_keeps_every_field_and_choice():
    """What the compact schema leaves out of the full one is talk: properties, required fields and choices stay."""
    sent, full = form(ActorsAndStakes).model_json_schema(), ActorsAndStakes.model_json_schema()
    for name, definition in full["$defs"].items():
        assert list(sent["$defs"][name]["properties"]) == list(definition["properties"])
        assert sent["$defs"][name]["required"] == definition["required"]
    for field_name in ("status", "certainty"):
        told = sent["$defs"]["Proposal"]["properties"][field_name]
        told = sent["$defs"][told["$ref"].rpartition("/")[2]] if "$ref" in told else told
        assert told["enum"] == full["$defs"]["Proposal"]["properties"][field_name]["enum"]
