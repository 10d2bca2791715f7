"""What one section says word for word after another: a claim that adds nothing goes, a figure says only what it counts.

The sections that tell most of a matter come first: proposals, risks, questions; then events, figures and claims.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from summarizer.canonical import canonical, holds
from summarizer.extracting.lexicon import words
from summarizer.extracting.parts import is_verb
from summarizer.kinds.brief import Claim, Figure

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from summarizer.brief import Item

_KEPT: Final = ("proposals", "risks", "open_questions", "events")
_WORD: Final = re.compile(r"[^\s,;:()“”\"—–]+|[,;:()“”\"—–]")
_SIGNS: Final = frozenset("$€£¥%")
_FEWEST: Final = 3  # words beside the number that tell what it is of: fewer may be of anything, "5,000 people"
#: Where one of these follows, the word before it is no noun but has an object: "on school nights eat | more sugar".
_OPENING: Final = frozenset("the a an more less fewer no all some any their its his her".split())
_BOUNDING: Final = frozenset("within inside beyond below above past before after until".split())
_BETWEEN: Final = 6  # words at most between a number and what it counts


class _Word(NamedTuple):
    """A word or mark of a statement, with its place there."""

    low: str
    start: int
    end: int


def without_repeats(sections: Mapping[str, Sequence[Item]]) -> dict[str, Any]:
    """Return the figures and claims of an English text without what other lines say word for word.

    A figure keeps its number: its line is what it is of, in words of the source that cannot be mistaken, and stays as
    it is where there are none. A claim goes where a proposal, risk, question or event says it on the same word.
    """
    kept = [item for name in _KEPT for item in sections[name]]
    said = {canonical(item.statement) for item in (*kept, *sections["claims"])}
    on_whose_word = {(canonical(item.statement), item.attributed_to) for item in kept}
    return {
        "figures": tuple(map(partial(_only_of, said), sections["figures"])),
        "claims": tuple(one for one in sections["claims"] if not _adds_nothing(one, on_whose_word)),
    }


def _adds_nothing(claim: Item, on_whose_word: Container[tuple[str, str | None]]) -> bool:
    """Tell whether another line says what a claim says, on the word of all that the claim comes through."""
    through = claim.chain if isinstance(claim, Claim) else ()
    same = (canonical(claim.statement), claim.attributed_to) in on_whose_word
    return same and {claim.attributed_to}.issuperset(through)


def _only_of(said: Container[str], figure: Item) -> Item:
    """Return a figure whose line is no more than its number and what that is of, if other lines say the rest."""
    if not isinstance(figure, Figure) or canonical(figure.statement) not in said:
        return figure
    told = _phrase(figure)
    borne_out = told and any(holds(citation.quote, told) for citation in figure.citations)
    return figure.model_copy(update={"statement": told}) if borne_out else figure


def _phrase(figure: Figure) -> str:
    """Return the number in a figure's statement and the noun phrase behind it, "" where that tells too little."""
    statement = figure.statement
    told = [_Word(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(statement)]
    start = statement.find(figure.value or "\n")
    last = _last(figure, start)
    if start < 0 or last < 0:
        return ""
    first = next(place for place, word in enumerate(told) if word.end > start)
    number = next(place for place, word in enumerate(told) if word.end >= start + len(figure.value or "")) + 1
    end = next(place for place, word in enumerate(told) if word.end >= last) + 1
    if end - number > _BETWEEN:
        return ""
    end = _end(told, end if figure.of else _noun_phrase(told, end))
    if end < len(told) and told[end].low in _OPENING:
        return ""
    if sum(word.low.isalpha() and word.low not in words("words", "bounds") for word in told[number:end]) < _FEWEST:
        return ""
    while first and told[first - 1].low in words("amounts", "hedges"):
        first -= 1
    if first and told[first - 1].low in _BOUNDING:
        return ""  # "within twelve miles" is not twelve
    phrase = statement[told[first].start : told[end - 1].end]
    return phrase[0].upper() + phrase[1:]


def _last(figure: Figure, start: int) -> int:
    """Return where in the statement the number that begins at ``start`` ends, with its unit and what it counts."""
    end = start + len(figure.value or "")
    unit = figure.unit if figure.unit and figure.unit not in _SIGNS else ""
    for behind in filter(None, (unit, figure.of)):
        at = figure.statement.find(behind, end)
        if at < 0:
            return -1
        end = at + len(behind)
    return end


def _end(told: Sequence[_Word], end: int) -> int:
    """Return where a noun phrase ends that may go on at ``end`` with prepositions: "of the vaccines in stock"."""
    while end < len(told) and told[end].low in words("amounts", "going_on"):
        after = _noun_phrase(told, end + 1)
        if after == end + 1:
            break
        end = after
    return end


def _noun_phrase(told: Sequence[_Word], at: int) -> int:
    """Return where the noun phrase that begins at ``at`` ends; there, where none does."""
    start = at + (at < len(told) and told[at].low in words("amounts", "articles"))
    end = start
    while end < len(told) and _may_belong(told[end].low):
        end += 1
    return end if end > start else at


def _may_belong(low: str) -> bool:
    bounds = words("words", "bounds") | words("times", "past") | words("amounts", "ending")
    return low[0].isalpha() and low not in bounds and not is_verb(low) and not low.endswith(("ly", "ing"))
