"""What one name is said to do to another must stand near the other in the source; caution only, English only."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical import index
from summarizer.document import Span
from summarizer.language.english_words import FUNCTION_WORDS, lexicon, root, stem
from summarizer.language.lexicon import words
from summarizer.report import Doubt
from summarizer.verifying.clauses import clauses
from summarizer.verifying.reading import is_english, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence
    from summarizer.verifying.clauses import Clauses

#: Words before and after a name among which what is done to it may stand.
_NEAR: Final = 40

#: A name that stands more often may have anything done to it somewhere.
_MOST_PLACES: Final = 60

#: May be said for "own", and tells of much else.
_HAVING: Final = frozenset({"have", "hav"})


def relations(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt "Brandt owns Skerry Lines" where the source has Skerry, and nothing like "owns" near it.

    Both names stand right beside the verb, which is one of those that bind two names. On the labelled data 4 of 5 such
    were faults.
    """
    text = read(statement)
    if words("contraries", "relations").isdisjoint(text.words) or not is_english(sources, evidence):
        return
    said = clauses(statement)
    for at in said.content:
        if said.folded.words[at] not in words("contraries", "relations") or not _is_between_names(said, at):
            continue
        name = said.folded.words[at + 1]
        places = {document.id: index(document).postings.get(name, ()) for document in sources.values()}
        if not 0 < sum(map(len, places.values())) <= _MOST_PLACES:
            continue
        if not any(_is_near(said.stems[at], sources[key], place) for key, found in places.items() for place in found):
            yield Doubt(
                check="relations",
                severity="caution",
                note=f"the source has nothing of the kind near “{said.folded.raw(at + 1)}”",
                span=Span(said.folded.starts[at], said.folded.ends[at]),
            )
            return


def _is_between_names(said: Clauses, at: int) -> bool:
    beside = (at - 1, at + 1)
    return all(
        0 <= n < len(said.stems) and said.clauses[n] == said.clauses[at] and said.folded.raw(n)[0].isupper()
        for n in beside
    )


def _is_near(verb: str, document: Document, place: int) -> bool:
    """Tell whether a form of a verb, or a word that may be said for it, stands near a word of a document."""
    there = index(document).folded.words[max(0, place - _NEAR) : place + _NEAR]
    alike = _alike(verb)
    return any(root(one) in alike or one in alike for one in map(stem, there))


@cache
def _alike(verb: str) -> frozenset[str]:
    synonyms = lexicon().synonyms.get(verb, frozenset())
    return frozenset({verb, root(verb), *synonyms}) - FUNCTION_WORDS - _HAVING
