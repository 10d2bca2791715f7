"""The parts of a Word document that hold its text, checked and without what readers do not see."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import Element, tostring

from summarizer.errors import SourceError
from summarizer.loading.archives import Archive, within
from summarizer.loading.word_colours import WHITE, Colours
from summarizer.loading.word_hiding import is_wordy, strip_hidden
from summarizer.loading.word_opening import opened
from summarizer.loading.word_styles import Looks, is_on
from summarizer.loading.xml_parts import attribute, child, local, xml_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from summarizer.loading.hiding import Hidden

#: Parts by the type of the relationship that leads to them; others are not opened.
_NOTES: Final = ("footnotes", "endnotes")
_OTHERS: Final = ("styles", "numbering")
_ASKED: Final = ("comments", "theme", "settings")  # what they say is made use of here


class _Relation(NamedTuple):
    kind: str
    part: str


def checked(archive: Archive, name: str, hidden: Hidden) -> bytes:
    """Return the parts that hold the document's text as mammoth wants them, and count in ``hidden`` what is left out.

    Raises SourceError where it is damaged, SourceTooLargeError where it
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
    for kind in ("document", *_NOTES):
        if kind in trees:
            stripper.strip(trees[kind])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for kind, tree in trees.items():
            written.writestr(f"word/{kind}.xml", tostring(tree, encoding="utf-8"))
    return file.getvalue()


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
        coloured = is_on(child(asked["settings"], "displayBackgroundShape"))
        self._page = self._colours.page(child(trees["document"], "background")) if coloured else WHITE

    def strip(self, tree: Element) -> None:
        """Put a part as mammoth reads it, without what readers do not see."""
        boxes = opened(tree, self._colours, self.hidden)
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
            yield _Relation(kind, target)
