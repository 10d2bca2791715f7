"""The report itself, as JSON in UTF-8 that a program reads back to an equal report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from summarizer.rendering.escaping import for_json
from summarizer.report import Record

if TYPE_CHECKING:
    from collections.abc import Iterator


def render(report: Record, **_: object) -> str:
    """Return ``report`` (a brief, a check or a proof) as JSON, indented by two, one newline at the end."""
    return "".join(pieces(report))


def pieces(report: Record) -> Iterator[str]:
    """Yield the same record by record: all of a large report at once, first as dicts, is many times its text."""
    before = "{"
    for name in type(report).model_fields:
        yield f'{before}\n  "{name}": '
        before = ","
        value = getattr(report, name)
        if isinstance(value, tuple) and value and all(isinstance(one, Record) for one in value):
            for number, record in enumerate(value):
                yield ",\n    " if number else "[\n    "
                yield _shifted(_written(record), 4)
            yield "\n  ]"
        elif isinstance(value, Record) and name != "run":  # a cost of 0.00001 is spelled 1e-05 by json alone
            yield _shifted(_written(value), 2)
        else:
            yield _shifted(_spelled(report.model_dump(mode="json", include={name})[name]), 2)
    yield "\n}\n"


def _written(record: Record) -> str:
    """Return a record as JSON by pydantic, which is many times as fast as ``json`` where lines are indented."""
    try:
        return record.model_dump_json(indent=2)
    except ValueError:  # a lone surrogate, which the name of a file may hold, and which this way will not write
        return _spelled(record.model_dump(mode="json"))


def _spelled(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _shifted(text: str, blanks: int) -> str:
    """Return JSON with its lines indented by so many blanks more, but for the first."""
    return for_json(text.replace("\n", f"\n{' ' * blanks}"))
