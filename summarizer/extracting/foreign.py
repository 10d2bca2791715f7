"""Names in a text that is not English: persons, acronyms and pairs of capitals; nothing is read off its verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.capitals import in_title_case, opens
from summarizer.extracting.figures import Mention
from summarizer.extracting.lexicon import words
from summarizer.extracting.runs import in_run, runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.extracting.reading import Reading, Sentence, Token

_NOUNS: Final = 0.15  # share of capitals above which a language writes its common nouns with them, as German does
_ACRONYM: Final = 3  # letters


def foreign_names(reading: Reading) -> Iterator[Mention]:
    """Yield the names of ``reading`` of which one may be sure without knowing its language, in text order."""
    known = reading.usage
    capitals, lower = known.capital.total(), known.lower.total()
    nouns = capitals > _NOUNS * (capitals + lower)
    for sentence in reading.sentences:
        if in_title_case(sentence):
            continue
        for start, end in runs(sentence.tokens):
            first = start
            while first < end and (sentence.tokens[first].low in words("words", "others") or _lone(sentence, first)):
                first += 1
            if first < end and _is_name(sentence.tokens, first, end, nouns=nouns):
                yield _mention(sentence, first, end)


def _lone(sentence: Sentence, at: int) -> bool:
    """Tell whether a token is no word of a name: a weekday, a bare letter."""
    return not in_run(sentence.tokens, at) or len(sentence.tokens[at].text) == 1


def _is_name(tokens: Sequence[Token], first: int, end: int, *, nouns: bool) -> bool:
    run = tokens[first:end]
    if run[0].text in words("people", "given"):
        return len(run) > 1
    if len(run) == 1:
        return run[0].text.isupper() and run[0].text.isalpha() and len(run[0].text) >= _ACRONYM
    return not nouns and not opens(tokens, first)


def _mention(sentence: Sentence, first: int, end: int) -> Mention:
    span = Span(sentence.tokens[first].start, sentence.tokens[end - 1].end)
    person = sentence.tokens[first].text in words("people", "given") and end - first > 1
    return Mention(span, sentence.words(span), sentence.number, "name", first, end, first, person=person)
