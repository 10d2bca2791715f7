"""What sort of thing a proper name names: a person, body, state or group, or a place or thing that does not act."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from summarizer.extracting.lexicon import lines, words
from summarizer.extracting.states import state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.extracting.figures import Mention

Sort = Literal["person", "organisation", "state", "group", "other", "place", "thing", "quality"]

_OF: Final = frozenset({"of", "for"})
_CODE: Final = re.compile(r"(?!G\d)[A-Z][A-Za-z]{0,4}-?\d{2,4}[A-Za-z]{0,2}")  # of a product, road or model; not "G20"
_TOWNS: Final = frozenset("city town quays wharf docks green".split())
_PAIR: Final = 2  # words of the commonest names of persons
_LONGEST_PERSON: Final = 4  # words


@dataclass(frozen=True)
class Named:
    """A name with its mentions. ``surnamed``: its last word stands alone elsewhere, without an article."""

    name: str
    mentions: Sequence[Mention]
    surnamed: bool = False

    @cached_property
    def parts(self) -> list[str]:
        """The words of the name."""
        return self.name.replace(".", " ").split() or [self.name]

    @cached_property
    def last(self) -> str:
        """The last word, folded."""
        return self.parts[-1].casefold()

    @cached_property
    def given(self) -> bool:
        """Whether it begins with a name that people are given, or a surname where that comes first."""
        if self.parts[0] in words("people", "given"):
            return True
        inert = self.body or self.last in words("names", "inert")
        return self.parts[0] in words("people", "family_first") and len(self.parts) > 1 and not inert

    @cached_property
    def body(self) -> bool:
        """Whether it ends with a word for a body, such as "Agency", or has one before "of" or "for"."""
        low = self.name.casefold().split()
        heads = [before for before, after in pairwise(low) if after in _OF]
        return not {self.last, *heads[:1]}.isdisjoint(words("names", "organisations"))

    def does(self, *parts: str) -> bool:
        """Tell whether some mention plays one of ``parts``."""
        return any(mention.part in parts for mention in self.mentions)


def sort(named: Named) -> Sort:
    """Return the sort of ``named``, by the first rule that knows it."""
    for rule in _RULES:
        found = rule(named)
        if found is not None:
            return found
    return "other"


def _by_people(named: Named) -> Sort | None:
    low = named.name.casefold()
    if state(named.name):
        return "state"
    if low in words("names", "peoples"):
        return "group" if low.endswith("s") or low == "gop" else "quality"
    return None


def _by_title(named: Named) -> Sort | None:
    person = any(mention.person for mention in named.mentions)
    return "person" if person and (named.given or not named.body) else None


def _by_title_of_body(named: Named) -> Sort | None:
    """Judge a name by what stands right before it: "the airline Norjet", "bus operator Wexline"."""
    if named.given:
        return None
    before = {mention.title.casefold().split()[-1] for mention in named.mentions if mention.title}
    dealer = len(named.parts) == 1 and not before.isdisjoint(words("people", "dealers"))
    return "organisation" if dealer or any(mention.body for mention in named.mentions) else None


def _by_code(named: Named) -> Sort | None:
    return "thing" if _CODE.fullmatch(named.parts[-1]) else None


def _by_list(named: Named) -> Sort | None:
    if named.name in lines("names", "agencies"):
        return "organisation" if named.does("says") else "thing"
    institution = len(named.parts) == 1 and named.last in words("names", "institutions")
    if institution or named.name in words("names", "bodies"):
        return "organisation"
    rest = " ".join(named.parts[1:])
    directed = named.parts[0].casefold() in words("names", "directions") and rest in words("names", "places")
    listed = named.name in words("names", "places") or named.name in lines("names", "place_phrases")
    return "place" if directed or listed else None


def _by_words(named: Named) -> Sort | None:
    opening = named.parts[0].casefold()
    if "&" in named.parts:
        return "organisation"  # "Marks & Spencer"
    of_people = " of " in named.name and opening in words("groups", "plurals")  # "Supporters of Castleford Rovers"
    plural = named.last in words("groups", "plurals") or named.last in words("names", "peoples")
    if of_people or (plural and not named.body):
        return "group"
    impersonal = named.last in words("names", "impersonal")
    like_person = (len(named.parts) == _PAIR and not impersonal) or (len(named.parts) > _PAIR and not named.body)
    if named.given and like_person and len(named.parts) <= _LONGEST_PERSON and " of " not in named.name:
        return "person"
    if named.body or opening in words("names", "opening"):
        return "organisation"
    if named.last in words("names", "inert"):
        return _by_land(named)
    return "person" if any(mention.title for mention in named.mentions) else None


def _by_land(named: Named) -> Sort | None:
    """Judge a name that ends like a place or a thing: "Southern Fields said" names a firm."""
    speaks = any(mention.part == "says" and not mention.article for mention in named.mentions)
    directed = named.parts[0].casefold() in words("names", "directions")
    return "organisation" if speaks and directed else "thing"


def _by_letters(named: Named) -> Sort | None:
    counted = sum(mention.article in {"a", "an"} and mention.part != "qualifies" for mention in named.mentions)
    if counted * 2 >= len(named.mentions):
        return "thing"  # what may be counted: "a SUV"
    if named.name.isupper() and len(named.name) > 1:
        return "organisation" if len(named.parts) == 1 and len(named.mentions) > 1 else "other"
    return None


def _by_parts(named: Named) -> Sort | None:
    """Judge a name whose words tell nothing by what it does in the text."""
    places = sum(mention.part == "place" for mention in named.mentions)
    if places * 2 > len(named.mentions) and not named.does("says", "acts"):
        return "place"
    if named.last in _TOWNS:
        return None  # "Marsham City" may play football, or be a town
    plain = all(word[0].isupper() and word[1:].islower() and not state(word) for word in named.parts)
    alone = not any(mention.article for mention in named.mentions)
    if plain and alone and 1 < len(named.parts) < _LONGEST_PERSON and (named.does("says") or named.surnamed):
        return "person"
    return None


_RULES: Final[tuple[Callable[[Named], Sort | None], ...]] = (
    _by_people,
    _by_title,
    _by_title_of_body,
    _by_code,
    _by_list,
    _by_words,
    _by_letters,
    _by_parts,
)
