"""What the evidence denies, or says the contrary of, in languages of which a few words are known: caution only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import DENIALS
from summarizer.document import Span
from summarizer.language.figures import numerals
from summarizer.language.opposites import opposites_abroad
from summarizer.report import Doubt
from summarizer.verifying.abroad import (
    FEWEST_WORDS,
    MOST_WORDS,
    REACH,
    bared,
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
from summarizer.verifying.reading import read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

#: Numbers of so many digits are no years, and may be spelled out.
_MOST_DIGITS: Final = 4


def contrary_abroad(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a statement in nearly the words of a sentence, of which only one denies them, or which has a contrary."""
    code = language_abroad(sources)
    if not code:
        return
    text = read(statement)
    own = [word for word in bared(text.words, code) if word in opposites_abroad(code) or is_content(word, code)]
    if len(own) < FEWEST_WORDS or len(text.words) > MOST_WORDS:
        return
    for one, there in sentences(evidence, sources):
        near = [clause for clause in clauses_of(there, code) if is_near(own, there.words[slice(*clause)], code)]
        notes = [_against(own, text.words, there.words, range(*clause), code) for clause in near]
        if notes and all(notes):
            yield Doubt(
                check="contrary",
                severity="caution",
                note=notes[0],
                span=Span(text.starts[0], text.ends[-1]),
                **one.instead(there, *near[0]),
            )
            return


def _against(own: Sequence[str], said: Sequence[str], there: Sequence[str], clause: range, code: str) -> str:
    """Return what a clause of a sentence says against a statement, "" for nothing."""
    in_clause = there[clause.start : clause.stop]
    of_clause, of_sentence = bared(in_clause, code), bared(there, code)
    opposites = opposites_abroad(code)
    for word in own:
        contrary = opposites.get(word, frozenset()).intersection(of_clause)
        # Where the sentence has the word itself, or another form of it, both may be said.
        if contrary and contrary.isdisjoint(own) and not has(of_sentence, word):
            others = [other for other in own if other != word]
            if is_told(others, of_sentence) and _denies(said, there, code) == _denies(in_clause, said, code):
                return "the source says the contrary"
    if any(not opposites.get(word, frozenset()).isdisjoint(of_sentence) for word in own):
        return ""
    if _counts_otherwise(said, there, code) and is_told([word for word in own if not _value(word, code)], of_sentence):
        return "the source has another number of the same"
    if not is_told(own, of_sentence):
        return ""
    if _denies(said, there, code):
        return "" if _denies(there, said, code) else "the source does not deny this"
    return "the source denies this" if _denies(in_clause, said, code) else ""


def _counts_otherwise(said: Sequence[str], there: Sequence[str], code: str) -> bool:
    """Tell whether a number is another one before the same word, spelled out on one side: "drei Monate", "6 Monate"."""
    own, others = (
        [(value, word, words[at + 1]) for at, word in enumerate(words[:-1]) if (value := _value(word, code))]
        for words in (said, there)
    )
    values = {value for value, _, _ in own}, {value for value, _, _ in others}
    return any(
        value not in values[1] and other not in values[0] and counted == the_same and not (word + spelled).isdecimal()
        for value, word, counted in own
        for other, spelled, the_same in others
    )


def _value(word: str, code: str) -> float:
    """Return what a word for a number, or a short one in digits, stands for; 0 for any other."""
    if word.isdecimal() and len(word) < _MOST_DIGITS:
        return float(word)
    return numerals(code).get(word, 0.0)


def _denies(said: Sequence[str], other: Sequence[str], code: str) -> bool:
    """Tell whether words, as they are written, deny something; a verb that the other text has too turns nothing."""
    for at, word in enumerate(said):
        if word in DENIALS and not is_denial(word, code):
            if not has(other, word):
                return True
        elif is_denial(word, code) and words_of(code, "only").isdisjoint(said[at + 1 : at + 1 + REACH]):
            return True
    return False
