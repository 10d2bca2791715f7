"""The command: flags and environment in, text and exit code out. The only room that prints or exits.

stdout carries the result and nothing else. stderr carries one line on where the documents go (not with ``-q``), what
goes wrong, and on a screen the progress. The exit codes are listed in ``EXIT_CODES``.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import stat
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer.exceptions import Exit, TyperException

from summarizer.errors import OutputError, SummarizerError, UsageError
from summarizer.kinds import kind_named
from summarizer.model import Answered, Asked, Omitted, Proved, Repairing, Waiting, unheard
from summarizer.pipeline import model_for, summarize
from summarizer.rendering import FORMATS, for_terminal, render
from summarizer.report import BEYOND_LIMIT, Report
from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

    from summarizer.model import Event, Listener, Model

EXIT_CODES = """\
Exit codes: 0 done (a brief may list items as left out) · 1 what was asked to be proved is not (--strict) ·
2 the call is wrong · 3 a source or the output cannot be read or written, or is too large · 4 the server cannot be
reached or is busy: try later · 5 the model's answer is unusable or refused · 6 the server refuses (key, quota,
model) · 7 finished, but some sources or chunks failed · 130, 143 interrupted, terminated."""

NOT_PROVED = 1
PARTLY_FAILED = 7
INTERRUPTED = 130
TERMINATED = 143

app = typer.Typer(
    help="Turn source documents into a brief whose every line can be checked against the words of the source.",
    epilog=EXIT_CODES,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with ``arguments`` (default: the process's own) and return its exit code."""
    gc.freeze()  # what was imported stays to the end: the collector need not walk over it again and again
    terminated: list[int] = []

    def terminate(number: int, frame: FrameType | None) -> None:
        # SIGTERM takes the road of Ctrl-C: one way out, with everything closed behind it.
        del frame
        terminated.append(number)
        signal.raise_signal(signal.SIGINT)

    if sys.stdout is None:  # closed by whoever called
        _say("cannot print: standard output is closed")
        return OutputError.exit_code
    with suppress(ValueError):  # not the main thread: the signals are somebody else's
        signal.signal(signal.SIGTERM, terminate)
    try:
        code = _run(arguments)
    except _ReaderGoneError:
        # Nobody must try to flush into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if code == INTERRUPTED:
        _leave(TERMINATED if terminated else INTERRUPTED)
    return code


class _ReaderGoneError(Exception):
    """The reader of stdout has all it wanted, as in ``| head``; the parser would make 1 of a BrokenPipeError."""


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result = app(arguments, prog_name="summarizer", standalone_mode=False)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exit as done:
        return done.exit_code
    except SummarizerError as error:
        _say(str(error))
        return error.exit_code
    except TyperException as error:  # the parser's own: options that are none, arguments that are missing
        _say(f"{error.format_message().rstrip('.')} (see --help)")
        return UsageError.exit_code
    return result if isinstance(result, int) else 0


def _leave(code: int) -> NoReturn:
    """End at once: a thread that still reads from a source must not hold up who pressed Ctrl-C."""
    with suppress(Exception):
        _say("interrupted; nothing was written" if code == INTERRUPTED else "terminated; nothing was written")
        sys.stderr.flush()
    os._exit(code)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - not needed otherwise, and not cheap

        _print(f"summarizer {version('summarizer')}\n")
        raise Exit


@app.callback()
def _top(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    del version


@app.command(epilog=EXIT_CODES)
def brief(  # noqa: PLR0913 - the parameters of a command are its options
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help="Paths of documents; - is standard input.")],
    *,
    model: Annotated[
        str | None,
        typer.Option(
            help="embedded (the default: no network), PROVIDER/NAME as in openai/gpt-5, or with --base-url any name. "
            "Also SUMMARIZER_MODEL."
        ),
    ] = None,
    base_url: Annotated[
        str | None,
        typer.Option(help="An OpenAI-compatible server, with its /v1. Also SUMMARIZER_BASE_URL, OPENAI_BASE_URL."),
    ] = None,
    kind: Annotated[str | None, typer.Option(help="What the brief contains: brief.")] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="|".join(FORMATS),
            help="Default: terminal on a screen, markdown in a pipe, by the ending of -o FILE.",
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write there, all or nothing.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything was left out or failed.")] = False,
    focus: Annotated[
        str | None, typer.Option(metavar="QUESTION", help="What the reader cares for; what bears on it comes first.")
    ] = None,
    max_items: Annotated[
        int | None, typer.Option(metavar="N", help="Print N items a section at most; the others are counted.")
    ] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Use no stored answers (none are stored yet).")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say nothing on stderr but errors.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Tell each step on stderr.")] = False,
) -> int:
    """Print a brief of SOURCE...: bottom line, key actors, proposals, risks, open questions."""
    del no_cache
    if base_url and not (model or os.environ.get("SUMMARIZER_MODEL")):
        raise UsageError("--base-url needs the model's name", hint="add --model NAME")
    settings = Settings.gathered(
        os.environ, model=model, base_url=base_url, kind=kind, focus=focus, max_items=max_items
    )
    kind_named(settings.kind)
    style = _style(to, output)
    target = _target(output, sources) if output else None
    chosen = model_for(settings)
    with _listening(_whereabouts(chosen), quiet=quiet, verbose=verbose) as listener:
        report = summarize(*sources, model=chosen, settings=settings, listener=listener)
    for failure in report.coverage.failed:
        _say(f"not briefed: {failure.error}")
    _deliver(report, style, target)
    if strict and _left_something(report):
        return NOT_PROVED
    return PARTLY_FAILED if report.coverage.failed else 0


@app.command()
def schema() -> None:
    """Print the JSON Schema of a report, the form of --format json."""
    _print(json.dumps(Report.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False) + "\n")


