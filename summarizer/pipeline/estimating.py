"""What a brief would take, told before anything is sent."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.kinds import kind_named
from summarizer.pipeline.briefing import chunk_limit
from summarizer.pipeline.budgeting import answer_tokens, prompt_tokens
from summarizer.pipeline.modelling import model_for
from summarizer.pipeline.pricing import price
from summarizer.pipeline.sources import documents_to_read, limits_of
from summarizer.prompting import Wishes, brief_prompt
from summarizer.settings import REPLAY
from summarizer.splitting import split
from summarizer.usage import NOTHING, Usage

if TYPE_CHECKING:
    from summarizer.pipeline.sources import Source
    from summarizer.settings import Settings

#: What part of an answer comes again in the question over all items, and how long the answer to that is, in tokens.
_LISTED: Final = 2
_CONCLUSION: Final = 400


class Estimate(NamedTuple):
    """Calls and tokens of a brief without repairs, and their price in US dollars (None: not known).

    ``first`` is the part of them that asks about each chunk for the first time.
    """

    model: str
    sent_to: str
    calls: int
    input_tokens: int
    output_tokens: int
    dollars: float | None
    first: Usage = NOTHING


def estimate(*sources: Source, settings: Settings) -> Estimate:
    """Return what a brief of ``sources`` would take. Nothing is sent, no key needed. Raises as ``summarize`` does.

    A recording, and a store that is asked offline, take no calls.
    """
    kind, model = kind_named(settings.kind), model_for(settings.model_copy(update={"offline": True}))
    asks_nobody = settings.offline or settings.model.startswith(REPLAY)
    sent_to = "" if asks_nobody else getattr(model, "sent_to", "")
    chunks = calls = tokens_in = tokens_out = 0
    first = NOTHING
    limits = limits_of(settings)
    for document in chain.from_iterable(documents_to_read(source, **limits) for source in sources):
        for chunk in split(document, chunk_limit(model, settings)):
            if not chunk.passages or not sent_to:
                continue
            prompt = brief_prompt(kind, document, chunk, Wishes.of(settings))
            chunks += 1
            asks = 2 if settings.thorough else 1  # the second one about what bore nothing: at most the whole again
            calls += asks
            one = Usage(1, prompt_tokens(prompt.system, prompt.user), answer_tokens(len(chunk.span)))
            first += one
            tokens_in += asks * (one.input_tokens or 0)
            tokens_out += asks * (one.output_tokens or 0)
    if chunks > 1:  # one more, over the items of all: they are what was answered, without their typed fields
        calls += 1
        tokens_in += prompt_tokens("", "") + tokens_out // _LISTED
        tokens_out += _CONCLUSION
    dollars = price(model, Usage(calls, tokens_in, tokens_out))
    return Estimate(model.name, sent_to, calls, tokens_in, tokens_out, dollars, first)
