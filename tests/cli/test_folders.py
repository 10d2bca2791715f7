"""Folders and patterns on the command line, and ``--list``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarizer.cli import main
from summarizer.cli.exit_codes import PARTLY_FAILED
from summarizer.errors import SourceError, UsageError
from tests.loading.made_pdf import MadePdf, drawn


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nineteen documents, a broken one, and a picture."""
    place = tmp_path / "notes"
    place.mkdir()
    for number in range(18):
        (place / f"{number:02}.txt").write_text(f"Greta Holm proposed on Monday to sell fog horn no. {number}.\n")
    (place / "18.pdf").write_bytes(MadePdf([drawn(50, 700, "The council rejected the sale of the horn.")]).bytes())
    (place / "19.pdf").write_bytes(b"%PDF-1.7\nand no more")
    (place / "horn.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    monkeypatch.chdir(tmp_path)
    return place


def test_one_bad_file_among_twenty(folder: Path, tmp_path: Path, capsys):
    """The nineteen are briefed, the bad one is named, what is no document is told; the code is 7."""
    report = tmp_path / "brief.json"
    assert main(["brief", "notes", "-o", str(report)]) == PARTLY_FAILED
    told = json.loads(report.read_text(encoding="utf-8"))
    assert len(told["documents"]) == 19
    assert [failure["source"] for failure in told["coverage"]["failed"]] == [str(Path("notes", "19.pdf"))]
    err = capsys.readouterr().err
    assert "19.pdf" in err
    assert "skipped: notes/horn.png" in err
    assert main(["verify", str(report), "-s", "notes/*.txt", "-s", "notes/18.pdf", "--strict"]) == 0
    assert main(["brief", str(folder / "1*.txt"), "-q"]) == 0


def test_list_tells_what_would_be_read(folder: Path, capsys):
    """A line for each document with its type, title and length, one for each file that is skipped."""
    assert main(["brief", "notes", "--list"]) == PARTLY_FAILED
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert len(lines) == 20
    assert lines[0].startswith("notes/00.txt · text/plain · “00” · ")
    assert lines[18] == "notes/18.pdf · application/pdf · “18” · 42 characters · 1 page"
    assert lines[19].startswith("skipped: notes/horn.png")
    assert "not read: notes/19.pdf" in err
    assert main(["brief", str(folder / "19.pdf"), "--list"]) == SourceError.exit_code


def test_a_folder_is_not_written_into_its_own_documents(folder: Path, capsys):
    """A result never takes the place of a file in a folder that is briefed."""
    before = (folder / "03.txt").read_text()
    assert main(["brief", "notes", "-o", "notes/03.txt"]) == UsageError.exit_code
    assert (folder / "03.txt").read_text() == before
    assert "is a source" in capsys.readouterr().err


def test_a_pattern_that_matches_nothing_is_named_among_others(folder: Path, capsys):
    """As any source that is missing: the others are briefed, and the code is 7; alone it is 3."""
    assert main(["brief", "notes/00.txt", "notes/*.docx", "-q"]) == PARTLY_FAILED
    assert "*.docx" in capsys.readouterr().err
    assert main(["brief", "notes/*.docx", "-q"]) == SourceError.exit_code
    assert folder.is_dir()


def test_one_summary_is_checked_at_a_time(folder: Path, capsys):
    """A folder is no summary; as a source it is its files."""
    assert main(["check", "notes/*.txt", "-s", "notes/00.txt"]) == UsageError.exit_code
    assert "one summary" in capsys.readouterr().err
    assert main(["check", str(folder / "00.txt"), "-s", "notes/*.txt", "-q"]) == 0
    lines = folder / "reports.jsonl"
    lines.write_text('{"text": "A."}\n{"text": "B."}\n')
    assert main(["verify", str(lines)]) == SourceError.exit_code
