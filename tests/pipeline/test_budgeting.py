"""The caller's limits hold over a whole brief, and what was proved before one is reached stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document, Report, Settings, asummarize, render, summarize
from summarizer.brief import Citation, Conclusion
from summarizer.errors import AnswerError, BudgetReachedError, ModelError, TooLongError, UsageError
from summarizer.kinds.brief import ActorsAndStakes, Risk
from summarizer.model import Answer, Arrived, Event, Prompt, Question, Received, Waiting
from summarizer.pipeline.budgeting import Budget, Budgeted, answer_tokens, budget_of, credible, prompt_tokens
from summarizer.report import BUDGET_REACHED
from summarizer.splitting import split
from summarizer.usage import Usage

SENTENCES = [f"The northern dyke number {number} may not hold through the winter.\n\n" for number in range(40)]
TEXT = "".join(SENTENCES)


USUAL = Usage(1, 700, 50)

Fails = Callable[[Question], ModelError | None]


def never(question: Question) -> None:
    """Raise nothing."""
    del question


class Server:
    """A model on a pretended server: every chunk bears one risk; ``fails`` says what it raises instead."""

    name = "pretended"
    sent_to = "server.example"

    def __init__(self, fails: Fails = never, usage: Usage = USUAL, late: float = 0.0) -> None:
        self.fails, self.usage, self.late = fails, usage, late
        self.asked: list[Question] = []

    async def ask(self, question: Question) -> Answer:
        """Give one risk of the first passage, after ``late`` seconds."""
        self.asked.append(question)
        await asyncio.sleep(self.late)
        if error := self.fails(question):
            raise error
        question.listener(Received("{}", self.usage))
        if question.schema is Conclusion:
            return Answer(Conclusion(), self.usage)
        passage = question.chunk.passages[0]
        quote = passage.span.of(question.document.text)
        risk = Risk(statement=quote, citations=(Citation(passage=passage.id, quote=quote),))
        return Answer(ActorsAndStakes(risks=(risk,)), self.usage)


def brief(model: Server, **settings: Any) -> Report:
    settings = {"chunk_characters": 1000, "concurrency": 1, **settings}
    return summarize(Document.from_text(TEXT), model=model, settings=Settings(**settings))


def test_a_limit_of_tokens_ends_in_a_partial_report():
    """What is proved before the limit stands; the other chunks are failures with the exit code of a budget."""
    server = Server()
    whole = brief(Server())
    report = brief(server, max_tokens_total=2_500)
    assert 0 < len(report.findings) < len(whole.findings)
    assert {failure.code for failure in report.coverage.failed} == {6}
    assert len(server.asked) == len(report.findings)


def test_a_limit_reached_before_a_repair_leaves_its_items_out_in_the_open():
    """What the first answer proved stands; the reason of the others says which limit it was."""

    class Inventing(Server):
        async def ask(self, question: Question) -> Answer:
            """Give one true risk, and one with a quote of its own making."""
            answer = await super().ask(question)
            assert isinstance(answer.draft, ActorsAndStakes)
            invented = Risk(statement="It burns.", citations=(Citation(passage="p1", quote="all of it burns"),))
            return Answer(ActorsAndStakes(risks=(*answer.draft.risks, invented)), answer.usage)

    report = brief(Inventing(usage=Usage(1, 4_000, 50)), max_tokens_total=3_900, chunk_characters=5_000)
    assert len(report.findings) == 1
    (omitted,) = report.left_out
    assert omitted.reasons[-1].code == BUDGET_REACHED
    assert "3,900 tokens" in omitted.reasons[-1].note


def listed_alone(report: Report, limit: str) -> bool:
    """Tell whether a report has nothing but what was not briefed, because of that limit."""
    is_empty = not (report.findings or report.left_out or report.bottom_line)
    return is_empty and all(limit in one.error and one.code == 6 for one in report.coverage.failed)


def test_a_limit_that_allows_no_call_ends_in_an_empty_report():
    """Nothing is sent; every chunk is listed with the limit that it was."""
    server = Server()
    report = brief(server, max_tokens_total=100)
    assert server.asked == []
    assert listed_alone(report, "100 tokens")
    assert len(report.coverage.failed) == report.coverage.chunks > 1
    assert report.run.calls == 0
    assert "Partial" in render(report, "markdown")


def test_the_time_of_a_brief_ends_the_call_under_way():
    """A server that takes too long is left, not waited for."""
    report = brief(Server(late=30), timeout=0.5)
    assert listed_alone(report, "0.5 s")
    assert report.run.cost == "unknown"


def test_what_took_the_time_of_a_brief_is_told():
    """Whoever reads that a limit is to be raised learns whether the server was busy, or only slow."""

    class Busy(Server):
        def __init__(self, *events: Event) -> None:
            super().__init__(late=30)
            self.events = events

        async def ask(self, question: Question) -> Answer:
            """Tell of the tries, and answer too late."""
            for event in self.events:
                question.listener(event)
            return await super().ask(question)

    waiting = Waiting("server.example is busy (HTTP 429)", 2, 4, 1.0)
    busy = brief(Busy(waiting), timeout=0.05).coverage.failed[0].error
    assert "the limit of 0.05 s is reached (last trouble: server.example is busy (HTTP 429)): raise" in busy
    slow = brief(Busy(waiting, Arrived("The dyke may not hold.")), timeout=0.05).coverage.failed[0].error
    assert "busy" not in slow


def test_the_embedded_model_keeps_the_time_too():
    """It asks nobody, but whoever sets a limit of time means all models."""
    long = Document.from_text(TEXT * 400)
    assert listed_alone(summarize(long, settings=Settings(timeout=0.01)), "0.01 s")
    assert summarize(Document.from_text(TEXT), settings=Settings(timeout=300)).coverage.failed == ()


def test_a_call_that_was_left_is_not_free():
    """Its tokens are unknown, for the server may have counted them; what was proved before stands."""

    class Slowing(Server):
        async def ask(self, question: Question) -> Answer:
            """Answer once, and then no more in time."""
            self.late = 30.0 if self.asked else 0.0
            return await super().ask(question)

    report = brief(Slowing(), timeout=1.0)
    assert len(report.findings) == 1
    assert {failure.code for failure in report.coverage.failed} == {6}
    assert (report.run.calls, report.run.input_tokens, report.run.output_tokens) == (2, None, None)
    assert report.run.cost == "unknown"
    assert "Partial" in render(report, "markdown")


def test_a_models_own_timeout_is_its_own():
    """It is no limit of ours that was reached."""

    class Late(Server):
        async def ask(self, question: Question) -> Answer:
            """Fail as a caller's own model may."""
            raise TimeoutError(f"my database, asked about {len(question.chunk.passages)} passages")

    with pytest.raises(TimeoutError, match="my database"):
        brief(Late())


