"""Whether a word of trying, hoping or failing governs the words after it: "set to sail", but not "set the table".

Left out at an ellipsis, such a word makes a fact of what comes after it; where it governs nothing, nothing is lost.
"""

from __future__ import annotations

from typing import Final

from summarizer.canonical.lexicon import ATTEMPTS, DENIALS, NUMBER_WORDS
from summarizer.grounding.cues import ARTICLES
from summarizer.grounding.provisos import FAILURES


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: They say that something is tried or near only with a "to" and a verb.
_WITH_A_TO: Final = _words("going able due set ready willing forced")

#: After a "to", these begin where one goes, and not what one is going to do.
_DETERMINERS: Final = ARTICLES | _words("his her its their our my your this these those each every")

#: Before one of these, a word of hoping or claiming governs no clause: "think of it", "in the hope of a thaw".
_NO_CLAUSE: Final = _words("of about for in on at with by and until among within throughout toward towards")

#: German words for planning and nearly, which are English words for something else.
_GERMAN_AND_ENGLISH: Final = frozenset({"plant", "fast"})

#: What one votes, speaks or is against, one does not want; a game, a fight or a charge against somebody stays one.
_CHOOSING: Final = _words(
    "vote votes voted voting decide decides decided deciding rule rules ruled ruling argue argues argued arguing "
    "advise advises advised advising recommend recommends recommended warn warns warned warning speak speaks spoke "
    "spoken speaking campaign campaigns campaigned campaigning lobby lobbied come comes came out stand stands stood "
    "preach preaches preached preaching side sides sided turn turns turned go goes went act acts acted decision "
    "argument arguments is are was were be been being"
)
#: Words between one of choosing and "against".
_FURTHEST: Final = 3

#: Prices decline, too: over time, by and to an amount.
_DECLINING: Final = _words("decline declines declined declining")
_FALLING: Final = _NO_CLAUSE | _words("from over during after since further sharply slightly steadily")

_CURRENCIES: Final = frozenset("$€£¥")


def attempts(words: list[str], n: int, *, english: bool) -> bool:
    """Tell whether word ``n`` says that what comes right after it is tried, meant, believed, or nearly so.

    There is a word after ``n``. ``english`` tells whether the text is English.
    """
    word, following = words[n], words[n + 1]
    if word not in ATTEMPTS or (english and word in _GERMAN_AND_ENGLISH):
        return False
    if word == "about" and (_counts(following) or (following in ARTICLES and _counts(_at(words, n + 2)))):
        return True
    if word in _WITH_A_TO or word == "about":
        return following == "to" and _at(words, n + 2) not in _DETERMINERS
    return following not in _NO_CLAUSE


def fails(words: list[str], n: int) -> bool:
    """Tell whether word ``n`` says that what comes after it is not done, or not wanted: "voted against | the plan"."""
    if words[n] != "against":
        return words[n] in FAILURES
    return not _CHOOSING.isdisjoint(words[max(0, n - _FURTHEST) : n])


def denies(words: list[str], n: int) -> bool:
    """Tell whether word ``n`` denies what is said beside it, or says that it is refused; prices only decline."""
    if words[n] not in _DECLINING:
        return words[n] in DENIALS
    following = _at(words, n + 1)
    return not (following in _FALLING or _counts(following))


def has_clause(words: list[str], n: int) -> bool:
    """Tell whether a clause may come after word ``n``, and not "of", "about" or the like."""
    return _at(words, n + 1) not in _NO_CLAUSE


def _counts(word: str) -> bool:
    return word[:1].isdecimal() or word in NUMBER_WORDS or word in _CURRENCIES or word == "half"


def _at(words: list[str], n: int) -> str:
    return words[n] if n < len(words) else ""
