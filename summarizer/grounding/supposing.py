"""What "if" is in the language of a text: French and Spanish "si" and Italian "se" are other words elsewhere.

Portuguese "se" is two words in its own language; the next word tells them apart, so it stands among the provisos.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import CONDITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Common words of the languages that have an "if" of two letters; few are common in two of them.
_COMMON: Final[Mapping[str, Sequence[str]]] = {
    "fr": "le les et des du est dans une au ont aux".split(),
    "es": "el los las y del una por con es lo al".split(),
    "it": "il gli di che della è un per nel sono ha".split(),
    "pt": "os da do não uma em um com ao foi dos".split(),
    "other": "the of and to der die und das ist и в не на".split(),
}
_IFS: Final[Mapping[str, frozenset[str]]] = {
    "fr": CONDITIONS | {"si"},
    "es": CONDITIONS | {"si"},
    "it": CONDITIONS | {"se"},
}


def conditions(postings: Mapping[str, Sequence[int]]) -> frozenset[str]:
    """Return the words that make what comes after them a condition, in a text with these words at these places."""
    counts = {tongue: sum(len(postings.get(word, ())) for word in words) for tongue, words in _COMMON.items()}
    return _IFS.get(max(counts, key=counts.__getitem__), CONDITIONS)
