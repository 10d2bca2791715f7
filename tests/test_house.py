"""The house rules that a program can check."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer.main
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import summarizer
from summarizer.cli import app, main
from summarizer.kinds import KINDS
from summarizer.prompting import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        assert [section.name for section in kind.sections if section.name in kind.draft.model_fields] == [
            field for field, _ in kind.draft().sections()
        ]


def test_every_option_is_told():
    """Each command and option has a help text."""
    root = typer.main.get_command(app)
    commands = getattr(root, "commands")  # noqa: B009 - the group's type is private to its library
    for name, command in commands.items():
        assert command.help, name
        for parameter in command.params:
            assert getattr(parameter, "help", "told by the library") is not None, (name, parameter.name)


@pytest.mark.parametrize(
    "command",
    ["", "batch", "brief", "check", "config", "diff", "doctor", "keys", "models", "runs", "schema", "verify", "view"],
)
def test_the_help_is_as_reviewed(command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """The help says what tests/data/help-*.txt say: a change of a flag is a change that somebody has looked at.

    After a wanted change: ``COLUMNS=100 summarizer brief --help > tests/data/help-brief.txt``, and so on.
    """
    monkeypatch.setenv("COLUMNS", "100")
    assert main([*command.split(), "--help"]) == 0
    reviewed = ROOT / "tests" / "data" / f"help{'-' if command else ''}{command}.txt"
    assert capsys.readouterr().out == reviewed.read_text(encoding="utf-8")


@pytest.mark.parametrize("heavy", ["openai", "instructor", "jinja2", "rich", "rapidfuzz", "charset_normalizer", "docx"])
def test_nothing_heavy_is_loaded_before_it_is_needed(heavy: str):
    """The import and the help load no client of a language model, and nothing else that takes its time."""
    for line in ("import summarizer", "from summarizer.cli import main; main(['--help'])"):
        code = f"import sys; {line}; sys.exit({heavy!r} in sys.modules)"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        assert done.returncode == 0, (line, done.stderr)


_WATCHED = """
import importlib, pkgutil, sys

REACHING = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "socket.sendmsg",
            "urllib.Request", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")
reached = []
sys.addaudithook(lambda event, arguments: event in REACHING and reached.append((event, str(arguments)[:200])))

import socket
try:
    socket.getaddrinfo("localhost", 1)
except OSError:
    pass
assert reached, "the watch sees nothing"
reached.clear()

import summarizer
for module in pkgutil.walk_packages(summarizer.__path__, "summarizer."):
    if module.name != "summarizer.__main__":
        importlib.import_module(module.name)
for name in sys.argv[1:]:
    importlib.import_module(name)
