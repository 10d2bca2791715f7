"""``summarizer runs``: past runs, listed, shown and deleted."""

from __future__ import annotations

import asyncio
import json
import os
from typing import TYPE_CHECKING

import pytest
import typer
from typer.exceptions import TyperException
from typer.testing import CliRunner

from summarizer.cli.runs import runs
from summarizer.errors import AnswerError, StoreError, UsageError
from summarizer.store import Cached, Store
from tests.samples import sample_report
from tests.store.asked import SETTINGS, Paid, open_run, question

if TYPE_CHECKING:
    from pathlib import Path

    from typer.testing import Result

HOSTILE = "The inn\x1b[2J is \u202eclosed."


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store of a user who has asked three times: one answer, one hit, one failure."""
    for name in [name for name in os.environ if name.startswith(("SUMMARIZER_", "OPENAI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "store.sqlite"
    with Store(path) as store:
        run = open_run(store)
        asyncio.run(Cached(Paid(), run).ask(question()))
        run.finished(sample_report()).result()
        asyncio.run(Cached(Paid(), open_run(store, "check")).ask(question()))
        failed = open_run(store, "batch", asked=question(HOSTILE))
        with pytest.raises(AnswerError):
            asyncio.run(Cached(Paid(error=AnswerError("it is\x1b]0;no\x07 brief")), failed).ask(question(HOSTILE)))
        failed.broken_off(AnswerError("it is no brief")).result()
    return path


def command(*arguments: str) -> Result:
    """Run it as the command would."""
    app = typer.Typer()
    app.add_typer(runs, name="runs")
    app.command("other")(lambda: None)
    return CliRunner().invoke(app, ["runs", *arguments], catch_exceptions=False, standalone_mode=False)


def printed(*arguments: str) -> str:
    """Return what a command prints; it must end well."""
    result = command(*arguments)
    assert result.exit_code == 0
    return result.stdout


def ids() -> dict[str, str]:
    """Return the id of each run by its command."""
    return {run["command"]: run["id"] for run in json.loads(printed("--json"))}


@pytest.mark.usefixtures("user")
def test_the_list_has_a_line_for_each_run_newest_first():
    """What was asked, what was found, calls, tokens, cost and how it ended, in columns."""
    header, *lines = printed().splitlines()
    assert header.split("  ")[0] == "ID"
    assert [line.split()[3] for line in lines] == ["batch", "check", "brief"]
    at = {name: header.index(name) for name in ("ASKED", "FOUND", "CALLS", "TOKENS", "COST", "END")}
    cut = [[line[at[name] :].split("  ")[0].strip() for name in at] for line in lines]
    assert cut[1] == ["1", "1", "0", "0 + 0", "unknown", "unfinished"]
    assert cut[2] == ["1", "0", "1", "120 + 30", "$0.0123", "partial"]
    assert cut[0][-1] == "AnswerError"


@pytest.mark.usefixtures("user")
def test_the_list_as_json():
    """Whole ids, sources with their hashes, null for a cost that is not known."""
    batch, check, brief = json.loads(printed("--json"))
    tokens = {"input_tokens": 120, "output_tokens": 30}
    assert brief["usage"] == {"calls": 1, **tokens, "batch_input": 0, "batch_output": 0}
    assert brief["sources"] == [{"source": "notes/ferry.txt", "sha256": question().document.sha256}]
    assert (check["ended"], check["cost"], check["found"]) == (None, None, 1)
    assert len(batch["id"]) == 32
    assert batch["started"].endswith("+00:00")


@pytest.mark.usefixtures("user")
def test_a_run_is_shown_with_prompts_answers_and_cost():
    """By the beginning of its id."""
    shown = printed("show", ids()["brief"][:8])
    asked = question().prompt
    for line in (f"│ {asked.system}", f"│ {asked.user}", "answer 1 (1 call, tokens 120 + 30)", "as used", "$0.0123"):
        assert line in shown
    assert "left out (" in shown
    assert "source    notes/ferry.txt" in shown
    assert question().document.sha256 in shown


@pytest.mark.usefixtures("user")
def test_a_shown_run_plays_no_tricks_on_a_terminal():
    """Whatever a document, model or server wrote is shown by its code points."""
    shown = printed("show", ids()["batch"])
    assert not [char for char in shown if not char.isprintable() and char != "\n"]
    assert r"The inn\u{1b}[2J is \u{202e}closed." in shown
    assert r"it is\u{1b}]0;no\u{7} brief" in shown


@pytest.mark.usefixtures("user")
def test_a_run_as_json_holds_everything():
    """Prompts, raw answers, drafts, what was left out, and the report."""
    run = json.loads(printed("show", ids()["brief"], "--json"))
    assert run["asks"][0]["replies"][0]["usage"]["calls"] == 1
    assert run["asks"][0]["draft"]["risks"]
    assert run["report"]["title"] == sample_report().title
    assert run["settings"]["model"] == "island/imagined-1"
    assert run["left_out"]


@pytest.mark.usefixtures("user")
def test_a_run_that_is_not_there_is_a_usage_error():
    """The hint says how to find one."""
    for wrong in ("ffff", "a"):
        with pytest.raises(UsageError, match="there is no run"):
            command("show", wrong)


def test_runs_are_deleted(user: Path):
    """All of them, or those of old; it tells how many."""
    assert printed("clear", "--older-than", "1") == "0 runs deleted\n"
    assert printed("clear") == "3 runs deleted\n"
    assert printed() == "no runs yet\n"
    assert user.exists()
    user.write_bytes(b"broken " * 3000)
    assert printed("clear") == "0 runs deleted, and 1 corrupt store that had been set aside\n"
    with pytest.raises(TyperException, match="greater than or equal to 0"):
        command("clear", "--older-than", "-1")


def test_where_nothing_is_stored_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Listing, showing and clearing make no store."""
    monkeypatch.setenv("SUMMARIZER_HOME", str(tmp_path / "home"))
    assert printed() == "no runs yet\n"
    assert json.loads(printed("--json")) == []
    assert printed("clear") == "0 runs deleted\n"
    with pytest.raises(UsageError, match="there is no run 'abcd': nothing is stored at"):
        command("show", "abcd")
    assert not (tmp_path / "home").exists()


@pytest.mark.usefixtures("user")
def test_another_store_is_named_before_or_after_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """--store FILE wins over the usual place, on either side; so does SUMMARIZER_STORE."""
    other = tmp_path / "other.sqlite"
    with Store(other) as store:
        run = open_run(store)
    assert run.id[:8] in printed("--store", str(other))
    assert run.id in printed("--store", str(other), "show", run.id)
    assert run.id in printed("show", run.id, "--store", str(other))
    monkeypatch.setenv("SUMMARIZER_STORE", str(other))
    assert run.id[:8] in printed()
    (tmp_path / "notes.txt").write_text("no store")
    with pytest.raises(StoreError, match="no store of summarizer"):
        command("--store", str(tmp_path / "notes.txt"))


def test_a_long_name_does_not_widen_the_table(user: Path):
    """It is cut, also where letters fill two cells."""
    with Store(user) as store:
        store.run(command="長い" * 50, model="m" * 500, settings=SETTINGS, documents=[])
    assert max(map(len, printed().splitlines())) < 220
    assert os.linesep.join(printed().splitlines()).count("…") == 2
