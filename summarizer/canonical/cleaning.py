"""Markup, entities, escapes and footnote marks blanked out of a text without moving one character.

The cleaned text is as long as the original, so an offset in one is the same offset in the other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from summarizer.canonical.characters import APOSTROPHES, FILL, INVISIBLE, RAISED

_TAGS: Final = (
    "a|abbr|article|b|big|blockquote|br|caption|center|cite|code|dd|del|dfn|div|dl|dt|em|figcaption|figure|font|footer|"
    "h[1-6]|header|hr|i|img|ins|kbd|li|main|mark|nav|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|table|"
    "tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr"
)
_TARGET: Final = (
    r"\((?:https?:|mailto:|www\.|[/\#])[^()\s]{0,600}(?:\([^()\s]{0,100}\)[^()\s]{0,200})?"
    r'(?:\s"[^"\n]{0,200}")?\)'
)
_ESCAPES: Final = {"n": " ", "r": " ", "t": " ", '"': '"', "'": "'", "/": "/"}
_EMPTY_LINES: Final = ("\n\n", "\r\n\r\n")
_AFTER_A_MARK: Final = frozenset({"note", "power", "target"})


@cache
def _markup() -> re.Pattern[str]:
    # The first class lists every character that an alternative may begin with: the scan skips all others fast.
    # Where one character begins several alternatives, a lookbehind tells them apart. Before a blank, where most stops
    # and commas stand, only a mail's ">" means anything, so all else there is left at once.
    return re.compile(
        rf"""[&\\<>\[\]*_`.,;:!?"”\u2019)\x1b](?:(?!\s)|(?<=>))(?:
          (?P<entity>(?<=&)(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]{{2,8}}\d{{0,2}});)
        | (?P<escape>(?<=\\)(?:u[0-9a-fA-F]{{4}}(?:\\u[0-9a-fA-F]{{4}})*|[nrt"'/]))
        | (?P<terminal>(?<=\x1b)(?:\[[0-?]{{0,40}}[\ -/]{{0,9}}[@-~]|\][^\x07\x1b\n]{{0,600}}(?:\x07|\x1b\\)))
        | (?P<tag>(?<=<)(?:/?(?:{_TAGS})(?:\s[^<>=]{{0,200}}=[^<>]{{0,500}})?\s?/?>|!--[^<>]{{0,500}}-->))
        | (?P<reference>(?<=<)sup>\s?\[[^\[\]<>]{{1,20}}\]\s?</sup>)
        | (?P<raised>(?<=<)sup>)
        | (?P<lowered>(?<=<)/sup>)
        | (?P<target>(?<=\]){_TARGET})
        | (?P<letter>(?<=\[)[^\W\d_]\](?=[^\W\d_]))
        | (?P<mark>(?<=[^\s\[(]\[)(?:\d{{1,3}}|[a-z]|citation\ needed|(?:note|nb)\ \d{{1,3}})\])
        | (?P<emphasis>(?:(?<=[^\W\d_][*_`])|(?<=[{INVISIBLE}][*_`]))[*_`]{{0,5}}
            (?=[^\W\d_]|[{INVISIBLE}]|[{APOSTROPHES}][^\W\d_]))
        | (?P<cited>(?:(?<=\n>)|(?<=^>))\s(?!\s?\d[\d.,]{{0,20}}\s?(?:[%$€£]|per|[mb]illion)))
        | (?P<note>(?:(?<=[a-z]{{4}}[.,;])\d{{1,3}}|(?<=\b(?:1\d|20)\d\d\.)\d{{1,2}})(?=\s+[A-Z]|\s*\Z))
        | (?P<power>(?<=[.,;:!?"”\u2019)])[{RAISED}]+)
        )""",
        re.VERBOSE,
    )


def blanked(text: str) -> str:
    """Return ``text``, of the same length, with markup and its like blanked and entities and escapes resolved."""
    text = _markup().sub(_blank, text)
    for gap in _EMPTY_LINES:
        if gap in text:
            text = _page_number(gap).sub(lambda match: " " * len(match[0]), text)
    return text


def after_target(text: str, at: int) -> int:
    """Return where the target of a Markdown link that begins at ``at`` ends; ``at`` itself where none begins."""
    target = _target().match(text, at)
    return target.end() if target else at


@cache
def _target() -> re.Pattern[str]:
    return re.compile(_TARGET)


@cache
def _page_number(gap: str) -> re.Pattern[str]:
    # A number alone between two empty lines, in the middle of a sentence. Its literal beginning makes the scan fast.
    return re.compile(
        rf"{gap}(?<=[a-z,]{gap})[ \t]{{0,40}}(?:[-\u2013] ?)?\d{{1,4}}(?: ?[-\u2013])?[ \t]{{0,40}}{gap}(?=[a-z])"
    )


def _blank(match: re.Match[str]) -> str:
    written, kind = match[0], match.lastgroup
    if kind == "entity":
        from html import unescape  # noqa: PLC0415 - its table is dear, and few texts have entities

        return _filled(unescape(written), len(written))
    if kind == "escape":
        return _filled(_unescaped(written[1:]), len(written))
    if kind == "letter":
        return FILL + written[1] + FILL
    if kind == "raised":
        return "^".ljust(len(written))
    if kind in _AFTER_A_MARK:
        return written[0].ljust(len(written))  # the stop or bracket before it stays
    return _hidden(match)


def _hidden(match: re.Match[str]) -> str:
    """Return what stands for markup: an apostrophe that was typed as a backtick, filling inside a word, or blanks."""
    text, start, end = match.string, match.start(), match.end()
    if match[0] == "`" and _after_an_apostrophe().match(text, end):
        return "'"
    between_letters = text[max(0, start - 1) : start].isalnum() and text[end : end + 1].isalnum()
    inside = match.lastgroup == "emphasis" or between_letters
    return (FILL if inside else " ") * len(match[0])


@cache
def _after_an_apostrophe() -> re.Pattern[str]:
    return re.compile(r"(?:t|s|d|m|re|ve|ll)\b")


def _unescaped(code: str) -> str:
    if code[0] != "u":
        return _ESCAPES[code]
    units = "".join(chr(int(unit, 16)) for unit in code[1:].split("\\u"))
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _filled(resolved: str, size: int) -> str:
    return resolved.ljust(size, " " if resolved.isspace() else FILL)
