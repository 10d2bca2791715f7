"""What a sentence says by the way was found: "…, after divers found that the gate has sunk since May"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.brief import Citation
from summarizer.document import Span
from summarizer.extracting.clauses import source_of, statement
from summarizer.extracting.drafting import ItemFields
from summarizer.extracting.lexicon import words
from summarizer.extracting.saying import NARRATOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.extracting.reading import Sentence
    from summarizer.extracting.saying import Voice

_LONGEST: Final = 80  # tokens that a clause is followed for, to either side
_CLAUSE_ENDS: Final = frozenset(";:—–()")


def clause_around(low: Sequence[str], first: int, end: int) -> tuple[int, int]:
    """Return the clause of tokens ``first`` to ``end``, from a word or mark that opens one to the next such."""
    ends = words("times", "clauses") | _CLAUSE_ENDS
    start, least, most = first, max(0, first - _LONGEST), min(len(low), end + _LONGEST)
    while start > least and low[start - 1] not in ends:
        start -= 1
    while end < most and low[end] not in ends:
        end += 1
    return start, end


def is_found_out(low: Sequence[str], start: int) -> bool:
    """Tell whether the clause that begins at token ``start`` is what somebody "found that" is so."""
    return start > 1 and low[start - 1] == "that" and low[start - 2] in words("times", "finding")


def found_out(sentence: Sentence, voice: Voice, start: int, end: int) -> ItemFields:
    """Return the fields of an item that says the clause of tokens ``start`` to ``end`` alone, as reported."""
    span = Span(sentence.tokens[start].start, sentence.tokens[end - 1].end)
    quote = source_of(sentence, sentence.whole(span)).rstrip(" ,;:.")
    return ItemFields(
        statement=statement(sentence, span, NARRATOR),
        citations=(Citation(passage=sentence.passage.id, quote=quote),),
        attributed_to=voice.speaker,
        certainty="reported",
    )
