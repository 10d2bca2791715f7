"""What readers are told of an item, in plain words: its name, its statement, and what its typed fields add.

Every string here may hold text of strangers, so none is printed before it is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.brief import Item
from summarizer.kinds.brief import Actor, Claim, Disagreement, Event, Figure, OpenQuestion, Proposal, Risk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from summarizer.report import Evidence, Finding, Summary

_WORD = re.compile(r"[\w-]+")


def headline(item: Item) -> tuple[str, str]:
    """Return the name an item goes by and what to know of its bearer; both empty where items have no names."""
    if not isinstance(item, Actor):
        return "", ""
    known = ", ".join(filter(None, ("" if item.type == "other" else item.type, item.role)))
    also = f"also {', '.join(item.aliases)}" if item.aliases else ""
    return item.name, "; ".join(filter(None, (known, also)))


def statement(item: Item, evidence: Sequence[Evidence] = ()) -> str:
    """Return the statement, on whose word it stands, and how firmly unless it is plainly asserted.

    Words of likelihood are those of the ``evidence``, for a mark of ours may be stronger than what the source says.
    """
    words = item.statement
    if said := said_by(item, evidence):
        words += f" — {said}"
    told = firmness(item, evidence)
    return f"{words} ({told})" if told else words


def is_asserted(item: Item) -> bool:
    """Tell whether an item is plainly said, or, if it is a question, plainly asked: then nothing is told of that."""
    return item.certainty == "asserted" or (isinstance(item, OpenQuestion) and item.certainty == "asked")


def sentence(summary: Summary, findings: Mapping[str, Finding]) -> str:
    """Return a sentence of the bottom line, and on whose word it stands where all it sums up is on somebody's.

    ``findings`` are those of the report by their ids.
    """
    rests_on = [findings[key] for key in summary.findings if key in findings]
    through = [_through(one.item, one.evidence) for one in rests_on]
    if not all(through):
        return summary.text
    names = dict.fromkeys(names[0] for names in through)
    told = summary.text.casefold()
    further = ", ".join(name for name in names if not _is_named(name, told))
    return f"{summary.text} — {further}" if further else summary.text


def attribution(item: Item, evidence: Sequence[Evidence] = ()) -> str:
    """Return on whose word an item stands, and whom they cite; "" where it is told as a fact."""
    return ", citing ".join(_through(item, evidence))


def said_by(item: Item, evidence: Sequence[Evidence]) -> str:
    """Return who says so, and whom they cite: "Rutte, citing the ministry"; "" where the statement names them."""
    told = item.statement.casefold()
    through = _through(item, evidence)
    if through and through[0].casefold() in told:
        further = [name for name in through[1:] if name.casefold() not in told]
        return ", ".join(f"citing {name}" for name in further)
    return ", citing ".join(through)


def _through(item: Item, evidence: Sequence[Evidence]) -> list[str]:
    """Return through whom an item comes, nearest first; nobody where it is told as a fact."""
    chain = item.chain if isinstance(item, Claim) else ()
    named = item.attributed_to or ""
    through = [name for name in dict.fromkeys(chain if named in chain else (named, *chain)) if name]
    return through if through or isinstance(item, OpenQuestion) else _speaker(item, evidence)


def _speaker(item: Item, evidence: Sequence[Evidence]) -> list[str]:
    """Return who alone speaks in the evidence, unless it is whom the line is about: what is said is no fact."""
    speakers = {one.speaker for one in evidence}
    if len(speakers) != 1:
        return []
    (speaker,) = speakers
    about = f"{item.name} {item.statement}" if isinstance(item, Actor) else item.statement
    return [speaker] if speaker and not _is_named(speaker, about.casefold()) else []


def _is_named(name: str, told: str) -> bool:
    """Tell whether the last word of a name is among those of ``told``: "Dr. Lee" is Min-jun Lee."""
    (*_, last) = _WORD.findall(name.casefold()) or [name.casefold()]
    # Scripts without blanks have no last word.
    return last in _WORD.findall(told) or (not last.isascii() and last in told)


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

    Empty if they tell nothing, and one source does.
    """
    corroboration = f"{sources} independent sources" if sources > 1 else ""
    return " · ".join(filter(None, (*details_of(item), corroboration)))


