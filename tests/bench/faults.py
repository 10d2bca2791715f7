"""Every fault of the chaos server beside the checkout, always and once, against ``summarizer brief``.

    python -m tests.bench.faults [--only 429,gzip] [--parallel 2] [--no-stream] [--warm] [--report FILE]

Runs the fault runner of ``../shared`` and prints what each class of faults did, and every violation. ``--no-stream``
asks for whole answers. ``--warm`` starts each run by a fork of a process that has imported everything (``warm``), which
spares two thirds of the time.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections import defaultdict
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bench.warm import Subprocess
from tests.shared import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).parent.parent.parent
TOOLS = SHARED / "tools"

# A hanging server must be given up, tried again and given up once more within the runner's minute; and the slowest
# honest stream among the faults takes 20 s.
TIMEOUT = "50"

# What no client can satisfy: a server that says to every call, whatever it asks for, that it knows no JSON schema; and
# a refusal that the server leaves out of its stream, so that nothing is to be seen of it.
ARGUED = {("400-json-schema-unsupported", "always"), ("refusal", "once")}

_LONGEST = 5  # runs that are told by name


def main() -> int:
    """Run what the arguments say and return 0 if nothing was violated but what is ``ARGUED``."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="parts of the faults' names, with commas")
    parser.add_argument("--parallel", default="2")
    parser.add_argument("--no-stream", action="store_true")
    parser.add_argument("--warm", action="store_true")
    parser.add_argument("--report", type=Path, help="keep a line of JSON for each run here")
    asked = parser.parse_args()
    if not TOOLS.is_dir():
        print("skipped: there is no ../shared with the chaos server beside this checkout")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return _run(asked, Path(folder))


def _run(asked: argparse.Namespace, folder: Path) -> int:
    os.environ |= {
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(TOOLS), os.environ.get("PYTHONPATH", ""))),
        "SUMMARIZER_CALL_TIMEOUT": TIMEOUT,
        "SUMMARIZER_STREAM": "false" if asked.no_stream else "true",
        "SUMMARIZER_HOME": str(folder / "home"),
    }
    sys.path.insert(0, str(TOOLS))
    runner = import_module("fault_runner")
    report = asked.report or folder / "report.jsonl"
    command = f"{shlex.quote(sys.executable)} -m summarizer brief {{doc}} --base-url {{base_url}} --model {{model}}"
    command += " --format json --no-cache -o {out}"
    sys.argv = ["faults", "--cmd", command, "--parallel", asked.parallel, "--only", asked.only]
    sys.argv += ["--report", str(report), *([] if asked.no_stream else ["--stream"])]
    with Subprocess(folder) if asked.warm else nullcontext(subprocess) as runner.subprocess:  # type: ignore[attr-defined]
        code = _ending(runner.main)
    if not report.exists():  # it failed without faults, and has said so
        return code
    runs = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    _print_table(runs)
    violating = [(run["fault"], run["variant"]) for run in runs if run["violations"]]
    others = sorted({*violating} - ARGUED)
    print("violations that no client can help (see ARGUED):", _named(ARGUED & {*violating}))
    print("other violations:", _named(others))
    return int(bool(others))


def _named(runs: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{fault} ({variant})" for fault, variant in sorted(runs)) or "none"


def _ending(run: Callable[[], object]) -> int:
    """Run what ends with an exit, and return its code."""
    try:
        run()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _print_table(runs: Sequence[dict[str, Any]]) -> None:
    """Print for each exit code how many runs ended so, what they cost, and how long and large the worst was."""
    by_exit: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for run in runs:
        by_exit[f"{run['variant']} exit {run['rc']}"].append(run)
    print(f"{'':16}{'runs':>6}{'bad':>6}{'requests':>10}{'paid':>6}{'longest s':>11}{'most MB':>9}")
    for name in sorted(by_exit):
        rows = by_exit[name]
        bad = sum(bool(row["violations"]) for row in rows)
        sums = [sum(int(str(row[what])) for row in rows) for what in ("requests", "paid")]
        worst = [max(float(str(row[what] or 0)) for row in rows) for what in ("wall", "rss")]
        print(f"{name:16}{len(rows):>6}{bad:>6}{sums[0]:>10}{sums[1]:>6}{worst[0]:>11.1f}{worst[1]:>9.0f}")
    longest = sorted(runs, key=lambda run: -float(run["wall"]))[:_LONGEST]
    print("longest:", ", ".join(f"{run['fault']} ({run['variant']}) {run['wall']:.0f} s" for run in longest))


if __name__ == "__main__":
    raise SystemExit(main())
