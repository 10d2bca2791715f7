"""``summarizer check``, as people use it, with care and without."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from summarizer import CheckReport
from summarizer.cli import main
from tests.cli.mistakes import bad_files, one_line
from tests.rendering.hostile import HOSTILE

SOURCE = """The harbour council met on Monday.

Greta Holm, the keeper, said that the council would spend 12 million marks on a new pier.
“We will not sell the old fog horn before winter,” she said. The vote was 7 to 3.
"""
SOUND = "The council would spend 12 million marks on a pier. The vote was 7 to 3.\n"
FALSE = "The council would spend 15 million marks on a pier. The vote was 7 to 3.\n"
DOUBTFUL = "The keeper said: “We shall surely burn the old fog horn tomorrow.”\n"
FORMATS = ("terminal", "markdown", "json", "sarif", "junit")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The document that summaries are held against."""
    path = tmp_path / "minutes.txt"
    path.write_text(SOURCE, encoding="utf-8")
    return path


@pytest.fixture
def summary(tmp_path: Path) -> Path:
    """A summary with one number that its source does not have."""
    path = tmp_path / "summary.txt"
    path.write_text(FALSE, encoding="utf-8")
    return path


def command(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own, with ``given`` as its standard input."""
    line = [sys.executable, "-m", "summarizer", "check", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, timeout=60, check=False, input=given)


@pytest.mark.parametrize(("text", "code"), [(SOUND, 0), (FALSE, 1), (DOUBTFUL, 0)])
@pytest.mark.parametrize("to", FORMATS)
def test_only_what_is_rejected_fails(text, code, to, source: Path, tmp_path: Path, capsys):
    """A number that no source has is code 1 in every format; a caution is for the reader, and code 0."""
    path = tmp_path / "summary.md"
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path), "--source", str(source), "--format", to]) == code
    out, err = capsys.readouterr()
    assert err == ""
    assert out.endswith("\n")
    assert ("15 million" in out) == (code == 1)


def test_strict_fails_for_a_caution(source: Path, tmp_path: Path):
    """--strict exits with 1 for a caution, and with 0 where there is nothing in doubt."""
    path = tmp_path / "summary.txt"
    path.write_text(DOUBTFUL, encoding="utf-8")
    assert main(["check", str(path), "-s", str(source), "--strict"]) == 1
    path.write_text(SOUND, encoding="utf-8")
    assert main(["check", str(path), "-s", str(source), "--strict"]) == 0


def test_sources_are_named_by_option_or_by_place(source: Path, summary: Path, tmp_path: Path, capsys):
    """What any of the sources bears out stands, however they are named; one named twice counts once."""
    other = tmp_path / "other.txt"
    other.write_text("The pier costs 15 million marks, said nobody.\n")
    assert main(["check", str(summary), str(source), "-s", str(other), "-s", str(source), "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["documents"]) == 2


def test_the_text_or_a_source_may_be_standard_input(source: Path, summary: Path):
    """A dash is standard input, for either."""
    assert command("-", "-s", source, given=FALSE.encode()).returncode == 1
    assert command(summary, "-", given=SOURCE.encode()).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["{missing}", "{source}"], 3, "missing.txt"),
        (["{summary}", "{missing}"], 3, "missing.txt"),
        (["{directory}", "{source}"], 3, "no documents"),
        (["{summary}", "-s", "{directory}"], 3, "no documents"),
        (["{empty}", "{source}"], 3, "empty"),
        (["{summary}", "{empty}"], 3, "empty"),
        (["{blank}", "{source}"], 3, "blanks"),
        (["{summary}", "{blank}"], 3, "blanks"),
        (["{binary}", "{source}"], 3, "binary"),
        (["{summary}", "{binary}"], 3, "binary"),
        (["", "{source}"], 3, "path"),
        (["ftp://a.example/brief", "{source}"], 3, "only http"),
        (["{summary}"], 2, "--source"),
        ([], 2, "TEXT"),
        (["-", "-s", "-"], 2, "standard input"),
        (["{summary}", "-s", "-", "-"], 2, "standard input"),
        (["{summary}", "{source}", "--format", "clay"], 2, "clay"),
        (["{summary}", "{source}", "--model", "any"], 2, "--model"),
        (["{summary}", "{source}", "-o", "{source}"], 2, "is a source"),
        (["{summary}", "{source}", "-o", "{summary}"], 2, "is a source"),
        (["{summary}", "{source}", "-o", "{directory}"], 3, "directory"),
        (["{summary}", "{source}", "-o", "{missing}/deeper.md"], 3, "no directory"),
    ],
)
def test_bad_input_is_one_line_and_its_code(
    arguments: list[str], code: int, words: str, source: Path, summary: Path, tmp_path: Path, capsys
):
    """Each mistake is told in one line that names it, with the exit code of the table, and prints no result."""
    names = {**bad_files(tmp_path), "source": source, "summary": summary}
    assert main(["check", *(argument.format(**names) for argument in arguments)]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert words in one_line(err)
    assert source.read_text(encoding="utf-8") == SOURCE
    assert summary.read_text(encoding="utf-8") == FALSE


@pytest.mark.parametrize(
    ("result", "words"), [("brief", "summarizer verify"), ("check", "the text itself"), ("verify", "the text itself")]
)
def test_a_result_of_our_own_is_no_text_to_check(result, words, source: Path, summary: Path, tmp_path: Path, capsys):
    """What brief, check and verify write is told from a summary in JSON, by one line that says what to do with it."""
    brief, written = tmp_path / "brief.json", tmp_path / "written.json"
    assert main(["brief", str(source), "-q", "-o", str(brief)]) == 0
    if result == "check":
        main(["check", str(summary), str(source), "-o", str(written)])
    elif result == "verify":
        main(["verify", str(brief), "-o", str(written)])
    else:
        written = brief
    # Other programs write the same fields in another order.
    written.write_text(json.dumps(json.loads(written.read_text(encoding="utf-8")), sort_keys=True))
    assert main(["check", str(written), str(source)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert words in one_line(err)


@pytest.mark.parametrize("data", [{}, [], {"a": 1}, [{"id": "7"}, None]])
def test_json_without_a_sentence_is_code_3(data: object, source: Path, tmp_path: Path, capsys):
    """JSON of another shape than a summary's is told to be so, and is no summary that stands."""
    path = tmp_path / "summary.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    assert main(["check", str(path), str(source)]) == 3
    out, err = capsys.readouterr()
    assert (out, "no sentence" in one_line(err)) == ("", True)


def test_of_json_the_strings_are_read(source: Path, tmp_path: Path, capsys):
    """Of a summary in JSON every string with words in it is checked; field names, numbers and codes state nothing."""
    path = tmp_path / "summary.json"
    text = "The council would spend 15 million marks.\nShe said “We will not sell the old fog horn before winter.”"
    data = {"The 99 fields": 98, "id": "p97", "made": "2031-03-04T05:06:07Z", "pages": {"summary": [text]}}
    for ascii_only in (True, False):
        path.write_text(json.dumps(data, ensure_ascii=ascii_only), encoding="utf-8")
        assert main(["check", str(path), str(source), "--format", "json"]) == 1
        report = CheckReport.model_validate_json(capsys.readouterr().out)
        doubted = {doubt.span.of(report.text.text) for doubt in report.doubts if doubt.severity == "reject"}
        assert "15 million" in doubted
        assert doubted.isdisjoint({"99", "98", "97", "p97", "2031"})
        assert [quotation.evidence is not None for quotation in report.quotations] == [True]


def test_escaped_quotation_marks_in_json_are_quotation_marks(source: Path, tmp_path: Path, capsys):
    """A quotation in a JSON string is found between its escaped marks, and no other string is taken for one."""
    path = tmp_path / "summary.json"
    path.write_text(json.dumps({"a": 'She said "so they shall burn it with all the others tomorrow".', "b": "It is."}))
    assert main(["check", str(path), str(source), "--format", "json"]) == 0
    report = CheckReport.model_validate_json(capsys.readouterr().out)
    (quotation,) = report.quotations
    assert quotation.span.of(report.text.text) == '\\"so they shall burn it with all the others tomorrow\\"'
    assert {doubt.span for doubt in report.doubts if doubt.check == "quotation"} == {quotation.span}


@pytest.mark.parametrize("depth", [100, 20_000])
def test_nested_json_is_read_or_taken_for_text(depth: int, source: Path, tmp_path: Path, capsys):
    """However deep the nesting, there is an answer."""
    path = tmp_path / "deep.json"
    path.write_text('{"a":[' * depth + '"The vote was 9 to 1."' + "]}" * depth)
    assert main(["check", str(path), str(source)]) == 1
    out, err = capsys.readouterr()
    assert "9" in out
    assert err == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_any_usual_encoding_is_read(encoding: str, tmp_path: Path):
    """The encodings of text and source do not matter."""
    source, summary = tmp_path / "source.txt", tmp_path / "summary.txt"
    source.write_bytes("Zoë Müller said: “The café’s rent is €12.” It was late.".encode(encoding))
    summary.write_bytes("Zoë Müller said the café’s rent is €12.".encode(encoding))
    assert main(["check", str(summary), str(source), "--strict"]) == 0
    summary.write_bytes("Zoë Müller said the café’s rent is €13.".encode(encoding))
    assert main(["check", str(summary), str(source)]) == 1


@pytest.mark.parametrize("to", FORMATS)
def test_control_characters_never_reach_the_reader(to: str, tmp_path: Path, capsys):
    """Escape codes and directional marks in a text, its source or their names are shown, in every format."""
    source, summary = tmp_path / "s\x1b[31m\u202eource.txt", tmp_path / "t\x1b[31m\u202eext.txt"
    bad = "\n\n".join(text.replace("\0", "") for text in HOSTILE).encode("utf-8", "replace").decode()
    source.write_text(f"The \x1b]0;owned\x07 pier cost\u202e 4,321 marks.\n\n{bad}", encoding="utf-8")
    summary.write_text(
        f"The \x1b[2J pier \u202ecost 8,765 marks “and \x1b[8m 99 more of them”.\n\n{bad}", encoding="utf-8"
    )
    assert main(["check", str(summary), str(source), "--format", to, "--strict"]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert "8,765" in out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", out)
    if to in ("json", "sarif"):
        json.loads(out)
    if to == "junit":
        ET.fromstring(out)  # noqa: S314 - it is our own


@pytest.mark.parametrize("text", ["...\n", "# Summary\n", "?! -- 🙂 ***\n"])
def test_a_text_that_states_nothing_has_no_doubt(text: str, source: Path, tmp_path: Path, capsys):
    """A text without a sentence is told to be one, and fails nothing."""
    path = tmp_path / "text.txt"
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(path), str(source)]) == 0
    out, err = capsys.readouterr()
    assert "There is no sentence in it." in out
    assert err == ""


