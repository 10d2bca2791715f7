"""Readers of each format that know nothing of how it is written, and tell what text of strangers has become there.

A reader is given what a format printed of a hostile report, and what it printed of the same report with a plain word in
each of those fields. It returns a line for everything that is in the first and is no text: structure that the second
has not, a link that leads elsewhere than to a source, a character that acts or cannot be seen.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, Final

import docx
from lxml import etree
from markdown_it import MarkdownIt

from summarizer.rendering.wrapping import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

WIDTH: Final = 80

_OURS_ON_TERMINALS: Final = re.compile(r"\x1b\[(?:0|1|2|1;36|31|32|33|4|4;31|4;33)m")
_HEADING_ON_TERMINALS: Final = re.compile(r"^\S.*─{3,}$", re.MULTILINE)
_FORMULA: Final = re.compile(r"""(?:^|[,;|"\t\r\n])[\s"]*[=+\-@−⁺⁻⁼₊₋₌﬩﹢﹣﹦﹫＋－＝＠]""")
_IRI: Final = re.compile(r"(?i:https?|file|urn|ni):[!-~]+|[!-9;-~]*")


def unseen(text: str) -> Iterator[str]:
    """Yield each character that is neither printed nor a blank or line end."""
    import unicodedata  # noqa: PLC0415

    for char in sorted(set(text)):
        if char != "\n" and not char.isprintable() and unicodedata.category(char) != "Zs":
            yield f"the character {ord(char):x}"


def markdown(printed: str, plain: str, addresses: Iterable[str]) -> Iterator[str]:
    """Read CommonMark with tables, strikethrough and HTML, and the footnotes of GitHub line by line."""
    yield from unseen(printed)
    found, expected = (Counter(kind for kind, _ in _tokens(text)) for text in (printed, plain))
    yield from (
        f"{kind} {number} times" for kind, number in (found - expected).items() if kind not in ("text", "inline")
    )
    allowed = tuple(addresses)
    for kind, token in _tokens(printed):
        if kind == "link_open" and not str(token.attrs["href"]).startswith(allowed):
            yield f"a link to {token.attrs['href']}"
    notes, expected_notes = (re.findall(r"^\[\^\d+\]:", text, re.MULTILINE) for text in (printed, plain))
    if notes != expected_notes:
        yield "other footnotes"
    # What GitHub links by itself, unless a backslash stands in it.
    outside_links = re.sub(r"\]\([^()\s]*\)", "", printed)
    yield from (f"links by itself: {link}" for link in re.findall(r"(?:https?|ftp)://\S+|www\.\S+", outside_links))


def _tokens(text: str) -> Iterator[tuple[str, Any]]:
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text):
        yield token.type, token
        for child in token.children or ():
            yield child.type, child


def terminal(printed: str, plain: str, _: Iterable[str]) -> Iterator[str]:
    """Read what a terminal is sent: our own colours aside, it may have nothing in it that a terminal obeys."""
    shown, plainly = (_OURS_ON_TERMINALS.sub("", text) for text in (printed, plain))
    yield from unseen(shown)
    for line in printed.split("\n"):
        if line.count("\x1b[0m") * 2 != line.count("\x1b"):
            yield "a colour that does not end on its line"
        if cells(_OURS_ON_TERMINALS.sub("", line)) > WIDTH:
            yield "a line that is too wide"
    headings, expected = (_HEADING_ON_TERMINALS.findall(text) for text in (shown, plainly))
    if len(headings) > len(expected):
        yield f"{len(headings)} headings for {len(expected)}"


def json_text(printed: str, plain: str, _: Iterable[str]) -> Iterator[str]:
    """Read strict JSON in strict UTF-8."""
    yield from unseen(printed)
    printed.encode()
    found, expected = (json.loads(text, parse_constant=_no_constant) for text in (printed, plain))
    yield from (f"a key {key!r}" for key in (_keys(found) - _keys(expected)))


def json_lines(printed: str, plain: str, _: Iterable[str]) -> Iterator[str]:
    """Read a JSON object a line, by whatever some reader takes for a line's end."""
    yield from unseen(printed)
    if len(printed.splitlines()) != len(plain.splitlines()):
        yield "other lines"
        return
    for line, expected in zip(printed.splitlines(), plain.splitlines(), strict=True):
        yield from json_text(line, expected, ())


def json_ld(printed: str, plain: str, addresses: Iterable[str]) -> Iterator[str]:
    """Read JSON-LD: its keys are terms of the context, and what is an identifier is an IRI."""
    yield from json_text(printed, plain, addresses)
    yield from (f"an id {found!r}" for found in _values(json.loads(printed), "id") if not _IRI.fullmatch(found))


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def _values(value: Any, key: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name == key)
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _values(inner, key)


def csv_table(printed: str, plain: str, _: Iterable[str]) -> Iterator[str]:
    """Read CSV, and each cell as a spreadsheet would that takes other signs for the end of a cell."""
    yield from unseen(printed)
    rows, expected = (list(csv.reader(io.StringIO(text, newline=""), strict=True)) for text in (printed, plain))
    if [len(row) for row in rows] != [len(row) for row in expected]:
        yield "other rows or columns"
    yield from (f"a formula {cell[:80]!r}" for row in rows for cell in row if _FORMULA.search(cell))


_OF_RUNS: Final = ("}r", "}t", "}u", "}rPr", "}bidi", "}rtl", "}b", "}bCs")


def word(printed: bytes, plain: bytes, addresses: Iterable[str]) -> Iterator[str]:
    """Open a Word file with python-docx, and read each part of its archive as XML."""
    docx.Document(io.BytesIO(printed))
    found, expected = _parts(printed), _parts(plain)
    yield from (f"a part {name}" for name in found.keys() ^ expected.keys())
    allowed = tuple(addresses)
    for name in found.keys() & expected.keys():
        more = _names(found[name]) - _names(expected[name])
        yield from (f"{tag} {number} times in {name}" for tag, number in more.items())
        for element in found[name].iter():
            yield from unseen(element.text or "")
            if element.get("TargetMode") == "External" and not element.get("Target", "").startswith(allowed):
                yield f"a link to {element.get('Target')}"


def _parts(file: bytes) -> dict[str, Any]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def _names(root: Any) -> Counter[str]:
    # Runs are parted by words that are underlined and by the side that they run from, the bottom line leads to findings
    # of the same document, and a paragraph runs the way of its text.
    return Counter(
        str(element.tag)
        for element in root.iter()
        if not str(element.tag).endswith(_OF_RUNS)
        and not _leads_to_a_finding(element)
        and not any(map(_leads_to_a_finding, element.iterancestors()))  # an id that is made up may be another finding's
    )


def _leads_to_a_finding(element: Any) -> bool:
    anchor = element.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}anchor", "")
    return len(element.attrib) == 1 and re.fullmatch(r"finding\d+", anchor) is not None


