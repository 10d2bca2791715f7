"""Who the labels of a dialogue mean: "Dr. Lee:" somebody named elsewhere, "A:" the one interviewed."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.aliases import Cluster
from summarizer.extracting.cues import ENGLISH, reads_english
from summarizer.extracting.figures import Mention
from summarizer.extracting.introducing import MOST_PARTS, introduced, named_before, tells_of_meeting
from summarizer.extracting.lexicon import words
from summarizer.extracting.spelling import bare
from summarizer.extracting.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.extracting.reading import Reading, Sentence

_SPEECHLESS: Final = frozenset({"other", "place", "thing", "quality"})  # sorts that a speaker is none of
_OF_THE_FLOOR: Final = frozenset({"question", "audience"})
_DESCRIBED: Final = re.compile(r",\s+|\s+[–—-]\s+|\s*[(（]|[)）]")
_HOLDER: Final = re.compile(r"The\b.*\((\w[\w.'’-]*(?: \w[\w.'’-]*){1,3})\)$")  # of an office
_COURTESY: Final = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Mme|Mlle|Herr|Frau)\.?|M\.)\s+(?=\S+\s+\S)"
)  # before two words and more
_HONOURS: Final = re.compile(r"(?<=\w)(?:,?\s+(?:MPs?|MEP|MSP|MLA|MS|TD|AM|AC|AO|OBE|CBE|MBE|QC|KC|PhD|MD|JP))+\s*$")


def spoken(reading: Reading, clusters: list[Cluster]) -> dict[str, Cluster]:
    """Return whom each speaker's label means; turns are added to them, and who is only a label joins ``clusters``."""
    labels: dict[str, Cluster] = {}
    opening = next((sentence.number for sentence in reading.sentences if sentence.passage.speaker), None)
    if opening is None:
        return labels
    _know_in_full({sentence.passage.speaker for sentence in reading.sentences}, clusters)
    named = _by_name(clusters)
    answering = _welcomed(reading, clusters, opening) or _introduced(reading, clusters, opening)
    turn = ""
    for sentence in reading.sentences:
        label = sentence.passage.speaker
        if label:
            if label not in labels:
                meant = answering if _answers(label, sentence.language) else _named(label, named)
                meant = meant or _holding(reading, clusters, label, opening)
                labels[label] = meant or _unknown(_name(label), clusters)
                if _answers(label, sentence.language):
                    answering = labels[label]  # "R." is who gave the first "Respuesta."
                _learn(label, labels[label], named)
            span = _label(reading, sentence)
            if label != turn or len(span):
                labels[label].mentions.append(Mention(span, label, sentence.number, "speaker", 0, 0, 0, part="says"))
        turn = label
    return labels


def asks(label: str, language: str = ENGLISH) -> bool:
    """Tell whether a label is an interviewer's: "Q", "Editor", "Host", "QUESTION (The Post)", "Audience member"."""
    name = bare(label.partition("(")[0])
    if name.partition(" ")[0] in _OF_THE_FLOOR:
        return True
    own = not reads_english(language) and name in vocabulary(language).interviewers
    return own or name in words("people", "interviewers")


def _answers(label: str, language: str) -> bool:
    own = not reads_english(language) and bare(label) in vocabulary(language).interviewees
    return own or bare(label) in words("people", "interviewees")


def _know_in_full(labels: Iterable[str], clusters: list[Cluster]) -> None:
    """Join who is labelled by one name with the one whom the text calls so in full: "OSKAR" is "Oskar Lind".

    Only where there is one such, who may be a person.
    """
    known = {bare(label) for label in labels if label and " " not in label}
    full: defaultdict[str, list[Cluster]] = defaultdict(list)
    alone: defaultdict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for name in dict.fromkeys(name for form in cluster.forms for name in _first_and_last(form, cluster)):
            full[name].append(cluster)
        if len(called := {*map(bare, cluster.forms)}) == 1:
            alone[called.pop()].append(cluster)
    for label, meant in full.items():  # in text order, and in the same one in each run
        if label not in known or len(meant) != 1:
            continue
        meant[0].sort = "person"
        for other in alone[label]:
            meant[0].join(other)
            clusters.remove(other)


def _first_and_last(form: str, cluster: Cluster) -> tuple[str, ...]:
    """Return the first name and the surname of somebody who may be a person, nothing where a form has not both."""
    parts = bare(form).split()
    may_be = not cluster.common and cluster.sort in {"person", "other"} and form.replace(" ", "").isalpha()
    return (parts[0], parts[-1]) if may_be and 1 < len(parts) <= MOST_PARTS else ()


def _by_name(clusters: list[Cluster]) -> dict[str, Cluster]:
    """Return the clusters by full name, surname and given name; of several with one name the first keeps it."""
    named: dict[str, Cluster] = {}
    for cluster in clusters:
        for form in cluster.forms:
            named.setdefault(bare(form), cluster)
    for cluster in clusters:
        for form in cluster.forms if cluster.sort == "person" and not cluster.common else ():
            parts = bare(form).split()
            named.setdefault(parts[-1], cluster)
            named.setdefault(parts[0], cluster)
    return named


