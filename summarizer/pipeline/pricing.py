"""What tokens cost, by the published prices of the provider that sees the document; unknown rather than guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.model import Model
    from summarizer.usage import Usage


def price(model: Model, usage: Usage) -> float | None:
    """Return the cost of ``usage`` in US dollars, None where it is not known.

    The provider is told by the host that the documents go to: a model of the same name on a server of one's own has no
    price that anybody published. Prices come with the package that lists them; nothing is fetched.
    """
    host = getattr(model, "sent_to", "")
    if not host:
        return 0.0
    if usage.input_tokens is None or usage.output_tokens is None:
        return None
    from genai_prices import Usage as Tokens  # noqa: PLC0415 - only a language model costs anything
    from genai_prices import calc_price  # noqa: PLC0415

    tokens = Tokens(input_tokens=usage.input_tokens, output_tokens=usage.output_tokens)
    for name in dict.fromkeys((model.name, model.name.partition("/")[2])):
        try:
            return float(calc_price(tokens, model_ref=name, provider_api_url=f"https://{host}/").total_price)
        except (LookupError, ValueError):
            continue
    return None
