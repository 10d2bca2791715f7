"""Words in quotation marks must be the source's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical import fold, index
from summarizer.document import Span
from summarizer.report import Doubt

#: Fewer words in quotation marks may be a term, or meant at a distance.
_FEWEST_WORDS: Final = 4

_CONTRACTIONS: Final = (
    (" cannot ", " can not "),
    (" can't ", " can not "),
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
    """Doubt two or more words that a statement quotes and no source has, ellipses and contractions allowed for.

    A title, a question or a short term may have been put in quotation marks by the writer: caution only.
    """
    del evidence  # a quotation from elsewhere in the source is no error
    for match in _quotation().finditer(statement):
        if all(_stands(part, sources) for part in _ellipsis().split(match[0])):
            continue
        yield Doubt(
            check="quoted_words",
            severity="reject" if _is_quotation(fold(match[0])) else "caution",
            note="the words in quotation marks are not in the source; quote its own words, or quote none",
            span=Span(match.start(), match.end()),
        )


def _stands(part: str, sources: Mapping[str, Document]) -> bool:
    phrase = fold(part)
    if len(phrase.words) < 2:  # noqa: PLR2004
        return True  # one word in quotation marks may be meant at a distance, not quoted
    if any(next(index(document).places(phrase), None) for document in sources.values()):
        return True
    words = _expanded(phrase.words)
    return any(
        words in _expanded(text)
        for document in sources.values()
        for text in (index(document).folded.words, fold(document.title).words)
    )


def _expanded(words: Sequence[str]) -> str:
    """Return the words in one line, contractions written out: "didn't" and "did not" are the same quotation."""
    text = f" {' '.join(words)} "
    for short, long in _CONTRACTIONS:
        text = text.replace(short, long)
    return text


def _is_quotation(text: Folded) -> bool:
    """Tell whether words are somebody's, and no title, question or term that the writer put in quotation marks."""
    if "?" in text.words or len(text.words) < _FEWEST_WORDS:
        return False
    long = [raw for raw in map(text.raw, range(len(text.words))) if len(raw) > 3]  # noqa: PLR2004
    return sum(raw[0].islower() for raw in long) * 2 >= len(long)


@cache
def _quotation() -> re.Pattern[str]:
    # Single quotation marks only where they cannot be apostrophes: after a blank, and before one or a stop.
    return re.compile(
        r"“[^“”]{1,400}”|(?<!\d)\"[^\"]{1,400}\"|«[^«»]{1,400}»|„[^„“”]{1,400}[“”]|「[^「」]{1,400}」"
        r"|(?<![^\s(])\u2018[^\u2018\u2019]{1,400}\u2019(?![^\s.,;:!?)])"
    )


@cache
def _ellipsis() -> re.Pattern[str]:
    return re.compile(r"[\[(]?(?:…|\.\s?\.\s?\.)[\])]?|\[[^\[\]]{1,40}\]")
