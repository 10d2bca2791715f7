"""What is held against a line, in plain words, and which words of it that concerns: one rule for every format.

A doubt about a field (the status of a proposal, another name of an actor) is told of that field, and marked where the
field is printed. A doubt of the whole line marks none of its words.

Every string here may hold text of strangers, so none is printed before it is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical import holds
from summarizer.document import Span
from summarizer.rendering import attribution, items, wording

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from summarizer.brief import Item
    from summarizer.report import Doubt, Finding

_QUOTATION: Final = re.compile("“([^“”]+)”")
_KNOWN: Final = frozenset({"type", "role", "aliases"})
_SAYING: Final = frozenset({"attributed_to", "chain"})

#: How a note on one side of a disagreement begins: the words concerned stand there, not in the line.
_OF_A_SIDE: Final = "the side of “"

#: What readers call the fields of an item; the others are called by their own names.
_FIELDS: Final[Mapping[str, str]] = {
    "attributed_to": "who says so",
    "certainty": "how firmly it is said",
    "chain": "through whom it comes",
    "name": "the name",
    "aliases": "another name",
    "role": "the role",
    "stance": "the stance",
    "action": "what would be done",
    "proposer": "who proposes it",
    "addressee": "who is to do it",
    "status": "the status",
    "conditions": "the condition",
    "cause": "the cause",
    "consequence": "the consequence",
    "affected": "who is affected",
    "raised_by": "who raised it",
    "asked_by": "who asks",
    "answer_so_far": "the answer so far",
    "when": "the time",
    "value": "the number",
    "unit": "the unit",
    "of": "what is counted",
    "as_of": "the time it holds for",
}


class Words(NamedTuple):
    """A text as it is printed, and the words of it that are in doubt."""

    text: str
    doubtful: tuple[Span, ...] = ()


def severity(doubt: Doubt) -> str:
    """Return what readers call the severity of a doubt."""
    return "fault" if doubt.severity == "reject" else "caution"


def field(name: str) -> str:
    """Return what readers call a field of an item."""
    return _FIELDS.get(name, name.replace("_", " "))


def told(doubt: Doubt, statement: str, names: Mapping[str, str], item: Item | None = None) -> str:
    """Return what a check holds against a statement, or a field of its ``item``: on what, why, what the source has.

    Words that stand there already are not told again: the line's own, and a name that is in the reason.
    """
    about, note = _field(doubt, item)
    instead = "" if holds(statement, doubt.instead) or holds(note, doubt.instead) else doubt.instead
    had = f"; the source has {wording.quoted(instead)}" if instead else ""
    document = names.get(doubt.document_id, doubt.document_id)
    where = f" in {document}" if had and document else ""
    concerned = field(about) if about else _concerned(doubt, statement)
    return f"{concerned}: {note.rstrip('. ')}{had}{where}".removeprefix(": ")


def all_told(
    doubts: Iterable[Doubt], statement: str, names: Mapping[str, str], item: Item | None = None
) -> Iterator[tuple[str, str]]:
    """Yield the severity of each doubt, and what ``told`` tells of it."""
    yield from ((severity(doubt), told(doubt, statement, names, item)) for doubt in doubts)


def in_statement(statement: str, doubts: Iterable[Doubt]) -> Words:
    """Return a statement with the words of it that are in doubt; where all of them are, none is marked."""
    whole = Span(0, len(statement))
    spans = (doubt.span for doubt in doubts)
    return Words(statement, tuple(dict.fromkeys(one for one in spans if one and one != whole and whole.covers(one))))


def in_field(text: str, fields: Container[str], item: Item, doubts: Iterable[Doubt]) -> Words:
    """Return a text that prints ``fields`` of an item, with the words of it that doubts about them concern."""
    spans: dict[Span, None] = {}
    for doubt in doubts:
        name, note = _field(doubt, item)
        if name and name in fields and text:
            spans.update(dict.fromkeys(_concerned_in(text, getattr(item, name), note)))
    return Words(text, tuple(spans))


def headline(finding: Finding) -> tuple[Words, Words]:
    """Return the name an item goes by and what is known of its bearer, as ``items.headline`` does."""
    name, known = items.headline(finding.item)
    return (
        in_field(name, {"name"}, finding.item, finding.doubts),
        in_field(known, _KNOWN, finding.item, finding.doubts),
    )


def statement(finding: Finding) -> Words:
    """Return the statement with who says so and how firmly, as ``items.statement`` does."""
    words = in_statement(finding.item.statement, finding.doubts)
    text = items.statement(finding.item, finding.evidence)
    return _with(text, (words, said_by(finding), firmness(finding)))


def said_by(finding: Finding) -> Words:
    """Return who says so, as ``attribution.said_by`` does."""
    names = attribution.said_by(finding.item, finding.evidence)
    return in_field(names, _SAYING, finding.item, finding.doubts)


def firmness(finding: Finding) -> Words:
    """Return how firmly the statement is made, as ``items.firmness`` does."""
    told = items.firmness(finding.item, finding.evidence)
    return in_field(told, {"certainty"}, finding.item, finding.doubts)


def details(finding: Finding) -> Words:
    """Return what the typed fields tell beyond the statement, and how many sources bear it out, on one line."""
    text = items.details(finding.item, sources=finding.corroboration)
    return _with(text, (state(finding), *(detail(one, finding) for one in items.told(finding.item).details)))


def state(finding: Finding) -> Words:
    """Return the status of a proposal or the kind of a disagreement, "" of others."""
    return in_field(items.told(finding.item).state, {"status", "kind"}, finding.item, finding.doubts)


def detail(one: items.Detail, finding: Finding) -> Words:
    """Return one detail of a finding."""
    return in_field(one.text, one.fields, finding.item, finding.doubts)


def _with(text: str, parts: Sequence[Words]) -> Words:
    """Return ``text``, which is made of the ``parts`` in their order and more, with what is doubtful in them."""
    spans: list[Span] = []
    position = 0
    for part in parts:
        position = text.index(part.text, position)
        spans += (span.moved(position) for span in part.doubtful)
        position += len(part.text)
    return Words(text, tuple(spans))


def _field(doubt: Doubt, item: Item | None) -> tuple[str, str]:
    """Return the field that a doubt is about, "" where that is the statement, and the note without its name.

    Without an item, as with a sentence of the bottom line, that can only be who says so.
    """
    name, colon, note = doubt.note.partition(": ")
    return (name, note) if colon and name in (type(item).model_fields if item else _SAYING) else ("", doubt.note)


def _concerned(doubt: Doubt, statement: str) -> str:
    words = doubt.span.of(statement)
    if words != statement:
        is_told = not words or doubt.note.startswith(f"“{words}”")
        return "" if is_told else wording.quoted(words)
    return "" if doubt.note.startswith(_OF_A_SIDE) else "the whole line"


def _concerned_in(text: str, value: object, note: str) -> Iterator[Span]:
    """Yield where words of a field that its note quotes stand in a text, else the field's own, else all of it."""
    values = [one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, str) and one]
    quoted = [words for words in _QUOTATION.findall(note) if any(words in one for one in values)]
    places = [Span(at, at + len(words)) for words in quoted or values if (at := text.find(words)) >= 0]
    yield from places or [Span(0, len(text))]
