"""A brief that is killed, interrupted, or made by two commands at once: what was paid for is kept, and paid once."""

from __future__ import annotations

import json
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from summarizer.report import Report
from tests.asking.listening import listening
from tests.asking.loopback import EMPTY, completion, send

if TYPE_CHECKING:
    from collections.abc import Iterator
    from http.server import BaseHTTPRequestHandler
    from pathlib import Path

CHUNKS = 6
TEXT = "\n\n".join(
    f"The owner of ship {number} fears that it may not come back. In Brome " + "the gulls cry and " * 40 + "it rains."
    for number in range(2 * CHUNKS)
)
DEAF_TO_CTRL_C = ["sh", "-c", 'trap "" INT; exec "$0" "$@"']  # runs the rest of the line
QUESTIONS = CHUNKS + 2  # one chunk's quote is refused, and asked about once more; the last is over all items

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")


@dataclass
class Gate:
    """Answers so many requests and lets all others wait until it is opened; ``users`` are the prompts that came."""

    free: int
    seconds: float = 0
    users: list[str] = field(default_factory=list)
    url: str = ""
    _answered: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def enter(self, user: str) -> None:
        """Wait for one's turn."""
        with self._changed:
            self.users.append(user)
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._answered < self.free)
            self._answered += 1
            self._changed.notify_all()
            self._changed.wait(self.seconds)

    def open(self) -> None:
        """Let everybody in."""
        with self._changed:
            self.free = 1_000_000
            self._changed.notify_all()

    def wait_for_requests(self, count: int) -> None:
        """Wait until so many requests have come."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.users) >= count, timeout=60)


@contextmanager
def gated(free: int, seconds: float = 0) -> Iterator[Gate]:
    """Yield a gate with a server behind it that finds a risk in every paragraph it is shown."""
    gate = Gate(free, seconds)

    def answered(handler: BaseHTTPRequestHandler) -> None:
        body = json.loads(handler.rfile.read(int(handler.headers["content-length"])))
        user = body["messages"][1]["content"]
        gate.enter(user)
        send(handler, completion(answer(user)))

    with listening(answered, gate.open) as port:
        gate.url = f"http://127.0.0.1:{port}/v1"
        yield gate


def answer(user: str) -> dict[str, Any]:
    """Return a brief of what ``user`` shows, in which the quote about ship 3 is wrong; or what mends it."""
    found = re.findall(r"^\[(p\d+)\]\n(The owner of (ship \d+) fears that it may not come back)", user, re.MULTILINE)
    if user.startswith("The items of a brief"):
        return {"same": [], "disputes": [], "bottom_line": []}
    if '"refused"' in user:
        item = json.loads(next(line for line in user.splitlines() if line.startswith('{"item"')))
        cited = next(one for one in found if one[2] == "ship 3")
        return {"items": [{**cites(*cited[:2]), "item": item["item"]}]}
    risks = [cites(passage, words.replace("ship 3 fears", "ship 3 knows")) for passage, words, _ in found]
    return {**EMPTY, "risks": risks}


def cites(passage: str, words: str) -> dict[str, Any]:
    return {"statement": words.replace("knows", "fears") + ".", "citations": [{"passage": passage, "quote": words}]}


@dataclass(frozen=True)
class Desk:
    """A folder with a document, to be briefed into one output with one store."""

    folder: Path

    @property
    def output(self) -> Path:
        """Where the brief goes."""
        return self.folder / "brief.json"

    @property
    def store(self) -> Path:
        """The cache and run log."""
        return self.folder / "home" / "store.sqlite"

    def begin(self, gate: Gate, output: str = "brief.json", *, deaf: bool = False) -> subprocess.Popen[str]:
        """Start the command; there is time for two calls at once. ``deaf`` starts it as scripts do with ``&``."""
        (self.folder / "ships.txt").write_text(TEXT, encoding="utf-8")
        (self.folder / "summarizer.toml").write_text("chunk_characters = 1700\nconcurrency = 2\n", encoding="utf-8")
        line = [sys.executable, "-m", "summarizer", "brief", "ships.txt", "--model", "m", "--base-url", gate.url]
        line += ["--store", str(self.store), "--format", "json", "-o", output, "-q"]
        self.store.parent.mkdir(exist_ok=True)
        line = [*DEAF_TO_CTRL_C, *line] if deaf else line
        return subprocess.Popen(line, cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish(self, gate: Gate) -> Report:
        """Run the command to its good end and return what it wrote."""
        process = self.begin(gate)
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, "")
        return Report.model_validate_json(self.output.read_text("utf-8"))

    def kept(self) -> list[str]:
        """Return the prompts whose answers are in the store, in a file that SQLite finds sound."""
        if not self.store.exists():
            return []
        query = (
            "SELECT texts.text FROM replies JOIN asks ON asks.id = replies.ask JOIN texts ON texts.sha256 = asks.user"
        )
        with closing(sqlite3.connect(self.store)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return [text for (text,) in connection.execute(query)]


def told(report: Report) -> dict[str, Any]:
    """Return all that a reader has of a report; what this run took is another's matter."""
    this_run = {"started", "seconds", "calls", "input_tokens", "output_tokens", "cost", "sent_to"}
    return report.model_dump(exclude={"run": this_run})


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the command writes when nothing happens to it."""
    with gated(free=1_000) as gate:
        report = Desk(tmp_path_factory.mktemp("undisturbed")).finish(gate)
    assert len(gate.users) == len(set(gate.users)) == QUESTIONS
    assert (report.coverage.chunks, len(report.findings), report.run.repairs) == (CHUNKS, 12, 1)
    return told(report)


@pytest.mark.parametrize("answered", [1, 4, QUESTIONS - 1])
def test_killed_and_run_again_it_asks_only_what_it_has_no_answer_to(
    tmp_path: Path, undisturbed: dict[str, Any], answered: int
):
    """After a kill -9 the store is sound, no kept answer is asked for again, and the brief is the undisturbed one."""
    desk = Desk(tmp_path)
    with gated(free=answered) as gate:
        process = desk.begin(gate)
        gate.wait_for_requests(min(answered + 2, QUESTIONS))  # two at once: a third was answered and has been read
        process.kill()
        process.communicate()
        assert not desk.output.exists()
        kept = set(desk.kept())
        assert len(kept) >= min(answered - 1, QUESTIONS - 2)
        before = len(gate.users)
        gate.open()
        assert told(desk.finish(gate)) == undisturbed
        again = gate.users[before:]
        assert not kept & set(again)
        assert len(again) == QUESTIONS - len(kept)
    desk.kept()


@pytest.mark.parametrize(
    ("deaf", "sent", "code"),
    [
        (False, [signal.SIGINT], 130),
        (False, [signal.SIGTERM], 143),
        (True, [signal.SIGTERM], 143),
        (True, [signal.SIGINT, signal.SIGTERM], 143),
    ],
)
def test_interrupted_it_ends_with_its_code_and_leaves_no_part_of_a_brief(
    tmp_path: Path, undisturbed: dict[str, Any], deaf: bool, sent: list[signal.Signals], code: int
):
    """A signal during calls ends the command in one line; the old output stands, and what was paid for is kept.

    Started with Ctrl-C ignored, as a script starts what runs beside it, it ignores that and heeds SIGTERM.
    """
    desk = Desk(tmp_path)
    desk.output.write_text("the old brief", encoding="utf-8")
    with gated(free=3) as gate:
        process = desk.begin(gate, deaf=deaf)
        gate.wait_for_requests(5)
        for each in sent:
            process.send_signal(each)
        _, err = process.communicate(timeout=30)
        assert process.returncode == code
        assert err.count("\n") <= 1
        assert "Traceback" not in err
        assert desk.output.read_text("utf-8") == "the old brief"
        assert {path.name for path in tmp_path.iterdir()} == {"ships.txt", "summarizer.toml", "brief.json", "home"}
        kept = set(desk.kept())
        assert len(kept) == 3
        before = len(gate.users)
        gate.open()
        assert told(desk.finish(gate)) == undisturbed
        assert not kept & set(gate.users[before:])


def test_two_commands_at_once_pay_once(tmp_path: Path, undisturbed: dict[str, Any]):
    """Both end well with the same brief, and no question is asked twice."""
    desk = Desk(tmp_path)
    with gated(free=1_000, seconds=0.05) as gate:
        working = [desk.begin(gate, output) for output in ("brief.json", "other.json")]
        ended = [(*process.communicate(timeout=60), process.returncode) for process in working]
    assert ended == [("", "", 0)] * 2
    for output in ("brief.json", "other.json"):
        assert told(Report.model_validate_json((tmp_path / output).read_text("utf-8"))) == undisturbed
    assert set(Counter(gate.users).values()) == {1}
    assert len(gate.users) == QUESTIONS
    desk.kept()