_ACTING: Final = frozenset(
    "script style iframe object embed base meta link form input button svg math img video audio source template "
    "h1 h2 h3 h4 title table frame".split()
)


#: What a notebook underlines words with, where a line is long enough to have those in doubt.
_IN_DOUBT: Final = ("u", ("style",))

#: What may be said of any element: which language a text is in depends on the text.
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


class _Page(HTMLParser):
    """Tags with the names of their attributes, links, and what stands in scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.links: list[str] = []
        self.programs: list[str] = []
        self.others: list[str] = []
        self.text: list[str] = []
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        kinds = sorted(name for name in told if name != "lang" or not _LANGUAGE.fullmatch(told[name] or ""))
        self.tags[tag, tuple(kinds)] += 1
        self.links += [str(told[name]) for name in ("href", "src", "action", "formaction", "data") if name in told]
        data = tag == "script" and str(told.get("type", "")).endswith("json")
        self._inside = tag if tag in ("script", "style") and not data else ""

    def handle_endtag(self, _: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        (self.programs if self._inside else self.text).append(data)

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        self.others.append(data)


def html(printed: str, plain: str, addresses: Iterable[str]) -> Iterator[str]:
    """Read HTML by its tags, and a second time as the tree that a browser's like makes of it."""
    yield from unseen(printed)
    found, expected = _Page(printed), _Page(plain)
    yield from (f"a tag {tag}" for tag in found.tags.keys() - expected.tags.keys() - {_IN_DOUBT})
    counts, expected_counts = (Counter(tag for tag, _ in page.tags.elements()) for page in (found, expected))
    more = counts - expected_counts
    yield from (f"{tag} {number} times" for tag, number in more.items() if tag in _ACTING)
    if "".join(found.programs) != "".join(expected.programs):
        yield "another script or style"
    if len(found.others) > len(expected.others):
        yield "a comment or declaration"
    allowed = ("#", *addresses)
    yield from (f"a link to {link}" for link in found.links if not link.startswith(allowed))
    trees = [{str(element.tag) for element in etree.HTML(page).iter()} for page in (printed, plain)]
    yield from (f"an element {tag}" for tag in trees[0] - trees[1] - {_IN_DOUBT[0]})


READERS: Final[Mapping[str, Callable[[Any, Any, Iterable[str]], Iterator[str]]]] = {
    "csv": csv_table,
    "docx": word,
    "html": html,
    "json": json_text,
    "jsonl": json_lines,
    "jsonld": json_ld,
    "markdown": markdown,
    "terminal": terminal,
}
