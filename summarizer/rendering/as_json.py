"""The report itself, as JSON in UTF-8 that a program reads back to an equal report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from pydantic import BaseModel

from summarizer.rendering.escaping import for_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.report import Record

_PLAIN: Final = "run"  # it has numbers that json spells otherwise than pydantic does: 1e-05 is 0.00001 there


def render(report: Record, **_: object) -> str:
    """Return ``report`` (a brief, a check or a proof) as JSON, indented by two, one newline at the end."""
    return "".join(pieces(report))


def pieces(report: Record) -> Iterator[str]:
    """Yield the same record by record: all of a large report at once, first as dicts, is many times its text."""
    records = {name for name in type(report).model_fields if name != _PLAIN and _is_of_records(getattr(report, name))}
    plain = report.model_dump(mode="json", exclude=records)
    before = "{"
    for name in type(report).model_fields:
        yield f'{before}\n  "{name}": '
        before = ","
        value = getattr(report, name)
        if name not in records:
            yield _shifted(_spelled(plain[name]), 2)
        elif isinstance(value, BaseModel):
            yield _shifted(_written(value), 2)
        else:
            for number, record in enumerate(value):
                yield ",\n    " if number else "[\n    "
                yield _shifted(_written(record), 4)
            yield "\n  ]"
    yield "\n}\n"


def _is_of_records(value: object) -> bool:
    """Tell whether a field is a record, or holds some: then it holds nothing else."""
    return isinstance(value[0] if isinstance(value, tuple) and value else value, BaseModel)


def _written(record: BaseModel) -> str:
    """Return a record as JSON by pydantic, which is many times as fast as ``json`` where lines are indented."""
    try:
        return record.model_dump_json(indent=2)
    except ValueError:  # a lone surrogate, which the name of a file may hold, and which this way will not write
        return _spelled(record.model_dump(mode="json"))


def _spelled(value: object) -> str:
    """Return a value as JSON by ``json``, which is fast where nothing is indented."""
    return json.dumps(value, ensure_ascii=False, indent=2 if value and isinstance(value, dict | list) else None)


def _shifted(text: str, blanks: int) -> str:
    """Return JSON with its lines indented by so many blanks more, but for the first."""
    return for_json(text.replace("\n", f"\n{' ' * blanks}"))
