"""What documents differ on, found without a model, as disagreements that are proved like all else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.disagreeing import disagreements
from summarizer.kinds.brief import Disagreement, Side
from summarizer.language.languages import language_of
from summarizer.language.lexicon import table
from summarizer.pipeline.conclusion import DISAGREEMENTS, judged
from summarizer.report import Evidence, LeftOut, Refusal
from summarizer.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.disagreeing import Contrast, Version
    from summarizer.document import Document
    from summarizer.grounding import Locator
    from summarizer.report import Finding

_LONGEST: Final = 160  # characters of the words that a side differs by


def contrasted(documents: Sequence[Document], locators: Mapping[str, Locator]) -> tuple[Finding | LeftOut, ...]:
    """Return what ``documents`` differ on, each side proved by its own words, or why that is not proved.

    ``locators`` find quotes in the documents, by their ids, and know their passages.
    """
    texts = {document.id: document for document in documents}
    read = [(document, locators[document.id].passages) for document in documents if document.id in locators]
    return tuple(_tried(number, contrast, locators, texts) for number, contrast in enumerate(disagreements(read), 1))


def _tried(
    number: int, contrast: Contrast, locators: Mapping[str, Locator], texts: Mapping[str, Document]
) -> Finding | LeftOut:
    answers = [[_evidence(version, locators) for version in side] for side in contrast.sides]
    proved = [[one for one in side if isinstance(one, Evidence)] for side in answers]
    evidence = tuple(dict.fromkeys(one for side in proved for one in side))
    item = Disagreement(
        statement=_statement(contrast),
        citations=(),
        kind=contrast.kind,
        sides=tuple(
            _side(side, tuple(evidence.index(one) for one in those))
            for side, those in zip(contrast.sides, proved, strict=True)
        ),
    )
    refused = tuple(one for side in answers for one in side if isinstance(one, Refusal))
    if not all(proved):
        return LeftOut(section=DISAGREEMENTS, item=item, reasons=refused)
    return judged(number, item, evidence, verify(item, evidence, texts))


def _evidence(version: Version, locators: Mapping[str, Locator]) -> Evidence | Refusal:
    span = version.passage.span
    return locators[version.document.id].find(span.of(version.document.text), near=span.start)


def _side(versions: Sequence[Version], evidence: tuple[int, ...]) -> Side:
    first = versions[0]
    said_by = first.passage.speaker or first.document.title
    return Side(statement=_on_one_line(first.passage.span.of(first.document.text)), said_by=said_by, evidence=evidence)


def _statement(contrast: Contrast) -> str:
    """Return on what the sides differ, in the language of the first, by the words in which they do."""
    sides = " – ".join(f"“{_words(side[0])}”" for side in contrast.sides)
    frames = table("differing")["frames"]
    frame: str = frames.get(language_of(contrast.sides[0][0].document), frames["en"])[contrast.kind]
    return f"{frame}: {sides}"


def _words(version: Version) -> str:
    words = _on_one_line(version.span.of(version.document.text))
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