print(reached)
"""

# What is loaded on the way of a call, but inside functions.
_DEAR = (
    "openai instructor tenacity jinja2 rich rapidfuzz charset_normalizer sentencex genai_prices httpx2 pydantic".split()
)


def test_no_import_reaches_for_the_network_or_starts_a_process():
    """All modules of the package, and all libraries that it loads, are silent until they are asked for something."""
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, *_DEAR, "openai.resources.chat", "typer", "platformdirs"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr[-2000:]


# What makes a program of what was read: modules, and functions called by their name or by their module's.
_RUNNING_MODULES = set("pickle marshal shelve dill cloudpickle jsonpickle yaml ctypes subprocess code pty".split())
_RUNNING = set("eval exec compile __import__ os.system os.popen builtins.exec".split())


def _running(node: ast.AST) -> set[str]:
    """Return what a node imports or calls that runs what it is given."""
    match node:
        case ast.Import():
            return {name.name.partition(".")[0] for name in node.names} & _RUNNING_MODULES
        case ast.ImportFrom(module=str(module)):
            named = {f"{module}.{name.name}" for name in node.names}
            return {module.partition(".")[0]} & _RUNNING_MODULES | named & _RUNNING
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name, value=ast.Name(id="builtins"))):
            return {name} & _RUNNING
        case ast.Attribute(value=ast.Name(id=module), attr=name):
            return {f"{module}.{name}"} & _RUNNING
        case _:
            return set()


@pytest.mark.parametrize(
    "line", ["import pickle", "from yaml import load", "eval(text)", "os.system(text)", "from os import popen"]
)
def test_what_runs_text_is_seen(line: str):
    """The next test would find these."""
    assert any(_running(node) for node in ast.walk(ast.parse(line)))


# pdfium is C, and its reader a process of its own: our program, which is handed the file's bytes and nothing else.
_OURS = {"subprocess": "loading/pdf/__init__.py", "ctypes": "loading/pdf"}


def test_nothing_is_run_that_was_read():
    """No pickle and its like, no eval, exec or compile, no shell and no other program than the reader of PDFs."""
    package = ROOT / "summarizer"
    found = [
        f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)} {running}"
        for path in sorted(package.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for running in _running(node)
        if not path.is_relative_to(package / _OURS.get(running, "nowhere"))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("report", "code", "said"),
    [
        ("", 0, "NOT MADE"),
        ('{"dependencies": [{"name": "a", "skip_reason": "not found"}]}', 0, "NOT MADE"),
        ('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}', 0, "1 packages looked up"),
        (
            '{"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1", "fix_versions": ["2"]}]}]}',
            1,
            "a 1: CVE-1, fixed in 2",
        ),
    ],
)
def test_an_audit_that_was_not_made_says_so(report: str, code: int, said: str):
    """Only a known vulnerability fails it; one that nobody could look up is not told as none."""
    line = [sys.executable, "-m", "tests.bench.audit"]
    done = subprocess.run(line, input=report, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert said in done.stdout


LOCKED = "test server-test anthropic google ray".split()  # the extras that .ci/run installs


def _asked(extra: str, project: dict[str, Any]) -> Iterator[Requirement]:
    """Yield what an extra asks for, and what the extras of our own that it names ask for."""
    for line in project["optional-dependencies"][extra]:
        requirement = Requirement(line)
        if requirement.name != project["name"]:
            yield requirement
        for own in requirement.extras if requirement.name == project["name"] else ():
            yield from _asked(own, project)


def test_what_ci_installs_is_locked_by_hashes_and_fits_the_project():
    """Each release in the lock has its files' hashes, and it meets all that the project and its extras ask for."""
    lock = ROOT / ".ci" / "lock.txt"
    if not lock.exists():
        pytest.skip("this is no checkout: there is no .ci in it")
    text = lock.read_text(encoding="utf-8")
    entries = re.findall(
        r"^(\S+?)==([^\s;]+)[^\n]*((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\\\)?)*)", text, re.MULTILINE
    )
    assert len(entries) == sum("==" in line for line in text.splitlines() if not line.startswith(("#", " ")))
    assert [name for name, _, hashes in entries if not hashes] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*map(Requirement, project["dependencies"]), *(one for extra in LOCKED for one in _asked(extra, project))]
    held = {canonicalize_name(name): version for name, version, _ in entries}
    assert [str(one) for one in asked if held.get(canonicalize_name(one.name), "0") not in one.specifier] == []


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


def test_nothing_that_is_built_runs_at_install_or_start(built: Path):
    """No .pth, no compiled code, no script but the command: what is installed runs when it is called."""
    (wheel,), (archive,) = built.glob("*.whl"), built.glob("*.tar.gz")
    with tarfile.open(archive) as files:
        names = [*files.getnames(), *zipfile.ZipFile(wheel).namelist()]
    kinds = {Path(name).suffix for name in names}
    assert not kinds & {".pth", ".so", ".pyd", ".dll", ".dylib", ".exe", ".pyc", ".sh"}
    assert not [name for name in names if ".data/" in name or Path(name).name in {"setup.py", "sitecustomize.py"}]
    entry = next(name for name in names if name.endswith("entry_points.txt"))
    assert zipfile.ZipFile(wheel).read(entry).decode().split() == [
        "[console_scripts]",
        "summarizer",
        "=",
        "summarizer.__main__:main",
    ]


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
