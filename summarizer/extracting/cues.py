"""Cue phrases of ``lexica/cues.toml``, and where a sentence has them.

The phrases are looked up by their first word, so that a text is read once, whatever the number of phrases. How a phrase
is written is said at the top of the lexicon.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from summarizer.extracting.inflecting import inflections
from summarizer.extracting.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.extracting.reading import Token

GAP: Final = 6  # words that ".." may leap
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


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of a phrase: a word of ``words``, any word with ``ending``, or a gap."""

    words: frozenset[str] | None = None
    ending: str = ""
    optional: bool = False
    gap: bool = False

    def takes(self, word: str) -> bool:
        if self.words is not None:
            return word in self.words
        return word[0].isalpha() and word.endswith(self.ending)


_Phrase = tuple[Group, tuple[_Step, ...]]


def cue_words(tokens: Iterable[Token]) -> tuple[str, ...]:
    """Return the folded words of ``tokens``, but May the month, which is no "may"."""
    return tuple(token.text if token.text == "May" and number else token.low for number, token in enumerate(tokens))


def hits(words: tuple[str, ...], *, speech: bool = False) -> list[Hit]:
    """Return the phrases, one of each group, that ``words``, a sentence's folded tokens, have.

    ``speech`` tells that somebody says them: some groups count only then.
    """
    index = _index()
    found: list[Hit] = []
    had: Counter[Group] = Counter()
    opening = _opening(words)
    for start, word in enumerate(words):
        phrases = index.get(word, ())
        if start == opening:
            phrases = (*index[START], *phrases)
        for group, steps in phrases:
            if had[group] <= group.twice and (speech or not group.speech) and not _inside(found, group, start):
                end = _matched(words, start, steps, 0)
                if end:
                    found.append(Hit(group, start, end))
                    had[group] += 1
    return found


def _inside(found: list[Hit], group: Group, start: int) -> bool:
    """Tell whether the word at ``start`` belongs to a phrase of ``group`` already."""
    return any(hit.group is group and start < hit.end for hit in found)


def _opening(words: tuple[str, ...]) -> int:
    """Return where a sentence begins in earnest: after connectives, sounds and marks."""
    light = word_list("connective") | word_list("filler")
    at = 0
    while at < len(words) and (words[at] in light or not words[at][0].isalnum()):
        at += 1
    return at


def _matched(words: tuple[str, ...], at: int, steps: tuple[_Step, ...], number: int) -> int:
    """Return where the phrase that begins at ``at`` ends, or 0 where it does not match."""
    while number < len(steps):
        step = steps[number]
        if step.gap:
            return _leapt(words, at, steps, number + 1)
        if at < len(words) and step.takes(words[at]):
            at += 1
        elif not step.optional:
            return 0
        number += 1
    return at


def _leapt(words: tuple[str, ...], at: int, steps: tuple[_Step, ...], number: int) -> int:
    for landing in range(at, min(at + GAP + 1, len(words))):
        end = _matched(words, landing, steps, number)
        if end:
            return end
        if words[landing] in word_list("breaks"):
            break
    return 0


def _lexicon() -> dict[str, Any]:
    return table("cues")


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the list ``name`` of the lexicon's ``[words]``."""
    return frozenset(_lexicon()["words"][name].split())


@cache
def _index() -> dict[str, tuple[_Phrase, ...]]:
    """Return all phrases by each word that they may begin with."""
    index: dict[str, list[_Phrase]] = {}
    for name, entry in _lexicon().items():
        if name == "words":
            continue
        group = _group(name, entry)
        for line in entry["cues"].splitlines():
            steps = tuple(_steps(line.partition("#")[0].removeprefix(START)))
            if line.startswith(START):
                index.setdefault(START, []).append((group, steps))
                continue
            for word in _beginnings(steps):
                index.setdefault(word, []).append((group, steps))
    return {word: tuple(phrases) for word, phrases in index.items()}


def _group(name: str, entry: dict[str, Any]) -> Group:
    fields = {key: value for key, value in entry.items() if key not in ("weights", "cues")}
    return Group(name, tuple(entry["weights"].items()), **fields)


def _beginnings(steps: tuple[_Step, ...]) -> frozenset[str]:
    first = frozenset[str]()
    for step in steps:
        first |= step.words or frozenset()
        if not step.optional:
            break
    return first


def _steps(line: str) -> Iterator[_Step]:
    for part in line.split():
        if part.startswith(".."):
            yield _Step(gap=True)
            part = part[2:]  # noqa: PLW2901 - "..to" is a gap and then a word
        if part:
            optional = part.endswith("?") and part != "?"
            yield _word(part.rstrip("?") if optional else part, optional=optional)


@cache  # the same words begin and end many phrases
def _word(part: str, *, optional: bool) -> _Step:
    if part.startswith("*"):
        return _Step(ending=part.partition("~")[2], optional=optional)
    words: set[str] = set()
    for choice in part.split("|"):
        stem, tilde, form = choice.partition("~")
        for word in word_list(stem[1:]) if stem.startswith("@") else (stem,):
            words.update(inflections(word, form) if tilde else (word,))
    return _Step(frozenset(words), optional=optional)
