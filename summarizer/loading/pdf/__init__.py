"""PDF: the words that a person sees, in the order in which they are read, with their pages and lines.

The file is read in a process of its own (``child``), which a broken or hostile one may end.
"""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from summarizer.document import Place, Span
from summarizer.errors import SourceEmptyError, SourceError, SourceTooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.document import Document
    from summarizer.loading.raw import Raw

#: What one file may take: bytes of memory, and seconds, so that all is over within thirty.
_MEMORY: Final = 500_000_000
_SECONDS: Final = 25

# The child imports its own modules without the front doors of the packages around them, which bring what it has no use
# for: it starts in half the time, and so many bytes of its memory are its own.
_PROGRAM: Final = """
import sys, types
from pathlib import Path
root = Path(sys.argv[1])
for name in ("", "canonical", "loading", "loading/pdf"):
    package = types.ModuleType(".".join(("summarizer", *Path(name).parts)))
    package.__path__ = [str(root / name)]
    sys.modules[package.__name__] = package
from summarizer.loading.pdf.child import main
main(int(sys.argv[2]), int(sys.argv[3]))
"""

_UNUSABLE: Final = {
    "password": ("it needs a password", "save it without one and name that file"),
    "security": ("it is protected in a way that is not known here", "print it to a new PDF and name that"),
    "damaged": ("it is damaged, or was not written to its end", "get it again, or print it to a new PDF"),
    "memory": ("it takes more memory than one file may", "print it to a new PDF, or split it"),
    "characters": ("it has more than 10,000,000 characters", "split it"),
}
_NOTICED: Final = {
    "scanned": "is a machine's reading of a picture (OCR), and may be wrong",
    "unknown": "has letters that the file gives no meaning to (�)",
}


def read_pdf(raw: Raw) -> list[Document]:
    """Return one Document, its ``places`` being pages (label: as printed) and lines, each with its box.

    Words that nobody sees on a page (drawn invisibly, in the colour of the paper, off the page, covered, switched off)
    are not in the text; that there are such, and pages without text, is told by ``notices``. Raises SourceEmptyError
    where no page has text, SourceTooLargeError for too many pages, SourceError where pdfium cannot read it.
    """
    found = _found_by_child(raw)
    lines = found["lines"]
    if not lines:
        raise _without_text(raw, found)
    return [
        raw.document(
            found["text"],
            title=found["title"],
            author=found["author"],
            places=(*_pages(lines, found["labels"]), *_lines(lines)),
            notices=tuple(_notices(raw, found)),
        )
    ]


def _found_by_child(raw: Raw) -> dict[str, Any]:
    command = [sys.executable, "-P", "-c", _PROGRAM, str(Path(__file__).parents[2]), str(_MEMORY), str(_SECONDS)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command,
            input=raw.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _unusable(raw, f"it takes more than {_SECONDS} seconds to read", "split it") from None
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        raise _unusable(raw, "it is damaged, or made to be unreadable", "print it to a new PDF and name that") from None
    match found.get("error"):
        case None:
            return found
        case "pages":
            raise SourceTooLargeError(f"{raw.name} has {found['pages']:,} pages, more than 3,000", hint="split it")
        case error:
            raise _unusable(raw, *_UNUSABLE[error])


def _unusable(raw: Raw, why: str, hint: str) -> SourceError:
    return SourceError(f"{raw.name} cannot be read: {why}", hint=hint)


def _without_text(raw: Raw, found: dict[str, Any]) -> SourceError:
    pages = found["pages"].get("pictures")
    if pages:
        told = _numbered(pages, found["labels"])
        return SourceEmptyError(
            f"{raw.name} has no text layer on {told}: it seems to be scanned",
            hint="have its text read by an OCR program first, such as ocrmypdf",
        )
    why = "but what nobody sees" if found["hidden"] else "at all"
    return SourceEmptyError(f"{raw.name} has no text {why}", hint="name a file with text in it")


def _pages(lines: Sequence[Any], labels: Sequence[str]) -> Iterator[Place]:
    for page, group in groupby(lines, key=lambda line: line[2]):
        members = list(group)
        yield Place(Span(members[0][0], members[-1][1]), "page", labels[page])


def _lines(lines: Sequence[Any]) -> Iterator[Place]:
    for _, group in groupby(lines, key=lambda line: line[2]):
        for count, (start, end, _, (left, top, right, bottom)) in enumerate(group, 1):
            yield Place(Span(start, end), "line", str(count), (left, top, right, bottom))


def _notices(raw: Raw, found: dict[str, Any]) -> Iterator[str]:
    """Yield what a reader of the text would not see."""
    labels, pages = found["labels"], found["pages"]
    for reason, numbers in sorted(found["hidden"].items()):
        yield f"words that are {reason} were left out ({_numbered(numbers, labels)})"
    if numbers := pages.get("notes"):
        yield f"notes and comments pinned to the pages were left out ({_numbered(numbers, labels)})"
    if numbers := pages.get("fields"):
        yield f"what is filled into the fields of a form was left out ({_numbered(numbers, labels)})"
    if found["unsaid"]:
        yield f"the file's own description of itself ({', '.join(found['unsaid'])}) was left out: no page shows it"
    if numbers := pages.get("pictures"):
        yield f"there is no text layer on {_numbered(numbers, labels)}: what is in its pictures was not read"
    if numbers := pages.get("broken"):
        yield f"{_numbered(numbers, labels)} cannot be read"
    for kind, told in _NOTICED.items():
        if numbers := pages.get(kind):
            yield f"the text of {_numbered(numbers, labels)} {told}"
    if b"%%EOF" not in raw.data[-2_048:]:
        yield "the file does not end as a PDF does: pages may be missing"


def _numbered(numbers: Sequence[int], labels: Sequence[str]) -> str:
    """Return pages as a person writes them: page 3, pages 1-12 and 14."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [labels[run[0]] if len(run) == 1 else f"{labels[run[0]]}-{labels[run[-1]]}" for run in runs]
    words = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"page{'s' if len(numbers) > 1 else ''} {words}"
