"""The usual brief of an affair: who acts, what is proposed, feared and open; when, how much, on whose word."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from summarizer.brief import MAY_BE_ABSENT, Brief, Dissent, Draft, Item, Word
from summarizer.kinds.section import Section
from summarizer.kinds.signs import NUMBERS, REPORTS, TIMES

ActorType = Annotated[Literal["person", "organisation", "state", "group", "other"], Word]
Status = Annotated[
    Literal["floated", "under_consideration", "proposed", "agreed", "adopted", "rejected", "implemented", "contested"],
    Word,
]
Origin = Annotated[Literal["asked", "implied", "gap"], Word]


class Actor(Item):
    """Someone who acts, speaks, decides or is spoken for."""

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = Field((), description="other names the source uses for it")
    type: ActorType = "other"
    role: str | None = Field(None, description="office or part played")
    stance: str | None = Field(None, description="what it wants or opposes")


class Proposal(Item):
    """Something that somebody wants done, plans, demands, weighs or has decided."""

    action: str | None = Field(None, description="what would be done")
    proposer: str | None = None
    addressee: str | None = Field(None, description="who is to do or grant it")
    status: Status = "proposed"
    conditions: str | None = None


class Risk(Item):
    """A bad outcome that the source fears, warns of or reports."""

    cause: str | None = None
    consequence: str | None = None
    affected: str | None = None
    raised_by: str | None = None


class OpenQuestion(Item):
    """What the source asks, or plainly leaves undecided or unknown."""

    origin: Origin = "implied"
    asked_by: str | None = None
    answer_so_far: str | None = None


class Event(Item):
    """What happened, or is set to happen, at a time that the source tells, and on which the affair turns."""

    when: str | None = Field(None, description="the time as written")


class Figure(Item):
    """A number on which the affair turns."""

    value: str | None = Field(None, description="the number as written")
    unit: str | None = None
    of: str | None = Field(None, description="what it counts or measures")
    as_of: str | None = Field(None, description="the time it holds for")


class Claim(Item):
    """An assertion of fact that stands on somebody's word: contested, unproved, or handed on."""

    chain: tuple[str, ...] = Field(
        (), description="through whom it comes, nearest first: outlet, whom it cites, speaker"
    )


class Side(Draft):
    """One side of a disagreement: what it says, who says so, and which of the finding's evidence, from 0, proves it."""

    statement: str = Field(min_length=1)
    said_by: str = ""
    evidence: tuple[int, ...] = ()


class Disagreement(Item):
    """A matter on which sources, or speakers in them, differ. Another time or scope is a difference, no contradiction.

    No model drafts it chunk by chunk: it is found among what is proved, once all of it is known.
    """

    kind: Dissent = "fact"
    sides: tuple[Side, ...] = ()


class ActorsAndStakes(Brief):
    """The schema of the kind ``brief``."""

    actors: tuple[Actor, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    risks: tuple[Risk, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    events: Annotated[tuple[Event, ...], MAY_BE_ABSENT] = ()
    figures: Annotated[tuple[Figure, ...], MAY_BE_ABSENT] = ()
    claims: Annotated[tuple[Claim, ...], MAY_BE_ABSENT] = ()


SECTIONS = (
    Section("actors", "Key actors", "A", Actor),
    Section("proposals", "Proposals", "P", Proposal),
    Section("risks", "Risks", "R", Risk),
    Section("open_questions", "Open questions", "Q", OpenQuestion),
    Section("events", "Events", "E", Event, optional=True, signs=TIMES),
    Section("figures", "Key figures", "F", Figure, optional=True, signs=NUMBERS),
    Section("claims", "Claims", "C", Claim, optional=True, signs=REPORTS),
    Section("disagreements", "Disagreements", "D", Disagreement, optional=True),
)
