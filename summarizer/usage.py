"""What answers cost, as the server counted it and as we do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

#: The longest answer that a server is asked for, in tokens, where it must be told a limit.
LONGEST_ANSWER: Final = 16_384


@dataclass(frozen=True, slots=True)
class Usage:
    """What answers cost, failed tries included: tokens as the server counted them, and calls made to it.

    ``input_tokens`` and ``output_tokens`` are None where some answer came without a count that can be true.
    ``batch_input`` and ``batch_output`` are those of them that came by a provider's batch, and cost less.
    """

    calls: int = 0
    input_tokens: int | None = 0
    output_tokens: int | None = 0
    batch_input: int = 0
    batch_output: int = 0

    def __add__(self, other: Usage) -> Usage:
        return Usage(
            self.calls + other.calls,
            _sum(self.input_tokens, other.input_tokens),
            _sum(self.output_tokens, other.output_tokens),
            self.batch_input + other.batch_input,
            self.batch_output + other.batch_output,
        )

    def by_batch(self) -> Usage:
        """Return the same as the cost of answers that all came by a provider's batch."""
        return Usage(self.calls, self.input_tokens, self.output_tokens, self.input_tokens or 0, self.output_tokens or 0)

    def at_least(self, other: Usage) -> Usage:
        """Return of each number the larger of both; None where one is not known."""
        return Usage(
            max(self.calls, other.calls),
            _larger(self.input_tokens, other.input_tokens),
            _larger(self.output_tokens, other.output_tokens),
            max(self.batch_input, other.batch_input),
            max(self.batch_output, other.batch_output),
        )

    def beyond(self, other: Usage) -> Usage:
        """Return by how much each number is larger than the other's, 0 where it is not; None where one is not known."""
        more = self.at_least(other)
        return Usage(
            more.calls - other.calls,
            _difference(more.input_tokens, other.input_tokens),
            _difference(more.output_tokens, other.output_tokens),
            more.batch_input - other.batch_input,
            more.batch_output - other.batch_output,
        )


def _larger(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)


def _difference(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one - other


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


NOTHING: Final = Usage()
