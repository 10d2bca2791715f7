"""``summarizer doctor``: what stands in the way of a brief, and what to do about it."""

from __future__ import annotations

import re
import socket
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from summarizer.cli import main
from summarizer.cli.doctor import Check, examine, requirements_met
from summarizer.store import Store
from tests.asking.local_servers import PLAIN, local

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.settings import Places

KEY = "sk-CANARYKEY123"


def told(environment: dict[str, str], places: Places) -> dict[str, list[str]]:
    """Return what the doctor says, by state."""
    found: dict[str, list[str]] = {"ok": [], "note": [], "bad": []}
    for check in examine(environment, places, network=False):
        found[check.state].append(check.told)
    return found


def test_with_nothing_configured_a_brief_can_be_made(home: Places, capsys: pytest.CaptureFixture[str]):
    """The embedded model needs nothing, and is tried; the files' places are told, and nothing is written."""
    assert main(["doctor"]) == 0
    out, err = capsys.readouterr()
    assert re.search(r"ok +summarizer \d", out)
    assert re.search(r"ok +model embedded", out)
    assert str(home.config) in out
    assert str(home.keys) in out
    assert out.endswith("\na brief can be made\n")
    assert err == ""
    assert list(home.data.iterdir()) == []


def test_what_is_required_and_not_installed_is_told():
    """The core stands in the way; an extra is wanted only by whoever wants it, and those for developers by nobody."""
    requirements = [
        "pydantic<3,>=2.11",
        "no-such-distribution>=1",
        "no-such-reader; extra == 'pages'",
        'typer (>=0.1); extra == "odd"',
        "no-such-tool; extra == 'test'",
    ]
    core, pages, odd = requirements_met(requirements)
    assert core == Check("bad", "no-such-distribution: not installed: pip install --upgrade summarizer")
    assert pages == Check("note", "extra pages is not installed: pip install 'summarizer[pages]'")
    assert (odd.state, odd.told.split()[:3]) == ("ok", ["extra", "odd:", "typer"])


def test_with_the_network_every_provider_with_a_key_is_tried(home: Places):
    """A provider on this machine, whether it is there or not, is told, and never stands in the way."""
    environment = {"OLLAMA_API_KEY": KEY, "SUMMARIZER_HOME": str(home.data)}
    checks = list(examine(environment, home, network=True, ports=(9,)))
    assert any(check.told.startswith("127.0.0.1:11434 can") and check.state != "bad" for check in checks)


