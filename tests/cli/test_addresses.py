"""Web addresses on the command line: what is asked for, what is said of it, and what keeps it from being asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from summarizer.cli import main
from summarizer.cli.exit_codes import PARTLY_FAILED
from summarizer.errors import SourceError
from tests.loading.one_text import RENDERINGS
from tests.loading.web_servers import Site, answer, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def site() -> Iterator[Site]:
    """A server with one page."""
    with serving({"/ferry": answer(RENDERINGS["ferry.html"]())}) as site:
        yield site


@pytest.fixture
def report(site: Site, tmp_path: Path) -> Path:
    """A brief of that page."""
    path = tmp_path / "brief.json"
    assert main(["brief", site.url("/ferry"), "--allow-private", "-q", "-o", str(path)]) == 0
    return path


def test_a_brief_of_an_address_proves(site: Site, report: Path):
    """It is proved by what the report carries, and by the page."""
    assert json.loads(report.read_text(encoding="utf-8"))["documents"][0]["source"] == site.url("/ferry")
    assert main(["verify", str(report), "--strict"]) == 0
    assert main(["verify", str(report), "-s", site.url("/ferry"), "--allow-private", "--strict"]) == 0


def test_offline_asks_for_no_page(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """With --offline an address is refused in one line, with 3 alone and 7 among others, and nothing is asked for."""
    page, notes = site.url("/ferry"), tmp_path / "notes.txt"
    notes.write_text("The council proposed to hire a second ferry.\n", encoding="utf-8")
    for more in ([], ["--dry-run"], ["--list"]):
        assert main(["brief", page, "--allow-private", "--offline", "-q", *more]) == SourceError.exit_code
        assert "is not fetched: offline" in capsys.readouterr().err
    assert main(["brief", page, str(notes), "--allow-private", "--offline"]) == PARTLY_FAILED
    err = capsys.readouterr().err
    assert f"not briefed: {page} is not fetched: offline" in err
    assert "nothing leaves this machine (" in err
    assert site.paths == []


@pytest.mark.parametrize("command", ["check", "verify"])
def test_offline_may_be_set(command: str, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Where the settings say offline, no command asks for a page, be it a source or what is held against it."""
    monkeypatch.setenv("SUMMARIZER_OFFLINE", "1")
    held = tmp_path / "held.txt"
    held.write_text("The ferry was closed.\n", encoding="utf-8")
    page = site.url("/ferry")
    assert main([command, page, "-s", str(held), "--allow-private"]) == SourceError.exit_code
    assert main([command, str(held), "-s", page, "--allow-private"]) == SourceError.exit_code
    assert site.paths == []


def test_what_is_asked_for_is_told(site: Site, report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The line on what leaves the machine tells that pages are asked for, and where; with -q nothing is said."""
    page, summary = site.url("/ferry"), tmp_path / "summary.txt"
    summary.write_text("An inspector found rust in both hulls.\n", encoding="utf-8")
    told = "nothing leaves this machine but what asks for pages at 127.0.0.1"
    assert main(["brief", page, "--allow-private"]) == 0
    assert capsys.readouterr().err.count(told) == 1
    assert main(["check", str(summary), "-s", page, "--allow-private"]) == 0
    assert capsys.readouterr().err.count(told) == 1
    assert main(["verify", str(report), "-s", page, "--allow-private"]) == 0
    assert capsys.readouterr().err.count(told) == 1
    assert main(["brief", page, "--allow-private", "--dry-run"]) == 0
    assert told in capsys.readouterr().out
    assert main(["check", str(summary), "-s", page, "--allow-private", "-q"]) == 0
    assert main(["brief", page, "--allow-private", "-q"]) == 0
    assert capsys.readouterr().err == ""


def test_a_model_and_a_page_are_both_told(site: Site, capsys: pytest.CaptureFixture[str]):
    """Where the text goes to a server, the line tells of that and of the page; a dry run sends the server nothing."""
    page = site.url("/ferry")
    arguments = ["brief", page, "--allow-private", "--model", "m", "--base-url", site.url("/v1"), "--no-cache"]
    main([*arguments, "--dry-run"])
    assert "nothing was sent but what asks for pages at 127.0.0.1" in capsys.readouterr().out
    main(arguments)
    err = capsys.readouterr().err
    assert "(model m); pages are asked for at 127.0.0.1" in err
