"""A document of each format, from the command line to the proof of its brief."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarizer.cli import main
from summarizer.cli.exit_codes import NOT_PROVED
from tests.loading.one_text import RENDERINGS

if TYPE_CHECKING:
    from pathlib import Path


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
