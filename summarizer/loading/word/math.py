"""Formulas of Word documents, written in one line: their letters stand in order, with marks for what stands raised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, SubElement

from summarizer.loading.markup import words_in
from summarizer.loading.word.styles import is_on
from summarizer.loading.xml_parts import attribute, child, local

if TYPE_CHECKING:
    from collections.abc import Iterator

_RAISED: Final = {"sup": "^", "sub": "_", "den": "/", "deg": " "}  # what stands before such a part
_IN_BRACKETS: Final = frozenset({"num", "den", "sup", "sub"})  # where they are more than one word
_BEFORE: Final = {"rad": "√"}
_APART: Final = {"mr": "m", "e": "mr d eqArr"}  # of a matrix and the like, what stands side by side in what


def in_line(formula: Element, run: str) -> Iterator[Element]:
    """Yield the runs of a formula; ``run`` is the name of their elements, with its namespace."""
    name = local(formula)
    if name == "r":
        yield _run(run, "".join(words_in(part) for part in formula if local(part) == "t"), _properties(formula))
        return
    if (
        name == "phant"
        and not is_on(child(formula, "phantPr", "show"))
        and child(formula, "phantPr", "show") is not None
    ):
        return
    opening, closing = _around(formula, name)
    if opening:
        yield _run(run, opening)
    apart = False
    for part in formula:
        if local(part).endswith("Pr"):
            continue
        if apart and name in _APART.get(local(part), "").split():
            yield _run(run, " ")
        yield from in_line(part, run)
        apart = True
    if closing:
        yield _run(run, closing)


def _around(formula: Element, name: str) -> tuple[str, str]:
    """Return the marks before and behind a part of a formula."""
    if name == "d":
        told = child(formula, "dPr")
        return _mark(told, "begChr", "("), _mark(told, "endChr", ")")
    if name == "nary":
        return _mark(child(formula, "naryPr"), "chr", "∫"), ""
    if name in _BEFORE:
        return f"{_BEFORE[name]}(", ")"
    words = words_in(formula).strip()
    bracketed = name in _IN_BRACKETS and len(words) > 1 and not words.isalnum()
    mark = _RAISED.get(name, "") if words else ""
    return f"{mark}{'(' * bracketed}", ")" * bracketed


def _mark(properties: Element | None, name: str, usual: str) -> str:
    told = child(properties, name)
    value = attribute(told, "val") if told is not None else usual
    return (value or "")[:1]


def _properties(run: Element) -> Element | None:
    """Return what the document says of a run's look, in Word's own terms rather than a formula's."""
    return next((inner for inner in run if local(inner) == "rPr" and "math" not in inner.tag), None)


def _run(name: str, words: str, properties: Element | None = None) -> Element:
    run = Element(name)
    if properties is not None:
        run.append(properties)
    SubElement(run, f"{name[:-1]}t").text = words
    return run
