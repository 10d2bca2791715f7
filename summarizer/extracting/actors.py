"""The actors of a brief: the key figures of a cast, each with the words of the source that show it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.brief import Citation
from summarizer.canonical import holds
from summarizer.document import Span
from summarizer.extracting.attribution import tellers
from summarizer.extracting.casting import cast
from summarizer.extracting.certainty import certainty
from summarizer.extracting.cues import cue_words, word_list
from summarizer.extracting.figures import Cast, Figure, Mention
from summarizer.extracting.parts import is_verb
from summarizer.extracting.saying import NARRATOR
from summarizer.extracting.telling import Telling, telling
from summarizer.kinds.brief import Actor

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.brief import Certainty
    from summarizer.extracting.reading import Reading, Sentence
    from summarizer.extracting.saying import Voice

__all__ = ["Cast", "Figure", "Mention", "actors", "cast"]

_ALIASES: Final = 8
_ABOUT: Final = frozenset("of about to with on".split())  # behind a verb of saying whose content goes no further
_CUT: Final = " ,;:—–-"  # marks that no sentence ends with
_CONTRAST: Final = re.compile(r"(?P<before>.*), (?:but|while|whereas|although|though) (?P<clause>.*)", re.DOTALL)
_OPENS_QUOTATION: Final = re.compile(r'(?<=\s)"(?=\w)')
_SPACED: Final = re.compile(r"«\s")
_WORD: Final = re.compile(r"\w[\w'’.-]*")


def actors(reading: Reading, cast: Cast, said: Sequence[Voice]) -> tuple[Actor, ...]:
    """Return the key figures of ``cast`` as drafts, the most important first; ``said`` is who says each sentence."""
    drafts: list[Actor] = []
    used: set[Span] = set()
    for figure in cast.figures:
        if figure.key:
            told = telling(reading, figure, used)
            used.add(told.spans[0])
            drafts.append(_actor(reading, figure, told, said[told.sentence], cast))
    return tuple(draft for draft in drafts if draft.citations and not draft.name.isdecimal())


def _actor(reading: Reading, figure: Figure, told: Telling, voice: Voice, cast: Cast) -> Actor:
    """Return the draft of ``figure``: who it is, in its role's words, and what it does first, in the text's words."""
    sentence = reading.sentences[told.sentence]
    words = _words(figure, told)
    only_who = words == _who(figure)  # which nobody claims
    by = NARRATOR if only_who else _attributed(sentence, told, voice, cast)
    return Actor(
        name=figure.name,
        aliases=figure.aliases[:_ALIASES],
        type=figure.type,
        role=figure.role or None,
        statement=_statement(words),
        citations=tuple(_citations(reading, figure, told)),
        attributed_to=by.speaker if by.speaker != figure.name else None,
        certainty="asserted" if only_who else _certainty(sentence, told.spans[0], by),
    )


def _attributed(sentence: Sentence, told: Telling, voice: Voice, cast: Cast) -> Voice:
    """Return who says what is told of a figure, the author where its words tell that themselves.

    ``voice`` is that of the sentence. What stands before "and Ann Lee said that …" is none of her words.
    """
    if voice.speaker is None or told.content or voice.is_author:
        return NARRATOR
    span = told.spans[0]
    verb = next((at for at, one in tellers(sentence, cast, voice) if one.speaker == voice.speaker), None)
    if verb is None:
        return voice  # a quotation that goes on, or a turn
    at = sentence.tokens[verb].start
    if _is_joined(sentence, verb, span):
        return NARRATOR
    is_said = at < span.start or (at >= span.end and (voice.tag is not None or voice.manner == "direct"))
    return voice if is_said else NARRATOR


def _is_joined(sentence: Sentence, verb: int, span: Span) -> bool:
    """Tell whether what is told stands beside what somebody said: "Lee complained of noise, and the crews had left"."""
    end = next((at for at, token in enumerate(sentence.tokens) if token.start >= span.start), len(sentence.tokens))
    between = sentence.low[verb + 1 : end]
    joined = any(pair == (",", "and") for pair in pairwise(between))
    return joined and sentence.low[verb + 1] in _ABOUT


def _certainty(sentence: Sentence, span: Span, voice: Voice) -> Certainty:
    """Return how firmly the words at ``span`` are said; "If it fails, they will strike" says it on a condition."""
    supposed = sentence.low[0] in word_list("condition", sentence.language)
    opening = sentence.tokens[:1] if supposed else ()
    inside = (token for token in sentence.tokens if span.covers(token.span))
    denials = word_list("denial", sentence.language)
    words = (word for word in cue_words((*opening, *inside)) if word not in denials)
    return certainty(words, voice, sentence.language)


def _citations(reading: Reading, figure: Figure, told: Telling) -> Iterator[Citation]:
    """Yield a citation for each place that has more than one word to quote; a name alone on its line proves nothing."""
    for number, span in _places(figure, told):
        sentence = reading.sentences[number]
        quote = reading.words(sentence.whole(span))
        if len(_WORD.findall(quote)) > 1:
            yield Citation(passage=sentence.passage.id, quote=quote)


def _who(figure: Figure) -> str:
    return f"{figure.name}, {figure.role}" if figure.role else figure.name


def _words(figure: Figure, told: Telling) -> str:
    """Return who a figure is, and what is told of it, as words of the text."""
    who = _who(figure)
    comma = "," if figure.role else ""
    if figure.common and told.predicate:
        return told.clause
    if told.content:
        return f"{who}{comma} {told.verb}: {_quoted(told.content)}"
    if told.predicate and told.subject in {figure.name, *_names(figure)}:
        # "was mayor until 2019" tells who it is, too
        return f"{figure.name if holds(told.predicate, figure.role) else f'{who}{comma}'} {told.predicate}"
    return who if figure.role else told.clause  # with a name and a colon before it, it would be what that name says


def _statement(words: str) -> str:
    """Return words of the text as one sentence, without the marks whose partner was cut away."""
    words = _closed(_without_open_bracket(words))
    if words.endswith((",”", ',"')):
        words = words[:-2] + words[-1]  # the comma was the sentence's
    words = _without_open_clause(words)
    words = words[0].upper() + words[1:].rstrip(_CUT)
    return words if words.endswith((".", "!", "?", '"', "”", "“", "»")) else f"{words}."


def _without_open_clause(words: str) -> str:
    """Return words of the text without a clause that was cut before its verb: "…, but its leader"."""
    found = _CONTRAST.fullmatch(words)
    if found is None or any(is_verb(word.strip(_CUT)) for word in found["clause"].casefold().split()):
        return words
    return found["before"]


def _without_open_bracket(words: str) -> str:
    """Return words of the text without a bracket that nothing in them closes; one that holds most of them is closed."""
    while words.count("(") > words.count(")"):
        before = words[: words.rindex("(")].rstrip()
        words = before if len(before) * 2 > len(words) else f"{words.rstrip(_CUT)})"
    return words


def _closed(words: str) -> str:
    """Return words of the text with a mark that closes the quotation which was cut, so that nobody else says it."""
    if "„" in words or "«" in words:
        return _closed_abroad(words)
    if words.count("“") == words.count("”") + 1 and words.rindex("“") > words.rfind("”"):
        return words.rstrip(_CUT) + "”"
    words = words.replace("“", "").replace("”", "") if words.count("“") != words.count("”") else words
    if words.count('"') % 2 == 0:
        return words
    opens = _OPENS_QUOTATION.search(words) if words.count('"') == 1 else None
    return words.rstrip(_CUT) + '"' if opens else words.replace('"', "")


def _closed_abroad(words: str) -> str:
    """Return words of the text with the mark that closes a quotation as other languages print it, where it was cut."""
    if words.count("„") > words.count("“") + words.count('"'):
        return words.rstrip(_CUT) + "“"
    if words.count("«") > words.count("»"):
        spaced = _SPACED.search(words)
        return words.rstrip(_CUT) + (f"{spaced[0][-1]}»" if spaced else "»")
    return words


def _names(figure: Figure) -> tuple[str, ...]:
    """Return the names that may be exchanged for the figure's own: a surname, but not "Norlandic troops"."""
    return figure.aliases if figure.type in {"person", "organisation"} and not figure.common else ()


def _quoted(content: str) -> str:
    """Return ``content`` in quotation marks, or as it is where it has some of its own."""
    return content if any(mark in content for mark in '"“”') else f"“{content}”"


def _places(figure: Figure, told: Telling) -> list[tuple[int, Span]]:
    """Return the sentence and span of each citation: what the figure does, then its role where that stands apart."""
    places = [(told.sentence, span) for span in told.spans]
    described = figure.described
    if described and not any(span.covers(described.span) for _, span in places):
        beside = [mention.span for mention in figure.mentions if mention.sentence == described.sentence]
        spans = [*beside[:1], described.span]
        places.append((described.sentence, Span(min(s.start for s in spans), max(s.end for s in spans))))
    return places
