"""Which names mean the same: surname and full name, acronym and long form, short and long name of a body."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from summarizer.extracting.lexicon import lines, words
from summarizer.extracting.sorts import Named, Sort, sort
from summarizer.extracting.spelling import bare, initials
from summarizer.extracting.states import state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from summarizer.extracting.figures import Mention

_SMALL: Final = frozenset("of the for and in on &".split())
# Bodies that are not called by the name of what they belong to: the Rovers Trust is not "Rovers".
_SOCIETIES: Final = frozenset("trust association foundation federation society fans supporters students youth".split())
TAILS: Final = frozenset("inc ltd plc corp corporation company co group holdings international llc ag sa".split())


@dataclass
class Cluster:
    """Mentions that mean the same, while they are being gathered; ``forms`` counts the names as written."""

    sort: Sort
    forms: Counter[str] = field(default_factory=Counter)
    mentions: list[Mention] = field(default_factory=list)
    common: bool = False

    def add(self, mention: Mention, *, form: bool = True) -> None:
        """Take in ``mention``; its name becomes a form unless it only points back ("the agency")."""
        self.mentions.append(mention)
        if form:
            self.forms[mention.name] += 1

    def join(self, other: Cluster) -> None:
        """Take in all that ``other`` has, who turned out to be the same."""
        self.forms.update(other.forms)
        self.mentions = sorted([*self.mentions, *other.mentions], key=lambda mention: mention.span)


def gathered(
    mentions: Iterable[Mention], explained: Mapping[str, str], judge: Callable[[Named], Sort] = sort
) -> list[Cluster]:
    """Return the proper names of ``mentions`` as clusters, in the order of their first mention.

    ``explained`` leads from folded acronyms to the folded long forms that the text gives for them; ``judge`` tells what
    sort of thing a name names.
    """
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[bare(mention.name)].append(mention)
    sorts = {name: judge(Named(_written(found), found, _surnamed(name, by_name))) for name, found in by_name.items()}
    home = _homes(by_name, sorts, explained)
    equals = _equals(by_name, sorts, home)
    clusters: dict[str, Cluster] = {}
    for name, found in by_name.items():
        for mention in found:
            key = _last_named(mention, equals[name]) if name in equals else home[name]
            cluster = clusters.setdefault(key, Cluster(sorts.get(key, sorts[name])))
            cluster.add(mention, form=name not in equals)
    for cluster in clusters.values():
        cluster.mentions.sort(key=lambda mention: mention.span)
    return sorted(clusters.values(), key=lambda cluster: cluster.mentions[0].span)


def _equals(
    by_name: dict[str, list[Mention]], sorts: dict[str, Sort], home: dict[str, str]
) -> dict[str, dict[str, list[Mention]]]:
    """Return for each surname that persons bear of whom none is named more often than another: they, and where."""
    bearers: defaultdict[str, dict[str, list[Mention]]] = defaultdict(dict)
    for name, kind in sorts.items():
        if kind == "person" and " " in name:
            own = bearers[name.rpartition(" ")[2]].setdefault(home[name], [])
            own += by_name[name]
    found = {}
    for last, named in bearers.items():
        most = max(map(len, named.values()))
        equal = {name: mentions for name, mentions in named.items() if len(mentions) == most}
        if len(equal) > 1 and home.get(last) in equal:
            found[last] = equal
    return found


def _last_named(mention: Mention, bearers: dict[str, list[Mention]]) -> str:
    """Return who of several was named in full last before a mention of their surname, else first after it."""

    def distance(name: str) -> tuple[bool, int]:
        before = [one.span.start for one in bearers[name] if one.span.start < mention.span.start]
        return not before, -max(before) if before else min(one.span.start for one in bearers[name])

    return min(bearers, key=distance)


def _surnamed(name: str, by_name: dict[str, list[Mention]]) -> bool:
    """Tell whether the last word of ``name`` stands alone elsewhere as a surname does, without an article."""
    _, blank, last = name.rpartition(" ")
    alone = by_name.get(last, []) if blank else []
    return bool(alone) and not any(mention.article for mention in alone)


def _written(mentions: list[Mention]) -> str:
    """Return the commonest spelling of a name, in capitals only where it has no other: "EASTPORT —" is a dateline."""
    spellings = [mention.name for mention in mentions]
    return Counter([name for name in spellings if not name.isupper()] or spellings).most_common(1)[0][0]


def _homes(by_name: dict[str, list[Mention]], sorts: dict[str, Sort], explained: Mapping[str, str]) -> dict[str, str]:
    """Return for each folded name the fullest one that means the same."""
    counts = {name: len(found) for name, found in by_name.items()}
    home = {name: name for name in by_name}
    people = [name for name, kind in sorts.items() if kind == "person" and " " in name]
    bodies = [name for name, kind in sorts.items() if kind in {"organisation", "other", "group"} and " " in name]
    _join_people(people, counts, home)
    by_last, by_first = _indexed(people, counts, home)
    _join_bodies(bodies, counts, home)
    by_head = _by_head(bodies, home)
    by_tail = {tail: name for name in sorted(bodies, key=lambda name: counts[name]) for tail in _tails(name)}
    acronyms = _acronyms({name: _written(found) for name, found in by_name.items()})
    for name, kind in sorts.items():
        found = state(_written(by_name[name]))
        if found:
            home[name] = bare(found.name)
        elif home[name] != name:
            continue
        elif name in explained:
            home[name] = home[explained[name]]
        elif name in by_last or (name in by_first and " " not in name):
            home[name] = by_last.get(name) or by_first[name]
        elif _letters(_written(by_name[name])) in acronyms:
            home[name] = home[acronyms[_letters(_written(by_name[name]))]]
        elif kind not in {"person", "state", "place", "thing"} and name in by_tail:
            home[name] = home[by_tail[name]]
        elif kind in {"organisation", "other"} and name in by_head and _follows(by_name[name], by_name[by_head[name]]):
            home[name] = by_head[name]
    return home


def _follows(mentions: Sequence[Mention], full: Sequence[Mention]) -> bool:
    """Tell whether somebody of a short name, who is no place, speaks, acts or owns, once the ``full`` one was told."""
    parts = {mention.part for mention in mentions}
    does = not parts.isdisjoint({"says", "acts", "owns"}) and "place" not in parts
    return does and full[0].span.start < mentions[0].span.start


def _by_head(bodies: Iterable[str], home: Mapping[str, str]) -> dict[str, str]:
    """Return firms by the first word of their names, where there is one such: Brightnest Appliances is "Brightnest"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in bodies:
        if name.split()[-1] not in words("groups", "bodies") | _SOCIETIES:
            found[name.split()[0]].add(home[name])
    return {head: next(iter(homes)) for head, homes in found.items() if len(homes) == 1}


