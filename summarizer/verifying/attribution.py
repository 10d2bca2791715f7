"""Who says it must be who says it in the source."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.language.lexicon import words
from summarizer.report import Doubt
from summarizer.verifying.firmness import are_about_the_same, firmness, trimmed
from summarizer.verifying.name_forms import LINKS
from summarizer.verifying.reading import is_english, read, sentence, written
from summarizer.verifying.speakers import speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

#: Characters before a sentence in which its speaker may have been named.
_BEFORE: Final = 250
_SHORTEST: Final = 3

#: Labels that name nobody, as "Q" and "A" do not: who is meant, what stands before the dialogue tells.
_UNNAMED: Final = frozenset({"guest", "interviewee", "respondent", "answer"})

#: Characters of a name before the office in brackets behind it, and what parts it from other names.
_LONGEST_NAME: Final = 40
_PARTING: Final = re.compile(r"[,;:\n]|\band\b")


def attribution(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a named speaker or outlet where the nearest sentence of the evidence is somebody else's; English only."""
    text = read(statement)
    named = list(speakers(text))
    if len(named) != 1 or not evidence or not is_english(sources, evidence):
        return
    (speaker,) = named
    names = names_of(text.words[speaker.first : speaker.end])
    # A person speaks for himself; for a firm or a board somebody else may, whom the sentence names.
    other = other_speaker(names, evidence[0], sources, whoever_is_near=_is_person(names))
    said = firmness(statement)
    own = {trimmed(word) for word in names}
    content = said._replace(stems=tuple(one for one in said.stems if one not in own))
    if other is None or not are_about_the_same(content, firmness(sentence(evidence[0], sources).words)):
        return
    instead, at = other
    yield Doubt(
        check="attribution",
        severity="caution",
        note=f"in the source {instead} says so",
        span=Span(text.starts[speaker.first], text.ends[speaker.end - 1]),
        instead=instead,
        at=at,
        document_id=evidence[0].document_id,
    )


def names_of(speaker: Iterable[str]) -> frozenset[str]:
    """Return the words that make a speaker's name what it is."""
    bare = (word.removesuffix("'s") for word in speaker)
    return frozenset(word for word in bare if len(word) >= _SHORTEST and word not in LINKS)


def _is_person(names: frozenset[str]) -> bool:
    """Tell whether a name is a person's in full, by what it lacks."""
    return len(names - words("names", "no_names")) > 1 and names.isdisjoint(words("names", "bodies"))


def other_speaker(
    names: frozenset[str], one: Evidence, sources: Mapping[str, Document], *, whoever_is_near: bool = False
) -> tuple[str, Span | None] | None:
    """Return who speaks in a piece of evidence, and where that stands, if it is nobody with one of these names.

    None where a name is near, or where the evidence names no speaker. Where the sentence
    itself names a speaker, that may be asked for ``whoever_is_near``.
    """
    document = sources.get(one.document_id)
    around = sentence(one, sources)
    there = read(around.words)
    near = {*there.words, *read(one.speaker).words}
    own = list(speakers(there))
    if document and not (whoever_is_near and own):
        near.update(read(document.text[max(0, around.start - _BEFORE) : around.start]).words)
    if not names or any(word.removesuffix("'s") in names for word in near):
        return None
    if one.speaker:
        unnamed = len(one.speaker) < _SHORTEST or one.speaker.casefold() in _UNNAMED
        return None if unnamed or (document and _is_called(names, one.speaker, document)) else (one.speaker, None)
    for speaker in own:
        if not _is_short_for(there.words[speaker.first : speaker.end], names):
            return written(there, *speaker), around.place(there, *speaker)
    return None


def _is_called(names: frozenset[str], label: str, document: Document) -> bool:
    """Tell whether a document says that who bears these names has a label: "Ann Lee (Chair)", "Chair (Ann Lee)"."""
    text = document.text
    before, after = text.find(f" ({label})"), text.find(f"{label} (")
    beside = ""
    if before > 0:
        beside = _PARTING.split(text[max(0, before - _LONGEST_NAME) : before])[-1]
    if after >= 0:
        start = after + len(label)
        beside += text[start : start + _LONGEST_NAME].partition(")")[0]
    return not names.isdisjoint(read(beside).words)


def _is_short_for(speaker: Sequence[str], names: Iterable[str]) -> bool:
    """Tell whether a word is made of the first letters of the other speaker's names, or these of its."""
    own = sorted(word[0] for word in names)
    theirs = sorted(word[0] for word in speaker if len(word) >= _SHORTEST and word not in LINKS)
    return any(sorted(word) == own for word in speaker) or any(sorted(word) == theirs for word in names)
