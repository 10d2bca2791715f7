"""One completion from a server, tried until it comes, the server says no, or the time is up."""

from __future__ import annotations

import time
import zlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from summarizer.asking.completions import Completion
from summarizer.asking.cutting import read_of
from summarizer.asking.failing import PERHAPS_PAID, Failed, cut_off, unfit, withheld
from summarizer.asking.hiding import hidden
from summarizer.asking.objects import object_in, what_it_is
from summarizer.asking.requests import completion_of, options_for, tool_name
from summarizer.asking.retrying import persistently
from summarizer.asking.trying import OptionRefused, Try
from summarizer.errors import ServerRefusedError, TooLongError
from summarizer.model import Received
from summarizer.usage import LONGEST_ANSWER, Usage

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from openai.types.chat import ChatCompletion

    from summarizer.asking.learning import Learnt
    from summarizer.asking.server import Server
    from summarizer.asking.trying import Send
    from summarizer.model import Listener
    from summarizer.settings import Settings

# An answer cut off below so many tokens met a server's low default: it is asked for once more with a limit of its own.
# Above, it met the model's.
_FEW_TOKENS = 8_192
_MOST_CUTS = 2

_CIRCLES = 30  # times that zlib shrinks a text in which a model goes round in circles; an honest answer, five times


@dataclass
class Call:
    """All completions of one ask. ``usage`` counts every one of them, failed tries too.

    ``send`` is openai's ``create`` that gives a response to be read. ``fields`` are those of which an answer has at
    least one. ``settings.call_timeout`` runs from here on, over all tries. ``wrong`` says what the last answer was,
    where it was no JSON object at all; ``read_tokens`` how much the server read for it, where it had cut the prompt;
    ``headers`` came with it.
    """

    send: Send
    server: Server
    settings: Settings
    listener: Listener
    learnt: Learnt
    fields: Collection[str]
    usage: Usage = field(default_factory=Usage)
    wrong: str = ""
    read_tokens: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    _begun: float = field(default_factory=time.monotonic)
    _was_slow: bool = False
    _was_empty: bool = False
    _cuts: int = 0

    async def complete(self, **request: Any) -> ChatCompletion:  # noqa: ANN401 - openai's
        """Return a completion for instructor to read. Raises Failed, ModeRefused or the listener's ModelError."""
        text = await persistently(
            self._once,
            request,
            attempts=self.settings.attempts,
            seconds=self._left(),
            listener=self.listener,
        )
        return completion_of(text, request)

    async def _once(self, request: dict[str, Any]) -> str:
        """Return the text of an answer. More than one try is made only where the server says what to leave out."""
        while True:
            options = options_for(request, self.server, self.learnt)
            result = await self._tried(options)
            if isinstance(result, OptionRefused):
                self.learnt.refused_options.add(str(result))
                if str(result).startswith("max_"):  # the limit that was to help is beyond the model's own
                    raise cut_off()
            elif isinstance(result, Exception):
                raise result
            else:
                self.read_tokens = read_of(options["messages"], result.usage.input_tokens)
                if (text := self._text(result, tool_name(request))) is not None:
                    return text

    async def _tried(self, options: dict[str, Any]) -> Completion | Exception:
        """Make one try; count what it costs, and show what came of it, whatever that is."""
        self.usage += Usage(calls=1)
        one = Try(self.server, self.listener, self._seconds())
        result: Completion | Exception | None = None
        try:
            result = await one.made(self.send, options)
        finally:
            self.headers = one.headers or self.headers
            if isinstance(result, Completion):
                raw, cost = result.answers_to(tool_name(options))[0] or result.text, result.usage
            else:
                raw, cost = one.raw, Usage(1, None, None)
            if isinstance(result, Completion) or _may_be_paid(result, raw, has_begun=one.has_begun):
                self.usage += replace(cost, calls=0)
            self._was_slow = self._was_slow or (isinstance(result, Failed) and result.sort == "slow")
            self.learnt.has_answered = self.learnt.has_answered or isinstance(result, Completion)
        if isinstance(result, Completion) or raw:
            self.listener(Received(raw, cost))
        if isinstance(result, Failed) and result.sort == "strange" and self.learnt.has_answered:
            result.sort = "lost"  # a page instead of an answer is a proxy's bad moment, not a wrong address
        return result

    def _text(self, completion: Completion, tool: str) -> str | None:
        """Return what instructor is to read: the JSON object in the answer, or what there is instead.

        None means that the same call may go on further with the higher limit it now has.
        """
        if completion.refusal:
            raise withheld(completion.refusal, self.server.secrets)
        if completion.finish == "content_filter":
            raise withheld("a content filter", self.server.secrets)
        texts = completion.answers_to(tool)
        text = texts[0]
        found = next(filter(None, (object_in(one, self.fields) for one in texts)), None)
        self.wrong = ""
        if found is not None:
            return found
        if completion.finish == "length" and not _in_circles(text):
            self._raise_limit(completion)
            return None
        self.wrong = what_it_is(hidden(text, self.server.secrets), thought=completion.thought)
        if not text.strip():
            if self._was_empty:  # asked for again and again, nothing stays nothing
                raise Failed(unfit(self.wrong))
            self._was_empty = True
        return text

    def _raise_limit(self, completion: Completion) -> None:
        """Let the same call be made with a higher limit. Raises Failed where the limit is the model's own.

        What is cut off far below the limit that it was given was not cut off by it: that may pass, once.
        """
        self._cuts += 1
        tokens = completion.usage.output_tokens or len(completion.text) // 3
        is_refused = any(option.startswith("max_") for option in self.learnt.refused_options)
        if tokens >= _FEW_TOKENS or self._cuts > _MOST_CUTS or is_refused:
            raise cut_off()
        self.learnt.most_tokens = LONGEST_ANSWER

    def _left(self) -> float:
        return max(self.settings.call_timeout - (time.monotonic() - self._begun), 0)

    def _seconds(self) -> float:
        """Return how long a try may wait for its answer to begin: a second try must have as long as the first."""
        is_last = self._was_slow or self.settings.attempts == 1
        return max(self._left() if is_last else self._left() / 2, 0.01)


def _may_be_paid(result: Exception | None, raw: str, *, has_begun: bool) -> bool:
    """Tell whether a try without an answer may have been counted all the same: it was lost, not refused.

    ``result`` is None where it was given up; a server that refuses may say so in an answer, which is its ``raw`` text.
    """
    if isinstance(result, Failed) and isinstance(result.error, TooLongError | ServerRefusedError):
        return has_begun
    return bool(raw) or result is None or (isinstance(result, Failed) and result.sort in PERHAPS_PAID)


def _in_circles(text: str) -> bool:
    """Tell whether a model repeats itself without end: that is no long answer, and half the source would not help."""
    raw = text.encode("utf-8", "replace")
    return len(zlib.compress(raw, 1)) * _CIRCLES < len(raw)
