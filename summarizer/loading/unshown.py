"""What no reader of Markdown or XML sees once it is shown: comments, tags that hide, front matter, notes for links.

The text of such a file stays as it is, so that places in it are places in the file: what is found here is kept from
being quoted. Code is shown as it is written, and nothing in it hides.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Final

from summarizer.document import HIDDEN, Place, Span
from summarizer.loading.prose import is_prose
from summarizer.loading.telling import by_kind, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.loading.unshown_tags import Tags

_LONGEST_CODE: Final = 300  # characters of code in a line
_LONGEST_MATTER: Final = 20_000

#: Where something may begin that is not shown, or code.
_OPENING = re.compile(
    r"^[ \t>]{0,12}(?P<fence>`{3,}|~{3,})|(?P<code>`+)|(?P<comment><!--)|<(?=(?P<tag>[A-Za-z]))|^ {0,3}(?P<link>\[)"
    r"|\](?=(?P<title>\())|!(?=(?P<picture>\[))",
    re.MULTILINE,
)
# A definition of a link's target is not shown; where its title is a text, it is a comment, as people write them.
_TARGET: Final = r"(?:<[^<>\n]{0,400}>|(?=#|[a-z][a-z0-9+.-]{1,20}:|\S{0,200}/|\S{1,200}\.\w{1,5}(?:\s|$))\S{1,600}+)"
_TITLE: Final = r"""(?:"(?P<a>[^"]{1,2000})"|'(?P<b>[^']{1,2000})'|\((?P<c>[^()]{1,2000})\))"""
_DEFINITION = re.compile(
    rf" {{0,3}}\[(?!\^)[^\[\]\n]{{1,200}}\]:[ \t]{{0,9}}\n?[ \t]{{0,9}}{_TARGET}"
    rf"[ \t]{{0,9}}\n?[ \t]{{0,9}}{_TITLE}[ \t\r]{{0,9}}$",
    re.MULTILINE,
)
_LINKED = re.compile(r"\]\((?:<[^<>\n]{0,400}>|[^\s()<>]{1,600}+)\s{1,9}" + _TITLE + r"\s{0,9}\)")
# A picture is shown, and not what stands for it.
_PICTURE = re.compile(r"!\[([^\[\]]{1,2000})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\])")
_MATTER = re.compile(r"---[ \t]*\r?\n(?=(?:#[^\n]{0,400}\r?\n|[ \t]*\r?\n){0,20}[\w\"'.-]{1,60}[ \t]{0,3}:(?:\s|$))")
_MATTER_END = re.compile(r"^(?:---|\.\.\.)[ \t\r]*$", re.MULTILINE)
_LINE_START = re.compile(r"^ {0,3}\Z", re.MULTILINE)
_MARGIN: Final = 4  # characters in which a line begins
_END: Final = "-->"


def unshown(text: str, *, markdown: bool) -> list[Place]:
    """Return what of ``text`` is not shown, in order; without ``markdown``, of XML."""
    return list(_Scan(text, markdown=markdown).found())


def told(places: Sequence[Place]) -> tuple[str, ...]:
    """Return the sentence that tells of such places, none where there are none."""
    if not places:
        return ()
    pieces, kinds = number_of(len(places), "hidden piece", "hidden pieces"), by_kind(Counter(p.label for p in places))
    return (f"nothing is quoted from {pieces} of the file, which its readers do not see ({kinds})",)


class _Scan:
    """One pass over a text, in time that grows with it."""

    def __init__(self, text: str, *, markdown: bool) -> None:
        self._text = text
        self._markdown = markdown
        self._last_end = text.rfind(_END)  # of a comment

    @cached_property
    def _tags(self) -> Tags:
        from summarizer.loading.unshown_tags import Tags  # noqa: PLC0415 - dear, and few such texts have tags

        return Tags(self._text, markdown=self._markdown)

    def found(self) -> Iterator[Place]:
        """Yield the places."""
        at = 0
        if self._markdown and (end := self._matter()):
            yield Place(Span(0, end), HIDDEN, "front matter")
            at = end
        while opening := _OPENING.search(self._text, at):
            label, start, at = self._passed(opening)
            if label and any(map(str.isalpha, self._text[start:at])):
                yield Place(Span(start, at), HIDDEN, label)

    def _passed(self, opening: re.Match[str]) -> tuple[str, int, int]:
        """Return what is not shown from an opening on, "" where nothing is, and where that begins and ends."""
        start, kind = opening.start(), opening.lastgroup
        label, end = "", opening.end()
        if kind == "comment":
            label, end = self._comment(start)
        elif kind == "tag":
            label, end = self._tags.element(start)
        elif self._markdown and kind in ("link", "title"):
            found = (_DEFINITION if kind == "link" else _LINKED).match(self._text, start)
            title = next(filter(None, found.groups()), "") if found else ""
            if found and is_prose(title):
                label, end = ("comment", found.end()) if kind == "link" else ("link title", found.end() - 1)
                start = start if kind == "link" else found.end() - len(found[0].partition(title)[2]) - len(title)
        elif self._markdown and kind == "picture":
            picture = _PICTURE.match(self._text, start)
            if picture and is_prose(picture[1]):
                label, end = "words for a picture", picture.end()
        elif self._markdown:
            end = self._code(opening) if kind == "code" else self._fence(opening)
        return label, start, end

    def _matter(self) -> int:
        """Return where the front matter ends, 0 where there is none."""
        begun = _MATTER.match(self._text)
        ended = _MATTER_END.search(self._text, begun.end(), begun.end() + _LONGEST_MATTER) if begun else None
        return ended.end() if ended else 0

    def _code(self, opening: re.Match[str]) -> int:
        """Return where code in a line ends; behind its mark where nothing closes it in the paragraph."""
        mark, start = opening["code"], opening.end()
        stop = self._text.find("\n\n", start, start + _LONGEST_CODE)
        closed = re.compile(f"(?<!`){mark}(?!`)").search(
            self._text, start, stop if stop >= 0 else start + _LONGEST_CODE
        )
        return closed.end() if closed else start

    def _fence(self, opening: re.Match[str]) -> int:
        mark = opening["fence"]
        closing = re.compile(rf"^[ \t>]{{0,12}}{mark[0]}{{{len(mark)},}}[ \t\r]*$", re.MULTILINE)
        closed = closing.search(self._text, opening.end())
        return closed.end() if closed else len(self._text)

    def _comment(self, start: int) -> tuple[str, int]:
        """Return a comment; one that is left open in the middle of a line is text."""
        text = self._text
        end = text.find(_END, start) if start < self._last_end else -1
        if text[start - 1 : start] == "\\" and self._markdown:
            return "", start + 1
        if end >= 0:
            return "comment", end + len(_END)
        begins = not self._markdown or _LINE_START.search(text, max(0, start - _MARGIN), start)
        return ("comment", len(text)) if begins else ("", start + 1)