def _welcomed(reading: Reading, clusters: list[Cluster], opening: int) -> Cluster | None:
    """Return the one person whom whoever asks names in full before the first answer: "My guest is Dr. Ann Lee"."""
    asking = reading.sentences[opening].passage.speaker
    if not asks(asking, reading.sentences[opening].language):
        return None
    turn = takewhile(lambda sentence: sentence.passage.speaker == asking, reading.sentences[opening:])
    end = opening + sum(1 for _ in turn)
    there = [cluster for cluster in clusters if cluster.sort == "person" and _is_named_in(cluster, opening, end)]
    return there[0] if len(there) == 1 else None


def _is_named_in(cluster: Cluster, first: int, end: int) -> bool:
    return not cluster.common and any(
        " " in mention.name and mention.kind == "name" and first <= mention.sentence < end
        for mention in cluster.mentions
    )


def _holding(reading: Reading, clusters: list[Cluster], label: str, opening: int) -> Cluster | None:
    """Return whom a list before the dialogue calls by an office that is a label: "Ann Lee (Chair)"."""
    text, office = reading.document.text, f" ({label})".casefold()
    for cluster in clusters:
        for mention in named_before(cluster, opening):
            if text[mention.span.end : mention.span.end + len(office)].casefold() == office:
                cluster.sort = "person"
                return cluster
    return None


def _introduced(reading: Reading, clusters: list[Cluster], opening: int) -> Cluster | None:
    """Return whom "A:" stands for: who is introduced right before sentence ``opening``, or is named most before it."""
    before = reading.sentences[:opening]
    start = next((s.number for s in before if s.paragraph == before[-1].paragraph), 0)
    about = range(start, opening)
    best = introduced(reading, clusters, about) if tells_of_meeting(reading, about) else None
    best = best or _named_most(clusters, opening)
    best = best or next((cluster for cluster in clusters if _has_office(reading, cluster, opening)), None)
    if best is not None:
        best.sort = "person"
    return best


def _named_most(clusters: list[Cluster], opening: int) -> Cluster | None:
    def times(cluster: Cluster) -> int:
        return len(named_before(cluster, opening))

    best = max(clusters, key=times, default=None)
    return best if best is not None and times(best) else None


def _has_office(reading: Reading, cluster: Cluster, opening: int) -> bool:
    """Tell whether an office stands behind a name before sentence ``opening``: "Entrevista a Ana Ruiz, consejera"."""
    for mention in cluster.mentions:
        sentence = reading.sentences[mention.sentence]
        behind = sentence.low[mention.last : mention.last + 2]
        if mention.kind != "name" or mention.sentence >= opening or " " not in mention.name or behind[:1] != (",",):
            continue
        if not reads_english(sentence.language) and vocabulary(sentence.language).is_role(behind[-1]):
            return True
    return False


def _name(label: str) -> str:
    """Return the name in a label that also tells who bears it: "Ann Lee, mayor", "MAYOR, ANN LEE MP", "HOST (Lee)".

    Of "The Minister for Transport (Ann Lee)" it is the name in brackets, whatever the office.
    """
    if holder := _HOLDER.match(label):
        return _COURTESY.sub("", holder[1])
    parts = [_HONOURS.sub("", part) for part in _DESCRIBED.split(label) if part]
    if parts[0].isupper() and len(parts) > 1 and not parts[1].isupper() and parts[1].istitle():
        parts = parts[1:]  # "LE PRÉFET, Ann Lee"
    offices = words("people", "titles") | words("people", "interviewers")
    name = next((part for part in parts if offices.isdisjoint(bare(part).split())), label)
    return _COURTESY.sub("", name)


def _named(label: str, named: Mapping[str, Cluster]) -> Cluster | None:
    """Return whom a label means: who is named so, or has no more of a name elsewhere than the surname in it."""
    name = bare(_name(label))
    if found := named.get(bare(label)) or named.get(name):
        return found
    last = named.get(name.rpartition(" ")[2])
    alone = last is not None and all(bare(form) == name.rpartition(" ")[2] for form in last.forms)
    return last if alone else None


def _learn(label: str, cluster: Cluster, named: dict[str, Cluster]) -> None:
    """Remember a label's name and surname for the labels that come after it: "LEE" is "ANN LEE, MAYOR"."""
    name = _name(label)
    if cluster.sort in _SPEECHLESS and not cluster.common:
        cluster.sort = "person"
    if not cluster.common and len(name.split()) > 1 and bare(name) not in map(bare, cluster.forms):
        cluster.forms[name] += 1
    offices = (part for part in _DESCRIBED.split(label) if part and bare(part) != bare(name))
    for known in (bare(label), bare(name), bare(name).rpartition(" ")[2], *map(bare, offices)):
        named.setdefault(known, cluster)


def _unknown(label: str, clusters: list[Cluster]) -> Cluster:
    """Return a new person among ``clusters`` who is known by ``label`` alone."""
    cluster = Cluster("person")
    cluster.forms[label] += 1
    clusters.append(cluster)
    return cluster


def _label(reading: Reading, sentence: Sentence) -> Span:
    """Return where the label of ``sentence`` stands, an empty span where it has none of its own."""
    label, start = sentence.passage.speaker, sentence.span.start
    before = reading.sentences[sentence.number - 1].span.end if sentence.number else 0
    at = reading.document.text.rfind(label, before, start)
    return Span(start, start) if at < 0 else Span(at, at + len(label))
