"""What readers are told of a report, in plain words and one order; layout and escaping are the formats' own.

Every string here may hold text of strangers, so none is printed before it is escaped.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, NamedTuple

from summarizer.kinds import KINDS
from summarizer.report import BEYOND_LIMIT, BUDGET_REACHED
from summarizer.settings import EMBEDDED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarizer.document import Document
    from summarizer.report import Coverage, Evidence, Failure, Finding, LeftOut, Notice, Refusal, Report, Run


_DOUBLE_MARKS = frozenset('“”"')
NAMED_AT_MOST = 8  # sources in the opening line; the rest is counted
TITLE = 36  # characters of a title beside a quote
HEADING = 120  # characters of a title above a text; the list of sources has all of it
_SHORT = 240  # characters of a passage that still helps beside a reason


class Part(NamedTuple):
    """A section as it is printed: its title, its findings, what was left out of it and why, and what only counted.

    ``expected`` tells whether the kind must have this section: it is then printed, even to say that nothing was found.
    """

    title: str
    expected: bool
    findings: Sequence[Finding]
    left_out: Sequence[LeftOut]
    beyond_limit: int

    @property
    def printed(self) -> bool:
        """Whether it stands in the brief; else something was left out of it at most."""
        return self.expected or bool(self.findings)


def parts(report: Report) -> list[Part]:
    """Return the sections of the report's kind in its order, and behind them any that the kind does not know."""
    kind = KINDS.get(report.kind)
    expected = {section.name: section.title for section in kind.sections} if kind else {}
    required = {section.name for section in kind.sections if not section.optional} if kind else set()
    titles = dict(expected)
    findings: dict[str, list[Finding]] = defaultdict(list)
    refused: dict[str, list[LeftOut]] = defaultdict(list)
    kept_back: Counter[str] = Counter()

    for finding in report.findings:
        titles.setdefault(finding.section, _as_title(finding.section))
        findings[finding.section].append(finding)
    for entry in report.left_out:
        titles.setdefault(entry.section, _as_title(entry.section))
        # --max-items holds for sections; a sentence too many in the bottom line is listed with its own reason.
        if entry.section in expected and _is_beyond_limit(entry):
            kept_back[entry.section] += 1
        else:
            refused[entry.section].append(entry)
    return [
        Part(title, name in required, findings[name], refused[name], kept_back[name]) for name, title in titles.items()
    ]


def _as_title(section: str) -> str:
    return section.replace("_", " ").capitalize()


def _is_beyond_limit(entry: LeftOut) -> bool:
    return any(reason.code == BEYOND_LIMIT for reason in entry.reasons)


def numbered(report: Report) -> dict[int, int]:
    """Return by a finding's identity the number of its first footnote: they count all evidence, as it is printed.

    No id in a report is to be trusted: two findings may have the same.
    """
    counted = 1
    first = {}
    for finding in (finding for part in parts(report) for finding in part.findings):
        first[id(finding)] = counted
        counted += len(finding.evidence)
    return first


def quoted(words: str) -> str:
    """Return words between quotation marks: single ones where they have double ones, so that no two stand together."""
    return f"‘{words}’" if has_quotation_marks(words) else f"“{words}”"


def has_quotation_marks(words: str) -> bool:
    """Tell whether words have double quotation marks of their own."""
    return not _DOUBLE_MARKS.isdisjoint(words)


def origin(report: Report) -> str:
    """Return the line that says which model wrote the brief, and of what."""
    named = [_with_byline(in_short(document), document) for document in report.documents[:NAMED_AT_MOST]]
    if len(report.documents) > NAMED_AT_MOST:
        named.append(f"and {len(report.documents) - NAMED_AT_MOST} more")
    writer = "the embedded model" if report.run.model == EMBEDDED else report.run.model
    if len(report.documents) == 1:
        return f"Written by {writer} from {named[0]}."
    return f"Written by {writer} from {len(report.documents)} documents: {'; '.join(named)}."