def test_a_missing_key_stands_in_the_way(
    home: Places, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """The line says what to do, and the exit code is 1."""
    home.config.write_text('model = "openai/gpt-imagined"\n')
    monkeypatch.setenv("SUMMARIZER_FOCUS", "x")
    assert main(["doctor"]) == 1
    out = capsys.readouterr().out
    assert re.search(r"bad +model openai/gpt-imagined .*OPENAI_API_KEY", out)
    assert out.splitlines()[-1].startswith("no brief can be made")


def test_a_wrong_file_stands_in_the_way_and_the_rest_is_told(home: Places):
    """The doctor does not stop where another command must."""
    home.project.write_text("max_itms = 3\n")
    found = told({}, home)
    assert found["bad"] == ["summarizer.toml, line 1: there is no setting 'max_itms': did you mean 'max_items'?"]
    assert any(str(home.config) in line for line in found["ok"])


def test_a_server_that_is_not_there_stands_in_the_way(home: Places):
    """A configured server is tried, and only that."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{unused.getsockname()[1]}"
    environment = {"SUMMARIZER_MODEL": "any", "SUMMARIZER_BASE_URL": f"http://{where}/v1"}
    (bad,) = told(environment, home)["bad"]
    assert bad.startswith(f"{where} cannot be reached (Connection refused)")


def test_a_recording_is_no_server(home: Places, tmp_path: Path):
    """Where it was recorded is not tried: a replay needs nobody."""
    recording = tmp_path / "answers.jsonl"
    recording.write_text('{"summarizer recording": 1, "model": "m", "sent_to": "127.0.0.1:9"}\n', encoding="utf-8")
    found = told({"SUMMARIZER_MODEL": f"replay/{recording}"}, home)
    assert found["bad"] == []
    assert not any("127.0.0.1:9" in line for line in found["ok"])


def test_a_server_that_is_there_is_told_nothing(home: Places):
    """To connect is enough: neither a key nor a request is sent."""
    with local(PLAIN) as server:
        where = f"127.0.0.1:{server.port}"
        environment = {
            "SUMMARIZER_MODEL": "any",
            "SUMMARIZER_BASE_URL": f"http://{where}/v1",
            "SUMMARIZER_API_KEY": KEY,
        }
        found = told(environment, home)
    assert found["bad"] == []
    assert f"{where} can be reached" in found["ok"]
    assert server.asked == []


def test_a_server_behind_a_proxy_is_not_tried(home: Places):
    """The way there is not ours to take."""
    environment = {
        "SUMMARIZER_MODEL": "any",
        "SUMMARIZER_BASE_URL": "https://models.example.org/v1",
        "HTTPS_PROXY": "http://127.0.0.1:9",
    }
    found = told(environment, home)
    assert any("models.example.org was not tried" in line for line in found["note"])
    spared = told({**environment, "SUMMARIZER_BASE_URL": "https://models.invalid/v1", "NO_PROXY": ".invalid"}, home)
    assert any("models.invalid cannot be reached" in line for line in spared["bad"])


def test_a_projects_file_that_decides_where_documents_go_is_noted(home: Places):
    """Such a file may be a stranger's."""
    with local(PLAIN) as server:
        home.project.write_text(f'model = "any"\nbase_url = "http://127.0.0.1:{server.port}/v1"\n')
        notes = told({}, home)["note"]
    assert any("summarizer.toml decides where documents go" in note for note in notes)


def test_a_variable_that_sets_nothing_is_noted(home: Places):
    """A slip in a variable's name would otherwise be silent; the notes do not stand in the way."""
    found = told({"SUMMARIZER_MODLE": "x", "SUMMARIZER_HOME": "x"}, home)
    assert [note for note in found["note"] if "SUMMARIZER_" in note] == [
        "SUMMARIZER_MODLE sets nothing: did you mean SUMMARIZER_MODE or SUMMARIZER_MODEL?"
    ]
    assert found["bad"] == []


def test_a_stored_key_that_others_may_read_is_noted(home: Places):
    """The note says how to close it."""
    home.keys.mkdir(mode=0o700)
    (home.keys / "openai").write_text(KEY)
    (home.keys / "openai").chmod(0o644)
    notes = told({}, home)["note"]
    assert any("chmod 600" in note for note in notes)
    assert not any("CANARY" in note for note in notes)


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({}, "note"),
        ({"SUMMARIZER_MODEL": "replay/nothing"}, "note"),
        ({"SUMMARIZER_MODEL": "ollama/any"}, "bad"),
        ({"SUMMARIZER_MODEL": "ollama/any", "SUMMARIZER_NO_CACHE": "true"}, "note"),
    ],
)
def test_a_store_that_cannot_be_written_stands_in_the_way_of_who_needs_it(
    more: dict[str, str], state: str, home: Places
):
    """A language model's brief does; the embedded one's does not. What lies below a file can never be made."""
    (home.data / "file").write_text("")
    found = told({"SUMMARIZER_STORE": str(home.data / "file" / "runs.db"), **more}, home)
    (line,) = (told for told in found[state] if "runs.db cannot be written" in told)
    assert "SUMMARIZER_STORE" in line
    assert "--no-cache" in line


@pytest.mark.parametrize(
    ("damage", "state", "says"),
    [
        (lambda path: execute(path, "PRAGMA user_version=99"), "bad", "a newer summarizer made it"),
        (lambda path: execute(path, "CREATE TABLE more (x)"), "bad", "not as summarizer makes them"),
        (lambda path: path.write_bytes(b"x" * 5_000), "note", "is corrupt: what asks a model next sets it aside"),
        (lambda path: path.write_bytes(b""), "ok", "cache and run log"),
        (lambda _: None, "ok", "cache and run log"),
    ],
)
def test_a_store_is_looked_into(damage: Callable[[Path], object], state: str, says: str, home: Places):
    """What a brief could not use stands in its way, what it would set aside does not; nothing of it is changed."""
    path = home.data / "store.sqlite"
    Store(path).close()
    damage(path)
    before = path.read_bytes()
    with local(PLAIN) as server:
        environment = {"SUMMARIZER_MODEL": "m", "SUMMARIZER_BASE_URL": f"http://127.0.0.1:{server.port}/v1"}
        found = told({**environment, "SUMMARIZER_HOME": str(home.data)}, home)
    assert any(str(path) in line and says in line for line in found[state])
    assert path.read_bytes() == before


def test_a_home_that_may_not_be_looked_into_is_told(home: Places, monkeypatch: pytest.MonkeyPatch):
    """What stands in the way is that it cannot be read; where the files would be is told all the same."""

    def refuse(*_: object) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.is_file", refuse)
    found = told({}, home)
    assert any(f"{home.config} cannot be read: Permission denied" in line for line in found["bad"])
    assert any(line.startswith("your configuration: ") for line in found["ok"])


def execute(path: Path, line: str) -> None:
    """Change a store as another program would."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(line)


def test_local_servers_are_looked_for_when_asked(home: Places):
    """--network looks at the usual ports too, which is not done unasked."""
    with local(PLAIN) as server:
        for network in (False, True):
            checks = list(examine({}, home, network=network, ports=(server.port,)))
            found = any(f"http://127.0.0.1:{server.port}/v1" in check.told for check in checks)
            assert found == network == bool(server.asked)
