"""What an order to a machine is looked for by."""

from __future__ import annotations

from typing import NamedTuple


class Order(NamedTuple):
    """A way in which a machine is told what to do; it has one of ``words``, or of ``marks`` that are no words.

    Where the words are common ones, ``phrases`` are what every match has one of, in small letters with one blank each:
    without any near the word, the pattern, which takes long to compile, is not needed.
    """

    pattern: str
    words: str = ""
    marks: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
