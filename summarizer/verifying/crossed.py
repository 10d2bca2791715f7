"""Two facts of one sentence joined crosswise: a name with the number of another; caution only, English only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.document import Span
from summarizer.language.english_words import FUNCTION_WORDS
from summarizer.language.figures import figures
from summarizer.language.lexicon import words
from summarizer.language.measures import measures
from summarizer.report import Doubt
from summarizer.verifying.clauses import clauses
from summarizer.verifying.reading import is_english, read, sentence
from summarizer.verifying.retelling import is_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.canonical import Folded
    from summarizer.document import Document
    from summarizer.language.figures import Figure
    from summarizer.report import Evidence


def crossed(statement: str, evidence: Sequence[Evidence], sources: Mapping[str, Document]) -> Iterator[Doubt]:
    """Doubt a number after one name that the evidence has after another, where the first name has its own.

    "Berg pays 3 million" is not "Lind pays 3 million, and Berg 5 million". Only sentences in which names and numbers
    take turns tell whose a number is.
    """
    text = read(statement)
    own = _turns(text)
    if not own or not is_english(sources, evidence):
        return
    for one in (sentence(each, sources) for each in evidence):
        there = read(one.words)
        turns = _turns(there)
        if len(turns) < 2:  # noqa: PLR2004
            continue
        by_name = dict(turns)
        by_value = {figure.values[0]: name for name, figure in turns}
        if len(by_name) < len(turns) or len(by_value) < len(turns):
            continue
        if not is_told(clauses(statement), -1, one, clauses(one.words), sources):
            continue
        for name, figure in own:
            other = by_value.get(figure.values[0], name)
            if other != name and name in by_name and {*measures(text, figure)} == {*measures(there, by_name[name])}:
                yield Doubt(
                    check="crossed",
                    severity="caution",
                    note="the source has this number of another name",
                    span=Span(text.starts[figure.first], text.ends[figure.end - 1]),
                    **one.instead(there, by_name[name].first, by_name[name].end),
                )
                return


def _turns(text: Folded) -> list[tuple[str, Figure]]:
    """Return the names of a text, by their last words, each with the number after it; [] if they take no turns."""
    found = {figure.first: figure for figure in figures(text) if figure.plain or figure.spelled}
    turns: list[tuple[str, Figure]] = []
    name = ""
    for at in range(len(text.words)):
        if at in found:
            if not name:
                return []
            turns.append((name, found[at]))
            name = ""
        elif _is_name(text, at):
            if name and not _is_name(text, at - 1):
                return []
            name = text.words[at].removesuffix("'s")
    return turns


def _is_name(text: Folded, at: int) -> bool:
    word = text.words[at]
    return text.raw(at)[0].isupper() and word not in FUNCTION_WORDS and word not in words("names", "no_names")
