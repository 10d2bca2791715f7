"""``summarizer config``: every value, and where it comes from."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from summarizer.cli import main
from summarizer.settings import Places, Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_each_value_is_told_with_its_place(
    home: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """Environment, project's file, user's file and default are told apart, with the line of a file."""
    home.config.write_text("# mine\nattempts = 2\nmax_items = 2\n")
    home.project.write_text("\n\nmax_items = 3\n")
    monkeypatch.setenv("SUMMARIZER_FOCUS", "the lamp")
    assert main(["config"]) == 0
    out, err = capsys.readouterr()
    rows = {line.split("  ")[0]: re.split("  +", line) for line in out.splitlines()}
    assert set(Settings.model_fields) <= set(rows)
    assert rows["attempts"][1:] == ["2", f"{home.config}, line 2"]
    assert rows["max_items"][1:] == ["3", "summarizer.toml, line 3"]
    assert rows["focus"][1:] == ["the lamp", "SUMMARIZER_FOCUS"]
    assert rows["model"][1:] == ["embedded", "default"]
    assert rows["your own file"][1:] == [str(home.config), "read"]
    assert err == ""


def test_a_program_reads_the_same(home: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """--json has every setting, its value and origin, and where the files lie."""
    home.config.write_text("max_cost = 0.5\n")
    monkeypatch.setenv("SUMMARIZER_STREAM", "no")
    assert main(["config", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert set(found["settings"]) == set(Settings.model_fields)
    assert found["settings"]["max_cost"] == {
        "value": 0.5,
        "origin": "user",
        "variable": None,
        "file": str(home.config),
        "line": 1,
    }
    assert (found["settings"]["stream"]["value"], found["settings"]["stream"]["variable"]) == (
        False,
        "SUMMARIZER_STREAM",
    )
    assert found["files"]["user"] == {"path": str(home.config), "exists": True}
    assert found["files"]["project"]["exists"] is False


@pytest.mark.parametrize("arguments", [["config"], ["config", "--json"], ["models"], ["models", "--json"], ["doctor"]])
def test_no_secret_is_shown(
    arguments: list[str], home: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """Neither a key nor the password of an address, wherever they are set."""
    home.keys.mkdir(mode=0o700)
    (home.keys / "openrouter").write_text("sk-CANARYKEY123")
    (home.keys / "openrouter").chmod(0o600)
    for name in ("SUMMARIZER_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.setenv(name, "sk-CANARYKEY123")
    monkeypatch.setenv("SUMMARIZER_BASE_URL", "http://ada:CANARY@127.0.0.1:9/v1?key=CANARY")
    monkeypatch.setenv("SUMMARIZER_MODEL", "some-model")
    main([*arguments, *(["--port", "9"] if "models" in arguments else [])])
    out, err = capsys.readouterr()
    assert "127.0.0.1:9" in out
    assert "CANARY" not in out + err


def test_what_a_value_holds_plays_no_tricks(
    home: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """ANSI and bidi characters of a value, or of a key that is none, are shown, not obeyed."""
    monkeypatch.setenv("SUMMARIZER_FOCUS", "\x1b[31mred\u202e\nmodel  openai/x")
    assert main(["config"]) == 0
    assert main(["config", "--json"]) == 0
    home.project.write_text('"\\u001b[31m\\u202e" = 1', encoding="utf-8")
    assert main(["config"]) == 2
    out, err = capsys.readouterr()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out + err)
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", [["config"], ["models", "--port", "9"], ["brief", "minutes.txt"]])
def test_an_unknown_key_in_a_file_is_one_line_and_code_2(
    command: list[str], home: Places, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    """Whatever the command, a file's mistake is told with file, line, key and the nearest right one."""
    (tmp_path / "work" / "minutes.txt").write_text("The keeper proposed to sell the old fog horn.\n")
    home.project.write_text("max_itms = 3\n")
    assert main(command) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == ("summarizer: summarizer.toml, line 1: there is no setting 'max_itms': did you mean 'max_items'?\n")


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("arguments", [["config"], ["config", "--json"], ["keys", "list"], ["models"], ["doctor"]])
def test_a_closed_pipe_is_silent(arguments: list[str]):
    """Piped into something that stops reading, each command ends with 0 and says nothing."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        line = [sys.executable, "-m", "summarizer", *arguments]
        done = subprocess.run(line, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_brief_heeds_the_files(home: Places, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """What a file sets holds for a brief; a flag still wins over it."""
    source = tmp_path / "work" / "minutes.txt"
    source.write_text("The keeper proposed to sell the horn.\nThe mayor proposed to buy a lamp.\n")
    home.config.write_text("max_items = 1\n")
    counts = []
    for more in ([], ["--max-items", "5"]):
        assert main(["brief", str(source), "-q", "--format", "json", *more]) == 0
        findings = json.loads(capsys.readouterr().out)["findings"]
        counts.append(sum(finding["section"] == "proposals" for finding in findings))
    assert counts == [1, 2]


@pytest.mark.usefixtures("home")
def test_no_file_means_no_library_for_files(tmp_path: Path):
    """Where there is no configuration file, nothing is loaded to read one."""
    source = tmp_path / "work" / "minutes.txt"
    source.write_text("The keeper proposed to sell the horn.\n")
    code = (
        "import sys; from summarizer.cli import main; main(['brief', 'minutes.txt', '-q']); "
        "sys.exit('pydantic_settings' in sys.modules or 'httpx2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", [["config"], ["models", "--port", "9"], ["brief", "-"]])
def test_a_slip_in_a_variables_name_is_said_on_stderr(
    command: list[str], home: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """And stops nothing: whatever is printed is printed as it would be."""
    del home
    monkeypatch.setenv("SUMMARIZER_TIMOUT", "5")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"The board met on Monday.")))
    assert main(command) == 0
    out, err = capsys.readouterr()
    assert "summarizer: SUMMARIZER_TIMOUT sets nothing: did you mean SUMMARIZER_TIMEOUT" in err
    assert "TIMOUT" not in out


@pytest.mark.parametrize("how", ["flag", "variable"])
def test_a_time_limit_is_one_setting_however_it_is_given(
    how: str, home: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """--timeout and SUMMARIZER_TIMEOUT limit the whole brief; a call's own limit has another name."""
    del home
    (tmp_path / "source.txt").write_text("The board met on Monday.")
    if how == "variable":
        monkeypatch.setenv("SUMMARIZER_TIMEOUT", "0.000001")
    flag = ["--timeout", "0.000001"] if how == "flag" else []
    assert main(["brief", str(tmp_path / "source.txt"), *flag]) == 6
    assert "the limit of 1e-06 s is reached" in capsys.readouterr().out
