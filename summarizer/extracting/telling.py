"""Where the text shows best what somebody does, in a clause short enough to quote."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span
from summarizer.extracting.clauses import after_dateline, clause_start
from summarizer.extracting.cues import reads_english, word_list
from summarizer.extracting.cutting import JOINING, LONGEST, UTMOST, break_before, clause_from, trimmed
from summarizer.extracting.lexicon import words
from summarizer.extracting.minutes import lists_attendance
from summarizer.extracting.parts import verb
from summarizer.extracting.relating import goes_on, is_dependent, is_turned, is_wished
from summarizer.extracting.saying import mostly_quoted, says
from summarizer.extracting.standing import verb_after
from summarizer.extracting.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from summarizer.extracting.figures import Figure, Mention
    from summarizer.extracting.reading import Reading, Sentence, Token

_LITTLE: Final = 7  # tokens from the verb of saying to the end of a sentence that tells nothing behind it
_LITTLE_BEHIND_QUOTE: Final = 12  # likewise, where most of it is a quotation: "said in a statement on Saturday"
_SUBORDINATING: Final = frozenset("wie was wo als obwohl weil damit sobald sofern falls wem wen wohin".split())
_FINITE: Final = frozenset("wollte wollten hat hatte hatten haben habe hätte würde wird wurde".split())
_TRIES: Final = 8  # mentions or turns looked at for one that tells something
_TELLING: Final = 25  # characters of a predicate or content that tells something
_SAYS_MUCH: Final = 10  # tokens
_OPENING: Final = 3  # sentences of a turn looked at
_ORDER: Final = {"acts": 0, "says": 1, "owns": 2, "qualifies": 3, "named": 3, "place": 4}
_RELATIVE: Final = frozenset({"that", "which", "who"})
_ONE: Final = frozenset({"a", "an"})
_OF_SEVERAL: Final = frozenset({"have", "are", "were", "do"})
_SAID: Final = {"told": "said", "tells": "says", "telling": "saying"}  # where it is not said whom
_COURTESY: Final = frozenset("thank thanks hello hi welcome yes no yeah okay ok well sure um uh oh".split())
_THANKS: Final = frozenset({"thank", "thanks", "welcome"})
_GREETING: Final = 4  # tokens in which they come


class Telling(NamedTuple):
    """What a figure does in sentence number ``sentence``: the ``spans`` to quote, and their words.

    ``subject`` and ``predicate`` are set where it is subject of the clause; ``verb`` and ``content`` where its words
    are told ("said" and what); ``clause`` always holds the words of the first span.
    """

    sentence: int
    spans: tuple[Span, ...]
    clause: str
    subject: str = ""
    predicate: str = ""
    verb: str = ""
    content: str = ""

    @property
    def tells(self) -> bool:
        """Whether more is told than that the figure said something."""
        return len(self.predicate) >= _TELLING or len(self.content) >= _TELLING


def telling(reading: Reading, figure: Figure, used: Collection[Span] = ()) -> Telling:
    """Return what ``figure`` does where the text shows it best; it is told in ``used`` words only if in no others."""
    turns = [mention for mention in figure.mentions if mention.kind == "speaker"]
    if turns:
        return _turn(reading, turns[:_TRIES])

    def rank(mention: Mention) -> tuple[bool, bool, int, Span]:
        borrowed = mention.kind == "role" or (mention.kind == "group" and not figure.common)
        sentence = reading.sentences[mention.sentence]
        idle = _asks(sentence) or lists_attendance(sentence)
        return idle, borrowed, _ORDER[mention.part], mention.span

    tries = [_told(reading.sentences[m.sentence], m) for m in sorted(figure.mentions, key=rank)[:_TRIES]]
    fresh = (found for found in tries if found.spans[0] not in used)
    return next((found for found in tries if found.tells), None) or next(fresh, tries[0])


def _turn(reading: Reading, turns: list[Mention]) -> Telling:
    """Return the first of a speaker's turns that says something: no thanks, no question, no mere word."""
    sentences = [sentence for mention in turns for sentence in _opening(reading, mention)]
    sentence = next((s for s in sentences if _substantial(s)), max(sentences, key=lambda s: len(s.tokens)))
    span = clause_from(sentence, sentence.span.start, sentence.span.start)
    content = sentence.words(span)
    return Telling(sentence.number, (span,), content, verb=_says(sentence), content=content)


