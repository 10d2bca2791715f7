"""Models for tests: they answer what they were told to, and remember what they were asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from summarizer.brief import Conclusion, Mending
from summarizer.errors import ModelError
from summarizer.model import Answer, Question
from summarizer.usage import Usage

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.brief import Brief, Draft

PRICE = Usage(calls=1, input_tokens=100, output_tokens=10)


@dataclass
class Scripted:
    """Answers every first question with ``brief(question)``, every repair with ``mending(question)``.

    The question over all items it answers with ``conclusion(question)``. An error in place of an answer is raised.
    """

    brief: Callable[[Question], Brief | ModelError]
    mending: Callable[[Question], Mending | ModelError] = lambda _: Mending(items=())
    conclusion: Callable[[Question], Conclusion | ModelError] = lambda _: Conclusion()
    name: str = "scripted"
    asked: list[Question] = field(default_factory=list)

    async def ask(self, question: Question) -> Answer:
        """Answer as told."""
        self.asked.append(question)
        answers = {Mending: self.mending, Conclusion: self.conclusion}
        draft: Draft | ModelError = answers.get(question.schema, self.brief)(question)
        if isinstance(draft, ModelError):
            raise draft
        return Answer(draft, PRICE)
