"""A report in Markdown that reads well raw, too: one line a finding, its evidence in footnotes under the section.

No text of strangers begins a line: before it stands a mark or word of ours, and a line is never broken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.rendering import attribution, covering, disputing, doubting, items, wording
from summarizer.rendering.directions import is_from_right
from summarizer.rendering.escaping import for_markdown
from summarizer.rendering.repeating import Repeats
from summarizer.rendering.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.document import Document
    from summarizer.rendering.disputing import Disputes
    from summarizer.report import Evidence, Finding, Report


def render(report: Report, *, coverage: bool = False, **_: object) -> str:
    """Return ``report`` as CommonMark with the footnotes that GitHub, Pandoc and most others know."""
    return "\n\n".join(_blocks(report, coverage=coverage)) + "\n"


def _blocks(report: Report, *, coverage: bool) -> Iterator[str]:
    parts = wording.parts(report)
    names = wording.names_of(report.documents)
    documents = {document.id: document for document in report.documents}
    first = wording.numbered(report)
    repeats, disputes = Repeats(report), disputing.Disputes(report)

    yield f"# {for_markdown(report.title)}"
    yield for_markdown(wording.origin(report))
    yield for_markdown(standing(report))
    if partial := wording.incomplete(report):
        yield f"**!** {for_markdown(partial)}"
    if report.focus:
        yield f"Focus: {for_markdown(report.focus)}"

    yield from (f"**!** {for_markdown(beware)}" for beware, _ in wording.notices(report, names))

    yield "## Bottom line"
    findings = {finding.id: finding for finding in report.findings}
    told = ((attribution.sentence(summary, findings), ", ".join(summary.findings)) for summary in report.bottom_line)
    sentences = (f"{for_markdown(sentence)} [{for_markdown(ids)}]" for sentence, ids in told)
    # In one paragraph, those that run from the two sides would run into each other.
    ways = {is_from_right(summary.text) for summary in report.bottom_line}
    yield (" " if len(ways) == 1 else "\n\n").join(sentences) or "Nothing could be summed up."
    doubts = [line for s in report.bottom_line for line in _doubts(doubting.all_told(s.doubts, s.text, names))]
    doubts += [_disputed(ids, of=f"{key}, ") for key, ids in disputes.of_bottom_line(report)]
    if doubts:
        yield "\n".join(f"- {line}" for line in doubts)

    for part in (part for part in parts if part.printed):
        yield f"## {for_markdown(part.title)}"
        notes = [
            [(f"[^{number}]", e) for number, e in enumerate(finding.evidence, first[id(finding)])]
            for finding in part.findings
        ]
        lines = zip(part.findings, notes, strict=True)
        yield "\n".join(
            line
            for finding, marked in lines
            for line in _finding(finding, repeats, disputes, [mark for mark, _ in marked], names)
        ) or wording.nothing_found(report)
        for marked in notes:
            for mark, evidence in marked:
                yield f"{mark}: {_footnote(evidence, names, documents)}"

    yield f"## Left out ({len(report.left_out)})"
    yield "\n".join(line for part in parts for line in _left_out(part)) or "Nothing."

    if report.coverage.failed:
        yield f"## Failed ({len(report.coverage.failed)})"
        yield "\n".join(f"- {for_markdown(wording.failure(failure))}" for failure in report.coverage.failed)

    if coverage:
        yield "## Coverage"
        yield "\n".join(_coverage(report, names))

    yield "## Sources"
    yield "\n".join(f"{number}. {for_markdown(source)}" for number, source in enumerate(wording.sources(report), 1))

    yield "---"
    yield for_markdown(wording.account(report))


def _finding(
    finding: Finding, repeats: Repeats, disputes: Disputes, notes: Sequence[str], names: dict[str, str]
) -> Iterator[str]:
    item = finding.item
    name, known = items.headline(item)
    head = f"**{for_markdown(finding.id)}**"
    if name:
        head += f" **{for_markdown(name)}**" + (f" ({for_markdown(known)})" if known else "") + ":"
    grounds = items.grounds(finding)
    yield f"- {head} {for_markdown(repeats.statement(finding).text)}{_marks(notes, grounds.line)}"
    if details := repeats.details(finding).text:
        yield f"  - {for_markdown(details)}"
    for side, own in zip(items.told(item).sides, grounds.sides, strict=True):
        yield f"  - {for_markdown(side)}{_marks(notes, own)}"
    yield from (f"  - {line}" for line in _doubts(doubting.all_told(finding.doubts, item.statement, names, item)))
    if ids := disputes.of(finding):
        yield f"  - {_disputed(ids)}"


def _marks(notes: Sequence[str], numbers: Iterable[int]) -> str:
    return "".join(f" {notes[number]}" for number in numbers)


def _doubts(doubts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for severity, told in doubts:
        yield f"**{severity.capitalize()}** {for_markdown(told)}"


def _disputed(ids: Sequence[str], *, of: str = "") -> str:
    return f"**{disputing.DISPUTED.capitalize()}** {for_markdown(f'{of}{disputing.see(ids)}')}"


def _footnote(evidence: Evidence, names: dict[str, str], documents: dict[str, Document]) -> str:
    # The place before the quote: a footnote must not look like "[^1]: target (title)", which defines a link.
    place, quoted = wording.place(evidence, names), wording.quoted(evidence.quote)
    document = documents.get(evidence.document_id)
    link = document.link_to(evidence.span) if document else ""
    if not link:
        return for_markdown(f"{place}: {quoted}")
    return f"[{for_markdown(place)}]({link.replace('&', '&amp;')}): {for_markdown(quoted)}"


def _left_out(part: wording.Part) -> Iterator[str]:
    for entry in part.left_out:
        yield f"- {for_markdown(f'{part.title}: {items.statement(entry.item)}')}"
        for reason in entry.reasons:
            yield f"  - {for_markdown(wording.reason(reason))}"
    if counted := wording.beyond_limit(part):
        yield f"- {for_markdown(counted)}"


def _coverage(report: Report, names: dict[str, str]) -> Iterator[str]:
    for one in covering.covered(report):
        yield f"- {for_markdown(one.line(names.get(one.document_id, one.document_id)))}"
        yield from (f"  - {for_markdown(f'{stretch.ids}: {stretch.told}')}" for stretch in one.stretches)
        if one.more:
            yield f"  - {for_markdown(one.more)}"
    if missing := covering.unmentioned(report):
        yield f"- {for_markdown(missing)}"
