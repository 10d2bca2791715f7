"""How firmly an English sentence says what it says: which of its words it denies, weighs or only alleges."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import GLUE, is_negation
from summarizer.language.lexicon import words
from summarizer.language.months import with_months
from summarizer.language.remembering import remembered
from summarizer.verifying.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarizer.canonical import Folded

_REACH: Final = 4

#: A clause ends before these marks.
MARKS: Final = frozenset(",;:.?!()—–\n")
_SHORTEST: Final = 4

#: A statement must have so much of a sentence to be held against its "not" or "may", or against who says it.
_LEAST_SHARED: Final = 0.5


class Firmness(NamedTuple):
    """The content words of a text as stems, in order, and what is said of them.

    ``places`` are the numbers that those words have in the text; ``denied``, ``weighed`` and ``alleged`` map numbers of
    content words to the place of the word that does it. ``denials`` are its words that deny anything, ``hedging`` the
    stems of those that hedge by themselves; the others tell what the text does in any way.
    """

    stems: tuple[str, ...]
    places: tuple[int, ...]
    denied: Mapping[int, int]
    weighed: Mapping[int, int]
    alleged: Mapping[int, int]
    denials: frozenset[str]
    hedging: frozenset[str]
    supposes: bool
    reports: bool
    asks: bool

    @property
    def hedges(self) -> bool:
        """Whether the text hedges anything in any way."""
        return bool(self.weighed or self.hedging)

    @property
    def denies(self) -> bool:
        """Whether the text denies anything in any way."""
        return bool(self.denials)

    def denies_beside(self, other: Iterable[str]) -> bool:
        """Tell whether the text denies anything but with a verb that the ``other`` words have too, as "reject"."""
        return any(is_negation(word) for word in self.denials) or not self.denials <= frozenset(other)

    def neighbours(self, number: int) -> frozenset[str]:
        """Return the stems right before and after one."""
        return frozenset((*self.stems[max(0, number - 1) : number], *self.stems[number + 1 : number + 2]))


@remembered
def firmness(text: str) -> Firmness:
    """Return how firmly ``text``, a sentence or a few, says what it says."""
    folded = with_months(read(text))
    own = frozenset(folded.words)
    places = tuple(at for at, word in enumerate(folded.words) if _is_content(word))
    numbers = {at: number for number, at in enumerate(places)}
    weighed = (
        _reached(folded, numbers, _cues("maybe", "weighing"))
        | _reached(folded, numbers, _cues("wanting"), to=True)
        | _wanted(folded, numbers)
    )
    return Firmness(
        stems=tuple(trimmed(folded.words[at]) for at in places),
        places=places,
        denied=_reached(folded, numbers, _cues("not")),
        weighed=weighed,
        alleged=_reached(folded, numbers, _cues("alleging")),
        denials=own & denying() | frozenset(filter(is_negation, own)) | _too(folded.words),
        hedging=frozenset(
            trimmed(word) for at, word in enumerate(folded.words) if word in _hedges() and not _is_compared(folded, at)
        ),
        supposes=not own.isdisjoint(_cues("supposing")),
        reports=not own.isdisjoint(_cues("alleging", "reporting")),
        asks="?" in own,
    )


def _is_compared(text: Folded, at: int) -> bool:
    """Tell whether a word only says with what something is compared: "more than planned", "as expected"."""
    return at > 0 and text.words[at - 1] in ("than", "as")


@cache
def _cues(*names: str) -> frozenset[str]:
    return frozenset[str]().union(*(words("firmness", name) for name in names))


@cache
def denying() -> frozenset[str]:
    """Return the words with which a sentence denies something in another way than with "not"."""
    return _cues("denying", "denying_to")


@cache
def _hedges() -> frozenset[str]:
    """Return the words that hedge by themselves."""
    return _cues("maybe", "weighing", "wanting", "hedging") - _cues("plans")


def are_about_the_same(statement: Firmness, source: Firmness) -> bool:
    """Tell whether the source has most of a statement's different content words."""
    own = frozenset(statement.stems)
    return bool(own) and len(own.intersection(source.stems)) >= _LEAST_SHARED * len(own)


def same_words(marked: Iterable[int], of: Firmness, other: Firmness) -> Iterator[tuple[int, int]]:
    """Yield (number, number in ``other``) of those marked words of ``of`` that the other text uses alike.

    That is: the word stands once, and beside a neighbour that it has in the other text too.
    """
    often = Counter(of.stems)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(other.stems):
        places[one].append(number)
    for number in marked:
        if often[of.stems[number]] == 1:
            for there in places[of.stems[number]]:
                if of.neighbours(number) & other.neighbours(there):
                    yield number, there


def is_firm(text: Folded, at: int) -> bool:
    """Tell whether a verb is said to be done or to come: "closed", "will close", "decided to close"."""
    word, before = text.words[at], text.words[max(0, at - 2) : at]
    if "to" in before:
        return not _cues("firm").isdisjoint(text.words[max(0, at - 3) : at])
    return word.endswith("ed") or word in _cues("past") or not _cues("firm").isdisjoint(before)


def may_deny(text: Folded) -> bool:
    """Tell, fast, whether a text may deny a word."""
    return not _cues("not").isdisjoint(text.words)


def may_weigh(text: Folded) -> bool:
    """Tell, fast, whether a text may weigh, want or allege something."""
    cues = _cues("maybe", "weighing", "wanting", "wanting_of_others", "alleging", "floating")
    return not cues.isdisjoint(text.words) and not cues.isdisjoint(with_months(text).words)


def to_after_too(words: Sequence[str], at: int) -> int:
    """Return the place of the "to" whose verb a "too" at ``at`` denies, as in "too small to carry"; 0 for none."""
    if words[at] != "too":
        return 0
    return next((to for to in range(at + 2, min(at + 2 + _REACH, len(words))) if words[to] == "to"), 0)


def _too(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for at, word in enumerate(words) if to_after_too(words, at))


def _reached(text: Folded, content: Mapping[int, int], cues: frozenset[str], *, to: bool = False) -> dict[int, int]:
    """Map the first content word after each cue to the cue's place; with ``to``, only where that word follows it."""
    found: dict[int, int] = {}
    if cues.isdisjoint(text.words):
        return found
    for at, word in enumerate(text.words):
        if word not in cues or (to and text.words[at + 1 : at + 2] != ["to"]):
            continue
        if at + 1 < len(text.words) and text.words[at + 1] in _cues("not_denied"):
            continue
        for number in range(at + 1, min(at + 1 + _REACH, len(text.words))):
            if not MARKS.isdisjoint(text.gap_before(number)):
                break
            if number in content:
                found[content[number]] = at
                break
    return found


def _wanted(text: Folded, content: Mapping[int, int]) -> dict[int, int]:
    """Map the first content word of what somebody is wanted to do to the word that wants it: "asked Berg to pay"."""
    found: dict[int, int] = {}
    for at, word in enumerate(text.words):
        if word in _cues("wanting_of_others") and "to" in text.words[at + 2 : at + 1 + _REACH]:
            to = text.words.index("to", at + 2)
            found.update((content[number], at) for number in range(to + 1, to + 3) if number in content)
    return found


def _is_content(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in GLUE and word not in _cues("auxiliary") and not is_negation(word)


def trimmed(word: str) -> str:
    """Return an English word cut where a verb's or noun's ending begins: blunter than ``english_words.stem``."""
    for ending in ("ing", "ied", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST - 1:
            return word[: -len(ending)]
    return word
