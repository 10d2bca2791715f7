"""Markup, entities, escapes and footnote marks blanked out of a text without moving one character.

The cleaned text is as long as the original, so an offset in one is the same offset in the other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from summarizer.canonical.characters import APOSTROPHES, DASHES, FILL, INVISIBLE, LOWER, RAISED, UNSPACED
from summarizer.canonical.furniture import PAGE_NUMBER

_TAGS: Final = (
    "a|abbr|article|b|big|blockquote|br|caption|center|cite|code|dd|del|dfn|div|dl|dt|em|figcaption|figure|font|footer|"
    "h[1-6]|header|hr|i|img|ins|kbd|li|main|mark|nav|ol|p|pre|q|s|samp|section|small|span|strike|strong|sub|table|"
    "tbody|td|tfoot|th|thead|tr|tt|u|ul|var|wbr"
)
#: Tags that may stand inside a word; every other one parts the words on its two sides.
_INLINE: Final = (
    "a|abbr|b|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|tt|u|var|wbr"
)
_TARGET: Final = (
    r"\((?:https?:|mailto:|www\.|[/\#])[^()\s]{0,600}(?:\([^()\s]{0,100}\)[^()\s]{0,200})?"
    r'(?:\s"[^"\n]{0,200}")?\)'
)
_ANY_TAG: Final = rf"(?:/?(?i:{_TAGS})(?:\s[^<>=]{{0,200}}=[^<>]{{0,500}})?\s?/?>|!--[^<>]{{0,500}}-->)"
_ESCAPES: Final = {"n": " ", "r": " ", "t": " ", '"': '"', "'": "'", "/": "/"}
_LONGEST_CODE: Final = 11  # of an entity or an escape
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
        | (?P<tag>(?<=<){_ANY_TAG}(?:<{_ANY_TAG})*+)
        | (?P<reference>(?<=<)(?i:sup)>\s?\[[^\[\]<>]{{1,20}}\]\s?</(?i:sup)>)
        | (?P<unit>(?:(?<=\bm<)|(?<=\b[kcdm]m<)|(?<=\bft<))(?i:sup)>[23]</(?i:sup)>)
        | (?P<raised>(?<=<)(?i:sup)>)
        | (?P<lowered>(?<=<)/(?i:sup)>)
        | (?P<target>(?<=\]){_TARGET})
        | (?P<letter>(?<=\[)[^\W\d_]\](?=[^\W\d_]))
        | (?P<mark>(?<=[^\s\[(]\[)[{INVISIBLE}]{{0,2}}(?:\d{{1,3}}(?:(?:,\s?|[-\u2013])\d{{1,3}}){{0,5}}|[a-z]
            |\^[\w-]{{1,30}}|citation\ needed|(?:note|nb)\ \d{{1,3}})[{INVISIBLE}]{{0,2}}\])
        | (?P<emphasis>(?:(?<=[^\W\d_][*_`])|(?<=[{INVISIBLE}][*_`]))[*_`]{{0,5}}
            (?=[^\W\d_]|[{INVISIBLE}]|[{APOSTROPHES}][^\W\d_]))
        | (?P<cited>(?:(?<=\n>)|(?<=^>)|(?<=\n>>)|(?<=^>>)|(?<=\n>\ >)|(?<=^>\ >)|(?<=\n>>>)|(?<=\n>\ >\ >))
            (?:\s|(?=>))(?!\s?\d[\d.,]{{0,20}}\s?(?:[%$€£]|per|[mb]illion)))
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
    # A page's number alone between two empty lines, in the middle of a sentence, which goes on in lower case where the
    # script has any. Its literal beginning makes the scan fast.
    blanks = r"[ \t]{0,40}"
    before, after = rf"(?<=[{LOWER},，、]{gap})", f"(?=[{LOWER}{UNSPACED}])"
    return re.compile(f"{gap}{before}{blanks}{PAGE_NUMBER}{blanks}{gap}{blanks}{after}")


def _blank(match: re.Match[str]) -> str:
    written, kind = match[0], match.lastgroup
    if kind == "entity":
        from html import unescape  # noqa: PLC0415 - its table is dear, and few texts have entities

        return _filled(unescape(written), len(written))
    if kind == "escape":
        return _filled(_unescaped(written[1:]), len(written))
    if kind == "letter":
        return FILL + written[1] + FILL
    if kind == "unit":
        return "".join(mark if mark.isdecimal() else FILL for mark in written)
    if kind == "raised" or kind in _AFTER_A_MARK:  # the stop or bracket before it stays
        return ("^" if kind == "raised" else written[0]).ljust(len(written))
    return _hidden(match)


def _hidden(match: re.Match[str]) -> str:
    """Return what stands for markup: an apostrophe that was typed as a backtick, filling inside a word, or blanks.

    After a sign it is filling, so that the sign stays with its number, and a tag that parts words is one blank there.
    """
    text, end, kind = match.string, match.end(), match.lastgroup
    if match[0] == "`" and _after_an_apostrophe().match(text, end):
        return "'"
    size = len(match[0])
    before, after = _character_before(text, match.start()), text[end : end + 1]
    signed = kind != "cited" and _dash().match(before) is not None
    if kind == "tag" and _parting_tag().search(match[0]):
        return " " + (FILL if signed and not after.isalpha() else " ") * (size - 1)
    if kind != "emphasis" and before.isdecimal() and after.isdecimal() and kind not in ("tag", "terminal"):
        return " " * size  # what a footnote's mark or a power stands between is two numbers
    inside = kind == "emphasis" or signed or (before.isalnum() and after.isalnum())
    return (FILL if inside else " ") * size


def _character_before(text: str, at: int) -> str:
    """Return the character before ``at``, or the one that an entity or an escape there stands for."""
    before = text[max(0, at - _LONGEST_CODE) : at]
    written = _code().search(before) if before[-1:] == ";" or "\\u" in before else None
    if not written:
        return before[-1:]
    if written[0].startswith("\\"):
        return _unescaped(written[0][1:])
    from html import unescape  # noqa: PLC0415 - as above

    return unescape(written[0])[-1:]


@cache
def _code() -> re.Pattern[str]:
    return re.compile(r"(?:&#?[A-Za-z0-9]{2,9};|\\u[0-9a-fA-F]{4})\Z")


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(f"[{DASHES}]")


@cache
def _parting_tag() -> re.Pattern[str]:
    return re.compile(rf"<(?!/?(?i:{_INLINE})\b|!)")


@cache
def _after_an_apostrophe() -> re.Pattern[str]:
    return re.compile(r"(?:t|s|d|m|re|ve|ll)\b")


def _unescaped(code: str) -> str:
    if code[0] != "u":
        return _ESCAPES[code]
    units = "".join(chr(int(unit, 16)) for unit in code[1:].split("\\u"))
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _filled(resolved: str, size: int) -> str:
    return resolved.ljust(size, FILL)
