"""What two sentences say differently, and how far two clauses say the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.disagreeing.contraries import contrasts
from summarizer.disagreeing.manners import (
    PRONOUNS,
    after_prepositions,
    beginning,
    begins_with_pronoun,
    is_asserted,
    is_modal,
    is_past,
    is_planned,
    labels,
    moves,
    names_of,
    ordered_in,
    placed,
    says_nothing_of_the_next,
    tells_of_what_comes,
)
from summarizer.language.english_words import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.brief import Dissent
    from summarizer.disagreeing.telling import Part, Told

#: Clauses that share fewer words are not on one thing, unless they are short, of so many words at most.
_FEWEST: Final = 2
_SHORT: Final = 4

#: What such a clause is about stands before it.
_RELATIVE: Final = frozenset("that who which whose whom qui que".split())
_WOULD: Final = frozenset({"would"})
_WILL_BE: Final = frozenset({"will"})
_PERSONAL: Final = frozenset(
    "i me my i'm i'll i've i'd we us our we're we'll we've you your ich wir je nous yo".split()
)
_NOTHING: Final[frozenset[str]] = frozenset()


class Mark(NamedTuple):
    """Words ``first`` to ``end`` (exclusive) of a sentence in which it differs; ``value`` is what they come to."""

    told: Told
    first: int
    end: int
    value: str

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the words that carry meaning."""
        return frozenset(self.told.keys[self.first : self.end]) - {""}


class Difference(NamedTuple):
    """What two sentences of different documents say differently, and of what kind that is."""

    kind: Dissent
    one: Mark
    other: Mark

    def turned(self) -> Difference:
        """Return the same with its sides changed over."""
        return Difference(self.kind, self.other, self.one)


