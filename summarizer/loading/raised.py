"""Figures that markup raises → characters that are raised by themselves: 10<sup>2</sup> is not 102.

What is no figure stays as it is (1<sup>st</sup>), and so does what is lowered (CO<sub>2</sub>), but for what is under
the bar of a fraction: 5<sup>1</sup>/<sub>2</sub> is 5½.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from summarizer.loading.markup import walk

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_RAISED: Final = str.maketrans("0123456789+-\u2212\u2013()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾")
_LOWERED: Final = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_FIGURE = re.compile(r"\s*[+\-\u2212\u2013(]{0,2}\d{1,9}\)?\s*\Z", re.ASCII)
_UNDER = re.compile(r"\s*\d{1,9}\s*\Z", re.ASCII)
_BARS: Final = frozenset({"/", "\u2044"})
_FRACTIONS: Final = {normalize("NFKC", sign): sign for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}
_MOST: Final = 20  # beginnings, ends and words in an element that is but a figure


def raise_figures(root: Element) -> None:
    """Write the figures in ``<sup>``, and those in ``<sub>`` behind one and a bar, so that they keep their sense.

    What readers do not see is to be taken out before.
    """
    over: Element | None = None  # the figure that was raised last, if nothing began since
    for event, one in walk(root):
        if event != "start" or isinstance(one, str):
            continue
        if one.tag == "sup":
            over = one if _written(one, _FIGURE, _RAISED) else None
            continue
        if one.tag == "sub" and over is not None and (over.tail or "").strip() in _BARS:
            _put_under(one, over)
        over = None


def _put_under(element: Element, over: Element) -> None:
    """Write what is under the bar of a fraction; as one sign with what is ``over`` it, where there is such a sign."""
    whole = normalize("NFKC", (over.text or "").strip()) + "\u2044" + (element.text or "").strip()
    if sign := _FRACTIONS.get(whole):
        over.text, over.tail, element.text = sign, "", ""
    else:
        _written(element, _UNDER, _LOWERED)


def _written(element: Element, figure: re.Pattern[str], signs: dict[int, int]) -> bool:
    """Write what is in an element with those signs if it is but a figure; tell whether it is."""
    inner = list(islice(walk(element), _MOST + 1))
    words = "".join(one for _, one in inner if isinstance(one, str))
    if len(inner) > _MOST or not figure.match(words):
        return False
    for event, one in inner:
        if event == "start" and not isinstance(one, str):
            one.text = (one.text or "").translate(signs)
            if one is not element:
                one.tail = (one.tail or "").translate(signs)
    return True
