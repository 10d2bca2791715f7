"""Fields of Word documents: what stands between the begin of one and its result is its code, which nobody sees."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from summarizer.loading.xml_parts import attribute, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_WORDS: Final = frozenset({"t", "sym", "footnoteReference", "endnoteReference"})


def codes_in(root: Element) -> frozenset[int]:
    """Return the ``id`` of each element with words that are part of a field's code.

    Only fields that end have one: of what was begun and never ended, programs show the text.
    """
    words: list[Element] = []
    begun: list[list[int]] = []  # for each open field: where its code begins and, once that is known, ends
    edges: list[tuple[int, ...]] = []
    for element in root.iter():
        name = local(element)
        if name in _WORDS:
            words.append(element)
        elif name == "fldChar":
            kind = attribute(element, "fldCharType")
            if kind == "begin":
                begun.append([len(words)])
            elif kind == "separate" and begun and len(begun[-1]) == 1:
                begun[-1].append(len(words))
            elif kind == "end" and begun:
                edges.append((*begun.pop(), len(words))[:2])
    changes = [0] * (len(words) + 1)
    for start, end in edges:
        changes[start] += 1
        changes[end] -= 1
    return frozenset(id(element) for element, depth in zip(words, accumulate(changes), strict=False) if depth)
