"""Which language a text is in, by its commonest words: enough to keep one language's rules off another's texts."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Final

from summarizer.canonical import index
from summarizer.canonical.characters import UNSPACED
from summarizer.document import once_a_document
from summarizer.language.lexicon import table, words
from summarizer.language.remembering import remembered

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document

#: Words of a text that are looked at; its beginning shows its language.
_SAMPLE: Final = 600

#: A document with so many letters of other scripts among its letters is one in another language; one with fewer only
#: quotes some.
_LEAST_OF_OTHERS: Final = 0.1

#: So many common words of a language show for certain that a statement is in it.
_SURELY: Final = 2


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


def is_foreign(statement: Folded, documents: Collection[Document]) -> bool:
    """Tell whether a statement is certainly in another language, or another script, than all of the documents.

    By words: two at least are common in its language and not in theirs, and none in theirs that is not in its own. A
    text without such words is not foreign, nor is any where there are no documents.
    """
    if not documents:
        return False
    scripts = set(map(_is_in_other_script, documents))
    if scripts == {not _has_share(statement.text, _other_script())}:
        return len(statement.words) >= _SURELY
    words = tuple(statement.words[:_SAMPLE])
    spoken = {language_of(document) for document in documents}
    score, known = _scores(words), _languages()
    own = {code for code, count in score.items() if count == max(score.values())}
    if "" in spoken or not own.isdisjoint(spoken):
        return False
    common = [frozenset(known[word]) for word in words if word in known]
    theirs = [codes for codes in common if not codes.isdisjoint(spoken)]
    return not any(map(own.isdisjoint, theirs)) and len(common) - len(theirs) >= _SURELY


@once_a_document
def is_abroad(document: Document) -> bool:
    """Tell whether a document is in another language than English, by its words or by its script."""
    return not in_language(index(document).folded.words, "en") or _is_in_other_script(document)


@once_a_document
def _is_in_other_script(document: Document) -> bool:
    """Tell whether a fair part of a document is in letters that are not Latin."""
    return _has_share(document.text, _other_script())


@once_a_document
def is_unspaced(document: Document) -> bool:
    """Tell whether a fair part of a document is in a script without spaces between words."""
    return _has_share(document.text, _unspaced_script())


@remembered
def is_in_unspaced(text: str) -> bool:
    """Tell whether a fair part of a sentence is in a script without spaces between words."""
    return _has_share(text, _unspaced_script())


def _has_share(text: str, script: re.Pattern[str]) -> bool:
    if text.isascii():
        return False
    own = sum(map(len, script.findall(text)))
    return own > 0 and own >= _LEAST_OF_OTHERS * sum(map(len, _letters().findall(text)))


@cache
def _letters() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


@cache
def _unspaced_script() -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]+")


@cache
def _other_script() -> re.Pattern[str]:
    """Return what matches letters that are not Latin."""
    return re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff\uff00-\uff5e]+")


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
