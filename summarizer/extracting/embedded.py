"""The embedded Model: it reads a chunk itself and fills in the sections that it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.brief import Brief, Mending
from summarizer.document import MARKDOWN
from summarizer.extracting.actors import actors, cast
from summarizer.extracting.attribution import voices
from summarizer.extracting.bottom_line import bottom_line
from summarizer.extracting.candidates import SECTIONS, candidates
from summarizer.extracting.choosing import chosen
from summarizer.extracting.claims import claims
from summarizer.extracting.cues import knows, reads_english
from summarizer.extracting.events import events
from summarizer.extracting.key_figures import key_figures
from summarizer.extracting.proposals import is_nobodys, proposal
from summarizer.extracting.questions import asked, paired, question
from summarizer.extracting.reading import read
from summarizer.extracting.repeating import without_repeats
from summarizer.extracting.risks import risk
from summarizer.extracting.unmarking import unquoted, without_code, without_marks_in
from summarizer.extracting.weighing import affair
from summarizer.model import Answer
from summarizer.settings import EMBEDDED

if TYPE_CHECKING:
    from summarizer.document import Chunk, Document
    from summarizer.extracting.candidates import Candidate
    from summarizer.extracting.figures import Cast
    from summarizer.extracting.reading import Reading
    from summarizer.extracting.saying import Voice
    from summarizer.model import Question


class Embedded:
    """A Model of cue words, layout, names and speaker turns: no language model, no network, no cost."""

    name = EMBEDDED

    async def ask(self, question: Question) -> Answer:
        """Return a brief of the question's chunk, or an empty Mending: what it drew from the text it cannot better.

        Raises TypeError for a schema that is neither.
        """
        if issubclass(question.schema, Brief):
            sections = extract(question.document, question.chunk)
            return Answer(question.schema.model_validate(sections))
        if issubclass(question.schema, Mending):
            return Answer(Mending(items=()))
        raise TypeError(f"the embedded model cannot fill in {question.schema.__name__}")


def extract(document: Document, chunk: Chunk) -> dict[str, Any]:
    """Return the sections of a brief of ``chunk``, and its bottom line, by name. Linear in the chunk's length."""
    reading = read(unquoted(document), without_code(document, chunk))
    people = cast(reading)
    said = voices(reading, people)
    printed = _printed(reading, said, people)
    sections: dict[str, Any] = {
        "actors": actors(reading, people, said),
        "proposals": tuple(proposal(one, people) for one in printed["proposals"]),
        "risks": tuple(risk(one) for one in printed["risks"]),
        "open_questions": tuple(question(one) for one in printed["open_questions"]),
    }
    about = affair(reading, printed)
    sections |= {
        "events": events(reading, said, about),
        "figures": key_figures(reading, said, about),
        "claims": claims(reading, said, people, about),
    }
    if document.media_type == MARKDOWN:
        sections = {name: tuple(map(without_marks_in, items)) for name, items in sections.items()}
    sections["bottom_line"] = bottom_line(sections, reading.language)
    return sections | without_repeats(sections) if reads_english(reading.language) else sections


def _printed(reading: Reading, said: tuple[Voice, ...], people: Cast) -> dict[str, list[Candidate]]:
    """Return the candidates that become items, by section; the others, of which a long text has many, end here."""
    found = list(paired(candidates(reading, said), reading) if knows(reading.language) else asked(reading, said))
    found = [one for one in found if one.section != "proposals" or not is_nobodys(one, people)]
    length = sum(len(sentence.tokens) for sentence in reading.sentences)
    return {section: chosen(found, section, length) for section in SECTIONS}
