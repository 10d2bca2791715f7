"""Statements against their evidence: each check yields what the evidence, and the whole source, do not bear out.

A check is a function ``(statement, evidence, sources) -> Iterable[Doubt]``; to add one, write it and name it in CHECKS.
One that looks at other fields of an item takes the item for the statement, and is named in FIELD_CHECKS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from summarizer.brief import Item
from summarizer.document import Document, Span
from summarizer.report import Doubt, Evidence
from summarizer.verifying.attribution import attribution
from summarizer.verifying.bearing import bearing
from summarizer.verifying.borne import borne, unmarked
from summarizer.verifying.cells import cells
from summarizer.verifying.clipped import clipped
from summarizer.verifying.conditions import conditions
from summarizer.verifying.contested import contested
from summarizer.verifying.contrary import contrary
from summarizer.verifying.contrary_abroad import contrary_abroad
from summarizer.verifying.contrary_east import contrary_east
from summarizer.verifying.crossed import crossed
from summarizer.verifying.dates import dates
from summarizer.verifying.extracts import extracts
from summarizer.verifying.fields import attributed_to, certainty, field_words, status
from summarizer.verifying.firmness_abroad import firmness_abroad
from summarizer.verifying.foreign import foreign
from summarizer.verifying.instructions import obeyed
from summarizer.verifying.modality import modality
from summarizer.verifying.names import names
from summarizer.verifying.names_german import names_german
from summarizer.verifying.negation import negation
from summarizer.verifying.numbers import numbers
from summarizer.verifying.parts import parts
from summarizer.verifying.quoted_words import quoted_words
from summarizer.verifying.reading import is_of_the_source, read
from summarizer.verifying.reasons import reasons
from summarizer.verifying.relations import relations
from summarizer.verifying.reported import reported
from summarizer.verifying.roles import roles
from summarizer.verifying.sides import sides
from summarizer.verifying.support import support
from summarizer.verifying.support_of_text import FEWEST_TOGETHER, Together
from summarizer.verifying.times import times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.report import Finding

__all__ = ["CHECKS", "FIELD_CHECKS", "Check", "FieldCheck", "untold", "verify", "verify_sentence", "verify_text"]

Check = Callable[[str, Sequence[Evidence], Mapping[str, Document]], Iterable[Doubt]]
FieldCheck = Callable[[Item, Sequence[Evidence], Mapping[str, Document]], Iterable[Doubt]]

CHECKS: Final[tuple[Check, ...]] = (
    numbers,
    dates,
    times,
    names,
    names_german,
    quoted_words,
    attribution,
    negation,
    contrary,
    contrary_abroad,
    contrary_east,
    roles,
    relations,
    reasons,
    crossed,
    cells,
    parts,
    conditions,
    modality,
    extracts,
    firmness_abroad,
    clipped,
    obeyed,
    foreign,
    support,
)

FIELD_CHECKS: Final[tuple[FieldCheck, ...]] = (
    bearing,
    field_words,
    attributed_to,
    reported,
    status,
    certainty,
    borne,
    unmarked,
    contested,
)

#: What is held against each statement of a text: its quotations are looked up in the text as a whole, which tells more.
_OF_TEXT: Final[tuple[Check, ...]] = tuple(check for check in CHECKS if check is not quoted_words)

#: What is held against each statement of a longer text by itself.
_BY_ITSELF: Final[tuple[Check, ...]] = tuple(check for check in _OF_TEXT if check is not support)

#: What may be held against a sentence of the source itself: that its evidence is not all of it, or no report at all.
_OF_SOURCE_WORDS: Final[tuple[Check, ...]] = (clipped, obeyed)


#: Where one of these doubts a word as surely, that its contrary is in the source is no news.
_CLOSER: Final = frozenset({"numbers", "dates", "names", "negation"})

#: Where one of these tells what the source says with the words that a quote leaves out, that it does is no news.
_TELL_THE_TURN: Final = frozenset({"negation", "contrary", "modality", "conditions"})

#: Where one of these tells what a sentence has beside the words of a statement, that it has more is no news.
_TELL_WHAT_IS_LEFT_OUT: Final = _TELL_THE_TURN | {"clipped"}


#: How the notes begin that are about on whose word an item stands.
_SAYING: Final = ("attributed_to: ", "chain: ")


def verify(item: Item, evidence: Sequence[Evidence], documents: Mapping[str, Document]) -> tuple[Doubt, ...]:
    """Return what the checks hold against an item, in the order of its statement's words, then its sides.

    ``documents`` are sources by id. An item is held against those that its evidence is from, all of them where there is
    none: what stands anywhere in these is not doubted, wherever the evidence lies, and a whole sentence of theirs is no
    claim of anybody else's. What further documents a brief is of, and in what languages, changes nothing of what is
    held against an item, whether it is drafted or proved. Doubts about other fields span the whole statement.
    """
    cited = {one.document_id: documents[one.document_id] for one in evidence if one.document_id in documents}
    sources = cited or documents
    checks = _OF_SOURCE_WORDS if is_of_the_source(item.statement, sources) else CHECKS
    doubts = _in_order(_held_against(item, evidence, sources, checks))
    return (*doubts, *sides(item, evidence, documents, verify))


def verify_sentence(text: str, findings: Sequence[Finding], documents: Mapping[str, Document]) -> tuple[Doubt, ...]:
    """Return what the checks hold against a sentence that sums up ``findings``, in the order of its words.

    On whose word it stands is told from the findings, so what is in doubt about that goes for the sentence, too.
    """
    evidence = [one for finding in findings for one in finding.evidence]
    # Constructed, not validated: the text of a report from a file may be anything.
    doubts = verify(Item.model_construct(statement=text, citations=()), evidence, documents)
    handed_on = [
        doubt.model_copy(update={"span": Span(0, len(text))})
        for finding in findings
        for doubt in finding.doubts
        if _is_of_who_says_so(doubt, finding.item.statement)
    ]
    return _in_order((*doubts, *untold(handed_on, doubts)))


def _is_of_who_says_so(doubt: Doubt, statement: str) -> bool:
    """Tell whether a doubt about an item is about on whose word it stands, and not about words of its statement."""
    return doubt.span == Span(0, len(statement)) and (
        doubt.check == attribution.__name__ or doubt.note.startswith(_SAYING)
    )


def verify_text(
    statements: Iterable[tuple[str, Sequence[Evidence]]], documents: Mapping[str, Document], *, count: int
) -> dict[str, tuple[Doubt, ...]]:
    """Return what the checks hold against each of a text's ``statements``, given with their evidence, ``count`` in all.

    Each is verified as an item is, but for its quotations, which the caller looks up in the text as a whole, and the
    learned scorer, which judges the statements of a longer text together.
    They are taken one after the other; one that comes again is verified once.
    """
    checks, text = (_OF_TEXT, None) if count < FEWEST_TOGETHER else (_BY_ITSELF, Together())
    found: dict[str, list[Doubt]] = {}
    for statement, evidence in statements:
        if statement in found:
            continue
        is_claim = not is_of_the_source(statement, documents)
        # Constructed, not validated: any text is a statement here, one with a lone surrogate in it too.
        item = Item.model_construct(statement=statement, citations=())
        found[statement] = _held_against(item, evidence, documents, checks if is_claim else _OF_SOURCE_WORDS)
        if text and is_claim:
            text.weigh(statement, evidence, documents)
    for statement, doubt in (text.doubts() if text else {}).items():
        found[statement].append(doubt)
    return {statement: _in_order(doubts) for statement, doubts in found.items()}


def _held_against(
    item: Item, evidence: Sequence[Evidence], documents: Mapping[str, Document], checks: Iterable[Check]
) -> list[Doubt]:
    doubts = [doubt for check in checks for doubt in check(item.statement, evidence, documents)]
    doubts += [doubt for field_check in FIELD_CHECKS for doubt in field_check(item, evidence, documents)]
    return doubts


def _in_order(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    return tuple(sorted(_once(doubts), key=lambda doubt: doubt.span))


def untold(found: Iterable[Doubt], told: Iterable[Doubt]) -> Iterator[Doubt]:
    """Yield the cautions of ``found`` about words that no doubt of the same check in ``told`` is about."""
    known = {(doubt.check, doubt.span) for doubt in told}
    yield from (doubt for doubt in found if doubt.severity == "caution" and (doubt.check, doubt.span) not in known)


def _once(doubts: Iterable[Doubt]) -> Iterator[Doubt]:
    """Yield the doubts but those of words that another check has told more of.

    A number inside a date that is in doubt as a whole, the contrary of a word of which a closer check tells what is
    wrong, unless that is less sure, a clipped quote where what it leaves out is told, the certainty of an item of which
    a word is said too firmly, what a sentence has beside the statement where that is told, and what the learned scorer
    finds in words that a rule doubts.
    """
    doubts = tuple(doubts)
    dated = [doubt.span for doubt in doubts if doubt.check == "dates"]
    ruled = [doubt.span for doubt in doubts if doubt.check != "support"]
    closer = [doubt for doubt in doubts if doubt.check in _CLOSER]
    sure = [doubt.span for doubt in doubts if (doubt.check, doubt.severity) == ("contrary", "reject")]
    better = {
        **{(check, "caution"): sure for check in _CLOSER},
        ("numbers", "caution"): dated + sure,
        ("numbers", "reject"): dated,
        ("certainty", "caution"): [doubt.span for doubt in doubts if doubt.check == "modality"],
        ("contrary", "caution"): [doubt.span for doubt in closer],
        ("contrary", "reject"): [doubt.span for doubt in closer if doubt.severity == "reject"],
        ("extracts", "caution"): [doubt.span for doubt in doubts if doubt.check in _TELL_WHAT_IS_LEFT_OUT],
        ("support", "caution"): ruled,
    }
    for doubt in doubts:
        if doubt.check == "clipped" and any(_tells_of(other, doubt) for other in doubts):
            continue
        if doubt.check == "contrary" and any(_tells_its_denial(other, doubt) for other in closer):
            continue
        if not any(span.overlaps(doubt.span) for span in better.get((doubt.check, doubt.severity), ())):
            yield doubt


def _tells_its_denial(other: Doubt, contrary: Doubt) -> bool:
    """Tell whether a doubt is of the same denial of the source, about another word of the statement: "chemically"."""
    return (
        (other.check, other.document_id) == ("negation", contrary.document_id)
        and other.at is not None
        and contrary.at is not None
        and contrary.at.covers(other.at)
    )


def _tells_of(other: Doubt, clipped: Doubt) -> bool:
    """Tell whether a doubt shows, where the quote was clipped, the words that it leaves out."""
    if other.check not in _TELL_THE_TURN or other.document_id != clipped.document_id:
        return False
    is_there = other.at is not None and clipped.at is not None and clipped.at.overlaps(other.at)
    return is_there and frozenset(read(other.instead).words).issuperset(read(clipped.instead).words)
