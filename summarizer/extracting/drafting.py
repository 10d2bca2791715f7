"""What all items have in common: their citations, statement, attribution and certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypedDict

from summarizer.brief import Citation
from summarizer.document import Span
from summarizer.extracting.certainty import certainty
from summarizer.extracting.clauses import clause, said, source_of, statement, words_of
from summarizer.extracting.cues import cue_words, knows, reads_english, word_list
from summarizer.extracting.saying import NARRATOR, says
from summarizer.extracting.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.brief import Certainty
    from summarizer.extracting.candidates import Candidate
    from summarizer.extracting.reading import Sentence
    from summarizer.extracting.vocabulary import Vocabulary

_SHORTENED: Final = 2  # letters in a row by which "NPA" is told from a word that opens a sentence
_POINTING: Final = frozenset("it he she they we you i this that these those all both each everybody nobody".split())
_SMALL: Final = frozenset("the a an this that these those in on at for all no every each by to".split())
EVIDENCE: Final = 5  # citations of an item at most: more of the same proves nothing more


class ItemFields(TypedDict):
    """The fields of every Item."""

    statement: str
    citations: tuple[Citation, ...]
    attributed_to: str | None
    certainty: Certainty


def drafted(candidate: Candidate) -> ItemFields:
    """Return the fields that an item of any section takes from ``candidate``."""
    sentence, cue = candidate.sentence, candidate.cue
    span = clause(sentence, cue.start, cue.end)
    words = cue_words(token for token in sentence.tokens if span.covers(token.span))
    voice = candidate.voice if _is_said(candidate, span) else NARRATOR
    return ItemFields(
        statement=_under(candidate, statement(sentence, span, voice)),
        citations=tuple(_citations(candidate))[:EVIDENCE],
        attributed_to=voice.speaker,
        certainty=certainty(words, voice, sentence.language),
    )


def _heading(candidate: Candidate) -> Sentence | None:
    """Return what stands above a candidate's words and belongs to them: a heading, or what opens their list."""
    return candidate.opened_by.sentence if candidate.opened_by else candidate.under


def _under(candidate: Candidate, words: str) -> str:
    """Return a statement with the heading that it is told of before it: "Lease: approved.", "We ask you to wait."."""
    heading = _heading(candidate)
    if heading is None:
        return words
    runs_on = candidate.opened_by is not None and candidate.sentence.text[0].islower()
    opening = words if _opens_with_name(words, candidate.sentence.language) else f"{words[0].lower()}{words[1:]}"
    return f"{words_of(heading, heading.span).rstrip(' .:')}{' ' if runs_on else ': '}{opening}"


def _opens_with_name(words: str, language: str) -> bool:
    """Tell whether the first of some words has a capital of its own: "NPA", or "Ofgem" that should do something.

    A noun without an article is a name, or stands for several.
    """
    if words[:_SHORTENED].isupper():
        return True
    first, _, rest = words.partition(" ")
    if not reads_english(language):
        return knows(language) and _is_noun(first, vocabulary(language))  # in German every noun has one
    second = rest.partition(" ")[0]
    if second == "&" or (second[:1].isupper() and first.casefold() not in _SMALL):
        return True  # "Lisle & Coast", "Ann Lee"
    return second in word_list("modal", language) and first.casefold() not in _POINTING and not first.endswith("s")


def _is_noun(first: str, known: Vocabulary) -> bool:
    """Tell whether the first of some words is a noun in a language whose nouns have capitals."""
    return known.nouns and first.casefold() not in known.determiners | known.small


def _is_said(candidate: Candidate, span: Span) -> bool:
    """Tell whether whoever speaks in ``span`` says what the cue is of, or the cue is how it is said: "urged Ann Lee".

    In "It is old," said Ann Lee, who wants a new one, the author says what she wants.
    """
    sentence, cue = candidate.sentence, candidate.cue
    marked = Span(sentence.tokens[cue.start].start, sentence.tokens[cue.end - 1].end)
    if said(sentence, span, candidate.voice).overlaps(marked):
        return True
    return any(says(sentence.low, at, sentence.language) for at in range(cue.start, cue.end))


def _citations(candidate: Candidate) -> Iterator[Citation]:
    """Yield the words that bear an item out: its own, how they run on, and those of candidates folded into it."""
    if heading := _heading(candidate):
        yield _cited(heading, heading.span)
    for one in (candidate, *candidate.also):
        yield _cited(one.sentence, clause(one.sentence, one.cue.start, one.cue.end))
        if one is candidate:
            yield from (_cited(bit, bit.span) for bit in one.after)


def _cited(sentence: Sentence, span: Span) -> Citation:
    return Citation(passage=sentence.passage.id, quote=source_of(sentence, sentence.whole(span)))