def _opening(reading: Reading, turn: Mention) -> Iterator[Sentence]:
    """Yield the first sentences of a turn."""
    first = reading.sentences[turn.sentence]
    opening = reading.sentences[turn.sentence : turn.sentence + _OPENING]
    if not first.passage.speaker:  # who answers without a label does so in one paragraph
        return takewhile(lambda sentence: sentence.paragraph == first.paragraph, opening)
    return takewhile(lambda sentence: sentence.passage.speaker == first.passage.speaker, opening)


def _says(sentence: Sentence) -> str:
    """Return "says" in the language of the sentence."""
    return " ".join(word_list("says", sentence.language))


def _substantial(sentence: Sentence) -> bool:
    courteous = sentence.low[0] in _COURTESY or not _THANKS.isdisjoint(sentence.low[:_GREETING])
    return len(sentence.tokens) >= _SAYS_MUCH and not _asks(sentence) and not courteous


def _asks(sentence: Sentence) -> bool:
    return sentence.tokens[-1].text == "?"


def _asked(sentence: Sentence, mention: Mention) -> Telling:
    """Return what a question has of ``mention``, as a question."""
    whole = Span(sentence.tokens[0].start, sentence.span.end)
    span = whole if len(whole) <= UTMOST else Span(break_before(sentence, mention), sentence.span.end)
    return Telling(sentence.number, (span,), sentence.words(span))


def _told(sentence: Sentence, mention: Mention) -> Telling:
    """Return what is told of ``mention`` where it stands."""
    if not reads_english(sentence.language):
        return _told_abroad(sentence, mention)
    return _asked(sentence, mention) if _asks(sentence) else _stated(sentence, mention)


def _stated(sentence: Sentence, mention: Mention) -> Telling:
    """Return what a sentence that asks nothing tells; what is denied or supposed is told with what does so."""
    tokens = sentence.tokens
    start = tokens[mention.lead].start
    plural, doing = mention.kind == "group", mention.part in {"says", "acts"}
    at = verb(tokens, mention.last, lead=mention.lead, plural=plural) if doing else None
    whole = at is not None and _is_told_whole(tokens, mention, at)
    closes = at is not None and tokens[at].low in words("verbs", "speech") and _stands_last(sentence, mention.lead, at)
    if at is not None and closes and (not whole or mostly_quoted(sentence)):
        return _inverted(sentence, mention, tokens[at])
    if at is not None and not whole:
        span = clause_from(sentence, start, tokens[at].end)
        while at > mention.last and tokens[at - 1].text[0].isalnum() and tokens[at - 1].low not in _RELATIVE:
            at -= 1  # "reportedly saved", "never approved"
        predicate = sentence.words(Span(tokens[at].start, span.end))
        clause = sentence.words(span)
        if at == mention.last + 1 and tokens[mention.last].low in _RELATIVE:  # "a court that had thrown it out"
            clause = f"{sentence.words(Span(start, tokens[mention.last - 1].end))} {predicate}"
        return Telling(sentence.number, (span,), clause, sentence.words(mention.span), predicate)
    said = tokens[mention.lead - 1].low if mention.part == "says" and mention.lead else ""
    if said in words("verbs", "speech") and not said.endswith("ing"):  # "…, saying the bank would wait"
        return _inverted(sentence, mention, tokens[mention.lead - 1])
    span = _around(sentence, mention)
    return Telling(sentence.number, (span,), sentence.words(span))


def _is_told_whole(tokens: Sequence[Token], mention: Mention, verb_at: int) -> bool:
    """Tell whether what a mention does is told with the words around it: it is no fact, no clause, or several do it."""
    beside = tokens[mention.last : mention.last + 1], tokens[max(0, mention.lead - 1) : mention.lead]
    said_between = any(token.low == "according" for token in tokens[mention.last : verb_at])
    if said_between or is_turned(tokens, mention.lead):
        return True
    relative = verb_at == mention.last + 1 and tokens[mention.last].low in _RELATIVE
    beside_head = {token.low for token in tokens[max(0, mention.lead - 1) : mention.lead + 1]}
    # "The firm that sued the city has won"; and of "the bakers who make a fuss" not all bakers do.
    if relative and (goes_on(tokens, verb_at) or _ONE.isdisjoint(beside_head)):
        return True
    shared = any(token.low == "and" for side in beside for token in side)
    if shared and tokens[verb_at].low in _OF_SEVERAL:
        return True
    return is_dependent(tokens, mention.lead, verb_at) or is_wished(tokens, mention.lead)


