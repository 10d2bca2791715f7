"""Conditions: what "if" is in the language of a text, and the clause with one that stands before what it is about.

French and Spanish "si", Italian "se" and German "falls" are other words elsewhere.

Portuguese "se" is two words in its own language; the next word tells them apart, so it stands among the provisos.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import CONDITIONS, ENGLISH_TOO
from summarizer.grounding.cues import CLAUSES, THAT
from summarizer.grounding.gaps import parted
from summarizer.grounding.provisos import opens_proviso

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.canonical import Folded

#: Beside a comma these mean nothing.
_BLANK: Final = ' \n\r\t"\u201c\u201d\u2060'

#: Words in a condition that stands before what it is about; with fewer it is an idiom, as "if anything" is.
_SHORTEST: Final = 3
_LONGEST: Final = 30

#: With these a clause asks, and what comes after it may be so.
_ASKING: Final = frozenset({"whether", "ob"})

#: Common words of the languages that have an "if" of two letters; few are common in two of them.
_COMMON: Final[Mapping[str, Sequence[str]]] = {
    "fr": "le les et des du est dans une au ont aux".split(),
    "es": "el los las y del una por con es lo al".split(),
    "it": "il gli di che della è un per nel sono ha".split(),
    "pt": "os da do não uma em um com ao foi dos".split(),
    "en": "the of and to".split(),
    "other": "der die und das ist и в не на".split(),
}
_IFS: Final[Mapping[str, frozenset[str]]] = {
    "fr": CONDITIONS | {"si"},
    "es": CONDITIONS | {"si"},
    "it": CONDITIONS | {"se"},
    "en": CONDITIONS - ENGLISH_TOO,
}


def conditions(postings: Mapping[str, Sequence[int]]) -> frozenset[str]:
    """Return the words that make what comes after them a condition, in a text with these words at these places."""
    counts = {tongue: sum(len(postings.get(word, ())) for word in words) for tongue, words in _COMMON.items()}
    return _IFS.get(max(counts, key=counts.__getitem__), CONDITIONS)


def condition_before(source: Folded, first: int, floor: int, conditions: frozenset[str]) -> int | None:
    """Return where the condition begins that ends right before word ``first``: "If the dam holds, | the town is safe".

    None where none does. It opens a sentence, or comes after "and" or "that"; one after a comma is about what stands
    before it.
    """
    if source.gap_before(first).strip(_BLANK) != ",":
        return None
    begin = first - 1
    while begin > max(floor, first - _LONGEST) and not parted(source, begin - 1):
        begin -= 1
    if begin > floor and "," in source.gap_before(begin):
        return None
    for at in range(begin, first + 1 - _SHORTEST):
        opens = at == begin or source.words[at - 1] in CLAUSES or source.words[at - 1] in THAT
        supposes = source.words[at] in conditions and source.words[at] not in _ASKING
        if opens and (supposes or opens_proviso(source, at, first) is not None):
            return at
    return None
