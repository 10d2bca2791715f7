"""What the source calls somebody in languages other than English: the title before the name, the role after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.cues import reads_english
from summarizer.extracting.figures import Role
from summarizer.extracting.vocabulary import vocabulary

if TYPE_CHECKING:
    from summarizer.extracting.aliases import Cluster
    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Reading, Sentence
    from summarizer.extracting.vocabulary import Vocabulary

_LONGEST: Final = 14  # tokens of a role
_NOUN_WITHIN: Final = 3  # tokens in which its noun must come
_SOON: Final = 10  # sentences after its first role in which a figure may be told more fully who it is
_STOPS: Final = frozenset(',.;:()!?"“”„«»—–')


def role_of(reading: Reading, cluster: Cluster) -> Role | None:
    """Return the fullest of the first few roles that the text gives a person or body."""
    best: Role | None = None
    for mention in cluster.mentions:
        if cluster.common or mention.kind != "name" or (best and mention.sentence - best.sentence >= _SOON):
            continue
        sentence = reading.sentences[mention.sentence]
        if reads_english(sentence.language):
            continue
        found = _role(sentence, mention, vocabulary(sentence.language))
        if found and (best is None or len(found.words) > len(best.words)):
            best = found
    return best


def _role(sentence: Sentence, mention: Mention, known: Vocabulary) -> Role | None:
    tokens = sentence.tokens
    if mention.title:
        start = tokens[mention.lead].start
        return Role(mention.title, Span(start, start + len(mention.title)), mention.sentence)
    first = mention.last + 1
    if not mention.person or first >= len(tokens) or tokens[mention.last].text != ",":
        return None
    if tokens[first].low in known.determiners and first + 1 < len(tokens):
        first += 1
    if not any(known.is_role(token.low) for token in tokens[first : first + _NOUN_WITHIN]):
        return None
    end = first
    while end < min(len(tokens), first + _LONGEST) and tokens[end].text not in _STOPS:
        end += 1
    span = Span(tokens[first].start, tokens[end - 1].end)
    return Role(sentence.words(span), span, mention.sentence)
