"""The command started warm: a process that has imported all it needs forks for each run.

What a run does is what ``python -m summarizer`` does, in a process, session and environment of its own; spared is the
second and more in which Python imports openai and instructor. ``Popen`` here stands in for subprocess's in the fault
runner beside the checkout, with what that uses of it.

    python -m tests.bench.warm

reads lines of JSON {"run", "arguments", "environment", "out", "error"} on stdin and writes {"run", "pid"} when it has
started one, {"run", "code", "kilobytes"} at its end.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import threading
from concurrent.futures import Future
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_IMPORTED = (
    "summarizer.cli summarizer.asking summarizer.asking.guarding summarizer.prompting summarizer.store tenacity jinja2 "
    "jinja2.sandbox genai_prices openai openai.resources.chat openai.types.chat instructor instructor.core.patch "
    "instructor.v2.providers.openai.handlers httpx2 rapidfuzz.distance"
).split()

_PAUSE = 0.01  # seconds between two looks for runs that have ended


def main() -> None:
    """Fork for every line on stdin; return in the parent at its end, in a child as the command does."""
    for name in _IMPORTED:
        import_module(name)
    import instructor  # noqa: PLC0415 - its names are loaded when first looked at
    import openai  # noqa: PLC0415

    _ = instructor.patch, instructor.Mode, instructor.OpenAISchema, openai.AsyncOpenAI
    if threading.active_count() != 1:
        raise RuntimeError("an import has started a thread, which a fork would lose")
    running: dict[int, int] = {}
    waiting = b""
    while True:
        if select.select([0], [], [], _PAUSE)[0]:
            read = os.read(0, 65_536)
            if not read:
                return
            *lines, waiting = (waiting + read).split(b"\n")
            for line in lines:
                asked = json.loads(line)
                pid = os.fork()
                if not pid:
                    _become(asked)
                    return
                running[pid] = asked["run"]
                _tell(run=asked["run"], pid=pid)
        while running:
            pid, status, used = os.wait4(-1, os.WNOHANG)
            if not pid:
                break
            _tell(run=running.pop(pid), code=os.waitstatus_to_exitcode(status), kilobytes=used.ru_maxrss)


def _tell(**told: int) -> None:
    os.write(1, json.dumps(told).encode() + b"\n")


def _become(asked: dict[str, Any]) -> None:
    """Be the command with its own arguments, environment, streams and session; ends as it does."""
    os.setsid()
    for number, path, how in (
        (0, os.devnull, os.O_RDONLY),
        (1, asked["out"], os.O_WRONLY | os.O_CREAT),
        (2, asked["error"], os.O_WRONLY | os.O_CREAT),
    ):
        opened = os.open(path, how, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    os.environ.clear()
    os.environ.update(asked["environment"])
    sys.argv = ["summarizer", *asked["arguments"]]
    from summarizer.__main__ import main as command  # noqa: PLC0415

    raise SystemExit(command())


class Warm:
    """The process that forks, and what it tells of its runs."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.warm"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(environment),
            text=True,
        )
        self._started: dict[int, Future[int]] = {}
        self._ended: dict[int, Future[dict[str, int]]] = {}
        self._numbers = count()
        self._lock = threading.Lock()
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def run(self, arguments: Sequence[str], environment: Mapping[str, str], out: Path, error: Path) -> Run:
        """Start the command."""
        number = next(self._numbers)
        self._started[number], self._ended[number] = Future(), Future()
        asked = {"run": number, "arguments": arguments, "environment": dict(environment)}
        line = json.dumps({**asked, "out": str(out), "error": str(error)})
        assert self._process.stdin is not None
        with self._lock:
            self._process.stdin.write(line + "\n")
            self._process.stdin.flush()
        return Run(self._started[number].result(timeout=60), self._ended[number], out, error)

    def close(self) -> None:
        """Start no more."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        self._listener.join()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            told = json.loads(line)
            if "pid" in told:
                self._started[told["run"]].set_result(told["pid"])
            else:
                self._ended[told["run"]].set_result(told)


class Run:
    """A run under way, as the fault runner looks at it: subprocess's Popen, with the peak memory told on stderr."""

    returncode = 0

    def __init__(self, pid: int, ended: Future[dict[str, int]], out: Path, error: Path) -> None:
        self.pid = pid
        self._ended = ended
        self._out = out
        self._error = error

    def communicate(self, timeout: float | None = None) -> tuple[bytes, bytes]:
        """Return what it printed once it has ended. Raises TimeoutExpired."""
        try:
            told = self._ended.result(timeout)
        except TimeoutError:
            raise subprocess.TimeoutExpired("summarizer", timeout or 0) from None
        self.returncode = told["code"]
        return self._out.read_bytes(), self._error.read_bytes() + b"RSS=%d\n" % told["kilobytes"]


class Subprocess:
    """What the fault runner uses of the module subprocess, warm."""

    PIPE = subprocess.PIPE
    TimeoutExpired = subprocess.TimeoutExpired

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count()
        self._warm = Warm(os.environ)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._warm.close()

    def Popen(self, line: Sequence[str], *, env: Mapping[str, str], **_: object) -> Run:  # noqa: N802 - subprocess's
        """Start a command line: what stands after ``-m summarizer`` is the command's."""
        number = next(self._numbers)
        arguments = line[line.index("summarizer") + 1 :]
        return self._warm.run(arguments, env, self._folder / f"{number}.out", self._folder / f"{number}.err")


if __name__ == "__main__":
    main()