def test_money_cannot_be_limited_where_no_price_is_known():
    """A limit that could not be kept is refused before anything is sent."""
    with pytest.raises(UsageError, match="price"):
        brief(Server(), max_cost=1.0)


@pytest.mark.parametrize("more", [{"offline": True}, {"model": "replay/recording.jsonl"}])
def test_where_nobody_is_asked_a_limit_in_money_needs_no_price(more: dict[str, Any]):
    """One that stands in a configuration keeps nobody from reading what is paid for."""
    budget = budget_of(Settings(**{"model": "m", "max_cost": 1.0, **more}), Server())
    assert budget.has_room_for(Usage(1, 1000, 1000))


def test_a_server_that_reports_too_little_does_not_widen_the_budget():
    """Our own count stands where the server's is smaller, or missing."""
    honest = brief(Server(), max_tokens_total=4_000)
    for usage in (Usage(1, 0, 0), Usage(1, None, None)):
        assert len(brief(Server(usage=usage), max_tokens_total=4_000).findings) <= len(honest.findings)


def test_a_server_that_reports_too_much_does_not_eat_the_budget():
    """A count is believed up to four times our own."""
    liar = brief(Server(usage=Usage(1, 10**18, 10**18)), max_tokens_total=20_000)
    assert len(liar.findings) >= 2


EXPECTED = Usage(1, 500, 100)


