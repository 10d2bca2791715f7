"""The forms in which a source has its names, so that another form of the same name is known again."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from summarizer.canonical import index
from summarizer.document import once_a_document
from summarizer.language.languages import language_of
from summarizer.language.lexicon import lines, words
from summarizer.verifying.reading import read, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.document import Document

#: Small words that may stand inside a name: Bank of England.
LINKS: Final = frozenset("of the and for de la le du des van von der den del di da al el bin ibn".split())

#: What makes a people of a place, or many of one; the longest that a word has is taken off.
_ENDINGS: Final = frozenset(
    "'s s' ians ian eans ean ans an ese ish ites ite ists ist ism ic ics is i ers er es s ia a y e o land al".split()
)
_LONGEST_ENDING: Final = max(map(len, _ENDINGS))

#: A stem is no shorter: Iran and Iraq have their own.
_SHORTEST_STEM: Final = 4

#: Letters that inflection adds; outside English there are more.
_LONGEST_INFLECTION: Final = 2

#: Spellings of one sound, in transliterations and slips.
_SOUNDS: Final = (
    ("tsk", "k"), ("sch", "s"), ("tch", "c"), ("sh", "s"), ("ch", "c"), ("ph", "f"), ("kh", "k"), ("gh", "g"),
    ("zh", "z"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("q", "k"), ("c", "k"), ("g", "k"), ("w", "v"), ("f", "v"),
    ("z", "s"), ("j", "y"), ("x", "ks"),
)  # fmt: skip

_SHORTEST_SOUND: Final = 5
_LONGEST_ACRONYM: Final = 6

#: Letters of an acronym that may be of words without capitals.
_LETTERS: Final = range(3, 6)
_SHORTEST_PREFIX: Final = 3
_MOST_PLACES: Final = 1000


#: Languages in which an apostrophe joins a small word to a name: "L'Agence", "d'Orsay", "dell'Arno".
_ELIDING: Final = frozenset({"fr", "it"})
_ELIDED: Final = frozenset(
    "l d qu n s j m t c jusqu lorsqu puisqu quoiqu dell all dall nell sull un quest quell".split()
)


class Forms:
    """The names of one document in every form that is told apart here. Made in linear time, once for a document."""

    def __init__(self, document: Document) -> None:
        self._index = index(document)
        # Who speaks and who writes is the source's own too, where its format tells and not its text.
        told = {document.author, *(place.label for place in document.places if place.kind == "speaker")}
        self._texts = [*texts(document), *map(read, sorted(filter(None, told)))]
        self._words = {word for text in self._texts for word in text.words}
        self._elides = language_of(document) in _ELIDING
        if self._elides:
            self._words |= set(map(_bare, self._words))
        self._read_as = {word for text in self._texts for word, _ in text.readings.values()}
        self._runs: dict[int, set[str]] = {}

    def has(self, word: str, *, acronym: bool = False) -> bool:
        """Tell whether the document has a canonical word in some form, or what it is an acronym of."""
        if self._elides:
            word = _bare(word)
        if word in self._words or word in self._read_as:
            return True
        plain = _plain(word)
        return (
            plain in self._plain
            or (len(plain) > _SHORTEST_PREFIX and plain.removesuffix("s") in self._plain)
            or any(self._has_other(other) for other in _same().get(plain, ()))
            or self._has_beginning(plain)
            or (len(plain) >= _SHORTEST_STEM and (plain in self._stems or _stem(plain) in self._stems))
            or (len(plain) >= _SHORTEST_SOUND and _sound(plain) in self._sounds)
            or (acronym and self._has_long_form(plain))
            or any(self._has_pair(plain[:at], plain[at:]) for at in range(1, len(plain)))
        )

    def has_as_it_is(self, word: str) -> bool:
        """Tell whether the document has just this word."""
        return word in self._words

    def has_long_name(self, words: Sequence[str]) -> bool:
        """Tell whether the document has the initials of a name, as NATO of its long form, or another name for it."""
        if len(words) < 2:  # noqa: PLR2004
            return False
        every = "".join(word[0] for word in words)
        long = "".join(word[0] for word in words if word not in LINKS)
        shortened = (one for one in (every, long) if len(one) > 1)
        return any(one in self._words or f"{one}s" in self._words for one in shortened) or any(
            self._has_other(other) for other in _same().get("_".join(words), ())
        )

    @cached_property
    def _plain(self) -> set[str]:
        return set(map(_plain, self._words))

    @cached_property
    def _stems(self) -> set[str]:
        return self._plain | set(map(_stem, self._plain))

    @cached_property
    def _sounds(self) -> set[str]:
        return {_sound(word) for word in map(_plain, self._capitalised) if len(word) >= _SHORTEST_SOUND}

    @cached_property
    def _capitalised(self) -> set[str]:
        return {
            word
            for text in self._texts
            for word, start in zip(text.words, text.starts, strict=True)
            if text.text[start].isupper()
        }

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._plain)

    @cached_property
    def _initials(self) -> set[str]:
        """Every run of initials of capitalised words, small words between them read or passed over."""
        found: set[str] = set()
        for text in self._texts:
            for links in (False, True):
                run = ""
                for word, start in zip(text.words, text.starts, strict=True):
                    if text.text[start].isupper():
                        run = (run + word[0])[-_LONGEST_ACRONYM:]
                        found.update(run[n:] for n in range(len(run) - 1))
                    elif word not in LINKS:
                        run = ""
                    elif links and run:
                        run += word[0]
        return found

    def _has_other(self, name: str) -> bool:
        first, _, second = name.partition("_")
        return self._has_pair(first, second) if second else first in self._words

    def _has_pair(self, first: str, second: str) -> bool:
        """Tell whether two words stand side by side; places beyond many are not looked at."""
        places = self._index.postings.get(first, ())
        if not places or second not in self._index.postings:
            return False
        words = self._index.folded.words
        return any(words[at + 1 : at + 2] == [second] for at in places[:_MOST_PLACES])

    def _has_long_form(self, word: str) -> bool:
        """Tell whether the document has words with these initials, side by side: generative adversarial networks."""
        for acronym in (word, word.removesuffix("s")):
            size = len(acronym)
            if acronym in self._initials or (size in _LETTERS and acronym in self._windows(size)):
                return True
        return False

    def _windows(self, size: int) -> set[str]:
        """Return every run of ``size`` initials, of whatever words."""
        made = self._runs.get(size)
        if made is None:
            letters = ["".join(word[0] for word in text.words if word[0].isalnum()) for text in self._texts]
            made = {line[at : at + size] for line in letters for at in range(len(line) - size + 1)}
            self._runs[size] = made
        return made

    def _has_beginning(self, word: str) -> bool:
        """Tell whether the document has the word without an ending, or a longer word that it is short for."""
        if len(word) < _SHORTEST_PREFIX:
            return False
        at = bisect_left(self._sorted, word)
        if at < len(self._sorted) and self._sorted[at].startswith(word):
            return True
        endings = _LONGEST_INFLECTION if word.isascii() else _LONGEST_INFLECTION + 1
        return any(word[:size] in self._plain for size in range(max(_SHORTEST_STEM, len(word) - endings), len(word)))


def _plain(word: str) -> str:
    """Return a word without accents and possessive ending."""
    word = word.removesuffix("'s").removesuffix("'")
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFKD", word) if not unicodedata.combining(letter))


def _stem(word: str) -> str:
    """Return what is left of a word without the ending that makes a people of a place, or many of one."""
    for size in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-size:] in _ENDINGS:
            return word[:-size]
    return word


def _sound(word: str) -> str:
    """Return a word's consonants as they sound."""
    for spelling, sound in _SOUNDS:
        word = word.replace(spelling, sound)
    return word[0] + _silent().sub("", _twice().sub(r"\1", word[1:]))


