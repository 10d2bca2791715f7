"""Two briefs → what is new, gone and changed between them, field by field, and which sources moved it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from pathlib import PurePath
from typing import TYPE_CHECKING

from summarizer.canonical import canonical, fold
from summarizer.comparing.matching import matched
from summarizer.comparing.reprints import reprints
from summarizer.difference import Compared, Difference, FieldChange, ItemChange, SourceChange
from summarizer.kinds.brief import Side
from summarizer.language.figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summarizer.brief import Item
    from summarizer.document import Document
    from summarizer.report import Evidence, Finding, LeftOut, Refusal, Report


def compare(old: Report, new: Report) -> Difference:
    """Return what changed from the brief ``old`` to the brief ``new``.

    Items are one where they stand on the same words of a source, or say the same, or are of one section and voice and
    alike but for numbers, dates, how firmly or how far decided it is, or a few words; a statement that is only written
    with other typography is not changed.
    """
    sources = tuple(_sources(old.documents, new.documents))
    moved = {key for one in sources if one.change != "same" for key in (one.old_id, one.new_id)} - {""}
    reasons_before, reasons_now = _reasons(old.left_out), _reasons(new.left_out)
    items: list[ItemChange] = []
    pairs = 0
    texts = {document.id: document.text for document in (*old.documents, *new.documents)}
    for before, now in matched(old.findings, new.findings, texts):
        pairs += bool(before and now)
        if before and now:
            items += _changed(before, now, moved)
        elif now:
            items.append(_only("new", now, moved, reasons_before))
        elif before:
            items.append(_only("gone", before, moved, reasons_now))
    return Difference(
        old=_compared(old),
        new=_compared(new),
        sources=sources,
        fields=tuple(_fields_of_briefs(old, new)),
        items=tuple(items),
        unchanged=pairs - sum(item.change == "changed" for item in items),
    )


def _compared(report: Report) -> Compared:
    return Compared(title=report.title, kind=report.kind, model=report.run.model, started=report.run.started)


def _sources(old: Iterable[Document], new: Iterable[Document]) -> Iterator[SourceChange]:
    """Yield the sources of both: those of one id, then those that are one in two versions."""
    before = {document.id: document for document in old}
    after = {document.id: document for document in new}
    gone = {key: document for key, document in before.items() if key not in after}
    come = {key: document for key, document in after.items() if key not in before}
    earlier = _earlier_versions(gone, come)
    changed = frozenset(earlier.values())
    for key, document in after.items():
        told = {"title": document.title, "source": document.source, "new_id": key}
        if key in before:
            yield SourceChange(change="same", old_id=key, **told)
        elif key in earlier:
            yield SourceChange(change="changed", old_id=earlier[key], **told)
        else:
            yield SourceChange(change="new", **told)
    for key, document in gone.items():
        if key not in changed:
            yield SourceChange(change="gone", title=document.title, source=document.source, old_id=key)


def _earlier_versions(gone: Mapping[str, Document], come: Mapping[str, Document]) -> dict[str, str]:
    """Return by the id of each document that has come that of an earlier version of it, which is gone, if there is one.

    Sure is the same place, and of several there the same title; then a title and file's name in another folder, and
    last a title that but one of each has, where their words are much the same.
    """
    found: dict[str, str] = {}
    for name in (_place_and_title, _place, _title_and_file, _title):
        taken = frozenset(found.values())
        left: defaultdict[tuple[str, ...], list[Document]] = defaultdict(list)
        for document in gone.values():
            if document.file and document.id not in taken:
                left[name(document)].append(document)
        waiting = [document for document in come.values() if document.file and document.id not in found]
        times = Counter(map(name, waiting))
        for document in waiting:
            those = left[name(document)]
            if name is _title and not (len(those) == times[name(document)] == 1 and _are_one(those[0], document)):
                continue
            if those:
                found[document.id] = those.pop(0).id
    return found


def _place_and_title(document: Document) -> tuple[str, ...]:
    return document.source, document.title


def _place(document: Document) -> tuple[str, ...]:
    return (document.source,)


def _title_and_file(document: Document) -> tuple[str, ...]:
    return document.title, document.source if document.address else PurePath(document.source).name


def _title(document: Document) -> tuple[str, ...]:
    return (document.title,)


def _are_one(old: Document, new: Document) -> bool:
    return reprints((old, new))[new.id] == old.id


def _reasons(left_out: Iterable[LeftOut]) -> Mapping[tuple[str, str], tuple[Refusal, ...]]:
    return {(entry.section, canonical(entry.item.statement)): entry.reasons for entry in left_out}


def _only(
    change: str, finding: Finding, moved: set[str], left_out: Mapping[tuple[str, str], tuple[Refusal, ...]]
) -> ItemChange:
    """Return the change of an item that only one of the briefs has."""
    reasons = left_out.get((finding.section, canonical(finding.item.statement)), ())
    movers = _movers(finding.evidence, moved)
    if change == "new":
        return ItemChange(change="new", new=finding, gained=finding.evidence, moved_by=movers, reasons=reasons)
    return ItemChange(change="gone", old=finding, lost=finding.evidence, moved_by=movers, reasons=reasons)


def _changed(before: Finding, now: Finding, moved: set[str]) -> Iterator[ItemChange]:
    """Yield the change of an item that both briefs have, if there is any."""
    fields = tuple(_fields(before, now))
    gained = tuple(_beyond(now.evidence, before.evidence))
    lost = tuple(_beyond(before.evidence, now.evidence))
    if fields or gained or lost:
        movers = _movers((*gained, *lost), moved)
        yield ItemChange(
            change="changed", old=before, new=now, fields=fields, gained=gained, lost=lost, moved_by=movers
        )


def _movers(evidence: Iterable[Evidence], moved: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.document_id for one in evidence if one.document_id in moved))


def _beyond(evidence: Iterable[Evidence], other: Sequence[Evidence]) -> Iterator[Evidence]:
    """Yield what is not in the ``other`` evidence: neither words of it, in one text, nor the same words in another."""
    ends: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    furthest: dict[str, int] = {}
    for one in sorted(other, key=lambda one: (one.document_id, one.span)):
        # The starts, in order, each with the furthest end so far.
        furthest[one.document_id] = max(furthest.get(one.document_id, 0), one.span.end)
        ends[one.document_id].append((one.span.start, furthest[one.document_id]))
    quotes = {canonical(one.quote) for one in other}
    for one in evidence:
        starts = ends[one.document_id]
        before = bisect_left(starts, (one.span.end, 0)) - 1
        overlaps = before >= 0 and starts[before][1] > one.span.start
        if not overlaps and canonical(one.quote) not in quotes:
            yield one


def _fields(before: Finding, now: Finding) -> Iterator[FieldChange]:
    if before.section != now.section:
        yield FieldChange(field="section", old=before.section, new=now.section)
    names = dict.fromkeys((*type(before.item).model_fields, *type(now.item).model_fields))
    for name in names:
        if name == "citations":
            continue
        yield from _differing(name, _told(before.item, name), _told(now.item, name))
        if name == "statement":
            yield from _numbers(before.item.statement, now.item.statement)
    yield from _differing("speaker", _speakers(before), _speakers(now))
    yield from _differing("doubts", _doubts(before), _doubts(now))
    yield from _differing("independent sources", str(before.corroboration), str(now.corroboration))


def _fields_of_briefs(old: Report, new: Report) -> Iterator[FieldChange]:
    for name in ("kind", "title", "focus"):
        yield from _differing(name, getattr(old, name), getattr(new, name))
    told = (" ".join(sentence.text for sentence in report.bottom_line) for report in (old, new))
    yield from _differing("bottom line", *told)


def _differing(field: str, old: str, new: str) -> Iterator[FieldChange]:
    if old != new and (canonical(old) != canonical(new) or not (old and new)):
        yield FieldChange(field=field.replace("_", " "), old=old, new=new)


def _numbers(old: str, new: str) -> Iterator[FieldChange]:
    """Yield the figures that only one of two statements has."""
    before, now = _figures(old), _figures(new)
    if gone := _only_in(before, now):
        yield FieldChange(field="numbers", old=gone, new=_only_in(now, before))
    elif come := _only_in(now, before):
        yield FieldChange(field="numbers", old="", new=come)


def _only_in(these: Sequence[tuple[tuple[float, ...], str]], other: Sequence[tuple[tuple[float, ...], str]]) -> str:
    """Return, as they are written, the figures that the other list has not, or not so often."""
    only = Counter(value for value, _ in these) - Counter(value for value, _ in other)
    return ", ".join(dict.fromkeys(raw for value, raw in these if value in only))


def _figures(statement: str) -> list[tuple[tuple[float, ...], str]]:
    folded = fold(statement)
    return [
        (figure.values, statement[folded.starts[figure.first] : folded.ends[figure.end - 1]])
        for figure in figures(folded)
    ]


def _speakers(finding: Finding) -> str:
    """Return who speaks in the evidence, where all of it is spoken."""
    speakers = dict.fromkeys(one.speaker for one in finding.evidence)
    return ", ".join(speakers) if all(speakers) else ""


def _doubts(finding: Finding) -> str:
    statement = finding.item.statement
    told = (f"{doubt.severity}: {doubt.check} “{doubt.span.of(statement)}”" for doubt in finding.doubts)
    return ", ".join(told)


def _told(item: Item, name: str) -> str:
    """Return a field as readers are told it; "" where the item has no such field, or nothing in it."""
    told = _in_words(getattr(item, name, None))
    return told.replace("_", " ") if name == "status" else told


def _in_words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Side):
        return f"{value.said_by}: {value.statement}" if value.said_by else value.statement
    if isinstance(value, tuple):
        return ", ".join(map(_in_words, value))
    return str(value)
