"""The command itself: what it offers, and how it ends."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from typer.exceptions import Exit, TyperException

from summarizer.cli.batch import batch
from summarizer.cli.brief import brief
from summarizer.cli.check import check
from summarizer.cli.config import config
from summarizer.cli.diff import diff
from summarizer.cli.doctor import doctor
from summarizer.cli.exit_codes import EXIT_CODES, INTERRUPTED, TERMINATED, BrokenOffError
from summarizer.cli.interrupting import hear_no_more
from summarizer.cli.keys import keys
from summarizer.cli.models import models
from summarizer.cli.runs import runs
from summarizer.cli.schema import schema
from summarizer.cli.streams import ReaderGoneError, leave_stderr_unminded, say, write
from summarizer.cli.verify import verify
from summarizer.cli.view import view
from summarizer.errors import OutputError, SummarizerError, UsageError, fault_of_ours

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from types import FrameType

#: The commands, of which those that prove tell their exit codes.
_COMMANDS = (brief, batch, check, verify, diff, view, schema, models, config, doctor)
_PROVING = (brief, batch, check, verify, diff)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with ``arguments`` (default: the process's own) and return its exit code."""
    terminated: list[int] = []

    def terminate(number: int, frame: FrameType | None) -> None:
        # SIGTERM takes the road of Ctrl-C: one way out, with everything closed behind it.
        terminated.append(number)
        handler = signal.getsignal(signal.SIGINT)
        (handler if callable(handler) else signal.default_int_handler)(signal.SIGINT, frame)

    leave_stderr_unminded()
    if sys.stdout is None:  # closed by whoever called
        say("cannot print: standard output is closed")
        return OutputError.exit_code
    with suppress(ValueError):  # not the main thread: the signals are somebody else's
        signal.signal(signal.SIGTERM, terminate)
        _have_a_handler_of_ctrl_c()
    saved = "nothing was written"
    try:
        code = _run(arguments)
    except BrokenOffError as stopped:
        code, saved = INTERRUPTED, str(stopped)
    except ReaderGoneError:
        # Nobody must try to flush into the closed pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if code == INTERRUPTED:
        _leave(TERMINATED if terminated else INTERRUPTED, saved)
    return code


def _have_a_handler_of_ctrl_c() -> None:
    """See that SIGTERM has a road to take where Ctrl-C is ignored, as in what a script starts with ``&``.

    An event loop ends tidily by the handler of SIGINT alone. The signal itself is blocked, and so as good as ignored.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _run(arguments: Sequence[str] | None) -> int:
    try:
        result = _asked(arguments)(arguments, prog_name="summarizer", standalone_mode=False)
    except KeyboardInterrupt:
        hear_no_more()
        return INTERRUPTED
    except Exit as done:
        return done.exit_code
    except SummarizerError as error:
        say(str(error))
        return error.exit_code
    except TyperException as error:  # the parser's own: options that are none, arguments that are missing
        say(f"{error.format_message().rstrip('.')} (see --help)")
        return UsageError.exit_code
    except (BrokenOffError, ReaderGoneError):
        raise
    except Exception as error:  # a fault of ours: who uses the command can do nothing with a traceback
        if sys.flags.dev_mode:
            raise
        fault = fault_of_ours(error, hint="please report it (python -X dev -m summarizer shows more)")
        say(str(fault))
        return fault.exit_code
    return result if isinstance(result, int) else 0


def _leave(code: int, saved: str) -> NoReturn:
    """End at once: a thread that still reads from a source must not hold up who pressed Ctrl-C."""
    hear_no_more()
    with suppress(Exception):
        say(f"{'interrupted' if code == INTERRUPTED else 'terminated'}; {saved}")
        sys.stderr.flush()
    os._exit(code)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version  # noqa: PLC0415 - not needed otherwise, and not cheap

        write(f"summarizer {version('summarizer')}\n")
        raise Exit


def _top(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    del version


def _offering(commands: Iterable[Callable[..., object]]) -> typer.Typer:
    """Return a command line that offers ``commands``."""
    offered = typer.Typer(
        help="Turn source documents into a brief whose every line can be checked against the words of the source.",
        epilog=EXIT_CODES,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    offered.callback()(_top)
    for command in commands:
        offered.command(epilog=EXIT_CODES if command in _PROVING else None)(command)
    return offered


def _asked(arguments: Sequence[str] | None) -> typer.Typer:
    """Return the command line; of one that begins with a command, no other's parser need be made."""
    first = next(iter(sys.argv[1:] if arguments is None else arguments), "")
    asked = [command for command in _COMMANDS if command.__name__ == first]
    return _offering(asked) if asked else app


app = _offering(_COMMANDS)
app.add_typer(keys, name="keys")
app.add_typer(runs, name="runs")
