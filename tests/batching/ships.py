"""Documents about ships of an island that does not exist, and a model that counts what it is asked about them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.brief import Citation
from summarizer.errors import AnswerError
from summarizer.kinds.brief import Risk
from summarizer.model import Answer, Question, Received
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from summarizer.errors import ModelError

PRICE = Usage(calls=1, input_tokens=120, output_tokens=30)


def text(number: int) -> str:
    """Return the text about a ship."""
    return f"Ship {number} left Brome in May.\nThe owner fears that ship {number} may not come back."


def folder_of(place: Path, count: int) -> Path:
    """Make a folder with a document about each ship."""
    place.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (place / f"ship{number:03}.txt").write_text(text(number), encoding="utf-8")
    return place


@dataclass
class Owner:
    """A language model, as far as anybody can tell: it finds a risk in each text, and counts what it is paid for.

    ``wrong`` returns the error to end with, for a text that has one; ``seconds`` is how long an answer takes.
    """

    name: str = "island/imagined-1"
    identity: str = "imagined-1 at models.example.org"
    sent_to: str = "models.example.org"
    seconds: float = 0.0
    wrong: Callable[[str], ModelError | None] = lambda _: None
    asked: list[str] = field(default_factory=list)
    under_way: int = 0
    most: int = 0
    began: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask(self, question: Question) -> Answer:
        """Answer, having been paid."""
        told = question.document.text
        self.asked.append(told)
        self.began.set()
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self.under_way -= 1
        if error := self.wrong(told):
            raise error
        quote = told.splitlines()[1].removesuffix(".")
        risk = Risk(statement=f"{quote}.", citations=(Citation(passage="p2", quote=quote),))
        made = question.schema.model_validate({"risks": [risk]})
        question.listener(Received(made.model_dump_json(), PRICE))
        return Answer(made, PRICE)


def sinks(number: int, usage: Usage = NOTHING) -> Callable[[str], ModelError | None]:
    """Return what makes nothing usable of the text about one ship, at that cost."""
    return lambda told: AnswerError("no answer fits", usage=usage) if f"Ship {number} " in told else None