def with_source(document: Document) -> str:
    """Return what a document is called, and where it came from if that is something else."""
    return called(document.title, document.source)


def in_short(document: Document) -> str:
    """Return what ``with_source`` does, of a bearable length: some titles are whole paragraphs."""
    source = from_where(document.source)
    if document.title in (document.source, source):
        return cut(source, HEADING)
    return f"{quoted(cut(document.title.strip(), HEADING))} ({cut(source, HEADING)})"


def called(title: str, source: str) -> str:
    """Return a title, and the source of what bears it if that is something else."""
    return title if title in (source, where := from_where(source)) else f"{quoted(title)} ({where})"


def from_where(source: str) -> str:
    """Return where a source is from, as readers are told: how a writer's disk is laid out is nobody else's business.

    Of a path from the root of a disk it is the file's name; JSON has the whole path, by which the file is found again.
    """
    paths = (PurePosixPath(source), PureWindowsPath(source))
    return next((path.name for path in paths if path.is_absolute() and path.name), source)


def with_byline(document: Document) -> str:
    """Return what ``with_source`` does, and by whom, where and when it was published as far as the source tells."""
    return _with_byline(with_source(document), document)


def _with_byline(named: str, document: Document) -> str:
    return ", ".join(filter(None, (named, document.author, document.site, document.published)))


def incomplete(report: Report) -> str:
    """Return that the brief is partial, and in what; empty where everything was read and asked about."""
    if failed := len(report.coverage.failed):
        return f"Partial: {counted(failed, 'part')} of the sources could not be briefed, see the end."
    reasons = (reason.code for omitted in report.left_out for reason in omitted.reasons)
    if BUDGET_REACHED in reasons:
        return "Partial: a limit was reached before all that was refused could be asked about again."
    return ""


def nothing_found(report: Report) -> str:
    """Return what an empty section says."""
    if report.coverage.failed:
        return "None found in what could be read."
    return "None found in this source." if len(report.documents) == 1 else "None found in these sources."


def names_of(documents: Iterable[Document]) -> dict[str, str]:
    """Return by id what each document is called in a place: nothing where there is but one, else a distinct name.

    Those whose titles are one, or are once they are cut, are told apart by their numbers among the sources.
    """
    documents = tuple(documents)
    if len(documents) == 1:
        return {documents[0].id: ""}
    times = Counter(cut(document.title) for document in documents)
    return {
        document.id: document.title
        if times[cut(document.title)] == 1
        else f"{cut(document.title, TITLE - len(told))}{told}"
        for number, document in enumerate(documents, 1)
        if (told := f" (source {number})")
    }


def sources(report: Report) -> Iterator[str]:
    """Yield what each source is called, where it is from, and by whom, where and when it was published."""
    yield from map(with_byline, report.documents)


def place(evidence: Evidence, names: Mapping[str, str]) -> str:
    """Return where a quote stands: document (of several), part, speaker, page or time, passage.

    Long names are cut short.
    Words beside the quote that turn its meaning are told too: nobody should have to look them up to be warned.
    """
    span = evidence.span
    passage = evidence.passage or f"characters {span.start}-{span.end}"
    document = names.get(evidence.document_id, evidence.document_id)
    turned = f"cut off from {quoted(evidence.clipped)}" if evidence.clipped else ""
    told = (cut(document), cut(evidence.part), evidence.speaker, evidence.place, passage, turned)
    return ", ".join(filter(None, told))


def cut(words: str, most: int = TITLE) -> str:
    """Return ``words`` in few enough characters: a title stands at every quote and is read at every quote."""
    if len(words) <= most:
        return words
    return words[:most].rpartition(" ")[0].rstrip(" ,;:–—-") + " …" if " " in words[:most] else words[:most] + "…"


def reason(refusal: Refusal) -> str:
    """Return why an item was left out, with the offered quote and the nearest passage where they are short."""
    quote = f"; offered as proof: {quoted(refusal.quote)}" if 0 < len(refusal.quote) <= _SHORT else ""
    nearest = f"; nearest: {quoted(refusal.nearest)}" if 0 < len(refusal.nearest) <= _SHORT else ""
    return f"{refusal.note.rstrip('. ')}{quote}{nearest}"


