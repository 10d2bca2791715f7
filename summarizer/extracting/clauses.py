"""The clause of a sentence that carries a matter, and a plain statement made of its own words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.cues import reads_english, word_list

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from summarizer.extracting.reading import Sentence, Token
    from summarizer.extracting.saying import Voice

LONGEST: Final = 300  # characters of a quote: longer sentences are cut to the clause that carries the cue
_ENDS: Final = tuple(".?!…。？！؟؛۔।՞")  # of sentences, in any script
_SHORTEST_PLACE: Final = 3  # letters
_LONGEST_DATELINE: Final = 16  # tokens
_DASHES: Final = frozenset({"-", "–", "—", "--"})
_COMMA_INSIDE: Final = re.compile(r",(?=[\"”’»]\Z)")  # of the sentence that a quotation was cut from
_CLOSING: Final = "\"”»)]'\u2019"
_QUOTATIONS: Final = {"“": "”", "«": "»", "„": "“”", '"': '"'}  # what closes each mark that opens one
_PAIRS: Final = ("“”", "«»", "()", "[]")
_GERMAN: Final = ("„“", "«»", "()", "[]")
_BEFORE_MARK: Final = re.compile(r" +([,.;:?!])(?!\w)")  # but ".200" and ".net" are words
# Marks that lead to a note ("[12]", "[3 – 5]"), and those of an omission at the end: no words of the sentence.
_NOTE_MARK: Final = re.compile(r"\s?\[\d{1,3}(?:\s?[-–,]\s?\d{1,3})*\](?=[\s.,;:?!]|\Z)|\s?\[(?:\.{3}|…)\]\Z")
#: Words that stand twice with good reason: "brought in in 2014", "it had had no effect", "what it is is a tax".
_TWICE: Final = frozenset("in on at by for over up out off through about that had is was do did her so very no".split())
#: What joins an item of a list to the next: "…; and".
_AND_MORE: Final = re.compile(r"[;,]\s+(?:and|or)[.;,]?\Z")
#: What a transcript tells of the room.
_STAGE: Final = re.compile(
    r"\[(?:laugh|applause|interruption|inaudible|cross ?talk|pause|hon)[^\]\[]{0,40}\]\s?", re.IGNORECASE
)
_DOUBLED_COMMA: Final = re.compile(r",{2,}")


def clause(sentence: Sentence, start: int, end: int) -> Span:
    """Return the part of ``sentence`` around its tokens ``start`` to ``end`` (exclusive), at most LONGEST characters.

    A sentence that fits is taken whole. Else pieces between commas are added to the cue's, those before it first, so
    that its subject is there if it can be.
    """
    body = after_dateline(sentence)
    body = body if body <= start else 0
    whole = _trimmed(sentence, body, len(sentence.tokens))
    if len(whole) <= LONGEST:
        return whole
    borders = [
        body,
        *(at + 1 for at, token in enumerate(sentence.tokens) if token.text in word_list("cuts", sentence.language)),
        len(sentence.tokens),
    ]
    first = max(border for border in borders if border <= start)
    last = min(border for border in borders if border >= end)
    if len(_trimmed(sentence, first, last)) > LONGEST:
        return _window(sentence, start)
    for border in reversed(borders):
        if border < first and len(_trimmed(sentence, border, last)) <= LONGEST:
            first = border
    for border in borders:
        if border > last and len(_trimmed(sentence, first, border)) <= LONGEST:
            last = border
    return _trimmed(sentence, first, last)


def clause_start(words: tuple[str, ...], at: int, language: str) -> int:
    """Return where the clause of the token ``at`` begins: behind the last mark before it."""
    breaks = word_list("breaks", language)
    return next((before + 1 for before in range(at - 1, -1, -1) if words[before] in breaks), 0)


def after_dateline(sentence: Sentence) -> int:
    """Return the number of the first token behind "VARROW, 3 March (Northern Wire) - ", 0 where there is no such.

    Where no bracket tells the agency, the place has a comma behind it: "VARROW, Norland — ".
    """
    tokens = sentence.tokens
    if not tokens or not tokens[0].text.isupper() or len(tokens[0].text) < _SHORTEST_PLACE:
        return 0
    head = tokens[:_LONGEST_DATELINE]
    dash = next((at for at, token in enumerate(head) if token.text in _DASHES), 0)
    texts = [token.text for token in head[:dash]]
    by_agency = "(" in texts and texts[-1] == ")"
    place = next((at for at, text in enumerate(texts) if not text.isupper()), len(texts))
    of_place = texts[place : place + 1] == [","] and all(
        token.capital or not token.text.isalpha() for token in head[:dash]
    )
    return dash + 1 if (by_agency or of_place) and dash + 1 < len(tokens) else 0


def _window(sentence: Sentence, start: int) -> Span:
    """Return words around a cue in a text without commas: from a little before it to as much after it as fits."""
    tokens = sentence.tokens
    first = last = start
    while first and tokens[start].end - tokens[first - 1].start <= LONGEST // 4:
        first -= 1
    last = start + 1
    while last < len(tokens) and tokens[last].end - tokens[first].start <= LONGEST:
        last += 1
    return Span(tokens[first].start, min(tokens[last - 1].end, tokens[first].start + LONGEST))


def _trimmed(sentence: Sentence, first: int, last: int) -> Span:
    """Return the span of tokens ``first`` to ``last`` without marks and connectives at its edges."""
    tokens = sentence.tokens
    last = _before_reference(tokens, first, last)
    while last > first + 1 and tokens[last - 1].text in word_list("cuts", sentence.language):
        last -= 1
    return Span(tokens[first].start, tokens[last - 1].end) if first < last else sentence.span


def _before_reference(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where tokens end without the reference in brackets behind their stop: "… must be measured. (2024/01)"."""
    if tokens[last - 1].text not in {")", "]"}:
        return last
    opening = next((at for at in range(last - 1, first, -1) if tokens[at].text in {"(", "["}), first)
    return opening if opening > first and tokens[opening - 1].text in _ENDS else last


