"""Sentences of several documents made ready to be held against each other: stems, clauses, names."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar

from summarizer.canonical import fold
from summarizer.canonical.lexicon import is_negation
from summarizer.disagreeing.clauses import Clause, asides, clauses, speech, stretches
from summarizer.language.calendar_dates import Day, days, is_weekday_or_month
from summarizer.language.english_words import is_content, stem
from summarizer.language.languages import language_of
from summarizer.language.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from summarizer.canonical import Folded
    from summarizer.document import Document, Passage

Made = TypeVar("Made")
Read = TypeVar("Read", "Told", "Part")

#: What is longer is no sentence.
_MOST_WORDS: Final = 120
#: In other languages than English a word is known again by its beginning.
_STEM: Final = 6
_SHORTEST: Final = 3

#: These join, or say how much, more than they tell.
_SMALL: Final = frozenset(
    "because due owing although though while whereas said says per all every each both some only several few many most "
    "just any worth".split()
)
#: What a number is of, as a sign, tells as much as a word.
_SIGNS: Final = frozenset("%$€£¥")
#: Every noun of a text in this language has a capital: none tells a name.
NOUNS_HAVE_CAPITALS: Final = "de"
#: What is first told, and later corrected.
_REPORTED: Final = frozenset(map(stem, "report figure number count estimate version statement account".split()))
#: Between words of one name, or before another.
_INSIDE: Final = frozenset({" ", "-", ", ", "’s ", "'s "})


def once_each(make: Callable[[Read], Made]) -> Callable[[Read], Made]:
    """Return ``make`` with what it makes of a sentence or clause remembered there: each is compared with many."""

    @wraps(make)
    def remembered(read: Read) -> Made:
        made = read.made
        if make not in made:
            made[make] = make(read)
        found: Made = made[make]
        return found

    return remembered


@dataclass(frozen=True, eq=False)
class Told:
    """A sentence of a document, its words read: ``keys`` are their stems, "" for words that carry no meaning.

    ``names`` are the keys of words that name somebody or something, ``speech`` the numbers of words that tell who says
    it. ``before`` is the name that the sentence before begins with, ``context`` all that it tells and ``named``
    whom or what it names, ``made`` what functions remember of it.
    """

    document: Document
    passage: Passage
    language: str
    text: Folded
    keys: tuple[str, ...]
    clauses: tuple[Clause, ...]
    names: frozenset[str]
    speech: frozenset[int]
    before: tuple[str, ...]
    context: frozenset[str]
    named: frozenset[str]
    made: dict[object, Any] = field(default_factory=dict)

    @cached_property
    def content(self) -> frozenset[str]:
        """The keys of all words that carry meaning."""
        return frozenset(self.keys) - {""}

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of all words, of small ones too."""
        return tuple(map(stem, self.text.words))

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The dates of the sentence: weekdays, months and days of months; not "January, 23 patients"."""
        return tuple(day for day in days(self.text) if day.year or not self._is_parted(day))

    def _is_parted(self, day: Day) -> bool:
        """Tell whether a comma stands between a month and the number after it."""
        return day.end - day.first > 1 and day.at == day.first and "," in self.text.gap_before(day.first + 1)

    @cached_property
    def dated(self) -> frozenset[int]:
        """The numbers of words in dates: May is a month there, and no verb."""
        return frozenset(n for day in self.days if _is_date(self.text, day) for n in range(day.first, day.end))

    def touches(self, n: int) -> bool:
        """Tell whether only a blank stands between word ``n`` and the one before."""
        return self.text.gap_before(n) == " "

    def counts(self, n: int) -> bool:
        """Tell whether something stands right after a number at word ``n`` that it may count."""
        return n + 1 < len(self.keys) and self.touches(n + 1) and bool(self.keys[n + 1])

    def joins(self, first: int, last: int) -> bool:
        """Tell whether only blanks stand between the words from ``first`` to ``last``."""
        return all(self.touches(n) for n in range(first + 1, last + 1))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The clauses of the sentence."""
        return tuple(Part(self, *clause) for clause in self.clauses)

    @cached_property
    def moves(self) -> frozenset[str]:
        """The words that say that something is not final, or was otherwise before: "later", "again"."""
        text = self.text.words
        moving = words("differing", "moving")
        return moving.intersection(
            word
            for n, word in enumerate(text)
            if n not in self.dated and not (word == "first" and self._tells_which(n))
        )

    def _tells_which(self, n: int) -> bool:
        """Tell whether "first" at word ``n`` is one in a row, "first prize", and not what was told first."""
        return n + 1 < len(self.keys) and bool(self.keys[n + 1]) and self.keys[n + 1] not in _REPORTED


