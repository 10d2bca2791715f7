"""Questions about an island that does not exist, and a model that counts what it is paid for."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.brief import Citation
from summarizer.document import Document
from summarizer.kinds.brief import ActorsAndStakes, Risk
from summarizer.model import Answer, Prompt, Question, Received, unheard
from summarizer.settings import Settings
from summarizer.splitting import split
from summarizer.usage import Usage

if TYPE_CHECKING:
    from summarizer.errors import ModelError
    from summarizer.model import Listener
    from summarizer.store import RunLog, Store

PRICE = Usage(calls=1, input_tokens=120, output_tokens=30)
SETTINGS = Settings(model="island/imagined-1")


def question(text: str = "The ferry to Brome may stop in May.", *, listener: Listener = unheard) -> Question:
    """Return a question about a text, the same for the same text."""
    document = Document.from_text(text, title="ferry.txt", source="notes/ferry.txt")
    (chunk,) = split(document, None)
    return Question(document, chunk, ActorsAndStakes, lambda: Prompt("List the risks.", f"Read this: {text}"), listener)


def draft(statement: str = "The ferry may stop.") -> ActorsAndStakes:
    """Return a draft with one risk."""
    risk = Risk(statement=statement, citations=(Citation(passage="p1", quote="may stop in May"),), affected="Brome")
    return ActorsAndStakes(risks=(risk,))


def open_run(store: Store, command: str = "brief", *, asked: Question | None = None) -> RunLog:
    """Return a run just opened in ``store``."""
    documents = (asked or question()).document
    return store.run(command=command, model=SETTINGS.model, settings=SETTINGS, documents=[documents])


@dataclass
class Paid:
    """Answers every question with a draft that names its text, or raises ``error``; ``asked`` are the texts paid for.

    As a language model does, it tells its raw answer before anything is made of it.
    """

    name: str = "island/imagined-1"
    identity: str = "imagined-1 at models.example.org"
    sent_to: str = "models.example.org"
    seconds: float = 0.0
    error: ModelError | None = None
    asked: list[str] = field(default_factory=list)

    async def ask(self, question: Question) -> Answer:
        """Answer as told, after so many seconds."""
        self.asked.append(question.document.text)
        await asyncio.sleep(self.seconds)
        made = draft(f"It is said: {question.document.text}")
        question.listener(Received(made.model_dump_json(), PRICE))
        if self.error is not None:
            raise self.error
        return Answer(made, PRICE)
