"""``summarizer models``: which model is asked, and which servers on this machine have some to offer."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summarizer.cli.printing import address, print_columns, print_json, print_line
from summarizer.cli.streams import say_unheeded
from summarizer.settings import EMBEDDED, Places, gather

if TYPE_CHECKING:
    from summarizer.asking.probing import LocalModel, LocalServer
    from summarizer.settings import Gathered


def models(
    *,
    port: Annotated[
        list[int] | None,
        typer.Option(min=1, max=65535, metavar="PORT", help="Look there, not at 11434, 1234, 8080 and 8000."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print which model is configured, who has a key, and what model servers answer on this machine.

    Nothing but the list of models is asked for, and no key is sent. Context is counted in tokens, as the server tells
    it.
    """
    import asyncio  # noqa: PLC0415 - as below: a brief starts sooner without them

    from summarizer.asking.keyring import KEY_VARIABLES, stored, variable_for  # noqa: PLC0415
    from summarizer.asking.probing import USUAL_PORTS, probe  # noqa: PLC0415

    places = Places.standard(os.environ)
    gathered = gather(os.environ, places=places)
    say_unheeded(gathered)
    kept = stored(places)
    variables = {name: variable_for(name, os.environ) for name in (*KEY_VARIABLES, *kept)}
    keys = {name: variable or "stored" for name, variable in sorted(variables.items()) if variable or name in kept}
    ports = tuple(dict.fromkeys(port or USUAL_PORTS))
    servers = asyncio.run(probe(ports))
    if as_json:
        print_json({"configured": _configured(gathered), "keys": keys, "servers": list(map(_as_data, servers))})
        return
    print_line(_told(gathered))
    print_line("keys: " + (", ".join(f"{name} ({origin})" for name, origin in keys.items()) or "none"))
    for server in servers:
        _print(server)
    if silent := [str(port) for port in ports if port not in {server.port for server in servers}]:
        print_line(f"nothing answers on this machine at {', '.join(silent)}")


def _configured(gathered: Gathered) -> dict[str, Any]:
    url = gathered.settings.base_url
    return {
        "model": gathered.settings.model,
        "origin": str(gathered.origin("model")),
        "base_url": address(url) if url else None,
    }


def _told(gathered: Gathered) -> str:
    model, url = gathered.settings.model, gathered.settings.base_url
    if model == EMBEDDED:
        return f"configured: {model} ({gathered.origin('model')}): nothing leaves this machine"
    return f"configured: {model} ({gathered.origin('model')})" + (f" at {address(url)}" if url else "")


def _print(server: LocalServer) -> None:
    if server.trouble:
        print_line(f"{server.base_url}: {server.trouble}")
        return
    print_line(f"{server.base_url} {server.provider}".rstrip() + f": --base-url {server.base_url} --model NAME")
    if server.models:
        print_columns([("", model.name, context_of(model)) for model in server.models])
        if server.more:
            print_line(f"  and {server.more:,} more")
    else:
        print_line("it has no models")


def context_of(model: LocalModel) -> str:
    """Return the context of a model as far as the server tells it, in words."""
    context, longest = model.context, model.longest_context
    if context:
        return f"context {context:,}" + (f" of {longest:,}" if longest and longest > context else "")
    return f"context unknown, {longest:,} at most" if longest else "context unknown"


def _as_data(server: LocalServer) -> dict[str, Any]:
    return {
        "port": server.port,
        "base_url": server.base_url,
        "provider": server.provider or None,
        "trouble": server.trouble or None,
        "more": server.more,
        "models": [
            {"name": model.name, "context": model.context, "longest_context": model.longest_context}
            for model in server.models
        ],
    }
