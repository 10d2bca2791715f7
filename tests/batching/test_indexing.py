"""The index as lines of JSON, and as a table in Parquet."""

from __future__ import annotations

import hashlib
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.batching import indexing
from summarizer.batching.indexing import COLUMNS, lines, may_hold_table, write_table
from summarizer.batching.items import Item
from summarizer.batching.outcomes import Out, Told
from summarizer.errors import OutputError, UsageError
from summarizer.store import Job

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not there: pip install 'summarizer[parquet]'")

TABLE = "index.parquet"
ERROR = Job("3", "torn.txt", "failed", told=Told(error="torn \udce9 in two", code=5, cost="unknown").as_json())


def reported(out: Out, name: str, text: str) -> tuple[Item, Job]:
    """Return an item that is done, with its report."""
    out.write(out.name_for(name), text.encode())
    digest, folder = hashlib.sha256(text.encode()).hexdigest(), str(out.folder.resolve())
    told = Told(output=out.name_for(name), cost=0.25, sha256=digest, folder=folder)
    return Item(name, ()), Job(name, name, "done", "c", "d", told.as_json())


def rows(out: Out) -> list[dict[str, Any]]:
    table: list[dict[str, Any]] = parquet.read_table(out.folder / TABLE).to_pylist()
    return table


def test_a_table_tells_what_the_index_does_and_holds_the_reports(tmp_path: Path):
    """A row an item, errors and what is left among them; what is not known is null."""
    out = Out(tmp_path, "json", 0o640)
    pairs = [
        reported(out, "caf\udce9", '{"title": "Brücke"}\n'),
        (Item("torn.txt", ()), ERROR),
        (Item("left.txt", ()), None),
    ]
    assert write_table(out, TABLE, iter(pairs)) == 0
    index = list(map(json.loads, lines(iter(pairs), out)))
    done, failed, left = rows(out)
    assert list(done) == list(COLUMNS) == [*index[0], "report"]
    assert (done.pop("report"), done) == ('{"title": "Brücke"}\n', index[0])
    assert (failed["status"], failed["error"], failed["code"]) == ("failed", r"torn \udce9 in two", 5)
    assert (failed["cost"], failed["report"]) == (None, None)
    assert {name: value for name, value in left.items() if value is not None} == index[2]
    assert (tmp_path / TABLE).stat().st_mode & 0o777 == 0o640


def test_what_is_to_be_tried_again_tells_nothing_of_the_try_before(tmp_path: Path):
    """It is pending, whatever it came to then."""
    pending = Job("3", "torn.txt", "pending", told=ERROR.told)
    (line,) = lines(iter([(Item("torn.txt", ()), pending)]), Out(tmp_path, "json"))
    assert json.loads(line) == {"id": "torn.txt", "status": "pending", "digest": ""}


def test_what_another_batch_wrote_elsewhere_is_pending_until_it_is_here(tmp_path: Path):
    """An index names no file that is not there, and none of another format."""
    out, other = Out(tmp_path, "json"), Out(tmp_path, "markdown")
    pair = reported(other, "a.txt", "# A")
    assert [json.loads(line) for line in lines(iter([pair]), out)] == [
        {"id": "a.txt", "status": "pending", "digest": ""}
    ]
    out.write(out.name_for("a.txt"), b"{}")
    (line,) = map(json.loads, lines(iter([pair]), out))
    assert (line["status"], line["output"]) == ("done", out.name_for("a.txt"))


def test_the_same_reports_are_the_same_table(tmp_path: Path):
    """Byte for byte."""
    out = Out(tmp_path, "json")
    pairs = [reported(out, f"{number}", f"{number}" * 99) for number in range(9)]
    write_table(out, TABLE, iter(pairs))
    first = (tmp_path / TABLE).read_bytes()
    write_table(out, TABLE, iter(pairs))
    assert (tmp_path / TABLE).read_bytes() == first


def test_memory_holds_some_reports_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A group of rows ends where its reports are large, or the rows many."""
    out = Out(tmp_path, "json")
    pairs = [reported(out, f"{number}", "x" * 100) for number in range(10)]
    monkeypatch.setattr(indexing, "_LARGE", 300)
    write_table(out, TABLE, iter(pairs))
    assert [parquet.ParquetFile(tmp_path / TABLE).metadata.row_group(group).num_rows for group in range(4)] == [
        3,
        3,
        3,
        1,
    ]
    monkeypatch.setattr(indexing, "_AT_ONCE", 2)
    write_table(out, TABLE, iter(pairs))
    assert parquet.ParquetFile(tmp_path / TABLE).metadata.num_row_groups == 5


def test_a_table_of_nothing_has_its_columns(tmp_path: Path):
    """So that whoever reads it need not ask."""
    write_table(Out(tmp_path, "json"), TABLE, iter([]))
    assert parquet.read_schema(tmp_path / TABLE).names == list(COLUMNS)


def test_another_report_in_the_place_of_one_is_not_taken_for_it(tmp_path: Path):
    """It is counted: what the row tells is not what the file says."""
    out = Out(tmp_path, "json")
    pairs = [reported(out, "one", "as written"), reported(out, "two", "as written"), reported(out, "three", "kept")]
    (tmp_path / out.name_for("one")).write_text("another's", encoding="utf-8")
    (tmp_path / out.name_for("two")).unlink()
    assert write_table(out, TABLE, iter(pairs)) == 2
    assert [row["report"] for row in rows(out)] == [None, None, "kept"]


def test_a_table_that_cannot_be_written_leaves_the_old_one(tmp_path: Path):
    """All or nothing, and no other file."""
    out = Out(tmp_path, "json")
    pairs = [reported(out, "one", "1")]
    write_table(out, TABLE, iter(pairs))
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}

    def full() -> Iterator[tuple[Item, Job]]:
        yield pairs[0]
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"):
        write_table(out, TABLE, full())
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_only_nothing_or_a_table_may_be_replaced(tmp_path: Path):
    """Neither another table nor what only has the name."""
    place = tmp_path / TABLE
    assert may_hold_table(place)
    write_table(Out(tmp_path, "json"), TABLE, iter([]))
    assert may_hold_table(place)
    place.write_bytes(b"PAR1 or not")
    assert not may_hold_table(place)
    pyarrow = indexing.pyarrow()
    parquet.write_table(pyarrow.table({"id": ["1"]}), place)
    assert not may_hold_table(place)
    assert not may_hold_table(tmp_path)


def test_without_pyarrow_it_says_what_installs_it(monkeypatch: pytest.MonkeyPatch):
    """In a line."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pip install 'summarizer\[parquet\]'"):
        indexing.pyarrow()
