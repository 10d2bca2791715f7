"""Mail: what its sender wrote, and apart from it the older messages that are quoted in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.errors import SourceEmptyError
from summarizer.loading.charsets import labelled_text
from summarizer.loading.decoding import lines_of
from summarizer.loading.hiding import Hidden
from summarizer.loading.mail_page import page_lines
from summarizer.loading.mail_parts import attachments, bodies, charset, content, date, header, parsed, sender
from summarizer.loading.mail_quotes import MOST_LINES, Lines, laid_out

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message

    from summarizer.document import Document
    from summarizer.loading.raw import Raw

_NAMED: Final = 10  # attachments


def read_mail(raw: Raw) -> list[Document]:
    """Return one Document: subject as title, sender as author, date as published, the plain text as text.

    What is quoted in it has the place ``quoted`` and the part "quoted message", and is given to whom the line before it
    names, else to nobody; then the rest is given to the sender. Where there is but HTML, it is read as mail programs
    show it. Attachments are named by a notice. Raises SourceEmptyError where there is no text, SourceTooLargeError
    where there is more than mails hold, SourceNotTextError where its bytes are no text.
    """
    message = parsed(raw.data, raw.name)
    writer = sender(message)
    attached = attachments(message)
    notices = [_attached(attached)] if attached else []
    plain, page = bodies(message)
    hidden = Hidden()
    lines = Lines([])
    if plain is not None:
        lines = _lines(plain, raw.name)
    elif page is not None:
        lines = page_lines(page, raw.name, hidden)
    text, places = laid_out([lines], writer, raw.name)
    if not text.strip():
        raise SourceEmptyError(f"{raw.name} has no text in it", hint="name a mail with text, or its attachment")
    return [
        raw.document(
            text,
            title=header(message, "subject"),
            author=writer,
            published=date(message),
            places=tuple(places),
            notices=(*notices, *hidden.notices("mail")),
        )
    ]


def _attached(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    listed = ", ".join(names[:_NAMED]) + (f" and {more:,} more" if more > 0 else "")
    return f"what is attached was not read: {listed}"


def _lines(part: Message, name: str) -> Lines:
    """Return the lines of a part, in the encoding that it names if that fits, else as a file's text is decoded."""
    return Lines(lines_of(labelled_text(content(part), name, charset(part)), name, most=MOST_LINES))
