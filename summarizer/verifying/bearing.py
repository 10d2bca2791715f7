"""Evidence that has no word of a statement does not bear it out, however true the quote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.languages import in_language, language_of
from summarizer.verifying.reading import read, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.brief import Item
    from summarizer.document import Document
    from summarizer.report import Evidence

#: Letters that two forms of a word have in common; shorter words mostly tell how others belong together.
_ROOT: Final = 4

#: Roots that a statement has at least, if it is to be judged by them.
_FEWEST: Final = 3


def bearing(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement that has not even the root of a word from the sentences it rests on.

    A statement of another language than the source has other words, and one of few words may have none of them there.
    It matters not that the source says it elsewhere: the quote is what a reader is shown.
    """
    statement = item.statement
    roots = _roots(statement)
    if len(roots) < _FEWEST or not evidence or not _speaks_as(statement, evidence, sources):
        return
    if all(roots.isdisjoint(_roots(sentence(one, sources).words)) for one in evidence):
        note = "the quote has no word of this statement"
        yield Doubt(check="bearing", severity="caution", note=note, span=Span(0, len(statement)))


def _roots(text: str) -> frozenset[str]:
    """Return the beginnings of a text's longer words, its numbers, and the characters of scripts without spaces.

    There even a particle is shared, so next to nothing is doubted.
    """
    return frozenset(
        word[:_ROOT] for word in read(text).words if len(word) >= _ROOT or word[0].isdecimal() or not word.isascii()
    )


def _speaks_as(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> bool:
    """Tell whether a statement may be in the language of a document that it rests on."""
    words = read(statement).words
    documents = (sources[one.document_id] for one in evidence if one.document_id in sources)
    return any(in_language(words, language_of(document)) for document in documents)
