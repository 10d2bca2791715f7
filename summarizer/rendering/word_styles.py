"""How a Word document looks: the page's sober type, with one colour for what leads somewhere.

Only the styles of the template are set, and their names stay: whoever gives the document a look of their own has it in
all of it.
"""

from __future__ import annotations

from typing import Any, Final

#: The styles of characters that are added: the id of a line where it stands, and where it is referred to.
LINE, REFERENCE = "Line", "Line Reference"

_SERIF: Final = "Georgia"
_SANS: Final = "Calibri"
_ACCENT: Final = "9D2F17"
_QUIET: Final = "625A50"
_RULE: Final = "DDD4C5"
_TINT: Final = "F5E2D8"

# What stands behind an element in the properties of a paragraph, of those that styles have here.
_BEHIND_BORDERS: Final = ("w:shd", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
_HEADINGS: Final = range(1, 10)


def set_styles(document: Any) -> None:  # noqa: ANN401 - python-docx has no types
    """Set the styles of a new document of python-docx: its template's are blue, and loosely set."""
    from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - an extra

    styles = document.styles
    _type(styles["Normal"], _SERIF, 10.5)
    _space(styles["Normal"], after=6, line=1.2)
    _type(_bare(styles["Title"]), _SERIF, 20, bold=True)
    _space(styles["Title"], after=6, line=1.1)
    _type(_bare(styles["Subtitle"]), _SANS, 9.5, colour=_QUIET)
    _space(styles["Subtitle"], after=4, line=1.15)
    for level in _HEADINGS:
        _type(styles[f"Heading {level}"], _SERIF, 13.5 if level == 1 else 11, bold=True)
        _space(styles[f"Heading {level}"], before=18, after=5, line=1.1)
    _ruled(styles["Heading 1"], "top", _RULE, eighths=6)
    _type(_bare(styles["Intense Quote"]), _SANS, 10)
    _space(styles["Intense Quote"], before=6, after=6, line=1.15)
    _ruled(styles["Intense Quote"], "left", _ACCENT, eighths=24)
    _tinted(styles["Intense Quote"])
    _type(_bare(styles["Caption"]), _SANS, 9, colour=_QUIET)
    _space(styles["Caption"], before=14, line=1.15)
    _type(styles["List Bullet 2"], _SANS, 9.5)
    for name, before in (("List Bullet", 4), ("List Bullet 2", 0), ("List Number", 0)):
        _remove(styles[name], "w:pPr/w:contextualSpacing")  # it has a gap wherever the depth of a list changes
        _space(styles[name], before=before, after=2)
    for name in (LINE, REFERENCE):
        _type(styles.add_style(name, WD_STYLE_TYPE.CHARACTER), "", 0, bold=name == LINE, colour=_ACCENT)


def _remove(style: Any, path: str) -> None:  # noqa: ANN401
    for one in style.element.xpath(path):
        one.getparent().remove(one)


def _bare(style: Any) -> Any:  # noqa: ANN401
    """Return a style without what the template has set of its paragraphs: borders, indents, a place in a list."""
    _remove(style, "w:pPr")
    return style


def _type(style: Any, font: str, points: float, *, bold: bool | None = None, colour: str = "") -> None:  # noqa: ANN401
    """Set what a style's letters look like, those of scripts from the right no otherwise; no colour is the reader's."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - an extra
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    _remove(style, "w:rPr")
    style.font.bold = style.font.cs_bold = bold or None
    if font:
        style.font.name = font
        style.font.size = Pt(points)
        style.element.rPr.find(qn("w:sz")).addnext(_element("szCs", val=str(round(2 * points))))
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour)


def _space(style: Any, *, before: float = 0, after: float = 0, line: float | None = None) -> None:  # noqa: ANN401
    from docx.shared import Pt  # noqa: PLC0415 - an extra

    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    if line:
        form.line_spacing = line


def _ruled(style: Any, side: str, colour: str, *, eighths: int) -> None:  # noqa: ANN401
    """Give a style a rule at one side, so many eighths of a point strong."""
    borders = _element("pBdr")
    borders.append(_element(side, val="single", sz=str(eighths), space="8", color=colour))
    style.element.get_or_add_pPr().insert_element_before(borders, *_BEHIND_BORDERS)


def _tinted(style: Any) -> None:  # noqa: ANN401
    ground = _element("shd", val="clear", color="auto", fill=_TINT)
    style.element.get_or_add_pPr().insert_element_before(ground, *_BEHIND_BORDERS[1:])


def _element(name: str, **attributes: str) -> Any:  # noqa: ANN401
    from docx.oxml import OxmlElement  # noqa: PLC0415 - an extra
    from docx.oxml.ns import qn  # noqa: PLC0415

    return OxmlElement(f"w:{name}", {qn(f"w:{key}"): value for key, value in attributes.items()})
