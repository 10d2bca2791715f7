"""What changed between two briefs, in plain words and one order; layout and escaping are the formats' own.

Every string here may hold text of strangers, so none is printed before it is escaped.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.rendering import items, wording
from summarizer.rendering.attribution import DASH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.difference import Compared, Difference, FieldChange, ItemChange, SourceChange
    from summarizer.report import Evidence

#: What became of a source or an item, as a sign before it.
SIGNS: Final[Mapping[str, str]] = {"new": "+", "gone": "-", "changed": "~", "same": "="}

_BECAME: Final = {"new": "is new", "gone": "is gone", "same": "is the same"}
_TITLES: Final = {"changed": "Changed", "new": "New", "gone": "Gone"}
_FILE: Final = 20  # characters of a file's name that tells sources of one title apart
_BESIDE: Final = 3  # words that are told on both sides of those that changed


class Line(NamedTuple):
    """Something that is new, gone or changed, with its ``id``, if it has any."""

    change: str
    text: str
    id: str = ""


class Entry(NamedTuple):
    """An item: its line, the fields that changed, its sources that did, and the evidence gained and lost.

    ``standing`` is its status and certainty, where only one of the briefs has it: of others it is told what changed.
    """

    line: Line
    standing: str
    fields: tuple[FieldChange, ...]
    moved_by: str
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    reasons: tuple[str, ...]


class Told(NamedTuple):
    """All that readers are told of a difference, the account of it first."""

    title: str
    account: str
    briefs: tuple[str, str]
    fields: tuple[FieldChange, ...]
    sources: tuple[Line, ...]
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]


def told(difference: Difference) -> Told:
    """Return what readers are told."""
    names = _names(difference)
    movers = _movers(difference, names)
    by_change = {change: [one for one in difference.items if one.change == change] for change in _TITLES}
    groups = tuple(
        (_title(title, by_change[change]), tuple(_entry(one, names, movers) for one in by_change[change]))
        for change, title in _TITLES.items()
        if by_change[change]
    )
    return Told(
        title=f"What changed: {difference.new.title}",
        account=_account(difference, by_change),
        briefs=(f"old: {_brief(difference.old)}", f"new: {_brief(difference.new)}"),
        fields=difference.fields,
        sources=tuple(map(_source, difference.sources)),
        groups=groups,
    )


def _title(title: str, changes: Sequence[ItemChange]) -> str:
    """Return the heading of some changes; what is gone has no id but the old brief's, where the new has others."""
    numbered = ", by the old brief’s ids" if any(one.new is None for one in changes) else ""
    return f"{title} ({len(changes)}){numbered}"


def _source(one: SourceChange) -> Line:
    called = wording.called(one.title, one.source)
    return Line(one.change, f"a new version of {called}" if one.change == "changed" else called)


def _names(difference: Difference) -> dict[str, str]:
    """Return by id what each source is called: nothing where there is but one, else a distinct name.

    Those of one title are told apart by their files, and by their numbers where these have one name, too.
    """
    sources = difference.sources
    if len(sources) == 1:
        return dict.fromkeys(_ids(sources[0]), "")
    names = [one.title for one in sources]
    for other in ([_with(one.title, _end_of(one.source)) for one in sources], _numbered(sources)):
        times = Counter(map(wording.cut, names))
        names = [name if times[wording.cut(name)] == 1 else other[place] for place, name in enumerate(names)]
    return {key: name for name, one in zip(names, sources, strict=True) for key in _ids(one)}


def _ids(one: SourceChange) -> Iterator[str]:
    return filter(None, (one.old_id, one.new_id))


def _numbered(sources: Sequence[SourceChange]) -> list[str]:
    return [_with(one.title, f"source {number}") for number, one in enumerate(sources, 1)]


def _with(title: str, known: str) -> str:
    """Return a title and what tells it from others of its name, no longer than what stands beside a quote."""
    told = f" ({known})"
    return wording.cut(title, wording.TITLE - len(told)) + told


def _end_of(source: str) -> str:
    where = wording.from_where(source)
    return where if len(where) <= _FILE else f"…{where[-_FILE:]}"


def _brief(brief: Compared) -> str:
    return f"{brief.title}, by {brief.model}, {wording.moment(brief.started)}"


def _account(difference: Difference, by_change: Mapping[str, list[ItemChange]]) -> str:
    counts = [f"{len(by_change[change]):,} {change}" for change in ("new", "gone", "changed")]
    counts.append(f"{difference.unchanged:,} unchanged")
    if difference.same:
        return f"The same in both: {wording.counted(difference.unchanged, 'item')}."
    return f"{', '.join(counts)}."


def _entry(one: ItemChange, names: Mapping[str, str], movers: Mapping[str, str]) -> Entry:
    because = f"the {'new' if one.change == 'gone' else 'old'} brief left it out"
    return Entry(
        line=Line(one.change, *_line(one)),
        standing=_standing(one),
        fields=one.fields,
        moved_by=_moved_by(one, movers),
        gained=tuple(_quote(evidence, names) for evidence in one.gained),
        lost=tuple(_quote(evidence, names) for evidence in one.lost),
        reasons=tuple(f"{because}: {wording.reason(reason)}" for reason in one.reasons),
    )


def _line(one: ItemChange) -> tuple[str, str]:
    """Return an item's line, and its id: both, where the briefs have two."""
    finding = one.new or one.old
    if finding is None:
        return "", ""
    ids = dict.fromkeys(brief.id for brief in (one.old, one.new) if brief)
    return items.line(finding.item, finding.evidence), "→".join(ids)


def _standing(one: ItemChange) -> str:
    """Return how far an item that only one of the briefs has has come, and how firmly it is said."""
    finding = one.new or one.old
    if one.change == "changed" or finding is None:
        return ""
    state, certainty = items.told(finding.item).state, items.certainty(finding.item)
    if not certainty:  # nobody says it as a whole
        return state
    return f"status: {state}, certainty: {certainty}" if state else f"certainty: {certainty}"


def _movers(difference: Difference, names: Mapping[str, str]) -> dict[str, str]:
    """Return by id what each source is called, and what became of it."""
    return {key: _mover(names[key] or "its source", one.change) for one in difference.sources for key in _ids(one)}


def _mover(name: str, change: str) -> str:
    return f"a new version of {name}" if change == "changed" else f"{name}, which {_BECAME[change]}"


def _moved_by(one: ItemChange, movers: Mapping[str, str]) -> str:
    """Return which sources that are not the same in both briefs moved an item."""
    if one.moved_by:
        return f"moved by {'; '.join(dict.fromkeys(movers.get(key, key) for key in one.moved_by))}"
    if one.gained or one.lost:
        return "no source moved it: both briefs have its sources"
    return "no source moved it: it stands on the same words"


def _quote(evidence: Evidence, names: Mapping[str, str]) -> str:
    return f"{wording.quoted(evidence.quote)}{DASH}{wording.place(evidence, names)}"


def sides(change: FieldChange) -> tuple[str, str]:
    """Return what a field said and says; nothing is called so.

    Where long texts begin and end alike, that is left out but for a few words: the item's line has it.
    """
    old, new = change.old.split(), change.new.split()
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    before, now = (_between(words, head - _BESIDE, tail - _BESIDE) for words in (old, new))
    return before or "nothing", now or "nothing"


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two texts begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _between(words: Sequence[str], before: int, behind: int) -> str:
    """Return a text without so many words at its ends, where that leaves out more than one."""
    start = before if before > 1 else 0
    end = len(words) - (behind if behind > 1 else 0)
    return " ".join(filter(None, ("…" if start else "", *words[start:end], "…" if end < len(words) else "")))
