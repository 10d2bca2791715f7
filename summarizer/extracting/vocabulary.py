"""The words of a language by which somebody is told: given names, roles, bodies; from ``[actors]`` of its lexicon."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from summarizer.extracting.cues import word_list
from summarizer.extracting.lexicon import table, words

if TYPE_CHECKING:
    from summarizer.extracting.reading import Token

_ACRONYM: Final = 6  # letters, at most: longer words in capitals are shouted, or datelines
_FIRST: Final = 3  # letters that a compound has before its last noun, at least


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language that tell actors. All are folded; ``nouns`` tells that it capitalises common nouns."""

    nouns: bool
    given: frozenset[str]
    courtesies: frozenset[str]
    roles: frozenset[str]
    ends_of_roles: tuple[str, ...]
    bodies: frozenset[str]
    ends_of_bodies: tuple[str, ...]
    legal: frozenset[str]
    clubs: frozenset[str]
    streets: frozenset[str]
    groups: frozenset[str]
    no_names: frozenset[str]
    interviewers: frozenset[str]
    interviewees: frozenset[str]
    particles: frozenset[str]
    inside: frozenset[str]
    small: frozenset[str]
    governing: frozenset[str]
    objects: frozenset[str]
    places: frozenset[str]
    ends_of_adjectives: tuple[str, ...]
    determiners: frozenset[str]
    surnames: int

    def is_given(self, token: Token) -> bool:
        """Tell whether a token is a name that people are given."""
        return token.capital and (token.low in self.given or token.text in words("people", "given"))

    def is_role(self, low: str) -> bool:
        """Tell whether a folded word is an office or occupation, alone or as the end of a compound."""
        return low in self.roles or _ends(low, self.ends_of_roles)

    def is_body(self, low: str) -> bool:
        """Tell whether a folded word is a sort of body, alone or as the end of a compound."""
        return low in self.bodies or _ends(low, self.ends_of_bodies)

    def kind(self, low: str) -> str:
        """Return the sort of body that a folded word names: "verband" of "fahrgastverband"."""
        if low in self.bodies:
            return low
        return max((end for end in self.ends_of_bodies if low.endswith(end)), key=len, default=low)

    def is_acronym(self, token: Token) -> bool:
        """Tell whether a token is written in capitals only, as acronyms are."""
        fits = 1 < len(token.text) <= _ACRONYM and token.low not in self.no_names
        return fits and token.text.isalpha() and token.text.isupper()


def _ends(low: str, ends: tuple[str, ...]) -> bool:
    return low.endswith(ends) and any(len(low) - len(end) >= _FIRST for end in ends if low.endswith(end))


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of ``language``, which has a lexicon other than the English."""
    known: dict[str, Any] = table(language)["actors"]

    def listed(name: str) -> frozenset[str]:
        return frozenset(known[name].casefold().split())

    feminine = known["feminine"]
    roles = listed("roles")
    return Vocabulary(
        nouns=known["nouns"],
        given=listed("given"),
        courtesies=listed("courtesies"),
        roles=roles | {f"{role}{feminine}" for role in roles if feminine},
        ends_of_roles=tuple(f"{end}{more}" for end in listed("ends_of_roles") for more in {"", feminine}),
        bodies=listed("organisations"),
        ends_of_bodies=tuple(listed("ends_of_organisations")),
        legal=listed("legal"),
        clubs=listed("clubs"),
        streets=listed("streets"),
        groups=listed("groups"),
        no_names=listed("no_names"),
        interviewers=listed("interviewers"),
        interviewees=listed("interviewees"),
        particles=listed("particles"),
        inside=listed("inside"),
        small=word_list("empty", language)
        | word_list("conjunction", language)
        | word_list("connective", language)
        | word_list("preposition", language),
        governing=word_list("preposition", language),
        objects=listed("objects"),
        places=listed("places"),
        ends_of_adjectives=tuple(listed("ends_of_adjectives")),
        determiners=word_list("determiner", language) | listed("articles"),
        surnames=known["surnames"],
    )
