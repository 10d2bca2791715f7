"""Statements and evidence as canonical words, read once for all checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypedDict

from summarizer.canonical import fold, index
from summarizer.document import Span, once_a_document
from summarizer.language.languages import language_of
from summarizer.language.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence

#: A sentence of the source ends before these, or a line does.
_ENDS: Final = frozenset(".!?:;\n。！？")


#: In a statement, the label "The mayor:" ends in so many characters.
LONGEST_LABEL: Final = 120


@remembered
def read(text: str) -> Folded:
    """Return the canonical words of ``text``."""
    return fold(text)


def written(text: Folded, first: int, end: int) -> str:
    """Return words ``first`` to ``end`` (exclusive) as they are written."""
    return text.text[text.starts[first] : text.ends[end - 1]]


@once_a_document
def texts(document: Document) -> tuple[Folded, Folded]:
    """Return the canonical words of a document's text, and of its title, which a statement may rest on too."""
    return index(document).folded, fold(document.title)


class Instead(TypedDict, total=False):
    """What a doubt tells of the words that the source has instead, and where; nothing where it has none."""

    instead: str
    at: Span
    document_id: str


class Sentence(NamedTuple):
    """Words of a document beside evidence: those quoted, or the sentences around them, from character ``start`` on."""

    words: str
    start: int
    evidence: Evidence

    def place(self, text: Folded, first: int, end: int) -> Span:
        """Return where words ``first`` to ``end`` (exclusive) of ``text``, which is these words, stand."""
        return Span(text.starts[first], text.ends[end - 1]).moved(self.start)

    def instead(self, text: Folded, first: int, end: int) -> Instead:
        """Return what a doubt tells of words ``first`` to ``end`` (exclusive) of ``text``, which is these words."""
        return {
            "instead": written(text, first, end),
            "at": self.place(text, first, end),
            "document_id": self.evidence.document_id,
        }


def quoted(evidence: Evidence) -> Sentence:
    """Return the quote of a piece of evidence."""
    return Sentence(evidence.quote, evidence.span.start, evidence)


def sentence(evidence: Evidence, sources: Mapping[str, Document]) -> Sentence:
    """Return the sentences around a quote, or the quote alone where they are not known."""
    document = sources.get(evidence.document_id)
    if document is None or evidence.sentence is None:
        return quoted(evidence)
    return Sentence(evidence.sentence.of(document.text), evidence.sentence.start, evidence)


def is_english(sources: Mapping[str, Document], evidence: Iterable[Evidence] = ()) -> bool:
    """Tell whether all sources are in English, or some of those that ``evidence`` is from: its rules find nothing else.

    One that shows no language, such as a table of numbers, is passed over where another shows one.
    """
    cited = {one.document_id for one in evidence}.intersection(sources)
    if any(language_of(sources[key]) == "en" for key in cited):
        return True
    return {language_of(document) for document in sources.values()} - {""} == {"en"}


def is_of_the_source(statement: str, sources: Mapping[str, Document]) -> bool:
    """Tell whether a statement is a whole sentence of a source, to the letter but for what carries no meaning."""
    phrase = read(statement)
    if not phrase.words:
        return False
    for document in sources.values():
        indexed = index(document)
        for first, end in indexed.places(phrase):
            text = indexed.folded
            before = text.text[text.ends[first - 1] if first else 0 : text.starts[first]]
            after = text.text[text.ends[end - 1] : text.starts[end] if end < len(text.starts) else len(text.text)]
            if (not first or not _ENDS.isdisjoint(before)) and (end == len(text.starts) or not _ENDS.isdisjoint(after)):
                return True
    return False
