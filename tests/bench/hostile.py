"""Hostile text in every field of a brief and in every format: how often it is more than text there.

``python -m tests.bench.hostile`` puts each of our own hostile strings into each field, and 100,000 generated ones into
one field each (``--generated N``), shows the brief in every format, and counts what an independent reader of it finds
that is no text: markup, a link, a formula, a character that acts or cannot be seen. About a second a brief.
``--step N`` takes every Nth of the pairs of string and field. It exits with 1 where anything was found.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from tests.rendering.generated import generated
from tests.rendering.hostile_families import EVERY
from tests.rendering.strangers import FIELDS, SHOWS, escapes, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tests.rendering.fields import Path

_EXAMPLES = 10


def main() -> int:
    """Print the escapes by format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generated", type=int, default=100_000)
    parser.add_argument("--step", type=int, default=1)
    asked = parser.parse_args()
    print(f"{len(EVERY)} strings, {len(FIELDS.paths)} fields, {len(SHOWS)} ways to show a brief or two")
    shifts = range(0, len(EVERY), asked.step)
    found = _counted(f"each of {len(EVERY)} strings in each field", (filled(EVERY, shift) for shift in shifts))
    found += _counted(f"{asked.generated:,} generated strings in one field each", _in_turn(asked.generated))
    return 1 if found else 0


def _in_turn(number: int) -> Iterator[dict[Path, str]]:
    """Yield for each brief the next generated strings, one a field; those that are left over are of the next brief."""
    texts = generated(number)
    while batch := list(islice(texts, len(FIELDS.paths))):
        yield dict(zip(FIELDS.paths, batch, strict=False))


def _counted(what: str, briefs: Iterable[Mapping[Path, str]]) -> int:
    found: Counter[str] = Counter()
    examples: list[tuple[str, str]] = []
    made = strings = 0
    for chosen in briefs:
        made += 1
        strings += len(chosen)
        for name, escape in escapes(chosen):
            found[name] += 1
            examples.append((name, escape)) if len(examples) < _EXAMPLES else None
    print(f"\n{what}: {made:,} briefs, {strings:,} fields filled")
    for name in SHOWS:
        print(f"  {name:<16} {found[name]:>6,} escapes")
    for name, escape in examples:
        print(f"  for example, {name}: {escape!a:.200}")
    return found.total()


if __name__ == "__main__":
    raise SystemExit(main())
