"""Cue phrases and word lists of a language, ``lexica/<code>.toml``, and where a sentence has them.

The phrases are looked up by their first word, so that a text is read once, whatever the number of phrases. How a phrase
is written is said at the top of the English lexicon, whose groups and lists all lexica have.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from summarizer.extracting.inflecting import inflections
from summarizer.extracting.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.extracting.reading import Token

ENGLISH: Final = "en"
LANGUAGES: Final = frozenset({ENGLISH, "de", "es", "fr"})  # each has its lexicon
START: Final = "^"  # begins a phrase that stands at the beginning of a sentence


@dataclass(frozen=True, slots=True)
class Group:
    """A class of phrases that mean the same for a brief.

    ``status`` and ``who`` are of proposals, "" elsewhere; ``speech`` groups count in speech only.
    """

    name: str
    weights: tuple[tuple[str, float], ...]
    status: str = ""
    who: str = ""
    speech: bool = False
    twice: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of ``group`` at the tokens ``start`` to ``end`` (exclusive) of a sentence."""

    group: Group
    start: int
    end: int

    def overlaps(self, other: Hit) -> bool:
        """Tell whether two phrases share a word."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of a phrase: a word of ``words`` (0 is any number), any word with one of ``endings``, or a gap."""

    words: frozenset[str] = frozenset()
    endings: tuple[str, ...] = ()
    optional: bool = False
    gap: bool = False

    def takes(self, word: str) -> bool:
        if word in self.words or (word[0].isdecimal() and "0" in self.words):
            return True
        return bool(self.endings) and word.endswith(self.endings) and word[0].isalpha()


_Phrase = tuple[Group, tuple[_Step, ...]]
_TAIL: Final = 3  # letters of a word by which phrases that begin with an ending are looked up


class _Index(NamedTuple):
    """All phrases of a language by the word that they begin with, or its tail; ``gap`` is what ".." leaps."""

    by_word: dict[str, tuple[_Phrase, ...]]
    by_tail: dict[str, tuple[_Phrase, ...]]
    gap: int
    breaks: frozenset[str]