def spend(budget: Budget, calls: int, taken: Usage) -> int:
    """Make so many calls at once that take ``taken`` each; return how many were made, in the order they were asked."""

    async def call() -> int:
        try:
            await budget.reserve(EXPECTED)
        except BudgetReachedError:
            return 0
        await asyncio.sleep(0.001)
        budget.settle(EXPECTED, taken)
        return 1

    async def all_calls() -> int:
        return sum(await asyncio.gather(*(call() for _ in range(calls))))

    return asyncio.run(all_calls())


def used(budget: Budget) -> int:
    return (budget.spent.input_tokens or 0) + (budget.spent.output_tokens or 0)


@given(limit=st.integers(1, 100_000), calls=st.integers(1, 12), longer=st.integers(0, 16_000))
@settings(max_examples=50, deadline=None)
def test_calls_at_once_pass_a_limit_by_one_answers_excess_alone(limit: int, calls: int, longer: int):
    """Answers as long as expected never pass it; longer ones by what a single one is longer, however many there are."""
    budget = Budget(tokens=limit)
    spend(budget, calls, Usage(1, 500, 100 + longer))
    assert used(budget) <= limit + longer


def test_calls_are_made_at_once_where_the_longest_answers_would_fit():
    """A limit that is far away slows nothing down; one that is near lets one call through at a time."""

    async def at_once(budget: Budget) -> int:
        under_way = [asyncio.create_task(budget.reserve(EXPECTED)) for _ in range(4)]
        await asyncio.sleep(0.01)
        done = sum(one.done() for one in under_way)
        for one in under_way:
            one.cancel()
        return done

    assert asyncio.run(at_once(Budget(tokens=100_000))) == 4
    assert asyncio.run(at_once(Budget(tokens=40_000))) == 2
    assert asyncio.run(at_once(Budget(tokens=20_000))) == 1


def test_one_call_at_a_time_passes_a_limit_by_one_answers_excess():
    """The next call is made only where it is likely to fit."""
    budget = Budget(tokens=1_500)
    for _ in range(4):
        spend(budget, 1, Usage(1, 500, 350))
    assert used(budget) == 2 * 850  # the second was likely to reach 1,450


def test_what_a_call_did_not_use_goes_to_those_that_wait():
    """A limit with room for one expected call at a time is no reason to refuse others, as long as it is not used up."""
    budget = Budget(tokens=1_000)
    assert spend(budget, 5, Usage(1, 50, 50)) == 5
    assert used(budget) == 500
    assert spend(budget, 5, Usage(1, 50, 50)) == 0


def test_a_call_waits_for_room_no_longer_than_the_time_of_the_brief():
    """A call under way that never ends does not hold others for ever."""

    async def wait() -> None:
        budget = Budget(tokens=1_000, seconds=0.05)
        await budget.reserve(EXPECTED)
        await budget.reserve(EXPECTED)

    with pytest.raises(BudgetReachedError, match=r"0\.05 s"):
        asyncio.run(wait())


def test_a_limit_in_money_sets_answers_aside_too():
    """An answer of an expensive model is what costs: the price of what is expected must fit."""
    budget = Budget(dollars=1.0, cost=lambda usage: (usage.output_tokens or 0) * 0.006)
    assert spend(budget, 3, Usage(1, 500, 100)) == 1


def test_chunks_asked_at_once_keep_to_the_limit():
    """A brief with eight calls under way uses no more tokens than it may, and all but a call's."""

    class AsExpected(Server):
        async def ask(self, question: Question) -> Answer:
            """Give an answer of the length that is expected."""
            prompt, answer = question.prompt, answer_tokens(len(question.chunk.span))
            self.usage = Usage(1, prompt_tokens(prompt.system, prompt.user), answer)
            usage = self.usage
            question.listener(Received("word" * answer, usage))
            return replace(await super().ask(question), usage=usage)

    for limit in (4_000, 6_000, 9_000):
        report = brief(AsExpected(late=0.01), concurrency=8, max_tokens_total=limit)
        taken = (report.run.input_tokens or 0) + (report.run.output_tokens or 0)
        assert limit - 3_000 < taken <= limit


