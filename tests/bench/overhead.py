"""What our side of a call costs, beside the bare openai client making the same calls.

    python -m tests.bench.overhead [--calls 10000] [--at-once 256] [--milliseconds 50]

A server in a process of its own answers every call with the same brief after so many milliseconds. Each way of asking
runs in a process of its own, so that its memory is its own: ``bare`` is ``AsyncOpenAI`` with the same messages, schema
and stream, ``ours`` a whole ask by the Model, with its guard, tries and draft. Then calls one after the other, with no
delay, tell the processor's time: ``briefed`` is a whole ``asummarize`` of a document of 10 kB, with the store.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer import Document, Settings, asummarize
from summarizer.asking import model_named
from summarizer.asking.forms import form
from summarizer.kinds import kind_named
from summarizer.model import Question
from summarizer.prompting import brief_prompt
from summarizer.splitting import split

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

SENTENCE = "The harbour board of Brome proposed to raise the dues by 4 percent, and the captains oppose the plan. "
TEXT = "".join(f"{SENTENCE}Ship {number} may not come back.\n\n" for number in range(75))  # 10 kB
BRIEFS = 60


def main() -> int:
    """Run what the arguments say."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--calls", type=int, default=10_000)
    parser.add_argument("--at-once", type=int, default=256)
    parser.add_argument("--milliseconds", type=int, default=50)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--url", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        asyncio.run(_serve(asked.milliseconds / 1000))
    elif asked.way:
        print(json.dumps(asyncio.run(WAYS[asked.way](asked.url, asked.calls, asked.at_once))))
    else:
        _compare(asked)
    return 0


def _compare(asked: argparse.Namespace) -> None:
    print(f"{'':10}{'calls':>8}{'at once':>9}{'seconds':>9}{'CPU ms a call':>15}{'most MB':>9}")
    rows: dict[str, list[dict[str, float]]] = {"many": [], "single": []}
    for milliseconds, calls, at_once, ways in (
        (asked.milliseconds, asked.calls, asked.at_once, ("bare", "ours")),
        (0, BRIEFS, 1, ("bare", "ours", "briefed")),
    ):
        with _serving(milliseconds) as url:
            for way in ways:
                row = _measured(way, url, calls, at_once)
                rows["many" if at_once > 1 else "single"].append(row)
                busy = row["busy"] / calls * 1000
                print(
                    f"{way:10}{calls:>8,}{at_once:>9}{row['seconds']:>9.2f}{busy:>15.2f}{row['megabytes']:>9.0f}",
                    flush=True,
                )
    (bare, ours), (alone, _, briefed) = rows["many"], rows["single"]
    print(f"ours / bare, seconds: {ours['seconds'] / bare['seconds']:.2f}")
    print(f"CPU of a brief beyond the bare client's: {(briefed['busy'] - alone['busy']) / BRIEFS * 1000:.1f} ms")


def _measured(way: str, url: str, calls: int, at_once: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.overhead", "--way", way, "--url", url]
    command += ["--calls", str(calls), "--at-once", str(at_once)]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return told


@contextmanager
def _serving(milliseconds: int) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.bench.overhead", "--serve", "--milliseconds", str(milliseconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


async def _serve(seconds: float) -> None:
    server = await asyncio.start_server(partial(_answer, seconds=seconds), "127.0.0.1", 0, backlog=1024)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    async with server:
        await server.serve_forever()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, seconds: float) -> None:
    """Answer the requests of one line, as a stream where one is asked for."""
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
            streamed = b'"stream":true' in await reader.readexactly(length)
            await asyncio.sleep(seconds)
            kind, body = (b"text/event-stream", STREAM) if streamed else (b"application/json", WHOLE)
            writer.write(
                b"HTTP/1.1 200 OK\r\ncontent-type: %b\r\ncontent-length: %d\r\n\r\n%b" % (kind, len(body), body)
            )
            await writer.drain()
            if b"connection: close" in head.lower():
                break
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


