"""The things of this room: a mention is where somebody is named, a figure is somebody, a cast is all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.document import Span
    from summarizer.extracting.reading import Sentence
    from summarizer.extracting.sorts import Sort
    from summarizer.kinds.brief import ActorType

Kind = Literal["name", "group", "role", "speaker"]
# What somebody does where named: speaks, does something else, owns what follows, tells a place, qualifies a noun
# ("NATO headquarters"), or is merely named.
Part = Literal["says", "acts", "owns", "place", "qualifies", "named"]


class Mention(NamedTuple):
    """Somebody is named at ``span``, as ``name``, in sentence number ``sentence`` of the reading.

    Tokens ``first`` to ``last`` (exclusive) of the sentence are the name; ``title`` is a role written before it
    ("Ohio House Speaker"), ``lead`` the token that role or the name begins with, ``article`` the article before that.
    ``kind`` tells a proper name from a group ("the doctors"), a role standing for a person ("the governor") and a
    speaker's label; ``person`` is set where the words around it make it a person's name, ``body`` where
    its own noun makes it a body's.
    """

    span: Span
    name: str
    sentence: int
    kind: Kind
    first: int
    last: int
    lead: int
    part: Part = "named"
    title: str = ""
    person: bool = False
    article: str = ""
    body: bool = False


class Role(NamedTuple):
    """What the source calls somebody, where, and in which sentence."""

    words: str
    span: Span
    sentence: int


@dataclass(frozen=True)
class Figure:
    """Somebody whom the text names: ``name`` is the fullest form, ``aliases`` the other forms in the text.

    ``mentions`` are in text order. ``weight`` tells how much the text turns on the figure, and ``key`` whether that
    is enough to be one of its key actors. An ``interviewer`` asks for the outlet and is no party to the matter.
    ``sort`` is finer than ``type``; a ``common`` figure is named by common nouns only ("the doctors").
    """

    name: str
    aliases: tuple[str, ...]
    type: ActorType
    mentions: tuple[Mention, ...]
    described: Role | None = None
    weight: float = 0.0
    key: bool = False
    interviewer: bool = False
    sort: Sort = "other"
    common: bool = False

    @property
    def role(self) -> str:
        """The words of the text for what this figure is, "" where it has none."""
        return self.described.words if self.described else ""


@dataclass(frozen=True)
class Cast:
    """All figures of a reading, the most important first.

    ``labels`` lead from speakers' labels to places in ``figures``, ``answers`` from the numbers of sentences that are
    spoken without a label, ``places`` from every mention, ``roles`` from what the text calls each, both in text order.
    """

    figures: tuple[Figure, ...]
    labels: Mapping[str, int] = field(repr=False)
    answers: Mapping[int, int] = field(repr=False)
    places: tuple[tuple[Mention, int], ...] = field(repr=False)
    roles: tuple[tuple[Span, int], ...] = field(repr=False)

    def at(self, span: Span) -> list[tuple[Figure, Mention]]:
        """Return who is named inside ``span``, with the mention, in text order."""
        found = []
        for at in range(bisect_left(self.places, span.start, key=_start), len(self.places)):
            mention, number = self.places[at]
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end:
                found.append((self.figures[number], mention))
        return found

    def called(self, span: Span) -> Figure | None:
        """Return whose role the words at ``span`` are, or begin in the midst of, None where they are nobody's."""
        at = bisect_right(self.roles, span.start, key=lambda role: role[0].start) - 1
        if at < 0 or self.roles[at][0].end <= span.start:
            return None
        return self.figures[self.roles[at][1]]

    def speaker(self, sentence: Sentence) -> Figure | None:
        """Return who speaks ``sentence`` in a dialogue, None in prose."""
        number = self.labels.get(sentence.passage.speaker, self.answers.get(sentence.number))
        return None if number is None else self.figures[number]


def _start(place: tuple[Mention, int]) -> int:
    return place[0].span.start
