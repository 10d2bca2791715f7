"""Where a clause may be cut so that it is short enough to quote and still says what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summarizer.document import Span
from summarizer.extracting.cues import reads_english
from summarizer.extracting.lexicon import words
from summarizer.extracting.parts import is_verb
from summarizer.extracting.relating import ARTICLES, is_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.extracting.figures import Mention
    from summarizer.extracting.reading import Sentence, Token

LONGEST: Final = 180  # characters of a quotation
UTMOST: Final = 300  # characters of one that would have no verb sooner
_ENOUGH: Final = 90  # characters after which a comma ends the clause
_OPEN: Final = frozenset("that which who whom and or but if because while when where whether".split())
_SUBJECT: Final = 8  # tokens from "and" to the end of a subject and what it is called
_CLOSING: Final = 2  # tokens within which the mark that ends a quotation must follow: ".”"
# What joins a clause to the one before it, at its head; with "if" and "when" it would say something else without it.
JOINING: Final = frozenset("especially particularly notably as because since while although though and but".split())
_BINDING: Final = frozenset("of to than like for".split())  # "the port of entry", "would have to stop"


def clause_from(sentence: Sentence, start: int, least: int, until: int | None = None) -> Span:
    """Return the clause from ``start`` on, at least to ``least`` and at most to ``until``.

    It ends at a mark, at a late comma, or, where it grows too long and so does the whole sentence, before the small
    word that opens its last phrase; but nowhere before what is said has a verb.
    """
    tokens = sentence.tokens
    until = until or sentence.span.end
    longest = LONGEST if until - start > UTMOST else UTMOST
    first = next((at for at, token in enumerate(tokens) if token.start >= start), len(tokens))
    end = phrase = start
    for at in range(first, len(tokens)):
        token = tokens[at]
        if token.end > until:
            break
        if token.end > least:
            length = token.end - start
            if (_closes(sentence, at, first) or _says_more(tokens, at, first)) and is_whole(tokens, first, at):
                break
            if length > UTMOST or (length > longest and phrase > start):
                end = phrase if phrase > start else end
                break
        if end > least and end - start > _ENOUGH and _opens_phrase(token) and is_whole(tokens, first, at):
            phrase = end
        end = token.end
    return trimmed(sentence, Span(start, end))


def _says_more(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Tell whether what begins at a token is said beside the clause: "the members had left | and that he knew it"."""
    joined = [token.low for token in tokens[at : at + 2]] == ["and", "that"]
    return joined and all(token.low != "that" for token in tokens[first:at])


def _closes(sentence: Sentence, at: int, first: int) -> bool:
    """Tell whether the clause from the token ``first`` may end before the token ``at``, a mark."""
    tokens = sentence.tokens
    if tokens[at].text != ",":
        return tokens[at].text in ";!?"
    before, after = tokens[at - 1].low, [token.low for token in tokens[at + 1 : at + 2]]
    if before in words("words", "prepositions") or after == ["as"]:
        return False  # "conceived of, and then carried out"; "is having, as he calls it, talks"
    if _leads_on(before) or _is_inserted(tokens, at) or _names_one_more(tokens, at):
        return False
    # "While the city waits, the port acts": what a joining word begins, the comma ends.
    opening = [token.low for token in tokens[max(0, first - 2) : first] if token.low not in ARTICLES]
    joined = not JOINING.isdisjoint(opening[-1:])
    far = tokens[at].start - tokens[first].start > _ENOUGH and words("verbs", "auxiliary").isdisjoint(after)
    return joined or far or _turns(sentence, tokens[at]) or _resumes(tokens, at, first)


def _leads_on(low: str) -> bool:
    """Tell whether what a word leads to may stand behind a comma: "had, on average, tripled", "that, he says, it"."""
    return low in words("verbs", "auxiliary") or low in _OPEN


def _is_inserted(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether a comma ends a few words that stand between what leads on and what it leads to."""
    first = next((at for at in range(comma - 1, max(0, comma - _SUBJECT), -1) if tokens[at].text == ","), 0)
    return first > 0 and _leads_on(tokens[first - 1].low)


def _names_one_more(tokens: Sequence[Token], comma: int) -> bool:
    """Tell whether a comma closes, or opens, what a second subject is called: "and the minister, Ann Lee, will see"."""
    start = next((at for at in range(comma - 1, max(0, comma - _SUBJECT), -1) if tokens[at].low == "and"), None)
    between = tokens[start + 1 : comma] if start is not None else ()
    return bool(between) and not any(is_verb(token.low) for token in between) and tokens[comma + 1 : comma + 2] != ()


def _opens_phrase(token: Token) -> bool:
    """Tell whether a clause may be cut before a word: what it opens says more, and not what the words before mean."""
    return token.low in JOINING or (token.low in words("words", "prepositions") and token.low not in _BINDING)


def _resumes(tokens: Sequence[Token], comma: int, first: int) -> bool:
    """Tell whether a comma ends what stands between a subject and its verb, in which the clause from ``first`` begins.

    "The doctors, alarmed that the state denies vaccines, are urging it": what the state does ends there.
    """
    opened = any(token.text == "," for token in tokens[:first])
    opened = opened and not any(token.text == "," for token in tokens[first:comma])  # one before this has closed it
    after = tokens[comma + 1].low if comma + 1 < len(tokens) else ""
    return opened and (
        after in words("verbs", "auxiliary") or (after in words("verbs", "speech") and after[-3:] != "ing")
    )


def _turns(sentence: Sentence, comma: Token) -> bool:
    """Tell whether another clause follows the quotation that a comma ends: “it could begin,” the mood is calm."""
    if sentence.text[comma.end - sentence.span.start :][:1] != "”":
        return False
    after = [token.low for token in sentence.tokens if token.start >= comma.end][:_CLOSING]
    return len(after) == _CLOSING and after[1] in words("words", "articles")


def trimmed(sentence: Sentence, span: Span) -> Span:
    """Return ``span`` without the marks and small words at its end, but with the mark that ends its quotation."""
    inside = [token for token in sentence.tokens if span.start <= token.start and token.end <= span.end]
    behind = next((token for token in sentence.tokens if token.start >= span.end), None)
    small = words("words", "articles") if reads_english(sentence.language) else ()  # German "an" is no article
    while len(inside) > 1 and (not inside[-1].text[0].isalnum() or inside[-1].low in small):
        ends = inside[-1].text[0].isalnum() and inside[-1].low not in ARTICLES
        if ends and (behind is None or not behind.text[0].isalnum()):
            break  # "what they have to think about.", "the state has rejected that."
        behind = inside.pop()
    if not inside:
        return span
    end = inside[-1].end
    quoted = [token.text for token in inside]
    if quoted.count("“") > quoted.count("”"):
        after = [token for token in sentence.tokens if token.start >= end][:_CLOSING]
        end = next((token.end for token in after if token.text == "”"), end)
    return sentence.whole(Span(span.start, end))


def break_before(sentence: Sentence, mention: Mention) -> int:
    """Return where the clause around ``mention`` begins: after the last mark before it, or so that it can be quoted."""
    start = sentence.span.start
    for token in sentence.tokens[: mention.lead]:
        if token.text in ";:!?" or (token.text == "," and mention.span.start - token.end > _ENOUGH):
            start = token.end
    for token in sentence.tokens[: mention.lead + 1]:
        if token.start >= start and token.low in JOINING:
            start = token.end
        if token.start >= start and token.text[0].isalnum() and mention.span.end - token.start <= LONGEST:
            return token.start
    return mention.span.start