def test_a_text_of_another_language_is_answered(source: Path, tmp_path: Path, capsys):
    """A German summary of an English source is answered, and fails where its numbers do."""
    path = tmp_path / "zusammenfassung.txt"
    path.write_text("Hier sind es 15 Millionen und 7 zu 3.\n", encoding="utf-8")
    assert main(["check", str(path), str(source), "--format", "json"]) == 1
    out, err = capsys.readouterr()
    assert "“15 Millionen” is not in the source" in {doubt["note"] for doubt in json.loads(out)["doubts"]}
    assert err == ""


@pytest.mark.parametrize("to", ["terminal", "markdown", "junit", "sarif"])
def test_a_page_shows_no_more_of_a_sentence_than_helps(to: str, source: Path, tmp_path: Path, capsys):
    """Of an endless sentence, the doubtful words and what stands around them are printed."""
    path = tmp_path / "long.txt"
    path.write_text(f"{'z' * 1900} spent 15 million marks {'q' * 1900}.\n")
    assert main(["check", str(path), str(source), "--format", to]) == 1
    out = capsys.readouterr().out
    assert "15 million" in out
    assert max(out.count("z"), out.count("q")) < 1900


@pytest.mark.parametrize("unit", ["a", "“", '"', "The vote was 7 to 3. ", "“so” ", "[", "1,", "不", "\n\n- ", "&quot;"])
def test_monotonous_text_ends(unit: str, source: Path, tmp_path: Path):
    """The same few characters over and over are answered, as text and as source."""
    path = tmp_path / "monotonous.txt"
    path.write_text(f"One vote was 7 to 3. {unit * (20_000 // len(unit))}", encoding="utf-8")
    for arguments in ([path, source], [source, path], [path, path]):
        assert main(["check", *map(str, arguments), "-o", os.devnull]) in (0, 1)


