"""How time and memory of an embedded brief grow with the document, from 10 kB to 10 MB.

python -m tests.bench.growth [FILE ...]     documents of all sizes are made by repeating FILEs (default: the examples)
with a number in each paragraph, so that no two are the same; prints CPU seconds and peak memory a size, and both
divided by the megabyte. Linear growth: the columns per megabyte do not rise.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*.md"))
# The child measures itself: what its parent used before it was born would count as its own otherwise.
CHILD = """
import resource, sys
from summarizer.__main__ import main
sys.argv[1:] = ["brief", sys.argv[1], "-q", "-o", sys.argv[2]]
code = main()
usage = resource.getrusage(resource.RUSAGE_SELF)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
sys.exit(code)
"""


def document(size: int, paragraphs: list[str]) -> str:
    """Return a text of about ``size`` characters."""
    pieces: list[str] = []
    length = 0
    while length < size:
        for paragraph in paragraphs:
            pieces.append(paragraph.replace(". ", f" ({len(pieces)}). ", 1))
            length += len(pieces[-1]) + 2
    return "\n\n".join(pieces)[:size]


def main() -> None:
    """Print the table."""
    files = [Path(name) for name in sys.argv[1:]] or EXAMPLES
    paragraphs = [
        p for file in files if "brief" not in file.name for p in file.read_text(encoding="utf-8").split("\n\n")
    ]
    print(f"{'characters':>12} {'CPU s':>8} {'s/MB':>8} {'peak MB':>8} {'MB/MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        source, brief = Path(folder, "source.txt"), Path(folder, "brief.json")
        for size in SIZES:
            source.write_text(document(size, paragraphs), encoding="utf-8")
            done = subprocess.run(
                [sys.executable, "-c", CHILD, str(source), str(brief)], check=True, capture_output=True, text=True
            )
            cpu, peak = (float(figure) for figure in done.stdout.split())
            peak /= 1000
            print(f"{size:>12,} {cpu:>8.2f} {cpu / size * 1e6:>8.2f} {peak:>8.0f} {peak / size * 1e6:>8.0f}")


if __name__ == "__main__":
    main()