def _pieces() -> tuple[bytes, bytes]:
    """Return a whole answer and the same as a stream of events: a brief with six true items."""
    lost = [f"Ship {number} may not come back." for number in range(6)]
    risks = [{"statement": words, "citations": [{"passage": "p1", "quote": words}]} for words in lost]
    brief = {"actors": [], "proposals": [], "risks": risks, "open_questions": [], "bottom_line": []}
    text = json.dumps(brief)
    head: dict[str, Any] = {"id": "1", "created": 0, "model": "m"}
    usage = {"prompt_tokens": 3000, "completion_tokens": 300, "total_tokens": 3300}
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    whole = {**head, "object": "chat.completion", "choices": [choice], "usage": usage}
    events: list[dict[str, Any]] = [
        {**head, "object": "chat.completion.chunk", "choices": [{"index": 0, "delta": {"content": text[i : i + 40]}}]}
        for i in range(0, len(text), 40)
    ]
    events[-1]["choices"][0]["finish_reason"] = "stop"
    events.append({**head, "object": "chat.completion.chunk", "choices": [], "usage": usage})
    streamed = "".join(f"data: {json.dumps(event)}\n\n" for event in events) + "data: [DONE]\n\n"
    return json.dumps(whole).encode(), streamed.encode()


WHOLE, STREAM = _pieces()


def _question() -> Question:
    document = Document.from_text(TEXT, title="dues.txt")
    (chunk,) = split(document, None)
    kind = kind_named("brief")
    prompt = brief_prompt(kind, document, chunk)
    return Question(document, chunk, kind.draft, lambda: prompt)


async def _bare(url: str, calls: int, at_once: int) -> dict[str, float]:
    from openai import AsyncOpenAI  # noqa: PLC0415 - only this way needs it

    question = _question()
    schema = {"name": "Brief", "schema": form(question.schema).model_json_schema()}
    request: dict[str, Any] = {
        "model": "m",
        "messages": [
            {"role": "system", "content": question.prompt.system},
            {"role": "user", "content": question.prompt.user},
        ],
        "response_format": {"type": "json_schema", "json_schema": schema},
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    async with AsyncOpenAI(api_key="none", base_url=url, max_retries=0) as client:

        async def call(number: int) -> None:
            del number
            text = ""
            async for event in await client.chat.completions.create(**request):
                text += event.choices[0].delta.content or "" if event.choices else ""
            json.loads(text)

        return await _timed(call, calls, at_once)


async def _ours(url: str, calls: int, at_once: int) -> dict[str, float]:
    model = model_named("m", Settings(model="m", base_url=url))
    question = _question()

    async def call(number: int) -> None:
        del number
        await model.ask(replace(question))

    return await _timed(call, calls, at_once)


async def _briefed(url: str, calls: int, at_once: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(model="m", base_url=url, store=Path(folder) / "store.sqlite")

        async def call(number: int) -> None:
            # Another document each time: the store would answer for one that it knows.
            await asummarize(Document.from_text(f"Number {number}.\n\n{TEXT}"), settings=settings)

        return await _timed(call, calls, at_once)


async def _timed(call: Callable[[int], Awaitable[None]], calls: int, at_once: int) -> dict[str, float]:
    """Make all calls, so many at once; the first, which loads what it needs, is not counted."""
    await call(-1)
    places = asyncio.Semaphore(at_once)

    async def one(number: int) -> None:
        async with places:
            await call(number)

    begun, busy = time.perf_counter(), time.process_time()
    async with asyncio.TaskGroup() as group:
        for number in range(calls):
            group.create_task(one(number))
    return {
        "seconds": time.perf_counter() - begun,
        "busy": time.process_time() - busy,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


WAYS = {"bare": _bare, "ours": _ours, "briefed": _briefed}

if __name__ == "__main__":
    raise SystemExit(main())
