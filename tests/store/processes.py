"""What the tests run in processes of their own, and kill.

python -m tests.store.processes share STORE LEDGER COUNT SEED    ask COUNT questions; pay by a line in LEDGER each
python -m tests.store.processes statements DIRECTORY             die at every SQL statement of a short run, in turn
python -m tests.store.processes creation DIRECTORY ROUNDS        die at random moments while a store is made
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.errors import ServerUnavailableError
from summarizer.store import Cached, Store
from tests.store.asked import Paid, draft, open_run, question

if TYPE_CHECKING:
    from summarizer.model import Answer, Question

AT_ONCE = 16
FEW = 2


@dataclass
class Ledgered(Paid):
    """Writes a line for every question it is paid for: the word paid, the moment, the text."""

    ledger: int = -1

    async def ask(self, question: Question) -> Answer:
        """Answer, having been paid."""
        os.write(self.ledger, f"paid {question.document.text}\n".encode())
        return await super().ask(question)


def texts(count: int) -> list[str]:
    """Return the texts that are asked about."""
    return [f"Ferry {number} to Brome may stop in May." for number in range(count)]


def share(store_path: Path, ledger_path: Path, count: int, seed: int) -> None:
    """Ask all questions, in an order of one's own; write "done" in the ledger for each that is answered."""
    ledger = os.open(ledger_path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    order = texts(count)
    random.Random(seed).shuffle(order)  # noqa: S311 - an order, no secret

    async def work() -> None:
        places = asyncio.Semaphore(AT_ONCE)
        model = Cached(Ledgered(seconds=0.002, ledger=ledger), run)

        async def one(text: str) -> None:
            async with places:
                await model.ask(question(text))
            os.write(ledger, f"done {text}\n".encode())

        async with asyncio.TaskGroup() as group:
            for text in order:
                group.create_task(one(text))

    with Store(store_path) as store:
        run = open_run(store)
        asyncio.run(work())


def statements(directory: Path) -> None:
    """For every n, die at the n-th statement of a run over a few questions; then all that was answered is kept.

    Prints how many statements such a run has.
    """
    number = 0
    ended = False
    while not ended:
        number += 1
        path, ledger = directory / "store.sqlite", directory / f"{number}.txt"
        few = [f"In round {number}, {text}" for text in texts(FEW)]
        ended = _forked(lambda: _few(path, ledger, few, die_at=number)) == 0  # noqa: B023 - used before the next turn
        _few_kept(path, ledger, few)
    print(number - 1)  # noqa: T201 - the result


def creation(directory: Path, rounds: int) -> None:
    """Die while a store is made, at random moments; whoever comes next finds one, or makes it."""
    for number in range(rounds):
        path = directory / f"{number}.sqlite"
        seconds = random.uniform(0, 0.03)  # noqa: S311 - a moment, no secret
        _forked(lambda: Store(path).close(), kill_after=seconds)  # noqa: B023 - used before the next turn
        with Store(path, tell=_unexpected) as store:
            assert store.runs() == []
            open_run(store)
            assert len(store.runs()) == 1


def _few(path: Path, ledger_path: Path, few: list[str], *, die_at: int) -> None:
    ledger = os.open(ledger_path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    left = die_at

    def count(statement: str) -> None:
        nonlocal left
        del statement
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    store = Store(path)
    for lane in (store._database._writing, store._database._reading):
        assert lane is not None
        lane._connection.set_trace_callback(count)
    run = open_run(store)
    for text in few:
        asyncio.run(Cached(Ledgered(ledger=ledger), run).ask(question(text)))
        os.write(ledger, f"done {text}\n".encode())
    store.close()


def _few_kept(path: Path, ledger: Path, few: list[str]) -> None:
    """Make sure that the file is sound and serves all that was answered."""
    done = {line.removeprefix("done ") for line in ledger.read_text().splitlines() if line.startswith("done ")}
    with Store(path, tell=_unexpected) as store:
        kept = Cached(Paid(), open_run(store), mode="offline")
        for text in done:
            assert asyncio.run(kept.ask(question(text))).draft == draft(f"It is said: {text}")
        for text in set(few) - done:
            with suppress(ServerUnavailableError):
                asyncio.run(kept.ask(question(text)))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _forked(work: object, *, kill_after: float | None = None) -> int:
    """Do ``work`` in a process of its own; return how that ended."""
    child = os.fork()
    if not child:
        assert callable(work)
        work()
        os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _unexpected(line: str) -> None:
    raise AssertionError(line)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["share", store, ledger, count, seed]:
            share(Path(store), Path(ledger), int(count), int(seed))
        case ["statements", directory]:
            statements(Path(directory))
        case ["creation", directory, rounds]:
            creation(Path(directory), int(rounds))
        case _:
            sys.exit(__doc__)
