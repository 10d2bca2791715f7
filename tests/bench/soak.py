"""Many briefs through random faults: nothing lost, nothing paid twice, and the briefs of a run without faults.

    python -m tests.bench.soak [--documents 2000] [--mix realistic@p=0.3] [--mix paidloss@p=0.3] …

Serves the chaos server of ``../shared`` with true briefs (``truthful``), makes as many documents as asked, briefs them
all by one model without a fault and then through each mix, each time with a store of its own, and prints for each mix
the documents lost, the briefs that differ (those apart in which a model that invented its quotes twice has items left
out, and the report says so), the calls paid for a document, and the calls made although their answer was already had.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer import Document, Settings, SummarizerError, asummarize
from summarizer.asking import model_named
from summarizer.rendering import render
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer import Report

TOOLS = SHARED / "tools"
ROOT = Path(__file__).parent.parent.parent
MIXES = ("realistic@p=0.3", "paidloss@p=0.3", "transient@p=0.6")
AT_ONCE = 16


class Soaked(NamedTuple):
    """What came of all documents: briefs by number as text, errors by number, and the seconds that it took."""

    briefs: dict[int, str]
    errors: dict[int, str]
    seconds: float


def main() -> int:
    """Run what the arguments say and return 0 if nothing was lost, changed or paid twice."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--mix", action="append", help=f"default: {', '.join(MIXES)}")
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    if not TOOLS.is_dir():
        print("skipped: there is no ../shared with the chaos server beside this checkout")
        return 0
    documents = [Document.from_text(_text(number), title=f"{number}.txt") for number in range(asked.documents)]
    with tempfile.TemporaryDirectory() as folder:
        plain, _ = _soak(documents, "ok", Path(folder))
        if plain.errors:
            print("fails without a fault:", next(iter(plain.errors.values())))
            return 1
        print(
            f"{'mix':22}{'lost':>6}{'differ':>8}{'left out':>10}{'calls':>8}{'paid a document':>17}{'paid again':>12}"
            f"{'seconds':>9}"
        )
        wrong = 0
        for mix in asked.mix or MIXES:
            soaked, ledger = _soak(documents, f"mix:{mix},seed={asked.seed}", Path(folder))
            other = [brief for number, brief in soaked.briefs.items() if brief != plain.briefs[number]]
            told = sum(bool(json.loads(brief)["left_out"]) for brief in other)
            differ = len(other) - told
            wrong += len(soaked.errors) + differ + ledger["repaid_after_good_delivery"]
            print(
                f"{mix:22}{len(soaked.errors):>6}{differ:>8}{told:>10}{ledger['requests']:>8}"
                f"{ledger['paid_calls_per_key']:>17.3f}{ledger['repaid_after_good_delivery']:>12}{soaked.seconds:>9.1f}",
                flush=True,
            )
            for number, error in list(soaked.errors.items())[:5]:
                print(f"  {number}: {error}")
    return int(wrong > 0)


def _soak(documents: Sequence[Document], model: str, folder: Path) -> tuple[Soaked, dict[str, Any]]:
    """Brief all documents by a chaos server with ``model``; return what came of it and the server's ledger."""
    name = "".join(char for char in model if char.isalnum())
    log = folder / f"{name}.jsonl"
    with _serving(log) as url:
        settings = Settings(
            model=model, base_url=url, store=folder / f"{name}.sqlite", attempts=8, call_timeout=120, reasks=4
        )
        soaked = asyncio.run(_briefed(documents, settings))
    return soaked, import_module("chaos_server").ledger(str(log))


@contextmanager
def _serving(log: Path) -> Iterator[str]:
    sys.path.insert(0, str(TOOLS))
    command = [
        sys.executable,
        "-B",
        str(TOOLS / "chaos_server.py"),
        "--port",
        "0",
        "--log",
        str(log),
        "--scale",
        "0.02",
    ]
    command += ["--responder", "tests.bench.truthful:answer"]
    path = os.pathsep.join((str(ROOT), str(TOOLS)))
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path}) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())["base_url"]
        server.terminate()


async def _briefed(documents: Sequence[Document], settings: Settings) -> Soaked:
    """Brief all documents by one model, as a service does: it learns of its server as it goes on."""
    model = model_named(settings.model, settings)
    places = asyncio.Semaphore(AT_ONCE)
    briefs: dict[int, str] = {}
    errors: dict[int, str] = {}

    async def brief(number: int, document: Document) -> None:
        async with places:
            try:
                briefs[number] = _found(await asummarize(document, model=model, settings=settings))
            except SummarizerError as error:
                errors[number] = f"{type(error).__name__}: {error}"

    begun = time.monotonic()
    async with asyncio.TaskGroup() as group:
        for number, document in enumerate(documents):
            group.create_task(brief(number, document))
    return Soaked(briefs, errors, time.monotonic() - begun)


def _found(report: Report) -> str:
    """Return what a reader has of a report: without the run, and without the marks that the model cited."""
    told = json.loads(render(report, "json"))
    for finding in told["findings"]:
        del finding["item"]["citations"]
    return json.dumps({name: told[name] for name in ("bottom_line", "findings", "left_out", "coverage")})


def _text(number: int) -> str:
    """Return a document unlike all others, with something for every section."""
    ship, port = f"Ship {number}", ("Brome", "Karrby", "Ansel", "Tolle")[number % 4]
    lines = (
        f"DOC-ID: {number}",
        f"{ship} will leave {port} in May, its owner said.",
        f"The harbour board of {port} proposed to raise the dues by {number % 40 + 2} percent.",
        f"The board fears that {ship} may not come back. Who will pay for the empty quay is not yet known.",
        f"The captains of {port} oppose the plan.",
    )
    return "\n\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
