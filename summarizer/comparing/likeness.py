"""Whether two statements are on the same matter: alike but for what changes in a matter that goes on.

Such are numbers, dates, how firmly it is said, whether it is denied, how far it has come, and a few words more. What
names somebody or something else is another matter, however alike the rest.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from summarizer.canonical import fold
from summarizer.canonical import lexicon as turning
from summarizer.language.english_words import FUNCTION_WORDS, lexicon, root, stem
from summarizer.language.lexicon import lines, table, words

#: Words of a statement that are looked at: what a longer one is about is told by then.
_LONGEST: Final = 64
_LONGEST_TEXT: Final = 2_000  # characters
#: So many words must be the same, and more than such a part of the longer statement.
_FEWEST: Final = 2
_PART_OF_LONGER: Final = 0.5
#: One word may be another for so many that are the same.
_SAME_FOR_EACH_OTHER: Final = 5

_FIRMNESS: Final = (
    "not denying_more denying_to denying_all maybe fearing weighing wanting wanting_of_others settling floating plans "
    "alleging supposing hedging reporting firm auxiliary saying voicing"
).split()
_DIFFERING: Final = "saying planned modal moving at_least at_most according".split()
_ABROAD: Final = "denials joints carrying only auxiliary doubting hedging".split()

_TURNING: Final = (
    turning.NEGATIONS,
    turning.DOUBTING,
    turning.DENIALS,
    turning.UNITS,
)


class Gist(NamedTuple):
    """What a statement is about, word by word in its order, without what may change.

    ``about`` has the words without order, ``names`` those of them that are names; ``asks`` is what a question asks for,
    ``voice`` the word behind which it is told that somebody says so.
    """

    stems: tuple[str, ...]
    about: frozenset[str]
    names: frozenset[str]
    asks: str
    voice: str


def gist(text: str) -> Gist:
    """Return what a text is about."""
    folded = fold(text[:_LONGEST_TEXT])
    free, labels, saying = _free(), _labels(), _saying()
    stems: list[str] = []
    names: set[str] = set()
    voice = ""
    for place, word in enumerate(folded.words):
        if word in saying and stems and not voice:
            voice = stems[-1]
        if word[0].isdecimal():
            if place and stems and folded.words[place - 1] in labels:  # its number is part of a name: line 4
                stems[-1] += word
                names.add(stems[-1])
        elif word not in free and word[0].isalnum():
            stems.append(stem(word))
            if place and folded.raw(place)[0].isupper():
                names.add(stems[-1])
    first = folded.words[0] if folded.words else ""
    asks = first if first in words("changing", "asking") else ""
    its = tuple(dict.fromkeys(stems))[:_LONGEST]
    return Gist(its, frozenset(its), frozenset(names), asks, voice)


def alike(one: Gist, other: Gist) -> float:
    """Return how alike two statements are, from 0 to 1; 0 where they are on different matters."""
    count = len(one.about & other.about)  # told first: most that are held against each other share hardly a word
    if count < _FEWEST or count <= _PART_OF_LONGER * max(len(one.stems), len(other.stems)):
        return 0
    if one.asks and other.asks and one.asks != other.asks:
        return 0
    if not _is_in_order(one, other) or _is_of_another(one, other):
        return 0
    return 2 * count / (len(one.stems) + len(other.stems))


def _is_in_order(one: Gist, other: Gist) -> bool:
    """Tell whether the words of both stand in one order; who says it may stand before or behind."""
    first = [word for word in one.stems if word in other.about]
    return first == [word for word in other.stems if word in one.about] or (one.voice == other.voice != "")


def _is_of_another(one: Gist, other: Gist) -> bool:
    """Tell whether words that only one of two statements has make it one on somebody or something else."""
    gone, come = one.about - other.about, other.about - one.about
    changed = min(len(gone), len(come)) - _said_otherwise(gone, come)
    if changed <= 0:
        return False
    if changed * _SAME_FOR_EACH_OTHER > len(one.about & other.about):
        return True
    if (one.stems[0] in gone and other.stems[0] in come) or (one.names & gone and other.names & come):
        return True
    siblings = lexicon().siblings
    return any(not siblings.get(word, frozenset()).isdisjoint(come) for word in gone)


def _said_otherwise(gone: frozenset[str], come: frozenset[str]) -> int:
    """Return how many words of the one statement the other says by another word that means the same."""
    left = {root(word): word for word in sorted(come)}
    synonyms = lexicon().synonyms
    count = 0
    for word in sorted(gone):
        same = root(word) if root(word) in left else ""
        same = same or next((key for key, other in left.items() if other in synonyms.get(word, ())), "")
        count += left.pop(same, None) is not None
    return count


@cache
def _free() -> frozenset[str]:
    """Return the words that may change in a statement while it stays on the same matter."""
    calendar = (word for name in ("months", "weekdays") for line in lines("calendar", name) for word in line)
    scales = (word for line in lines("magnitudes", "scales") for word in line[1:])
    lists = (
        *(words("firmness", name) for name in _FIRMNESS),
        *(words("differing", name) for name in _DIFFERING),
        *(words("status", name) for name in ("agreed", "adopted", "talk")),
        *(words("changing", name) for name in ("standing", "saying", "mood", "counting", "asking")),
        *(words("languages", code) for code in table("languages")),
        *(frozenset(lists[name].split()) for lists in table("abroad").values() for name in _ABROAD),
    )
    return FUNCTION_WORDS.union(
        calendar, scales, words("calendar", "relative"), turning.NUMBER_WORDS, *lists, *_TURNING
    )


@cache
def _saying() -> frozenset[str]:
    return words("firmness", "saying").union(
        words("firmness", "voicing"), words("differing", "saying"), words("changing", "saying")
    )


@cache
def _labels() -> frozenset[str]:
    return words("differing", "labels") | words("changing", "labels")
