"""What tokens cost, by the published prices of the provider that sees the document; unknown rather than guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from summarizer.model import Model
    from summarizer.usage import Usage

#: What is taken off for what comes by a batch, by the end of the host's name: OpenAI and Azure ask for half.
_OFF: Final = {"api.openai.com": 0.5, ".openai.azure.com": 0.5}

_FREE: Final = ":free"  # ends the names of models that a router gives away


def price(model: Model, usage: Usage) -> float | None:
    """Return the cost of ``usage`` in US dollars, None where it is not known.

    The provider is told by the host that the documents go to: a model of the same name on a server of one's own has no
    price that anybody published, nor has a model of the caller's own that tells of no host. Prices come with the
    package that lists them; nothing is fetched. What came by a batch costs less where it is known how much less, else
    as much as by a call.
    """
    host = getattr(model, "sent_to", "")
    if not usage.calls:
        return 0.0
    if not host or usage.input_tokens is None or usage.output_tokens is None:
        return None
    full = _published(model.name, host, usage.input_tokens, usage.output_tokens)
    off = batch_discount(host)
    if full is None or not off or not (usage.batch_input or usage.batch_output):
        return full
    return full - off * (_published(model.name, host, usage.batch_input, usage.batch_output) or 0.0)


def batch_discount(host: str) -> float:
    """Return the share that a provider is known to take off for what comes by its batches; 0 where nothing is known."""
    return next((off for ending, off in _OFF.items() if host.endswith(ending)), 0.0)


def _published(model: str, host: str, tokens_in: int, tokens_out: int) -> float | None:
    """Return the published price of calls; None where there is none of a sort of tokens that they took.

    Of many models the package knows the name and no price, and reckons with nothing: that is no price of nothing.
    """
    from genai_prices import Usage as Tokens  # noqa: PLC0415 - only a language model costs anything
    from genai_prices import calc_price  # noqa: PLC0415

    tokens = Tokens(input_tokens=tokens_in, output_tokens=tokens_out)
    for name in dict.fromkeys((model, model.partition("/")[2])):
        try:
            found = calc_price(tokens, model_ref=name, provider_api_url=f"https://{host}/")
        except (LookupError, ValueError):
            continue
        listed = found.model_price
        priced = ((tokens_in, listed.input_mtok), (tokens_out, listed.output_mtok))
        if name.endswith(_FREE) or not any(count and each is None for count, each in priced):
            return float(found.total_price)
    return None
