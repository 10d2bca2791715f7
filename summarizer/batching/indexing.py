"""The journal → the index of a batch: a line of JSON for each item, and, where it is wanted, a table in Parquet.

The table has the same columns, and behind them each report as it was written, so that whoever reads a batch of a
million documents opens one file. It is made of the files of the reports, whoever made those, some at a time.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from summarizer.batching.outcomes import Told
from summarizer.errors import OutputError, UsageError
from summarizer.whole_file import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from summarizer.batching.items import Item
    from summarizer.batching.outcomes import Out
    from summarizer.store import Job

    Pair = tuple[Item, Job | None]

#: The columns of the table, with their types; those that the first three do not tell are null where nothing is known.
COLUMNS: Final[Mapping[str, str]] = {
    "id": "string",
    "status": "string",
    "digest": "string",
    "output": "string",
    "findings": "int64",
    "doubts": "int64",
    "left_out": "int64",
    "calls": "int64",
    "input_tokens": "int64",
    "output_tokens": "int64",
    "cost": "float64",
    "error": "string",
    "code": "int64",
    "report": "string",
}
_REPORT: Final = "report"
_ALWAYS: Final = ("id", "status", "digest")
_MANY: Final = ("status", "error")  # columns that say the same again and again
_AT_ONCE: Final = 10_000  # rows of a group, at most,
_LARGE: Final = 8_000_000  # and bytes of their reports, but for the last of them


def lines(pairs: Iterator[Pair], out: Out) -> Iterator[bytes]:
    """Yield the line of each item, as the journal has it; what has no report in ``out`` yet is pending there."""
    for item, job in pairs:
        yield json.dumps(_row(item, job, out)).encode() + b"\n"


def pyarrow() -> Any:  # noqa: ANN401 - a package that may be missing, and has no types
    """Return the package ``pyarrow``. Raises UsageError where it is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and dear
        import pyarrow.parquet  # noqa: PLC0415 - likewise
    except ImportError:
        raise UsageError("--parquet needs pyarrow", hint="pip install 'summarizer[parquet]'") from None
    return pa


def may_hold_table(path: Path) -> bool:
    """Tell whether nothing stands in the place of a table, or another table of a batch. Raises UsageError."""
    arrow = pyarrow()
    if not path.exists():
        return True
    if not path.is_file():  # a pipe has no end
        return False
    try:
        return bool(arrow.parquet.read_schema(path).names == list(COLUMNS))
    except (OSError, ValueError):  # of which pyarrow's own errors are
        return False


def write_table(out: Out, name: str, pairs: Iterator[Pair]) -> int:
    """Write the table, all or nothing; return how many reports are not as they were written, and so not in it.

    The same reports give the same bytes. Raises OutputError, and UsageError without pyarrow.
    """
    arrow = pyarrow()
    schema = arrow.schema(
        [arrow.field(column, sort, nullable=column not in _ALWAYS) for column, sort in COLUMNS.items()]
    )
    told = [column for column in COLUMNS if column != _REPORT]
    lost = 0
    try:
        with (
            whole(out.folder / name, mode=out.mode) as file,
            arrow.parquet.ParquetWriter(
                file, schema, compression="zstd", use_dictionary=list(_MANY), write_statistics=told
            ) as writer,
        ):
            for rows in _groups(out, pairs):
                lost += sum(bool(row["output"]) and row[_REPORT] is None for row in rows)
                writer.write_table(arrow.Table.from_pylist(rows, schema=schema))
    except OSError as error:
        raise OutputError(
            f"cannot write {out.folder / name}: {error.strerror or error}", hint="what is done is kept: run it again"
        ) from None
    return lost


def _groups(out: Out, pairs: Iterator[Pair]) -> Iterator[list[dict[str, object]]]:
    """Yield the rows of the table, as many at once as memory is to hold; none where there are none."""
    rows: list[dict[str, object]] = []
    size = 0
    for item, job in pairs:
        told = {**dict.fromkeys(COLUMNS), **_row(item, job, out)}
        row = {column: _readable(value) for column, value in told.items()}
        data = out.read(Told.read(job.told)) if job is not None and row["output"] else None
        row[_REPORT] = None if data is None else data.decode()
        if row["cost"] == "unknown":
            row["cost"] = None
        rows.append(row)
        size += len(data or b"")
        if size >= _LARGE or len(rows) == _AT_ONCE:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _row(item: Item, job: Job | None, out: Out) -> dict[str, object]:
    """Return what the journal tells of an item, by the names of the columns."""
    told = Told.read(job.told) if job is not None and job.state in {"done", "failed"} else None
    if told is not None and told.output and not out.is_of(item.name, told):
        # Another batch wrote it last, of the same document into another folder or format; ours may be there as well.
        told = replace(told, output=out.name_for(item.name))
        if not (out.folder / told.output).is_file():
            job, told = None, None
    return {
        "id": _readable(item.name),  # as the journal has it: strict readers refuse others
        "status": job.state if job else "pending",
        "digest": job.digest if job else "",
        **(told.for_index() if told else {}),
    }


def _readable(value: object) -> object:
    """Return a value, of a text what is no character spelled out."""
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
