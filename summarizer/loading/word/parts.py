"""The parts of a Word document that hold its text, checked and without what readers do not see."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import Element, tostring

from summarizer.errors import SourceError, SourceTooLargeError
from summarizer.loading.archives import Archive, within
from summarizer.loading.markup import words_in
from summarizer.loading.word.colours import WHITE, Colours
from summarizer.loading.word.heads import shown_heads, without_numbers
from summarizer.loading.word.hiding import is_wordy, strip_hidden
from summarizer.loading.word.measures import sheet
from summarizer.loading.word.opening import opened
from summarizer.loading.word.styles import Looks, is_on
from summarizer.loading.xml_parts import attribute, child, local, xml_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from summarizer.loading.hiding import Hidden

#: Parts by the type of the relationship that leads to them; others are not opened.
_NOTES: Final = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}  # and what refers to them
_OTHERS: Final = ("styles", "numbering")
_ASKED: Final = ("comments", "theme", "settings")  # what they say is made use of here
_HEADS: Final = ("header", "footer")
_MOST_OF_HEADS: Final = 4_000_000  # bytes


class Checked(NamedTuple):
    """An archive for mammoth, and whether the document ``takes_in`` files of other kinds, which are not read."""

    data: bytes
    takes_in: bool


class _Relation(NamedTuple):
    id: str
    kind: str
    part: str


def checked(archive: Archive, name: str, hidden: Hidden) -> Checked:
    """Return the parts that hold the document's text as mammoth wants them, and count in ``hidden`` what is left out.

    Heads and feet of its pages stand at the end. Raises SourceError where it is damaged, SourceTooLargeError where it
    holds too much; ``name`` is what they call it.
    """
    main = next((to.part for to in _related(archive, "", name) if to.kind == "officeDocument"), "word/document.xml")
    if main not in archive.names:
        raise SourceError(f"{name} is damaged, or no Word document", hint="save it anew, or as text")
    relations = list(_related(archive, main, name))
    parts = {"document": main}
    for relation in relations:
        if relation.kind in (*_NOTES, *_OTHERS, *_ASKED):
            parts.setdefault(relation.kind, relation.part)
    trees = {kind: xml_tree(archive.read(part), name) for kind, part in parts.items()}
    asked = {kind: trees.pop(kind, Element("none")) for kind in _ASKED}
    hidden.pieces["comment"] += sum(map(is_wordy, asked["comments"]))
    stripper = _Stripper(trees, asked, hidden)
    document = trees["document"]
    shown = set(shown_heads(document, asked["settings"]))  # before the document loses what leads to them
    for kind in ("document", *_NOTES):
        if kind in trees:
            stripper.strip(trees[kind])
    heads = {to.part: to.id in shown for to in relations if to.kind in _HEADS}
    heads |= {to.part: True for to in relations if to.kind in _HEADS and to.id in shown}
    _add_heads(document, list(_heads(archive, heads, name, stripper)))
    hidden.pieces["note to nothing"] += sum(_unused_notes(trees))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for kind, tree in trees.items():
            written.writestr(f"word/{kind}.xml", tostring(tree, encoding="utf-8"))
    return Checked(file.getvalue(), any(local(element) == "altChunk" for element in document.iter()))


def properties(archive: Archive, name: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of the core properties, each on one line."""
    for relation in _related(archive, "", name):
        if relation.kind == "core-properties":
            for element in xml_tree(archive.read(relation.part), name):
                yield local(element), " ".join((element.text or "").split())


class _Stripper:
    """What it takes to strip the parts of one document."""

    def __init__(self, trees: Mapping[str, Element], asked: Mapping[str, Element], hidden: Hidden) -> None:
        self.hidden = hidden
        self._colours = Colours(asked["theme"])
        self._looks = Looks(trees.get("styles"), self._colours)
        self._sheet = sheet(trees["document"])
        coloured = is_on(child(asked["settings"], "displayBackgroundShape"))
        self._page = self._colours.page(child(trees["document"], "background")) if coloured else WHITE

    def strip(self, tree: Element) -> None:
        """Put a part as mammoth reads it, without what readers do not see."""
        boxes = opened(tree, self._colours, self.hidden, self._sheet)
        strip_hidden(tree, self._looks, self.hidden, page=self._page, boxes=boxes)


def _related(archive: Archive, part: str, name: str) -> Iterator[_Relation]:
    """Yield what leads from ``part`` ("": the archive) to other parts; what leads out of the archive is left out."""
    folder, _, file = part.rpartition("/")
    relations = f"{folder}/_rels/{file}.rels".lstrip("/")
    if relations not in archive.names:
        return
    for relation in xml_tree(archive.read(relations), name):
        target = within(part, attribute(relation, "Target") or "")
        if (attribute(relation, "TargetMode") or "") != "External" and target in archive.names:
            kind = (attribute(relation, "Type") or "").rpartition("/")[2]
            yield _Relation(attribute(relation, "Id") or "", kind, target)


def _heads(archive: Archive, heads: Mapping[str, bool], name: str, stripper: _Stripper) -> Iterator[Element]:
    """Yield the heads and feet that are shown, as ``heads`` says, without page numbers; count the others."""
    size = 0
    for part, shown in heads.items():
        data = archive.read(part)
        size += len(data)
        if size > _MOST_OF_HEADS:
            raise SourceTooLargeError(f"{name} has heads and feet of pages beyond reading", hint="save its text alone")
        head = xml_tree(data, name)
        if not shown:
            stripper.hidden.pieces["head of no page"] += is_wordy(head)
            continue
        without_numbers(head)
        stripper.strip(head)
        yield head


def _add_heads(document: Element, heads: list[Element]) -> None:
    """Put the heads and feet behind the text, each once."""
    body = child(document, "body")
    told: set[str] = set()
    for head in heads:
        words = " ".join(words_in(head).split())
        if body is not None and words not in told and is_wordy(head):
            told.add(words)
            body.extend(head)


def _unused_notes(trees: Mapping[str, Element]) -> Iterator[bool]:
    """Yield of each note that nothing refers to whether there are words in it."""
    for kind, reference in _NOTES.items():
        used = {attribute(element, "id") for element in trees["document"].iter() if local(element) == reference}
        for note in trees.get(kind, ()):
            if attribute(note, "id") not in used:
                yield is_wordy(note)
