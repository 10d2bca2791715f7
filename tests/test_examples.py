"""The examples do what the README says they do."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from summarizer.cli import main
from tests.test_house import ROOT

EXAMPLES = ROOT / "examples"
SECONDS = re.compile(r"[\d.]+ s\b")


def test_the_brief_of_the_examples_is_what_the_command_makes(capsys, monkeypatch):
    """examples/brief.md is the present output, but for the seconds it took.

    After a wanted change: ``summarizer brief examples/article.md examples/interview.md -o examples/brief.md``.
    """
    monkeypatch.chdir(ROOT)
    assert main(["brief", "examples/article.md", "examples/interview.md", "-q"]) == 0
    kept = (EXAMPLES / "brief.md").read_text(encoding="utf-8")
    assert SECONDS.sub("", capsys.readouterr().out) == SECONDS.sub("", kept)


def test_a_brief_does_not_depend_on_the_hash_seed():
    """The same documents give the same brief in every process."""

    def printed(seed: str) -> str:
        line = [sys.executable, "-m", "summarizer", "brief", "examples/article.md", "examples/interview.md", "-q"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True)
        return SECONDS.sub("", done.stdout)

    assert len({printed(seed) for seed in ("0", "1", "2", "3")}) == 1


def test_the_recording_of_a_language_model_is_replayed(capsys, monkeypatch):
    """What a large model wrote about the examples is proved anew, without a server.

    A change of the prompt asks other questions: record it anew with ``--record examples/recording.jsonl``.
    """
    monkeypatch.chdir(ROOT)
    sources = ["examples/article.md", "examples/interview.md"]
    assert main(["brief", *sources, "-q", "--model", "replay/examples/recording.jsonl"]) == 0
    printed = capsys.readouterr().out
    assert len(re.findall(r"^- \*\*[APRQEFCD]\d+\*\*", printed, re.MULTILINE)) == 70
    assert "## Left out (0)" in printed


def test_the_library_example_runs():
    """The script prints findings with the words that bear them out."""
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / "library.py")], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert re.search(r"^P1  ", done.stdout, re.MULTILINE)
    assert "“" in done.stdout


def test_the_readme_names_only_files_that_exist():
    """Every path of the repository that the README names is there."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:examples|summarizer|prompts|tests)/[\w./]+\w", text)) - {
        "summarizer/kinds/x.py",
        "prompts/x.md.jinja",
    }
    assert named
    assert all(Path(ROOT, name).exists() for name in named)


def test_the_sample_in_the_readme_is_true(capsys, monkeypatch):
    """Every line of the README's samples stands in what the commands print on a screen."""
    monkeypatch.chdir(ROOT)
    assert (
        main(["brief", "examples/article.md", "examples/interview.md", "-q", "--format", "terminal", "--evidence"]) == 0
    )
    brief = capsys.readouterr().out.splitlines()
    assert main(["check", "examples/summary.md", "--source", "examples/article.md", "--format", "terminal"]) == 1
    check = capsys.readouterr().out.splitlines()
    samples = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    for sample, printed in zip(samples, (brief, check), strict=True):
        assert [line for line in sample.splitlines() if line.strip() != "…" and line not in printed] == []


def test_the_forecast_in_the_readme_is_true(capsys, monkeypatch):
    """It is what the command above it prints, but for the price, which others publish."""
    monkeypatch.chdir(ROOT)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    command, shown = re.findall(r"^\$ (summarizer batch .*--as-if.*)\n(.*)$", readme, re.MULTILINE)[0]
    assert main(shlex.split(command)[1:]) == 0

    def without_price(line: str) -> list[str]:
        return [part for part in line.strip().split(" · ") if not part.startswith("about $")]

    assert without_price(capsys.readouterr().out) == without_price(shown)
