"""``summarizer doctor``: what is installed, configured and reachable, and what to do about what is not."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from summarizer.cli.exit_codes import NOT_PROVED
from summarizer.cli.printing import print_columns, print_line
from summarizer.errors import SummarizerError
from summarizer.settings import EMBEDDED, PREFIX, Places, Settings, gather, is_local, unheeded
from summarizer.settings.places import HOME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from summarizer.settings import Gathered

_CONNECT_SECONDS: Final = 3.0
_LOCK_SECONDS: Final = 1.0
_PORTS: Final = {"http": 80, "https": 443}
_PROXIES: Final = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_EXTRA: Final = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")
_FOR_DEVELOPERS: Final = {"test", "server-test", "bench"}
_TEXT: Final = "The keeper proposed to sell the old fog horn before winter."


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, and how it is: ``bad`` stands in the way of a brief, a ``note`` does not."""

    state: Literal["ok", "note", "bad"]
    told: str


def doctor(
    *,
    network: Annotated[
        bool, typer.Option("--network", help="Try every provider that has a key, and look for local servers, too.")
    ] = False,
) -> int:
    """Print what is installed, configured and reachable, and what to do about what is not.

    Only a server that you have configured is tried, and no document is sent. Exit with 0 if a brief can be made, with
    1 if not.
    """
    checks = [*examine(os.environ, Places.standard(os.environ), network=network)]
    able = all(check.state != "bad" for check in checks)
    print_columns((check.state, check.told) for check in checks)
    print_line("a brief can be made" if able else "no brief can be made until what is bad is mended")
    return 0 if able else NOT_PROVED


def examine(
    environment: Mapping[str, str], places: Places, *, network: bool, ports: Sequence[int] | None = None
) -> Iterator[Check]:
    """Yield what there is to say: of what is installed, of settings, model and keys, of files, of the network.

    ``ports`` are where local servers are looked for with ``network``, by default the usual ones.
    """
    yield from _installed()
    yield from (Check("note", line) for line in unheeded(environment))
    try:
        gathered = gather(environment, places=places)
    except SummarizerError as error:
        yield Check("bad", str(error))
        yield from _files(places)
        return
    yield from _model(gathered, environment)
    yield from _keys(environment, places)
    yield from _files(places)
    yield _store(gathered.settings, environment)
    if network:
        yield from _more_of_the_network(environment, places, ports)


def _installed() -> Iterator[Check]:
    import platform  # noqa: PLC0415 - a brief starts sooner without them
    from importlib import metadata  # noqa: PLC0415

    try:
        version, requirements = metadata.version("summarizer"), metadata.requires("summarizer") or []
    except metadata.PackageNotFoundError:
        yield Check("note", "summarizer runs without being installed: pip install summarizer tells what it needs")
        return
    yield Check("ok", f"summarizer {version}, Python {platform.python_version()}, {platform.system()}")
    yield from requirements_met(requirements)


def requirements_met(requirements: Sequence[str]) -> Iterator[Check]:
    """Yield whether what a package requires, as its metadata say, is installed: the core, then each extra."""
    needed: dict[str, list[str]] = {}
    for requirement in requirements:
        condition = _EXTRA.search(requirement)
        needed.setdefault(condition[1] if condition else "", []).append(_NAME.findall(requirement)[0])
    for extra, names in needed.items():
        if extra in _FOR_DEVELOPERS:
            continue
        found = {name: _version(name) for name in names}
        missing = [name for name in names if not found[name]]
        if not missing:
            told = ", ".join(f"{name} {found[name]}" for name in names)
            yield Check("ok", f"extra {extra}: {told}" if extra else told)
        elif extra:
            yield Check("note", f"extra {extra} is not installed: pip install 'summarizer[{extra}]'")
        else:
            yield Check("bad", f"{', '.join(missing)}: not installed: pip install --upgrade summarizer")


def _version(name: str) -> str:
    """Return the version of an installed distribution, or an empty text."""
    from importlib import metadata  # noqa: PLC0415 - as above

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _model(gathered: Gathered, environment: Mapping[str, str]) -> Iterator[Check]:
    settings = gathered.settings
    origin = gathered.origin("model")
    if settings.model == EMBEDDED:
        yield _embedded(f"model {EMBEDDED} ({origin}): nothing leaves this machine")
        return
    yield from _client()
    from summarizer.pipeline import REPLAY, model_for  # noqa: PLC0415 - as above

    try:
        sent_to = str(getattr(model_for(settings), "sent_to", ""))
    except SummarizerError as error:
        yield Check("bad", f"model {settings.model} ({origin}): {error}")
        return
    if settings.model.startswith(REPLAY):  # where it was recorded is told in it, and is no business of the replay's
        yield Check("ok", f"model {settings.model} ({origin}): a recording, nothing leaves this machine")
        return
    yield Check("ok", f"model {settings.model} ({origin})" + (f": documents go to {sent_to}" if sent_to else ""))
    if file := gathered.decided_by_project:
        yield Check("note", f"{file} decides where documents go: make sure that you trust it")
    if sent_to:
        yield _reached(
            sent_to, (settings.base_url or "https:").partition(":")[0], environment, bad=not settings.offline
        )


def _embedded(told: str) -> Check:
    """Make a brief, the smallest there is."""
    from summarizer.document import Document  # noqa: PLC0415 - as above
    from summarizer.pipeline import summarize  # noqa: PLC0415

    try:
        summarize(Document.from_text(_TEXT), model=EMBEDDED)
    except SummarizerError as error:
        return Check("bad", f"model {EMBEDDED}: {error}")
    return Check("ok", told)


