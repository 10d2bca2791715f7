"""A draft's schema as a server is sent it: all that shapes an answer, and no word more."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import ConfigDict, create_model, model_validator

from summarizer.brief import Draft

AnyDraft = TypeVar("AnyDraft", bound=Draft)

# Written last, because it sums up what comes before it; a server that enforces a schema enforces its order too.
_LAST = "bottom_line"

# What explains or presets a field. The prompt explains, for servers that enforce a schema do not show it to the model.
_TALK = frozenset({"title", "description", "default", "minLength"})


# A part of a schema that is longer than a reference to it, in characters.
_LONG = 40


class _Form(Draft):
    """What every form adds to its draft: a compact schema, and patience with how models leave things out."""

    # Errors go back to the model in a reask: without the input, which may be the whole source.
    model_config = ConfigDict(hide_input_in_errors=True)

    @classmethod
    def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - as in pydantic
        """Return the compact JSON Schema; every field of the top level is required."""
        schema = _shared(compact(super().model_json_schema(*args, **kwargs)))
        properties = schema["properties"]
        if _LAST in properties:
            properties[_LAST] = properties.pop(_LAST)
        return {**schema, "required": list(properties)}

    @model_validator(mode="before")
    @classmethod
    def _patient(cls, data: object) -> object:
        """Take null for left out; refuse an object of other fields, which would pass for an empty brief."""
        if isinstance(data, dict) and not data.keys() & cls.model_fields.keys():
            raise ValueError("none of these fields is in the answer: " + ", ".join(cls.model_fields))
        return _without_nulls(data)


@lru_cache(maxsize=32)
def form(schema: type[AnyDraft]) -> type[AnyDraft]:
    """Return the class that instructor is given for ``schema``: a subclass of it with the manner of a form."""
    bases: tuple[Any, ...] = (_Form, schema)
    return cast("type[AnyDraft]", create_model(schema.__name__, __base__=bases))


def compact(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a JSON Schema without talk, and with optional fields as fields that may be left out, not null."""
    if isinstance(schema, list):
        return [compact(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        return compact(choices[0])
    return {
        key: {name: compact(part) for name, part in value.items()} if key in {"properties", "$defs"} else compact(value)
        for key, value in schema.items()
        if key not in _TALK
    }


def _shared(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with what its definitions' fields repeat told once, under the field's name."""
    definitions = schema.get("$defs", {})
    fields = [(name, json.dumps(part)) for one in definitions.values() for name, part in one["properties"].items()]
    repeated = {name: json.loads(part) for name, part in fields if len(part) > _LONG and fields.count((name, part)) > 1}

    def told(name: str, part: object) -> object:
        return {"$ref": f"#/$defs/{name}"} if name in repeated and part == repeated[name] else part

    shorter = {
        title: {**one, "properties": {name: told(name, part) for name, part in one["properties"].items()}}
        for title, one in definitions.items()
    }
    return {**schema, "$defs": {**shorter, **repeated}} if repeated else schema


def _without_nulls(data: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(data, dict):
        return {key: _without_nulls(value) for key, value in data.items() if value is not None}
    return [_without_nulls(value) for value in data] if isinstance(data, list) else data
