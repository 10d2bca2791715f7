"""Quotes whose place is known, looked up by our locator and by its peers, side by side.

python -m tests.bench.peers [--cases FILE ...] [--every N]

Without --cases: the hard cases of tests/data/quotes, and the labelled quotes of ../shared where they are at hand. Each
FILE has a case a line (class, expect, quote, doc, start, end), and its texts stand in docs/ beside it; --every N takes
only every Nth case. The peers need ``pip install -e .[bench]``; one that is not installed is left out. The figures mean
what they mean to the scorer beside the labelled quotes: a quote is right when its span and the true one share 90 % of
what they cover together; "accepted" says how many of the altered quotes were given any place at all.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.bench.adapters import locate

HARD: Final = Path(__file__).parent.parent / "data" / "quotes" / "hard.jsonl"
LABELLED: Final = Path(__file__).parents[3] / "shared" / "bench" / "quotes"

#: Given a quote, where it stands: start, end, and maybe whether its edges turn its meaning; None where it is refused.
Find = Callable[[str], Sequence[int] | None]


class Figures(NamedTuple):
    """How a locator did on one file of cases: percentages, None where the file has no case of that class."""

    verbatim_right: float | None
    harmless_right: float | None
    harmless_located: float | None
    harmful_accepted: float | None


def plain(text: str) -> Find:
    """Find the quote to the letter."""
    return lambda quote: (text.index(quote), text.index(quote) + len(quote)) if quote in text else None


_STRAIGHT: Final = str.maketrans("“”«»„‘’–—", '"""""\'\'--')


def normalised(text: str) -> Find:
    """Find the quote after quotation marks, dashes, case, compatibility characters and runs of blanks are folded."""
    folded, offsets = _folded(text)

    def find(quote: str) -> tuple[int, int] | None:
        wanted = _folded(quote)[0].strip()
        at = folded.find(wanted) if wanted else -1
        return (offsets[at], offsets[at + len(wanted) - 1] + 1) if at >= 0 else None

    return find


def _folded(text: str) -> tuple[str, list[int]]:
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character).translate(_STRAIGHT).casefold():
            mark = " " if part.isspace() else part
            if mark != " " or folded[-1:] != [" "]:
                folded.append(mark)
                offsets.append(offset)
    return "".join(folded), offsets


def similar(least: int) -> Callable[[str], Find]:
    """Return what finds the most similar stretch with rapidfuzz, if its ratio is ``least`` or more."""

    def factory(text: str) -> Find:
        ratio = import_module("rapidfuzz.fuzz").partial_ratio_alignment

        def find(quote: str) -> tuple[int, int] | None:
            best = ratio(quote, text, score_cutoff=least)
            return (best.dest_start, best.dest_end) if best else None

        return find

    return factory


def langextract(text: str) -> Find:
    """Find the quote as langextract places its extractions."""
    extraction = import_module("langextract.core.data").Extraction
    aligner = import_module("langextract.resolver").WordAligner()

    def find(quote: str) -> tuple[int, int] | None:
        groups = aligner.align_extractions([[extraction("quote", quote)]], text)
        place = groups[0][0].char_interval if groups and groups[0] else None
        return (place.start_pos, place.end_pos) if place else None

    return find


def citations(text: str) -> Find:
    """Find the quote as instructor's citations are checked: a fuzzy regular expression with up to five errors."""
    mixin = import_module("instructor").CitationMixin
    import_module("regex")  # what the mixin imports as late as at the first quote

    def find(quote: str) -> tuple[int, int] | None:
        return next(iter(mixin(substring_quotes=[quote]).get_spans(text)), None)

    return find


