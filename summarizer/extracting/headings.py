"""Names in headings written in Title Case: only what the text itself names can be told from the other capitals."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from summarizer.document import Span
from summarizer.extracting.capitals import in_title_case
from summarizer.extracting.figures import Mention
from summarizer.extracting.parts import part

if TYPE_CHECKING:
    from summarizer.extracting.aliases import Cluster
    from summarizer.extracting.reading import Reading, Sentence


def headed(reading: Reading, clusters: list[Cluster]) -> None:
    """Add to ``clusters`` where headings in Title Case name them."""
    known: dict[str, list[tuple[tuple[str, ...], Cluster]]] = defaultdict(list)
    for cluster in clusters:
        for form in cluster.forms:
            parts = tuple(form.casefold().replace("’", "'").split())
            known[parts[0]].append((parts, cluster))
    for entries in known.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    for sentence in reading.sentences:
        if in_title_case(sentence):
            _add(sentence, known)
    for cluster in clusters:
        cluster.mentions.sort(key=lambda mention: mention.span)


def _add(sentence: Sentence, known: dict[str, list[tuple[tuple[str, ...], Cluster]]]) -> None:
    at = 0
    while at < len(sentence.low):
        for parts, cluster in known.get(sentence.low[at], ()):
            end = at + len(parts)
            if sentence.low[at:end] == parts:
                span = Span(sentence.tokens[at].start, sentence.tokens[end - 1].end)
                if not any(mention.span == span for mention in cluster.mentions[-1:]):
                    cluster.mentions.append(
                        Mention(
                            span,
                            " ".join(token.text for token in sentence.tokens[at:end]),
                            sentence.number,
                            "name",
                            at,
                            end,
                            at,
                            part(sentence.tokens, at, end),
                        )
                    )
                at = end - 1
                break
        at += 1
