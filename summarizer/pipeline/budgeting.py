"""The caller's limits of tokens, money and time, kept over a whole brief by a Model around a Model."""

from __future__ import annotations

import asyncio
import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from summarizer.brief import Mending
from summarizer.errors import BudgetReachedError, ModelError, UsageError
from summarizer.model import Arrived, Received, Waiting
from summarizer.pipeline.pricing import price
from summarizer.settings import REPLAY
from summarizer.usage import LONGEST_ANSWER, NOTHING, Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from summarizer.model import Answer, Event, Model, Question
    from summarizer.settings import Settings

#: Characters of a token, roughly; also what a schema and the marks around messages add to a prompt, in tokens.
TOKEN: Final = 4
FRAME: Final = 600

#: Tokens of an answer for each of the text: measured, a short and dense article takes the most.
_ANSWER: Final = 2.5

#: The longest answer that is likely, in tokens: items do not grow with a chunk for ever.
_LONGEST: Final = 8_000

#: A server may report no more than so many times what we count ourselves: a lie must not eat the budget.
_AT_MOST: Final = 4


def prompt_tokens(system: str, user: str) -> int:
    """Return about how many tokens a prompt has, with its schema."""
    return (len(system) + len(user)) // TOKEN + FRAME


def answer_tokens(characters: int) -> int:
    """Return about how many tokens the brief of a text of so many characters has."""
    return min(int(characters / TOKEN * _ANSWER), _LONGEST)


def expected(question: Question) -> Usage:
    """Return what a call is likely to take; a repair's answer is no longer than what it is shown."""
    prompt = question.prompt
    is_repair = question.schema is Mending
    answer = len(prompt.user) // TOKEN if is_repair else answer_tokens(len(question.chunk.span))
    return Usage(1, prompt_tokens(prompt.system, prompt.user), answer)


def _at_most(expected: Usage) -> Usage:
    """Return what a call takes with the longest of answers."""
    return replace(expected, output_tokens=max(expected.output_tokens or 0, LONGEST_ANSWER))


@dataclass
class Budget:
    """What may still be spent. ``tokens`` counts input and output, ``dollars`` their price, ``seconds`` from now on.

    None is no limit; ``reached`` tells whether one was. With ``knows_kept``, what the store has is in ``spent`` by now.

    A call is made where it is likely to fit, its answer too, and beside others only where all would fit with the
    longest of answers: so the limit is passed by no more than one answer is longer than expected.
    """

    tokens: int | None = None
    dollars: float | None = None
    seconds: float | None = None
    cost: Callable[[Usage], float | None] = lambda _: None
    spent: Usage = NOTHING
    reached: bool = False
    knows_kept: bool = False
    _reserved: list[Usage] = field(default_factory=list)
    _settled: asyncio.Event = field(default_factory=asyncio.Event)
    _begun: float = field(default_factory=time.monotonic)

    @property
    def is_limited(self) -> bool:
        """Whether there is a limit of tokens or money."""
        return self.tokens is not None or self.dollars is not None

    def has_room_for(self, more: Usage) -> bool:
        """Tell whether ``more`` fits beside what is spent."""
        return not self._limit_passed(more)

    def left(self) -> float | None:
        """Return the seconds left, None without a limit. Raises BudgetReachedError where there are none."""
        if self.seconds is None:
            return None
        left = self.seconds - (time.monotonic() - self._begun)
        if left <= 0:
            raise self._over(f"{self.seconds:g} s")
        return left

    async def reserve(self, expected: Usage) -> None:
        """Set aside what a call is likely to take; waits where calls under way hold what may come back.

        Raises BudgetReachedError where the limit has no room for it beside what is spent, or the time is up.
        """
        try:
            async with asyncio.timeout(self.left()):
                while not self._fits_beside_others(expected):
                    if limit := self._limit_passed(expected):
                        raise self._over(limit)
                    self._settled.clear()
                    await self._settled.wait()
        except TimeoutError:
            raise self.out_of_time() from None
        self._reserved.append(expected)

    def settle(self, reserved: Usage, usage: Usage) -> None:
        """Give back what was set aside, and count what the call has used."""
        self._reserved.remove(reserved)
        self.spent += usage
        self._settled.set()

    def _limit_passed(self, more: Usage) -> str:
        """Return the limit that has no room for ``more`` beside what is spent, "" where each has."""
        total = self.spent + more
        if self.tokens is not None and (total.input_tokens or 0) + (total.output_tokens or 0) > self.tokens:
            return f"{self.tokens:,} tokens"
        dollars = None if self.dollars is None else self.cost(total)
        passed = self.dollars is not None and dollars is not None and dollars > self.dollars
        return f"${self.dollars:g}" if passed else ""

    def _fits_beside_others(self, expected: Usage) -> bool:
        """Tell whether there is room for a call beside those under way, were all their answers the longest."""
        if not self.is_limited:
            return True
        if not self._reserved:
            return not self._limit_passed(expected)
        return not self._limit_passed(sum(map(_at_most, self._reserved), _at_most(expected)))

    def out_of_time(self, trouble: str = "") -> BudgetReachedError:
        """Return the error of a call that was stopped because the time was up; ``trouble`` is what took it."""
        return self._over(f"{self.seconds or 0:g} s", trouble)

    def _over(self, limit: str, trouble: str = "") -> BudgetReachedError:
        self.reached = True
        took = f" (last trouble: {trouble})" if trouble else ""
        return BudgetReachedError(f"the limit of {limit} is reached{took}", hint="raise it for the rest")


