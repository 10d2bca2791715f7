"""What readers are told of an item, in plain words: its name, its statement, and what its typed fields add.

Every string here may hold text of strangers, so none is printed before it is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.brief import Item
from summarizer.kinds.brief import Actor, Claim, Disagreement, Event, Figure, OpenQuestion, Proposal, Risk
from summarizer.rendering.attribution import DASH, said_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from summarizer.kinds.brief import Side
    from summarizer.report import Evidence, Finding

_CURRENCIES: Final = frozenset("$€£¥")
_DIGIT: Final = re.compile(r"\d")


class Detail(NamedTuple):
    """What one or two of an item's fields tell."""

    fields: tuple[str, ...]
    text: str


class Told(NamedTuple):
    """What an item's typed fields tell beyond its statement.

    ``state`` is the status of a proposal and the kind of a disagreement, "" of others; ``sides`` are those of a
    disagreement, each with who says so.
    """

    state: str
    details: tuple[Detail, ...]
    sides: tuple[str, ...]


class Grounds(NamedTuple):
    """The evidence of a finding by number: what stands at its line, and at each of its sides if it has any."""

    line: tuple[int, ...]
    sides: tuple[tuple[int, ...], ...]


def headline(item: Item, *, whole: bool = False) -> tuple[str, str]:
    """Return the name an item goes by and what to know of its bearer; both empty where items have no names.

    A role that the statement tells beside the name is not told before it, unless ``whole``.
    """
    if not isinstance(item, Actor):
        return "", ""
    role = "" if item.role is None or (not whole and _tells_role(item, item.role)) else item.role
    known = ", ".join(filter(None, ("" if item.type == "other" else item.type, role)))
    also = f"also {', '.join(item.aliases)}" if item.aliases else ""
    return item.name, "; ".join(filter(None, (known, also)))


def _tells_role(actor: Actor, role: str) -> bool:
    """Tell whether the statement of an actor has the role beside the name: "Ann Lee, mayor", "Mayor Ann Lee"."""
    told = actor.statement.casefold()
    return any(together.casefold() in told for together in (f"{actor.name}, {role}", f"{role} {actor.name}"))


def statement(item: Item, evidence: Sequence[Evidence] = ()) -> str:
    """Return the statement, on whose word it stands, and how firmly unless it is plainly asserted.

    Words of likelihood are those of the ``evidence``, for a mark of ours may be stronger than what the source says.
    """
    words = item.statement
    if said := said_by(item, evidence):
        words += f"{DASH}{said}"
    told = firmness(item, evidence)
    return f"{words} ({told})" if told else words


def line(item: Item, evidence: Sequence[Evidence] = ()) -> str:
    """Return the statement as ``statement`` does, behind whom it is about where items have names.

    What else is known of them stands between: a name and a colon alone would be somebody who speaks.
    """
    name, known = headline(item)
    told = statement(item, evidence)
    return f"{name} ({known or 'actor'}): {told}" if name else told


def is_asserted(item: Item) -> bool:
    """Tell whether an item is plainly said, or, if it is a question, plainly asked: then nothing is told of that."""
    return item.certainty == "asserted" or (isinstance(item, OpenQuestion) and item.certainty == "asked")


def certainty(item: Item) -> str:
    """Return how firmly an item is said, by the word of its field; a disagreement has as many as it has sides."""
    return "" if isinstance(item, Disagreement) else item.certainty


def firmness(item: Item, evidence: Sequence[Evidence] = ()) -> str:
    """Return how firmly the statement is made, "" where it is plainly asserted.

    A likelihood is told in words of the evidence, if there is any.
    """
    if is_asserted(item):
        return ""
    if item.certainty not in ("likely", "possible") or not evidence:
        return item.certainty
    from summarizer.rendering.hedging import hedge  # noqa: PLC0415 - its word lists are read when first asked for

    return hedge(item.statement, (one.quote for one in evidence))


def details(item: Item, *, sources: int = 1) -> str:
    """Return on one line what an item's typed fields tell beyond its statement, and how many sources bear it out.

    Empty if they tell nothing, and one source does. The sides of a disagreement are not in it.
    """
    fields = told(item)
    told_one_by_one = (fields.state, *(one.text for one in fields.details), corroboration(sources))
    return " · ".join(filter(None, told_one_by_one))


def corroboration(sources: int) -> str:
    """Return how many independent sources bear an item out; "" where it is one."""
    return f"{sources:,} independent sources" if sources > 1 else ""


def told(item: Item) -> Told:
    """Return what an item's typed fields tell, part by part."""
    details = next((fields for kind_of_item, fields in _DETAILS.items() if isinstance(item, kind_of_item)), _any_fields)
    return Told(
        state=_state(item),
        details=tuple(one for one in details(item) if one.text),
        sides=tuple(map(_side, item.sides)) if isinstance(item, Disagreement) else (),
    )


