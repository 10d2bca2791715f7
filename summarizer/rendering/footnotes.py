"""What Word files have and python-docx does not write: footnotes, and links from one place of a document to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from summarizer.rendering.directions import pieces

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_FIRST: Final = 1  # -1 and 0 are the lines that part the notes from the text


class Footnotes:
    """The footnotes of one document; ``attach`` writes them into it, once all are there."""

    def __init__(self, document: WordDocument) -> None:
        """Take the document, whose paragraphs refer to the notes, and give it the styles of notes."""
        from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - an extra
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE  # noqa: PLC0415
        from docx.opc.packuri import PackURI  # noqa: PLC0415
        from docx.opc.part import Part  # noqa: PLC0415
        from docx.shared import Pt  # noqa: PLC0415

        styles = document.styles
        self._text = styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
        self._text.base_style = styles["Normal"]
        self._text.font.size = Pt(8.5)
        self._text.paragraph_format.line_spacing = 1.1
        self._text.paragraph_format.space_after = Pt(2)
        self._mark = styles.add_style("Footnote Reference", WD_STYLE_TYPE.CHARACTER)
        self._mark.font.superscript = True
        self._link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        self._link.font.underline = True
        self._part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", document.part.package)
        self._hyperlink = RELATIONSHIP_TYPE.HYPERLINK
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._root = _element("w:footnotes")
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            run = _element("w:r", _element(f"w:{kind}"))
            self._root.append(_element("w:footnote", _element("w:p", run), type=kind, id=str(number)))
        self._next = _FIRST

    def part(self, paragraph: Any) -> None:  # noqa: ANN401 - no types
        """Part the mark at the end of a paragraph from the next: 2 and 3 are not 23."""
        paragraph.add_run("\xa0", self._mark)

    def add(self, paragraph: Any, *, place: str, link: str, words: str) -> None:  # noqa: ANN401 - likewise
        """Add a note at the end of a paragraph: ``place``, which leads to ``link`` if there is one, and ``words``."""
        number = str(self._next)
        self._next += 1
        reference = paragraph.add_run("", self._mark)
        reference._r.append(_element("w:footnoteReference", id=number))  # noqa: SLF001 - there is no other way
        told = _run(place, self._link.style_id if link else "")
        if link:
            outside = self._part.relate_to(link, self._hyperlink, is_external=True)
            told = _element("w:hyperlink", told)
            told.set(_name("r:id"), outside)
        own = _run("", self._mark.style_id)
        own.append(_element("w:footnoteRef"))
        style = _element("w:pPr", _element("w:pStyle", val=self._text.style_id))
        said = (_run(piece, from_right=way) for piece, way in pieces(words, around=False))
        note = _element("w:p", style, own, _run(" "), told, *said)
        self._root.append(_element("w:footnote", note, id=number))

    def attach(self) -> None:
        """Write the notes into the document."""
        from lxml import etree  # noqa: PLC0415 - comes with the extra

        self._part._blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001

    @staticmethod
    def bookmark(run: Any, name: str, number: int) -> None:  # noqa: ANN401
        """Make a run the place that links to ``name`` lead to; ``number`` is the bookmark's own."""
        start = _element("w:bookmarkStart", id=str(number), name=name)
        run._r.addprevious(start)  # noqa: SLF001
        run._r.addnext(_element("w:bookmarkEnd", id=str(number)))  # noqa: SLF001


def linked(run: Any, *, anchor: str) -> None:  # noqa: ANN401
    """Make a run a link to the bookmark ``anchor`` of the same document."""
    link = _element("w:hyperlink", anchor=anchor)
    run._r.addprevious(link)  # noqa: SLF001
    link.append(run._r)  # noqa: SLF001


def _run(text: str, style: str = "", *, from_right: bool = False) -> Any:  # noqa: ANN401
    run = _element("w:r")
    if style:
        run.append(_element("w:rPr", _element("w:rStyle", val=style)))
    elif from_right:
        run.append(_element("w:rPr", _element("w:rtl")))
    if text:
        words = _element("w:t")
        words.text = text
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(words)
    return run


def _element(tag: str, /, *inside: Any, **attributes: str) -> Any:  # noqa: ANN401
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra

    element = OxmlElement(tag)
    for key, value in attributes.items():
        element.set(_name(f"w:{key}"), value)
    element.extend(inside)
    return element


def _name(name: str) -> str:
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra

    qualified: str = qn(name)
    return qualified