def budget_of(settings: Settings, model: Model) -> Budget:
    """Return the budget that ``settings`` set. Raises UsageError for a limit in money where no price is known.

    Where nobody is asked, nothing is paid, and no price needed.
    """
    asks_somebody = not (settings.offline or settings.model.startswith(REPLAY))
    if settings.max_cost is not None and asks_somebody and price(model, Usage(1, 1000, 1000)) is None:
        raise UsageError(
            f"--max-cost cannot be kept: the price of {model.name} is not known", hint="set --max-tokens-total instead"
        )
    return Budget(settings.max_tokens_total, settings.max_cost, settings.timeout, lambda usage: price(model, usage))


async def is_kept(model: Model, question: Question) -> bool:
    """Tell whether a model has the answer in a store, and would ask nobody; one without a store has none."""
    has = getattr(model, "has", None)
    return has is not None and await has(question)


@dataclass
class Costs:
    """What a brief has cost: ``before``, in earlier tries; ``met``, by answers that the store had; ``paid``, by calls.

    What is met was paid for before, or by a try that left no word of its cost: only what exceeds ``before`` is new.
    """

    before: Usage = NOTHING
    met: Usage = NOTHING
    paid: Usage = NOTHING

    @property
    def total(self) -> Usage:
        """What all tries have cost."""
        return self.before.at_least(self.met) + self.paid

    def meet(self, usage: Usage) -> Usage:
        """Count an answer that the store had; return what of it is new."""
        known = self.before.at_least(self.met)
        self.met += usage
        return self.before.at_least(self.met).beyond(known)


@dataclass(frozen=True)
class Account:
    """What a brief has cost in all tries of it: ``told`` by the server, and as it is ``counted`` against limits."""

    told: Costs = field(default_factory=Costs)
    counted: Costs = field(default_factory=Costs)

    @property
    def is_used(self) -> bool:
        """Whether there was anything to count in this try."""
        return bool((self.told.met + self.told.paid).calls)

    def meet(self, usage: Usage, counted: Usage) -> Usage:
        """Count an answer that the store had; return what of it is new to the limits."""
        self.told.meet(usage)
        return self.counted.meet(counted)

    def pay(self, usage: Usage, counted: Usage) -> None:
        """Count what a call has cost."""
        self.told.paid += usage
        self.counted.paid += counted


_ACCOUNT: Final[ContextVar[Account | None]] = ContextVar("account", default=None)


@contextmanager
def counted_on(account: Account) -> Iterator[None]:
    """Have all that is asked meanwhile, by this task and those that it starts, counted on an account too."""
    token = _ACCOUNT.set(account)
    try:
        yield
    finally:
        _ACCOUNT.reset(token)


