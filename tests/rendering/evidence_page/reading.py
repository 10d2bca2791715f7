"""A page as a browser reads it: its elements with their attributes, and its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

WITHOUT_CONTENT = {"input", "meta"}


@dataclass
class Element:
    """An element, the ids of those around it, and all text in it."""

    name: str
    attributes: dict[str, str | None]
    around: tuple[Element, ...]
    text: str = ""

    @property
    def key(self) -> str:
        """Its id."""
        return self.attributes.get("id") or ""

    @property
    def kind(self) -> str:
        """Its class."""
        return self.attributes.get("class") or ""

    def __repr__(self) -> str:
        return f"<{self.name} {self.attributes}>"


@dataclass
class Page:
    """The elements of a page in order; ``errors`` are tags that close what is not open."""

    elements: list[Element] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def all(self, name: str = "", kind: str = "") -> list[Element]:
        """Return the elements of a name and of a class."""
        return [one for one in self.elements if name in ("", one.name) and (not kind or kind in one.kind.split())]

    def by_id(self, key: str) -> Element:
        """Return the one element of an id."""
        (found,) = [one for one in self.elements if one.key == key]
        return found

    def inside(self, outer: Element, name: str = "", kind: str = "") -> list[Element]:
        """Return the elements of a name and class in another."""
        return [one for one in self.all(name, kind) if any(around is outer for around in one.around)]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs), tuple(self._open))
        self.page.elements.append(element)
        if tag not in WITHOUT_CONTENT:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].name != tag:
            self.page.errors.append(f"{tag} closes {self._open[-1:]}")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.page.errors.append(f"comment {data}")

    def close(self) -> None:
        super().close()
        self.page.errors += [f"{element} is left open" for element in self._open]


def read(text: str) -> Page:
    """Return the page that a text in HTML is."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


def structure(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page in order, each with the names of its attributes: what no text may change."""
    page = read(text)
    assert page.errors == []
    return [(one.name, tuple(one.attributes)) for one in page.elements]
