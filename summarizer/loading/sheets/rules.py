"""The text of a style sheet → its rules, with those in other rules, and what it says of movements and of variables.

Nothing is fetched: of sheets that a sheet imports, those are read whose text stands in the address itself.
"""

from __future__ import annotations

import re
from base64 import b64decode
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote_to_bytes

from summarizer.loading.sheets.media import is_for_desks, met
from summarizer.loading.sheets.selectors import ESCAPE, LONGEST_SELECTOR, character, listed, unmarked, with_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

# A string that is left open ends with its line: no run of quotation marks is walked twice.
_ASIDE = re.compile(
    r"""/\*.*?(?:\*/|\Z)|<!--|-->|(?P<string>"(?:[^"\\\n]|\\.)*+"?|'(?:[^'\\\n]|\\.)*+'?)"""
    r"""|(?<![\w-])(?P<address>url\(\s*+(?!["'\s])(?:[^)\\]|\\.)*+)\)?""",
    re.DOTALL | re.IGNORECASE,
)
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_FIRST = re.compile(r"\s*+@(?P<name>charset|layer|namespace|import)\b(?P<rest>[^;{}]*+);?", re.IGNORECASE)
_IMPORTED = re.compile(
    r"""\s*+(?:url\(\s*+)?(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^)\s]++))\s*+\)?(?P<media>.*)""",
    re.DOTALL,
)
_BESIDE = re.compile(
    r"@(?:-webkit-)?(?P<what>keyframes|property)\s+(?P<name>[\w-]{1,100}|[\"'][\w-]{1,100}[\"'])", re.IGNORECASE
)
_START = re.compile(r"initial-value\s*:([^;]*)", re.IGNORECASE)
_DATA = re.compile(r"data:text/css(?P<options>[^,]*+),(?P<text>.*)", re.DOTALL | re.IGNORECASE)
_DEEPEST: Final = 8  # rules in each other
_MOST_IMPORTED: Final = 4  # sheets in each other
_WIDEST: Final = 100_000  # characters that a list of selectors in others may come to
_NOT_READ: Final = "* " * LONGEST_SELECTOR + "*"  # a selector that is too long to be read, which is told


@dataclass(slots=True)
class AtRules:
    """What a sheet says beside its rules, as it is found: of movements, by name, the frames; of variables, the start.

    A frame is where it stands ("from", "50%, 60%") and what it declares.
    """

    movements: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)

    def add(self, block: str, body: str) -> None:
        """Take in what stands in a block, which is told as ``_rules`` does."""
        kind, name, *frame = block.split(" ", 2)
        if kind == "@frame":
            self.movements.setdefault(name, []).append((" ".join(frame), body))
        elif kind == "@property" and (start := _START.search(body)):
            self.variables[name] = start[1].strip()


class Block(NamedTuple):
    """A block of a sheet: ``what`` it is for, and whether that holds at a desk, or only on other screens.

    It is for "" where it is for whatever stands in it, the selectors of a rule, "@…" for what is put beside the rules,
    None where it is skipped.
    """

    what: str | None = ""
    at_desk: bool = True


def rules(text: str, beside: AtRules, depth: int = 0) -> Iterator[tuple[Block, str]]:
    """Yield the rules in a sheet with their bodies, with those of screens' media and those in other rules.

    A rule is told in pieces where others stand in it. What is told of movements and variables is put ``beside``.
    """
    sheet = _ASIDE.sub(_without_marks, text)
    start = 0
    while first := _FIRST.match(sheet, start):
        if first["name"].lower() == "import" and depth < _MOST_IMPORTED:
            yield from rules(_imported(with_marks(first["rest"])), beside, depth + 1)
        start = first.end()
    yield from _rules(sheet[start:], beside)


def sheet_in(address: str) -> str:
    """Return the style sheet that stands in an address itself, "" where it is elsewhere."""
    found = _DATA.fullmatch(address.strip())
    if found is None:
        return ""
    data = unquote_to_bytes(found["text"])
    if found["options"].lower().endswith(";base64"):
        try:
            data = b64decode(data)
        except ValueError:
            return ""
    return data.decode(errors="replace")


def without_asides(text: str) -> str:
    """Return a text in which blanks stand for comments, and whose strings hold no mark that parts anything."""
    return _ASIDE.sub(_without_marks, text)


def plain(text: str) -> str:
    """Return a name or a value with its escapes read."""
    return ESCAPE.sub(character, text) if "\\" in text else text


def _imported(rest: str) -> str:
    found = _IMPORTED.match(rest)
    if found is None or not is_for_desks(found["media"].removeprefix(" layer")):
        return ""
    return sheet_in(found["double"] or found["single"] or found["bare"] or "")


def _without_marks(aside: re.Match[str]) -> str:
    """Return a blank for a comment, and a string or an address without the marks of which a sheet is built."""
    if aside["address"]:
        return f"url({unmarked(aside['address'][4:])})"
    return unmarked(aside["string"]) if aside["string"] else " "


def _rules(sheet: str, beside: AtRules) -> Iterator[tuple[Block, str]]:
    blocks = [Block()]
    at = 0
    for brace in _BRACE.finditer(sheet):
        if brace[0] not in "{}":
            continue
        piece, at = sheet[at : brace.start()], brace.end()
        inside = blocks[-1]
        if brace[0] == "{":
            body, _, head = piece.rpartition(";")
            blocks.append(_opened(head.strip(), inside, len(blocks) - 1))
        else:
            body = piece
            if len(blocks) > 1:
                blocks.pop()
        if inside.what and body.strip():
            if inside.what.startswith("@"):
                beside.add(inside.what, body)
            else:
                yield inside, body
    if blocks[-1].what and not blocks[-1].what.startswith("@"):
        yield blocks[-1], sheet[at:]


def _opened(head: str, around: Block, depth: int) -> Block:
    """Return what a block with this ``head`` is, ``around`` which stands another one, ``depth`` deep."""
    what = around.what
    if what is None or what.startswith(("@property", "@frame")):
        return Block(None)
    if what.startswith("@keyframes"):
        return Block(f"@frame {what.partition(' ')[2]} {head}", around.at_desk)
    if head.startswith("@"):
        if beside := _BESIDE.fullmatch(head):
            return Block(f"@{beside['what'].lower()} {beside['name']}" if around.at_desk else None)
        applies = met(head)
        return Block(what if applies.somewhere else None, around.at_desk and applies.at_desk)
    return Block(_nested(head, what, depth) if what else head, around.at_desk)


def _nested(head: str, inside: str, depth: int) -> str:
    """Return the selectors of a rule in another one."""
    if inside is _NOT_READ or depth > _DEEPEST or len(inside) * (1 + head.count(",") + head.count("&")) > _WIDEST:
        return _NOT_READ
    around = f":is({inside})" if "," in inside else inside
    nested = (one.strip() for one in listed(head))
    return ",".join(
        one.replace("&", around if one.startswith("&") and one.count("&") == 1 else f":is({inside})")
        if "&" in one
        else f"{around} {one}"
        for one in nested
    )