def beyond_limit(part: Part) -> str:
    """Return how many items of a section were kept back by the reader's own limit; empty if none."""
    if not part.beyond_limit:
        return ""
    title = part.title.lower() if part.beyond_limit > 1 else part.title.lower().removesuffix("s")
    return f"and {part.beyond_limit} more {title}, beyond --max-items"


def notices(report: Report, names: Mapping[str, str]) -> Iterator[tuple[str, Notice]]:
    """Yield what a reader should know of the sources, with the words concerned, and a notice that says so.

    What holds for several as a whole is told once, with all of them.
    """
    alike: dict[object, list[Notice]] = {}
    for number, notice in enumerate(report.notices):
        alike.setdefault(number if notice.quote else notice.note, []).append(notice)
    for those in alike.values():
        first = those[0]
        named = list(filter(None, dict.fromkeys(names.get(one.document_id, one.document_id) for one in those)))
        where = f" ({_listed(named)})" if named else ""
        quote = f": {quoted(cut(first.quote, _SHORT))}" if first.quote else "."
        yield f"Beware{where}: {first.note.rstrip('. ')}{quote}", first


def _listed(names: Sequence[str]) -> str:
    """Return names in a row, the last of many counted; long ones are cut where there are several."""
    if len(names) == 1:
        return names[0]
    more = [f"and {len(names) - NAMED_AT_MOST:,} more"] if len(names) > NAMED_AT_MOST else []
    return "; ".join((*map(cut, names[:NAMED_AT_MOST]), *more))


def failure(failure: Failure) -> str:
    """Return what could not be briefed, and why."""
    chunk = "" if failure.chunk is None else f", chunk {failure.chunk}"
    return f"{from_where(failure.source)}{chunk}: {failure.error}"


def account(report: Report) -> str:
    """Return the closing line: what was read and cited, by which model and where, what it cost."""
    run = report.run
    told = (
        counted(len(report.documents), "document"),
        _coverage(report.coverage),
        run.model,
        f"sent to {run.sent_to}" if run.sent_to else "sent nowhere",
        counted(run.calls, "call") + (f", {counted(run.repairs, 'repair')}" if run.repairs else ""),
        tokens(run),
        cost(run),
        f"{run.seconds:,.1f} s",
    )
    return " · ".join(told)


def _coverage(coverage: Coverage) -> str:
    passages = counted(coverage.passages, "passage")
    if coverage.failed:
        return f"{passages}, {coverage.cited:,} cited, {len(coverage.failed):,} failed"
    return f"{passages} read, {coverage.cited:,} cited"


def moment(started: str) -> str:
    """Return when a brief was made, as people write it; as it stands, where it is no moment."""
    try:
        made = datetime.fromisoformat(started).astimezone(UTC)
    except (ValueError, OverflowError):  # a report that was read may have any text there
        return started
    return f"{made:%Y-%m-%d %H:%M:%S} UTC"


def tokens(run: Run) -> str:
    """Return what was read and written, in tokens."""
    if run.input_tokens is None or run.output_tokens is None:
        return "tokens unknown"
    return f"{run.input_tokens:,} tokens in, {run.output_tokens:,} out"


def cost(run: Run) -> str:
    """Return what it cost, in US dollars."""
    if run.cost == "unknown":
        return "cost unknown"
    return f"cost {dollars(run.cost)}" if run.cost else "no cost"


def dollars(amount: float, places: int = 4) -> str:
    """Return US dollars to so many places, less than that to two digits: what costs something is never nothing."""
    if 0 < amount < 10**-places:
        places = 1 - math.floor(math.log10(amount))
    return f"${amount:,.{places}f}"


def counted(number: int, noun: str) -> str:
    """Return a number and its noun: 1 call, 2 calls."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
