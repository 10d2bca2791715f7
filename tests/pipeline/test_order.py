"""A brief does not depend on chance: not on which answer arrives first, nor on how many are asked for at once."""

from __future__ import annotations

import asyncio
import random
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer import Document, Report, Settings, summarize
from summarizer.brief import Citation, Conclusion, Mending, Sentence
from summarizer.errors import ServerUnavailableError
from summarizer.kinds.brief import ActorsAndStakes, Proposal
from tests.models import PRICE, Scripted

if TYPE_CHECKING:
    from summarizer.brief import Brief
    from summarizer.errors import ModelError
    from summarizer.model import Answer, Question

TELLERS = "The herald|The post|A pilot|The mayor|A baker"
CLAIMS = (
    "The port board wants to deepen the channel by {} metres",
    "The mayor asked for {} new tugs",
    "Captain Holm proposed to close the pier for {} weeks",
    "The {} crews of the harbour demand a night shift",
)
LAST = "Nothing was said about line {}"


def _source(title: str, lines: int) -> Document:
    """Return a text of several chunks, of which some tell the same in the same words, some with other numbers."""
    tellers = TELLERS.split("|")
    claims = [CLAIMS[n % 4].format(n % 3 + 2) for n in range(lines)]
    told = [f"{tellers[n % 5]} says: {claim}. {claim}. {LAST.format(n)}." for n, claim in enumerate(claims)]
    return Document.from_text("\n\n".join(told), title=title)


SOURCES = (_source("Herald", 40), _source("Post", 25))


def _drafted(question: Question) -> Brief | ModelError:
    """Return the sentences of a chunk as proposals, every fourth with a quote that is nowhere; one chunk gets none."""
    if question.chunk.number == 2 and question.document.title == "Herald":
        return ServerUnavailableError("the server is busy")
    text = question.document.text
    items = []
    for number, passage in enumerate(question.chunk.passages):
        quote = text[passage.span.start : passage.span.end].strip()
        made_up = quote if number % 4 else f"{quote} at once"
        items.append(Proposal(statement=quote, citations=(Citation(passage=passage.id, quote=made_up),)))
    own = Sentence(text=items[1].statement, items=("P2",))
    return ActorsAndStakes(proposals=tuple(items), bottom_line=(own,))


def _concluded(question: Question) -> Conclusion:
    """Return what the list alone decides: its first pairs are one, and its first item leads."""
    pairs = re.findall(r"\[(P\d+), (P\d+)\]", question.prompt.user)[:2]
    return Conclusion(
        same=tuple(pairs), bottom_line=(Sentence(text=question.document.text.split("\n")[0], items=("P1",)),)
    )


@dataclass
class Late(Scripted):
    """Answers as told, each question after a time of its own, which ``seed`` decides."""

    seed: int = 0
    arrived: list[str] = field(default_factory=list)

    async def ask(self, question: Question) -> Answer:
        """Answer as told, late."""
        chance = random.Random(f"{self.seed} {question.prompt.user}")  # noqa: S311 - no secret
        await asyncio.sleep(chance.random() / 100)
        answer = await super().ask(question)
        self.arrived.append(f"{question.document.title} {question.chunk.number} {question.schema.__name__}")
        return answer


def _brief(seed: int, at_once: int) -> tuple[Report, list[str]]:
    model = Late(_drafted, lambda _: Mending(items=()), _concluded, seed=seed)
    settings = Settings(chunk_characters=1000, concurrency=at_once)
    return summarize(*SOURCES, model=model, settings=settings), model.arrived


@cache
def _in_order() -> Report:
    return _brief(0, 1)[0]


def test_the_brief_that_is_made_in_order_has_something_to_lose():
    """The law below is about a brief with merged items, refused ones, a chunk that failed and a bottom line."""
    report = _in_order()
    assert report.run.calls > 10 * PRICE.calls
    assert report.coverage.failed
    assert report.left_out
    assert report.bottom_line
    assert any(len({evidence.document_id for evidence in finding.evidence}) > 1 for finding in report.findings)


def test_answers_do_arrive_in_another_order():
    """Two seeds give two orders of the same answers."""
    (_, one), (_, other) = _brief(1, 16), _brief(2, 16)
    assert sorted(one) == sorted(other)
    assert one != other


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6), at_once=st.integers(2, 16))
def test_a_brief_does_not_depend_on_the_order_of_answers(seed, at_once):
    """Whenever each answer arrives, and however many are asked for at once, the report is the same but for its run."""
    report, _ = _brief(seed, at_once)
    assert report.model_dump(exclude={"run"}) == _in_order().model_dump(exclude={"run"})
