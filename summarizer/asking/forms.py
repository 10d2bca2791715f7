"""A draft's schema as a server is sent it: all that shapes an answer, and no word more."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any, TypeVar, cast

from pydantic import ConfigDict, ValidationError, create_model, model_validator

from summarizer.asking.objects import object_in
from summarizer.brief import MAY_BE_ABSENT, Draft

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
        """Return the compact JSON Schema; of the top level's fields, all are required but those that may be absent."""
        del args, kwargs
        schema: dict[str, Any] = json.loads(_schema(cls))  # a copy: instructor writes into it
        return schema

    @model_validator(mode="before")
    @classmethod
    def _patient(cls, data: object) -> object:
        """Take null for left out, but not on the top level: a section that is not there may have been forgotten.

        A number is taken for its digits: all that a draft says is text, and models leave out quotation marks.
        """
        if isinstance(data, dict):
            missing = [name for name in _required(cls) if data.get(name) is None]
            if missing:
                raise ValueError(f"not in the answer: {', '.join(missing)} (an empty list where there is nothing)")
        return _as_meant(data)


@lru_cache(maxsize=32)
def form(schema: type[AnyDraft]) -> type[AnyDraft]:
    """Return the class that reads an answer for ``schema``: a subclass of it with the manner of a form."""
    bases: tuple[Any, ...] = (_Form, schema)
    return cast("type[AnyDraft]", create_model(schema.__name__, __base__=bases))


@lru_cache(maxsize=32)
def instructors_form(schema: type[Draft]) -> type[Any]:
    """Return the class that instructor is given for ``schema``: it shows the form's schema, and holds the ``draft``.

    instructor walks through all that a class is made of, several times a call, and derives one of its own from it.
    This one is derived already, and as flat as can be.
    """
    from instructor import OpenAISchema  # noqa: PLC0415 - it takes most of a second

    kind = form(schema)

    class Filled(OpenAISchema):
        draft: Any

        @classmethod
        def model_json_schema(cls, *args: Any, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - as in pydantic
            shown: dict[str, Any] = kind.model_json_schema(*args, **kwargs)
            return shown

        @classmethod
        def model_validate_json(cls, json_data: str | bytes | bytearray, **_: Any) -> Filled:  # noqa: ANN401
            return cls(draft=_told(kind.model_validate_json(json_data), schema))

        @classmethod
        def model_validate(cls, obj: Any, **_: Any) -> Filled:  # noqa: ANN401
            return cls(draft=_told(kind.model_validate(obj), schema))

    Filled.__name__ = schema.__name__
    return Filled


def read(raw: str, schema: type[Draft]) -> Draft | None:
    """Return the draft in the text of an answer, as an ask would make it, or None where it does not fit."""
    found = object_in(raw, schema.model_fields)
    try:
        return _told(form(schema).model_validate_json(found), schema) if found else None
    except ValidationError:
        return None


def _told(filled: Draft, schema: type[Draft]) -> Draft:
    """Return what a form holds as a draft of the class that was asked for."""
    return schema.model_validate({name: getattr(filled, name) for name in schema.model_fields})


@lru_cache(maxsize=32)
def _schema(kind: type[_Form]) -> str:
    """Return the schema of a form in JSON, made once: instructor asks for it several times a call."""
    schema = _in_place(_shared(compact(super(_Form, kind).model_json_schema())))
    properties = schema["properties"]
    if _LAST in properties:
        properties[_LAST] = properties.pop(_LAST)
    # The title is what instructor calls a tool by; a server that is sent a schema is sent none.
    required = _required(kind)
    return json.dumps({**schema, "required": [name for name in properties if name in required], "title": kind.__name__})


def _required(schema: type[Draft]) -> list[str]:
    return [name for name, field in schema.model_fields.items() if MAY_BE_ABSENT not in field.metadata]


def strict(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a compact schema as OpenAI enforces it: all fields required, those that may be left out nullable.

    instructor never asks for that by itself.
    """
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    told = {key: strict(value) for key, value in schema.items() if key not in {"properties", "$defs"}}
    if "$defs" in schema:
        told["$defs"] = {name: strict(part) for name, part in schema["$defs"].items()}
    if "properties" in schema:
        needed = set(schema.get("required", ()))
        fields = {name: strict(part) for name, part in schema["properties"].items()}
        told["properties"] = {
            name: part if name in needed else {"anyOf": [part, {"type": "null"}]} for name, part in fields.items()
        }
        told |= {"required": list(fields), "additionalProperties": False}
    return told


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


def _in_place(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with each definition that is named once told where it is named."""
    sent = json.dumps(schema)
    definitions = {f"#/$defs/{name}": part for name, part in schema.get("$defs", {}).items()}
    once = {name for name in definitions if sent.count(f'"{name}"') == 1}

    def told(part: Any) -> Any:  # noqa: ANN401 - JSON
        if isinstance(part, list):
            return [told(one) for one in part]
        if not isinstance(part, dict):
            return part
        if part.get("$ref") in once:
            return told(definitions[part["$ref"]])
        return {key: told(value) for key, value in part.items()}

    rest = {name: told(part) for name, part in schema.get("$defs", {}).items() if f"#/$defs/{name}" not in once}
    whole = told({key: value for key, value in schema.items() if key != "$defs"})
    return {"$defs": rest, **whole} if rest else whole


def _as_meant(data: Any) -> Any:  # noqa: ANN401 - JSON
    """Return JSON without what is null, and with numbers as texts."""
    if isinstance(data, dict):
        return {key: _as_meant(value) for key, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_as_meant(value) for value in data]
    return str(data) if isinstance(data, int | float) and not isinstance(data, bool) else data
