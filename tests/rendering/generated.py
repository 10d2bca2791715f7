"""Hostile text by the hundred thousand: pieces of what is hostile already and marks of every format, in a heap."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final

from tests.rendering.hostile_families import EVERY

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARKS: Final = (
    *"<>&\"'`=+-@|#*_~[](){}!\\/:;,.^$%?\n\r\t \x1b\x9b\x9d\x07\x00\x08\x85\u2028\u2029\u202e\u2066\u200b\u00ad\ufeff",
    *"＝＋－＠＜＞﹦⁼−\u00a0\u3000\ud800\udfff\ufffe\U000e0041\u0301\u05d0\u4e2da1",
    *(
        "](",
        "![",
        "<!--",
        "-->",
        "]]>",
        "</",
        "/>",
        "://",
        "www.",
        "javascript:",
        "&lt;",
        "&#",
        "```",
        "---",
        "===",
        "\r\n",
    ),
    *(
        "\x1b[",
        "\x1b]8;;",
        "\x1b\\",
        "[^1]: ",
        "  \n",
        "\n\n",
        "\n- ",
        "\n# ",
        "\n> ",
        "\n    ",
        "|-|",
        ',"',
        '",',
        '"\n',
        "\n=",
    ),
)
_LONGEST: Final = 8  # pieces
_LONGEST_PIECE: Final = 24  # characters


def generated(number: int, seed: int = 0) -> Iterator[str]:
    """Yield so many texts, the same ones for the same seed."""
    random = Random(seed)  # noqa: S311 - what is wanted is the same again
    for _ in range(number):
        yield "".join(_piece(random) for _ in range(random.randint(1, _LONGEST)))


def _piece(random: Random) -> str:
    kind = random.random()
    if kind < 0.6:
        return str(random.choice(_MARKS))
    if kind < 0.7:
        return chr(random.choice((random.randrange(0x100), random.randrange(0x3000), random.randrange(0x110000))))
    text = random.choice(EVERY)
    start = random.randrange(len(text) + 1)
    return text[start : start + random.randint(1, _LONGEST_PIECE)]
