"""A Model that asks at a pace, and goes on where a server is crowded or down, as a run of many questions must."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from summarizer.asking.failing import MOST
from summarizer.asking.statuses import LONGEST_WAIT, exhausted_for
from summarizer.errors import ModelError, ServerDownError, ServerUnavailableError
from summarizer.model import Waiting
from summarizer.usage import NOTHING

if TYPE_CHECKING:
    from summarizer.asking.batches import Batches
    from summarizer.asking.failing import Sort
    from summarizer.asking.hosted import HostedModel
    from summarizer.asking.language_model import LanguageModel
    from summarizer.asking.pacing import Pace
    from summarizer.brief import Draft
    from summarizer.model import Answer, Question
    from summarizer.usage import Usage

_TRIES: Final = 6  # of a question that a server fails while it answers others
_LATER: Final = "what is done is kept: try again later"
_TOKEN: Final = 4  # characters of a token, roughly


class Patient:
    """``model``, asked at ``pace``; it makes one try of a call, and this one makes the others.

    A refusal that only wants fewer calls is never an answer; while the server is down, no question fails for it.
    """

    def __init__(self, model: LanguageModel | HostedModel, pace: Pace) -> None:
        self._model = model
        self._pace = pace
        self._trouble = f"{model.sent_to} answers nobody"
        self.name = model.name
        self.sent_to = model.sent_to
        self.identity = model.identity
        self.secrets = model.secrets

    @property
    def batches(self) -> Batches | None:
        """How questions are sent to be answered later; None where the provider is none of those that we ask so."""
        return getattr(self._model, "batches", None)

    def reads(self, raw: str, schema: type[Draft]) -> Draft | None:
        """Return what an answer that was kept as it came means, or None where it does not fit."""
        return self._model.reads(raw, schema)

    async def ask(self, question: Question) -> Answer:
        """Return the model's answer, with what all tries have cost.

        Raises as the model does, ServerUnavailableError where the server fails this question again and again and
        answers others, ServerDownError where it has answered nobody for a quarter of an hour, or never.
        """
        spent = NOTHING
        tries: Counter[str] = Counter()
        expected = (len(question.prompt.system) + len(question.prompt.user)) // _TOKEN
        while True:
            await self._pace.turn(expected)
            if self._pace.has_given_up():
                raise ServerDownError(self._trouble, hint=_LATER, usage=spent)
            result = await self._tried(question, expected)
            if not isinstance(result, ServerUnavailableError):
                return replace(result, usage=spent + result.usage)
            self._trouble = result.message
            spent += result.usage
            tries[result.sort] += 1
            if self._pace.has_given_up() or (result.wait or 0) > LONGEST_WAIT:
                raise ServerDownError(result.message, hint=_LATER, usage=spent)
            if self._is_final(result, tries):
                result.usage = spent
                raise result
            question.listener(Waiting(result.message, tries.total() + 1, _TRIES, result.wait or 0.0))

    async def _tried(self, question: Question, expected: int) -> Answer | ServerUnavailableError:
        """Make one try, and tell the pace of it."""
        try:
            answer = await self._model.ask(question)
        except ServerUnavailableError as error:
            wait = min(error.wait or 0.0, LONGEST_WAIT) or None
            if error.sort == "crowded":
                self._pace.crowded(wait)
            else:
                self._pace.failed(wait)
            return error
        except ModelError as error:
            self._pace.answered(more_tokens=_tokens(error.usage) - expected)
            raise
        headers = getattr(self._model, "headers", {})
        self._pace.answered(more_tokens=_tokens(answer.usage) - expected, exhausted_for=exhausted_for(headers))
        return answer

    def _is_final(self, error: ServerUnavailableError, tries: Counter[str]) -> bool:
        """Tell whether a question has been tried often enough, by a server that answers others."""
        if error.sort == "crowded" or self._pace.is_down:
            return False
        most = min(MOST[cast("Sort", error.sort)], _TRIES)
        return tries[error.sort] >= most or tries.total() - tries["crowded"] >= _TRIES


def _tokens(usage: Usage) -> int:
    return (usage.input_tokens or 0) + (usage.output_tokens or 0)
