"""The usual brief of an affair: who acts, what is proposed, what is feared, what is open."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from summarizer.brief import Brief, Dissent, Draft, Item, Word
from summarizer.kinds.section import Section

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


SECTIONS = (
    Section("actors", "Key actors", "A", Actor),
    Section("proposals", "Proposals", "P", Proposal),
    Section("risks", "Risks", "R", Risk),
    Section("open_questions", "Open questions", "Q", OpenQuestion),
    Section("disagreements", "Disagreements", "D", Disagreement, optional=True),
)
