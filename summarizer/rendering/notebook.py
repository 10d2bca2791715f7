"""A report as a notebook shows it: a piece of HTML without styles or scripts of a page, each quote one click away."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from summarizer.rendering import attribution, disputing, doubting, items, wording
from summarizer.rendering.escaping import for_html
from summarizer.rendering.marking import marked_pieces
from summarizer.rendering.repeating import Repeats
from summarizer.rendering.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.rendering.doubting import Words
    from summarizer.report import Evidence, Finding, Report

# Notebooks that drop all styles lose nothing but these.
_ARTICLE: Final = "max-width: 46em; line-height: 1.5"
_DOUBTFUL: Final = "text-decoration: underline wavy"


def render(report: Report) -> str:
    """Return ``report`` as an element of HTML that can stand in any page; it fetches nothing."""
    return f'<article style="{_ARTICLE}">\n' + "".join(f"{line}\n" for line in _lines(report)) + "</article>\n"


def _lines(report: Report) -> Iterator[str]:
    names = wording.names_of(report.documents)
    documents = {document.id: document for document in report.documents}
    parts = wording.parts(report)
    repeats, disputes = Repeats(report), disputing.Disputes(report)
    yield f'<h3 dir="auto">{for_html(report.title)}</h3>'
    yield f"<p><small>{for_html(wording.origin(report))}</small></p>"
    yield f"<p><small>{for_html(standing(report))}</small></p>"
    if partial := wording.incomplete(report):
        yield f"<p><strong>!</strong> {for_html(partial)}</p>"
    if report.focus:
        yield f"<p>Focus: {for_html(report.focus)}</p>"
    for told, _ in wording.notices(report, names):
        yield f"<p><strong>!</strong> {for_html(told)}</p>"

    yield "<h4>Bottom line</h4>"
    findings = {finding.id: finding for finding in report.findings}
    for summary in report.bottom_line:
        ids = ", ".join(summary.findings)
        yield f'<p dir="auto">{for_html(attribution.sentence(summary, findings))} [{for_html(ids)}]</p>'
        yield from _doubts(doubting.all_told(summary.doubts, summary.text, names))
        yield from _disputed(disputes.of_sentence(summary))
    if not report.bottom_line:
        yield "<p>Nothing could be summed up.</p>"
    for part in parts:
        if part.printed:
            yield f"<h4>{for_html(part.title)}</h4>"
            yield from (
                _findings(part.findings, repeats, disputes, names, documents)
                if part.findings
                else (f"<p>{for_html(wording.nothing_found(report))}</p>",)
            )

    left_out = [f"<li>{for_html(line)}</li>" for part in parts for line in _left_out(part)]
    yield f"<details><summary>Left out ({len(report.left_out)})</summary><ul>{''.join(left_out)}</ul></details>"
    if report.coverage.failed:
        failed = "".join(f"<li>{for_html(wording.failure(failure))}</li>" for failure in report.coverage.failed)
        yield f"<h4>Failed ({len(report.coverage.failed)})</h4><ul>{failed}</ul>"
    yield f"<p><small>{for_html(wording.account(report))}</small></p>"


def _findings(
    findings: Iterable[Finding],
    repeats: Repeats,
    disputes: disputing.Disputes,
    names: Mapping[str, str],
    documents: Mapping[str, Document],
) -> Iterator[str]:
    yield "<ul>"
    for finding in findings:
        item = finding.item
        name, known = doubting.headline(finding)
        head = f"<strong>{for_html(finding.id)}</strong> "
        if name.text:
            head += f"<strong>{_marked(name)}</strong>{f' ({_marked(known)})' if known.text else ''}: "
        yield f"<li>{head}<bdi>{_marked(repeats.statement(finding))}</bdi>"
        details = repeats.details(finding)
        if details.text:
            yield f"<br><small>{_marked(details)}</small>"
        if sides := items.told(item).sides:
            yield f"<ul>{''.join(f'<li>{for_html(side)}</li>' for side in sides)}</ul>"
        yield from _doubts(doubting.all_told(finding.doubts, item.statement, names, item))
        yield from _disputed(disputes.of(finding))
        yield f"<details><summary>{wording.counted(len(finding.evidence), 'quote')}</summary>"
        yield from (_quote(evidence, names, documents) for evidence in finding.evidence)
        yield "</details></li>"
    yield "</ul>"


def _marked(words: Words) -> str:
    return "".join(
        f'<u style="{_DOUBTFUL}">{escape(piece)}</u>' if in_doubt else escape(piece)
        for piece, in_doubt in marked_pieces(*words)
    )


def _doubts(doubts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for severity, told in doubts:
        yield f"<br><small><strong>{severity.capitalize()}</strong> {for_html(told)}</small>"


def _disputed(ids: Sequence[str]) -> Iterator[str]:
    if ids:
        yield from _doubts([(disputing.DISPUTED, disputing.see(ids))])


def _quote(evidence: Evidence, names: Mapping[str, str], documents: Mapping[str, Document]) -> str:
    document = documents.get(evidence.document_id)
    link = document.link_to(evidence.span) if document else ""
    place = for_html(wording.place(evidence, names))
    if link:
        place = f'<a href="{for_html(link)}" rel="noopener noreferrer">{place}</a>'
    words = for_html(wording.quoted(evidence.quote))
    return f'<blockquote dir="auto">{words}{attribution.DASH}<cite>{place}</cite></blockquote>'


def _left_out(part: wording.Part) -> Iterator[str]:
    for entry in part.left_out:
        reasons = "; ".join(map(wording.reason, entry.reasons))
        yield f"{part.title}: {items.statement(entry.item)} ({reasons})"
    if counted := wording.beyond_limit(part):
        yield counted
