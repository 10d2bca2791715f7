"""A text of 1 MB through a server that answers in 50 ms: what it takes, and whether anything depends on the order.

    python -m tests.bench.length [--characters 1000000] [--milliseconds 50] [--concurrency 1 4 16]

The chaos server of ``../shared`` answers with true briefs (``truthful``), each after so many milliseconds and a random
part of as many again, so that answers come in another order every time. For each concurrency a brief is made in a
process of its own. Told are its calls, seconds, CPU seconds and peak memory, the passages read and not read, the parts
that failed, and whether the report (without its run) is that of the first concurrency.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.growth import CHILD, EXAMPLES, document
from tests.bench.truthful import FENCE
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

SERVER = SHARED / "tools" / "chaos_server.py"


def main() -> int:
    """Print the table, and return 0 if nothing is missing and all reports are one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--milliseconds", type=int, default=50)
    parser.add_argument("--concurrency", type=int, nargs="+", default=[1, 4, 16])
    asked = parser.parse_args()
    if not SERVER.is_file():
        print("skipped: there is no ../shared with the chaos server beside this checkout")
        return 0
    sources = [path for path in EXAMPLES if path.name in {"article.md", "interview.md"}]
    paragraphs = [part for path in sources for part in path.read_text(encoding="utf-8").split("\n\n")]
    wrong = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "source.txt").write_text(document(asked.characters, paragraphs), encoding="utf-8")
        print(
            f"{'at once':>8}{'calls':>7}{'s':>8}{'CPU s':>8}{'peak MB':>9}{'read':>8}{'unread':>8}{'failed':>8}  report"
        )
        first = ""
        for concurrency in asked.concurrency:
            with _serving(asked.milliseconds) as url:
                row, report = _briefed(folder, url, concurrency)
            first = first or report
            row["report"] = "the same" if report == first else "another"
            wrong = wrong or report != first or bool(row["unread"] or row["failed"])
            print(
                "{:>8}{:>7}{:>8.1f}{:>8.1f}{:>9.0f}{:>8}{:>8}{:>8}  {}".format(concurrency, *row.values()), flush=True
            )
    return int(wrong)


def _briefed(folder: Path, url: str, concurrency: int) -> tuple[dict[str, object], str]:
    """Return what a brief took and holds, and its report without its run."""
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder / "source.txt"), str(folder / "brief.json")],
        check=True,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "SUMMARIZER_HOME": str(folder / f"home{concurrency}"),
            "SUMMARIZER_MODEL": "m",
            "SUMMARIZER_BASE_URL": url,
            "SUMMARIZER_CONCURRENCY": str(concurrency),
        },
    )
    seconds = time.monotonic() - begun
    cpu, peak = (float(figure) for figure in done.stdout.split())
    report = json.loads((folder / "brief.json").read_text(encoding="utf-8"))
    run, coverage = report.pop("run"), report["coverage"]
    read, unread = coverage["passages_read"], coverage["passages_total"] - coverage["passages_read"]
    row = {"calls": run["calls"], "s": seconds, "cpu": cpu, "peak": peak / 1000}
    return {**row, "read": read, "unread": unread, "failed": len(coverage["failed"])}, json.dumps(report)


@contextmanager
def _serving(milliseconds: int) -> Iterator[str]:
    line = [sys.executable, str(SERVER), "--port", "0", "--latency", f"{milliseconds}:{milliseconds}"]
    line += ["--responder", "tests.bench.truthful:answer", "--source-re", f"(?s){FENCE}"]
    root = Path(__file__).parent.parent.parent
    with subprocess.Popen(line, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(root)}) as server:
        assert server.stdout is not None
        yield json.loads(server.stdout.readline())["base_url"]
        server.terminate()


if __name__ == "__main__":
    raise SystemExit(main())