def _whereabouts(model: Model) -> str:
    """Return the line that says where the documents go."""
    if sent_to := getattr(model, "sent_to", ""):
        return f"the documents go to {sent_to} (model {model.name})"
    if os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL"):
        return (
            "the embedded model reads, nothing leaves this machine "
            "(a key or server is set, but a model is asked only where --model names one)"
        )
    return "the embedded model reads, nothing leaves this machine (--model PROVIDER/NAME asks a language model)"


def _left_something(report: Report) -> bool:
    """Tell whether anything was not proved, or not read; what was proved beyond --max-items does not count."""
    unproved = any(reason.code != BEYOND_LIMIT for omitted in report.left_out for reason in omitted.reasons)
    return unproved or bool(report.coverage.failed)


@contextmanager
def _listening(opening: str, *, quiet: bool, verbose: bool) -> Iterator[Listener]:
    """Yield what hears the events and says ``opening`` when the first document goes to the model, not before.

    With -v each event is a line; on a screen one changing line tells where the work is; with -q nothing is said.
    """
    if quiet and not verbose:
        yield unheard
    elif verbose:
        yield _opened(opening, _say, lambda event: _say(_told(event)))
    elif not sys.stderr.isatty():
        yield _opened(opening, _say, unheard)
    else:
        with _on_screen(opening) as listener:
            yield listener


def _opened(opening: str, say: Callable[[str], None], listener: Listener) -> Listener:
    """Return ``listener`` with ``opening`` said before the first question that it hears of."""
    said = False

    def hear(event: Event) -> None:
        nonlocal said
        if not said and isinstance(event, Asked):
            said = True
            say(opening)
        listener(event)

    return hear


@contextmanager
def _on_screen(opening: str) -> Iterator[Listener]:
    from rich.console import Console  # noqa: PLC0415 - only a screen needs it
    from rich.text import Text  # noqa: PLC0415

    proved = 0
    console = Console(stderr=True)
    with console.status("reading") as status:

        def say(line: str) -> None:
            console.print(Text(_line(line)), soft_wrap=True)

        def show(event: Event) -> None:
            nonlocal proved
            proved += isinstance(event, Proved)
            if not isinstance(event, Proved | Omitted):
                status.update(Text(for_terminal(f"{_told(event)} · {proved} items proved")))

        yield _opened(opening, say, show)


def _told(event: Event) -> str:
    """Return an event as a line for a person."""
    match event:
        case Asked():
            return f"asking about part {event.number} of {event.chunks}"
        case Answered():
            return f"part {event.number}: {event.items} items offered"
        case Proved():
            return f"proved: {event.section}: {event.statement}"
        case Repairing():
            return f"asking again about {event.items} refused items"
        case Omitted():
            return f"left out: {event.section}: {event.statement}: {event.reason}"
        case Waiting():
            return f"{event.cause}; try {event.attempt} of {event.tries} in {event.seconds:.1f} s"


def _style(asked: str | None, output: str | None) -> str:
    """Return the format asked for, else the one that its destination suggests."""
    if asked is not None:
        if asked not in FORMATS:
            raise UsageError(f"unknown format {asked!r}", hint="there is " + ", ".join(FORMATS))
        return asked
    if output is not None:
        return {".json": "json", ".txt": "terminal"}.get(Path(output).suffix.casefold(), "markdown")
    return "terminal" if sys.stdout.isatty() else "markdown"


def _deliver(report: Report, style: str, target: Path | None) -> None:
    """Write the report to the file, or print it. Where the file fails the report is printed: it may have cost money."""
    if target is None:
        screen = sys.stdout.isatty()
        colour = screen and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        _print(render(report, style, width=shutil.get_terminal_size().columns if screen else 80, colour=colour))
        return
    text = render(report, style)
    try:
        _replace(target, text)
    except OSError as error:
        _print(text)
        raise OutputError(f"cannot write {target}: {error.strerror}", hint="the brief was printed instead") from None


def _target(output: str, sources: Sequence[str]) -> Path:
    """Return the file to write, behind links, having made sure, before any work, that it can be and may be written."""
    path = Path(os.path.realpath(output))
    if path.is_file() and path in {Path(os.path.realpath(source)) for source in sources}:
        raise UsageError(f"{output} is a source: the brief would take its place", hint="name another file")
    place = path if path.exists() else path.parent
    if path.is_dir():
        raise OutputError(f"cannot write {output}: it is a directory")
    if not path.parent.is_dir():
        raise OutputError(f"cannot write {output}: there is no directory {path.parent}")
    if not os.access(place, os.W_OK) or (path.is_file() and not os.access(path.parent, os.W_OK)):
        raise OutputError(f"cannot write {output}: permission denied")
    return path


def _replace(target: Path, text: str) -> None:
    """Write all of ``text`` or nothing: under a temporary name first, then renamed. Raises OSError."""
    data = text.encode("utf-8", "backslashreplace")
    if target.exists() and not target.is_file():  # a pipe or a device has no name to give away
        target.write_bytes(data)
        return
    import tempfile  # noqa: PLC0415 - dear, and only a file needs it

    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
        Path(temporary).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _print(text: str) -> None:
    """Write to stdout, in UTF-8 whatever the locale: JSON is nothing else, and a quote must not fail to print."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise _ReaderGoneError from None
    except OSError as error:
        raise OutputError(f"cannot print: {error.strerror}") from None


def _say(line: str) -> None:
    """Write one line to stderr, with whatever could play tricks on a terminal made visible."""
    if sys.stderr is not None:
        sys.stderr.write(f"{_line(line)}\n")


def _line(line: str) -> str:
    """Return a line as stderr shows it, whoever writes it there."""
    return f"summarizer: {for_terminal(line)}"
