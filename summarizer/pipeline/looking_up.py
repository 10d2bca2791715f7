"""The quotations of a text, looked up in its sources: whether they stand there, and who speaks them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.canonical import blanked, fold, index, quotations
from summarizer.canonical.characters import FILL
from summarizer.check_report import Quotation
from summarizer.document import Document, Span
from summarizer.language.lexicon import words
from summarizer.report import Doubt, Evidence, Refusal
from summarizer.splitting import prose
from summarizer.verifying.misquoted import is_turned
from summarizer.verifying.speakers import speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.canonical import Folded
    from summarizer.grounding import Locator

#: Refusals that say that there is nothing to be looked up.
_NO_QUOTE: Final = frozenset({"empty", "too_short"})

#: Characters before a sentence of a source in which its speaker may have been named.
_BEFORE: Final = 600

#: Characters of a statement whose speaker is told; a longer one may hold thousands of quotations.
_LONGEST: Final = 2_000

#: Characters, and words, before the question that a text answers, in which it says so.
_INTRODUCTION: Final = 60
_MOST_BETWEEN: Final = 5
_ANSWERING: Final = frozenset("answer answers answered answering".split())

#: Words before "said" that may name the speaker, and the letters of the shortest.
_LONGEST_NAME: Final = 4
_SHORTEST: Final = 3


def looked_up(
    text: Document, statements: Sequence[Span], locators: Sequence[Locator]
) -> tuple[list[Quotation], list[Doubt]]:
    """Look up every quotation of the text in the sources; what none of them has, or of another speaker, is in doubt.

    A doubt, and no rejection, but where one word turns what the source says in the very same words: writers put titles,
    questions and words of their own in quotation marks too (on labelled summaries a quotation that is not the source's
    was a fault in about half the cases). For the same reason a word or two that are too short to be looked up are no
    quotation.
    """
    found: list[Quotation] = []
    doubts: list[Doubt] = []

    @cache  # a text may quote the same a hundred thousand times
    def answer(quote: str) -> tuple[Evidence | None, tuple[Refusal, ...]]:
        answers = [locator.find(quote) for locator in locators]
        refusals = tuple(one for one in answers if isinstance(one, Refusal))
        return next((one for one in answers if isinstance(one, Evidence)), None), refusals

    @cache
    def unfound(quote: str) -> Doubt:
        return _unfound(quote, answer(quote)[1])

    @cache
    def misattributed(around: str, evidence: Evidence) -> Doubt | None:
        documents = (one.document for one in locators)
        document = next(one for one in documents if one.id == evidence.document_id)
        return _misattributed(around, evidence, document, casts[document.id])

    casts = {one.document.id: _cast(one) for one in locators}
    starts = [span.start for span in statements]
    for span in _quotations(text):
        quote = span.of(text.text)
        evidence, refusals = answer(quote)
        if evidence is None:
            if any(refusal.code in _NO_QUOTE for refusal in refusals) or _is_asked_here(text.text, span):
                continue
            doubts.append(unfound(quote).model_copy(update={"span": span}))
        found.append(Quotation(span=span, evidence=evidence))
        at = bisect_right(starts, span.start) - 1
        if evidence is None or at < 0 or statements[at].end < span.end or len(statements[at]) > _LONGEST:
            continue
        statement = statements[at]
        if doubt := misattributed(_around(statement.of(text.text), span.moved(-statement.start)), evidence):
            doubts.append(doubt.model_copy(update={"span": doubt.span.moved(statement.start)}))
    return found, doubts


def _is_asked_here(text: str, span: Span) -> bool:
    """Tell whether a quotation is the question that the text itself answers: 'The answer to the question "…?" is …'."""
    if not span.of(text).rstrip("\"'”’»“").endswith("?"):
        return False
    before = fold(text[max(0, span.start - _INTRODUCTION) : span.start]).words
    return before[-1:] == ["question"] and not _ANSWERING.isdisjoint(before[-_MOST_BETWEEN:])


def _quotations(text: Document) -> Iterator[Span]:
    """Yield where words in quotation marks stand, be the marks written as in HTML or JSON."""
    for part in prose(text):
        plain = blanked(part.of(text.text))
        for span in quotations(plain):
            end = span.end
            while plain.startswith(FILL, end):  # the rest of how the last mark is written
                end += 1
            yield Span(span.start, end).moved(part.start)


def _unfound(quote: str, refusals: Sequence[Refusal]) -> Doubt:
    """Return the doubt about a quotation: what the source that comes nearest holds against it."""
    from rapidfuzz.fuzz import partial_ratio  # noqa: PLC0415 - asked for seldom

    best = max(refusals, key=lambda refusal: partial_ratio(quote, refusal.nearest) if refusal.nearest else -1.0)
    return Doubt(
        check="quotation",
        severity="reject" if is_turned(quote, best.nearest) else "caution",
        note=best.note,
        span=Span(0, len(quote)),
        instead=best.nearest,
        at=best.at,
        document_id=best.document_id if best.nearest else "",
    )


def _around(statement: str, quotation: Span) -> str:
    """Return a statement without the words of a quotation in it, and of the same length."""
    return f"{statement[: quotation.start]}{' ' * len(quotation)}{statement[quotation.end :]}"


def _cast(locator: Locator) -> frozenset[str]:
    """Return the words of all the names that speak in a document's turns."""
    labels = {passage.speaker for passage in locator.passages if passage.speaker}
    return frozenset(word for label in labels for word in _names(fold(label).words))


def _names(found: Iterable[str]) -> frozenset[str]:
    """Return the words that tell one name from another."""
    return frozenset(word.removesuffix("'s") for word in found if len(word) >= _SHORTEST and word != "the")


def _misattributed(around: str, evidence: Evidence, document: Document, cast: frozenset[str]) -> Doubt | None:
    """Return the doubt about who is said to speak in a sentence ``around`` a quotation, if it is somebody else.

    In a dialogue that is another of those who speak there; in prose, a name that stands neither in the sentence of the
    quotation nor shortly before it.
    """
    text = fold(around)
    named = _speaker(text)
    if named is None:
        return None
    names = _names(text.words[named.start : named.end])
    if evidence.speaker:
        own = _names(fold(evidence.speaker).words)
        if not own or not names.isdisjoint(own) or names.isdisjoint(cast):
            return None
        instead = evidence.speaker
    else:
        sentence = evidence.sentence or evidence.span
        near = fold(document.text[max(0, sentence.start - _BEFORE) : sentence.end])
        if not names.isdisjoint(_names(near.words)) or names.isdisjoint(index(document).postings):
            return None
        instead = ""
    return Doubt(
        check="quotation",
        severity="caution",
        note=f"in the source {instead} says so" if instead else "the source names somebody else where this is said",
        span=Span(text.starts[named.start], text.ends[named.end - 1]),
        instead=instead or evidence.quote,
        at=evidence.span if not instead else None,
        document_id=evidence.document_id,
    )


def _speaker(text: Folded) -> Span | None:
    """Return the words that name the one speaker of a sentence, a name or a role before "said", or None."""
    found = {Span(one.first, one.end) for one in speakers(text)}
    for at, word in enumerate(text.words):
        if not found and word in words("firmness", "saying"):
            first = max((n + 1 for n in range(max(0, at - _LONGEST_NAME), at) if text.words[n] == "the"), default=at)
            end = at
            if first == at and text.words[at + 1 : at + 2] == ["the"]:  # “…,” said the minister.
                first, end = at + 2, min(at + 3, len(text.words))
            if first < end:
                found.add(Span(first, end))
    return found.pop() if len(found) == 1 else None
