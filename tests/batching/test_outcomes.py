"""What an item came to, in a file of its own and in a few words."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import Document, Report, summarize
from summarizer.batching.outcomes import Out, Told, digest, failed, written
from summarizer.errors import (
    AnswerError,
    BudgetReachedError,
    OutputError,
    ServerDownError,
    ServerRefusedError,
    ServerUnavailableError,
    SourceEmptyError,
    StoreError,
)
from summarizer.rendering import BINARY, FORMATS, pieces
from summarizer.report import Failure
from summarizer.usage import Usage
from tests.batching.ships import text


@pytest.fixture(scope="module")
def report() -> Report:
    """A brief of a text about a ship."""
    return summarize(Document.from_text(text(1), title="ship"))


@given(st.text(), st.text())
def test_names_of_files_are_harmless_and_no_two_items_have_the_same(one: str, other: str):
    """Whatever an item is called, its file lies in the folder, is not hidden, and is its own."""
    out = Out(Path("out"), "json")
    name = out.name_for(one)
    assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,119}", name)
    assert (out.name_for(other) == name) == (one == other)


def test_a_report_is_written_whole_and_told(report: Report, tmp_path: Path):
    """The file holds the report; the outcome counts what is in it."""
    outcome = written("a/ship.txt", report, Out(tmp_path, "json"))
    assert (outcome.verdict, outcome.digest) == ("done", digest(report))
    assert outcome.told.findings == len(report.findings) > 0
    assert Report.model_validate_json((tmp_path / outcome.told.output).read_text("utf-8")) == report
    assert Told.read(outcome.told.as_json()) == outcome.told


@pytest.mark.parametrize("style", FORMATS)
def test_a_report_is_written_in_every_format(report: Report, tmp_path: Path, style: str):
    """Each format has an ending of its own, and text and binary ones come out whole."""
    outcome = written("ship.txt", report, Out(tmp_path, style))
    assert outcome.told.output.endswith({"markdown": ".md", "terminal": ".txt"}.get(style, f".{style}"))
    data = (tmp_path / outcome.told.output).read_bytes()
    assert zipfile.is_zipfile(io.BytesIO(data)) if style in BINARY else data == b"".join(pieces(report, style))


def test_a_digest_is_of_what_is_said_not_of_how_it_came_about(report: Report):
    """Another time, cost or number of calls changes nothing; another word does."""
    later = report.model_copy(update={"run": report.run.model_copy(update={"seconds": 9.0, "calls": 7})})
    assert digest(later) == digest(report)
    assert digest(report.model_copy(update={"title": "another"})) != digest(report)


@pytest.mark.parametrize("code", [4, 5, 6])
def test_a_report_that_lacks_a_part_is_written_and_not_done(report: Report, tmp_path: Path, code: int):
    """What stands in the rest is worth reading; the journal knows that there is more to be had."""
    lacking = Failure(source="a", chunk=2, error="no answer", code=code)
    coverage = report.coverage.model_copy(update={"failed": (lacking,)})
    outcome = written("a", report.model_copy(update={"coverage": coverage}), Out(tmp_path, "markdown"))
    assert (outcome.verdict, outcome.told.error, outcome.told.code) == ("failed", "no answer", code)
    assert [path.name for path in tmp_path.iterdir()] == [outcome.told.output]


def test_whose_fault_an_error_is_decides_what_becomes_of_the_item():
    """A document's own is told; where the server or the budget fails the item is left; a batch's own is raised."""
    assert failed(SourceEmptyError("empty")).verdict == "failed"
    assert failed(AnswerError("unusable")).verdict == "failed"
    assert failed(ServerRefusedError("refused")).verdict == "failed"
    assert failed(ServerUnavailableError("busy with this one")).verdict == "failed"
    assert failed(ServerDownError("down")).verdict == "later"
    assert failed(BudgetReachedError("spent")).verdict == "later"
    with pytest.raises(StoreError):
        failed(StoreError("full"))


def test_a_folder_that_cannot_be_written_is_told(report: Report, tmp_path: Path):
    with pytest.raises(OutputError):
        written("a", report, Out(tmp_path / "nowhere", "json"))


@pytest.mark.parametrize("kept", ["", "[]", "{", '{"later": 1}', '{"code": [3]}', '{"error": 5}'])
def test_what_is_kept_otherwise_tells_nothing(kept: str):
    """A journal that was written by another version, or by nobody, stops nothing."""
    assert Told.read(kept) == Told()


def test_what_earlier_tries_have_cost_is_added_once():
    """What was met again in the store is in it already; what nobody kept an account of is taken as it is told."""
    earlier = Told(calls=3, input_tokens=300, output_tokens=30, cost=3.0)
    account = earlier.account()
    account.meet(Usage(1, 100, 10), Usage(1, 100, 10))
    account.pay(Usage(1, 120, 12), Usage(1, 150, 15))
    made = Told(calls=2, input_tokens=220, output_tokens=22, cost=2.2, findings=1)
    told = made.after(account, lambda usage: usage.calls * 1.0)
    assert (told.calls, told.input_tokens, told.output_tokens, told.cost) == (4, 420, 42, 4.2)
    assert (told.counted, told.findings) == (Usage(4, 450, 45), 1)
    assert Told.read(told.as_json()) == told
    assert Told.read(told.as_json()).counted == told.counted
    alone = made.after(Told().account(), lambda _: 0.0)
    assert (alone, alone.counted) == (made, made.usage)


def test_a_cost_that_is_not_known_makes_the_sum_unknown():
    """A try whose tokens nobody told is not taken for free."""
    account = Told(calls=1, input_tokens=None, output_tokens=None, cost="unknown", spent=(1, 700, 90, 0, 0)).account()
    account.pay(Usage(1, 100, 10), Usage(1, 100, 10))
    made = Told(calls=1, input_tokens=100, output_tokens=10, cost=1.0)
    told = made.after(account, lambda usage: "unknown" if usage.input_tokens is None else 0.0)
    assert (told.calls, told.input_tokens, told.cost) == (2, None, "unknown")
    assert told.counted == Usage(2, 800, 100)