@pytest.mark.parametrize("name", ["report.json", "report.txt", "report.md", "report.sarif", "report.xml"])
def test_an_output_file_is_written_whole(name: str, source: Path, summary: Path, tmp_path: Path, capsys):
    """-o writes the result in the format of its ending, replaces what was there, and leaves nothing else."""
    target = tmp_path / "out" / name
    target.parent.mkdir()
    target.write_text("old")
    assert main(["check", str(summary), str(source), "-o", str(target)]) == 1
    assert capsys.readouterr().out == ""
    text = target.read_text(encoding="utf-8")
    begins = {
        ".json": '{\n  "schema_version"',
        ".sarif": '{\n  "$schema"',
        ".xml": "<?xml",
        ".md": "# ",
        ".txt": "summ",
    }
    assert text.startswith(begins[target.suffix])
    assert list(target.parent.iterdir()) == [target]


def test_a_dash_as_the_output_is_standard_output(source: Path, summary: Path, tmp_path: Path, capsys, monkeypatch):
    """-o - prints, and makes no file of that name."""
    monkeypatch.chdir(tmp_path)
    assert main(["check", str(summary), str(source), "-o", "-"]) == 1
    assert "15 million" in capsys.readouterr().out
    assert not (tmp_path / "-").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_an_output_that_may_not_be_written_is_code_3(source: Path, summary: Path, tmp_path: Path, capsys):
    """A directory without permission is told before any work."""
    (tmp_path / "closed").mkdir(mode=0o500)
    assert main(["check", str(summary), str(source), "-o", str(tmp_path / "closed" / "out.md")]) == 3
    assert "permission" in one_line(capsys.readouterr().err)


