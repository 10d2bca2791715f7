"""``summarizer view``: a report as a page, in the browser."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from summarizer.cli.delivering import deliver, target_for
from summarizer.cli.inputs import AllowPrivate, settings_of
from summarizer.cli.streams import say
from summarizer.cli.whereabouts import tell_of_pages
from summarizer.document import Span
from summarizer.errors import OutputError
from summarizer.pipeline.sources import limits_of
from summarizer.rendering import encoded, render
from summarizer.rendering.wording import counted
from summarizer.report import Doubt, Notice

if TYPE_CHECKING:
    from summarizer.proof import Fault, Proof
    from summarizer.report import Report


def view(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="A brief in JSON; - is standard input.")],
    *,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write the page there, and open nothing.")
    ] = None,
    allow_private: AllowPrivate = False,
) -> int:
    """Show REPORT as a page in the browser: the brief beside its sources, each line a step from the words it stands on.

    The page is one file of its own, in a temporary folder that only you may read. It fetches nothing. The report is
    proved again as by `summarizer verify`, from the text that it carries; what no longer stands says so on the page.
    """
    from summarizer.pipeline.proving import prove, read_report  # noqa: PLC0415 - a brief starts sooner without it

    target = target_for(output, (report,)) if output else None
    settings = settings_of(allow_private=allow_private)
    tell_of_pages((report,), settings)
    told = read_report(report, **limits_of(settings))
    proof = prove(told)
    if not proof.holds:
        say(f"{proof.proved:,} of {counted(proof.lines, 'line')} are proved; see the page, or verify {report}")
        told = _with_faults(told, proof)
    if output:
        deliver(told, "html", target)
    else:
        _open(_page(told))
    return 0


def _with_faults(report: Report, proof: Proof) -> Report:
    """Return the report with every fault told where a reader meets it: at its line, or at the head of the page."""
    at_lines: dict[tuple[str, str], list[Doubt]] = defaultdict(list)
    at_the_head = [
        f"{proof.proved:,} of {counted(proof.lines, 'line')} are proved by the text that this report carries"
    ]
    for fault in proof.faults:
        if fault.about in ("finding", "bottom_line"):
            at_lines[fault.about, fault.subject].append(_doubt(fault))
        else:
            at_the_head.append(f"{fault.subject}: {fault.note}")
    findings = (
        finding.model_copy(update={"doubts": (*finding.doubts, *at_lines["finding", finding.id])})
        for finding in report.findings
    )
    sentences = (
        sentence.model_copy(update={"doubts": (*sentence.doubts, *at_lines["bottom_line", f"bottom_line {number}"])})
        for number, sentence in enumerate(report.bottom_line, 1)
    )
    notices = (Notice(code="unproved", note=note, document_id="", span=Span(0, 0), quote="") for note in at_the_head)
    return report.model_copy(
        update={
            "findings": tuple(findings),
            "bottom_line": tuple(sentences),
            "notices": (*report.notices, *notices),
        }
    )


def _doubt(fault: Fault) -> Doubt:
    return Doubt(
        check=fault.code,
        severity=fault.severity,
        note=fault.note,
        span=fault.words or Span(0, 0),
        instead=fault.instead,
        at=fault.at,
        document_id=fault.document_id,
    )


def _page(report: Report) -> Path:
    """Return the file of the page, in a new folder that nobody else may look into."""
    import tempfile  # noqa: PLC0415 - dear, and seldom needed

    page = encoded(render(report, "html"))
    try:
        path = Path(tempfile.mkdtemp(prefix="summarizer-")) / "brief.html"
        path.write_bytes(page)
    except OSError as error:
        raise OutputError(f"cannot write a page: {error.strerror}", hint="name a file with -o FILE") from None
    return path


def _open(page: Path) -> None:
    """Have the browser show a page, and say where it is: the browser may not come, and the file stays."""
    import webbrowser  # noqa: PLC0415 - dear, and seldom needed

    opened = webbrowser.open(page.as_uri())
    say(f"the page is {page}" if opened else f"no browser could be opened; the page is {page}")
