"""What the words of a statement show against its sources: which are new, altered or out of place.

Each word gets the names of what it shows; the learned weights tell what each name is worth (see support.py).
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import NUMBER_WORDS
from summarizer.language.english_words import HEDGING, contraries, denies, is_content, keys, lexicon, root, stem
from summarizer.language.figures import figures
from summarizer.verifying.features_nearest import Nearest
from summarizer.verifying.features_source import content

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.canonical import Folded
    from summarizer.verifying.features_source import Sources

_DIRECTIONS: Final = frozenset(
    "over under above below before after without with against for since until into from up down out off during "
    "between among behind toward towards upon by at on in to of through than".split()
)
_PRONOUNS: Final = frozenset("he she him her his hers they them their theirs it its we us our i me my you your".split())
_DETERMINERS: Final = frozenset(
    "a an the this that these those its his her their our my your no any some each every another".split()
)
_AUXILIARIES: Final = frozenset(
    "is are was were be been being am has have had do does did will would can could should may might must".split()
)
_ABSTRACT: Final = ("tion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "sion")

#: Words of a sentence that speaks of the source itself, and of what is or is not in it.
_OF_THE_SOURCE: Final = frozenset("passage passages text article document context information summary question".split())
_POINTING: Final = frozenset(
    "provide provides provided given give gives contain contains mention mentions mentioned specify specified "
    "specifies answer based here according explicitly available state states stated passage passages additional "
    "further include".split()
)

#: Before these a capital is owed to the place, not to a name.
_OPENING: Final = frozenset('.:*•-–—"“(!?|')

_NEW: Final = ("new", "degree", "hedge")

#: Content words before and after a new one among which a neighbour is looked for.
_REACH: Final = 2


class Shown(NamedTuple):
    """Word ``number`` of a statement: its ``group`` (novel, known or function) and the names of what it ``shows``."""

    number: int
    group: str
    shows: tuple[str, ...]


class Reading(NamedTuple):
    """What the words of a statement show, and the figures of all of it: ``context``, by name."""

    words: tuple[Shown, ...]
    context: dict[str, float]


def read_against(text: Folded, sources: Sources) -> Reading:
    """Return what the words of a statement show against its sources, in time linear in the statement's length."""
    return _Reader(text, sources).reading()