def _letters(name: str) -> str:
    return name.replace(".", "").replace("&", "")


def _acronyms(names: dict[str, str]) -> dict[str, str]:
    """Return the longer names by their initials, with and without a last "Inc" or "Co"."""
    acronyms: dict[str, str] = {}
    for name, written in names.items():
        parts = written.split()
        for shorter in {written, " ".join(parts[:-1]) if parts[-1].casefold().rstrip(".") in TAILS else written}:
            letters = initials(shorter)
            if len(letters) > 1 and " " in shorter:
                acronyms.setdefault(letters, name)
    return acronyms


def _join_people(people: list[str], counts: dict[str, int], home: dict[str, str]) -> None:
    """Let "James B. Hart" and "James Hart" be one: same surname, and first names that agree."""
    by_last: dict[str, list[str]] = defaultdict(list)
    for name in sorted(people, key=lambda name: (-len(name.split()), -counts[name])):
        for other in by_last[name.split()[-1]]:
            if _agree(name.split(), other.split()):
                home[name] = other
                break
        else:
            by_last[name.split()[-1]].append(name)


def _agree(short: list[str], long: list[str]) -> bool:
    if short[0] in _nicknames().get(long[0], ()) or long[0] in _nicknames().get(short[0], ()):
        return True
    return short[0] == long[0] or (len(short[0]) == 1 and long[0].startswith(short[0])) or set(short) <= set(long)


@cache
def _nicknames() -> dict[str, list[str]]:
    """Return the full given names by their short form."""
    return {short: full for short, *full in (line.split() for line in lines("people", "nicknames"))}


def _indexed(people: list[str], counts: dict[str, int], home: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Return the fullest names by surname and by given name; where several share one, the name met most often."""
    by_last: dict[str, str] = {}
    by_first: dict[str, str] = {}
    for name in sorted(people, key=lambda name: counts[name]):
        parts = name.split()
        for at in range(1, len(parts)):
            by_last[" ".join(parts[at:])] = home[name]
        by_first[parts[0]] = home[name]
    return by_last, by_first


def _join_bodies(bodies: list[str], counts: dict[str, int], home: dict[str, str]) -> None:
    """Join "Department of Trade" with "Trade Department", and "Norlund" with "Norlund International"."""
    by_content: dict[tuple[str, ...], str] = {}
    by_tail: dict[str, str] = {}
    for name in sorted(bodies, key=lambda name: (-len(name.split()), -counts[name])):
        content = tuple(sorted(word for word in name.split() if word not in _SMALL))
        if content in by_content:
            home[name] = by_content[content]
        elif name in by_tail:
            home[name] = by_tail[name]
        else:
            by_content[content] = name
            for tail in _tails(name):
                by_tail.setdefault(tail, name)


def _tails(name: str) -> list[str]:
    """Return the shorter names that a body goes by: the ends of its full name, or what stands before "Inc" there."""
    parts = name.split()
    tails = [
        " ".join(parts[at:])
        for at in range(1, len(parts))
        if parts[at] not in _SMALL
        and parts[at - 1] not in {"for", "&"}
        and not (at == len(parts) - 1 and parts[at - 1] in _SMALL)
    ]
    if parts[-1] == "party":
        tails.append(" ".join(parts[:-1]) + "s")
    if parts[-1] in TAILS or parts[-1] in words("names", "organisations") - _SOCIETIES:
        head = parts[:-1]
        if head[-1] not in words("people", "titles"):
            tails.append(" ".join(head))
        if parts[-1].rstrip(".") in TAILS:
            tails += [" ".join(head[at:]) for at in range(1, len(head))]
    return tails
