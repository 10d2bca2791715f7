"""The lines of a text, and what the marks at their heads may mean.

Nothing is decided here: a line that opens like a speaker's turn is only described.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

Mark = Literal["", "label", "bold", "bullet", "number", "hashes", "underline", "rule", "fence", "code"]

_HEAD = 140  # characters of a line in which a label must end
_RULE = re.compile(r"(?:[-_=~—–•·][ \t]?){3,}$|(?:[*#][ \t]*){3,}$")
_UNDERLINE = re.compile(r"(={3,}|-{3,})$")
_WHOLLY_BOLD = re.compile(r"(?:\*\*(?=[^\s*])[^*\n]{1,240}(?<=\S)\*\*|__(?=[^\s_])[^_\n]{1,240}(?<=\S)__)$")
_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_BULLET = re.compile(r"(?:[-*+•‣◦▪●·–—>][ \t]+)+(?=\S)|\([a-z0-9]{1,3}\)[ \t]+(?=\S)|[a-z]\)[ \t]+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)][ \t]+(?=\S)")
# The number of a paragraph, as in laws and reports: "1.1 The department …".
_PARAGRAPH = re.compile(r"()\d{1,2}(?:\.\d{1,2}){1,3}\.?[ \t]+(?=[A-Z“\"‘'(\[])")

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_TIME = rf"[\[(]?{_CLOCK}[\])]?"
# As chats print it: with the date before, and the half of the day behind.
_STAMP = rf"[\[(]?(?:\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}},?[ \t]+)?{_CLOCK}(?:[ \t]?[AaPp]\.?[Mm]\.?)?[\])]?"
_BOLD = r"\*\*|__|\*|_"
# As parliaments print it: the number of a question before the name of who asks it.
_ASKED = r"Q ?\d{1,4}[.)]?[ \t]+(?=[*_]{0,2}[^\W\d_])"
_LABEL = re.compile(
    rf"(?:{_ASKED})?(?:{_STAMP}[ \t]*[-–—]?[ \t]*(?:From[ \t]+)?)?(?P<open>{_BOLD})?(?:{_TIME}[ \t]*[-–—]?[ \t]*)?"
    r"(?P<name>(?:[^\W\d_][^:：\n*_\[\]()<>{}|\"“”„«»?!;=\\]{0,60}?|[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.,&’' -]{0,130}?)"
    r"(?:[ \t]?\([^()\n]{1,60}\)){0,2})"
    rf"(?:[ \t]+to[ \t]+[Ee]veryone)?[ \t]*(?:{_TIME})?[ \t]*(?P<close>{_BOLD})?[ \t]?"
    rf"(?::(?P<after>{_BOLD})?(?=[\s“\"‘'«„*_]|$)|：(?P<wide>{_BOLD})?)[ \t]*"
)
_CAPITALS = re.compile(
    rf"(?:{_TIME}[ \t]*)?(?P<name>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.,’' -]{{1,40}}?)[ \t]*(?:—|–|--)[ \t]*(?=\S)"
)
# As congresses print it: a title, a surname and a full stop, or an office alone.
_TITLED = re.compile(
    r"(?P<name>(?:Mr\.|Mrs\.|Ms\.|Dr\.|Senator|Representative|Chairman|Chairwoman|Chair|Secretary|General|Admiral|Governor|"
    r"Judge|Justice|Commissioner|Delegate)[ ][A-Z][\w'’-]{1,30}|(?:The|Vice)[ ](?:Chairman|Chairwoman|Chair|Clerk|"
    r"Presiding[ ]Officer))\.[ \t]+(?=[\"“‘A-Z])"
)
_LETTER = re.compile(r"(?P<name>[QAPR]) ?\d{0,3}[.:)][ \t]+(?=\S)")
# As Spanish papers print an interview, "Pregunta. ¿…?", and French minutes a debate, "LE PRÉFET, Ann Lee. – Bonsoir".
_SPELLED = re.compile(r"(?P<name>Pregunta|Respuesta|Question|Réponse|Frage|Antwort)\.[ \t]+(?=\S)")
_DASHED = re.compile(r"(?P<name>(?:M\. |Mme |Me )?[A-ZÀ-ÖØ-Þ][^\n.:–—]{1,90}?)\.[ \t]?[–—][ \t]+(?=\S)")
# A name and a time, and nothing else: what is said stands below.
_STAMPED = re.compile(rf"(?P<name>[^\W\d_][\w.,&’' -]{{0,60}}?(?: ?\([^()\n]{{1,60}}\))?)[ \t]+[-–—]?[ \t]*{_STAMP}$")
_TIMED = re.compile(rf"[ \t]*{_TIME}$")


class Line(NamedTuple):
    """A line that is not blank, from ``start`` to ``end`` without the blanks at its ends.

    ``mark`` is what stands before its words, which begin at ``body``; ``name`` is the one that a label gives, ``level``
    the hashes of a heading, the rank of an underline or the number of a list's item, 0 for one of parts ("1.1").
    ``gap`` tells that a blank line stands before it, ``page`` that a page ends there.
    """

    start: int
    end: int
    body: int
    mark: Mark = ""
    name: str = ""
    level: int = 0
    gap: bool = False
    page: bool = False

    def __len__(self) -> int:
        return self.end - self.start


def lines(text: str) -> Iterator[Line]:
    """Yield the lines of ``text`` that are not blank, in order."""
    offset = 0
    gap = page = fenced = False
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words.strip("> \t"):
            start = offset + len(raw) - len(raw.lstrip())
            mark, skip, name, level = _marked(words, fenced=fenced)
            fenced ^= mark == "fence"
            yield Line(start, start + len(words), start + skip, mark, name, level, gap, page)
            gap = page = False
        elif "\f" not in raw:
            gap = True
        page = page or "\f" in raw
        offset += len(raw)


def _marked(words: str, *, fenced: bool) -> tuple[Mark, int, str, int]:
    """Return the mark before ``words``, its length, and the name or level that it tells."""
    mark: Mark = ""
    length, name, level = 0, "", 0
    if words.startswith(("```", "~~~")):
        mark = "fence"
    elif fenced:
        mark = "code"
    elif _UNDERLINE.match(words):
        mark, level = "underline", 1 if words[0] == "=" else 2
    elif _RULE.match(words):
        mark = "rule"
    elif found := _HASHES.match(words):
        mark, length, level = "hashes", found.end(), len(found[1])
    elif found := _BULLET.match(words):
        mark, length = "bullet", found.end()
    elif found := _NUMBER.match(words) or _PARAGRAPH.match(words):
        mark, length, level = "number", found.end(), int(found[1] or 0)
    elif _WHOLLY_BOLD.match(words):
        mark = "bold"
    elif label := _label(words[:_HEAD]) or _stamped(words):
        mark, (name, length) = "label", label
    return mark, length, name, level


def _label(head: str) -> tuple[str, int] | None:
    """Return the name that a line opens with as a speaker's label would, and the length of that label."""
    if found := _LETTER.match(head):
        return found["name"], found.end()
    if ":" in head or "：" in head:
        found = _LABEL.match(head)
        if found and (found["open"] or "") == (found["close"] or "") + (found["after"] or found["wide"] or ""):
            return _TIMED.sub("", found["name"]).strip(), found.end()
    if found := _CAPITALS.match(head) or _TITLED.match(head) or _SPELLED.match(head) or _DASHED.match(head):
        return found["name"].strip(), found.end()
    return None


def _stamped(words: str) -> tuple[str, int] | None:
    """Return the name that a line has before a time, if it has nothing else, and the length of both."""
    found = _STAMPED.match(words) if len(words) < _HEAD and words[-1] in "0123456789])Mm." else None
    return (found["name"].strip(), found.end()) if found else None
