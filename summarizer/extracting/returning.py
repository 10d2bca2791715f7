"""Whom common nouns lead back to, in languages other than English: "die Bürgermeisterin", "le syndicat"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.extracting.aliases import Cluster
from summarizer.extracting.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Reading
    from summarizer.extracting.sorts import Named, Sort
    from summarizer.extracting.vocabulary import Vocabulary

_ACRONYM: Final = 2  # letters


def sort_of(named: Named) -> Sort:
    """Return the sort of a name: what the words around it made it, else a body if it is an acronym, or a place."""
    if any(mention.person for mention in named.mentions):
        return "person"
    if any(mention.body for mention in named.mentions):
        return "organisation"
    if len(named.name) >= _ACRONYM and named.name.isupper():
        return "organisation"
    places = sum(mention.part == "place" for mention in named.mentions)
    return "place" if places * 2 > len(named.mentions) and not named.does("says") else "other"


def led_back(reading: Reading, clusters: list[Cluster], common: Iterable[Mention]) -> list[Cluster]:
    """Return ``clusters`` with the common nouns of ``common``: each with whom the text last called so, or a new one."""
    known = vocabulary(reading.language)
    events: list[tuple[Mention, Cluster | None]] = [(m, cluster) for cluster in clusters for m in cluster.mentions]
    events += [(mention, None) for mention in common]
    events.sort(key=lambda event: event[0].span)
    called: dict[str, Cluster] = {}
    for mention, cluster in events:
        if cluster is not None:
            for word in _called(mention, known):
                called.setdefault(word, cluster)
    new: dict[str, Cluster] = {}
    for mention, cluster in events:
        if cluster is not None:
            for word in _called(mention, known):
                called[word] = cluster
            continue
        noun = mention.name.casefold()
        group = noun in known.groups
        home = new.get(noun) if group or " " in noun else called.get(noun)  # another compound is another body
        if home is None:
            sort: Sort = "person" if mention.kind == "role" else "group" if group else "organisation"
            home = new.setdefault(noun, Cluster(sort, common=True))
            home.forms[mention.name] += 1
            if sort == "organisation":
                first = noun.split()[0]
                called[first] = called[known.kind(first)] = home
        home.mentions.append(mention)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: mention.span)
    return [*clusters, *new.values()]


def _called(mention: Mention, known: Vocabulary) -> list[str]:
    """Return the nouns that a name may be called by: those before it, or of a body the one that its name begins with.

    Who is "présidente du collectif" is no collectif. A compound is called by its last noun, too, and by no other one.
    """
    if mention.title:
        words = mention.title.casefold().split()
        words = [word for word in words if not (mention.person and known.is_body(word))]
    else:
        words = mention.name.casefold().split()[:2] if mention.body else []  # "Landkreis" of "Landkreis Havel"
    return [*words, *map(known.kind, words)]
