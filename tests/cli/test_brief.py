"""The command, as people use it, with care and without."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from summarizer import Report
from summarizer.cli import main
from tests.asking.loopback import BRIEF, completion, serving
from tests.cli.mistakes import bad_files

TEXT = """The lighthouse council met on Monday.

Greta Holm, the keeper, proposed to sell the old fog horn before winter.
She warned that the tower may lose its lamp to rust.
Nobody knows who will pay for a new lamp.
"""
QUIET_TEXT = "The lighthouse is white. It stands on a rock. The rock is grey.\n"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small document with something in every section."""
    path = tmp_path / "minutes.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def command(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with ``given`` as its standard input."""
    line = [sys.executable, "-m", "summarizer", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, timeout=60, check=False, input=given)


def one_line(captured: str) -> str:
    """Return the last line said on stderr, which must be the error: one line, no traceback."""
    assert "Traceback" not in captured
    assert captured.endswith("\n")
    return captured.splitlines()[-1]


def test_a_brief_goes_to_stdout_and_one_line_on_its_model_to_stderr(source: Path, capsys: pytest.CaptureFixture[str]):
    """In a pipe the brief is Markdown; stderr says in one line that nothing leaves the machine."""
    assert main(["brief", str(source)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("# ")
    assert "fog horn" in out
    assert err.count("\n") == 1
    assert "embedded" in err


def test_quiet_says_nothing(source: Path, capsys: pytest.CaptureFixture[str]):
    """With -q, stderr is empty when nothing goes wrong."""
    assert main(["brief", str(source), "-q"]) == 0
    assert capsys.readouterr().err == ""


def test_verbose_tells_every_item(source: Path, capsys: pytest.CaptureFixture[str]):
    """With -v, each step is a line on stderr."""
    assert main(["brief", str(source), "-v"]) == 0
    assert "summarizer: proved: proposals: " in capsys.readouterr().err


def test_json_is_a_report(source: Path, capsys: pytest.CaptureFixture[str]):
    """--format json prints the report itself, which the library reads back."""
    assert main(["brief", str(source), "--format", "json", "-q"]) == 0
    report = Report.model_validate_json(capsys.readouterr().out)
    assert report.schema_version == "1"
    assert report.run.model == "embedded"
    for finding in report.findings:
        for evidence in finding.evidence:
            assert evidence.quote == TEXT[evidence.span.start : evidence.span.end]


def test_the_schema_describes_the_report(source: Path, capsys: pytest.CaptureFixture[str]):
    """The published JSON Schema names the sections' fields, and a real report fits it."""
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert {"Actor", "Proposal", "Risk", "OpenQuestion"} <= set(schema["$defs"])
    assert main(["brief", str(source), "--format", "json", "-q"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report) == set(schema["properties"])


def test_a_document_without_stakes_gives_empty_sections_that_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Where nothing is proposed, feared or asked, nothing is invented."""
    path = tmp_path / "rock.txt"
    path.write_text(QUIET_TEXT)
    assert main(["brief", str(path), "-q"]) == 0
    assert capsys.readouterr().out.casefold().count("none found") >= 3


def test_a_brief_of_standard_input():
    """The source - is standard input."""
    done = command("brief", "-", "-q", given=TEXT.encode())
    assert done.returncode == 0
    assert b"fog horn" in done.stdout


def test_a_key_alone_sends_nothing_anywhere(
    source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """With a key in the environment and no model named, the embedded model reads, and a hint says how to name one."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-CANARYKEY123")
    assert main(["brief", str(source), "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["run"]["model"] == "embedded"
    assert "--model" in err
    assert "CANARY" not in out + err


def test_the_model_may_be_named_in_the_environment(source: Path, monkeypatch: pytest.MonkeyPatch):
    """SUMMARIZER_MODEL names the model; what it names must exist."""
    monkeypatch.setenv("SUMMARIZER_MODEL", "nobody/knows-it")
    assert main(["brief", str(source), "-q"]) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["{missing}"], 3, "missing.txt"),
        (["{directory}"], 3, "no documents"),
        (["{empty}"], 3, "empty"),
        (["{blank}"], 3, "blank.txt"),
        (["{binary}"], 3, "binary.bin"),
        (["{source}", "--kind", "limerick"], 2, "limerick"),
        (["{source}", "--format", "clay"], 2, "clay"),
        (["{source}", "--model", "nobody/knows-it"], 2, "nobody"),
        (["{source}", "--model", "knows-it"], 2, "knows-it"),
        (["{source}", "--model", "openai/gpt-5"], 6, "OPENAI_API_KEY"),
        (["{source}", "--base-url", "http://127.0.0.1:9"], 2, "--model"),
        (["{source}", "--base-url", "http://127.0.0.1:9", "--model", "replay/{missing}"], 2, "recording"),
        (["{source}", "--max-items", "0"], 2, "max"),
        (["{source}", "--max-items", "many"], 2, "--max-items"),
        (["{source}", "--no-such-option"], 2, "--no-such-option"),
        (["{source}", "-o", "{directory}"], 3, "directory"),
        (["{source}", "-o", "{missing}/deeper/brief.md"], 3, "no directory"),
        (["{source}", "-o", "{source}/brief.md"], 3, "brief.md"),
        ([], 2, "SOURCE"),
    ],
)
def test_bad_input_is_one_line_and_its_code(
    arguments: list[str], code: int, words: str, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """Each mistake is told in one line that names it, with the exit code of the table, and prints no result."""
    names = {**bad_files(tmp_path), "source": source}
    assert main(["brief", *(argument.format(**names) for argument in arguments), "-q"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert words in one_line(err)


def test_a_dry_run_tells_of_stored_answers_where_a_brief_would_look_for_them(
    source: Path, capsys: pytest.CaptureFixture[str]
):
    """It sends nothing, and says that what is stored is not paid for again, unless it is to be."""
    with serving(completion(BRIEF)) as server:
        line = ["brief", str(source), "--model", "m", "--base-url", server.url]
        assert main([*line, "--dry-run"]) == 0
        assert "stored answers" not in capsys.readouterr().out
        assert server.requests == []
        assert main([*line, "-q"]) == 0
        asked = len(server.requests)
        capsys.readouterr()
        for more, is_told in (((), True), (("--refresh",), False), (("--no-cache",), False)):
            assert main([*line, "--dry-run", *more]) == 0
            assert ("repairs would add to it, stored answers take from it" in capsys.readouterr().out) == is_told
        assert len(server.requests) == asked


def test_what_befell_many_parts_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    """A limit that is reached keeps all that is left from being read, which may be hundreds of parts."""
    monkeypatch.setenv("SUMMARIZER_CHUNK_CHARACTERS", "1000")
    long = tmp_path / "long.txt"
    long.write_text("The dyke may not hold, says the council of the northern shore.\n\n" * 100)
    with serving(completion(BRIEF)) as server:
        line = ["brief", str(long), "--model", "m", "--base-url", server.url, "--max-tokens-total", "100", "-q"]
        assert main(line) == 6
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert re.search(r"not briefed \(\d parts\): the limit of 100 tokens is reached", one_line(err))


def test_a_dry_run_never_tells_a_price_as_nothing(source: Path, capsys: pytest.CaptureFixture[str]):
    """A fraction of a cent is told as one; a model that costs nothing says so elsewhere."""
    assert main(["brief", str(source), "--model", "openai/gpt-5-nano", "--dry-run"]) == 0
    (told,) = re.findall(r"about \$([0-9.]+)", capsys.readouterr().out)
    assert 0 < float(told) < 0.01


def test_a_dry_run_tells_no_price_as_unknown(source: Path, capsys: pytest.CaptureFixture[str]):
    """A price list that names a model without a price does not make it one for nothing."""
    pytest.importorskip("google.genai", reason="the extra `google` is not installed")
    assert main(["brief", str(source), "--model", "google/gemma-3-27b-it", "--dry-run"]) == 0
    assert "price unknown" in capsys.readouterr().out


def test_a_fault_of_ours_is_one_line(source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Nobody who uses the command is shown a traceback; what the error says is fit for a terminal."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by \x1b[31mnothing")

    monkeypatch.setattr("summarizer.cli.brief.summarize", broken)
    assert main(["brief", str(source)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "a fault of summarizer itself, ZeroDivisionError: by " in line
    assert "\x1b" not in line


def test_a_server_that_is_not_there_is_code_4(source: Path, capsys: pytest.CaptureFixture[str], monkeypatch):
    """A refused connection is told as such, once the tries are used up."""
    monkeypatch.setenv("SUMMARIZER_ATTEMPTS", "1")
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}/v1"
    assert main(["brief", str(source), "--base-url", url, "--model", "any", "-q"]) == 4
    out, err = capsys.readouterr()
    assert out == ""
    assert "127.0.0.1" in one_line(err)


def test_an_output_file_is_written_whole(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """-o writes the brief and leaves no temporary file; the ending chooses the format."""
    target = tmp_path / "out" / "brief.json"
    target.parent.mkdir()
    assert main(["brief", str(source), "-q", "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert Report.model_validate_json(target.read_text(encoding="utf-8")).findings
    assert list(target.parent.iterdir()) == [target]
    umask = os.umask(0)
    os.umask(umask)
    assert target.stat().st_mode & 0o777 == 0o666 & ~umask


def test_an_output_that_exists_is_replaced_only_by_a_whole_one(source: Path, tmp_path: Path):
    """A run that fails leaves the old file as it was."""
    target = tmp_path / "brief.md"
    target.write_text("old")
    assert main(["brief", str(tmp_path / "missing.txt"), "-q", "-o", str(target)]) == 3
    assert target.read_text() == "old"
    assert main(["brief", str(source), "-q", "-o", str(target)]) == 0
    assert "fog horn" in target.read_text()


def test_an_output_behind_a_link_keeps_the_link(source: Path, tmp_path: Path):
    """What a link points to is written, the link stays."""
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    assert main(["brief", str(source), "-q", "-o", str(tmp_path / "link.md")]) == 0
    assert (tmp_path / "link.md").is_symlink()
    assert "fog horn" in (tmp_path / "real.md").read_text()


def test_a_device_may_be_the_output(source: Path):
    """The null device takes the brief, and stays a device."""
    assert main(["brief", str(source), "-q", "-o", os.devnull]) == 0
    assert not Path(os.devnull).is_file()


def test_one_bad_source_among_good_ones_is_code_7(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """The others are briefed, the bad one is named; --strict makes it 1."""
    arguments = ["brief", str(source), str(tmp_path / "missing.txt"), "-q"]
    assert main(arguments) == 7
    out, err = capsys.readouterr()
    assert "fog horn" in out
    assert "missing.txt" in one_line(err)
    assert main([*arguments, "--strict"]) == 1


def test_strict_is_content_when_all_is_proved(source: Path):
    """--strict exits with 0 when nothing was left out, even where --max-items cut."""
    assert main(["brief", str(source), "-q", "--strict", "--max-items", "1"]) == 0


def test_strict_does_not_mind_what_rests_on_items_that_were_cut(source: Path):
    """A bottom-line sentence on an item beyond --max-items is no omission, whatever the focus moved."""
    arguments = ["brief", str(source), "-q", "--strict", "--max-items", "1", "--focus"]
    assert {main([*arguments, focus]) for focus in ("lamp", "horn", "winter", "tower")} == {0}


def test_a_source_is_not_overwritten_by_its_brief(source: Path, capsys: pytest.CaptureFixture[str]):
    """Naming a source as the output is taken for the slip it is."""
    assert main(["brief", str(source), "-q", "-o", str(source)]) == 2
    assert "is a source" in one_line(capsys.readouterr().err)
    assert source.read_text(encoding="utf-8") == TEXT


def test_the_brief_and_its_recording_are_two_files(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Else one would take the place of the other, after everything has been paid for."""
    out = str(tmp_path / "out.jsonl")
    arguments = ["brief", str(source), "-q", "--base-url", "http://127.0.0.1:9", "--model", "m", "-o", out]
    assert main([*arguments, "--record", out]) == 2
    assert "recording" in one_line(capsys.readouterr().err)


def test_a_closed_stdout_is_one_line_and_code_3(source: Path):
    """Run with stdout closed, the command says so."""
    line = f'exec "{sys.executable}" -m summarizer brief "{source}" -q >&-'
    done = subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, timeout=60, check=False, text=True)
    assert done.returncode == 3
    assert "closed" in one_line(done.stderr)


def test_no_command_is_one_line(capsys: pytest.CaptureFixture[str]):
    """The bare command says what is missing."""
    assert main([]) == 2
    assert "--help" in one_line(capsys.readouterr().err)


def test_nothing_is_said_to_go_anywhere_where_nothing_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Where no source can be read, the error is the only line."""
    arguments = ["brief", str(tmp_path / "missing.txt"), "--base-url", "http://127.0.0.1:9", "--model", "any"]
    assert main(arguments) == 3
    assert capsys.readouterr().err.count("\n") == 1


def test_version_and_help(capsys: pytest.CaptureFixture[str]):
    """--version and --help answer and exit with 0; the help lists the exit codes."""
    assert main(["--version"]) == 0
    assert re.fullmatch(r"summarizer \d+\.\d+\.\d+\n", capsys.readouterr().out)
    assert main(["brief", "--help"]) == 0
    assert "Exit codes" in capsys.readouterr().out


def test_a_closed_pipe_is_silent(source: Path):
    """Piped into something that stops reading, the command ends with 0 and says nothing."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "summarizer", "brief", str(source), "-q"],
            stdout=writer,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("before", "sent", "code"),
    [("", signal.SIGINT, 130), ("", signal.SIGTERM, 143), ("trap '' INT;", signal.SIGTERM, 143)],
)
def test_a_signal_ends_it_at_once(tmp_path: Path, before: str, sent: signal.Signals, code: int):
    """Even while a source never ends, Ctrl-C and SIGTERM end the command, with their codes and in one line.

    SIGTERM does so where Ctrl-C is ignored too, as in what a script starts with ``&``.
    """
    endless, writer = os.pipe()
    target = tmp_path / "brief.md"
    line = [sys.executable, "-m", "summarizer", "brief", "/dev/stdin", "-o", str(target)]
    line = ["sh", "-c", before + ' exec "$0" "$@"', *line]
    with subprocess.Popen(line, stdin=endless, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        os.close(endless)
        os.write(writer, b"It is so.\n" * 20_000)  # more than a pipe holds: waits until it has begun to read
        process.send_signal(sent)
        try:
            _, err = process.communicate(timeout=20)
        finally:
            os.close(writer)  # one that heeds no signal ends with its source
    assert process.returncode == code
    assert b"Traceback" not in err
    assert err.count(b"\n") <= 1
    assert not target.exists()


def test_control_characters_of_a_source_never_reach_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """ANSI and bidi characters in a document, or in its name, are shown, not obeyed."""
    path = tmp_path / "e\x1b[31mvil.txt"
    path.write_text(f"The keeper \x1b]0;owned\x07 proposed to sell\u202e the fog horn.\n{TEXT}")
    assert main(["brief", str(path), "--format", "terminal"]) == 0
    assert main(["brief", str(path) + "x"]) == 3
    out, err = capsys.readouterr()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", out + err)


def test_on_a_screen_the_brief_is_for_the_terminal(source: Path):
    """On a terminal the default format is the terminal's, in colour unless NO_COLOR is set."""
    plain = _on_a_screen(source, {"NO_COLOR": "1"})
    assert "fog horn" in plain
    assert not plain.startswith("# ")
    assert "\x1b[1m" not in plain
    assert "\x1b[" in _on_a_screen(source, {"TERM": "xterm-256color"})


def _on_a_screen(source: Path, environment: dict[str, str]) -> str:
    """Run the command with a pseudo-terminal as its stdout and return what appears there."""
    screen, end = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer", "brief", str(source), "-q"],
        stdout=end,
        stderr=subprocess.DEVNULL,
        env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, "TERM": "dumb", **environment},
    )
    os.close(end)
    shown = b""
    with suppress(OSError):  # the other end is closed when the command is done
        while piece := os.read(screen, 65536):
            shown += piece
    os.close(screen)
    assert process.wait(timeout=60) == 0
    return shown.decode()
