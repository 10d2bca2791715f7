"""What a batch takes: beside the bare openai client, on two cores, at a server's limit, and through an outage.

    python -m tests.bench.batch server [--documents 10000] [--at-once 256] [--milliseconds 50]
    python -m tests.bench.batch embedded [--documents 20000]
    python -m tests.bench.batch ray [--documents 1000]
    python -m tests.bench.batch rate [--documents 290] [--seconds 300] [FLAGS of the batch]
    python -m tests.bench.batch outage [--documents 2000] [--seconds 60]

``server`` asks about documents of 2 kB as ``summarizer batch`` does and as ``AsyncOpenAI`` does with the very same
messages. ``embedded`` reads documents with one process on one core, with one on two, of which the process that keeps
the journal has the other, and with two; ``ray`` with as many processes as there are cores and with Ray's workers,
started here: their reports must be the same. ``rate`` (limit: 60 calls a minute) and ``outage`` need the chaos server
of ../shared.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.asking.forms import form
from summarizer.kinds import kind_named
from summarizer.loading import load
from summarizer.prompting import brief_prompt
from summarizer.splitting import split
from tests.bench.overhead import _serving, _timed
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINE = "The harbour board of Brome proposed to raise the dues by {} percent, and captain {} opposes the plan.\n"
SHIP = "Ship {} may not come back.\n\n"


def main() -> int:
    """Run what the arguments say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=["server", "embedded", "ray", "rate", "outage", "bare"])
    parser.add_argument("--documents", type=int)
    parser.add_argument("--at-once", type=int, default=256)
    parser.add_argument("--milliseconds", type=int, default=50)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    asked, flags = parser.parse_known_args()
    asked.flags = flags  # of the batch
    if asked.what == "bare":
        print(json.dumps(asyncio.run(_bare(asked.url, sorted(Path(asked.folder).iterdir()), asked.at_once))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        {"server": _server, "embedded": _embedded, "ray": _on_ray, "rate": _rate, "outage": _outage}[asked.what](
            asked, Path(folder)
        )
    return 0


def _documents(folder: Path, count: int, lines: int = 20) -> Path:
    """Make so many documents, no two alike; 20 lines are 2 kB."""
    folder.mkdir()
    for number in range(count):
        text = "".join(LINE.format(number + line, line) for line in range(lines - 6))
        text += "".join(SHIP.format(line) for line in range(6))  # what the server of ``overhead`` answers is true
        (folder / f"d{number:05}.txt").write_text(f"DOC-ID: d{number:05}.txt\n{text}", encoding="utf-8")
    return folder


def _batch(docs: Path, out: Path, *flags: str, cores: int | None = None) -> dict[str, float]:
    """Run a batch to its end, on so many cores or on all.

    Returns its seconds, those of the processor, and the most memory of one process.
    """
    line = [sys.executable, "-m", "summarizer", "batch", str(docs), "-o", str(out), "--store", f"{out}.sqlite", *flags]
    begun = time.perf_counter()
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(allowed)[:cores])  # which a process inherits
    running = subprocess.Popen(line)
    os.sched_setaffinity(0, allowed)
    _, ended, usage = os.wait4(running.pid, 0)  # of this process and its own, and not of those before
    running.returncode = os.waitstatus_to_exitcode(ended)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, line)
    seconds = time.perf_counter() - begun
    return {"seconds": seconds, "busy": usage.ru_utime + usage.ru_stime, "megabytes": usage.ru_maxrss / 1024}


def _told(name: str, told: dict[str, float], count: int) -> None:
    busy = 1000 * told["busy"] / count
    print(f"{name:12}{told['seconds']:9.1f} s{busy:9.2f} ms of CPU each{told['megabytes']:9.0f} MB", flush=True)


def _server(asked: argparse.Namespace, folder: Path) -> None:
    count = asked.documents or 10_000
    docs = _documents(folder / "docs", count)
    with _serving(asked.milliseconds) as url:
        line = [sys.executable, "-m", "tests.bench.batch", "bare", "--url", url, "--folder", str(docs)]
        line += ["--at-once", str(asked.at_once)]
        bare = json.loads(subprocess.run(line, check=True, capture_output=True).stdout)
        _told("bare client", bare, count)
        flags = ["--model", "m", "--base-url", url, "--concurrency", str(asked.at_once), *asked.flags]
        ours = _batch(docs, folder / "out", *flags)
        _told("batch", ours, count)
    print(f"batch / bare, seconds: {ours['seconds'] / bare['seconds']:.2f}")


