"""``summarizer view``: where the page goes, and who opens it."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from summarizer.cli import main
from summarizer.rendering import render
from summarizer.report import Report
from tests.rendering.evidence_page.reading import read

TEXT = """The lighthouse council met on Monday.

Greta Holm, the keeper, proposed to sell the old fog horn for 120 marks before winter.
She warned that the tower may lose its lamp to rust.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report in a file."""
    source, path = tmp_path / "minutes.txt", tmp_path / "brief.json"
    source.write_text(TEXT, encoding="utf-8")
    assert main(["brief", str(source), "-q", "-o", str(path)]) == 0
    return path


def page_of(report: Path) -> str:
    """Return the page of a report that nobody touched."""
    return render(Report.model_validate_json(report.read_text(encoding="utf-8")), "html")


def viewed(report: Path, browser: str, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Run the command with a browser and a folder for what is temporary, neither of them anybody's own."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    environment |= {"BROWSER": browser, "TMPDIR": str(temporary), "PATH": "/nowhere"}
    line = [sys.executable, "-m", "summarizer", "view", str(report)]
    return subprocess.run(line, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(os.name != "posix", reason="the browser in this test is a script for a shell")
def test_the_browser_is_given_a_page_that_only_its_owner_may_read(report: Path, tmp_path: Path):
    """The page is what ``--format html`` prints, in a folder of its own; where it is is said."""
    heard, browser = tmp_path / "heard", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" >{heard}\n')
    browser.chmod(0o700)
    done = viewed(report, str(browser), tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    page = Path(unquote(urlsplit(heard.read_text()).path))
    assert done.stderr == f"summarizer: the page is {page}\n"
    assert page.read_text(encoding="utf-8") == page_of(report)
    assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700


def test_without_a_browser_it_says_where_the_page_is(report: Path, tmp_path: Path):
    """A machine without a browser still has the page, and its place."""
    done = viewed(report, "/nowhere/browser", tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    said, _, page = done.stderr.strip().rpartition(" ")
    assert said == "summarizer: no browser could be opened; the page is"
    assert Path(page).is_relative_to(tmp_path / "temporary")
    assert Path(page).read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_page_may_be_written_to_a_file(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """With -o nothing is opened; "-" is standard output; the report itself is never written over."""
    target = tmp_path / "page.html"
    assert main(["view", str(report), "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8") == page_of(report)
    assert main(["view", str(report), "-o", "-"]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == (target.read_text(encoding="utf-8"), "")
    assert main(["view", str(report), "-o", str(report)]) == 2


def test_what_is_no_report_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Nothing is opened, and one line says why."""
    path = tmp_path / "other.json"
    path.write_text('{"a": 1}')
    assert main(["view", str(path)]) == 3
    assert "is no report" in capsys.readouterr().err


def test_the_ending_html_is_the_page(tmp_path: Path):
    """``brief -o x.html`` makes the page without another word."""
    source, target = tmp_path / "a.txt", tmp_path / "brief.html"
    source.write_text("Greta Holm, the keeper, proposed to sell the old fog horn.\n")
    assert main(["brief", str(source), "-q", "-o", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_no_longer_stands_says_so_on_the_page(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """An edited quote, statement and text of a source are told where they are met, and on stderr; it is still shown."""
    data = json.loads(report.read_text(encoding="utf-8"))
    finding = next(one for one in data["findings"] if one["section"] == "proposals")
    finding["item"]["statement"] = "Greta Holm proposed to sell the old fog horn for 130 marks."
    data["bottom_line"] = [{"text": "The horn costs 140 marks.", "findings": [finding["id"]]}]
    data["documents"][0]["text"] = TEXT.replace("Monday", "Friday")
    report.write_text(json.dumps(data), encoding="utf-8")
    target = tmp_path / "page.html"
    assert main(["view", str(report), "-o", str(target)]) == 0
    assert re.fullmatch(r"summarizer: \d of \d lines are proved; see the page, .*\n", capsys.readouterr().err)
    page = read(target.read_text(encoding="utf-8"))
    article = page.by_id(finding["id"])
    assert [one.text for one in page.inside(article, "span", "doubted")] == ["130"]
    assert "Fault “130” is not in the source" in article.text
    notices = " ".join(one.text for one in page.all("p", "notice"))
    assert "lines are proved by the text that this report carries" in notices
    assert "is not what its hash was made of" in notices
    bottom = page.by_id("bottom-line").around[-1]
    assert [one.text for one in page.inside(bottom, "span", "doubt")] == ["Fault"]
