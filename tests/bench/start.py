"""How long a brief takes from a cold start, against importing pydantic and typer alone.

python -m tests.bench.start [DOCUMENT]      prints the medians of 9 runs each, in turn, and their ratio; goal: under 4
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

RUNS = 9
# Installed packages come compiled; where Python may not write bytecode, a checkout would be compiled at every start.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "article.md"


def seconds(*line: str) -> float:
    """Return the wall time of a command, in seconds."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *line], check=True, capture_output=True, env=ENVIRONMENT)
    return time.perf_counter() - began


def main() -> None:
    """Time both commands in turn, so that a change in the machine's speed meets both."""
    document = sys.argv[1] if len(sys.argv) > 1 else str(EXAMPLE)
    peer = ("-c", "import pydantic, typer")
    ours = ("-m", "summarizer", "brief", document, "-q")
    seconds(*peer), seconds(*ours)  # once unmeasured: the files are in the system's cache afterwards
    pairs = [(seconds(*ours), seconds(*peer)) for _ in range(RUNS)]
    brief, imports = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(one / other for one, other in pairs)
    print(
        f"brief of {Path(document).name}: {brief:.3f} s   import pydantic, typer: {imports:.3f} s   ratio {ratio:.2f}"
    )


if __name__ == "__main__":
    main()
