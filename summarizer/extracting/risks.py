"""Risks: bad outcomes that the source fears, warns of or reports."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.clauses import words_of
from summarizer.extracting.cues import all_forms, word_list
from summarizer.extracting.drafting import drafted
from summarizer.extracting.subjects import subject_before
from summarizer.kinds.brief import Risk

if TYPE_CHECKING:
    from summarizer.brief import Certainty
    from summarizer.extracting.candidates import Candidate
    from summarizer.extracting.reading import Sentence

_DUTIES: Final = frozenset({"should", "must", "shall"})  # which bring no harm
_LEAST: Final = 2  # words of a consequence


def risk(candidate: Candidate) -> Risk:
    """Return the Risk that ``candidate`` and those folded into it make."""
    cause, consequence = _cause_and_consequence(candidate.sentence)
    fields = drafted(candidate)
    return Risk(**fields, cause=cause, consequence=consequence, raised_by=_raised_by(candidate, fields["certainty"]))


def _raised_by(candidate: Candidate, certainty: Certainty) -> str | None:
    """Return who says so, nobody where he denies it: who dismisses a fear has not raised it."""
    return None if certainty == "denied" else candidate.voice.speaker


def _cause_and_consequence(sentence: Sentence) -> tuple[str | None, str | None]:
    """Return what may bring the harm, and the harm: the subject and the rest of a clause with "may" or "causes"."""
    words, tokens = sentence.low, sentence.tokens
    for at in range(len(words)):
        after = _consequence(words, at, sentence.language)
        if after is None:
            continue
        end = after
        while end < len(words) and words[end] not in word_list("breaks", sentence.language):
            end += 1
        if end - after < _LEAST:
            continue
        return (
            _cause(sentence, at),
            words_of(sentence, Span(tokens[after].start, tokens[end - 1].end)),
        )
    return None, None


def _cause(sentence: Sentence, at: int) -> str | None:
    """Return the subject before the token ``at``, unless it only points to something said before."""
    span = subject_before(sentence, at)
    if span is None:
        return None
    words = words_of(sentence, span)
    pointing = frozenset(words.casefold().split()) & word_list("pronoun", sentence.language)
    return None if pointing else words


def _consequence(words: tuple[str, ...], at: int, language: str) -> int | None:
    """Return where the consequence begins, if the word at ``at`` leads to one."""
    brings = words[at] in _causing(language) and words[at + 1 : at + 2] != ("by",)
    if brings or words[at] in word_list("modal", language) - _DUTIES:
        return at + 1
    return at + 2 if "_".join(words[at : at + 2]) in word_list("leading", language) else None


@cache
def _causing(language: str) -> frozenset[str]:
    return frozenset(form for verb in word_list("causing", language) for form in all_forms(verb, language))