def test_a_full_disk_is_told_and_the_result_printed(source: Path, summary: Path):
    """Where the file cannot be written after all, the result is printed, with code 3."""
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = command(summary, source, "-o", "/dev/full")
    assert done.returncode == 3
    assert b"15 million" in done.stdout
    assert "cannot write" in one_line(done.stderr.decode())


def test_a_closed_pipe_is_silent(source: Path, tmp_path: Path):
    """Piped into head, the command ends with 0 and says nothing."""
    path = tmp_path / "many.txt"
    path.write_text("".join(f"The council would spend {n} million marks. " for n in range(100, 2000)))
    line = f'"{sys.executable}" -m summarizer check "{path}" "{source}" | head -n 1'
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], capture_output=True, timeout=60, check=False, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "# many\n"


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_at_once(sent: signal.Signals, code: int, tmp_path: Path):
    """In the midst of a long check Ctrl-C and SIGTERM end it, with their codes, in one line, without a file."""
    path, target = tmp_path / "long.txt", tmp_path / "out.md"
    sentences = (f"In {n} the council sold {n * 7} horns of “the old town of {n}” for good. " for n in range(6_000))
    path.write_text("".join(sentences))
    line = [sys.executable, "-m", "summarizer", "check", str(path), str(path), "-o", str(target), "-v"]
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "comparing" in process.stderr.readline()
        process.send_signal(sent)
        out, err = process.communicate(timeout=20)
    assert process.returncode == code
    assert out == ""
    assert "Traceback" not in err
    assert not target.exists()
    assert sorted(tmp_path.iterdir()) == [path]


def test_quiet_and_verbose(source: Path, summary: Path, capsys):
    """Nothing is said by default or with -q; with -v each statement is a line."""
    assert main(["check", str(summary), str(source), "-q"]) == 1
    assert capsys.readouterr().err == ""
    assert main(["check", str(summary), str(source), "-v"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "summarizer: comparing statement 1 of 2",
        "summarizer: comparing statement 2 of 2",
    ]


def test_the_schema_of_a_check_describes_it(source: Path, summary: Path, capsys):
    """The published schema names the fields of what --format json writes; of anything else there is none."""
    assert main(["schema", "check"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert main(["check", str(summary), str(source), "--format", "json"]) == 1
    assert set(json.loads(capsys.readouterr().out)) == set(schema["properties"])
    assert main(["schema", "limerick"]) == 2
    assert "limerick" in one_line(capsys.readouterr().err)


def test_a_limit_of_size_may_be_set(source: Path, summary: Path, capsys, monkeypatch):
    """SUMMARIZER_MAX_BYTES, which the error names, holds for check and verify too."""
    brief = source.with_suffix(".json")
    assert main(["brief", str(source), "-q", "-o", str(brief)]) == 0
    monkeypatch.setenv("SUMMARIZER_MAX_BYTES", "10")
    assert main(["check", str(summary), str(source)]) == 3
    assert "SUMMARIZER_MAX_BYTES" in one_line(capsys.readouterr().err)
    assert main(["verify", str(brief)]) == 0
    capsys.readouterr()
    assert main(["verify", str(brief), "-s", str(source)]) == 3
    assert "SUMMARIZER_MAX_BYTES" in one_line(capsys.readouterr().err)