def statement(sentence: Sentence, span: Span, voice: Voice) -> str:
    """Return one plain sentence of the words at ``span``: the speaker before them where the words do not name him."""
    words = said(sentence, span, voice)
    text = _plain(sentence, words)
    own = voice.manner == "turn" or (voice.manner == "direct" and _quotation(sentence, span) is not None)
    if voice.speaker and (own or voice.tag):
        return f"{voice.speaker[0].upper()}{voice.speaker[1:]}: {text}"
    return text[0].upper() + text[1:]


def said(sentence: Sentence, span: Span, voice: Voice) -> Span:
    """Return what of ``span`` is said, without the tag that tells by whom."""
    inner = _quotation(sentence, span) if voice.manner == "direct" else None
    if inner:
        return Span(max(inner.start, span.start), min(inner.end, span.end))
    if voice.tag and voice.tag.start > span.start:
        return Span(span.start, min(voice.tag.start, span.end))
    return span


def _quotation(sentence: Sentence, span: Span) -> Span | None:
    """Return the quotation that holds most of ``span``, None where none holds a character of it."""
    holding = (quoted for quoted in sentence.quoted if quoted.overlaps(span))
    return max(holding, key=lambda quoted: min(quoted.end, span.end) - max(quoted.start, span.start), default=None)


def _plain(sentence: Sentence, span: Span) -> str:
    """Return the words at ``span`` as a sentence: no connective before, no sounds, no doubled words, a full stop."""
    tokens = [token for token in sentence.tokens if span.covers(token.span)]
    bound = word_list("between", sentence.language) | word_list("modal", sentence.language)
    while tokens and (tokens[0].low in word_list("connective", sentence.language) or not _opens(tokens)):
        if sentence.language == "de" and _opens(tokens) and _leads_to_verb(tokens, bound):
            break  # "Allerdings würde es teuer", "Deshalb schlage ich es vor": without it a question
        tokens = tokens[1:]
    if not tokens:
        return words_of(sentence, sentence.span)
    pieces = [source_of(sentence, piece) for piece in _kept(tokens, sentence.language)]
    text = " ".join("".join(pieces).split())
    text = _STAGE.sub("", _NOTE_MARK.sub("", text)).strip() or text
    text = _matched(_DOUBLED_COMMA.sub(",", _BEFORE_MARK.sub(r"\1", text)))
    text = _AND_MORE.sub("", text)
    while text and text[-1] in word_list("cuts", sentence.language):
        text = text[:-1].rstrip()
    text = _COMMA_INSIDE.sub("", text)
    return text if text.rstrip(_CLOSING).endswith(_ENDS) else text + "."


def _leads_to_verb(tokens: list[Token], bound: Collection[str]) -> bool:
    """Tell whether the verb of a German sentence stands right behind the word that opens it."""
    after = tokens[1] if len(tokens) > 1 else None
    if after is None or not after.text.islower():
        return False
    small = word_list("determiner", "de") | word_list("pronoun", "de") | word_list("preposition", "de")
    return after.low in bound or after.low not in small


def _opens(tokens: list[Token]) -> bool:
    """Tell whether a statement may begin so: with a word, a quotation, or as "$40 billion" and "(two) men" do."""
    first = tokens[0].text
    return first[0].isalnum() or first in "$€£#@([¿¡" or (first in _QUOTATIONS and _goes_on(tokens, _QUOTATIONS[first]))


def _goes_on(tokens: list[Token], closing: str) -> bool:
    """Tell whether words follow the quotation that the first of ``tokens`` opens."""
    end = next((number for number, token in enumerate(tokens) if number and token.text in closing), len(tokens))
    return any(token.text[0].isalnum() for token in tokens[end + 1 :])


def _kept(tokens: list[Token], language: str) -> Iterator[Span]:
    """Yield where the tokens to keep stand, each with what parts it from the next."""
    filler = word_list("filler", language)
    stammers = reads_english(language)  # elsewhere more words stand twice with good reason: "nous nous", "die die"
    for token, after in pairwise(tokens):
        repeated = stammers and after.low == token.low and token.low.isalpha() and token.low not in _TWICE
        if token.low not in filler and not repeated:
            yield Span(token.start, after.start)
    yield tokens[-1].span


def _matched(text: str) -> str:
    """Return ``text`` without the marks whose partner was cut away."""
    for opening, closing in _GERMAN if "„" in text else _PAIRS:
        if text.count(opening) == text.count(closing) + 1 and text.rindex(opening) > text.rfind(closing):
            text = text.rstrip(" .,;:") + closing  # its end was cut, or stands behind the full stop
        elif text.count(opening) != text.count(closing):
            text = text.replace(opening, "").replace(closing, "")
    marks = text.count('"')
    if marks == 1 or (marks == 2 and text[0] == text[-1] == '"'):  # noqa: PLR2004 - a whole quotation
        text = text.replace('"', "")
    return text


def source_of(sentence: Sentence, span: Span) -> str:
    """Return the characters of the source at ``span``, which lies in ``sentence``."""
    return sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]


def words_of(sentence: Sentence, span: Span) -> str:
    """Return the words at ``span``, which lies in ``sentence``, on one line."""
    return " ".join(source_of(sentence, span).split())
