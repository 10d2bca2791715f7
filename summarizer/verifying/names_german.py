"""Names in German, where every noun has a capital: one after the same title or first name must be the source's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical import index
from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.abroad import language_abroad
from summarizer.verifying.name_forms import forms
from summarizer.verifying.reading import Instead, read, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.report import Evidence

#: What stands at more places is followed by too much to be a title or a first name.
_MOST_PLACES: Final = 20
_SHORTEST: Final = 3


def names_german(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt "Heike Bauer" where the source has a Heike, always with another name behind, and no Bauer; caution only.

    Two nouns beside each other are hardly anything else in German: others it writes in one word.
    """
    del evidence  # a name from elsewhere in the source is no error
    if language_abroad(sources) != "de":
        return
    text = read(statement)
    known = [forms(document) for document in sources.values()]
    for at in range(len(text.words) - 1):
        if not _is_pair(text, at) or any(one.has(text.words[at + 1]) for one in known):
            continue
        if instead := _followed_otherwise(text.words[at], sources):
            yield Doubt(
                check="names",
                severity="caution",
                note=f"“{text.raw(at + 1)}” is not in the source",
                span=Span(text.starts[at + 1], text.ends[at + 1]),
                **instead,
            )


def _is_pair(text: Folded, at: int) -> bool:
    """Tell whether two words with capitals stand by each other."""
    return (
        all(text.raw(n)[0].isupper() and len(text.words[n]) >= _SHORTEST for n in (at, at + 1))
        and text.gap_before(at + 1) == " "
    )


def _followed_otherwise(word: str, sources: Mapping[str, Document]) -> Instead:
    """Return the name that the sources have behind a word, wherever it stands; {} where it stands alone somewhere."""
    found: Instead = {}
    for document in sources.values():
        there = index(document)
        places = there.postings.get(word, ())
        if len(places) > _MOST_PLACES or not all(
            at + 1 < len(there.folded.words) and _is_pair(there.folded, at) for at in places
        ):
            return {}
        for at in places[:1]:
            found = {
                "instead": written(there.folded, at, at + 2),
                "at": Span(there.folded.starts[at], there.folded.ends[at + 1]),
                "document_id": document.id,
            }
    return found
