"""Common nouns led back to whom they mean: "the agency" to the body last named, "the governor" to who is one."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.extracting.aliases import TAILS, Cluster
from summarizer.extracting.groups import CALLED
from summarizer.extracting.lexicon import words
from summarizer.extracting.states import state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Reading
    from summarizer.extracting.sorts import Sort

_NEAR: Final = 4  # sentences that "the agency" looks back
_PLACES: Final = frozenset("city town state county village".split())  # which act, and are places as well
_DEFINITE: Final = frozenset({"the", "this", "its", "their"})


def joined(reading: Reading, clusters: list[Cluster], common: Iterable[Mention]) -> list[Cluster]:
    """Return ``clusters`` with the groups, bodies and offices of ``common``, in clusters of old or in new ones."""
    events: list[tuple[Mention, Cluster | None]] = [(m, cluster) for cluster in clusters for m in cluster.mentions]
    events += [(mention, None) for mention in common]
    events.sort(key=lambda event: event[0].span)
    memory = _Memory(clusters)
    persons = [cluster for cluster in clusters if cluster.sort in {"person", "other"}]
    named = {(one.sentence, one.lead): cluster for cluster in persons for one in cluster.mentions if one.kind == "name"}
    for mention, known in events:
        cluster = known or named.get(_apposition(reading, mention))
        if known is None and cluster is not None:
            cluster.sort = "person"  # "the club's chairman, Ed Farrow, said"
            cluster.mentions.append(mention)
        elif cluster is None:
            cluster = memory.home(mention, definite=_definite(reading, mention))
            cluster.mentions.append(mention)
        memory.note(cluster, mention)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: mention.span)
    return [*clusters, *memory.new.values()]


def _apposition(reading: Reading, mention: Mention) -> tuple[int, int]:
    """Return where a name stands, as a sentence and a token of it, that tells who bears an office: behind its comma."""
    tokens = reading.sentences[mention.sentence].tokens
    follows = mention.kind == "role" and [token.text for token in tokens[mention.last : mention.last + 1]] == [","]
    return (mention.sentence, mention.last + 1) if follows else (-1, -1)


class _Memory:
    """Whom a text has named so far, by the words that may point back to them."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.new: dict[str, Cluster] = {}
        self._states = {found.name: cluster for cluster in clusters for form in cluster.forms if (found := state(form))}
        # Who holds an office: at first whoever will, then whoever of those that hold it was named last.
        self._offices: dict[str, Cluster] = {}
        self._held: defaultdict[int, set[str]] = defaultdict(set)  # the offices of each cluster
        self._bodies: dict[str, Cluster] = {}
        # What more than one body is called: "an appeals court" beside the Supreme Court.
        self._several: set[str] = set()
        self._latest: tuple[int, Cluster] | None = None
        # Bodies named by several words of which the last may stand for them: "village council".
        self._fuller: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._near: defaultdict[int, list[Cluster]] = defaultdict(list)  # who may be a body, by where it was named
        for cluster in clusters:
            for mention in cluster.mentions:
                if cluster.sort in {"organisation", "other"}:
                    self._near[mention.sentence].append(cluster)
                for word in _offices(mention):
                    self._offices.setdefault(word, cluster)
                    self._held[id(cluster)].add(word)

    def note(self, cluster: Cluster, mention: Mention) -> None:
        """Remember that ``cluster`` was named."""
        for word in self._held.get(id(cluster), ()):
            self._offices[word] = cluster
        if mention.kind != "name" and not cluster.common and cluster.sort in {"organisation", "other"}:
            self._near[mention.sentence].append(cluster)
        if cluster.sort == "organisation":
            self._latest = (mention.sentence, cluster)
            if mention.kind == "name":
                self._bodies |= dict.fromkeys(_heads(mention), cluster)

    def home(self, mention: Mention, *, definite: bool) -> Cluster:
        """Return the cluster that a common noun belongs to, a new one where it points to none."""
        head = _head(mention)
        if mention.kind == "role":
            holder = self._offices.get(head) if definite else None
            if holder is not None and self._is_another_office(mention, holder):
                return self._own(mention.name.casefold(), mention, "person")
            return holder or self._own(head, mention, "person")
        owner = _owner(mention)
        represented = state(owner) if owner and head in words("groups", "representing") else None
        if represented and represented.name in self._states:
            cluster = self._states[represented.name]
            cluster.forms[mention.name] += 1
            return cluster
        if head not in words("groups", "bodies") and head not in CALLED:
            return self._own(f"{owner} {head}" if owner else head, mention, "group")
        points = definite and mention.name.casefold() == head
        if not points and not mention.name[0].isupper():
            self._several.add(head)
        body = self._body(mention, head) if points and head not in self._several else None
        if points and body is None and head not in self.new and head not in _PLACES:
            fuller = self._fuller[head]
            body = fuller[0] if len(fuller) == 1 else None  # "the village council", and then "the council"
        return body or self._own(mention.name.casefold(), mention, "organisation")

    def _is_another_office(self, mention: Mention, holder: Cluster) -> bool:
        """Tell whether a role is not the one that somebody holds: no prime minister is "the foreign minister"."""
        titles = {word for one in holder.mentions for word in one.title.casefold().split()}
        told_apart = [word for word in mention.name.split()[:-1] if word.islower()]
        return not holder.common and not titles.issuperset(told_apart)

    def _body(self, mention: Mention, head: str) -> Cluster | None:
        """Return the body that "the agency" points to: the last one called so, or a near one of any name."""
        if self._fuller[head]:
            return None  # "the bank" may be the central bank, whatever other bank was named
        if head in self._bodies:
            return self._bodies[head]
        if self._latest is None or head not in words("groups", "neutral"):
            return None
        sentence, latest = self._latest
        if latest.common or mention.sentence - sentence > _NEAR or self._is_one_of_several(latest, mention):
            return None
        return None if any(_is_other(form, head) for form in latest.forms) else latest

    def _is_one_of_several(self, latest: Cluster, mention: Mention) -> bool:
        """Tell whether another body was named as near as the ``latest``, which was only named once: it may be meant."""
        if len(latest.mentions) > 1:
            return False
        near = range(mention.sentence - _NEAR, mention.sentence + 1)
        others = (cluster for number in near for cluster in self._near.get(number, ()))
        return any(cluster is not latest and len(cluster.mentions) > 1 for cluster in others)

    def _own(self, key: str, mention: Mention, sort: Sort) -> Cluster:
        if key not in self.new:
            self.new[key] = Cluster(sort, common=True)
            if " " in key:
                self._fuller[key.rsplit(maxsplit=1)[-1]].append(self.new[key])
        cluster = self.new[key]
        cluster.forms[mention.name] += 1
        return cluster


