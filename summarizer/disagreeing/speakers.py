"""The quotations of a sentence, and who is said to have said them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import quotations
from summarizer.disagreeing.difference import Mark
from summarizer.disagreeing.telling import Told, once_each
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Where no more words than these stand beside a quotation, they tell who says it.
_SHORT_SPEECH: Final = 3
#: Words of a full name.
_FULL_NAME: Final = 2
_PRONOUNS: Final = frozenset("he she er sie il elle".split())
#: A name after one of these is that of a place or body that somebody is of: "the bishop of Renn".
_OF: Final = frozenset("of in from at near for von aus de für pour para".split())


class Quote(NamedTuple):
    """A quotation of a sentence: its words ``first`` to ``end`` (exclusive)."""

    told: Told
    first: int
    end: int

    @property
    def outside(self) -> list[int]:
        """The numbers of the sentence's words that are not quoted here."""
        return [n for n in range(len(self.told.keys)) if not self.first <= n < self.end]

    @property
    def is_cut(self) -> bool:
        """Whether it leaves words out, and says so."""
        text = self.told.text
        quoted = text.text[text.starts[self.first] : text.ends[self.end - 1]]
        return "…" in quoted or ".." in quoted or ". ." in quoted

    @property
    def is_term(self) -> bool:
        """Whether all that is quoted is a name or title."""
        told = self.told
        return all(told.text.raw(n)[0].isupper() for n in range(self.first, self.end) if told.keys[n])

    @property
    def mark(self) -> Mark:
        """Where it stands; the speaker's words are what it comes to."""
        return Mark(self.told, self.first, self.end, " ".join(self.words()))

    def words(self) -> list[str]:
        """Return the speaker's words: not those that a writer put in brackets."""
        text, inside, kept = self.told.text, False, []
        for n in range(self.first, self.end):
            between = text.gap_before(n) if n else ""
            inside = "[" in between or (inside and "]" not in between)
            if not inside:
                kept.append(text.words[n])
        return kept


class Speakers(NamedTuple):
    """Who may have said a quotation: names, else offices, each as its keys, and where the sentence has them."""

    are_named: bool
    names: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]

    def are_others_than(self, there: Speakers) -> bool:
        """Tell whether both are known in the same way, and no one of them may be one of the others."""
        if self.are_named != there.are_named or not self.names or not there.names:
            return False
        return not any(_may_be_one(one, other) for one in self.names for other in there.names)

    def are_surely(self, there: Speakers) -> bool:
        """Tell whether both are known by name, and may be one."""
        known = self.are_named and there.are_named and bool(self.names and there.names)
        return known and not self.are_others_than(there)


@once_each
def quotes_of(told: Told) -> tuple[Quote, ...]:
    """Return the quotations of a sentence, in order."""
    starts = told.text.starts
    found = ((bisect_left(starts, one.start), bisect_left(starts, one.end)) for one in quotations(told.text.text))
    return tuple(Quote(told, first, end) for first, end in found if first < end)


def speakers(quote: Quote) -> Speakers:
    """Return who is said to have said a quotation.

    Where the sentence only has a pronoun, it is whom the sentence before begins with.
    """
    told, text = quote.told, quote.told.text.words
    if _is_said_by_pronoun(quote):
        return Speakers(are_named=bool(told.before), names=(told.before,) if told.before else (), numbers=())
    named = [n for n in quote.outside if told.keys[n] in told.names and not (n and text[n - 1] in _OF)]
    named = [n for n in named if not _only_tells_whose(told, n)]
    if named:
        return Speakers(are_named=True, names=tuple(_runs(told, named)), numbers=tuple(named))
    if told.before and not _PRONOUNS.isdisjoint(text[n] for n in quote.outside):
        return Speakers(are_named=True, names=(told.before,), numbers=())
    telling = [n for n in quote.outside if told.keys[n] and text[n] not in _saying()]
    spoken = telling if len(telling) <= _SHORT_SPEECH else [n for n in telling if n in told.speech]
    return Speakers(are_named=False, names=tuple((told.keys[n],) for n in spoken), numbers=tuple(spoken))


def _is_said_by_pronoun(quote: Quote) -> bool:
    """Tell whether "he said" or "said she" stands beside a quotation: whoever else is named does not say it."""
    text = quote.told.text.words
    beside = (text[max(0, quote.first - 2) : quote.first], text[quote.end : quote.end + 2])
    return any(not _PRONOUNS.isdisjoint(two) and not _saying().isdisjoint(two) for two in beside)


def _only_tells_whose(told: Told, n: int) -> bool:
    """Tell whether a name only says whose somebody is: "the Lund coach", "Norbane's spokesman"."""
    text = told.text.words
    is_followed = n + 1 < len(text) and told.touches(n + 1) and told.keys[n + 1] not in told.names
    if not is_followed or text[n + 1] in _saying():
        return False
    if text[n].endswith(("'s", "s'")):
        return True
    first = n
    while first and told.keys[first - 1] in told.names and told.touches(first):
        first -= 1
    return bool(told.keys[n + 1]) and first > 0 and text[first - 1] == "the"


def speaker_mark(quote: Quote, those: Speakers) -> Mark:
    """Return where a sentence names who says a quotation, after it if it can be; the quotation where it does not."""
    numbers = [n for n in those.numbers if n >= quote.end] or those.numbers or range(quote.first, quote.end)
    told = quote.told
    return Mark(told, numbers[0], numbers[-1] + 1, " ".join(key for name in those.names for key in name))


def _runs(told: Told, numbers: Sequence[int]) -> list[tuple[str, ...]]:
    """Return the keys of words, those that stand side by side together."""
    runs: list[tuple[str, ...]] = []
    before = -1
    for n in numbers:
        if runs and n == before + 1 and told.touches(n):
            runs[-1] = (*runs[-1], told.keys[n])
        else:
            runs.append((told.keys[n],))
        before = n
    return runs


def _may_be_one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names may be of one: they share a word, and are not two first names with one surname."""
    shared = set(one).intersection(other)
    return bool(shared) and not (len(one) == len(other) == _FULL_NAME and one[0] != other[0])


@cache
def _saying() -> frozenset[str]:
    return words("differing", "saying") | words("differing", "quoting") | words("differing", "according")