class Budgeted:
    """A Model that asks only as long as the budget lasts, and counts what every answer costs, failed tries too."""

    def __init__(self, model: Model, budget: Budget) -> None:
        self._model = model
        self._budget = budget
        self.name = model.name
        self.sent_to = getattr(model, "sent_to", "")

    async def has(self, question: Question) -> bool:
        """Tell whether the model has the answer, and would ask nobody."""
        return await is_kept(self._model, question)

    async def ask(self, question: Question) -> Answer:
        """Ask the model. Raises BudgetReachedError instead where a limit is reached, before or while it answers."""
        likely = expected(question)
        account = _ACCOUNT.get() or Account()
        if (self._budget.is_limited or account.told.before.calls) and await self.has(question):
            return await self._kept(question, likely, account)
        await self._budget.reserve(likely)
        heard = _Heard(question.listener)
        usage, is_met = NOTHING, False
        clock = asyncio.timeout(self._budget.left())
        try:
            async with clock:
                answer = await self._model.ask(question.heard_by(heard))
                usage, is_met = answer.usage, not heard.answers
                return answer
        except TimeoutError:
            if not clock.expired():  # the model's own
                raise
            # Nobody knows what the server has counted of the call that was left.
            usage = Usage(heard.answers + 1, None, None)
            error = self._budget.out_of_time(heard.trouble)
            error.usage = usage
            raise error from None
        except ModelError as error:
            usage = error.usage
            raise
        finally:
            believed = _believed(usage, likely.input_tokens or 0, heard.characters // TOKEN)
            self._budget.settle(likely, believed)
            if is_met:
                account.meet(usage, credible(usage, likely))
            else:
                account.pay(usage, believed)

    async def _kept(self, question: Question, likely: Usage, account: Account) -> Answer:
        """Return an answer that is paid for: no limit keeps it back. Raises as the model did for one of no use."""
        usage = NOTHING
        try:
            answer = await self._model.ask(question)
        except ModelError as error:
            usage = error.usage
            raise
        else:
            usage = answer.usage
            return answer
        finally:
            news = account.meet(usage, credible(usage, likely))
            if not self._budget.knows_kept:
                self._budget.spent += news


class _Heard:
    """Counts the answers of one ask, and passes every event on; ``trouble`` is why the last try failed, if it did."""

    def __init__(self, listener: Callable[[Event], None]) -> None:
        self._listener = listener
        self.answers = 0
        self.characters = 0
        self.trouble = ""

    def __call__(self, event: Event) -> None:
        if isinstance(event, Received):
            self.answers += 1
            self.characters += len(event.raw)
        elif isinstance(event, Waiting):
            self.trouble = event.cause
        elif isinstance(event, Arrived):  # the try after it does better
            self.trouble = ""
        self._listener(event)


def _believed(usage: Usage, prompt: int, answers: int) -> Usage:
    """Return what is counted against a limit: our own count, or the server's as far as it can be true."""
    calls = usage.calls
    return Usage(
        calls,
        _likely(usage.input_tokens, calls * prompt),
        _likely(usage.output_tokens, answers),
    )


def credible(usage: Usage, likely: Usage) -> Usage:
    """Return what is counted against a limit of an answer that came before: the server's count, as far as it can be."""
    prompt = (likely.input_tokens or 0) * max(usage.calls, 1)
    answers = max(likely.output_tokens or 0, LONGEST_ANSWER) * max(usage.calls, 1)
    tokens_in = min(prompt if usage.input_tokens is None else usage.input_tokens, _AT_MOST * prompt)
    tokens_out = min(likely.output_tokens or 0 if usage.output_tokens is None else usage.output_tokens, answers)
    batched = (min(usage.batch_input, tokens_in), min(usage.batch_output, tokens_out))
    return Usage(usage.calls, tokens_in, tokens_out, *batched)


def _likely(reported: int | None, own: int) -> int:
    return max(own, min(reported or 0, _AT_MOST * own))
