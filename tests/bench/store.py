"""What the store costs: a hit, a kept answer, many asks at once, two processes that share.

python -m tests.bench.store      prints milliseconds, medians and worst; goal for a hit: 10 ms
"""

from __future__ import annotations

import asyncio
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from summarizer.store import Cached, Store
from tests.store.asked import Paid, open_run, question

ASKS = 300
AT_ONCE = 256
SHARED = 1_000
TEXT = "The ferry to Brome may stop in May, said its captain, who had not been asked. " * 128  # 10 kB


async def longest_stall(until: asyncio.Event) -> float:
    """Return the longest time, in milliseconds, that the event loop left a task of 1 ms waiting."""
    longest = 0.0
    while not until.is_set():
        began = time.perf_counter()
        await asyncio.sleep(0.001)
        longest = max(longest, time.perf_counter() - began)
    return longest * 1000


async def in_turn(model: Cached) -> tuple[list[float], float]:
    """Ask one after another; return how long each ask took, and the processor's time for one, in milliseconds."""
    asked = [question(f"{number} {TEXT}") for number in range(ASKS)]
    times = []
    busy = time.process_time()
    for one in asked:
        began = time.perf_counter()
        await model.ask(one)
        times.append((time.perf_counter() - began) * 1000)
    return times, (time.process_time() - busy) / ASKS * 1000


async def at_once(model: Cached) -> tuple[float, float]:
    """Ask all at once; return seconds for all, and the loop's longest stall in milliseconds."""
    until = asyncio.Event()
    stall = asyncio.create_task(longest_stall(until))
    asked = [question(f"at once {number} {TEXT}") for number in range(AT_ONCE)]
    began = time.perf_counter()
    await asyncio.gather(*map(model.ask, asked))
    seconds = time.perf_counter() - began
    until.set()
    return seconds, await stall


def told(what: str, times: list[float], busy: float) -> None:
    """Print a median, the worst, and the processor's time."""
    print(f"{what}: median {statistics.median(times):.2f} ms, worst {max(times):.2f} ms, processor {busy:.2f} ms")


def shared(directory: Path) -> None:
    """Have two processes ask the same questions; print how often each was paid for."""
    store, ledger = directory / "shared.sqlite", directory / "ledger.txt"
    line = [sys.executable, "-m", "tests.store.processes", "share", str(store), str(ledger), str(SHARED)]
    began = time.perf_counter()
    for process in [subprocess.Popen([*line, seed]) for seed in ("1", "2")]:
        process.wait()
    paid = Counter(text for text in ledger.read_text().splitlines() if text.startswith("paid"))
    twice = sum(count - 1 for count in paid.values())
    print(f"two processes, {SHARED} questions: {time.perf_counter() - began:.1f} s, {len(paid)} paid, {twice} twice")


def main() -> None:
    """Measure in a directory of its own."""
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        with Store(directory / "store.sqlite") as store:
            told("an answer kept, on the disk", *asyncio.run(in_turn(Cached(Paid(), open_run(store)))))
            told("a hit", *asyncio.run(in_turn(Cached(Paid(), open_run(store)))))
            seconds, stall = asyncio.run(at_once(Cached(Paid(), open_run(store))))
            print(f"{AT_ONCE} answers kept at once: {seconds:.3f} s, the loop's longest stall {stall:.1f} ms")
            seconds, stall = asyncio.run(at_once(Cached(Paid(), open_run(store))))
            print(f"{AT_ONCE} hits at once: {seconds:.3f} s, the loop's longest stall {stall:.1f} ms")
        shared(directory)


if __name__ == "__main__":
    main()