def grounds(finding: Finding) -> Grounds:
    """Return where a reader looks for each piece of a finding's evidence."""
    count = len(finding.evidence)
    sides = finding.item.sides if isinstance(finding.item, Disagreement) else ()
    of_sides = tuple(tuple(dict.fromkeys(one for one in side.evidence if 0 <= one < count)) for side in sides)
    return Grounds(tuple(one for one in range(count) if not any(one in own for own in of_sides)), of_sides)


def _side(side: Side) -> str:
    """Return what a side of a disagreement says, behind who says so."""
    return f"{side.said_by}: {side.statement}" if side.said_by else side.statement


def _state(item: Item) -> str:
    if isinstance(item, Proposal):
        return item.status.replace("_", " ")
    return _DIFFERENCES[item.kind] if isinstance(item, Disagreement) else ""


def _actor(actor: Actor) -> Iterator[Detail]:
    yield _unless_said(actor, "stance:", "stance")


def _proposal(proposal: Proposal) -> Iterator[Detail]:
    if proposal.proposer and proposal.addressee:
        yield Detail(("proposer", "addressee"), f"{proposal.proposer} → {proposal.addressee}")
    else:
        yield _unless_said(proposal, "by", "proposer")
        yield _unless_said(proposal, "to", "addressee")
    yield _unless_said(proposal, "action:", "action")
    yield _unless_said(proposal, "on condition:", "conditions")


def _risk(risk: Risk) -> Iterator[Detail]:
    yield _unless_said(risk, "cause:", "cause")
    yield _unless_said(risk, "consequence:", "consequence")
    yield _unless_said(risk, "affected:", "affected")
    yield _unless_said(risk, "raised by", "raised_by")


def _question(question: OpenQuestion) -> Iterator[Detail]:
    asked_by = _unless_said(question, "asked by", "asked_by")
    origin = {"asked": "asked", "implied": "implied", "gap": "a gap in the source"}[question.origin]
    yield asked_by if asked_by.text else Detail(("origin",), origin)
    yield _unless_said(question, "answer so far:", "answer_so_far")


def _event(event: Event) -> Iterator[Detail]:
    yield _unless_said(event, "when:", "when")


def _figure(figure: Figure) -> Iterator[Detail]:
    amount = _amount(figure.value or "", figure.unit or "")
    yield Detail(("value", "unit"), "" if _is_said(figure, amount) else amount)
    yield _unless_said(figure, "of:", "of")
    yield _unless_said(figure, "as of:", "as_of")


def _amount(value: str, unit: str) -> str:
    """Return a number with its unit as people write them: some $156 billion, 15%, 38 million crowns."""
    if unit in _CURRENCIES and (digit := _DIGIT.search(value)):
        return f"{value[: digit.start()]}{unit}{value[digit.start() :]}"
    return f"{value}{unit}" if unit == "%" else " ".join(filter(None, (value, unit)))


def _nothing_more(_: Claim | Disagreement) -> Iterator[Detail]:
    return iter(())  # through whom a claim comes stands in its line, and sides are told apart from the rest


def _any_fields(item: Item) -> Iterator[Detail]:
    """Yield the fields of an item that has no wording of its own, each under its name."""
    for name in type(item).model_fields:
        if name not in Item.model_fields:
            yield _unless_said(item, f"{name.replace('_', ' ')}:", name)


def _unless_said(item: Item, label: str, field: str) -> Detail:
    """Return a field behind its label, or nothing where the line above says it already."""
    value = getattr(item, field)
    words = ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
    return Detail((field,), "" if _is_said(item, words) else f"{label} {words}")


def _is_said(item: Item, words: str) -> bool:
    """Tell whether the line of an item says some words, be it with a hyphen; no words are said."""
    above = item.statement.casefold()
    return not words or words == item.attributed_to or words.casefold() in f"{above}\n{above.replace('-', ' ')}"


# What sides differ on; another time or scope is no contradiction, and is not called one.
_DIFFERENCES: Mapping[str, str] = {
    "fact": "contradiction",
    "number": "other numbers",
    "time": "other times",
    "scope": "about different things",
    "attribution": "ascribed to others",
    "quotation": "worded otherwise",
}

_DETAILS: Mapping[type[Item], Callable[..., Iterable[Detail]]] = {
    Actor: _actor,
    Proposal: _proposal,
    Risk: _risk,
    OpenQuestion: _question,
    Event: _event,
    Figure: _figure,
    Claim: _nothing_more,
    Disagreement: _nothing_more,
}
