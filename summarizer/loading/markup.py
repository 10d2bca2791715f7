"""HTML and XHTML → a tree, in one pass and linear time, whatever the markup is.

A page is read the way browsers read it as far as that decides what is text: elements that hold no markup (scripts,
styles), end tags that may be missing, comments that never end. No declaration is obeyed, no entity but HTML's own
characters is known, nothing is fetched. Other parsers stop at a depth, or take quadratic time for a tag with many
attributes; here only what lies deeper than ``DEEPEST`` is left out, and counted.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import TreeBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

#: Elements inside elements. Pages that people wrote stay far below; recursive code further on bears so many.
DEEPEST: Final = 200

VOID: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input link meta param source track wbr".split()
)
_RAW: Final = frozenset("script style textarea title xmp iframe noembed noframes noscript plaintext".split())
_REFERENCES_IN_RAW: Final = frozenset({"textarea", "title"})

# What ends an open paragraph, as in the standard's tree construction.
ENDS_PARAGRAPH: Final = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr li dd dt main menu nav ol p pre search section summary table td th tr ul".split()
)
HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
# An element of the first kind ends an open one of the second, unless one of the third lies between.
_IMPLIED: Final = {
    "li": ("li", "ol ul menu dir table td th body div"),
    "dt": ("dt dd", "dl table td th body div"),
    "dd": ("dt dd", "dl table td th body div"),
    "option": ("option", "select datalist body"),
    "optgroup": ("option optgroup", "select body"),
    "td": ("td th", "table tr body"),
    "th": ("td th", "table tr body"),
    "tr": ("tr", "table body"),
    "tbody": ("tbody thead tfoot", "table body"),
    "thead": ("tbody thead tfoot", "table body"),
    "tfoot": ("tbody thead tfoot", "table body"),
    "body": ("head", "body"),
}
_CLOSES: Final = {name: (frozenset(a.split()), frozenset(b.split())) for name, (a, b) in _IMPLIED.items()}
# An end tag looks no further up than these.
_SCOPE: Final = frozenset("table td th caption template body html object".split())
_TABLE: Final = frozenset("table tbody thead tfoot tr td th caption body html".split())

_BARE = re.compile(r"<(/?)([a-z][a-z0-9]{0,14})>")  # most tags
_SPACES = re.compile(r"[\s/]*")
_NAME = re.compile(r"[A-Za-z][^\s/>\0]*")
_ATTRIBUTE = re.compile(r"[^\s/>=][^\s/>=]*")
_EQUALS = re.compile(r"\s*=\s*")
_UNQUOTED = re.compile(r"[^\s>]*")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_A_NAME = re.compile(r"[^A-Za-z0-9_-]")
_COMMENT_END = re.compile("--!?>")
_XML_COMMENT_END = re.compile("-->")
_HUGE_NUMBER = re.compile(r"&#[0-9]{9,};?")
_END_OF = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}

# Of an element's attributes so many are kept, and these always, for they may hide it.
_MOST_ATTRIBUTES: Final = 60
_TELLING: Final = frozenset(
    "style class id hidden aria-hidden open popover color bgcolor text lang dir slot shadowrootmode type start".split()
)


@dataclass(slots=True)
class Parsed:
    """A tree, and what of the markup is not in it: comments with text, elements left out as too deep."""

    root: Element
    comments: list[str] = field(default_factory=list)
    too_deep: int = 0


def parsed(text: str, *, xml: bool = False) -> Parsed:
    """Return the tree of ``text``; names are in small letters, and ``html`` is the root.

    ``xml`` tells that ``<a/>`` is a whole element, CDATA is text, and scripts are written like other elements.
    """
    return _Reader(text, xml=xml).read()


class _Reader:
    def __init__(self, text: str, *, xml: bool) -> None:
        self._text = text
        self._builder = TreeBuilder()
        self._root = self._builder.start("html", {})
        self._xml = xml
        self._open: list[str] = ["html"]
        self._beyond: list[str] = []  # open elements that are too deep
        self._names_beyond: Counter[str] = Counter()
        self._too_deep = 0
        self._comments: list[str] = []

    def read(self) -> Parsed:
        text, at = self._text, 0
        while at < len(text):
            tag = text.find("<", at)
            if tag < 0:
                tag = len(text)
            if tag > at:
                self._data(unescaped(text[at:tag]))
            at = self._markup(tag) if tag < len(text) else tag
        while self._open:
            self._builder.end(self._open.pop())
        return Parsed(self._builder.close(), self._comments, self._too_deep)

    def _markup(self, at: int) -> int:
        """Read what begins with the ``<`` at ``at``; return where it ends."""
        text = self._text
        if bare := _BARE.match(text, at):
            closing, tag = bare.groups()
            if closing:
                self._end(tag)
                return bare.end()
            self._start(tag, {}, empty=False)
            return self._raw(tag, bare.end()) if tag in _RAW and not self._xml else bare.end()
        following = text[at + 1 : at + 2]
        if following == "!":
            return self._declaration(at)
        name = _NAME.match(text, at + (2 if following == "/" else 1))
        if name is not None:
            return self._tag(name[0], name.end(), closing=following == "/")
        if following == "?" or (following == "/" and at + 2 < len(text)):
            return _after(text, ">", at)
        self._data("<")
        return at + 1

    def _tag(self, name: str, at: int, *, closing: bool) -> int:
        """Read a tag from behind its name on; return where it, or the text that it begins, ends."""
        attributes, end, empty = self._attributes(at)
        if end is None:  # a tag that never ends: nothing of it is shown
            return len(self._text)
        tag = _plain(name)
        if closing:
            self._end(tag)
            return end
        self._start(tag, attributes, empty=empty and self._xml)
        return self._raw(tag, end) if tag in _RAW and not self._xml else end

    def _declaration(self, at: int) -> int:
        text = self._text
        if text.startswith("<!--", at):
            if text.startswith((">", "->"), at + 4):
                return _after(text, ">", at)
            closed = (_XML_COMMENT_END if self._xml else _COMMENT_END).search(text, at + 4)
            self._comments.append(text[at + 4 : closed.start() if closed else None])
            return closed.end() if closed else len(text)
        if self._xml and text.startswith("<![CDATA[", at):
            end = text.find("]]>", at)
            self._data(text[at + 9 : end if end >= 0 else None])
            return end + 3 if end >= 0 else len(text)
        return _after(text, ">", at)

    def _attributes(self, at: int) -> tuple[dict[str, str], int | None, bool]:
        """Return the attributes that begin at ``at``, where the tag ends (None: nowhere), whether with a slash."""
        text = self._text
        found: dict[str, str] = {}
        while True:
            spaces = _SPACES.match(text, at)
            at = spaces.end() if spaces else at
            if at >= len(text):
                return found, None, False
            if text[at] == ">":
                return found, at + 1, text[at - 1] == "/"
            name = _ATTRIBUTE.match(text, at)
            at = name.end() if name else at + 1
            equals = _EQUALS.match(text, at)
            value = ""
            if equals:
                at = equals.end()
                quote = text[at : at + 1]
                if quote in ('"', "'") and quote:
                    end = text.find(quote, at + 1)
                    if end < 0:
                        return found, None, False
                    value, at = text[at + 1 : end], end + 1
                else:
                    unquoted = _UNQUOTED.match(text, at)
                    value, at = (unquoted[0], unquoted.end()) if unquoted else ("", at)
            key = _plain(name[0]) if name else ""
            if key and (len(found) < _MOST_ATTRIBUTES or key in _TELLING):
                found.setdefault(key, _NOT_XML.sub("", unescaped(value)))

    def _raw(self, tag: str, at: int) -> int:
        """Read the text of an element that holds no markup; return where the text ends."""
        end = _END_OF[tag].search(self._text, at) if tag != "plaintext" else None
        words = self._text[at : end.start() if end else None]
        self._data(unescaped(words) if tag in _REFERENCES_IN_RAW else words)
        return end.start() if end else len(self._text)

    def _data(self, words: str) -> None:
        if not self._beyond:
            self._builder.data(_NOT_XML.sub("\ufffd", words))

    def _start(self, tag: str, attributes: dict[str, str], *, empty: bool) -> None:
        if tag == "html":
            self._root.attrib.update({**attributes, **self._root.attrib})
            return
        void = tag in VOID or empty
        if self._beyond:
            if not void:
                self._push_beyond(tag)
            return
        if not self._xml:
            self._imply(tag)
        if len(self._open) >= DEEPEST and not void:
            self._push_beyond(tag)
            return
        self._builder.start(tag, attributes)
        if void:
            self._builder.end(tag)
        else:
            self._open.append(tag)

    def _push_beyond(self, tag: str) -> None:
        self._too_deep += 1
        self._beyond.append(tag)
        self._names_beyond[tag] += 1

    def _imply(self, tag: str) -> None:
        """Close what ``tag`` closes without an end tag."""
        if tag in ENDS_PARAGRAPH:
            for name in reversed(self._open):
                if name == "p":
                    self._close_to("p")
                    break
                if name in _SCOPE or name == "button":
                    break
        if tag in HEADINGS and self._open[-1] in HEADINGS:
            self._close_to(self._open[-1])
        if tag in _CLOSES:
            closed, borders = _CLOSES[tag]
            for name in reversed(self._open):
                if name in closed:
                    self._close_to(name)
                    break
                if name in borders:
                    break

    def _end(self, tag: str) -> None:
        if tag == "br":
            self._start("br", {}, empty=False)
        if tag in VOID or tag in ("html", "body"):  # what stands behind them is shown all the same
            return
        if self._beyond:
            if self._names_beyond[tag]:
                while (name := self._beyond.pop()) != tag:
                    self._names_beyond[name] -= 1
                self._names_beyond[tag] -= 1
            return
        borders = _TABLE if tag in _TABLE else _SCOPE
        for name in reversed(self._open):
            if name == tag:
                self._close_to(tag)
                return
            if name in borders and not (tag in _TABLE and name != "table"):
                return

    def _close_to(self, tag: str) -> None:
        while (name := self._open.pop()) != tag:
            self._builder.end(name)
        self._builder.end(tag)


def unescaped(text: str) -> str:
    """Return ``text`` with its character references as characters; a number no character has is U+FFFD."""
    return unescape(_HUGE_NUMBER.sub("\ufffd", text)) if "&" in text else text


def walk(root: Element) -> Iterator[tuple[str, Element | str]]:
    """Yield ``("start", element)``, ``("text", words)``, ``("end", element)`` in the order of the text.

    The children of an element may be taken out before its start is passed, not later.
    """
    yield "start", root
    stack = [(root, iter(root))]
    if root.text:
        yield "text", root.text
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "end", element
            if stack and element.tail:
                yield "text", element.tail
        else:
            yield "start", child
            if child.text:
                yield "text", child.text
            stack.append((child, iter(child)))


def words_in(element: Element) -> str:
    """Return the text in an element and in all that is in it."""
    return "".join(words for _, words in walk(element) if isinstance(words, str))


def _after(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    return end + 1 if end >= 0 else len(text)


def _plain(name: str) -> str:
    """Return a tag's or attribute's name in small letters, without the prefix of a namespace, safe in any tree."""
    name = _NOT_A_NAME.sub("_", name.rpartition(":")[2].lower())
    return name if name[:1].isalpha() else f"_{name}"