def _client() -> Iterator[Check]:
    """Import what speaks to a language model: an install may be there and broken."""
    from importlib import import_module  # noqa: PLC0415 - as above

    for name in ("openai", "instructor", "jinja2"):
        try:
            import_module(name)
        except Exception as error:  # noqa: BLE001 - whatever a broken install does
            kind = type(error).__name__
            yield Check("bad", f"{name} cannot be imported ({kind}): pip install --force-reinstall summarizer")


def _reached(sent_to: str, scheme: str, environment: Mapping[str, str], *, bad: bool) -> Check:
    """Connect to a server and hang up again; nothing is sent."""
    import socket  # noqa: PLC0415 - as above
    from urllib.parse import urlsplit  # noqa: PLC0415

    if scheme == "https" and _is_behind_a_proxy(sent_to, environment):
        return Check("note", f"{sent_to} was not tried: the way there is a proxy's")
    try:
        parts = urlsplit(f"//{sent_to}")
        with socket.create_connection((parts.hostname, parts.port or _PORTS.get(scheme, 443)), _CONNECT_SECONDS):
            return Check("ok", f"{sent_to} can be reached")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        told = f"{sent_to} cannot be reached ({why}): start it, or check the address and the network"
        return Check("bad" if bad else "note", told)


def _is_behind_a_proxy(host: str, environment: Mapping[str, str]) -> bool:
    """Tell whether the environment names a proxy on the way to a host with its port."""
    from urllib.request import proxy_bypass_environment  # type: ignore[attr-defined]  # noqa: PLC0415 - not in typeshed

    spared = environment.get("no_proxy") or environment.get("NO_PROXY") or ""
    is_spared = is_local(f"https://{host}") or proxy_bypass_environment(host, {"no": spared})
    return not is_spared and any(environment.get(name) for name in _PROXIES)


def _keys(environment: Mapping[str, str], places: Places) -> Iterator[Check]:
    from summarizer.asking.keyring import key_for, stored  # noqa: PLC0415 - as above

    try:
        names = stored(places)
        for name in names:
            key_for(name, {}, places=places)
    except SummarizerError as error:
        yield Check("note", str(error))
        return
    holders = _with_keys(environment, places)
    yield Check("ok", f"keys: {', '.join(holders)}" if holders else "keys: none, and none is needed but by providers")


def _with_keys(environment: Mapping[str, str], places: Places) -> list[str]:
    from summarizer.asking.keyring import KEY_VARIABLES, stored, variable_for  # noqa: PLC0415 - as above

    return sorted({name for name in KEY_VARIABLES if variable_for(name, environment)} | {*stored(places)})


def _files(places: Places) -> Iterator[Check]:
    for whose, file in (("your configuration", places.config), ("the project's configuration", places.project)):
        yield Check("ok", f"{whose}: {file}" + ("" if os.path.isfile(file) else " (there is none)"))  # noqa: PTH113 - it never raises
    if _can_be_written(places.keys):
        yield Check("ok", f"stored keys: {places.keys}")
    else:
        yield Check("note", f"stored keys: {places.keys} cannot be written: set {HOME} to a folder of your own")


def _store(settings: Settings, environment: Mapping[str, str]) -> Check:
    """Tell whether the store can be used: no brief of a language model is made without it, unless so asked."""
    from summarizer.pipeline import REPLAY  # noqa: PLC0415 - as above
    from summarizer.store import is_sound, place_for  # noqa: PLC0415

    path = place_for(settings, environment)
    is_needed = settings.model != EMBEDDED and not settings.model.startswith(REPLAY) and not settings.no_cache
    if not (_can_be_written(path) and _can_be_written(path.parent)):  # SQLite keeps files beside its own
        remedy = f"set {PREFIX}STORE to a file, or {HOME} to a folder, of your own; --no-cache does without"
        return Check("bad" if is_needed else "note", f"cache and run log: {path} cannot be written: {remedy}")
    try:
        if is_sound(path, patience=_LOCK_SECONDS):
            return Check("ok", f"cache and run log: {path}")
    except SummarizerError as error:
        return Check("bad" if is_needed else "note", f"cache and run log: {error}; --no-cache does without")
    return Check("note", f"cache and run log: {path} is corrupt: what asks a model next sets it aside, and begins anew")


def _can_be_written(path: Path) -> bool:
    """Tell whether a file or folder can be written, or made, there."""
    try:
        standing = next(place for place in (path.absolute(), *path.absolute().parents) if os.path.lexists(place))
    except OSError:
        return False
    if standing != path.absolute() and not standing.is_dir():
        return False
    return os.access(standing, os.W_OK)


def _more_of_the_network(
    environment: Mapping[str, str], places: Places, ports: Sequence[int] | None
) -> Iterator[Check]:
    import asyncio  # noqa: PLC0415 - as above

    from summarizer.asking import model_named  # noqa: PLC0415
    from summarizer.asking.keyring import KEY_VARIABLES  # noqa: PLC0415
    from summarizer.asking.probing import USUAL_PORTS, probe  # noqa: PLC0415

    for provider in _with_keys(environment, places):
        if provider in KEY_VARIABLES:  # not another server, which no name leads to
            try:
                sent_to = model_named(f"{provider}/any", Settings()).sent_to
            except SummarizerError as error:
                yield Check("note", f"{provider}: {error}")
            else:
                yield _reached(sent_to, "https", environment, bad=False)
    for server in asyncio.run(probe(ports or USUAL_PORTS)):
        told = server.trouble or f"{len(server.models) + server.more} models; `summarizer models` lists them"
        yield Check("ok", f"{server.base_url} {server.provider}".rstrip() + f": {told}")