async def _bare(url: str, paths: Sequence[Path], at_once: int) -> dict[str, float]:
    """Make the calls of a batch with the bare client; the prompts are made before the clock runs."""
    from openai import AsyncOpenAI  # noqa: PLC0415 - only this way needs it

    kind = kind_named("brief")
    requests: list[dict[str, Any]] = []
    for path in paths:
        (document,) = load(path)
        (chunk,) = split(document, None)
        prompt = brief_prompt(kind, document, chunk)
        schema = {"name": "Brief", "schema": form(kind.draft_of(document.text)).model_json_schema()}
        messages = [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}]
        told = {"type": "json_schema", "json_schema": schema}
        requests.append({"model": "m", "messages": messages, "response_format": told, "stream": True})
    async with AsyncOpenAI(api_key="none", base_url=url, max_retries=0) as client:

        async def call(number: int) -> None:
            text = ""
            async for event in await client.chat.completions.create(**requests[number]):
                text += event.choices[0].delta.content or "" if event.choices else ""
            json.loads(text)

        return await _timed(call, len(requests), at_once)


def _embedded(asked: argparse.Namespace, folder: Path) -> None:
    count = asked.documents or 20_000
    docs = _documents(folder / "docs", count)
    seconds = []
    for processes, cores in ((1, 1), (1, 2), (2, 2)):
        out = folder / f"out{processes}-{cores}"
        told = _batch(docs, out, "--concurrency", str(processes), cores=cores)
        _told(f"{processes} on {cores}", told, count)
        seconds.append(told["seconds"])
    print(f"one process on one core / two on two, seconds: {seconds[0] / seconds[2]:.2f}")
    print(f"one process on two cores / two on two, seconds: {seconds[1] / seconds[2]:.2f}")


def _on_ray(asked: argparse.Namespace, folder: Path) -> None:
    count = asked.documents or 1_000
    docs = _documents(folder / "docs", count, 120)
    here = _batch(docs, folder / "here", "-q", *asked.flags)
    _told("local", here, count)
    there = _batch(docs, folder / "there", "-q", "--engine", "ray", *asked.flags)
    _told("Ray", there, count)
    lines = [(folder / name / "index.jsonl").read_text(encoding="utf-8") for name in ("here", "there")]
    print(f"Ray / local, seconds: {there['seconds'] / here['seconds']:.2f}, its start included")
    print("the same reports" if lines[0] == lines[1] else "THE REPORTS DIFFER")


def _rate(asked: argparse.Namespace, folder: Path) -> None:
    docs = _documents(folder / "docs", asked.documents or 290)
    with _chaos(folder, "--rpm", "60", "--latency", "50") as url:
        with suppress_timeout(_begun(docs, folder, url, *asked.flags), asked.seconds or 300):
            pass
        events = _events(folder)
    received = [event for event in events if event["ev"] == "recv"]
    refused = sum(bool(event.get("limited")) for event in events)
    answered = sum(bool(event.get("paid")) for event in events)
    minutes = (received[-1]["t"] - received[0]["t"]) / 60
    print(f"{answered} answered in {minutes:.1f} minutes: {answered / minutes:.1f} a minute; {refused} refused")


@contextmanager
def suppress_timeout(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    """Let a process run so long at most, and then end it as Ctrl-C does."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        process.wait()
    yield


def _outage(asked: argparse.Namespace, folder: Path) -> None:
    docs = _documents(folder / "docs", asked.documents or 2_000)
    with _chaos(folder, "--latency", "50") as url:
        process = _begun(docs, folder, url, *asked.flags)
        while len(_events(folder)) < len(list(docs.iterdir())):  # two events a call: half of all
            time.sleep(0.1)
        begun = time.time()
        _configure(url, {"default": "fault:503"})
        time.sleep(asked.seconds or 60)
        _configure(url, {"default": "ok"})
        ended = time.time()
        code = process.wait()
        during = [event for event in _events(folder) if event["ev"] == "recv" and begun < event["t"] < ended]
    lines = [json.loads(line) for line in (folder / "out" / "index.jsonl").read_text("utf-8").splitlines()]
    failed = sum(line["status"] != "done" for line in lines)
    print(f"exit {code}, {failed} of {len(lines)} not done, {len(during)} requests in the outage")


def _begun(docs: Path, folder: Path, url: str, *flags: str) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-m", "summarizer", "batch", str(docs), "-o", str(folder / "out")]
    line += ["--store", str(folder / "store.sqlite"), "--model", "m", "--base-url", url, *flags]
    return subprocess.Popen(line)


@contextmanager
def _chaos(folder: Path, *flags: str) -> Iterator[str]:
    line = [sys.executable, str(SHARED / "tools" / "chaos_server.py"), "--port", "0", "--log", str(folder / "calls")]
    line += ["--responder", "tests.bench.truthful:answer", *flags]
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    with subprocess.Popen(line, stdout=subprocess.PIPE, env=environment) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())["base_url"]
        server.terminate()


def _configure(url: str, told: dict[str, object]) -> None:
    body = json.dumps(told).encode()
    with urllib.request.urlopen(f"{url.removesuffix('/v1')}/__chaos/config", body):  # noqa: S310 - our own server
        pass


def _events(folder: Path) -> Sequence[dict[str, Any]]:
    calls = folder / "calls"
    if not calls.exists():
        return []
    return [json.loads(line) for line in calls.read_text("utf-8").splitlines(keepends=True) if line.endswith("\n")]


if __name__ == "__main__":
    raise SystemExit(main())
