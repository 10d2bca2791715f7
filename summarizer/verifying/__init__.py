"""Statements against their evidence: each check yields what the evidence, and the whole source, do not bear out.

A check is a function ``(statement, evidence, sources) -> Iterable[Doubt]``; to add one, write it and name it in CHECKS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from summarizer.document import Document
from summarizer.report import Doubt, Evidence
from summarizer.verifying.numbers import numbers
from summarizer.verifying.quoted_words import quoted_words

if TYPE_CHECKING:
    from summarizer.brief import Item

__all__ = ["CHECKS", "Check", "verify"]

Check = Callable[[str, Sequence[Evidence], Mapping[str, Document]], Iterable[Doubt]]

CHECKS: Final[tuple[Check, ...]] = (numbers, quoted_words)


def verify(item: Item, evidence: Sequence[Evidence], documents: Mapping[str, Document]) -> tuple[Doubt, ...]:
    """Return what the checks hold against an item's statement, in the order of its words.

    ``documents`` are the sources by id: what stands anywhere in them is not doubted, wherever the evidence lies.
    """
    doubts = (doubt for check in CHECKS for doubt in check(item.statement, evidence, documents))
    return tuple(sorted(doubts, key=lambda doubt: doubt.span))
