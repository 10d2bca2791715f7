"""The actors of a brief: the key figures of a cast, each with the words of the source that show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summarizer.brief import Citation
from summarizer.document import Span
from summarizer.extracting.casting import cast
from summarizer.extracting.figures import Cast, Figure, Mention
from summarizer.extracting.telling import Telling, telling
from summarizer.kinds.brief import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.extracting.reading import Reading

__all__ = ["Cast", "Figure", "Mention", "actors", "cast"]

_ALIASES: Final = 8
_WORD: Final = re.compile(r"\w[\w'’.-]*")


def actors(reading: Reading, cast: Cast) -> tuple[Actor, ...]:
    """Return the key figures of ``cast`` as drafts, the most important first."""
    drafts = (_actor(reading, figure) for figure in cast.figures if figure.key)
    return tuple(draft for draft in drafts if draft.citations and not draft.name.isdecimal())


def _actor(reading: Reading, figure: Figure) -> Actor:
    """Return the draft of ``figure``: who it is, in its role's words, and what it does first, in the text's words."""
    told = telling(reading, figure)
    return Actor(
        name=figure.name,
        aliases=figure.aliases[:_ALIASES],
        type=figure.type,
        role=figure.role or None,
        statement=_statement(figure, told),
        citations=tuple(_citations(reading, figure, told)),
    )


def _citations(reading: Reading, figure: Figure, told: Telling) -> Iterator[Citation]:
    """Yield a citation for each place that has more than one word to quote; a name alone on its line proves nothing."""
    for number, span in _places(figure, told):
        sentence = reading.sentences[number]
        quote = reading.words(sentence.whole(span))
        if len(_WORD.findall(quote)) > 1:
            yield Citation(passage=sentence.passage.id, quote=quote)


def _statement(figure: Figure, told: Telling) -> str:
    who = f"{figure.name}, {figure.role}" if figure.role else figure.name
    if figure.common and told.predicate:
        statement = told.clause
    elif told.content:
        comma = "," if figure.role else ""
        statement = f"{who}{comma} {told.verb}: {_quoted(told.content)}"
    elif told.predicate and told.subject in {figure.name, *_names(figure)}:
        comma = "," if figure.role else ""
        statement = f"{who}{comma} {told.predicate}"
    elif figure.role:
        statement = who
    else:
        statement = told.clause  # with a name and a colon before it, it would be what that name says
    if statement.count("“") != statement.count("”"):
        statement = statement.replace("“", "").replace("”", "")  # cut in the midst of a quotation
    if statement.endswith(",”"):
        statement = f"{statement[:-2]}”"  # the comma was the sentence's
    statement = statement[0].upper() + statement[1:].rstrip(" ,;:—–-")
    return statement if statement.endswith((".", "!", "?", '"', "”")) else f"{statement}."


def _names(figure: Figure) -> tuple[str, ...]:
    """Return the names that may be exchanged for the figure's own: a surname, but not "Norlandic troops"."""
    return figure.aliases if figure.type in {"person", "organisation"} and not figure.common else ()


def _quoted(content: str) -> str:
    """Return ``content`` in quotation marks, or as it is where it has some of its own."""
    return content if any(mark in content for mark in '"“”') else f'"{content}"'


def _places(figure: Figure, told: Telling) -> list[tuple[int, Span]]:
    """Return the sentence and span of each citation: what the figure does, then its role where that stands apart."""
    places = [(told.sentence, span) for span in told.spans]
    described = figure.described
    if described and not any(span.covers(described.span) for _, span in places):
        beside = [mention.span for mention in figure.mentions if mention.sentence == described.sentence]
        spans = [*beside[:1], described.span]
        places.append((described.sentence, Span(min(s.start for s in spans), max(s.end for s in spans))))
    return places
