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
                yield _laid_out(record.model_dump(mode="json"), 4)
            yield "\n  ]"
        else:
            yield _laid_out(report.model_dump(mode="json", include={name})[name], 2)
    yield "\n}\n"


def _laid_out(value: object, blanks: int) -> str:
    """Return a value as JSON in lines that are indented by so many blanks more, but for the first."""
    # Not model_dump_json: it refuses a lone surrogate, which the name of a file may hold.
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return for_json(text.replace("\n", f"\n{' ' * blanks}"))
