"""What a page's number looks like on a line of its own: "3", "- 3 -", "Page 3 of 12", "Seite 3", "3 / 12", "第3页"."""

from __future__ import annotations

from typing import Final

_PAGE: Final = "[Pp]age|PAGE|[Ss]eite|SEITE|[Pp]ágina|[Pp]agina|[\u0421\u0441]траница|[\u0421\u0441]тр\\.|[Pp]\\.|S\\."

#: The inside of a regular expression; blanks in it are escaped, for patterns that are written with free ones.
PAGE_NUMBER: Final = (
    rf"(?:[-\u2013\u2014]\ ?)?(?:(?:{_PAGE})\ ?|第\ ?)?\d{{1,4}}"
    r"(?:\ ?(?:/|of|von|sur|de|di|из)\ ?\d{1,4})?(?:\ ?(?:[-\u2013\u2014]|[页頁]|ページ|쪽))?"
)
