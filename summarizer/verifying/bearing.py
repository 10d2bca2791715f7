"""Evidence must have the words of its statement: a true quote about something else bears nothing out."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Final

from summarizer.brief import Item
from summarizer.canonical import index
from summarizer.canonical.lexicon import tells
from summarizer.document import Span
from summarizer.language.languages import in_language, language_of
from summarizer.report import Doubt
from summarizer.verifying.reading import read, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

#: Letters that two forms of a word have in common.
_ROOT: Final = 4

#: Words that a statement has at least, if it is to be judged by how many of them are shared.
_FEWEST: Final = 3

#: So much of what a statement says with the source's words stands in the sentences that it rests on. Of 888 statements
#: that careful readers proved, 1.5 % have less; of the same statements under one another's quotes, 80 %.
_LEAST: Final = 0.2


def bearing(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement of whose words hardly any stand in the sentences it rests on; the rare ones weigh most.

    Words that the source has not are no matter of this check, nor is a statement of another language than the source's;
    one of few words is doubted where none of them stands there. It matters not that the source says it elsewhere: the
    quote is what a reader is shown. A sentence of a text that is checked cites nothing; what it is held against was
    looked for, and the learned scorer weighs that.
    """
    if type(item) is Item:
        return
    statement = item.statement
    telling = dict.fromkeys(filter(tells, read(statement).words))
    cited = [sources[key] for key in dict.fromkeys(one.document_id for one in evidence) if key in sources]
    if not telling or not any(in_language(read(statement).words, language_of(one)) for one in cited):
        return
    there = {_root(word) for one in evidence for word in _words(one, sources)}
    shared = [word for word in telling if _root(word) in there]
    if len(shared) == len(telling) or (shared and len(telling) < _FEWEST):
        return
    weights = {word: _weight(word, cited) for word in telling}
    if not shared or sum(weights[word] for word in shared) < _LEAST * sum(weights.values()):
        note = f"the quote has {'hardly a' if shared else 'no'} word of this statement"
        yield Doubt(check="bearing", severity="caution", note=note, span=Span(0, len(statement)))


def _words(one: Evidence, sources: Mapping[str, Document]) -> Iterator[str]:
    """Yield the words of the sentences around a quote, and of who says them."""
    yield from filter(tells, read(sentence(one, sources).words).words)
    yield from filter(tells, read(one.speaker).words)


def _weight(word: str, documents: Iterable[Document]) -> float:
    """Return what a word tells: the more the rarer it is in a source, and nothing where none has it."""
    known = [index(document) for document in documents]
    return max(
        (log(len(one.folded.words) / len(places)) for one in known if (places := one.postings.get(word))), default=0.0
    )


def _root(word: str) -> str:
    return word[:_ROOT]
