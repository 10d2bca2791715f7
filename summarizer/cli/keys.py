"""``summarizer keys``: the keys of providers, stored for nobody else to read."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.printing import print_columns, print_line
from summarizer.cli.streams import say
from summarizer.errors import ServerRefusedError, UsageError
from summarizer.settings import Places

if TYPE_CHECKING:
    from pydantic import SecretStr

_PROVIDER = typer.Argument(metavar="PROVIDER", help="As in openai or openrouter, or a server's HOST[:PORT].")

keys = typer.Typer(
    help="Store keys of providers, readable by you alone; a provider's own variable, as OPENAI_API_KEY, wins over them."
)


@keys.command("set")
def set_key(
    provider: Annotated[str, _PROVIDER],
    more: Annotated[list[str] | None, typer.Argument(hidden=True)] = None,
) -> None:
    """Store a key, typed without being shown, or read from standard input; never given as an argument."""
    from summarizer.asking.keyring import file_of, store  # noqa: PLC0415 - a brief starts sooner

    if more:  # not shown: it is a key, most likely
        raise UsageError(
            "a key is no argument: the history of your shell keeps it, and others of this machine can see it",
            hint="run `summarizer keys set PROVIDER`, which asks for it, and have that key replaced",
        )
    name, places = provider.lower(), Places.standard(os.environ)
    file_of(name, places)  # a wrong name is told before the key is asked for
    file = store(name, _given(name), places)
    say(f"the key of {name} is stored in {file}")


@keys.command("list")
def list_keys() -> None:
    """Print which providers have a key, and where it comes from; never the key."""
    from summarizer.asking.keyring import KEY_VARIABLES, stored, variable_for  # noqa: PLC0415 - as above

    places = Places.standard(os.environ)
    kept = stored(places)
    rows = [
        (name, variable_for(name, os.environ) or "stored")
        for name in sorted({*KEY_VARIABLES, *kept})
        if name in kept or variable_for(name, os.environ)
    ]
    if rows:
        print_columns(rows)
    else:
        print_line("no provider has a key")


@keys.command("remove")
def remove_key(provider: Annotated[str, _PROVIDER]) -> None:
    """Forget a stored key."""
    from summarizer.asking.keyring import remove  # noqa: PLC0415 - as above

    name = provider.lower()
    if not remove(name, Places.standard(os.environ)):
        raise UsageError(f"there is no stored key of {name}", hint="`summarizer keys list` shows which there are")
    say(f"the key of {name} is removed")


def _given(provider: str) -> SecretStr:
    """Return the key that is typed, unseen, or stands on standard input. Raises UsageError for none."""
    from summarizer.asking.keyring import MOST_CHARACTERS, sendable  # noqa: PLC0415 - as above

    if sys.stdin is None:
        raise UsageError("there is no standard input to read the key from")
    if sys.stdin.isatty():
        given = _typed(f"The key of {provider} (it is not shown): ")
    else:
        given = sys.stdin.buffer.read(MOST_CHARACTERS + 2).decode("utf-8", "replace")
    try:
        key = sendable(given)
    except ServerRefusedError as error:  # no server has seen it yet
        raise UsageError(error.message, hint=error.hint) from None
    if key is None:
        raise UsageError("no key was given")
    return key


def _typed(prompt: str) -> str:
    import getpass  # noqa: PLC0415 - only this needs it
    import warnings  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except getpass.GetPassWarning:
        raise UsageError("this terminal would show the key", hint="give it on standard input") from None
    except EOFError:
        return ""