def _head(mention: Mention) -> str:
    return mention.name.split()[-1].casefold()


def _is_other(name: str, head: str) -> bool:
    """Tell whether a name says that it is something else than a ``head``: no commission is "the company"."""
    parts = set(name.casefold().replace(".", "").split())
    if head in words("groups", "businesses"):
        own = (words("groups", "bodies") - words("groups", "neutral")) | words("groups", "public")
        return head not in parts and not own.isdisjoint(parts)
    return head in words("groups", "public") and not TAILS.isdisjoint(parts)


def _heads(mention: Mention) -> Iterator[str]:
    """Yield what a body may be called by after its name: its last word, and that before "of": "Bank of Norland"."""
    parts = mention.name.casefold().split()
    yield parts[-1]
    yield from (before for before, after in pairwise(parts) if after == "of")


def _offices(mention: Mention) -> list[str]:
    """Return the words of a role before a name that may stand for the person later: "governor" for "Gov."."""
    known = words("groups", "offices")
    title = mention.title.casefold().replace(".", "").split()
    return [word for word in ("governor" if word == "gov" else word for word in title) if word in known]


def _owner(mention: Mention) -> str:
    """Return the capitalised words in a group's name: "South Korean" of "senior South Korean officials"."""
    owner: list[str] = []
    for word in mention.name.split()[:-1]:
        if word[0].isupper():
            owner.append(word)
        elif owner:
            break
    return " ".join(owner)


def _definite(reading: Reading, mention: Mention) -> bool:
    """Tell whether a mention may point back: "the union", but not "the union of seamen", which says whose it is."""
    tokens = reading.sentences[mention.sentence].tokens
    if mention.first == 0 or tokens[mention.first - 1].low not in _DEFINITE:
        return False
    return mention.kind == "role" or [token.low for token in tokens[mention.last : mention.last + 1]] != ["of"]
