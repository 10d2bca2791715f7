"""Tags in Markdown and XML that hide what is in them, as those of a web page do."""

from __future__ import annotations

import re
from typing import Final

from summarizer.loading.hiding import Hidden, strip_hidden
from summarizer.loading.markup import VOID, parsed, words_in

_MOST_TAGS: Final = 5_000  # that are tried; what stands behind more is held to be hidden
_MOST_SHEETS: Final = 100
_TRIED: Final = "seen"

_TAG = re.compile(r"""<(?P<name>[A-Za-z][\w-]{0,40})(?P<rest>(?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}')*+)>""")
_MAY_HIDE = re.compile(r"\b(?:style|hidden|popover|color|bgcolor|class|id)\b", re.IGNORECASE)
_HIDING: Final = frozenset(
    "script style template noscript iframe object embed canvas svg textarea select datalist dialog noframes noembed "
    "audio video".split()
)
_SHEET = re.compile(r"<style\b[^<>]{0,400}>([^<]{0,100000})", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"\n[ \t\r]*\n|</p\b[^<>]{0,200}>|(?=<p\b)", re.IGNORECASE)


class Tags:
    """The tags of one text; each is tried once, with the style sheets that the text holds."""

    def __init__(self, text: str, *, markdown: bool) -> None:
        self._text = text
        self._markdown = markdown
        self._sheets = [found[1] for found, _ in zip(_SHEET.finditer(text), range(_MOST_SHEETS), strict=False)]
        self._hidden = Hidden()
        self._known: dict[str, bool] = {}  # tags, and whether they hide what is in them

    def element(self, start: int) -> tuple[str, int]:
        """Return an element that hides what is in it, and where it ends; "" and where to go on where none does."""
        tag = _TAG.match(self._text, start)
        if tag is None or (self._markdown and self._text[start - 1 : start] == "\\"):
            return "", start + 1
        name = tag["name"].lower()
        if name in VOID or tag["rest"].endswith("/") or not self._hides(tag[0], name, tag["rest"]):
            return "", tag.end()
        return f"<{name}>", self._end(name, tag.end())

    def _hides(self, tag: str, name: str, rest: str) -> bool:
        """Tell whether a tag hides what is in it, as a web page's would."""
        if not _MAY_HIDE.search(rest) and not (self._markdown and name in _HIDING):
            return False
        if tag not in self._known:
            if len(self._known) >= _MOST_TAGS:
                return True
            page = parsed(f"<html><body>{tag}{_TRIED}</{name}>")
            for element in page.root.iter("details"):
                element.set("open", "")  # one click shows what is in it
            strip_hidden(page, self._hidden, self._sheets)
            self._known[tag] = _TRIED not in words_in(page.root)
        return self._known[tag]

    def _end(self, name: str, at: int) -> int:
        """Return where an element ends that begins before ``at``: at its end tag, a paragraph at a blank line, too."""
        if len(self._known) >= _MOST_TAGS:
            return len(self._text)
        if name == "p":
            ended = _PARAGRAPH_END.search(self._text, at)
            return ended.end() if ended else len(self._text)
        depth = 1
        for found in re.compile(rf"<(/?){re.escape(name)}\b[^<>]{{0,2000}}>", re.IGNORECASE).finditer(self._text, at):
            depth += -1 if found[1] else 1
            if not depth:
                return found.end()
        return len(self._text)
