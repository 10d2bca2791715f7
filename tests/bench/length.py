"""A text of a megabyte: what the embedded model takes for it, and whether a server's brief depends on chance.

    python -m tests.bench.length [--characters 1000000] [--milliseconds 50]

The text is the examples, repeated with a number in each paragraph. The embedded model reads it in a process of its own.
Then a server in a process of its own answers each chunk with items in the chunk's own words, after so many
milliseconds, or after a random part of three times as many, so that answers arrive in another order; and briefs are
made with one call at a time, with four and with sixteen. All must be one and the same brief but for its run, must say
of every passage that it was read, and lose no chunk. Exits with 1 where that does not hold.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer import Document, Settings, asummarize
from summarizer.splitting import split
from tests.bench.growth import CHILD, EXAMPLES, document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer import Report

CHUNK = 12_000  # characters: 85 chunks a megabyte, so that many answers can come out of order
AT_ONCE = (1, 4, 16)
ORDERS = (0, 1, 2)  # as asked, and two shuffled ones
_PASSAGE = re.compile(r"^\[(p\d+)\]\n(.+)$", re.MULTILINE)
_SECTIONS = ("actors", "proposals", "risks", "open_questions")
_A_SECTION = 3  # items of each chunk


class Told(NamedTuple):
    """One way of making the brief, and what came of it."""

    at_once: int
    order: int
    seconds: float
    busy: float
    report: Report


def main() -> int:
    """Run what the arguments say and return 0 if every passage was read and all briefs are one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--milliseconds", type=int, default=50)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve is not None:
        asyncio.run(_serve(asked.milliseconds / 1000, asked.serve))
        return 0
    files = [file for file in EXAMPLES if "brief" not in file.name]
    text = document(asked.characters, [p for file in files for p in file.read_text(encoding="utf-8").split("\n\n")])
    _embedded(text)
    return _served(text, asked.milliseconds)


def _embedded(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "source.txt")
        source.write_text(text, encoding="utf-8")
        line = [sys.executable, "-c", CHILD, str(source), str(Path(folder, "brief.json"))]
        cpu, peak = subprocess.run(line, check=True, capture_output=True, text=True).stdout.split()
    print(f"embedded: {len(text):,} characters, {float(cpu):.1f} s of CPU, {float(peak) / 1000:.0f} MB", flush=True)


def _served(text: str, milliseconds: int) -> int:
    whole = Document.from_text(text, title="length")
    chunks = list(split(whole, CHUNK))
    passages = sum(len(chunk.passages) for chunk in chunks)
    told: list[Told] = []
    for order in ORDERS:
        with _serving(milliseconds, order) as url:
            for at_once in AT_ONCE:
                told.append(asyncio.run(_briefed(whole, url, at_once, order)))
                one = told[-1]
                print(
                    f"{at_once:2} at once, order {order}: {one.seconds:5.1f} s, {one.busy:.1f} s of CPU, "
                    f"{one.report.run.calls} calls, {len(one.report.findings)} items, "
                    f"{len(one.report.left_out)} left out, digest {_digest(one.report)[:12]}",
                    flush=True,
                )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"all of them in one process: at most {peak:.0f} MB")
    wrong = [fault for one in told for fault in _faults(one.report, passages, len(chunks))]
    if len({_digest(one.report) for one in told}) > 1:
        wrong.append("the brief depends on the order of answers or on how many are asked at once")
    print(
        f"{len(chunks)} chunks, {passages:,} passages; " + ("; ".join(wrong) or "all accounted for, all briefs alike")
    )
    return 1 if wrong else 0


async def _briefed(whole: Document, url: str, at_once: int, order: int) -> Told:
    settings = Settings(model="m", base_url=url, concurrency=at_once, chunk_characters=CHUNK, no_cache=True)
    begun, busy = time.perf_counter(), time.process_time()
    report = await asummarize(whole, settings=settings)
    return Told(at_once, order, time.perf_counter() - begun, time.process_time() - busy, report)


def _digest(report: Report) -> str:
    """Return a digest of a report but for its run."""
    return hashlib.sha256(report.model_dump_json(exclude={"run"}).encode()).hexdigest()


def _faults(report: Report, passages: int, chunks: int) -> Iterator[str]:
    """Yield what a report does not account for."""
    coverage = report.coverage
    if coverage.failed:
        yield f"{len(coverage.failed)} failed"
    if (coverage.passages, coverage.chunks) != (passages, chunks):
        yield f"{coverage.passages} passages in {coverage.chunks} chunks are told of"
    if any(one.unread for one in coverage.documents):
        yield "passages were not read"
    if not report.findings or not report.bottom_line:
        yield "the brief is empty"


@contextmanager
def _serving(milliseconds: int, order: int) -> Iterator[str]:
    line = [sys.executable, "-m", "tests.bench.length", "--serve", str(order), "--milliseconds", str(milliseconds)]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        yield server.stdout.readline().strip()
        server.terminate()


async def _serve(seconds: float, order: int) -> None:
    server = await asyncio.start_server(partial(_answer, seconds=seconds, order=order), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    async with server:
        await server.serve_forever()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, seconds: float, order: int) -> None:
    """Answer the requests of one line, each as its own words decide."""
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
            asked = json.loads(await reader.readexactly(length))
            chance = random.Random(f"{order}{asked['messages']}")  # noqa: S311 - no secret
            await asyncio.sleep(seconds if not order else 3 * seconds * chance.random())
            body = json.dumps(_completion(asked)).encode()
            writer.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%b" % (len(body), body)
            )
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


def _completion(asked: dict[str, Any]) -> dict[str, Any]:
    message = {"role": "assistant", "content": json.dumps(_draft(asked["messages"][-1]["content"]))}
    usage = {"prompt_tokens": 3000, "completion_tokens": 300, "total_tokens": 3300}
    choice = {"index": 0, "finish_reason": "stop", "message": message}
    return {"id": "1", "object": "chat.completion", "created": 0, "model": "m", "choices": [choice], "usage": usage}


def _draft(prompt: str) -> dict[str, Any]:
    """Return the items of a chunk, in its own words, or what is to be said over the items of all.

    Asked about refused items again, it withdraws them.
    """
    ((_, source),) = re.findall(r"<(untrusted-[0-9a-f]+)>\n(.*?)\n</\1>", prompt, re.DOTALL)
    items = [json.loads(line) for line in source.splitlines() if line.startswith("{")]
    if any("item" in one for one in items):
        return {"items": [{**one, "citations": []} for one in items if "item" in one]}
    if items:
        leading = [{"text": one["statement"], "items": [one["key"]]} for one in items[:2]]
        return {"same": [], "disputes": [], "bottom_line": leading}
    passages = iter(_PASSAGE.findall(source))
    drafts: dict[str, Any] = {section: [] for section in _SECTIONS}
    for section in _SECTIONS:
        for _, (passage, words) in zip(range(_A_SECTION), passages, strict=False):
            cited = {"statement": words, "citations": [{"passage": passage, "quote": words}]}
            drafts[section].append({"name": words.split()[0], **cited} if section == "actors" else cited)
    first = drafts["proposals"][:1]
    return {**drafts, "bottom_line": [{"text": one["statement"], "items": ["P1"]} for one in first]}


if __name__ == "__main__":
    sys.exit(main())
