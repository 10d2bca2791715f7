"""Words in quotation marks must be the source's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical import canonical, fold, index, quotations
from summarizer.report import Doubt

#: Fewer words in quotation marks may be a term, or meant at a distance.
_FEWEST_WORDS: Final = 4

_CONTRACTIONS: Final = (
    (" can't ", " cannot "),
    (" won't ", " will not "),
    ("n't ", " not "),
    ("'re ", " are "),
    ("'ve ", " have "),
    ("'ll ", " will "),
    ("'m ", " am "),
    ("'s ", " is "),
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence


def quoted_words(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a quotation in a statement that no source has, ellipses and contractions allowed for.

    A caution, for writers put marks around what they only report; titles, questions and short terms are passed over.
    """
    del evidence  # a quotation from elsewhere in the source is no error
    for span in quotations(statement):
        words = span.of(statement)
        if not _is_quotation(fold(words)) or all(_stands(part, sources) for part in _ellipsis().split(words)):
            continue
        yield Doubt(
            check="quoted_words",
            severity="caution",
            note="the words in quotation marks are not in the source; quote its own words, or quote none",
            span=span,
        )


def _stands(part: str, sources: Mapping[str, Document]) -> bool:
    phrase = fold(part)
    if len(phrase.words) < 2:  # noqa: PLR2004
        return True  # what is left beside an ellipsis
    words = f" {' '.join(phrase.words)} "
    ways = [phrase, *(fold(way) for way in (_expanded(words), _contracted(words)) if way != words)]
    return any(
        next(index(document).places(way), None) or f" {' '.join(way.words)} " in f" {canonical(document.title)} "
        for document in sources.values()
        for way in ways
    )


def _expanded(text: str) -> str:
    """Return canonical words with contractions written out: "didn't" and "did not" are the same quotation."""
    for short, long in _CONTRACTIONS:
        text = text.replace(short, long)
    return text


def _contracted(text: str) -> str:
    for short, long in _CONTRACTIONS:
        text = text.replace(long, short)
    return text


def _is_quotation(text: Folded) -> bool:
    """Tell whether words are somebody's, and no title, question or term that the writer put in quotation marks."""
    if "?" in text.words or len(text.words) < _FEWEST_WORDS:
        return False
    long = [raw for raw in map(text.raw, range(len(text.words))) if len(raw) > 3]  # noqa: PLR2004
    return sum(raw[0].islower() for raw in long) * 2 >= len(long)


@cache
def _ellipsis() -> re.Pattern[str]:
    return re.compile(r"[\[(]?(?:…|\.\s?\.\s?\.)[\])]?|\[[^\[\]]{1,40}\]")
