"""Words that a text puts in quotation marks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarizer.canonical.characters import UNSPACED
from summarizer.document import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def quotations(text: str) -> Iterator[Span]:
    """Yield where words in quotation marks stand, marks included: at most 400 characters of them, in order."""
    for match in _quotation().finditer(text):
        yield Span(match.start(), match.end())


@cache
def _quotation() -> re.Pattern[str]:
    # Single quotation marks only where they cannot be apostrophes: after a blank, and before one or a stop.
    # The mark that opens tells French «quotations» from German »ones«. It follows no word and no stop (where words are
    # spaced), and in German a word touches it: so what stands between two quotations is none.
    return re.compile(
        r"“[^“”]{1,400}”|(?<!\d)\"[^\"]{1,400}\"|„[^„“”\"]{1,400}[“”\"]|「[^「」]{1,400}」|『[^『』]{1,400}』"
        rf"|(?=[«»\u2039\u203a])(?<![^\W{UNSPACED}])(?<![.,!?…])"
        r"(?:«[^«»]{1,400}»|»(?!\s)[^«»]{1,400}«|\u2039[^\u2039\u203a]{1,400}\u203a|\u203a(?!\s)[^\u2039\u203a]{1,400}\u2039)"
        r"|\u201a[^\u201a\u2018]{1,400}\u2018|(?<![^\s(])\u2018[^\u2018\u2019]{1,400}\u2019(?![^\s.,;:!?)])"
    )
