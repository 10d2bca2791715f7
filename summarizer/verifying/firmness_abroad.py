"""A statement must be no firmer than its evidence, in languages of which a few words are known: caution only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Span
from summarizer.report import Doubt
from summarizer.verifying.abroad import (
    FEWEST_WORDS,
    MOST_WORDS,
    bared,
    begins_like_one,
    clauses_of,
    has,
    is_content,
    is_denial,
    is_near,
    is_told,
    language_abroad,
    sentences,
    words_of,
)
from summarizer.verifying.reading import read, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence


def firmness_abroad(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement in nearly the words of a clause that says it may be, is weighed or alleged, and hedges nothing.

    Whoever denies, or asks, says no more than a clause that doubts. A statement that another clause has without a doubt
    is left alone.
    """
    code = language_abroad(sources)
    if not code:
        return
    text = read(statement)
    if len(text.words) > MOST_WORDS or not _is_firm(text.words, code):
        return
    own = [word for word in bared(text.words, code) if is_content(word, code)]
    if len(own) < FEWEST_WORDS:
        return
    found: Doubt | None = None
    for one, there in sentences(evidence, sources):
        if "?" in there.words or not _is_retold(own, bared(there.words, code)):
            continue
        for first, end in clauses_of(there, code):
            if not is_near(own, there.words[first:end], code):
                continue
            at = _doubting(there.words, range(first, end), code)
            if at is None:
                return
            found = found or Doubt(
                check="modality",
                severity="caution",
                note=f"the source is less firm: “{written(there, at, at + 1)}”",
                span=Span(text.starts[0], text.ends[-1]),
                **one.instead(there, first, end),
            )
    if found:
        yield found


def _doubting(said: Sequence[str], clause: range, code: str) -> int | None:
    """Return the place of the word with which a clause says that something may be, or is alleged; None for none."""
    cues = words_of(code, "doubting")
    if not words_of(code, "alleged").isdisjoint(said[clause.start : clause.stop]):
        cues |= words_of(code, "alleging")
    return next((at for at in clause if said[at] in cues), None)


def _is_firm(said: Sequence[str], code: str) -> bool:
    """Tell whether words say that something is so, without a hedge, a denial or a question."""
    hedges = words_of(code, "doubting") | words_of(code, "hedging")
    return hedges.isdisjoint(said) and "?" not in said and not any(is_denial(word, code) for word in said)


def _is_retold(own: Sequence[str], of_sentence: Sequence[str]) -> bool:
    """Tell whether a sentence has nearly all of some words, or all but the verb, which begins like one of its."""
    if is_told(own, of_sentence):
        return True
    lacking = [word for word in own if not has(of_sentence, word)]
    return len(lacking) == 1 and len(own) > FEWEST_WORDS and begins_like_one(lacking[0], of_sentence)
