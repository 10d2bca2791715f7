"""XML → a tree. No document type, no entity, no other file: whatever declares one is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from summarizer.errors import SourceError, SourceTooLargeError

if TYPE_CHECKING:
    from typing import NoReturn

MOST_ELEMENTS: Final = 200_000
DEEPEST: Final = 200


def xml_tree(data: bytes, name: str) -> Element:
    """Return the tree of an XML part; names are ``{namespace}local``, as ElementTree has them.

    So are the prefixes that an attribute ``Requires`` lists; others in values stay as they are.

    Raises SourceError, naming ``name``, where it is no XML or declares a document type, SourceTooLargeError where it
    has too many elements, or too many within each other.
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.ordered_attributes = True
    depth = elements = 0
    spaces: dict[str, list[str]] = {}  # by prefix, the one declared last at the end

    def declare(prefix: str | None, space: str) -> None:
        spaces.setdefault(prefix or "", []).append(space)

    def leave(prefix: str | None) -> None:
        spaces[prefix or ""].pop()

    def start(tag: str, attributes: list[str]) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        if depth > DEEPEST or elements > MOST_ELEMENTS:
            raise SourceTooLargeError(
                f"{name} holds more than can be read", hint="save the part to be briefed by itself"
            )
        pairs = zip(map(_qualified, attributes[::2]), attributes[1::2], strict=True)
        builder.start(_qualified(tag), _with_spaces(dict(pairs), spaces))

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_qualified(tag))

    def refuse(*_: object) -> NoReturn:
        raise SourceError(f"{name} declares a document type in its XML, which is not read", hint="save it anew")

    parser.StartNamespaceDeclHandler = declare
    parser.EndNamespaceDeclHandler = leave
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, ValueError, AssertionError, LookupError):
        raise SourceError(f"{name} is damaged: a part of it is no XML", hint="save it anew") from None


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Return the attribute of that name, in whatever namespace; None where there is none."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child of that name, and of that the next, and so on; None where there is none."""
    for name in path:
        element = next((inner for inner in (element if element is not None else ()) if local(inner) == name), None)
    return element


def _qualified(name: str) -> str:
    return f"{{{name}" if "}" in name else name


def _with_spaces(attributes: dict[str, str], spaces: dict[str, list[str]]) -> dict[str, str]:
    """Return the attributes, with namespaces in place of the prefixes in ``Requires``."""
    if "Requires" in attributes:
        known = {prefix: declared[-1] for prefix, declared in spaces.items() if declared}
        told = attributes["Requires"].split()
        attributes["Requires"] = " ".join(known.get(prefix, prefix) for prefix in told)
    return attributes
