"""A word of a statement against a word of a sentence of its evidence, and what stands around both."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import is_negation
from summarizer.language.english_words import is_content, lexicon
from summarizer.language.lexicon import words
from summarizer.language.opposites import allies, are_against
from summarizer.verifying.firmness import denying
from summarizer.verifying.sorts import value

if TYPE_CHECKING:
    from collections.abc import Collection

    from summarizer.verifying.clauses import Clauses

#: With so many other words that carry meaning, a statement and a sentence are not alike by chance.
_FEWEST_FOR_CERTAINTY: Final = 3

#: So many words before and after a word that is denied must be the same, the nearest with no more than one between.
_BEFORE: Final = 2
_AFTER: Final = 4
_WIDEST: Final = 2

#: The name of a place of so many letters begins that of its people: Iran, Chad.
_SHORTEST_PLACE: Final = 4

#: What two clauses that say the same may differ in.
_IDLE: Final = frozenset(
    "a an the any do does did be is are was were been being has have had having will of in at on to".split()
)


class Pair(NamedTuple):
    """Word ``own`` of a statement against word ``there`` of a sentence, both by their numbers."""

    said: Clauses
    own: int
    source: Clauses
    there: int

    @property
    def has_same_before(self) -> bool:
        """Whether both have the same word before them, or both none in their clause."""
        return self.said.before(self.own) == self.source.before(self.there)

    @property
    def has_same_after(self) -> bool:
        """Whether both have the same word after them, or both none in their clause."""
        return self.said.after(self.own) == self.source.after(self.there)

    def is_beside_the_same(self) -> bool:
        """Tell whether the same word stands before or after both."""
        before, after = self.said.before(self.own), self.said.after(self.own)
        return (self.has_same_before and before != "") or (self.has_same_after and after != "")

    def is_in_the_same_place(self) -> bool:
        """Tell whether both have the same words before and after them, or one that carries meaning, but no numeral."""
        if value(self.said, self.own - 1) != value(self.source, self.there - 1):
            return False
        before, after = self.said.before(self.own), self.said.after(self.own)
        return (
            (self.has_same_before and self.has_same_after)
            or (self.has_same_before and before != "" and is_content(before))
            or (self.has_same_after and after != "" and is_content(after))
        )

    def compares(self) -> bool:
        """Tell whether one of both compares: "faster than"."""
        return "than" in (self.said.after(self.own), self.source.after(self.there))

    def compares_the_same(self) -> bool:
        """Tell whether what the statement compares is what the sentence compares: it stands before both words."""
        before = (n for n in self.said.clause(self.own) if n < self.own)
        compared = {self.said.stems[n] for n in before if n in self.said.content}
        return compared.isdisjoint(self.source.stems[self.there + 1 :])

    def joins_the_same(self) -> bool:
        """Tell whether what follows either word in its clause is nothing that the other one is said of.

        "Shut before the flood came" is "the flood came after it was shut", "shut after the flood came" is not.
        """
        return not (self._are_shared(self.said, self.own, self.source, self.there)) and not (
            self._are_shared(self.source, self.there, self.said, self.own)
        )

    @staticmethod
    def _are_shared(one: Clauses, at: int, other: Clauses, there: int) -> bool:
        """Tell whether a word that follows word ``at`` in its clause stands elsewhere than behind the other's."""
        following = {one.stems[n] for n in one.clause(at) if n > at and n in one.content}
        behind = {n for n in other.clause(there) if n > there}
        return any(other.stems[n] in following for n in other.content if n not in behind and n != there)

    def has_the_same_doer(self) -> bool:
        """Tell whether what stands right before the statement's word stands before the other too, and no "by" after."""
        before = [self.said.stems[n] for n in self.said.content if n < self.own][-1:]
        after = (*self.said.stems[self.own + 1 : self.own + 2], *self.source.stems[self.there + 1 : self.there + 2])
        return bool(before) and before[0] in self.source.stems[: self.there] and "by" not in after

    def stands_in_place(self) -> bool:
        """Tell whether nothing speaks against the sentence's word being said in place of the statement's.

        Where the sentence has the statement's word too, or one that may be said for it, it must be said of something
        else, and the other one of the same.
        """
        one = self.said.stems[self.own]
        of_another = self.said.next(self.own) == self.source.next(self.there) != ""

        def stand_apart(same: Collection[str]) -> bool:
            places = (n for n, other in enumerate(self.source.stems) if other in same and n != self.there)
            return all(of_another and not self._is_said(self.source.next(n)) for n in places)

        # The word itself first: it mostly decides, and the lexicon need not be read.
        return stand_apart({one}) and stand_apart({*lexicon().synonyms.get(one, ()), *allies(one)})

    def _is_said(self, stem: str) -> bool:
        """Tell whether the statement has a stem, or a people for its place, as "Korean" for "Korea"; so it has none."""
        return not stem or any(
            one == stem
            or (min(len(one), len(stem)) >= _SHORTEST_PLACE and (one.startswith(stem) or stem.startswith(one)))
            for one in self.said.stems
        )

    def is_sure_denial(self) -> bool:
        """Tell whether but for a denial of one of both, a word stands in the same place, so that nothing else is meant.

        The sentence has the same words right before and after it, and nothing in either clause may deny, limit or
        narrow what is said in another way: "too small", "lost", "first", "half of", "until".
        """
        own, there = _telling(self.said, self.own), _telling(self.source, self.there)
        if self.own not in own or self.there not in there or self._shares_out() or self._may_agree():
            return False
        at, other = own.index(self.own), there.index(self.there)
        before, after = own[max(0, at - _BEFORE) : at], own[at + 1 : at + 1 + _AFTER]
        if len(before) + len(after) < _FEWEST_FOR_CERTAINTY:
            return False
        if not (self._follow(after[:1], there[other + 1 :][:_WIDEST]) and self._follow(after, there[other + 1 :])):
            return False
        if not all(self.said.stems[n] in self.source.stems or _is_plain(self.said, n) for n in own):
            return False
        is_same_before = self._follow(before[-1:], there[:other][-_WIDEST:]) and self._follow(before, there[:other])
        return is_same_before or self._is_same_in_all(own[:at], after, there[other + 1 :])

    def _is_same_in_all(self, before: list[int], after: list[int], there: list[int]) -> bool:
        """Tell whether the sentence goes on in the same words after a word, and has all words before it, in any order.

        "An earlier plan for flats in the harbour" is "an earlier proposal to fill the harbour and build flats there".
        """
        goes_on = [self.said.stems[n] for n in after] == [self.source.stems[n] for n in there[: len(after)]]
        known = frozenset(self.source.stems)
        return (
            len(after) == _AFTER
            and goes_on
            and all(
                one in known or not lexicon().synonyms.get(one, frozenset()).isdisjoint(known)
                for one in (self.said.stems[n] for n in before)
            )
        )

    def is_sure_opposite(self) -> bool:
        """Tell whether a word and its contrary have the same words beside them, so that hardly anything else is meant.

        On the labelled data 16 of 16 such were faults: with both words beside them, or with one and all the rest of the
        statement. But where one of both texts denies or limits something in another way, they may agree.
        """
        one = self.said.stems[self.own]
        own, there = {self.said.stems[n] for n in self.said.content} - {one}, frozenset(self.source.stems)
        names = {self.said.stems[n] for n in self.said.content if n and not self.said.folded.raw(n)[:1].islower()}
        beside = self.has_same_before + self.has_same_after
        if len(own) < _FEWEST_FOR_CERTAINTY or not beside or not own.intersection(names) <= there:
            return False
        if self._may_agree() or are_against(own, there):
            return False  # two contraries may cancel each other
        return beside > 1 or own <= there

    def _may_agree(self) -> bool:
        """Tell whether one clause has a word, and the other text has not, that may deny or limit what is said."""
        for text, at, other in ((self.said, self.own, self.source), (self.source, self.there, self.said)):
            for n in text.clause(at):
                word = text.folded.words[n]
                if n in (at, text.denied.get(at)) or word in other.folded.words:
                    continue
                if is_negation(word) or word in _turning():
                    return True
        return False

    def _shares_out(self) -> bool:
        """Tell whether what is said is said of a part: of half the members, this and its contrary may be true."""
        return any(
            text.folded.words[n] in words("firmness", "sharing")
            for text, at in ((self.said, self.own), (self.source, self.there))
            for n in text.clause(at)
        )

    def _follow(self, own: list[int], there: list[int]) -> bool:
        """Tell whether words of the statement stand among words of the sentence in the same order."""
        rest = iter(there)
        return all(any(self.said.stems[n] == self.source.stems[m] for m in rest) for n in own)


def is_denied(text: Clauses, number: int, other: Clauses) -> bool:
    """Tell whether something else in its clause denies a word; a verb like "oppose" that both texts have does not."""
    own, there = text.folded.words, other.folded.words
    return number in text.denied or any(
        n != number and (n in text.denying or is_negation(own[n]) or (own[n] in denying() and own[n] not in there))
        for n in text.clause(number)
    )


def _telling(text: Clauses, number: int) -> list[int]:
    """Return the words of the clause of a word that tell something, without the one that denies it."""
    denial = text.denied.get(number)
    return [n for n in text.clause(number) if n != denial and text.folded.words[n] not in _IDLE]


def _is_plain(text: Clauses, number: int) -> bool:
    """Tell whether a word names, counts and narrows nothing."""
    word, raw = text.folded.words[number], text.folded.raw(number)
    return is_content(word) and value(text, number) is None and raw[0].islower() and not word.endswith("ly")


@cache
def _turning() -> frozenset[str]:
    names = ("limiting", "excepting", "supposing", "alleging", "reporting")
    return denying().union(*(words("firmness", name) for name in names))
