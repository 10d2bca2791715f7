"""Whether a sentence of the source tells what a statement tells, but for one word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical import index
from summarizer.language.english_words import lexicon, root
from summarizer.language.lexicon import words
from summarizer.verifying.clauses import Clauses, clauses

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.document import Document
    from summarizer.verifying.reading import Sentence

#: A sentence must have so much of a statement, without the word in question, for that word to be held against it.
LEAST_TOLD: Final = 0.8

#: Where the sentence before tells whom its pronouns mean, so much must stand in the sentence itself.
_LEAST_OF_THE_SENTENCE: Final = 0.5

#: These tell nothing of what is said.
_FILLERS: Final = frozenset("now still also already member members people some all".split())

#: Characters before a sentence in which what its pronouns mean may be named.
_CONTEXT: Final = 250

#: Another sentence that has the word, and so much of the statement, may be what the statement says.
_TOLD_ELSEWHERE: Final = 0.5

_NONE: Final[frozenset[str]] = frozenset()


def is_told(said: Clauses, but: int, one: Sentence, source: Clauses, sources: Mapping[str, Document]) -> bool:
    """Tell whether a sentence has nearly all words of a statement but one; a name may stand in another sentence."""
    there = frozenset(source.stems)
    others = [
        number
        for number in said.content
        if number != but
        and said.folded.words[number] not in _FILLERS
        and (said.stems[number] in there or not number or not _is_known_name(said, number, sources))
    ]
    own = {said.stems[number] for number in others}
    if not own or not _has_most(own, there, _LEAST_OF_THE_SENTENCE):
        return False
    if not words("contraries", "pronouns").isdisjoint(source.folded.words):
        there |= _before(one, sources)
    return _has_most(own, there, LEAST_TOLD)


def _has_most(own: set[str], there: frozenset[str], least: float) -> bool:
    """Tell whether so much of some stems are among others, or ones with the same root or that may be said for them."""
    roots = frozenset(map(root, there))
    told = sum(
        one in there or root(one) in roots or not lexicon().synonyms.get(one, _NONE).isdisjoint(there) for one in own
    )
    return told >= least * len(own)


def _before(one: Sentence, sources: Mapping[str, Document]) -> frozenset[str]:
    """Return the stems of what stands before a sentence: whom "they" means."""
    document = sources.get(one.evidence.document_id)
    if document is None:
        return _NONE
    return frozenset(clauses(document.text[max(0, one.start - _CONTEXT) : one.start]).stems)


def _is_known_name(said: Clauses, number: int, sources: Mapping[str, Document]) -> bool:
    word = said.folded.words[number].lower()
    return said.folded.raw(number)[:1].isupper() and any(word in index(one).postings for one in sources.values())


def is_elsewhere(said: Clauses, number: int, source: Clauses, others: Sequence[Clauses]) -> bool:
    """Tell whether another sentence has a word with much of what else the statement says, or what ``source`` lacks."""
    own = {said.stems[n] for n in said.content} - {said.stems[number]}
    lacking = own.difference(source.stems)
    return any(
        said.stems[number] in other.stems
        and (not lacking.isdisjoint(other.stems) or len(own.intersection(other.stems)) >= _TOLD_ELSEWHERE * len(own))
        for other in others
    )
