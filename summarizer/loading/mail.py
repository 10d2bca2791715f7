"""Mail: what its sender wrote, and apart from it the older messages that are quoted in it."""

from __future__ import annotations

import re
from dataclasses import replace
from email.utils import parseaddr
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Place, Span
from summarizer.errors import SourceEmptyError, SourceTooLargeError
from summarizer.loading.charsets import labelled_text
from summarizer.loading.decoding import lines_of
from summarizer.loading.formats import HTML
from summarizer.loading.mail_parts import attachments, bodies, charset, content, date, header, parsed, sender
from summarizer.loading.web_page import read_web_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

    from summarizer.document import Document
    from summarizer.loading.raw import Raw

QUOTED: Final = "quoted message"  # the part that older messages stand in
MOST_LINES: Final = 1_000_000
MOST_TURNS: Final = 10_000  # from one writer to another
_NAMED: Final = 10  # attachments

_MARKS = re.compile(r"(?:[ \t]?>)+[ \t]?")
# The line before a quoted message, in the languages whose lexica the package has; it may be wrapped once.
_WROTE = re.compile(
    r"(?:On|Am|Le|El) .{6,200}(?:wrote|schrieb .{1,80}|a écrit|escribió)[ \t]?:$", re.IGNORECASE | re.DOTALL
)
_WHO = re.compile(
    r"(?:schrieb |(?:, |(?:\d{4}|:\d\d) )(?:[AaPp]\.?[Mm]\.?,? )?(?:schrieb )?)(?P<name>[^\W\d_][^\d:,<>\n]{1,60}?)"
    r"[ \t]*(?:<[^<>]{1,120}>)?[ \t\n]*(?:wrote|a écrit|escribió)?[ \t]?:$"
)
_FORWARDED = re.compile(
    r"-{2,12} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht"
    r"|Message d'origine|Mensaje original) ?-{2,12}$|_{20,}$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:From|Von|De)[ \t]*:[ \t]*(.{1,200})$", re.IGNORECASE)


class _Piece(NamedTuple):
    """Lines of one author: ``depth`` is how often they were quoted, 0 for the sender's own."""

    depth: int
    who: str
    lines: list[str]


def read_mail(raw: Raw) -> list[Document]:
    """Return one Document: subject as title, sender as author, date as published, the plain text as text.

    What is quoted in it has the place ``quoted`` and the part "quoted message", and is given to whom the line before it
    names, else to nobody; then the rest is given to the sender. Where there is but HTML, it is read as a web page is.
    Attachments are named by a notice. Raises SourceEmptyError where there is no text, and what reading a page raises.
    """
    message = parsed(raw.data, raw.name)
    writer = sender(message)
    attached = attachments(message)
    notices = [_attached(attached)] if attached else []
    plain, page = bodies(message)
    if plain is None and page is not None:
        text, places, more = _as_page(raw, page)
        notices += more
    else:
        text, places = laid_out(_lines(plain, raw.name) if plain is not None else [], writer, raw.name)
    if not text.strip():
        raise SourceEmptyError(f"{raw.name} has no text in it", hint="name a mail with text, or its attachment")
    return [
        raw.document(
            text,
            title=header(message, "subject"),
            author=writer,
            published=date(message),
            places=tuple(places),
            notices=tuple(notices),
        )
    ]


def _attached(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    listed = ", ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    return f"what is attached was not read: {listed}"


def _lines(part: Message, name: str) -> list[str]:
    """Return the lines of a part, in the encoding that it names if that fits, else as a file's text is decoded."""
    return lines_of(labelled_text(content(part), name, charset(part)), name, most=MOST_LINES)


def _as_page(raw: Raw, page: Message) -> tuple[str, Sequence[Place], Sequence[str]]:
    """Return text, places and notices of a part in HTML."""
    (document,) = read_web_page(replace(raw, data=content(page), media_type=HTML, charset=charset(page)))
    return document.text, document.places, document.notices


def laid_out(lines: Sequence[str], sender: str, name: str) -> tuple[str, list[Place]]:
    """Return the text of a mail without the marks of quoting, and the places of quoted messages and of writers.

    Raises SourceTooLargeError, naming ``name``, where they take turns without end.
    """
    written: list[str] = []
    places: list[Place] = []
    length = 0
    pieces = list(islice(_pieces(lines, sender), MOST_TURNS + 1))
    if len(pieces) > MOST_TURNS:
        raise SourceTooLargeError(f"{name} quotes more than {MOST_TURNS:,} times", hint="save its text in a file")
    talk = any(piece.depth for piece in pieces)  # else the author is who speaks, as in any text
    for piece in pieces:
        body = "\n".join(piece.lines).strip("\n")
        if not body.strip():
            continue
        joint = "\n\n" if written else ""
        span = Span(length + len(joint), length + len(joint) + len(body))
        written += (joint, body)
        length = span.end
        if piece.depth:
            places += (Place(span, "quoted", piece.who), Place(span, "part", QUOTED))
        if piece.who and talk:
            places.append(Place(span, "speaker", piece.who))
    return "".join(written), places


def _pieces(lines: Sequence[str], sender: str) -> Iterator[_Piece]:
    """Yield the lines by who wrote them."""
    piece = _Piece(0, sender, [])
    named = ""  # by the line before a quoted message
    forwarded = False
    for line in lines:
        marks = _MARKS.match(line)
        depth = marks[0].count(">") if marks else 0
        bare = line[marks.end() :] if marks else line
        if not forwarded and not depth and _FORWARDED.match(bare.strip()):
            forwarded = True
            yield piece
            piece = _Piece(1, "", [])
            continue
        if forwarded:
            depth += 1
            found = _FROM.match(bare.strip()) if depth == 1 and not piece.who else None
            if found:
                piece = _Piece(1, parseaddr(found[1])[0] or found[1].strip(), piece.lines)
        if depth != piece.depth:
            if not piece.depth and depth == 1:
                named = _taken(piece.lines)
            yield piece
            piece = _Piece(depth, sender if not depth else named if depth == 1 else "", [])
        piece.lines.append(bare.rstrip())
    yield piece


def _taken(lines: list[str]) -> str:
    """Take the line that tells who wrote what follows from the end of ``lines``, and return the name in it, or ""."""
    while lines and not lines[-1].strip():
        lines.pop()
    for count in (1, 2):
        last = "\n".join(lines[-count:]).strip()
        if len(lines) >= count and _WROTE.match(last):
            del lines[-count:]
            found = _WHO.search(last)
            return " ".join(found["name"].split()) if found else ""
    return ""