def anchored(text: str) -> Find:
    """Find the quote as web annotations are anchored: the least edit distance, up to half of the quote's length."""
    align = import_module("edlib").align

    def find(quote: str) -> tuple[int, int] | None:
        # edlib knows at most 256 different characters; those that the quote has not are all alike to it.
        known = set(quote)
        masked = "".join(character if character in known else "\0" for character in text)
        found: dict[str, Any] = align(quote, masked, mode="HW", task="locations", k=len(quote) // 2)
        return (found["locations"][0][0], found["locations"][0][1] + 1) if found["editDistance"] >= 0 else None

    return find


LOCATORS: Final[dict[str, Callable[[str], Find]]] = {
    "summarizer": locate,
    "plain find": plain,
    "find, normalised": normalised,
    "rapidfuzz, 85": similar(85),
    "rapidfuzz, 90": similar(90),
    "rapidfuzz, 95": similar(95),
    "edit distance (edlib)": anchored,
    "instructor citations": citations,
    "langextract": langextract,
}


@cache
def cases(file: Path) -> list[dict[str, Any]]:
    """Return the cases in ``file``."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@cache
def text_of(file: Path, name: str) -> str:
    """Return the text ``name`` that cases in ``file`` are about, its line ends as they are."""
    return (file.parent / "docs" / name).read_bytes().decode("utf-8")


def is_right(found: Sequence[int] | None, case: dict[str, Any]) -> bool:
    """Tell whether a place shares 90 % with the true one, or with another where the same words stand."""
    if found is None:
        return False
    length = case["end"] - case["start"]
    return any(_shared(found, start, start + length) >= 0.9 for start in case.get("alts") or [case["start"]])


def _shared(found: Sequence[int], start: int, end: int) -> float:
    shared = max(0, min(found[1], end) - max(found[0], start))
    return shared / (max(found[1], end) - min(found[0], start) or 1)


def measured(factory: Callable[[str], Find], file: Path, every: int = 1) -> tuple[Figures, int, float]:
    """Return the figures of a locator on the cases in ``file``, how many quotes those were, and the CPU seconds."""
    finders: dict[str, Find] = {}
    seen: defaultdict[str, list[tuple[bool, bool]]] = defaultdict(list)
    seconds = 0.0
    chosen = cases(file)[::every]
    for case in chosen:
        if case["doc"] not in finders:
            finders[case["doc"]] = factory(text_of(file, case["doc"]))
        begun = time.process_time()
        found = finders[case["doc"]](case["quote"])
        seconds += time.process_time() - begun
        seen[case["class"]].append((found is not None, case["start"] is not None and is_right(found, case)))
    figures = Figures(
        verbatim_right=_percent([right for _, right in seen["verbatim"]]),
        harmless_right=_percent([right for _, right in seen["harmless"]]),
        harmless_located=_percent([located for located, _ in seen["harmless"]]),
        harmful_accepted=_percent([located for located, _ in seen["harmful"]]),
    )
    return figures, len(chosen), seconds


def _percent(answers: list[bool]) -> float | None:
    return 100 * sum(answers) / len(answers) if answers else None


def _cells(figures: Figures) -> list[str]:
    """Return a file's cells: three where it has verbatim quotes, and for hard cases one, located / accepted."""
    if figures.verbatim_right is None:
        return [f"{_told(figures.harmless_located)} / {_told(figures.harmful_accepted)}"]
    return [_told(figures.verbatim_right), _told(figures.harmless_right), _told(figures.harmful_accepted)]


def _told(percent: float | None) -> str:
    return "–" if percent is None else f"{percent:.1f}"


def _headings(file: Path) -> list[str]:
    """Return the headings of the same cells."""
    if any(case["class"] == "verbatim" for case in cases(file)):
        return ["verbatim right %", "harmless right %", "harmful accepted %"]
    name = "own hard" if file.resolve() == HARD.resolve() else file.stem
    return [f"{name}: located / accepted %"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=Path, nargs="+")
    parser.add_argument("--every", type=int, default=1)
    asked = parser.parse_args()
    files = asked.cases or [HARD]
    if not asked.cases and LABELLED.is_dir():
        files = [LABELLED / "cases.jsonl", LABELLED / "hard.jsonl", HARD]
    elif not asked.cases:
        print("no ../shared/bench/quotes beside this checkout: only the hard cases in tests/data", file=sys.stderr)
    print(
        "|", " | ".join(["locator", *(cell for file in files for cell in _headings(file)), "quotes a CPU second"]), "|"
    )
    print("|---" * (2 + sum(len(_headings(file)) for file in files)) + "|")
    missing = {}
    for name, factory in LOCATORS.items():
        try:
            results = [measured(factory, file, asked.every) for file in files]
        except ModuleNotFoundError as error:
            missing[name] = error.name
            continue
        row = [cell for figures, _, _ in results for cell in _cells(figures)]
        speed = sum(count for _, count, _ in results) / (sum(seconds for _, _, seconds in results) or 1)
        print("|", " | ".join([name, *row, f"{speed:,.0f}"]), "|", flush=True)
    if missing:
        lacking = ", ".join(f"{name} (no {module})" for name, module in missing.items())
        print(f"left out: {lacking}; install the peers with: pip install -e .[bench]", file=sys.stderr)


if __name__ == "__main__":
    main()
