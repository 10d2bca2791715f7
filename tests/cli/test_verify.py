"""``summarizer verify``, as people use it, with care and without."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from summarizer.cli import main
from summarizer.cli.exit_codes import NOT_PROVED
from tests.cli.mistakes import bad_files, one_line
from tests.rendering.hostile import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """The lighthouse council met on Monday.

Greta Holm, the keeper, proposed to sell the old fog horn for 120 marks before winter.
She warned that the tower may lose its lamp to rust.
Nobody knows who will pay for a new lamp.
"""
OTHER = """The harbour board sat on Tuesday.

Jon Ek, the pilot, proposed to paint the eastern pier green in spring.
He fears that the pier could fall into the sea.
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A document with something in every section."""
    path = tmp_path / "minutes.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def report(source: Path, tmp_path: Path) -> Path:
    """A brief of it, in JSON."""
    path = tmp_path / "brief.json"
    assert main(["brief", str(source), "-q", "-o", str(path)]) == 0
    return path


def edited(path: Path, *changes: tuple[tuple[str | int, ...], Any]) -> Path:
    """Return the file with other values at some places in it."""
    data = json.loads(path.read_text(encoding="utf-8"))
    for (*way, last), value in changes:
        inner = data
        for step in way:
            inner = inner[step]
        inner[last] = value
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def codes(path: Path, *arguments: object) -> tuple[int, set[str]]:
    """Return the exit code of verifying a file, and the codes of the faults found."""
    target = path.with_suffix(".proof.json")
    code = main(["verify", str(path), *map(str, arguments), "-o", str(target)])
    return code, {fault["code"] for fault in json.loads(target.read_text(encoding="utf-8"))["faults"]}


def first_of(path: Path, section: str) -> int:
    """Return the number of the first finding of a section."""
    findings = json.loads(path.read_text(encoding="utf-8"))["findings"]
    return next(number for number, finding in enumerate(findings) if finding["section"] == section)


def test_a_report_that_nobody_touched_is_proved(report: Path, source: Path, capsys):
    """From the text it carries and from its source, a report proves with code 0, with --strict too."""
    assert main(["verify", str(report), "--strict"]) == 0
    assert main(["verify", str(report), "-s", str(source), "--strict"]) == 0
    out, err = capsys.readouterr()
    assert out.count("Every line is proved.") == 2
    assert err == ""


@pytest.mark.parametrize("to", ["terminal", "markdown", "json", "sarif", "junit"])
def test_an_edited_quote_is_named_in_every_format(to: str, report: Path, capsys):
    """What the report says and what the source has both stand in every format; the code is 1."""
    edited(report, (("findings", first_of(report, "proposals"), "evidence", 0, "quote"), "sell the new fog horn"))
    assert main(["verify", str(report), "--format", to]) == NOT_PROVED
    out = capsys.readouterr().out
    assert "sell the new fog horn" in out
    assert "edited_quote" in out.replace("\\", "")
    if to in ("json", "sarif"):
        json.loads(out)
    if to == "junit":
        assert ET.fromstring(out).get("failures") == str(out.count("<failure"))  # noqa: S314 - it is our own


def test_an_edited_text_is_named(report: Path):
    """A text edited in the report no longer has its hash, be the quotes edited with it or not."""
    code, found = codes(edited(report, (("documents", 0, "text"), TEXT.replace("120", "130"))))
    assert code == NOT_PROVED
    assert "source_changed" in found


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("span", {"start": 3, "end": 20}, "moved_span"),
        ("span", {"start": 10**9, "end": 10**9 + 1}, "moved_span"),
        ("quote", "sell the fog horn", "edited_quote"),
        ("quote", "", "edited_quote"),
        ("speaker", "Mallory", "edited_speaker"),
        ("part", "Annex", "edited_part"),
        ("place", "page 7", "edited_place"),
        ("passage", "p99", "edited_passage"),
        ("sentence", {"start": 0, "end": 5}, "edited_sentence"),
        ("clipped", "it is false that", "edited_clip"),
        ("document_id", "no-such-id", "source_missing"),
    ],
)
def test_every_edit_of_evidence_is_named(field: str, value: Any, fault: str, report: Path):
    """Whatever is edited in a piece of evidence, its fault says what."""
    place = ("findings", first_of(report, "proposals"), "evidence", 0, field)
    code, found = codes(edited(report, (place, value)))
    assert (code, fault in found) == (NOT_PROVED, True)


def test_words_that_prove_nothing_are_no_evidence(report: Path):
    """An empty quote, or one letter, at a place where the source has it, is a fault."""
    place = ("findings", first_of(report, "proposals"), "evidence", 0)
    for start, quote in ((3, ""), (0, "T"), (5, "ighthou")):
        changes = (((*place, "span"), {"start": start, "end": start + len(quote)}), ((*place, "quote"), quote))
        code, found = codes(edited(report, *changes))
        assert (code, "unquotable" in found) == (NOT_PROVED, True)


def test_a_statement_with_another_number_is_named(report: Path):
    """A number that the source does not have is found in a statement and in the bottom line."""
    statement = "Greta Holm proposed to sell the fog horn for 130 marks."
    code, found = codes(edited(report, (("findings", first_of(report, "proposals"), "item", "statement"), statement)))
    assert (code, "numbers" in found) == (NOT_PROVED, True)
    code, found = codes(edited(report, (("bottom_line", 0, "text"), statement)))
    assert (code, "numbers" in found) == (NOT_PROVED, True)


def test_a_bottom_line_stands_on_findings_of_the_report_that_stand(report: Path):
    """One on an id that is not there, or on a finding with a fault, is named."""
    number = first_of(report, "proposals")
    key = json.loads(report.read_text(encoding="utf-8"))["findings"][number]["id"]
    code, found = codes(edited(report, (("bottom_line", 0, "findings"), ["Z9"])))
    assert (code, found) == (NOT_PROVED, {"uncited"})
    edited(report, (("bottom_line", 0, "findings"), [key]))
    code, found = codes(edited(report, (("findings", number, "evidence", 0, "quote"), "sell the new fog horn")))
    assert (code, found) == (NOT_PROVED, {"edited_quote", "unproved"})


def test_two_findings_of_one_id_are_named(report: Path):
    """An id that two findings share is a fault, for a bottom line could mean either."""
    key = json.loads(report.read_text(encoding="utf-8"))["findings"][0]["id"]
    assert codes(edited(report, (("findings", 1, "id"), key)))[1] >= {"same_id"}


def test_a_changed_source_is_named(report: Path, source: Path):
    """The file as it is now is what counts; where its quotes still stand, that is not all that is said."""
    source.write_text(TEXT.replace("Monday", "Friday"), encoding="utf-8")
    code, found = codes(report, "-s", source)
    assert (code, "source_changed" in found) == (NOT_PROVED, True)


def test_a_source_may_be_renamed(report: Path, source: Path):
    """The same bytes under another name are the same source."""
    code, found = codes(report, "-s", source.rename(source.with_name("renamed.txt")), "--strict")
    assert (code, found) == (0, set())


def test_many_sources_in_any_order(source: Path, tmp_path: Path):
    """Order and repetition do not matter; one that is missing is a fault, one too many is told."""
    other, stranger, report = tmp_path / "other.txt", tmp_path / "stranger.txt", tmp_path / "both.json"
    other.write_text(OTHER)
    stranger.write_text("Nothing of it.\n")
    assert main(["brief", str(source), str(other), "-q", "-o", str(report)]) == 0
    assert codes(report, other, source, "-s", other) == (0, set())
    code, found = codes(report, "-s", source)
    assert (code, "source_missing" in found) == (NOT_PROVED, True)
    assert codes(report, source, other, stranger) == (0, {"source_unused"})
    assert main(["verify", str(report), str(source), str(other), str(stranger), "--strict"]) == NOT_PROVED
    # A changed source is told by its name, and never mistaken for another that is there unchanged.
    other.write_text(OTHER.replace("green", "red"))
    code, found = codes(report, source, other)
    assert (code, found >= {"source_changed"}, "source_missing" in found) == (NOT_PROVED, True, False)


def test_one_source_is_not_taken_for_another_of_the_same_name(source: Path, tmp_path: Path):
    """Of two files of one name, that which is not given is missing, whatever the other holds."""
    (tmp_path / "old").mkdir()
    twin, report = tmp_path / "old" / source.name, tmp_path / "both.json"
    twin.write_text(OTHER)
    assert main(["brief", str(source), str(twin), "-q", "-o", str(report)]) == 0
    code, found = codes(report, source)
    assert (code, found - {"unproved"}) == (NOT_PROVED, {"source_missing"})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n", "blanks"),
        (bytes(range(256)) * 20, "binary"),
        (b"No JSON at all.", "is no report"),
        (b"[]", "is no report"),
        (b'"report"', "is no report"),
        (b"{}", "is no report"),
        (b'{"findings": []}', "schema version None"),
        (b'{"findings": [], "schema_version": "99"}', "schema version 99"),
        (b'{"findings": [], "schema_version": {"a": [1]}}', "schema version"),
        (b'{"findings": 5, "schema_version": "1"}', "is no report"),
        (b'{"findings": null, "schema_version": "1", "kind": "brief"}', "is no report"),
        (b'{"findings": [{"item": 5}], "schema_version": "1", "kind": "brief"}', "is no report"),
        (b'{"findings": [{"item": {"statement": 5}}], "schema_version": "1", "kind": "brief"}', "is no report"),
        (b'{"findings": [], "schema_version": "1", "seconds": NaN}', "is no report"),
        (b'{"findings": [], "schema_version": "1", "' + b"x\x1b[31m" * 9000 + b'": 1}', "is no report"),
        (b'{"findings":' * 50_000, "is no report"),
        (b'{"findings":' + b"[" * 500 + b"]" * 500 + b', "schema_version": "1"}', "is no report"),
        (b'{"findings": [' + b"9" * 10_000 + b'], "schema_version": "1"}', "is no report"),
        (b'{"findings": [], "schema_version": "1", "title": "\\ud800"}', "is no report"),
    ],
)
def test_what_is_no_report_is_told_in_one_line(content: bytes, words: str, tmp_path: Path, capsys):
    """Whatever the file holds, what is wrong with it is one printable line of a bearable length, with code 3."""
    path = tmp_path / "report.json"
    path.write_bytes(content)
    assert main(["verify", str(path)]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    line = one_line(err)
    assert words in line
    assert len(line) < 1000
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", line)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_a_truncated_report_is_told(part: float, report: Path, capsys):
    """Half a report is none."""
    data = report.read_bytes()
    report.write_bytes(data[: int(len(data) * part)])
    assert main(["verify", str(report)]) == 3
    assert "not all of one" in one_line(capsys.readouterr().err)


@pytest.mark.parametrize("command", ["check", "verify"])
def test_another_result_is_no_report(command: str, report: Path, source: Path, tmp_path: Path, capsys):
    """What check and verify write is told from a brief."""
    path = tmp_path / "result.json"
    subject = source if command == "check" else report
    main([command, str(subject), "-s", str(source), "-o", str(path)])
    assert main(["verify", str(path)]) == 3
    assert "is no report" in one_line(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "REPORT"),
        (["{missing}"], 3, "missing.json"),
        (["{directory}"], 3, "directory"),
        (["{report}", "-s", "{missing}"], 3, "missing.json"),
        (["{report}", "-s", "{directory}"], 3, "no documents"),
        (["{report}", "-s", "{empty}"], 3, "empty"),
        (["{source}"], 3, "is no report"),
        (["-", "-"], 2, "standard input"),
        (["-", "-s", "-"], 2, "standard input"),
        (["{report}", "-", "-s", "-"], 2, "standard input"),
        (["{report}", "--format", "clay"], 2, "clay"),
        (["{report}", "--model", "any"], 2, "--model"),
        (["{report}", "-o", "{report}"], 2, "is a source"),
        (["{report}", "{source}", "-o", "{source}"], 2, "is a source"),
        (["{report}", "-o", "{directory}"], 3, "directory"),
        (["{report}", "-o", "{missing}/deeper.md"], 3, "no directory"),
    ],
)
def test_bad_input_is_one_line_and_its_code(
    arguments: list[str], code: int, words: str, source: Path, report: Path, tmp_path: Path, capsys
):
    """Each mistake is told in one line that names it, with the exit code of the table, and prints no result."""
    names = {**bad_files(tmp_path), "missing": tmp_path / "missing.json", "source": source, "report": report}
    before = report.read_bytes()
    assert main(["verify", *(argument.format(**names) for argument in arguments)]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert words in one_line(err)
    assert report.read_bytes() == before
    assert source.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("to", ["terminal", "markdown", "json", "sarif", "junit"])
def test_hostile_strings_in_every_field_are_shown_and_obeyed_by_nobody(to: str, report: Path, capsys):
    """A report with escape codes, markup and directional marks in all its fields is refuted, in harmless text."""
    hostile = " ".join(HOSTILE).encode("utf-8", "replace").decode()

    def spoilt(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: spoilt(inner, name) for name, inner in value.items()}
        if isinstance(value, list):
            return [spoilt(inner, key) for inner in value]
        fixed = ("schema_version", "kind", "section", "match", "certainty", "status", "type", "origin", "severity")
        return hostile if isinstance(value, str) and key not in (*fixed, "check", "cost") else value

    report.write_text(json.dumps(spoilt(json.loads(report.read_text(encoding="utf-8")))), encoding="utf-8")
    assert main(["verify", str(report), "--format", to]) == NOT_PROVED
    out, err = capsys.readouterr()
    assert err == ""
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", out)
    if to in ("json", "sarif"):
        json.loads(out)
    if to == "junit":
        ET.fromstring(out)  # noqa: S314 - it is our own


def test_a_report_may_come_through_a_pipe(report: Path, source: Path):
    """What brief prints, verify proves, and the sources may come through the pipe instead."""
    line = f'"{sys.executable}" -m summarizer'
    briefed = f'{line} brief "{source}" -q --format json | {line} verify - -s "{source}" --format terminal'
    done = subprocess.run(["bash", "-c", briefed], capture_output=True, timeout=60, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Every line is proved." in done.stdout
    piped = [sys.executable, "-m", "summarizer", "verify", str(report), "-"]
    done = subprocess.run(piped, input=TEXT, capture_output=True, timeout=60, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_large_result_is_written_whole_without_a_buffer(report: Path):
    """With PYTHONUNBUFFERED, into a slow pipe, not a byte is lost, and a reader who leaves is no error."""
    data = json.loads(report.read_text(encoding="utf-8"))
    wrong = {**data["findings"][0], "evidence": [{**data["findings"][0]["evidence"][0], "quote": "no such words"}]}
    data["findings"] = [{**wrong, "id": f"A{number}"} for number in range(3000)]
    report.write_text(json.dumps(data))
    line = f'"{sys.executable}" -m summarizer verify "{report}" --format json'
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    slow = ["bash", "-o", "pipefail", "-c", f"{line} | (sleep 1; cat)"]
    done = subprocess.run(slow, capture_output=True, timeout=60, check=False, env=environment)
    assert (done.returncode, done.stderr) == (NOT_PROVED, b"")
    assert len(json.loads(done.stdout)["faults"]) >= 3000
    head = ["bash", "-o", "pipefail", "-c", f"{line} | head -n 1"]
    done = subprocess.run(head, capture_output=True, timeout=60, check=False, env=environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"{\n", b"")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1252", b""),
        ("koi8_r", b""),
    ],
)
def test_a_source_in_any_encoding_proves(encoding: str, mark: bytes, tmp_path: Path):
    """The hash is of the file's bytes; in whatever encoding they are, it tells the text that the report carries."""
    russian = "Совет предложил продать старый маяк до зимы. Ольга опасается, что башня может упасть.\n" * 3
    text = russian if encoding == "koi8_r" else TEXT.replace("Greta", "Zoë")
    source, report = tmp_path / "source.txt", tmp_path / "brief.json"
    source.write_bytes(mark + text.encode(encoding))
    assert main(["brief", str(source), "-q", "-o", str(report)]) == 0
    assert codes(report, "--strict") == (0, set())
    assert codes(report, source, "--strict") == (0, set())


def test_the_schema_of_a_proof_describes_it(report: Path, capsys):
    """The published schema names the fields of what --format json writes."""
    assert main(["schema", "proof"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert main(["verify", str(report), "--format", "json"]) == 0
    assert set(json.loads(capsys.readouterr().out)) == set(schema["properties"])


def test_a_log_points_to_the_report(report: Path, capsys, monkeypatch):
    """What is wrong with a report is in its file, or, where that came through a pipe, nowhere."""
    edited(report, (("findings", 0, "evidence", 0, "quote"), "no such words"))
    monkeypatch.chdir(report.parent)
    assert main(["verify", report.name, "--format", "sarif"]) == NOT_PROVED
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results]
    assert {*places} == {"brief.json"}
    piped = [sys.executable, "-m", "summarizer", "verify", "-", "--format", "sarif"]
    done = subprocess.run(piped, input=report.read_bytes(), capture_output=True, timeout=60, check=False)
    assert done.returncode == NOT_PROVED
    assert not any("locations" in result for result in json.loads(done.stdout)["runs"][0]["results"])
