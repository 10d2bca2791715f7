"""Which characters are what. Each constant is the inside of a regular expression's character class."""

from __future__ import annotations

from typing import Final

#: Shown as nothing: soft hyphen, joiners, direction marks, variation selectors, byte order mark, tags, and the mark
#: that pdfium leaves for a hyphen at a line's end.
INVISIBLE: Final = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffe"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)

#: Written in place of markup inside a word, so that the word keeps its length and its unity.
FILL: Final = "\u2060"

#: Letters in lower case, which begin no sentence.
LOWER: Final = "a-zß-öø-ÿа-яё"

DASHES: Final = "\\-\u2010-\u2015\u2043\u2053\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
APOSTROPHES: Final = "'\u2018\u2019\u02bc\u00b4\uff07"
QUOTES: Final = (
    "\"'`\u00ab\u00b4\u00bb\u2018-\u201f\u2032\u2033\u2039\u203a\u300c-\u300f\u301d-\u301f\uff02\uff07\uff62\uff63"
)

#: Combining marks of the Latin, Greek and Cyrillic scripts, which belong to the letter before them.
MARKS: Final = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0"

#: Scripts without spaces between words: each character counts as a word (Thai, Lao, Burmese, Khmer, Chinese, Japanese).
UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa"
    "\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)

HANGUL: Final = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"

#: Digits that NFKC would pull down into their neighbours: 10² is not 102.
RAISED: Final = "²³¹⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"

#: A rise, a fall and a rating; at the start of a line, and before a word, they only mark an item of a list.
TRIANGLES: Final = "▲▼△▽"
RATINGS: Final = "●○■□"

#: Left out of the comparison between words. The question mark is not: it makes another sentence of the same words.
PUNCTUATION: Final = (
    f"{QUOTES}{DASHES}{INVISIBLE}"
    "!*,.:;()\\[\\]{}_|\\\\\u00a1\u00a6\u00a8\u00a9\u00ae\u00af\u00b6\u00b7\u00b8\u00bf"
    "\u2016\u2017\u2020-\u2027\u2035-\u2038\u203b-\u203e\u2045\u2046\u204a-\u204f\u2122"
    "\u318d\u25a0-\u25ff\u2e00-\u2e2d\u2e2f-\u2e5d\u3001-\u3003\u3008-\u3020\u30fb"
    "\ufe10-\ufe15\ufe17-\ufe19\ufe30-\ufe55\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff3b\uff3d\uff5b"
    "\uff5d-\uff61\uff64\uff65"
    "\u055a-\u055d\u0589\u05be\u05c0\u05c3\u060c\u061b\u066d\u06d4\u0964\u0965"
)
