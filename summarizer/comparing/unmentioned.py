"""Names and numbers that recur in the sources and stand nowhere in the brief."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import fold, index
from summarizer.document import Span
from summarizer.language.lexicon import words as listed
from summarizer.report import Recurring

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Finding

#: How often a name and a number must stand in the sources for somebody to miss it in the brief.
_RECURRING_NAME: Final = 3
_RECURRING_NUMBER: Final = 2
#: So many are told; the others recur less.
_MOST: Final = 20
#: So many words with a capital, or several in a row, for each word of a text are there where every noun has one, as in
#: German: such a capital is no name, but two in a row may be.
_NOUNS_HAVE_CAPITALS: Final = 0.2
_LONGEST_NAME: Final = 4  # words

_SENTENCE_END: Final = re.compile(r"[.!?:;\"“”„«»()\[\]\n|*#>—–-]")
#: Words with a capital that name nobody, beside months and weekdays.
_NO_NAMES: Final = frozenset(
    "i i'm i've i'd i'll mr mrs ms dr prof the a an and but or if in on at of herr frau".split()
)
_SHORTENED: Final = 3  # letters of "Sun" and "Jan", which are names too


class _Name(NamedTuple):
    """Consecutive words of a text that look like a name, by their numbers (end exclusive)."""

    begin: int
    end: int


def unmentioned(documents: Sequence[Document], findings: Sequence[Finding]) -> tuple[Recurring, ...]:
    """Return what recurs in ``documents`` and no finding has, neither in its fields nor in its quotes, the most first.

    A name is one word or several with capitals inside a sentence; one that begins with, ends with or holds a name that
    the brief has is not missed. Of scripts without capitals only numbers are told.
    """
    quoted = _quoted(documents, findings)
    places: defaultdict[str, list[tuple[Document, int, int]]] = defaultdict(list)
    for document in documents:
        folded = index(document).folded
        for name in (*_names(folded), *_numbers(folded)):
            words = folded.words[name.begin : name.end]
            if quoted.isdisjoint(words):
                places[" ".join(words)].append((document, name.begin, name.end))
    counted = [(words, found) for words, found in places.items() if len(found) >= _needed(words)]
    if counted:  # to fold what the fields say takes longer than all else here, and mostly the quotes have it all
        said = _said(findings)
        counted = [(words, found) for words, found in counted if said.isdisjoint(words.split())]
    counted.sort(key=lambda one: (-len(one[1]), one[0]))
    return tuple(_recurring(found) for _, found in counted[:_MOST])


def _quoted(documents: Sequence[Document], findings: Iterable[Finding]) -> set[str]:
    """Return the canonical words of the findings' quotes, as their documents have them."""
    indices = {document.id: index(document) for document in documents}
    quoted: set[str] = set()
    for finding in findings:
        for evidence in finding.evidence:
            read = indices[evidence.document_id]
            quoted.update(read.folded.words[read.word_at(evidence.span.start) : read.word_at(evidence.span.end)])
    return quoted


def _said(findings: Iterable[Finding]) -> frozenset[str]:
    """Return the canonical words of the findings' fields."""
    return frozenset(fold("\n".join(words for finding in findings for words in finding.item.words())).words)


def _needed(words: str) -> int:
    return _RECURRING_NUMBER if any(map(str.isdecimal, words)) else _RECURRING_NAME


def _recurring(found: Sequence[tuple[Document, int, int]]) -> Recurring:
    document, begin, end = found[0]
    folded = index(document).folded
    span = Span(folded.starts[begin], folded.ends[end - 1])
    return Recurring(words=span.of(document.text), times=len(found), document_id=document.id, span=span)


def _numbers(folded: Folded) -> list[_Name]:
    """Return the numbers of two digits and more."""
    others = [number for number, word in enumerate(folded.words) if not word.isalpha()]  # most are told apart by that
    words = folded.words
    return [_Name(number, number + 1) for number in others if sum(map(str.isdecimal, words[number])) > 1]


def _names(folded: Folded) -> Iterator[_Name]:
    """Yield the longest runs of words with capitals inside sentences."""
    text, nobody = folded.text, _no_names()
    upper = [number for number, start in enumerate(folded.starts) if number and text[start].isupper()]
    capitals = [number for number in upper if folded.words[number] not in nobody and not _begins(folded, number)]
    runs = list(_runs(folded, capitals))
    everywhere = len(runs) > _NOUNS_HAVE_CAPITALS * len(folded.words)
    for run in runs:
        if len(run) <= _LONGEST_NAME and not (everywhere and len(run) == 1):
            yield _Name(run[0], run[-1] + 1)


def _begins(folded: Folded, number: int) -> bool:
    """Tell whether a word, which is not the first, begins its sentence, line or quotation."""
    return _SENTENCE_END.search(folded.text, folded.ends[number - 1], folded.starts[number]) is not None


@cache
def _no_names() -> frozenset[str]:
    calendar = listed("calendar", "months") | listed("calendar", "weekdays")
    return _NO_NAMES | {word for word in calendar if len(word) > _SHORTENED or word == "may"}


def _runs(folded: Folded, numbers: Sequence[int]) -> Iterator[list[int]]:
    """Yield the numbers in runs of words that only blanks part."""
    run = list(numbers[:1])
    for before, after in pairwise(numbers):
        if after == before + 1 and folded.gap_before(after).isspace():
            run.append(after)
        else:
            yield run
            run = [after]
    if run:
        yield run
