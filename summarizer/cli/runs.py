"""``summarizer runs``: what was asked of models, what they answered, and what it cost."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from summarizer.cli.printing import print_json
from summarizer.cli.streams import say, write
from summarizer.errors import UsageError
from summarizer.rendering import for_terminal
from summarizer.rendering.wording import counted, dollars
from summarizer.rendering.wrapping import cells, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.store import PastAsk, PastRun, RunDetails, Store
    from summarizer.usage import Usage

_ID_SHOWN: Final = 8
_WIDEST: Final = 30  # cells of a model's or a source's name in the table
_HEADER: Final = (
    "ID",
    "BEGUN (UTC)",
    "COMMAND",
    "MODEL",
    "SOURCES",
    "ASKED",
    "FOUND",
    "CALLS",
    "TOKENS",
    "COST",
    "END",
)
_REPAIR: Final = "Mending"
_CONCLUSION: Final = "Conclusion"

_StoreOption = Annotated[
    str | None,
    typer.Option("--store", metavar="FILE", help="The store. Default: in SUMMARIZER_HOME, or with your user's data."),
]
_JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]

runs = typer.Typer(
    help="List past runs of language models; show one with its prompts, answers and cost; delete them.",
    invoke_without_command=True,
    rich_markup_mode=None,
)


@runs.callback()
def list_runs(context: typer.Context, *, store: _StoreOption = None, as_json: _JsonOption = False) -> None:
    """List past runs, the newest first: what was asked, what was found in the store, calls, tokens and cost."""
    context.obj = store
    if context.invoked_subcommand is not None:
        return
    place = _place(store)
    past = _past_runs(place)
    if store is not None and not past:
        from summarizer.store import is_there  # noqa: PLC0415 - as below

        if not is_there(place):  # the name may be mistaken
            say(f"nothing is stored at {place}")
    if as_json:
        print_json([_as_json(run) for run in past])
    elif past:
        write("".join(f"{line}\n" for line in _table(past)))
    else:
        write("no runs yet\n")


@runs.command("show")
def show_run(
    context: typer.Context,
    run: Annotated[str, typer.Argument(metavar="ID", help="The run's id, or four digits or more of its beginning.")],
    *,
    store: _StoreOption = None,
    as_json: _JsonOption = False,
) -> None:
    """Show one run: its sources and settings, every prompt and raw answer, repairs, what was left out, and the cost."""
    from summarizer.store import is_there  # noqa: PLC0415 - a brief starts sooner

    place = _place(store or context.obj)
    if not is_there(place):
        raise UsageError(f"there is no run {run[:40]!r}", hint=f"nothing is stored at {place}")
    with _reading(place) as opened:
        details = opened.details(run)
    if as_json:
        print_json({**_as_json(details.run), **_details_as_json(details)})
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 100
    write("".join(f"{line}\n" for line in _told(details, max(width, 40))))


@runs.command("clear")
def clear_runs(
    context: typer.Context,
    *,
    older_than: Annotated[
        float | None, typer.Option("--older-than", metavar="DAYS", min=0, help="Only runs begun so long ago.")
    ] = None,
    store: _StoreOption = None,
) -> None:
    """Delete past runs with all their prompts and answers: what they asked will be asked, and paid for, again."""
    from summarizer.store import Store, is_there  # noqa: PLC0415 - a brief starts sooner

    place = _place(store or context.obj)
    count = aside = 0
    if is_there(place):
        with Store(place, tell=say) as opened:
            count = opened.clear(older_than_days=older_than)
            aside = opened.clear_aside(older_than_days=older_than)
    broken = f", and {counted(aside, 'corrupt store')} that had been set aside" if aside else ""
    write(f"{counted(count, 'run')} deleted{broken}\n")


def _place(store: str | None) -> Path:
    from summarizer.settings import Settings  # noqa: PLC0415 - a brief starts sooner
    from summarizer.store import place_for  # noqa: PLC0415 - as above

    return place_for(Settings.gathered(os.environ, store=Path(store) if store else None), os.environ)


def _reading(place: Path) -> Store:
    from summarizer.store import Store  # noqa: PLC0415 - a brief starts sooner

    return Store(place, reading=True)


def _past_runs(place: Path) -> list[PastRun]:
    """Return the runs in the store, none where there is no store yet."""
    from summarizer.store import is_there  # noqa: PLC0415 - a brief starts sooner

    if not is_there(place):
        return []
    with _reading(place) as store:
        return store.runs()


def _table(past: Sequence[PastRun]) -> Iterator[str]:
    """Yield the lines of the table, header first, each column as wide as its widest entry."""
    rows = [_HEADER, *(tuple(_cut(for_terminal(one)) for one in _row(run)) for run in past)]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = (one + " " * (width - cells(one)) for one, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


def _row(run: PastRun) -> tuple[str, ...]:
    names = [name for name, _ in run.sources]
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return (
        run.id[:_ID_SHOWN],
        _moment(run.started),
        run.command,
        run.model,
        f"{_cut(Path(names[0]).name, _WIDEST - len(more))}{more}" if names else "",
        str(run.questions),
        str(run.found),
        str(run.usage.calls),
        _tokens(run.usage),
        _cost(run),
        run.outcome or "unfinished",
    )


def _told(details: RunDetails, width: int) -> Iterator[str]:
    """Yield the lines that tell of a run, everything in them harmless for a terminal."""
    run = details.run
    ended = _moment(run.ended) if run.ended is not None else "not ended, or killed"
    yield f"run {run.id}"
    for name, value in (
        ("command", run.command),
        ("model", run.model),
        ("begun", f"{_moment(run.started)} UTC"),
        ("ended", f"{ended}: {run.outcome}" if run.outcome else ended),
        ("note", run.note),
        ("calls", str(run.usage.calls)),
        ("tokens", _tokens(run.usage)),
        ("cost", _cost(run)),
        ("settings", json.dumps(details.settings, ensure_ascii=False)),
        *(("source", f"{source} (sha256 {digest})") for source, digest in run.sources),
    ):
        if value:
            yield from _hanging(f"  {name:9} ", value, width)
    for number, ask in enumerate(details.asks, 1):
        yield ""
        yield from _ask_told(number, ask, width)
    if details.left_out:
        yield ""
        yield f"left out ({len(details.left_out)})"
        for one in details.left_out:
            yield from _hanging("  - ", _left_out_told(one), width)


def _ask_told(number: int, ask: PastAsk, width: int) -> Iterator[str]:
    what = "repair" if ask.form == _REPAIR else "question"
    end = f"{ask.outcome or 'unended'}{f': {ask.note}' if ask.note else ''}"
    whereof = "over all parts" if ask.form == _CONCLUSION else f"about part {ask.chunk} of {ask.document}"
    about = f"{number}. {what} {whereof}: {end}; {_spent(ask.usage)}"
    yield from _hanging("", about, width)
    yield from _quoted("system prompt", ask.system, width)
    yield from _quoted("prompt", ask.user, width)
    for reply_number, reply in enumerate(ask.replies, 1):
        yield from _quoted(f"answer {reply_number} ({_spent(reply.usage)})", reply.raw, width)
    if ask.draft is not None:
        yield from _quoted("as used", json.dumps(json.loads(ask.draft), ensure_ascii=False, indent=1), width)


def _quoted(title: str, text: str, width: int) -> Iterator[str]:
    """Yield a text of many lines, each behind a bar."""
    yield f"  {title}"
    for line in text.splitlines() or [""]:
        yield from _hanging("  │ ", line, width, again="  │ ")


def _hanging(first: str, text: str, width: int, *, again: str = "") -> Iterator[str]:
    """Yield ``text`` in lines of at most ``width`` cells, the first after ``first``, the others after ``again``."""
    lines = wrap(for_terminal(text), width - cells(first)) or [""]
    yield (first + lines[0]).rstrip()
    for line in lines[1:]:
        yield (again or " " * cells(first)) + line


def _left_out_told(one: dict[str, Any]) -> str:
    reasons = "; ".join(str(reason.get("note", "")) for reason in one.get("reasons", ()))
    return f"{one.get('section', '')}: {one.get('item', {}).get('statement', '')}: {reasons}"


def _as_json(run: PastRun) -> dict[str, Any]:
    """Return a run as JSON: times in UTC, tokens and cost null where they are not known."""
    ended = None if run.ended is None else _iso(run.ended)
    sources = [{"source": source, "sha256": digest} for source, digest in run.sources]
    return {**asdict(run), "started": _iso(run.started), "ended": ended, "sources": sources}


def _details_as_json(details: RunDetails) -> dict[str, Any]:
    return {
        "settings": details.settings,
        "asks": [
            {**asdict(ask), "draft": None if ask.draft is None else json.loads(ask.draft)} for ask in details.asks
        ],
        "left_out": details.left_out,
        "report": None if details.report is None else json.loads(details.report),
    }


def _spent(usage: Usage) -> str:
    return f"{counted(usage.calls, 'call')}, tokens {_tokens(usage)}"


def _tokens(usage: Usage) -> str:
    """Return tokens in and out."""
    counts = (usage.input_tokens, usage.output_tokens)
    return " + ".join("unknown" if count is None else f"{count:,}" for count in counts)


def _cost(run: PastRun) -> str:
    return "unknown" if run.cost is None else dollars(run.cost)


def _moment(seconds: float) -> str:
    return _iso(seconds)[:16].replace("T", " ")


def _iso(seconds: float) -> str:
    """Return a moment as ISO 8601 has it; of a number that means none, the number."""
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return str(seconds)


def _cut(text: str, width: int = _WIDEST) -> str:
    """Return ``text`` cut to so many cells."""
    if cells(text) <= width:
        return text
    text = text[: width - 1]
    while cells(text) >= width:
        text = text[:-1]
    return f"{text}…"
