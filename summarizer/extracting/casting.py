"""From mentions to figures: names are gathered, common nouns led back to names, labels to speakers, and all ranked."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Final

from summarizer.extracting.aliases import gathered
from summarizer.extracting.appositions import role_of
from summarizer.extracting.cues import ENGLISH, reads_english
from summarizer.extracting.figures import Cast, Figure
from summarizer.extracting.foreign import foreign_names
from summarizer.extracting.groups import groups
from summarizer.extracting.headings import headed
from summarizer.extracting.names import names
from summarizer.extracting.naming import named_in
from summarizer.extracting.pointing import joined
from summarizer.extracting.ranking import ranked, weight
from summarizer.extracting.returning import led_back, sort_of
from summarizer.extracting.roles import aged, described, tells_body, tells_person
from summarizer.extracting.sifting import explained, sifted
from summarizer.extracting.speakers import asks, spoken
from summarizer.extracting.spelling import bare
from summarizer.extracting.states import state
from summarizer.extracting.unlabelled import answered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.extracting.aliases import Cluster
    from summarizer.extracting.reading import Reading
    from summarizer.kinds.brief import ActorType

_SHORT: Final = 60  # tokens too few to tell a language by; such a text is taken for English
_RARE: Final = 5  # so many times rarer, a longer form is a chance neighbour
_TYPES: Final[Mapping[str, ActorType]] = {
    "person": "person",
    "organisation": "organisation",
    "state": "state",
    "group": "group",
}


def cast(reading: Reading) -> Cast:
    """Return all figures of ``reading``, ranked. Takes time in proportion to its length."""
    clusters = _united([_clusters(reading.only(language)) for language in reading.languages])
    labels = spoken(reading, clusters)
    answers = answered(reading, clusters)
    headed(reading, clusters)
    asking = {id(cluster) for label, cluster in labels.items() if any(asks(label, code) for code in reading.languages)}
    cast_of = {id(cluster): _figure(reading, cluster, interviewer=id(cluster) in asking) for cluster in clusters}
    figures = ranked(list(cast_of.values()))
    rank = {figure.mentions: number for number, figure in enumerate(figures)}
    return Cast(
        figures,
        {label: rank[cast_of[id(cluster)].mentions] for label, cluster in labels.items()},
        {number: rank[cast_of[id(cluster)].mentions] for number, cluster in answers.items()},
        tuple(
            sorted(
                ((mention, number) for number, figure in enumerate(figures) for mention in figure.mentions),
                key=lambda place: (place[0].span.start, place[0].span.end),
            )
        ),
        tuple(sorted((figure.described.span, number) for number, figure in enumerate(figures) if figure.described)),
    )


def _clusters(reading: Reading) -> list[Cluster]:
    """Return whom a reading in one language names."""
    short = sum(len(sentence.tokens) for sentence in reading.sentences) < _SHORT
    if reading.language == ENGLISH or (short and not reading.language):
        proper, common = sifted(reading, names(reading), groups(reading))
        return joined(reading, gathered(proper, explained(reading, proper)), common)
    if reading.language:
        proper, common = named_in(reading)
        return led_back(reading, gathered(proper, explained(reading, proper), sort_of), common)
    proper = list(foreign_names(reading))
    return gathered(proper, explained(reading, proper))


def _united(found: list[list[Cluster]]) -> list[Cluster]:
    """Return the clusters of several languages as one list: who has a name in two of them is one."""
    if len(found) == 1:
        return found[0]
    homes: dict[str, Cluster] = {}
    kept: list[Cluster] = []
    for cluster in chain.from_iterable(found):
        known = [] if cluster.common else [bare(form) for form in cluster.forms]
        home = next((homes[name] for name in known if name in homes), cluster)
        if home is cluster:
            kept.append(cluster)
        else:
            home.join(cluster)
        for name in known:
            homes.setdefault(name, home)
    return kept


def _figure(reading: Reading, cluster: Cluster, *, interviewer: bool) -> Figure:
    english = reads_english(reading.sentences[cluster.mentions[0].sentence].language)
    role = described(reading, cluster) if english else role_of(reading, cluster)
    if cluster.sort == "other" and role and english:
        cluster.sort = "person" if tells_person(role, cluster.forms) else "organisation"
    if cluster.sort == "person" and english and tells_body(reading, cluster, role):
        cluster.sort = "organisation"
    name = _name(cluster)
    return Figure(
        name,
        tuple(form for form, _ in cluster.forms.most_common() if form != name),
        _TYPES.get(cluster.sort, "other"),
        tuple(cluster.mentions),
        described=role,
        weight=weight(reading, cluster, introduced=role is not None or aged(reading, cluster)),
        interviewer=interviewer,
        sort=cluster.sort,
        common=cluster.common,
    )


def _name(cluster: Cluster) -> str:
    """Return the fullest form of a name that the text has; of a common noun's forms the one met most."""
    forms = [form for form, _ in cluster.forms.most_common()]
    if cluster.sort == "state":
        return min(forms, key=_formality)
    if cluster.common:
        return _common_name(cluster.forms)
    most = cluster.forms[forms[0]]
    full = [form for form in forms if cluster.sort != "other" or cluster.forms[form] * _RARE > most]
    return max(full, key=lambda form: (len(form.split()), cluster.forms[form]))


def _formality(form: str) -> int:
    """Return 0 for a state's own name, 1 for another one, 2 for what only stands for it."""
    found = state(form)
    return 2 if found is None or found.form != "name" else int(found.name != form)


def _common_name(forms: Counter[str]) -> str:
    """Return the name of a group: its fuller form where the text keeps to one, else the bare noun."""
    folded: Counter[str] = Counter()
    for form, count in forms.items():
        folded[form.casefold()] += count
    name, count = folded.most_common(1)[0]
    noun = name.split()[-1]
    if count * 2 < folded.total() and noun in folded:
        name = noun
    written = [form for form in forms if form.casefold() == name]
    return min(written, key=lambda form: form[0].isupper())