@dataclass(frozen=True, eq=False)
class Pair:
    """A clause of one sentence against a clause of another document's."""

    one: Part
    other: Part

    @cached_property
    def turned(self) -> Pair:
        """The same with its sides changed over."""
        return Pair(self.other, self.one)

    @cached_property
    def shared(self) -> frozenset[str]:
        """The keys that both have, or one of which may be said for one of the other."""
        own, there = self.one.keys, self.other.keys
        if self.one.told.language != "en":
            return own & there
        synonyms = lexicon().synonyms
        return (own & there) | {key for key in own - there if not synonyms.get(key, _NOTHING).isdisjoint(there)}

    def alike(self, *, without: frozenset[str] = _NOTHING) -> float:
        """Return the part of the shorter clause that the other has too, a few keys left out."""
        shorter = min(
            len(part.keys - without) + (self.stands_for_the_other and begins_with_pronoun(part))
            for part in (self.one, self.other)
        )
        return self.common(without) / max(1, shorter)

    def common(self, without: frozenset[str] = _NOTHING) -> int:
        """Return how much both say: the keys shared, a few left out, and what a pronoun stands for."""
        return self.words_shared(without) + self.stands_for_the_other

    def words_shared(self, without: frozenset[str] = _NOTHING) -> int:
        """Return how many words both share, a few left out: one that may be said for two is still one."""
        return min(len(self.shared - without), len(self.turned.shared - without))

    @cached_property
    def stands_for_the_other(self) -> bool:
        """Whether one clause begins with a pronoun for what the other begins with, and has no other word for."""
        one, other = (begins_with_pronoun(part) for part in (self.one, self.other))
        if one == other:
            return False
        named, against = (self.other, self.one) if one else (self.one, self.other)
        return bool(named.content) and named.told.keys[named.content[0]] not in against.keys

    @cached_property
    def are_asserted(self) -> bool:
        """Whether neither clause asks or supposes anything."""
        return is_asserted(self.one) and is_asserted(self.other)

    @cached_property
    def are_personal(self) -> bool:
        """Whether a clause is what one says of himself, or to another: of others all may be different."""
        return not (_PERSONAL.isdisjoint(self.one.words) and _PERSONAL.isdisjoint(self.other.words))

    @cached_property
    def differ_in_modality(self) -> bool:
        """Whether only one clause says what will, may or should be: "could not" is what was not."""
        return is_modal(self.one) != is_modal(self.other)

    @cached_property
    def differ_in_possibility(self) -> bool:
        """Whether only one clause says what may, could or should be; what will be may be told as what is."""
        is_open = [is_modal(part) and part.words.isdisjoint(_WILL_BE) for part in (self.one, self.other)]
        return is_open[0] != is_open[1] or self.differ_in_tense

    @cached_property
    def differ_in_moves(self) -> bool:
        """Whether only one sentence says that something was moved, corrected or is not final: "later", "again"."""
        return moves(self.one, self.other) != moves(self.other, self.one)

    @cached_property
    def differ_in_plans(self) -> bool:
        """Whether one clause is of a plan or forecast and the other of what came, or will come."""
        are_open = [not _WOULD.isdisjoint(part.words) or is_planned(part) for part in (self.one, self.other)]
        come = [tells_of_what_comes(part) for part in (self.one, self.other)]
        return (are_open[0] and not (are_open[1] or come[1])) or (are_open[1] and not (are_open[0] or come[0]))

    @cached_property
    def differ_in_tense(self) -> bool:
        """Whether one clause tells what will be and the other what has come of it, which may well be later."""
        one, other = self.one, self.other
        return (tells_of_what_comes(one) and is_past(other)) or (tells_of_what_comes(other) and is_past(one))

    def are_of_others(self, *, without: frozenset[str] = _NOTHING) -> bool:
        """Tell whether each clause names somebody or something that the other sentence does not."""
        one, other = self.one.told, self.other.told
        own, there = (names_of(part) - without for part in (self.one, self.other))
        return bool(own - other.content - other.context and there - one.content - one.context)

    def begin_alike(self) -> bool:
        """Tell whether both clauses begin with the same, so that it does the same: one may have a pronoun for it."""
        own, there = beginning(self.one), beginning(self.other)
        return not own or not there or own in self.shared or there in self.turned.shared

    def begin_with_one(self) -> bool:
        """Tell whether the first word of each clause, pronouns aside, is in the other clause too."""
        own, there = beginning(self.one), beginning(self.other)
        return (not own or own in self.shared) and (not there or there in self.turned.shared)

    def have_one_pronoun(self) -> bool:
        """Tell whether both clauses begin with the same pronoun."""
        first = self.one.told.text.words[self.one.first]
        return first in PRONOUNS and first == self.other.told.text.words[self.other.first]

    def are_contrasted(self, *, without: frozenset[str] = _NOTHING, at: tuple[int, int] | None = None) -> bool:
        """Tell whether the clauses are of things that are told apart: adults and children, the first and the second.

        A few words, which are known to differ, are left out. So are clauses with another word after one preposition:
        "for the school", "for the bridge", on the same side of the words ``at`` that differ, where these are given.
        """
        own = self.one.stems.difference(self.other.told.stems, without)
        there = self.other.stems.difference(self.one.told.stems, without)
        if any(not contrasts(word).isdisjoint(there) for word in own) or self.are_labelled_apart():
            return True
        return self._differ_after_a_preposition(without, at or (0, 0))

    def are_substituted(self, *, without: frozenset[str] = _NOTHING) -> bool:
        """Tell whether a word of each clause, which the other sentence lacks, stands before or after the same word.

        "Sells bread from six", "sells papers from seven". A few words, which are known to differ, are left out.
        """
        own = placed(self.one, self.other.told.content | self.shared, without)
        there = placed(self.other, self.one.told.content | self.turned.shared, without)
        return not own.isdisjoint(there)

    def is_qualified(self) -> bool:
        """Tell whether only one clause says which of the things are meant: "cars" and "electric cars"."""
        return any(
            part.told.keys[n] not in other.told.content and part.told.keys[n + 1] in shared
            for part, other, shared in (
                (self.one, self.other, self.shared),
                (self.other, self.one, self.turned.shared),
            )
            for n in part.content
            if n + 1 in part.content
            and n not in part.told.dated
            and part.told.touches(n + 1)
            and not says_nothing_of_the_next(part, n)
        )

    def are_labelled_apart(self) -> bool:
        """Tell whether the clauses are of things that only a number tells apart: line 4, the second line."""
        ordered = [ordered_in(pair.one) & pair.shared for pair in (self, self.turned)]
        if ordered[0] != ordered[1]:
            return True
        own, there = labels(self.one), labels(self.other)
        return any(own[label] != there[label] for label in own.keys() & there.keys())

    def _differ_after_a_preposition(self, without: frozenset[str], at: tuple[int, int]) -> bool:
        own, there = after_prepositions(self.one, at[0]), after_prepositions(self.other, at[1])
        known = self.other.told.content | without, self.one.told.content | without
        return any(own[word] - known[0] and there[word] - known[1] for word in own.keys() & there.keys())


def pairs(one: Told, other: Told) -> Iterator[Pair]:
    """Yield the clauses of two sentences that share words, in pairs, but none about who stands before it."""
    for part in one.parts:
        for against in other.parts:
            first = one.text.words[part.first], other.text.words[against.first]
            longest = max(len(part.keys), len(against.keys))
            stands = begins_with_pronoun(part) != begins_with_pronoun(against)
            needed = 1 if longest <= _SHORT or stands else _FEWEST
            pair = Pair(part, against)
            if pair.words_shared() >= needed and _RELATIVE.isdisjoint(first):
                yield pair