def _around(sentence: Sentence, mention: Mention) -> Span:
    """Return the clause around a mention where a word joins it to others, else the whole sentence if it can be quoted.

    What stands between two commas is no clause: "alarmed that the town does nothing, is suing".
    """
    start = break_before(sentence, mention)
    before = next((token.low for token in reversed(sentence.tokens) if token.end <= start), "")
    body = sentence.tokens[after_dateline(sentence)].start
    whole = trimmed(sentence, Span(min(body, mention.span.start), sentence.span.end))
    if before in JOINING or len(whole) > UTMOST:
        return clause_from(sentence, start, mention.span.end)
    return whole


def _told_abroad(sentence: Sentence, mention: Mention) -> Telling:
    """Return what is told of ``mention`` in another language; what is only supposed or asked is told whole."""
    tokens, low = sentence.tokens, sentence.low
    known = vocabulary(sentence.language)
    determined = mention.lead > 0 and low[mention.lead - 1] in known.determiners
    before = mention.lead - 1 - determined
    open_ended = low[-1] == "?"
    joined = word_list("conjunction", sentence.language) | word_list("condition", sentence.language)
    joined |= word_list("interrogative", sentence.language)  # "was die Behörden sagen"
    supposed = open_ended or (before >= 0 and low[before] in joined) or is_turned(tokens, mention.lead)
    supposed = supposed or _is_subordinate(sentence, mention.lead)
    doing = mention.part in {"says", "acts"} and not supposed
    at = verb_after(sentence, mention, known) if doing else None
    if at is not None:
        lead = mention.lead - (determined and mention.kind != "name")
        span = clause_from(sentence, tokens[lead].start, tokens[at].end)
        predicate = sentence.words(Span(tokens[at].start, span.end))
        return Telling(sentence.number, (span,), sentence.words(span), sentence.words(mention.span), predicate)
    if doing and before > _LITTLE and says(low, before, sentence.language) and not tokens[before - 1].text[0].isalnum():
        return _inverted(sentence, mention, tokens[before])
    whole = trimmed(sentence, Span(tokens[0].start, sentence.span.end))
    cut = clause_from(sentence, break_before(sentence, mention), mention.span.end)
    span = whole if len(whole) <= UTMOST else cut
    if open_ended and sentence.span.end - span.start <= LONGEST:
        span = Span(span.start, sentence.span.end)
    return Telling(sentence.number, (span,), sentence.words(span))


def _is_subordinate(sentence: Sentence, lead: int) -> bool:
    """Tell whether a German name stands in a clause that cannot be told alone, or behind its finite verb.

    So it does in "wie sie das Ministerium favorisiert", and in "wollte Lee nichts wissen".
    """
    if sentence.language != "de" or lead == 0:
        return False
    low, language = sentence.low, sentence.language
    opening = low[clause_start(low, lead, language)]
    return opening in _SUBORDINATING or low[lead - 1] in word_list("modal", language) | _FINITE


def _stands_last(sentence: Sentence, lead: int, verb_at: int) -> bool:
    """Tell whether what is said comes first, with next to nothing after the verb: "It cannot wait," Lee told us."""
    tokens = sentence.tokens
    quoted = mostly_quoted(sentence)
    little = _LITTLE_BEHIND_QUOTE if quoted else _LITTLE
    return (quoted or lead > _LITTLE) and len(tokens) - verb_at < little and not tokens[lead - 1].text[0].isalnum()


def _inverted(sentence: Sentence, mention: Mention, said: Token) -> Telling:
    """Return what is told before "said Ann Lee", with that clause beside it where one quotation cannot hold both."""
    opening = min(said.start, sentence.tokens[mention.lead].start)
    closing = max(said.end, mention.span.end)
    # "This is how it begins," Dr. Ann Lee told us: the title is none of her words.
    quoted = [stretch.end for stretch in sentence.quoted if stretch.end <= opening]
    end = quoted[-1] if quoted and mostly_quoted(sentence) else opening
    spoken = [token for token in sentence.tokens if token.end <= end and token.text[0].isalnum()]
    if not spoken:
        span = clause_from(sentence, opening, closing)
        return Telling(sentence.number, (span,), sentence.words(span))
    content = clause_from(sentence, spoken[0].start, spoken[0].end, until=spoken[-1].end)
    together = Span(content.start, closing)
    spans = (together,) if len(together) <= LONGEST else (content, Span(opening, closing))
    told = sentence.words(content)
    return Telling(sentence.number, spans, told, verb=_SAID.get(said.low, said.text), content=told)
