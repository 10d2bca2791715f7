"""Word documents of bare XML for the tests: a body, with the styles, settings and other parts that a test asks for."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from tests.loading.word_files import CANARY, SEEN

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPEN: Final = "http://schemas.openxmlformats.org"
_OFFICE: Final = "http://schemas.microsoft.com/office/word/2010"
SPACES: Final = " ".join(
    f'xmlns:{prefix}="{space}"'
    for prefix, space in {
        "w": f"{_OPEN}/wordprocessingml/2006/main",
        "r": f"{_OPEN}/officeDocument/2006/relationships",
        "m": f"{_OPEN}/officeDocument/2006/math",
        "mc": f"{_OPEN}/markup-compatibility/2006",
        "wp": f"{_OPEN}/drawingml/2006/wordprocessingDrawing",
        "a": f"{_OPEN}/drawingml/2006/main",
        "wps": f"{_OFFICE}/wordprocessingShape",
        "w14": f"{_OFFICE}/wordml",
        "new": "urn:of-a-program-that-nobody-has",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def run(properties: str = "", words: str = CANARY) -> str:
    """Return a run of those properties."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def paragraph(properties: str = "", of_run: str = "", words: str = CANARY) -> str:
    """Return a paragraph of those properties, with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(of_run, words)}</w:p>"


def table(inner: str, *, properties: str = "", of_row: str = "", of_cell: str = "") -> str:
    """Return a table of one row, ``inner`` being in the first of its two cells."""
    other = f"<w:tc>{paragraph(words='12')}</w:tc>"
    cell = f"<w:tc><w:tcPr>{of_cell}</w:tcPr>{inner}</w:tc>"
    row = f"<w:tr><w:trPr>{of_row}</w:trPr>{cell}{other}</w:tr>"
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{row}</w:tbl>"


def style(kind: str, inner: str, name: str = "S", entries: str = "") -> str:
    """Return a style of the kind (paragraph, character, table)."""
    return f'<w:style w:type="{kind}" w:styleId="{name}" {entries}><w:name w:val="{name}"/>{inner}</w:style>'


def drawn(inner: str, *, size: int = 3_000_000, offset: int = 1_000, entries: str = "", of_shape: str = "") -> str:
    """Return a drawing of that size and place, with a text box of those ``entries`` in it."""
    at = f'<wp:positionH relativeFrom="page"><wp:posOffset>{offset}</wp:posOffset></wp:positionH>'
    shape = f"<wps:wsp>{of_shape}<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp>"
    graphic = f"<a:graphic><a:graphicData>{shape}</a:graphicData></a:graphic>"
    told = f'<wp:extent cx="{size}" cy="{size}"/><wp:docPr {entries}/>'
    return f"<w:drawing><wp:anchor>{at}{told}{graphic}</wp:anchor></w:drawing>"


def older(inner: str, **entries: str) -> str:
    """Return a drawing of the older kind, with a text box in a shape of those entries."""
    told = " ".join(f'{name}="{value}"' for name, value in entries.items())
    box = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    return f"<w:pict><v:shape {told}>{box}</v:shape></w:pict>"


def in_run(inner: str) -> str:
    """Return a paragraph with a run that holds ``inner``."""
    return f"<w:p><w:r>{inner}</w:r></w:p>"


def either(shown: str, instead: str, requires: str = "wps") -> str:
    """Return a choice with what programs show that do not know it."""
    choice = f'<mc:Choice Requires="{requires}">{shown}</mc:Choice>'
    return f"<mc:AlternateContent>{choice}<mc:Fallback>{instead}</mc:Fallback></mc:AlternateContent>"


def field(*runs: str) -> str:
    """Return a paragraph with runs, of which "begin", "separate" and "end" are marks of a field."""
    marks = ("begin", "separate", "end")
    inner = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' if one in marks else one for one in runs)
    return f"<w:p>{''.join(inner)}</w:p>"


def bare(
    body: str,
    *,
    styles: str = "",
    settings: str = "",
    before: str = "",
    parts: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """Return a document with the seen text and ``body``.

    ``before`` stands before its body; ``parts`` are further ones by the ids of their relationships, each with its kind
    and content.
    """
    seen = "".join(paragraph(words=words) for words in SEEN)
    told = {
        "s": ("styles", f"<w:styles {SPACES}>{styles}</w:styles>"),
        "t": ("settings", f"<w:settings {SPACES}>{settings}</w:settings>"),
        **(parts or {}),
    }
    opened = f'<Relationships xmlns="{_OPEN}/package/2006/relationships">'
    of_main = "".join(
        f'<Relationship Id="{key}" Type="{_OPEN}/officeDocument/2006/relationships/{kind}" Target="{key}.xml"/>'
        for key, (kind, _) in told.items()
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        main = f'<Relationship Id="a" Type="{_OPEN}/x/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f"{opened}{main}</Relationships>")
        archive.writestr("word/_rels/document.xml.rels", f"{opened}{of_main}</Relationships>")
        archive.writestr(
            "word/document.xml", f"<w:document {SPACES}>{before}<w:body>{seen}{body}</w:body></w:document>"
        )
        for key, (_, content) in told.items():
            archive.writestr(f"word/{key}.xml", content)
    return file.getvalue()
