"""A document of each format, from the command line to the proof of its brief."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from summarizer.cli import main
from summarizer.cli.delivering import deliver
from summarizer.cli.exit_codes import NOT_PROVED
from summarizer.errors import OutputError, UsageError
from tests.loading.one_text import RENDERINGS
from tests.samples import sample_report


@pytest.mark.parametrize("name", RENDERINGS)
def test_a_brief_proves_from_itself_and_from_its_file(name: str, tmp_path: Path):
    """Whatever the format, a report is proved by the text that it carries, and by the file that it was made of."""
    source, report = tmp_path / name, tmp_path / "brief.json"
    source.write_bytes(RENDERINGS[name]())
    assert main(["brief", str(source), "-q", "-o", str(report)]) == 0
    assert json.loads(report.read_text(encoding="utf-8"))["findings"]
    assert main(["verify", str(report), "--strict"]) == 0
    assert main(["verify", str(report), "-s", str(source), "--strict"]) == 0


@pytest.mark.parametrize("name", RENDERINGS)
def test_an_edited_text_is_named(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Whatever the format, a text that was edited in the report is no longer the one that its id or hash is of."""
    source, report = tmp_path / name, tmp_path / "brief.json"
    source.write_bytes(RENDERINGS[name]())
    assert main(["brief", str(source), "-q", "-o", str(report)]) == 0
    edited = report.read_text(encoding="utf-8").replace("nine million", "five million")
    report.write_text(edited, encoding="utf-8")
    assert main(["verify", str(report)]) == NOT_PROVED
    assert "source" in capsys.readouterr().out


TEXT = "Mayor Eva Lund wants the state of Orre to pay 40 million crowns for the mill.\n"


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("brief.csv", b'"proved","id"'),
        ("brief.docx", b"PK\x03\x04"),
        ("brief.json", b'{\n  "schema_version": "1"'),
        ("brief.jsonl", b'{"schema_version": "1", "report"'),
        ("brief.ndjson", b'{"schema_version": "1", "report"'),
        ("brief.jsonld", b'{\n  "@context"'),
        ("brief.txt", b"mill\nWritten by"),
        ("brief.md", b"# mill\n"),
    ],
)
def test_a_file_is_written_by_its_ending(name: str, begins: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The format that its name suggests, and nothing on stdout."""
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    output = tmp_path / "out" / name
    output.parent.mkdir()
    assert main(["brief", str(tmp_path / "mill.txt"), "-q", "-o", str(output)]) == 0
    assert output.read_bytes().startswith(begins)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["brief.pdf", "brief.ODT", "brief.sarif", "brief.xml", "brief.html.gz", "brief.yaml"])
def test_no_file_is_written_under_a_name_that_others_could_not_open(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """Refused before any work, with what there is; who names a format too has it in a file of any name."""
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    output = tmp_path / name
    line = ["brief", str(tmp_path / "mill.txt"), "-q", "-o", str(output)]
    assert main(line) == UsageError.exit_code
    told = capsys.readouterr().err
    assert f"there is no format '{output.suffix[1:].lower()}' for this" in told
    assert "there is csv, docx, html" in told
    assert not output.exists()
    assert main([*line, "--format", "markdown"]) == 0
    assert output.read_text(encoding="utf-8").startswith("# mill")


@pytest.mark.parametrize(("name", "begins"), [("HTML", "<!doctype html>"), ("htm", "<!doctype html>"), ("md", "# ")])
def test_a_format_is_known_in_capitals_and_by_its_ending(name: str, begins: str, capsys: pytest.CaptureFixture[str]):
    """Whoever writes HTML or md is understood."""
    assert main(["brief", "examples/article.md", "-q", "--format", name]) == 0
    assert capsys.readouterr().out.lower().startswith(begins)


def test_a_file_whose_name_is_all_ending_is_written_by_it(tmp_path: Path):
    """No Markdown in a file called .html."""
    assert main(["brief", "examples/article.md", "-q", "-o", str(tmp_path / ".html")]) == 0
    assert (tmp_path / ".html").read_bytes().lower().startswith(b"<!doctype html>")


def test_a_word_file_goes_through_a_pipe_whole(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]):
    """The bytes are those of the file, for whoever takes them; a screen is refused before any work."""
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    assert main(["brief", str(tmp_path / "mill.txt"), "-q", "--format", "docx"]) == 0
    assert zipfile.is_zipfile(io.BytesIO(capfdbinary.readouterr().out))


def test_a_word_file_is_nothing_for_a_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """It is refused before any work, as it is where what writes it is not installed."""
    line = ["brief", str(tmp_path / "missing.txt"), "-q", "--format", "docx"]
    with monkeypatch.context() as patched:
        patched.setattr(sys.stdout, "isatty", lambda: True)
        assert main(line) == UsageError.exit_code
    monkeypatch.setitem(sys.modules, "docx", None)
    assert main(line) == UsageError.exit_code


def test_quotes_stand_in_the_terminal_format_where_they_are_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """With --evidence under each line; without, the end says how to see them."""
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    line = ["brief", str(tmp_path / "mill.txt"), "-q", "--format", "terminal"]
    assert main(line) == 0
    brief = capsys.readouterr().out
    assert "│ “" not in brief
    assert brief.endswith("Every line stands on words of its sources: --evidence shows them.\n")
    assert main([*line, "--evidence"]) == 0
    assert "│ “" in capsys.readouterr().out


def test_a_word_file_that_cannot_be_written_is_not_poured_onto_the_screen(monkeypatch: pytest.MonkeyPatch):
    """Where the disk is full, text would be printed instead; of what is no text, a screen gets nothing."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(OutputError, match="cannot write /dev/full: No space left on device: make it again elsewhere"):
        deliver(sample_report(), "docx", Path("/dev/full"))


@pytest.mark.parametrize(("columns", "widest"), [("60", 60), ("", 80), ("none", 80)])
def test_in_a_pipe_lines_are_as_wide_as_columns_says(
    columns: str, widest: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """Who sets COLUMNS for whatever reads the pipe is heeded; else lines have 80 cells."""
    monkeypatch.setenv("COLUMNS", columns)
    assert main(["brief", "examples/article.md", "--format", "terminal", "-q"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) == widest
