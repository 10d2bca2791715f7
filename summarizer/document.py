"""A source as text with stable offsets, and its division into numbered passages.

Offsets are characters (Unicode code points) of ``Document.text``, ends exclusive, everywhere in this package.
The text is fixed once, by the loader, and never changes afterwards: a span taken today is good for ever.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import quote
from weakref import ref

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")

#: The ``source`` of what came through standard input, and of a text in hand. A file of such a name is "./text".
STANDARD_INPUT: Final = "-"
IN_HAND: Final = "text"
#: The kind of the places that no reader sees.
HIDDEN: Final = "hidden"

#: The media type of a text whose lines have marks: ``canonical.markdown_marks`` finds them.
MARKDOWN: Final = "text/markdown"

_WEB = re.compile(r"(?i:https?)://[!-~\u00a1-\ud7ff]+\Z")  # without regard to case, so wide a class is dear
_AS_IN_ADDRESSES: Final = "%/:=&?~+!$,;@#[]"  # a parenthesis or quotation mark would end a link somewhere
_ENDS: Final = 8  # words of each end of a long quote
_AROUND: Final = 400  # characters before and behind it
_BORDER = re.compile(r"[\n\r]| \| ")
_BULLET = re.compile(r"\A(?:-|\d{1,6}\.) ")

_SEEN = re.compile(r"\S")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of a text. Raises ValueError where that is no range."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def moved(self, by: int) -> Span:
        """Return the span as many characters further on. Raises ValueError where that is before the text."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person would look for ``span``: ``kind`` is what sort of place it is, ``label`` its name there.

    Kinds in use: ``part`` (one of several pieces in a file), ``heading``, ``speaker``, ``page`` (its number), ``line``
    (of a page, with its ``box``), ``cue`` (its time, as in 00:01:02.500), ``quoted`` (a reply's older message),
    ``hidden`` (what no reader sees, and the text has because its file does: a comment, invisible characters).
    ``box`` is the rectangle on the page: left, top, right, bottom, in points (1/72 inch) from its left upper corner.
    """

    span: Span
    kind: str
    label: str
    box: tuple[float, float, float, float] | None = None


class Document(BaseModel):
    """One source, read. ``id`` is made of its content, so the same text has the same id on every machine.

    ``source`` is the path or URL as the caller gave it, ``sha256`` is of the source's bytes, ``places`` are those
    the format itself tells (a page, a cue); what layout tells is found by splitting. ``author``, ``published`` and
    ``site`` are as the source gives them, "" where it does not. ``notices`` are sentences on what a reader of the text
    would not see: hidden words that were left out, pages without text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    source: str
    text: str = Field(repr=False)
    title: str
    media_type: str = "text/plain"
    sha256: str
    author: str = ""
    published: str = ""
    site: str = ""
    places: tuple[Place, ...] = ()
    notices: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Return a hash of what tells documents apart, and not of each place."""
        return hash((self.id, self.source, self.sha256))

    @property
    def file(self) -> str:
        """The file that it was read from; "" for standard input and for a text in hand."""
        return "" if self.source in (STANDARD_INPUT, IN_HAND) else self.source

    @property
    def address(self) -> str:
        """The web address that it was read from, in ASCII; "" where the source is none."""
        return quote(self.source, safe=_AS_IN_ADDRESSES) if _WEB.match(self.source) else ""

    def link_to(self, span: Span) -> str:
        """Return the web address of the words at ``span``, in ASCII, "" where the source is no web address.

        Browsers go to the words and mark them (text fragments: https://wicg.github.io/scroll-to-text-fragment/).
        """
        address, _, anchor = self.address.partition("#")
        return f"{address}#{anchor.partition(':~:')[0]}:~:text={_fragment(self, span)}" if address else ""

    @classmethod
    def from_text(cls, text: str, *, title: str = "", source: str = IN_HAND) -> Document:
        """Return a Document of a text already in hand. ``title`` is what readers will see it called.

        A lone surrogate, which no file of text can hold, becomes U+FFFD: one character as before.
        """
        text = _LONE_SURROGATE.sub("\ufffd", text)
        digest = hashlib.sha256(text.encode()).hexdigest()
        return cls(id=digest[:12], source=source, text=text, title=title or source, sha256=digest)


def identity(sha256: str, text: str) -> str:
    """Return the id of a document whose ``text`` a loader made of bytes with the hash ``sha256``: of both.

    So one file may hold several documents, and a text that was changed since no longer has its id.
    """
    return hashlib.sha256(f"{sha256} {text}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def once_a_document(make: Callable[[Document], Made]) -> Callable[[Document], Made]:
    """Return ``make`` with what it makes of a document remembered for as long as that very object lives."""
    # By identity: to hash and compare two documents would take longer than most of what is remembered of them.
    made: dict[int, tuple[ref[Document], Made]] = {}

    @wraps(make)
    def remembered(document: Document) -> Made:
        key = id(document)
        found = made.get(key)
        if found is None:
            found = made[key] = (ref(document, lambda _: made.pop(key, None)), make(document))
        return found[1]

    return remembered


@once_a_document
def hidden(document: Document) -> tuple[Span, ...]:
    """Return what of the text no reader sees, in order and united: nothing of it may be quoted."""
    found: list[Span] = []
    for span in sorted(place.span for place in document.places if place.kind == HIDDEN and place.span):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


@once_a_document
def seen(document: Document) -> str:
    """Return the text with blanks for what no reader sees: of the same length, and of the same lines."""
    pieces: list[str] = []
    at = 0
    for span in hidden(document):
        pieces += (document.text[at : span.start], _SEEN.sub(" ", span.of(document.text)))
        at = span.end
    return "".join((*pieces, document.text[at:])) if pieces else document.text


@once_a_document
def _folded(document: Document) -> str:
    """Return the text as browsers compare it: any blanks alike, and any case."""
    return " ".join(document.text.split()).casefold()


def _fragment(document: Document, span: Span) -> str:
    """Return what finds the words at ``span`` on a page: themselves, or how they begin and end where they are long.

    Where they stand more than once, words before and behind them are told, too, as many as it takes.
    """
    text = document.text
    pieces = _pieces(span.of(text))
    if not pieces:
        return ""
    first, last = pieces[0], pieces[-1]
    whole = len(pieces) == 1 and len(first) <= 2 * _ENDS
    found = (first,) if whole else (first[:_ENDS], last[-_ENDS:])
    folded = _folded(document)
    before = _pieces(text[max(0, span.start - _AROUND) : span.start])
    after = _pieces(text[span.end : span.end + _AROUND])
    prefix: list[str] = []
    suffix: list[str] = []
    for words in (2, 4, 8, 16):
        context = " ".join([*prefix, *span.of(text).split(), *suffix]).casefold()
        if folded.count(context) <= 1:
            break
        prefix, suffix = before[-1][-words:] if before else [], after[0][:words] if after else []
    told = [",".join(_encoded(words) for words in found)]
    if prefix:
        told.insert(0, f"{_encoded(prefix)}-")
    if suffix:
        told.append(f"-{_encoded(suffix)}")
    return ",".join(told)


def _pieces(text: str) -> list[list[str]]:
    """Return the words of each line and cell; what the layout of a text puts before them is not on the page."""
    pieces = (_BULLET.sub("", piece.strip()).split() for piece in _BORDER.split(text))
    return [words for words in pieces if words]


def _encoded(words: list[str]) -> str:
    """Return the words as a fragment has them, where a hyphen and a comma are its own marks."""
    return quote(" ".join(words), safe="", errors="replace").replace("-", "%2D")


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, heading or short speaker turn, numbered through the document as p1, p2 and so on.

    ``part`` is the title of the part it stands in ("" where a document has but one); ``speaker`` is who says it
    in a dialogue ("" in prose). A heading is no statement: nothing is claimed by it.
    """

    id: str
    span: Span
    part: str = ""
    speaker: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Chunk:
    """As much of a document as one call may hold: consecutive passages, chunks numbered from 1.

    Passages lie in order inside ``span`` and do not overlap; what lies between them is blank or layout (a speaker's
    label, a rule, a bullet). The chunks of a document cover its text without gap or overlap.
    """

    document_id: str
    number: int
    span: Span
    passages: tuple[Passage, ...]