class _Reader:
    """One statement beside its sources, and what is asked of it word by word."""

    def __init__(self, text: Folded, sources: Sources) -> None:
        self.text, self.sources, self.lexicon = text, sources, lexicon()
        self.words = keys(text)
        self.stems = list(map(stem, self.words))
        self.own = set(self.stems)
        self.content = content(self.words)
        self.order = {number: place for place, number in enumerate(self.content)}
        self.weights = {word: sources.rarity(word) for word in dict.fromkeys(self.stems[n] for n in self.content)}
        self.nearest = Nearest(sources, self.weights)
        self.hits = [pair in sources.pairs for pair in zip(self.stems, self.stems[1:], strict=False)]
        self.hedged = not HEDGING.isdisjoint(self.words)
        self.denying = [number for number, word in enumerate(self.words) if denies(word)]
        self.figured = {
            number
            for figure in figures(text)
            if sources.has_number(figure.values)
            for number in range(figure.first, figure.end)
        }
        capitals = sum(text.raw(number)[:1].isupper() for number in self.content)
        self.titled = capitals > 0.7 * max(2, len(self.content))

    @cached_property
    def aligned_roots(self) -> set[str]:
        return set(map(root, self.nearest.aligned))

    def reading(self) -> Reading:
        shown = [
            self.known(number)
            if number in self.order and self.is_known(number)
            else self.novel(number)
            if number in self.order
            else self.function(number)
            for number, word in enumerate(self.words)
            if word[0].isalnum() and not self.is_idle(number)
        ]
        new = {one.number for one in shown if one.group == "novel" and one.shows[0].startswith(_NEW)}
        words = tuple(
            one._replace(shows=(*one.shows, f"beside_{self.beside(one.number, new)}_new")) if one.number in new else one
            for one in shown
        )
        return Reading(words, self.context(len(new)))

    def beside(self, number: int, new: set[int]) -> int:
        place = self.order[number]
        return sum(0 <= other < len(self.content) and self.content[other] in new for other in (place - 1, place + 1))

    def context(self, new: int) -> dict[str, float]:
        size = max(1, len(self.content))
        total = sum(self.weights.values()) or 1.0
        known = sum(weight for word, weight in self.weights.items() if word in self.sources.places)
        return {
            "sound": 1 - new / size,
            "covered": known / total,
            "covered_by_1": self.nearest.covered[0],
            "covered_by_3": self.nearest.covered[2],
            "copied": sum(self.hits) / max(1, len(self.words) - 1),
            "inverted": self.nearest.inversions(self.stems[number] for number in self.content),
            "long": min(size, 30) / 20,
            "of_the_source": float(self.is_of_the_source()),
            "dialogue": float(self.sources.dialogue > 0.3),  # noqa: PLR2004
        }

    def is_of_the_source(self) -> bool:
        """Tell whether the statement speaks of the source itself and of what it has not."""
        words = set(self.words)
        pointed = self.denying or not words.isdisjoint(("based", "here", "according"))
        return bool(pointed) and not words.isdisjoint(_OF_THE_SOURCE) and not words.isdisjoint(_POINTING)

    def is_known(self, number: int) -> bool:
        return self.stems[number] in self.sources.places or number in self.figured or self.is_short_year(number)

    def is_short_year(self, number: int) -> bool:
        """Tell whether a word is short for a year of the sources: of the 60s, or of the span 2018-19."""
        word, end = self.words[number], self.text.ends[number]
        if len(word) != 2 or not word.isdecimal():  # noqa: PLR2004
            return False
        if self.text.text[end : end + 1] == "s":
            return any(f"{century}{word}" in self.sources.places for century in (18, 19, 20))
        before = self.words[max(0, number - 2) : number]
        is_span = before[1:] == ["-"] and before[0].isdecimal()
        return is_span and f"{before[0][:-2]}{word}" in self.sources.places

    def is_idle(self, number: int) -> bool:
        """Tell whether a numeral counts lines, steps, passages or words, and claims no amount."""
        word, text = self.words[number], self.text
        if not word[0].isdecimal():
            return False
        before = self.words[number - 1] if number else ""
        if before in ("passage", "passages", "step") or self.words[number + 1 : number + 2] == ["words"]:
            return True
        if before == "and" and len(word) == 1 and not {"passage", "passages"}.isdisjoint(self.words):
            return True
        margin = text.text[max(0, text.starts[number] - 3) : text.starts[number]].strip()
        after = text.text[text.ends[number] : text.ends[number] + 1]
        return after in (".", ")", ":") and len(word) <= 2 and (number == 0 or margin in ("", "*", "-"))  # noqa: PLR2004

    def is_name(self, number: int) -> bool:
        """Tell whether a word has a capital that its place does not explain."""
        raw = self.text.raw(number)
        if raw.isupper() and len(raw) > 1:
            return True
        if not raw[:1].isupper() or self.titled or number == 0:
            return False
        start = self.text.starts[number]
        margin = self.text.text[max(0, start - 4) : start].rstrip()
        return bool(margin or start > 4) and margin[-1:] not in _OPENING  # noqa: PLR2004

    def hit(self, number: int) -> bool:
        """Tell whether a word stands beside one of its neighbours in the sources too."""
        return (number < len(self.hits) and self.hits[number]) or (number > 0 and self.hits[number - 1])

    def swapped(self, number: int) -> str | None:
        """Return the stem that the sources have between this word's neighbours, if they have one there."""
        if not 0 < number < len(self.stems) - 1:
            return None
        return self.sources.between(self.stems[number - 1], self.stems[number + 1])

    def around(self, number: int, reach: int) -> list[str]:
        """Return the other content words up to ``reach`` before and after one."""
        place = self.order[number]
        near = self.content[max(0, place - reach) : place + reach + 1]
        return list(dict.fromkeys(self.stems[n] for n in near if self.stems[n] != self.stems[number]))

    def replaced(self, number: int) -> Iterator[str]:
        """Yield what a new word says for what the nearest sentences have between its neighbours: the mark of an edit.

        The neighbours are the next words of the sentences before it and after it; other new words may stand between.
        """
        place = self.order[number]
        before = self.aligned_at(range(place - 1, place - 1 - _REACH, -1))
        after = self.aligned_at(range(place + 1, place + 1 + _REACH))
        there = self.nearest.between(before, after) if before and after else None
        if there is not None:
            left_out = [word for word in there if is_content(word) and word not in self.own]
            yield f"instead_of_{self.relation(self.stems[number], left_out)}"

    def aligned_at(self, places: range) -> str:
        """Return the first stem at ``places`` among the content words that the nearest sentences have, "" for none."""
        inside = (place for place in places if 0 <= place < len(self.content))
        stems = (self.stems[self.content[place]] for place in inside)
        return next((word for word in stems if word in self.nearest.aligned), "")

    def relation(self, own: str, others: list[str]) -> str:
        """Return what a stem is to the first of ``others`` that it is anything to, or else how many these are."""
        for other in others:
            if other in self.lexicon.synonyms.get(own, _NONE):
                return "synonym"
            if root(other) == root(own):
                return "derived"
            if other in self.lexicon.opposites.get(own, _NONE) or other in contraries(own):
                return "opposite"
            if other in self.lexicon.siblings.get(own, _NONE):
                return "sibling"
        return ("nothing", "one", "more")[min(2, len(others))]

    def function(self, number: int) -> Shown:
        word, own = self.words[number], self.stems[number]
        hit = self.hit(number)
        shows = [self.function_kind(word, own, number, hit=hit)]
        if not hit and self.swapped(number) not in (None, own):
            shows.append("function_swapped")
        return Shown(number, "function", tuple(shows))

    def function_kind(self, word: str, own: str, number: int, *, hit: bool) -> str:
        if denies(word):
            after = [self.stems[n] for n in self.content if number < n <= number + 5][:2]
            if self.sources.is_denied_near(after):
                return "denial_known"
            return "denial_elsewhere" if self.nearest.denies else "denial_new"
        if word in _DIRECTIONS:
            return "direction_known" if hit else "direction_new"
        if word in _PRONOUNS:
            near = own in self.nearest.aligned or own in self.nearest.near
            return "pronoun_near" if near else "pronoun_far" if own in self.sources.places else "pronoun_new"
        return "function_known" if own in self.sources.places else "function_new"

    def known(self, number: int) -> Shown:
        own, word = self.stems[number], self.words[number]
        if own not in self.sources.places:
            return Shown(number, "known", ("in_figure",))
        numeral = word[0].isdecimal() or word in NUMBER_WORDS
        sort = "number" if numeral else "name" if self.is_name(number) else "word"
        aligned = own in self.nearest.aligned
        place = "aligned" if aligned else "near" if own in self.nearest.near else "else"
        if 0 < number < len(self.hits) and self.hits[number - 1] and self.hits[number]:
            return Shown(number, "known", (f"{sort}_{place}", "between_its_own"))
        shows = [f"{sort}_{place}", *self.moved(own, sort, number)]
        shows += self.scope(own, number) if aligned else self.instead(own, "else")
        company = self.sources.company(own, self.around(number, 4))
        if company is not None:
            shows.append(f"{sort}_company_{min(3, int(company * 4))}")
        if own in self.lexicon.degree:
            shows.append("degree_aligned" if aligned else "degree_else")
        return Shown(number, "known", tuple(shows))

    def moved(self, own: str, sort: str, number: int) -> Iterator[str]:
        """Yield what tells that a word of the sources stands in another place than there."""
        within = self.sources.within(own)
        place = self.order[number]
        beside = [self.stems[self.content[n]] for n in (place - 1, place + 1) if 0 <= n < len(self.content)]
        apart = sum(w != own and w in self.sources.places and within.isdisjoint(self.sources.within(w)) for w in beside)
        if apart:
            yield f"{sort}_apart_{apart}"
        if not self.hit(number):
            yield f"{sort}_moved"
            swapped = self.swapped(number)
            if swapped is not None and swapped != own and swapped not in self.own:
                yield f"{sort}_swapped"

    def scope(self, own: str, number: int) -> Iterator[str]:
        """Yield what of a word's denial or weighing in the nearest sentences the statement has lost."""
        if any(number - 6 <= other < number + 4 for other in self.denying):
            return
        if self.sources.is_always_denied(own):
            yield "denial_dropped"
        scopes = self.nearest.scopes(own)
        if scopes and all(denied for denied, _ in scopes):
            yield "denial_lost"
        if scopes and not self.hedged and all(weighed for _, weighed in scopes):
            yield "hedge_lost"

    def instead(self, own: str, prefix: str) -> Iterator[str]:
        """Yield whether the nearest sentences have a word of the same, the contrary or another meaning instead."""
        aligned, lists = self.nearest.aligned, self.lexicon
        if prefix == "else" and not lists.synonyms.get(own, _NONE).isdisjoint(aligned):
            yield "else_synonym"
        for name, others in (
            ("opposite", lists.opposites.get(own, _NONE)),
            ("sibling", lists.siblings.get(own, _NONE)),
        ):
            if not others:
                continue
            there = others & aligned
            if there:
                yield f"{prefix}_{name}" if self.own.isdisjoint(there) else f"{prefix}_{name}_own"
            elif prefix == "new" and not others.isdisjoint(self.sources.places.keys()):
                yield f"new_{name}_far"

    def novel(self, number: int) -> Shown:
        own, word = self.stems[number], self.words[number]
        kind = self.novel_kind(own, word, number)
        shows = [kind, *self.instead(own, "new")]
        if own in self.lexicon.telling and kind != "telling":
            shows.append("telling_too")
        if own in self.lexicon.degree:
            shows.append("degree_new")
        if any(other in self.sources.places for other in contraries(own)):
            shows.append("new_prefix")
        shows.append(f"after_{self.neighbour(number - 1)}")
        shows.append(f"before_{self.neighbour(number + 1)}")
        swapped = self.swapped(number)
        if swapped is not None and swapped not in self.own:
            synonym = swapped in self.lexicon.synonyms.get(own, _NONE)
            shows.append(
                "new_for_synonym" if synonym else "new_for_word" if is_content(swapped) else "new_for_function"
            )
        elif (
            0 < number < len(self.stems) - 1 and (self.stems[number - 1], self.stems[number + 1]) in self.sources.pairs
        ):
            shows.append("new_inserted")
        shows += self.replaced(number)
        return Shown(number, "novel", tuple(shows))

    def novel_kind(self, own: str, word: str, number: int) -> str:
        if word[0].isdecimal() or word in NUMBER_WORDS:
            return "new_number" if word[0].isdecimal() else "new_number_word"
        derived = root(own) in self.sources.roots
        if self.is_name(number):
            return "new_name_derived" if derived else "new_name"
        synonyms = self.lexicon.synonyms.get(own, _NONE)
        there = (
            ("synonym_aligned", not synonyms.isdisjoint(self.nearest.aligned)),
            ("derived", derived),
            ("synonym_near", not synonyms.isdisjoint(self.nearest.near)),
            ("synonym_far", not synonyms.isdisjoint(self.sources.places.keys())),
            ("synonym_derived", not self.lexicon.synonym_roots.get(root(own), _NONE).isdisjoint(self.aligned_roots)),
        )
        return next((kind for kind, holds in there if holds), "") or self.plain_kind(own, word, number)

    def plain_kind(self, own: str, word: str, number: int) -> str:
        """Return the kind of a new word that nothing in the sources explains."""
        for name in ("telling", "degree", "hedges"):
            if own in getattr(self.lexicon, name):
                return name
        if word.endswith("ly"):
            return "new_adverb"
        if own in self.lexicon.synonyms:
            return "new_common"
        start, end = self.text.starts[number], self.text.ends[number]
        if "-" in self.text.text[max(0, start - 1) : end + 1]:
            return "new_compound"
        if word.endswith(("ing", "ed")):
            return "new_verb"
        return "new_abstract" if word.endswith(_ABSTRACT) else "new_word"

    def neighbour(self, number: int) -> str:
        """Return the sort of the word at ``number``, which tells a verb from a noun beside it."""
        if not 0 <= number < len(self.words):
            return "edge"
        word = self.words[number]
        if number in self.order:
            return "content"
        if word == "to":
            return word
        sorts = (("determiner", _DETERMINERS), ("auxiliary", _AUXILIARIES), ("pronoun", _PRONOUNS))
        for name, words in (*sorts, ("direction", _DIRECTIONS)):
            if word in words:
                return name
        return "and" if word in ("and", "or", "but") else "other"


_NONE: Final[frozenset[str]] = frozenset()
