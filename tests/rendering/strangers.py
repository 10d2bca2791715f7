"""Hostile text in every field of a report, in every format: what becomes of it there, by independent readers."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from summarizer.comparing.differing import compare
from summarizer.rendering import FORMATS, notebook, render
from summarizer.rendering.differences import DIFFERENCE_FORMATS
from summarizer.rendering.directions import is_from_right
from tests.rendering.fields import Fields
from tests.rendering.full import full_report
from tests.rendering.readers import READERS, WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from summarizer.report import Report
    from tests.rendering.fields import Path

FIELDS: Final = Fields(full_report())


class Shown(NamedTuple):
    """A way in which a report is shown, and the format it is read as."""

    show: Callable[[Report], Any]
    read_as: str


def _shows() -> Iterator[tuple[str, Shown]]:
    """Yield all ways: each format of FORMATS with all it can tell, and what else shows a report or two."""
    for to in FORMATS:
        told = partial(render, to=to, width=WIDTH, colour=True, coverage=True, evidence=True)
        yield to, Shown(told, to)
    yield "notebook", Shown(notebook.render, "html")
    for to in DIFFERENCE_FORMATS:
        yield f"diff {to}", Shown(partial(_compared, to=to), to)


def _compared(report: Report, to: str) -> Any:
    """Return what ``diff`` tells of a report that was another before."""
    old = full_report()
    kept = report.findings[: len(report.findings) // 2]
    new = report.model_copy(update={"findings": (*kept, *old.findings[len(kept) + 2 :])})
    return render(compare(old, new), to, width=WIDTH, colour=True)


SHOWS: Final[Mapping[str, Shown]] = dict(_shows())


def filled(texts: Sequence[str], shift: int) -> dict[Path, str]:
    """Return a text for each field; with every shift from 0 to the number of texts, every text is once in each."""
    return {path: texts[(number + shift) % len(texts)] for number, path in enumerate(FIELDS.paths)}


def escapes(chosen: Mapping[Path, str], shows: Mapping[str, Shown] = SHOWS) -> Iterator[tuple[str, str]]:
    """Yield (how it is shown, what is no text in it) for a report with the ``chosen`` texts in its fields."""
    hostile = FIELDS.filled(chosen)
    addresses = [one.address.partition("#")[0] for one in (*hostile.documents, *full_report().documents) if one.address]
    from_right = tuple(is_from_right(sentence.text) for sentence in hostile.bottom_line)
    for name, (show, read_as) in shows.items():
        for escape in READERS[read_as](show(hostile), plainly(name, from_right), addresses):
            yield name, escape


@cache
def plainly(name: str, from_right: tuple[bool, ...]) -> Any:
    """Return what a way to show a report shows with a word in each field that is a web address where one may be.

    ``from_right`` tells which sentences of the bottom line run from the right: those that run from the two sides stand
    in paragraphs of their own.
    """
    words = {path: f"https://word{number}.example" for number, path in enumerate(FIELDS.paths)}
    right = {("bottom_line", number, "text"): "\u05d0" for number, is_so in enumerate(from_right) if is_so}
    return SHOWS[name].show(FIELDS.filled(words | right))
