"""Which language a text is in, by its commonest words: enough to keep one language's rules off another's texts."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from summarizer.canonical import index
from summarizer.document import once_a_document
from summarizer.verifying.lexicon import table, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.document import Document

#: Words of a text that are looked at; its beginning shows its language.
_SAMPLE: Final = 600


def language(text: Sequence[str]) -> str:
    """Return the code of the language that canonical words are in, or "" where they do not show it."""
    score = _scores(tuple(text[:_SAMPLE]))
    if not score:
        return ""
    (first, most), *others = score.most_common(2)
    return first if not others or others[0][1] < most else ""


@once_a_document
def language_of(document: Document) -> str:
    """Return the language of a document, or "" where its words do not show it."""
    return language(index(document).folded.words)


def in_language(text: Sequence[str], code: str) -> bool:
    """Tell whether nothing speaks against words being in the language ``code``: few words may show none."""
    score = _scores(tuple(text[:_SAMPLE]))
    return not score or score[code] == max(score.values())


@lru_cache(maxsize=32)  # one check after the other asks of the same statement
def _scores(text: tuple[str, ...]) -> Counter[str]:
    known = _languages()
    return Counter(chain.from_iterable(map(known.__getitem__, filter(known.__contains__, text))))


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code in table("languages"):
        for word in words("languages", code):
            found[word] = (*found.get(word, ()), code)
    return found
