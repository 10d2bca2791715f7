"""What a reader may choose lines by: section, actor, source, doubt; without the page's script it is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.kinds.brief import Actor
from summarizer.rendering import wording
from summarizer.rendering.evidence_page.elements import NOTHING, Markup, element

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.report import Finding, Report

_MOST_ACTORS: Final = 100  # of a list that somebody still reads
_LONGEST_ITEM: Final = 10_000  # characters in which actors are looked for
_SHORTEST_NAME: Final = 3  # characters; shorter ones stand in many words

# The quotes stand in the text of the sources, and the others are choices among words of ours.
_NO_WORDS: Final = {"citations", "certainty", "type", "status", "origin", "kind"}


class Filters:
    """The choices there are on the page of one report."""

    def __init__(self, report: Report) -> None:
        self._parts = wording.parts(report)
        self._documents = {document.id: number for number, document in enumerate(report.documents, 1)}
        self._titles = [document.title for document in report.documents]
        actors = [finding.item for finding in report.findings if isinstance(finding.item, Actor)][:_MOST_ACTORS]
        self._actors = [
            (actor.name, [name.casefold() for name in (actor.name, *actor.aliases) if len(name) >= _SHORTEST_NAME])
            for actor in actors
        ]
        self._doubted = any(finding.doubts for finding in report.findings)

    def told(self, section: int, finding: Finding) -> dict[str, str | int | bool]:
        """Return the attributes by which the script knows whether a finding fits the choice."""
        words = " ".join(_words(finding.item.model_dump(exclude=_NO_WORDS)))[:_LONGEST_ITEM].casefold()
        actors = [
            number
            for number, (_, names) in enumerate(self._actors, 1)
            if any(_stands_in(name, words) for name in names)
        ]
        sources = {self._documents.get(evidence.document_id, 0): None for evidence in finding.evidence}
        return {
            "data_section": section,
            "data_actor": " ".join(map(str, actors)),
            "data_source": " ".join(map(str, sources)),
            "data_doubt": "with" if finding.doubts else "without",
        }

    def form(self) -> Markup:
        """Return the form, hidden until the script shows it; a choice of one is none."""
        sections = [(number, part.title) for number, part in enumerate(self._parts, 1) if part.findings]
        actors = [(number, name) for number, (name, _) in enumerate(self._actors, 1)]
        sources = list(enumerate(self._titles, 1))
        doubts = [("with", "with doubts"), ("without", "without doubts")] if self._doubted else []
        return element(
            "form",
            _choice("section", "Section", sections),
            _choice("actor", "Actor", actors),
            _choice("source", "Source", sources),
            _choice("doubt", "Doubts", doubts),
            element("button", "All lines", type="reset"),
            element("output", class_="shown", role="status"),
            id="filters",
            class_="filters",
            hidden=True,
            aria_label="Choose lines",
        )


def _choice(name: str, label: str, options: Iterable[tuple[int | str, str]]) -> Markup:
    options = tuple(options)
    if len(options) < 2:  # noqa: PLR2004 - of one there is no choice
        return NOTHING
    every = element("option", "all", value="all")
    told = (element("option", title, value=value) for value, title in options)
    return element("label", element("span", label), element("select", every, *told, name=name))


def _words(value: object) -> Iterator[str]:
    """Yield all text in the fields of an item."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _words(inner)


def _stands_in(name: str, words: str) -> bool:
    """Tell whether a name stands in a text, as words of its own where they are ASCII."""
    at = words.find(name)
    while at >= 0:
        after = at + len(name)
        # In a script without blanks, what stands beside a name tells nothing.
        if not name.isascii() or (not words[at - 1 : at].isalpha() and not words[after : after + 1].isalpha()):
            return True
        at = words.find(name, at + 1)
    return False