def details_of(item: Item) -> tuple[str, ...]:
    """Return what an item's typed fields tell; of a proposal its status comes first, of a disagreement its kind."""
    told = next((told for kind_of_item, told in _DETAILS.items() if isinstance(item, kind_of_item)), _any_fields)
    return tuple(filter(None, told(item)))


def _actor(actor: Actor) -> Iterator[str]:
    yield _unless_said(actor, "stance:", actor.stance)


def _proposal(proposal: Proposal) -> Iterator[str]:
    yield proposal.status.replace("_", " ")
    if proposal.proposer and proposal.addressee:
        yield f"{proposal.proposer} → {proposal.addressee}"
    else:
        yield _unless_said(proposal, "by", proposal.proposer)
        yield _unless_said(proposal, "to", proposal.addressee)
    yield _unless_said(proposal, "action:", proposal.action)
    yield _unless_said(proposal, "on condition:", proposal.conditions)


def _risk(risk: Risk) -> Iterator[str]:
    yield _unless_said(risk, "cause:", risk.cause)
    yield _unless_said(risk, "consequence:", risk.consequence)
    yield _unless_said(risk, "affected:", risk.affected)
    yield _unless_said(risk, "raised by", risk.raised_by)


def _question(question: OpenQuestion) -> Iterator[str]:
    asked_by = _unless_said(question, "asked by", question.asked_by)
    yield asked_by or {"asked": "asked", "implied": "implied", "gap": "a gap in the source"}[question.origin]
    yield _unless_said(question, "answer so far:", question.answer_so_far)


def _event(event: Event) -> Iterator[str]:
    yield _unless_said(event, "when:", event.when)


def _figure(figure: Figure) -> Iterator[str]:
    yield _unless_said(figure, "", " ".join(filter(None, (figure.value, figure.unit))))
    yield _unless_said(figure, "of:", figure.of)
    yield _unless_said(figure, "as of:", figure.as_of)


def _claim(_: Claim) -> Iterator[str]:
    return iter(())  # through whom it comes stands in its line


def _disagreement(disagreement: Disagreement) -> Iterator[str]:
    yield _DIFFERENCES[disagreement.kind]
    yield from (f"{side.said_by}: {side.statement}" if side.said_by else side.statement for side in disagreement.sides)


def _any_fields(item: Item) -> Iterator[str]:
    """Yield the fields of an item that has no wording of its own, each under its name."""
    for name in type(item).model_fields:
        if name in Item.model_fields:
            continue
        value = getattr(item, name)
        words = ", ".join(map(str, value)) if isinstance(value, tuple) else "" if value is None else str(value)
        yield _unless_said(item, f"{name.replace('_', ' ')}:", words)


def _unless_said(item: Item, label: str, value: str | None) -> str:
    """Return ``value`` behind its label, or nothing where the line above says it already, be it with a hyphen."""
    above = item.statement.casefold()
    if not value or value == item.attributed_to or value.casefold() in f"{above}\n{above.replace('-', ' ')}":
        return ""
    return f"{label} {value}".lstrip()


# What sides differ on; another time or scope is no contradiction, and is not called one.
_DIFFERENCES: Mapping[str, str] = {
    "fact": "contradiction",
    "number": "other numbers",
    "time": "other times",
    "scope": "of other scope",
    "attribution": "ascribed to others",
    "quotation": "worded otherwise",
}

_DETAILS: Mapping[type[Item], Callable[..., Iterable[str]]] = {
    Actor: _actor,
    Proposal: _proposal,
    Risk: _risk,
    OpenQuestion: _question,
    Event: _event,
    Figure: _figure,
    Claim: _claim,
    Disagreement: _disagreement,
}
