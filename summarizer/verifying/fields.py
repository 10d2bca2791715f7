"""What an item says in its other fields must be the source's too: checks of a draft's fields, run by FIELD_CHECKS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.brief import Item
from summarizer.document import Span
from summarizer.language.languages import is_foreign
from summarizer.language.lexicon import words
from summarizer.language.months import with_months
from summarizer.report import Doubt
from summarizer.verifying.attribution import names_of, other_speaker
from summarizer.verifying.dates import dates
from summarizer.verifying.firmness import are_about_the_same, firmness, may_weigh
from summarizer.verifying.names import field_names, names
from summarizer.verifying.numbers import numbers
from summarizer.verifying.reading import is_english, read, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Evidence

#: Fields that hold no words of the source: the statement is checked by itself, the others are choices.
_NO_WORDS: Final = frozenset({"statement", "citations", "certainty", "type", "status", "origin"})

#: Fields that hold a phrase or sentence, whose first word has its capital for that; the others hold names.
_PHRASES: Final = frozenset(
    "role stance action conditions cause consequence affected answer_so_far when value unit of as_of".split()
)

#: An item whose name is in no source is invented; a repair mends no other field, so they are only cautioned.
_ESSENTIAL: Final = "name"

_TURNED_DOWN: Final = "rejected"

#: Statuses that say of a proposal that it is more than talk.
_SETTLED: Final = frozenset({"agreed", "adopted", "implemented", _TURNED_DOWN})

_FIRM: Final = frozenset({"asserted"})


def field_words(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt names, numbers and dates in an item's fields that no source has; the note names the field.

    Names are not looked for where the item is in another language than its sources.
    """
    said_elsewhere = is_foreign(read(item.statement), sources.values())
    whole = Span(0, len(item.statement))
    for field in type(item).model_fields:
        if field in _NO_WORDS:
            continue
        value = getattr(item, field)
        for said in value if isinstance(value, tuple) else (value,):
            if not isinstance(said, str) or not said:
                continue
            of_names = () if said_elsewhere else (names if field in _PHRASES else field_names,)
            for check in (*of_names, numbers, dates):
                for doubt in check(said, evidence, sources):
                    severity = doubt.severity if field == _ESSENTIAL and doubt.check == "names" else "caution"
                    yield doubt.model_copy(
                        update={"span": whole, "severity": severity, "note": f"{field}: {doubt.note}"}
                    )


def status(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a proposal's status where its evidence only weighs or wants what the status calls settled; English only.

    That it was turned down, neither its statement nor the sentences of its evidence may leave out.
    """
    claimed = getattr(item, "status", None)
    if claimed not in _SETTLED or not evidence or not is_english(sources, evidence):
        return
    if claimed == _TURNED_DOWN:
        said = (item.statement, *(sentence(one, sources).words for one in evidence))
        if not any(_turns_down(text) for text in said):
            yield _quote_says_less("status", f"the evidence has no word of “{claimed}”", item, evidence[0])
        return
    quoted = [(word, one) for one in evidence for word in with_months(read(one.quote)).words]
    own = {word for word, _ in quoted}
    talk = own & words("status", "talk")
    if not talk or own & words("status", claimed):
        return
    cue, one = next((word, one) for word, one in quoted if word in talk)
    yield _quote_says_less("status", f"the quote says “{cue}”, and nothing of “{claimed}”", item, one)


def _turns_down(text: str) -> bool:
    return firmness(text).denies or not words("status", _TURNED_DOWN).isdisjoint(read(text).words)


def certainty(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt an item that is asserted, without a hedge of its own, on words that only weigh or allege; English only.

    A plain sentence, of a bottom line or a text that is checked, has no certainty of its own, and how settled a
    proposal is, its status tells.
    """
    if type(item) is Item or hasattr(item, "status") or item.certainty not in _FIRM or item.attributed_to:
        return
    if not is_english(sources, evidence):
        return
    said = firmness(item.statement)
    if said.hedges or said.denies or said.asks or said.reports:
        return
    for one in evidence:
        if not may_weigh(read(one.quote)):
            continue
        source = firmness(one.quote)
        marked = {**source.weighed, **source.alleged}
        hedged = next((number for number in marked if source.stems[number] in said.stems), None)
        if hedged is None or source.asks or not are_about_the_same(said, source):
            continue
        there = read(one.quote)
        cue = there.text[there.starts[marked[hedged]] : there.ends[source.places[hedged]]]
        yield _quote_says_less("certainty", f"asserted, but the quote says “{cue}”", item, one)
        return


def _quote_says_less(field: str, note: str, item: Item, one: Evidence) -> Doubt:
    return Doubt(
        check=field,
        severity="caution",
        note=f"{field}: {note}",
        span=Span(0, len(item.statement)),
        instead=one.quote,
        at=one.span,
        document_id=one.document_id,
    )


def attributed_to(item: Item, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt who an item says is speaking where its evidence has somebody else; English only."""
    if not item.attributed_to or not evidence or not is_english(sources, evidence):
        return
    names = names_of(read(item.attributed_to).words)
    others = [other_speaker(names, one, sources) for one in evidence]
    if not all(others):
        return
    instead, at = next(other for other in others if other)
    yield Doubt(
        check="attribution",
        severity="caution",
        note=f"attributed_to: in the source {instead} says so",
        span=Span(0, len(item.statement)),
        instead=instead,
        at=at,
        document_id=evidence[0].document_id,
    )
