"""Runs of characters that are shown as nothing, in which words are hidden from readers and not from machines.

One joiner within an emoji, an Arabic or an Indic word, one variation selector behind a sign, the tags of a flag: these
are how people write. What spells something takes many in a row.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from summarizer.canonical.characters import INVISIBLE
from summarizer.document import HIDDEN, Place, Span
from summarizer.loading.telling import by_kind, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: Letters of tags or selectors in a row that may spell a word; and marks of several kinds, each a bit of a letter.
_FEWEST: Final = 3
_FEWEST_BITS: Final = 8
_RUN = re.compile(f"[{INVISIBLE}]{{{_FEWEST},}}")
_VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")
_TAG = re.compile("[\U000e0000-\U000e007f]")
_SELECTOR = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Of a region, as in that of Scotland: a black flag, the letters of its code, and a tag that ends them.
_FLAG: Final = "\U0001f3f4"
_OF_A_FLAG = re.compile("[\U000e0030-\U000e0039\U000e0061-\U000e007a]{2,7}\U000e007f")


def is_blank(text: str) -> bool:
    """Tell whether a text has nothing in it but blanks and characters that are shown as nothing."""
    return _VISIBLE.search(text) is None


def invisible(text: str) -> Iterator[Place]:
    """Yield the runs of characters in ``text`` that may spell something and are not seen, in order."""
    for run in _RUN.finditer(text) if not text.isascii() else ():
        start = run.start()
        if text[start - 1 : start] == _FLAG and (flag := _OF_A_FLAG.match(text, start)):
            start = flag.end()
        if label := _label(text[start : run.end()]):
            yield Place(Span(start, run.end()), HIDDEN, label)


def told_of_invisible(places: Sequence[Place]) -> tuple[str, ...]:
    """Return the sentence that tells of such runs, none where there are none."""
    if not places:
        return ()
    runs, kinds = number_of(len(places), "run", "runs"), by_kind(Counter(place.label for place in places))
    return (f"{runs} of characters that nobody sees, in which words may be hidden, cannot be quoted ({kinds})",)


def _label(run: str) -> str:
    """Return what sort of characters spell something in a run, "" where none do."""
    if len(_TAG.findall(run)) >= _FEWEST:
        return "tag characters"
    if len(_SELECTOR.findall(run)) >= _FEWEST:
        return "variation selectors"
    return "zero-width characters" if len(run) >= _FEWEST_BITS and len(set(run)) > 1 else ""