@cache
def _silent() -> re.Pattern[str]:
    return re.compile(
        "[aeiouyh'\u0430\u0435\u0451\u0438-\u0439\u043e\u0443\u044a-\u044f]+"
    )  # and Cyrillic vowels and signs


@cache
def _twice() -> re.Pattern[str]:
    return re.compile(r"(.)\1+")


def _bare(word: str) -> str:
    """Return a word without the small one that an apostrophe joins to it."""
    small, _, rest = word.partition("'")
    return rest if rest and small in _ELIDED else word


@cache
def _same() -> dict[str, tuple[str, ...]]:
    """Return for each name the names that share no beginning with it and are of the same thing."""
    found: dict[str, tuple[str, ...]] = {}
    for block in ("countries", "places", "short", "states"):
        for things in lines("names", block):
            for thing in things:
                found[thing] = (*found.get(thing, ()), *things)
    return found


def is_known_geography(word: str, known: Sequence[Forms]) -> bool:
    """Tell whether a canonical word is a part of the world, or a capital that may stand for a country of the source."""
    return word in words("names", "regions") or any(
        form.has(country) for country in _capitals().get(word, ()) for form in known
    )


@cache
def _capitals() -> dict[str, tuple[str, ...]]:
    return {capital: tuple(countries) for capital, *countries in lines("names", "capitals")}


def is_country(word: str) -> bool:
    """Tell whether a canonical word is a country's name, or its people's, that goes by several."""
    return word in _countries()


@cache
def _countries() -> frozenset[str]:
    return frozenset(word for name in words("names", "countries") for word in name.split("_"))


@once_a_document
def forms(document: Document) -> Forms:
    """Return the forms of a document's words; they are made once and live as long as the document."""
    return Forms(document)
