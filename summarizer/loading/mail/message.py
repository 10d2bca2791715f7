"""Mail: what its sender wrote, and apart from it the older messages that are quoted in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.errors import SourceEmptyError
from summarizer.loading.charsets import labelled_text
from summarizer.loading.decoding import lines_of
from summarizer.loading.formats import HTML
from summarizer.loading.hiding import Hidden
from summarizer.loading.mail.alternatives import differing, words_missing
from summarizer.loading.mail.page import page_lines
from summarizer.loading.mail.parts import attachments, bodies, charset, content, date, header, parsed, sender
from summarizer.loading.mail.quotes import MOST_LINES, Lines, laid_out
from summarizer.loading.telling import first_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from email.message import Message

    from summarizer.document import Document
    from summarizer.loading.mail.parts import Body
    from summarizer.loading.raw import Raw

_NAMED: Final = 10  # attachments


def read_mail(raw: Raw) -> list[Document]:
    """Return one Document: subject as title, sender as author, date as published, what mail programs show as text.

    What is quoted in it has the place ``quoted`` and the part "quoted message", and is given to whom the line before it
    names, else to nobody; then the rest is given to the sender. Attachments are named by a notice, as is another text
    for programs without HTML where it says something else. Raises SourceEmptyError where there is no text,
    SourceTooLargeError where there is more than mails hold, SourceNotTextError where its bytes are no text.
    """
    message = parsed(raw.data, raw.name)
    writer = sender(message)
    read = bodies(message)
    attached = attachments(message, read)
    notices = [_attached(attached)] if attached else []
    hidden = Hidden()
    parts = [_shown(body, raw.name, hidden, notices) for body in read]
    text, places = laid_out(parts, writer, raw.name)
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
    return f"what is attached was not read: {first_of(names, _NAMED)}"


def _shown(body: Body, name: str, hidden: Hidden, notices: list[str]) -> Lines:
    """Return the lines of a body as mail programs show it, and add to ``notices`` where another text of it differs.

    Where they show no words, the other text is read.
    """
    lines = _lines(body.part, name, hidden)
    others = [_lines(part, name, Hidden()) for part in body.others]
    if not any(map(str.strip, lines.lines)) and others:
        notices.append("what mail programs show of the mail has no words: its other text was read")
        return others[-1]
    notices += (differing(words) for other in others if (words := words_missing(other.lines, lines.lines)))
    return lines


def _lines(part: Message, name: str, hidden: Hidden) -> Lines:
    """Return the lines of a part, in the encoding that it names if that fits, else as a file's text is decoded."""
    if part.get_content_type() == HTML:
        return page_lines(part, name, hidden)
    return Lines(lines_of(labelled_text(content(part), name, charset(part)), name, most=MOST_LINES))
