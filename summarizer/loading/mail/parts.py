"""A mail taken apart: what its header says, its texts, the names of what is attached; with bounds on the work.

The standard library's parser takes apart whatever is in a header as its standards say, in time that grows with its
square, and calls itself for each part in a part; so headers are cut, and a mail of too many parts is refused.
"""

from __future__ import annotations

from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import Compat32
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from summarizer.errors import SourceError, SourceTooLargeError
from summarizer.loading.formats import HTML, TEXT
from summarizer.loading.names import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import Message

#: Parts of one mail, and lines times parts that may lie in each other: each line is held against the border of all.
MOST_PARTS: Final = 10_000
MOST_WORK: Final = 20_000_000
_MOST_NESTED: Final = 200
_LONGEST_HEADER: Final = 2_000  # characters
_LONGEST: Final = 200  # characters of a subject or name


class _Bounded(Compat32):
    """Headers as they stand, cut; bytes beyond ASCII are UTF-8."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]

    def header_fetch_parse(self, name: str, value: str) -> str:
        del name
        return value.encode("ascii", "surrogateescape").decode("utf-8", "replace")


def parsed(data: bytes, name: str) -> Message:
    """Return the mail in ``data``. Raises SourceTooLargeError, naming ``name``, where it has too many parts."""
    lowered = data.lower()
    nested = lowered.count(b"multipart/") + lowered.count(b"message/")
    if nested and (
        nested > _MOST_NESTED or nested * data.count(b"\n") > MOST_WORK or data.count(b"\n--") > 2 * MOST_PARTS
    ):
        raise SourceTooLargeError(f"{name} has more parts than can be read", hint="save its text in a file")
    try:
        return message_from_bytes(data, policy=_Bounded())
    except RecursionError:
        raise SourceError(f"{name} has parts within each other without end", hint="save its text in a file") from None


def header(message: Message, name: str) -> str:
    """Return a header on one line, "" where there is none."""
    return _line(str(message.get(name, "")))


def sender(message: Message) -> str:
    """Return the name of who sent a mail, or the address where no name is told."""
    told = str(message.get("from", ""))
    name, address = parseaddr(told)
    return _line(name) or address[:_LONGEST] or _line(told)


def date(message: Message) -> str:
    """Return when a mail was sent, as in ISO 8601; what its header says where that is no date."""
    told = header(message, "date")
    try:
        return parsedate_to_datetime(told).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return told


class Body(NamedTuple):
    """A part that mail programs show, and ``others`` that say the same for programs which cannot show it."""

    part: Message
    others: tuple[Message, ...] = ()


def bodies(message: Message) -> list[Body]:
    """Return the parts of plain text and HTML that mail programs show, in their order; of a mail without, one text."""
    found = _bodies(message)
    return found or [Body(part) for part in _leaves(message) if _is_shown(part)][:1]


def attachments(message: Message, read: Sequence[Body]) -> Sequence[str]:
    """Return the names of what is beside the bodies, its type where it has no name, as they may be shown."""
    known = {id(part) for body in read for part in (body.part, *body.others)}
    return [_name(part) for part in _leaves(message) if id(part) not in known]


def _bodies(part: Message) -> list[Body]:
    inner = part.get_payload()
    if not isinstance(inner, list) or part.get_content_maintype() != "multipart":
        return [Body(part)] if _is_shown(part) and part.get_content_type() in (HTML, TEXT) else []
    found = [told for one in inner if (told := _bodies(cast("Message", one)))]
    match part.get_content_subtype():
        case "alternative" if found:
            return _last(found)
        case "related":  # one text, and what is shown in it
            return found[0] if found else []
        case _:
            return [body for told in found for body in told]


def _last(found: Sequence[list[Body]]) -> list[Body]:
    """Return of several ways to say the same the last with HTML, which mail programs show, with the others beside."""
    shown = next((told for told in reversed(found) if any(b.part.get_content_type() == HTML for b in told)), found[-1])
    others = tuple(part for told in found if told is not shown for body in told for part in (body.part, *body.others))
    return [*shown[:-1], shown[-1]._replace(others=(*shown[-1].others, *others))]


def charset(part: Message) -> str:
    """Return the encoding that a part says it is in, "" where it says none."""
    try:
        return part.get_content_charset("") or ""
    except Exception:  # noqa: BLE001 - the parser of parameters raises whatever comes, of hostile ones
        return ""


def content(part: Message) -> bytes:
    """Return the bytes of a part, unpacked."""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold something; what is attached as a mail is one, whatever it holds."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload()
        if isinstance(inner, list) and part.get_content_maintype() == "multipart":
            waiting.extend(cast("list[Message]", inner[::-1]))
        else:
            yield part


def _is_shown(part: Message) -> bool:
    return part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"


def _name(part: Message) -> str:
    try:
        return shown(_line(part.get_filename() or part.get_content_type()))
    except Exception:  # noqa: BLE001 - as for the encoding
        return "one without a name"


def _line(told: str) -> str:
    """Return the words of a header on one line, encoded ones decoded where they can be."""
    try:
        told = str(make_header(decode_header(told)))
    except Exception:  # noqa: BLE001 - as for the encoding
        told = told[:_LONGEST]
    return " ".join(told.encode("utf-8", "replace").decode().replace("\0", " ").split())[:_LONGEST]
