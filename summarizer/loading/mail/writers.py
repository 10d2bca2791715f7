"""The lines of a mail that tell who wrote what follows: "On … wrote:", or a header that a mail program has written out.

They are known in the languages whose lexica the package has, and in Italian and Portuguese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MARKS = re.compile(r"(?:[ \t]?>)+[ \t]?")
_BLANKS = re.compile(r"[\s\u200b]+")
_LONGEST: Final = 500  # characters of such a line, with the one that it was wrapped to
_LONGEST_NAME: Final = 200
_LONGEST_FIELD: Final = 30  # of its name
_BEHIND: Final = 5  # lines, of which one that is not blank begins the message
_MOST_OF_A_HEADER: Final = 16  # lines

_SAYS = re.compile(r"wrote|writes|schreibt|schrieb|écrit|escribió|scritto|escreveu")
_SAID: Final = "wrote|a écrit|escribió|ha scritto|escreveu"
_ADDRESS: Final = r"\(?<[^<>]{1,120}>\)?"
_NAME: Final = r"[A-ZÀ-ÖØ-Þ][^\d:,<>\n]{1,60}?"
# Only the English one may do without a number: elsewhere it would be any sentence of what somebody has written.
_WROTE = re.compile(
    r"On .{6,300}wrote ?:$"
    r"|(?=.{0,300}?\d)(?:Am .{6,300}schrieb .{1,200}|Le .{6,300}a écrit|El .{6,300}escribió|Il .{6,300}ha scritto"
    r"|(?:Em|A|No dia) .{6,300}escreveu) ?:$",
    re.IGNORECASE,
)
_NAMED_FIRST = re.compile(
    rf"(?P<name>{_NAME}) ?(?:{_ADDRESS} ?)?(?:(?:{_SAID}|writes|schreibt|schrieb) ?:|schrieb am .{{6,80}}:)$"
)
_MOST_WORDS: Final = 5  # of such a name
_PARTICLES: Final = frozenset("of the de la le del der den di da do dos van von bin al el y e".split())
_WHO: Final = (
    re.compile(rf"schrieb (?P<name>[^\d:<>]{{2,80}}?) ?(?:{_ADDRESS} ?)?:$"),
    re.compile(rf'"(?P<name>[^"\d:<>]{{2,80}})" ?{_ADDRESS} ?(?:{_SAID}) ?:$'),
    re.compile(
        r"(?:, |(?:\d{4}|:\d\d) )(?:[AaPp]\.? ?[Mm]\.?,? )?"
        rf"(?P<name>[^\W\d_][^\d:,<>]{{1,60}}?) ?(?:{_ADDRESS})? ?(?:{_SAID}) ?:$"
    ),
)
_FORWARDED = re.compile(
    r"-{2,12} ?(?:Original Message|Forwarded message|Ursprüngliche Nachricht|Weitergeleitete Nachricht"
    r"|Message d['’]origine|Message transféré|Mensaje original|Mensaje reenviado|Messaggio originale"
    r"|Messaggio inoltrato|Mensagem original|Mensagem encaminhada) ?-{2,12}$",
    re.IGNORECASE,
)
_RULE = re.compile(r"_{20,}$")
_FIELD = re.compile(
    r"[*_]{0,2}(?P<name>[A-Za-zÀ-ÿ]{1,12}(?: (?:el|em|le|am))?) ?:[*_]{0,2} ?\|? ?(?P<value>.{0,400}).*$"
)
#: What the fields of a header are called in such lines.
_FIELDS: Final = {
    name: kind
    for kind, names in {
        "from": "from, von, de, da, expéditeur, remitente, mittente",
        "date": "sent, date, gesendet, datum, envoyé, envoyé le, enviado, enviado el, enviado em, enviada em, fecha, "
        "data, inviato",
        "to": "to, an, à, a, para, cc, kopie",
        "subject": "subject, betreff, objet, sujet, asunto, oggetto, assunto",
    }.items()
    for name in names.split(", ")
}
_ADDRESSES = re.compile(r"[<(\[]?(?:mailto:)?[^\s<>()\[\]@]{1,120}@[^\s<>()\[\]]{1,120}[>)\]]?")


class Line(NamedTuple):
    """A line of a mail without the marks of quoting, of which it has ``depth``; blank lines have no words."""

    depth: int
    words: str


class Told(NamedTuple):
    """Who wrote what stands behind some lines: ``name`` ("" for nobody known), ``lines`` of them are no text.

    ``deeper`` tells that what stands there bears one more mark of quoting than they do.
    """

    name: str
    lines: int
    deeper: bool = False


def unmarked(line: str) -> Line:
    """Return a line without its marks of quoting, and how many they were."""
    marks = _MARKS.match(line)
    if marks is None:
        return Line(0, line.rstrip())
    return Line(marks[0].count(">"), line[marks.end() :].rstrip())


def told(lines: Sequence[str], at: int, *, quoted: bool, begins: bool) -> Told | None:
    """Return who wrote what follows, where the line at ``at`` begins to tell that; None where it does not.

    ``quoted`` tells that it is one of a quoted message, ``begins`` that it is the first, which may tell who wrote it.
    """
    here = unmarked(lines[at])
    if here.words[0] in "-_":
        return _rule(lines, at, here, quoted=quoted)
    if _kind(here.words) == "from":
        header = _header(lines, at, here.depth)
        return Told(_name(header["from"]), 0) if _is_whole(header, quoted=quoted) else None
    return _attribution(lines, at, here, begins=begins and quoted)


def _rule(lines: Sequence[str], at: int, here: Line, *, quoted: bool) -> Told | None:
    """Return who wrote what stands below a line like "-----Original Message-----"."""
    words = _one_line(here.words)
    forwarded = _FORWARDED.match(words)
    if not forwarded and not _RULE.match(words):
        return None
    header = _header(lines, at + 1, here.depth)
    if forwarded or _is_whole(header, quoted=quoted):
        return Told(_name(header.get("from", "")), 1)
    return None


def _attribution(lines: Sequence[str], at: int, here: Line, *, begins: bool) -> Told | None:
    """Return who wrote what follows as a line like "On … wrote:" tells, which may be wrapped once."""
    words = here.words
    for count in (1, 2):
        if count > 1:
            wrapped = unmarked(lines[at + 1]) if at + 1 < len(lines) else here
            words = f"{words} {wrapped.words}" if wrapped.depth == here.depth else ""
        if len(words) > _LONGEST or not words.endswith(":") or not _SAYS.search(words):
            continue
        whole = _one_line(words)
        dated, named = _WROTE.match(whole), _named_first(whole)
        following = map(unmarked, lines[at + count : at + count + _BEHIND])
        after = next((line for line in following if line.words), None)
        if after is None or not (dated or named):
            continue
        name = named or _dated(whole)
        if after.depth > here.depth:
            return Told(name, count, deeper=True)
        # Without marks, it must be a mail program that writes so: anybody may cite what somebody wrote on some day.
        if after.depth == here.depth and (begins or (dated and _ADDRESSES.search(whole))):
            return Told(name, count)
    return None


def _named_first(whole: str) -> str:
    """Return the name in "Bo Lind wrote:", "" where that is not what the line says."""
    found = _NAMED_FIRST.match(whole)
    words = found["name"].split() if found else []
    is_name = len(words) <= _MOST_WORDS and all(word[0].isupper() or word in _PARTICLES for word in words)
    return " ".join(words) if is_name and not _WROTE.match(whole) else ""


def _dated(whole: str) -> str:
    """Return the name in "On … Bo Lind wrote:", "" where nothing parts it from the date."""
    found = next((found for pattern in _WHO if (found := pattern.search(whole))), None)
    return found["name"].strip(" \"'") if found else ""


def _header(lines: Sequence[str], at: int, depth: int) -> Mapping[str, str]:
    """Return the fields of a header that is written out from ``at`` on: from, date, to, subject, as far as told."""
    found: dict[str, str] = {}
    last = ""
    for line in map(unmarked, lines[at : at + _MOST_OF_A_HEADER]):
        words = _one_line(line.words[:_LONGEST])
        kind = _kind(words)
        if line.depth != depth or (words and not kind and last != "to") or kind in found:
            break  # of other lines, a list of addresses has some, which may be wrapped
        if kind:
            field = _FIELD.match(words)
            found.setdefault(kind, field["value"].strip() if field else "")
            last = kind
    return found


def header_of(lines: Sequence[str]) -> int:
    """Return how many of the lines of an older message, from its first on, are the header that is written out there."""
    count, last = 0, ""
    for number, line in enumerate(lines[:_MOST_OF_A_HEADER]):
        if kind := _kind(line):
            count, last = number + 1, kind
        elif line and (number > count or last != "to"):
            break
        elif line:
            count = number + 1  # of a list of addresses, which may be wrapped
    return count


def _is_whole(header: Mapping[str, str], *, quoted: bool) -> bool:
    """Tell whether these are the fields of a mail's header, and not of any list; in a quoted message, two are enough.

    Anybody may write of a journey from, to and date; of its subject, nobody does.
    """
    beside = header.keys() - {"from"}
    return bool(header.get("from")) and (bool(beside - {"to"}) if quoted else len(beside) > 1 and "subject" in beside)


def _kind(words: str) -> str:
    """Return which field of a header a line is, "" where it is none."""
    found = _FIELD.match(_one_line(words[:_LONGEST])) if ":" in words[:_LONGEST_FIELD] else None
    return _FIELDS.get(found["name"].lower(), "") if found else ""


def _name(value: str) -> str:
    """Return the name of somebody in a header, the address where no name is told."""
    return (_ADDRESSES.sub("", value).strip(" \"'*_;,") or value.strip(" <>[]*_"))[:_LONGEST_NAME]


def _one_line(words: str) -> str:
    """Return words with one blank for each run; mail programs put narrow ones between a time and its AM."""
    return _BLANKS.sub(" ", words).strip() if words else ""
