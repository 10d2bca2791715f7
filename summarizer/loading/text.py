"""Plain text and Markdown: the file's characters as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.document import Document
from summarizer.errors import SourceEmptyError
from summarizer.loading.decoding import decoded_and_told
from summarizer.loading.formats import MARKDOWN, XML
from summarizer.loading.invisible import invisible, is_blank, told_of_invisible
from summarizer.loading.unshown import told, unshown

if TYPE_CHECKING:
    from summarizer.loading.raw import Raw

_SHOWN_OTHERWISE = frozenset({MARKDOWN, XML})  # than it is written
_LONGEST_TITLE = 120  # characters
_HEAD = 4_000  # characters in which the title and what follows it must stand
_HASHES = re.compile(r"#{1,6}[ \t]+(.+?)[ \t#]*$")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1$")
_MAY_FOLLOW = re.compile(r"(?:=+|-+|[Bb]y [A-Z]\S* [A-Z][^.!?]{0,90})$")  # a title: a rule, or who wrote what it names
_ENDED = re.compile(r"[.!?…:;,。！？][\"”’')\]»*_]*$")
_LABEL = re.compile(r"[*_\[]{0,3}[^:]{1,60}:[*_]{0,2}(?:\s|$)")


def read_text(raw: Raw) -> list[Document]:
    """Return one Document: the decoded bytes without a byte order mark, line ends and all.

    What readers do not see has places of the kind ``hidden``, and is told: runs of invisible characters, and what of
    Markdown and XML is not shown.

    Raises SourceNotTextError where they are in no known encoding, SourceTooLargeError where they are too many,
    SourceEmptyError where there are but blanks.
    """
    if not raw.data:
        raise SourceEmptyError(f"{raw.name} is empty", hint="name a file with text in it")
    text, notices = decoded_and_told(raw.data, raw.name)
    raw.refuse_longer(text)
    if is_blank(text):
        raise SourceEmptyError(f"{raw.name} holds nothing but blanks", hint="name a file with text in it")
    unseen = list(invisible(text))
    places = unshown(text, markdown=raw.media_type == MARKDOWN) if raw.media_type in _SHOWN_OTHERWISE else []
    return [
        Document(
            id=raw.sha256[:12],
            source=raw.source,
            text=text,
            title=_title(text, markdown=raw.media_type == MARKDOWN) or raw.title,
            media_type=raw.media_type,
            sha256=raw.sha256,
            places=(*places, *unseen),
            notices=(*notices, *told(places), *told_of_invisible(unseen)),
        )
    ]


def _goes_on(first: str, second: str) -> bool:
    """Tell whether the line below the first belongs with it: a short one that is neither a rule nor a byline."""
    return bool(second) and not _MAY_FOLLOW.match(second) and len(second) <= max(len(first), _LONGEST_TITLE)


def _title(text: str, *, markdown: bool) -> str:
    """Return the heading that ``text`` begins with, or nothing: a short line without a full stop, then more.

    Of ``markdown`` it is what readers see of it once it is shown.
    """
    lines = [line.strip() for line in text.lstrip()[:_HEAD].splitlines()]
    first, second = lines[0], lines[1] if len(lines) > 1 else None
    if found := _HASHES.match(first) or (None if _ENDED.search(first.strip("*_")) else _BOLD.match(first)):
        words = found[found.re.groups]
    elif second is None or len(first) > _LONGEST_TITLE or _ENDED.search(first) or _goes_on(first, second):
        return ""
    else:
        words = first
    following = next((line for line in lines[1:] if line), "")
    if _LABEL.match(first) and _LABEL.match(following):
        return ""  # a dialogue
    words = " ".join(words.split())
    if markdown:
        from summarizer.canonical.markdown_marks import without_marks  # noqa: PLC0415 - dear, and of Markdown alone

        words = without_marks(words)
    return words if len(words) <= _LONGEST_TITLE and any(map(str.isalnum, words)) else ""