@dataclass(frozen=True, eq=False)
class Part:
    """A clause of the sentence ``told``, by the numbers of its words, as in Clause."""

    told: Told
    first: int
    end: int
    content: tuple[int, ...]
    keys: frozenset[str]
    made: dict[object, Any] = field(default_factory=dict)

    @cached_property
    def words(self) -> frozenset[str]:
        """The canonical words of the clause, those in dates aside."""
        return frozenset(self.told.text.words[n] for n in range(self.first, self.end) if n not in self.told.dated)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words, of small ones too, but for those that tell who says it."""
        return frozenset(self.told.stems[n] for n in range(self.first, self.end) if n not in self.told.speech)

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of its words that name somebody or something."""
        return self.keys & self.told.names

    def has(self, name: str) -> bool:
        """Tell whether a word of it is in a list."""
        return not words("differing", name).isdisjoint(self.words)

    def standing(self, name: str) -> Iterator[int]:
        """Yield the numbers of its words that are in a list."""
        listed = words("differing", name)
        if not listed.isdisjoint(self.words):
            yield from (n for n in range(self.first, self.end) if self.told.text.words[n] in listed)

    def following(self, at: int, reach: int) -> list[int]:
        """Return the numbers of the next few of its words after ``at`` that carry meaning."""
        return [n for n in range(at + 1, min(at + reach, self.end)) if self.told.keys[n]]

    def beside(self, at: int) -> tuple[str, str]:
        """Return the keys of what it tells right before and after word ``at``, "" for nothing."""
        before = [n for n in self.content if n < at]
        after = [n for n in self.content if n > at]
        return self.told.keys[before[-1]] if before else "", self.told.keys[after[0]] if after else ""


def told(document: Document, passages: Iterable[Passage]) -> tuple[Told, ...]:
    """Return the sentences of a document that tell something, headings and endless ones left out. Linear in time."""
    language = language_of(document)
    texts = [(passage, fold(passage.span.of(document.text))) for passage in passages if not passage.heading]
    texts = [(passage, text) for passage, text in texts if 0 < len(text.words) <= _MOST_WORDS]
    named = frozenset[str]()
    if language != NOUNS_HAVE_CAPITALS:
        named = frozenset(word for _, text in texts for word in _names(text))
    done: list[Told] = []
    for passage, text in texts:
        keys = tuple(_key(word, language) for word in text.words)
        names = frozenset(
            key for n, key in enumerate(keys) if key and text.words[n] in named and text.raw(n)[0].isupper()
        )
        found = stretches(text, keys, names)
        spoken = frozenset(n for stretch in found for n in speech(text, keys, stretch))
        before = _opening_name(done[-1]) if done else ()
        own = clauses(text, keys, found, spoken.union(asides(text)))
        context, those = (done[-1].content, done[-1].names) if done else (frozenset[str](), frozenset[str]())
        done.append(Told(document, passage, language, text, keys, own, names, spoken, before, context, those))
    return tuple(done)


def _opening_name(told: Told) -> tuple[str, ...]:
    """Return the name that a sentence begins with: whom "she" in the next one means."""
    end = next((n for n, key in enumerate(told.keys) if key not in told.names), len(told.keys))
    return told.keys[:end]


def _is_date(text: Folded, day: Day) -> bool:
    """Tell whether a month or weekday is one for certain: May is a verb, too."""
    return bool(day.weekday >= 0 or day.day or (day.first and text.raw(day.first)[0].isupper()))


def _key(word: str, language: str) -> str:
    if word in _SIGNS:
        return word
    if language in ("en", ""):
        return stem(word) if is_content(word) and word not in _SMALL else ""
    if is_negation(word) or word in words("languages", language) or not word[0].isalnum():
        return ""
    return word[:_STEM] if len(word) >= _SHORTEST or word.isdecimal() else ""


def _names(text: Folded) -> Iterator[str]:
    """Yield the words that have a capital inside the sentence, and one that begins it before such a word."""
    for n in range(1, len(text.words)):
        if not text.raw(n)[0].isupper() or is_weekday_or_month(text.words[n]):
            continue
        between = text.gap_before(n)
        if between in _INSIDE:
            yield text.words[n]
            if n == 1 and between == " " and is_content(text.words[0]):
                yield text.words[0]
