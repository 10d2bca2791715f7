"""The house rules that a program can check."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import typer.main

import summarizer
from summarizer.cli import app, main
from summarizer.kinds import KINDS
from summarizer.prompting import fingerprint

ROOT = Path(__file__).parent.parent


def test_the_front_door_shows_exactly_what_is_public():
    """__all__ is sorted, and every public name of the package that is no module stands in it."""
    public = {
        name
        for name, value in vars(summarizer).items()
        if not name.startswith("_") and type(value).__name__ != "module" and name != "TYPE_CHECKING"
    }
    assert summarizer.__all__ == sorted(public | set(summarizer._ORIGINS))
    assert all(hasattr(summarizer, name) for name in summarizer.__all__)


def test_every_kind_has_its_template_and_every_template_its_kind():
    """One template a kind, of the same name; parts that kinds share begin with _; no Python among them."""
    names = {path.name for path in (ROOT / "prompts").iterdir()}
    assert {name for name in names if not name.startswith("_")} == {f"{kind}.md.jinja" for kind in KINDS}
    assert all(name.endswith(".md.jinja") for name in names)


def test_every_name_in_a_table_is_its_own():
    """A kind is found under its name, and no two sections of it share a letter."""
    for name, kind in KINDS.items():
        assert kind.name == name
        assert len({section.letter for section in kind.sections}) == len(kind.sections)
        assert [section.name for section in kind.sections] == [field for field, _ in kind.draft().sections()]


def test_every_option_is_told():
    """Each command and option has a help text."""
    root = typer.main.get_command(app)
    commands = getattr(root, "commands")  # noqa: B009 - the group's type is private to its library
    for name, command in commands.items():
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", "told by the library") is not None, (name, parameter.name)


@pytest.mark.parametrize(
    "command", ["", "brief", "check", "config", "doctor", "keys", "models", "runs", "schema", "verify"]
)
def test_the_help_is_as_reviewed(command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """The help says what tests/data/help-*.txt say: a change of a flag is a change that somebody has looked at.

    After a wanted change: ``COLUMNS=100 summarizer brief --help > tests/data/help-brief.txt``, and so on.
    """
    monkeypatch.setenv("COLUMNS", "100")
    assert main([*command.split(), "--help"]) == 0
    reviewed = ROOT / "tests" / "data" / f"help{'-' if command else ''}{command}.txt"
    assert capsys.readouterr().out == reviewed.read_text(encoding="utf-8")


@pytest.mark.parametrize("heavy", ["openai", "instructor", "jinja2", "rich", "rapidfuzz", "charset_normalizer"])
def test_nothing_heavy_is_loaded_before_it_is_needed(heavy: str):
    """The import and the help load no client of a language model, and nothing else that takes its time."""
    for line in ("import summarizer", "from summarizer.cli import main; main(['--help'])"):
        code = f"import sys; {line}; sys.exit({heavy!r} in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        assert done.returncode == 0, (line, done.stderr)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, built as a release would be."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return out


def test_the_wheel_holds_the_prompts_and_nothing_stray(built: Path):
    """A wheel is the package, its data and its templates."""
    (wheel,) = built.glob("*.whl")
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    tracked = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "summarizer").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    prompts = {f"summarizer/prompts/{path.name}" for path in (ROOT / "prompts").iterdir()}
    assert names == tracked | prompts


def test_the_sdist_holds_what_builds_and_tests_it(built: Path):
    """An sdist has the sources, prompts, tests and examples, and no cache."""
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        names = {name.split("/", 1)[1] for name in files.getnames() if "/" in name}
    assert {"pyproject.toml", "README.md", "LICENSE", "prompts/brief.md.jinja", "tests/test_house.py"} <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith(".venv")]


def test_an_installed_wheel_finds_its_prompts(built: Path, tmp_path: Path):
    """Away from the checkout, the package installed from the wheel renders the same templates."""
    (wheel,) = built.glob("*.whl")
    subprocess.run([sys.executable, "-m", "zipfile", "-e", str(wheel), str(tmp_path)], check=True)
    code = (
        "from summarizer.kinds import KINDS; from summarizer.prompting import fingerprint; "
        "import summarizer; print(summarizer.__file__); print(fingerprint(KINDS['brief']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    where, printed = done.stdout.split()
    assert Path(where).is_relative_to(tmp_path)
    assert printed == fingerprint(KINDS["brief"])
