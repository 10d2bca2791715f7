"""What a model fills in: items that each cite the source, and a bottom line that cites the items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from summarizer.deferred import Deferred

if TYPE_CHECKING:
    from collections.abc import Iterator


def _as_word(value: object) -> object:
    """Return "Under consideration" as ``under_consideration``: models write a choice's words, not its code."""
    return "_".join(value.replace("-", " ").split()).casefold() if isinstance(value, str) else value


Word = BeforeValidator(_as_word)


def _strings(value: object) -> Iterator[str]:
    """Yield every string in what a field holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _strings(getattr(value, name))


Certainty = Annotated[Literal["asserted", "reported", "likely", "possible", "conditional", "denied", "asked"], Word]

# On what two sides differ: what is the case, a number, when, of what or whom, who said it, how it was worded.
Dissent = Annotated[Literal["fact", "number", "time", "scope", "attribution", "quotation"], Word]


class Draft(Deferred):
    """The manner of all drafts: frozen, and deaf to fields that nobody asked for."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Citation(Draft):
    """A few words of the source, and the passage they stand in."""

    passage: str = Field(description="its marker, e.g. p12")
    quote: str = Field(description="a few consecutive words, copied exactly")


class Item(Draft):
    """One line of a brief, and what bears it out."""

    statement: str = Field(min_length=1, description="one sentence")
    citations: tuple[Citation, ...] = Field(description="the words that bear it out")
    attributed_to: str | None = Field(None, description="who says so in the source; null: the author")
    certainty: Certainty = Field("asserted", description="as firmly as the source, no more")

    def words(self) -> Iterator[str]:
        """Yield what the fields say, in their order; the citations are the source's words, and not here."""
        for name in type(self).model_fields:
            if name != "citations":
                yield from _strings(getattr(self, name))


class Sentence(Draft):
    """A sentence of the bottom line, and the items it sums up."""

    text: str = Field(min_length=1)
    items: tuple[str, ...] = Field(description="e.g. A1, P2: section letter and position in your answer")


#: Marks a section that an answer may leave out. Any other that is not there may have been forgotten.
MAY_BE_ABSENT: Final = "may be absent"


class Brief(Draft):
    """Sections of items, and a bottom line; each kind of brief is a subclass whose fields are its sections."""

    bottom_line: tuple[Sentence, ...] = Field((), description="one to three sentences over the items")

    def sections(self) -> Iterator[tuple[str, tuple[Item, ...]]]:
        """Yield each section's name with its items, in the order of the fields."""
        for name in type(self).model_fields:
            if name != "bottom_line":
                yield name, getattr(self, name)


class Dispute(Draft):
    """A matter on which items of a brief differ, each side by the keys of its items."""

    kind: Dissent
    statement: str = Field(min_length=1, description="one sentence: on what they differ, and what each side says")
    sides: tuple[tuple[str, ...], ...] = Field(description="e.g. [[P1], [P4, R2]]")


class Conclusion(Draft):
    """What is said over a whole brief once the items of all its chunks are known, by their keys (P2)."""

    same: tuple[tuple[str, ...], ...] = Field((), description="pairs that say the same")
    disputes: tuple[Dispute, ...] = ()
    bottom_line: tuple[Sentence, ...] = ()


class Mend(Draft):
    """A second try at one refused item; without citations it is withdrawn."""

    item: str = Field(description="its key as given, e.g. P2")
    statement: str
    citations: tuple[Citation, ...]


class Mending(Draft):
    """The answer to a repair: one Mend for each refused item."""

    items: tuple[Mend, ...]
