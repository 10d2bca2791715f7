"""English sentences as clauses: their words without inflection, and which of them something denies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.language.english_words import is_content, stem
from summarizer.language.lexicon import words
from summarizer.language.months import with_months
from summarizer.language.remembering import remembered
from summarizer.verifying.firmness import MARKS, to_after_too
from summarizer.verifying.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.canonical import Folded

#: What is longer is no sentence; its first words are read.
MOST_WORDS: Final = 400

#: A clause ends before these words, too.
_JOINTS: Final = frozenset("but because while whereas although though".split())

_HYPHENS: Final = frozenset("-\u2011–")

#: What denies reaches no further.
_REACH: Final = 9


class Clauses(NamedTuple):
    """The words of a text as stems, and of each the number of its clause.

    ``content`` are the numbers of the words that carry meaning, ``joined`` of those that a hyphen joins to another;
    ``denying`` are those of the words that deny, ``denied`` maps to them the numbers of what they deny, and ``firmly``
    is what they deny first of all. ``weighed`` maps what is only weighed, wanted or alleged to the word that says so.
    """

    folded: Folded
    stems: tuple[str, ...]
    content: tuple[int, ...]
    clauses: tuple[int, ...]
    joined: frozenset[int]
    denying: frozenset[int]
    denied: Mapping[int, int]
    firmly: frozenset[int]
    weighed: Mapping[int, int]

    def before(self, number: int) -> str:
        """Return the stem before a word in its clause, "" for none."""
        return self.stems[number - 1] if number and self.clauses[number - 1] == self.clauses[number] else ""

    def after(self, number: int) -> str:
        """Return the stem after a word in its clause, "" for none."""
        return self.stems[number + 1] if self.clauses[number + 1 : number + 2] == (self.clauses[number],) else ""

    def next(self, number: int) -> str:
        """Return the stem of the next word that carries meaning, "" for none."""
        return next((self.stems[other] for other in self.content if other > number), "")

    def clause(self, number: int) -> range:
        """Return the numbers of the words of the clause that a word stands in."""
        clause = self.clauses[number]
        return range(bisect_left(self.clauses, clause), bisect_right(self.clauses, clause))


@remembered
def clauses(text: str) -> Clauses:
    """Return the clauses of a text, a sentence or a few; of a longer one those of its first words."""
    folded = with_months(first_words(read(text)))
    content = tuple(number for number, word in enumerate(folded.words) if is_content(word))
    gaps = [folded.text[end:start] for end, start in zip(folded.ends, folded.starts[1:], strict=False)]
    numbers = _numbered(folded.words, gaps)
    cues = _denying()
    denying = frozenset(at for at, word in enumerate(folded.words) if word in cues and _denies(folded.words, at))
    denied, firmly = _denied(folded, frozenset(content), numbers, denying)
    return Clauses(
        folded,
        tuple(map(stem, map(str.lower, folded.words))),
        content,
        numbers,
        _joined(folded.words, gaps),
        denying,
        denied,
        firmly,
        _weighed(folded, content, numbers),
    )


def first_words(text: Folded) -> Folded:
    """Return a text of no more words than a sentence has."""
    if len(text.words) <= MOST_WORDS:
        return text
    return text._replace(words=text.words[:MOST_WORDS], starts=text.starts[:MOST_WORDS], ends=text.ends[:MOST_WORDS])


def _joined(text: list[str], gaps: list[str]) -> frozenset[int]:
    """Return the numbers of the words that a hyphen joins to another; between numerals it is a word of its own."""
    inside = (at for at, gap in enumerate(gaps) if gap in _HYPHENS)
    between = (at for at, word in enumerate(text) if word == "-" and gaps[max(0, at - 1) : at + 1] == ["", ""])
    return frozenset(number for at in inside for number in (at, at + 1)).union(
        number for at in between for number in (at - 1, at + 1)
    )


def _numbered(text: list[str], gaps: list[str]) -> tuple[int, ...]:
    """Return of each word the number of its clause; ``gaps`` is what stands between each word and the next."""
    borders = (gap != " " and not MARKS.isdisjoint(gap) for gap in gaps)
    opens = (is_border or word in _JOINTS for word, is_border in zip(text[1:], borders, strict=True))
    return tuple(accumulate(opens, initial=0)) if text else ()


def _denied(
    text: Folded, content: frozenset[int], numbers: tuple[int, ...], denying: frozenset[int]
) -> tuple[dict[int, int], frozenset[int]]:
    denied: dict[int, int] = {}
    firmly: set[int] = set()
    for at in sorted(denying):
        end = at + 1
        while end < min(len(numbers), at + _REACH) and numbers[end] == numbers[at]:
            end += 1
        if not _cues("supposing_clause").isdisjoint(text.words[n] for n in range(at) if numbers[n] == numbers[at]):
            continue
        if text.words[at] == "without":
            end = min(end, at + 3)
        first = (to_after_too(text.words, at) or at) + 1
        reached = [number for number in range(first, end) if number in content and text.words[number] != "longer"]
        denied.update((number, at) for number in reached if number not in denied)
        firm = [number for number in reached if not text.words[number].endswith("ly")]
        firmly.update(firm if text.words[at] in _cues("denying_all") else firm[:1])
    return denied, frozenset(firmly)


def _weighed(text: Folded, content: Sequence[int], numbers: tuple[int, ...]) -> dict[int, int]:
    """Map what only may be, is weighed, wanted or alleged to the word that says so."""
    weighed: dict[int, int] = {}
    for at, word in enumerate(text.words):
        if word not in _weighing():
            continue
        first = at + 1
        if word in _cues("wanting", "wanting_of_others"):
            last = at + 1 if word not in _cues("wanting_of_others") else at + _REACH
            first = next((n + 1 for n in range(at + 1, min(last + 1, len(numbers))) if text.words[n] == "to"), 0)
            if not first:
                continue
        reached = (n for n in content if first <= n < at + _REACH and numbers[n] == numbers[at])
        weighed.update((n, at) for n in (reached if word in _cues("alleging") else islice(reached, 1)))
    return weighed


def _denies(text: list[str], at: int) -> bool:
    """Tell whether a word denies what comes after it: "not", but not of "not only"; the "too" of "too small to"."""
    word, after = text[at], text[at + 1] if at + 1 < len(text) else ""
    if word in _cues("denying_to"):
        return after == "to"
    if to_after_too(text, at):
        return True
    if word in _cues("denying_more") and after in _cues("reporting"):  # who denies allegations has allegations to deny
        return False
    return word in _cues("not", "denying_more", "denying_all") and (after == "even" or after not in _cues("not_denied"))


@cache
def _denying() -> frozenset[str]:
    """Return the words that ``_denies`` need be asked of."""
    return _cues("denying_to", "not", "denying_more", "denying_all") | {"too"}


@cache
def _weighing() -> frozenset[str]:
    return _cues("maybe", "weighing", "wanting", "wanting_of_others", "alleging")


@cache
def _cues(*names: str) -> frozenset[str]:
    return frozenset[str]().union(*(words("firmness", name) for name in names))