def test_a_chunk_too_long_for_the_model_is_asked_about_in_halves():
    """Every sentence is read in the end, and what the refused calls cost is counted."""

    def too_long(question: Question) -> TooLongError | None:
        long = len(question.chunk.span) > 800
        return TooLongError("too long", usage=Usage(1, 10, 0)) if long else None

    report = brief(Server(too_long), chunk_characters=5_000)
    assert report.coverage.failed == ()
    read = {finding.evidence[0].quote for finding in report.findings}
    assert SENTENCES[0].strip() in read
    assert report.run.calls > len(report.findings)


def test_what_fits_no_model_is_not_cut_up_for_ever():
    """Below a thousand characters nothing is halved: the error says that the document does not fit."""
    server = Server(lambda _: TooLongError("too long"))
    with pytest.raises(TooLongError):
        brief(server, chunk_characters=5_000)
    assert len(server.asked) == 7


def test_a_failed_chunk_costs_what_it_cost():
    """The tokens of an ask that failed stand in the run."""
    seen: list[Question] = []

    def second(question: Question) -> AnswerError | None:
        seen.append(question)
        return AnswerError("no", usage=Usage(3, 999, 9)) if len(seen) == 2 else None

    report = brief(Server(second))
    assert report.run.calls == len(seen) - 1 + 3
    assert report.run.input_tokens == (len(seen) - 1) * 700 + 999


def test_prompt_tokens_grow_with_the_prompt():
    """Four characters are about one token."""
    assert prompt_tokens("a" * 4000, "") - prompt_tokens("", "") == 1000


def test_a_limit_holds_inside_a_running_loop_too():
    """The asynchronous call keeps the same budget."""
    settings = Settings(chunk_characters=1000, max_tokens_total=100)
    report = asyncio.run(asummarize(Document.from_text(TEXT), model=Server(), settings=settings))
    assert listed_alone(report, "100 tokens")


class Kept(Server):
    """A server some of whose answers are kept: it ``has`` them, and asks nobody for them."""

    kept = True

    async def has(self, question: Question) -> bool:
        """Tell so."""
        del question
        return self.kept


def _asked(model: Kept, budget: Budget, times: int = 1) -> None:
    document = Document.from_text(SENTENCES[0])
    question = Question(document, split(document)[0], ActorsAndStakes, lambda: Prompt("rules", "text"))

    async def ask() -> None:
        for _ in range(times):
            await Budgeted(model, budget).ask(question)

    asyncio.run(ask())


def test_what_is_kept_is_never_kept_back():
    """It is counted, and passes a limit that has no room for any call more; a call does not."""
    model, budget = Kept(), Budget(tokens=800)
    _asked(model, budget, 3)
    assert budget.spent == Usage(3, 2100, 150)
    assert not budget.reached
    model.kept = False
    with pytest.raises(BudgetReachedError):
        _asked(model, budget)


def test_what_was_too_long_and_is_kept_as_such_is_counted():
    """It was paid for by an earlier run of the same work: no limit keeps it back, and its cost counts."""
    budget = Budget(tokens=800)
    with pytest.raises(TooLongError):
        _asked(Kept(lambda _: TooLongError("too long", usage=Usage(1, 700, 90))), budget)
    assert budget.spent == Usage(1, 700, 90)


def test_what_is_kept_and_counted_is_not_counted_again():
    """Whoever knows what is kept counts it once."""
    budget = Budget(tokens=800, knows_kept=True)
    _asked(Kept(), budget)
    assert budget.spent == Usage()


def test_a_lie_about_what_is_kept_is_counted_as_far_as_it_can_be_true():
    """A server's count must not eat the budget, whenever it was made; one that it did not make is ours."""
    likely = Usage(1, 1000, 50)
    lie = credible(Usage(1, 10**8, 10**8).by_batch(), likely)
    assert lie == Usage(1, 4000, 16_384, 4000, 16_384)
    assert credible(Usage(1, None, None), likely) == likely
    assert credible(Usage(1, 900, 70).by_batch(), likely) == Usage(1, 900, 70, 900, 70)
