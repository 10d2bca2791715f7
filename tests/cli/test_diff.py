"""``summarizer diff``: two briefs in, what changed out."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from summarizer.cli import main
from summarizer.cli.exit_codes import NOT_PROVED
from summarizer.errors import SourceError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Mayor Eva Lund wants the state of Orre to pay 40 million crowns for the mill. The mill could close in June.\n"


@pytest.fixture
def briefs(tmp_path: Path) -> tuple[str, str]:
    """Two briefs of one file that was changed between them."""
    source = tmp_path / "mill.txt"
    for name, text in (("old.json", TEXT), ("new.json", TEXT.replace("40", "60"))):
        source.write_text(text, encoding="utf-8")
        assert main(["brief", str(source), "-q", "-o", str(tmp_path / name)]) == 0
    return str(tmp_path / "old.json"), str(tmp_path / "new.json")


@pytest.mark.parametrize("to", ["terminal", "markdown", "html", "json"])
def test_what_changed_is_printed(briefs: tuple[str, str], to: str, capsys: pytest.CaptureFixture[str]):
    """In each format, and it is no failure that something did."""
    assert main(["diff", *briefs, "--format", to]) == 0
    printed = capsys.readouterr().out
    assert "40" in printed
    assert "60" in printed


def test_strict_fails_where_the_briefs_differ(briefs: tuple[str, str], capsys: pytest.CaptureFixture[str]):
    """With --strict the exit code tells; a brief does not differ from itself."""
    assert main(["diff", *briefs, "--strict"]) == NOT_PROVED
    assert "changed" in capsys.readouterr().out
    assert main(["diff", briefs[0], briefs[0], "--strict"]) == 0
    assert "The same in both" in capsys.readouterr().out


def test_it_is_written_to_a_file(briefs: tuple[str, str], tmp_path: Path):
    """By its ending, as a page; and never over one of the briefs."""
    assert main(["diff", *briefs, "-o", str(tmp_path / "difference.html")]) == 0
    assert (tmp_path / "difference.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert main(["diff", *briefs, "-o", briefs[0]]) == UsageError.exit_code


def test_one_brief_may_come_through_standard_input(
    briefs: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """As in a pipe; both cannot."""
    with open(briefs[0], "rb") as file:  # noqa: PTH123
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(file.read()), encoding="utf-8"))
    assert main(["diff", "-", briefs[1], "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema_version"] == "1"
    assert main(["diff", "-", "-"]) == UsageError.exit_code


def test_what_is_no_brief_is_named(briefs: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """A file that is none, or no brief, ends with 3 and its name."""
    (tmp_path / "page.json").write_text("{}", encoding="utf-8")
    for name in ("page.json", "missing.json"):
        assert main(["diff", briefs[0], str(tmp_path / name)]) == SourceError.exit_code
        assert name in capsys.readouterr().err
    assert main(["diff", *briefs, "--format", "csv"]) == UsageError.exit_code


@pytest.mark.parametrize("of", ["report", "line", "check", "proof", "difference"])
def test_the_schema_of_what_is_written_as_json_is_printed(of: str, capsys: pytest.CaptureFixture[str]):
    """Each with its version; of anything else there is none."""
    assert main(["schema", of]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert printed["properties"]["schema_version"]["const"] == "1"
    assert main(["schema", "brief"]) == UsageError.exit_code