def cue_words(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the folded words of ``tokens``, but May the month, which is no "may"."""
    return tuple(token.text if token.text == "May" and number else token.low for number, token in enumerate(tokens))


def hits(words: tuple[str, ...], *, speech: bool = False, language: str = ENGLISH) -> list[Hit]:
    """Return the phrases, one of each group, that ``words``, a sentence's folded tokens, have in ``language``.

    ``speech`` tells that somebody says them: some groups count only then.
    """
    index = _index(language)
    found: list[Hit] = []
    had: Counter[str] = Counter()  # by their names: to hash a group takes longer than to match most phrases
    ends: dict[str, int] = {}  # of the last phrase of each group; what begins before belongs to it
    opening = _opening(words, language)
    for start, word in enumerate(words):
        phrases = index.by_word.get(word, ())
        if index.by_tail:
            phrases = (*phrases, *index.by_tail.get(word[-_TAIL:], ()))
        if start == opening:
            phrases = (*index.by_word.get(START, ()), *phrases)
        for group, steps in phrases:
            name = group.name
            if had[name] <= group.twice and (speech or not group.speech) and start >= ends.get(name, 0):
                end = _matched(words, start, steps, 0, index)
                if end:
                    found.append(Hit(group, start, end))
                    had[name] += 1
                    ends[name] = max(end, ends.get(name, 0))
    return found


def _opening(words: tuple[str, ...], language: str) -> int:
    """Return where a sentence begins in earnest: after connectives, sounds and marks."""
    light = word_list("connective", language) | word_list("filler", language)
    at = 0
    while at < len(words) and (words[at] in light or not words[at][0].isalnum()):
        at += 1
    return at


def _matched(words: tuple[str, ...], at: int, steps: tuple[_Step, ...], number: int, index: _Index) -> int:
    """Return where the phrase that begins at ``at`` ends, or 0 where it does not match."""
    while number < len(steps):
        step = steps[number]
        if step.gap:
            return _leapt(words, at, steps, number + 1, index)
        if at < len(words) and step.takes(words[at]):
            at += 1
        elif not step.optional:
            return 0
        number += 1
    return at


def _leapt(words: tuple[str, ...], at: int, steps: tuple[_Step, ...], number: int, index: _Index) -> int:
    for landing in range(at, min(at + index.gap + 1, len(words))):
        end = _matched(words, landing, steps, number, index)
        if end:
            return end
        if words[landing] in index.breaks:
            break
    return 0


def knows(language: str) -> bool:
    """Tell whether there is a lexicon of ``language``."""
    return language in LANGUAGES


def reads_english(language: str) -> bool:
    """Tell whether ``language`` is read by the rules of English, as one is that is not known ("")."""
    return not knows(language) or language == ENGLISH


@cache
def word_list(name: str, language: str = ENGLISH) -> frozenset[str]:
    """Return the list ``name`` of the ``[words]`` of a language's lexicon; of a language without one, the English."""
    return frozenset(_lexicon(language)["words"][name].casefold().split())


def _lexicon(language: str) -> dict[str, Any]:
    return table(language if knows(language) else ENGLISH)


@cache
def _index(language: str) -> _Index:
    """Return all phrases of a lexicon by each word, or the tail of each word, that they may begin with."""
    lexicon = _lexicon(language)
    by_word: dict[str, list[_Phrase]] = {}
    by_tail: dict[str, list[_Phrase]] = {}
    for name, entry in lexicon.items():
        if "cues" not in entry:
            continue
        group = group_named(name, language)
        for line in entry["cues"].casefold().splitlines():
            steps = tuple(_steps(line.partition("#")[0].removeprefix(START), language))
            if line.startswith(START):
                by_word.setdefault(START, []).append((group, steps))
                continue
            for word in _beginnings(steps):
                by_word.setdefault(word, []).append((group, steps))
            for ending in steps[0].endings if steps else ():
                by_tail.setdefault(ending[-_TAIL:], []).append((group, steps))
    return _Index(
        {word: tuple(phrases) for word, phrases in by_word.items()},
        {tail: tuple(phrases) for tail, phrases in by_tail.items()},
        lexicon["reading"]["gap"],
        word_list("breaks", language),
    )


@cache
def group_named(name: str, language: str = ENGLISH) -> Group:
    """Return the group of that name of a language's lexicon. Raises KeyError where there is none."""
    entry = {**_lexicon(ENGLISH)[name], **_lexicon(language).get(name, {})}
    fields = {key: value for key, value in entry.items() if key not in ("weights", "cues")}
    return Group(name, tuple(entry["weights"].items()), **fields)


def _beginnings(steps: tuple[_Step, ...]) -> frozenset[str]:
    first = frozenset[str]()
    for step in steps:
        first |= step.words
        if not step.optional:
            break
    return first


def _steps(line: str, language: str) -> Iterator[_Step]:
    for part in line.split():
        if part.startswith(".."):
            yield _Step(gap=True)
            part = part[2:]  # noqa: PLW2901 - "..to" is a gap and then a word
        if part:
            optional = part.endswith("?") and part != "?"
            yield _word(part.rstrip("?") if optional else part, language, optional=optional)


@cache  # the same words begin and end many phrases
def _word(part: str, language: str, *, optional: bool) -> _Step:
    words: set[str] = set()
    endings: list[str] = []
    for choice in part.split("|"):
        stem, tilde, form = choice.partition("~")
        if stem == "*":
            endings.append(form)
            continue
        for word in word_list(stem[1:], language) if stem.startswith("@") else (stem,):
            words.update(forms(word, form, language) if tilde else (word,))
    return _Step(frozenset(words), tuple(endings), optional=optional)


def forms(stem: str, form: str, language: str) -> tuple[str, ...]:
    """Return the forms of a verb: by the rules of English, or with the endings that its language's lexicon lists.

    An ending such as "ge+t" has a part that goes before the stem. Raises KeyError for a ``form`` that is not listed.
    """
    if reads_english(language):
        return inflections(stem, form)
    endings = (
        ending.rpartition("+") for ending in _lexicon(language)["inflections"][form or "regular"].casefold().split()
    )
    return tuple(f"{before}{stem}{ending}" for before, _, ending in endings)


def all_forms(verb: str, language: str) -> tuple[str, ...]:
    """Return all forms of a verb of a word list, written as ``warn`` or as ``rat~et`` where its endings have a name."""
    stem, _, form = verb.partition("~")
    return forms(stem, form, language)
