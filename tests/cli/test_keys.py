"""``summarizer keys``: stored for nobody else to read, and never shown."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from summarizer.cli import main

if TYPE_CHECKING:
    from summarizer.settings import Places

KEY = "sk-CANARYKEY123"


def keys(*arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Run ``summarizer keys`` in a process of its own, with ``given`` as its standard input."""
    line = [sys.executable, "-m", "summarizer", "keys", *arguments]
    return subprocess.run(line, capture_output=True, timeout=60, check=False, input=given, text=True)


def refused(done: subprocess.CompletedProcess[str], code: int) -> str:
    """Return the one line that a refused command says; the key is not in it."""
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.count("\n") == 1
    assert "CANARY" not in done.stderr
    return done.stderr


def test_a_key_from_standard_input_is_stored_listed_and_removed(home: Places):
    """Setting takes it from standard input, listing names its provider and not the key, removing forgets it."""
    done = keys("set", "OpenAI", given=f"{KEY}\n")
    assert (done.returncode, done.stdout) == (0, "")
    assert str(home.keys / "openai") in done.stderr
    assert (home.keys / "openai").read_text() == f"{KEY}\n"
    told = keys("list")
    assert told.stdout.split() == ["openai", "stored"]
    assert "CANARY" not in done.stderr + told.stdout + told.stderr
    assert keys("remove", "openai").returncode == 0
    assert list(home.keys.iterdir()) == []
    assert keys("list").stdout == "no provider has a key\n"
    assert "no stored key of openai" in refused(keys("remove", "openai"), 2)


def test_a_key_typed_at_a_terminal_is_not_shown(home: Places):
    """At a prompt, what is typed does not appear."""
    screen, end = pty.openpty()
    line = [sys.executable, "-m", "summarizer", "keys", "set", "models.example.org:8443"]
    process = subprocess.Popen(line, stdin=end, stdout=end, stderr=end, start_new_session=True)
    os.close(end)
    shown = b""
    typed = False
    with suppress(OSError):  # the other end is closed when the command is done
        while piece := os.read(screen, 65536):
            shown += piece
            if b"not shown" in shown and not typed:
                typed = True
                os.write(screen, f"{KEY}\n".encode())
    os.close(screen)
    assert process.wait(timeout=60) == 0
    assert (home.keys / "models.example.org_8443").read_text() == f"{KEY}\n"
    assert b"CANARY" not in shown


def test_a_variable_is_listed_by_its_name(
    home: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """A key of the environment is listed too, under its variable; it wins over a stored one."""
    monkeypatch.setenv("OPENROUTER_API_KEY", KEY)
    assert keys("set", "openrouter", given=KEY).returncode == 0
    assert main(["keys", "list"]) == 0
    assert capsys.readouterr().out == "openrouter  OPENROUTER_API_KEY\n"
    assert home.keys.is_dir()


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("arguments", "given", "code", "words"),
    [
        (("set", "openai", KEY), "", 2, "no argument"),
        (("set", "openai", "--key", KEY), "", 2, "--key"),
        (("set", "openai", f"--key={KEY}"), "", 2, "--key"),
        (("set", KEY), "", 2, "openai"),
        (("set", "../x.y"), KEY, 2, "no provider"),
        (("set", "openai"), "", 2, "no key was given"),
        (("set", "openai"), " \n", 2, "no key was given"),
        (("set", "openai"), f"{KEY}\n{KEY}\n", 2, "the key holds"),
        (("set", "openai"), f"{KEY}\x1b[31m", 2, "the key holds"),
        (("set", "openai"), "x" * 1_000_000, 2, "the key holds"),
        (("set",), "", 2, "PROVIDER"),
        (("remove", KEY), "", 2, "no provider"),
        ((), "", 2, "--help"),
    ],
)
def test_a_mistake_is_one_line_that_shows_no_key(
    arguments: tuple[str, ...],
    given: str,
    code: int,
    words: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
):
    """A key in the wrong place is refused, and not repeated on the screen."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    ended = main(["keys", *arguments])
    assert words in refused(subprocess.CompletedProcess([], ended, *capsys.readouterr()), code)


def test_a_link_is_not_written_through(home: Places):
    """A link in the way is an error of the store, code 3, and what it points to stays as it was."""
    elsewhere = home.data / "elsewhere"
    elsewhere.write_text("old")
    home.keys.mkdir(mode=0o700)
    (home.keys / "openai").symlink_to(elsewhere)
    assert "symbolic link" in refused(keys("set", "openai", given=KEY), 3)
    assert elsewhere.read_text() == "old"


@pytest.mark.usefixtures("home")
def test_a_closed_standard_input_is_one_line():
    """With no standard input at all, the command says so."""
    line = f'exec "{sys.executable}" -m summarizer keys set openai <&-'
    done = subprocess.run(["sh", "-c", line], capture_output=True, timeout=60, check=False, text=True)
    assert "standard input" in refused(done, 2)
