"""Candidates: the sentences that may become items, and what each weighs for its section."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from summarizer.canonical.lexicon import DENIALS_THAT, is_denial, is_negation
from summarizer.extracting.certainty import asks_if
from summarizer.extracting.cues import ENGLISH, Hit, cue_words, group_named, hits, reads_english, word_list
from summarizer.extracting.dialogue import interviewers, run_on
from summarizer.extracting.listing import headed, in_section_of_risks, led_in
from summarizer.extracting.minutes import put_under
from summarizer.extracting.speakers import asks
from summarizer.extracting.tables import cells

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from summarizer.extracting.reading import Reading, Sentence
    from summarizer.extracting.saying import Voice

# A sentence weighs the sum of its cue groups and of these. All were set by looking at which sentences people marked.
TOPIC: Final = 1.0  # for words of the topic: all of it for TOPICAL of them, less for fewer
TOPICAL: Final = 5
LENGTH: Final = 1.0  # for telling much: all of it for LONG tokens, less for fewer
LONG: Final = 30
SHORT: Final = -0.6  # for fewer than BRIEF tokens, which seldom hold a matter
BRIEF: Final = 9
TURN: Final = 0.4  # in a dialogue, where sentences are shorter and say less of the topic
INTERVIEWER: Final = -3.0  # for a proposal or risk that an interviewer puts to somebody
TOLD: Final = -3.0  # for a harm that is only told, as past: the loss is there, and no longer a risk
WONDERED: Final = 1.4  # for a question that the author asks: nobody is there to answer it
LISTED: Final = 0.6  # for an item of a list of proposals: its words are few, and meant
HEADED: Final = 3.4  # for an item of what its heading says it is: enough to open its section
FORETOLD: Final = 2.0  # for what comes of it "if" or "without" something: a risk, and nobody's refusal
SHARED: Final = 0.3  # of the weight of a cue that shares words with a weightier one
LEAD: Final = 1.0  # what the first sentence gains in rank over the last: the important comes first

SECTIONS: Final = ("proposals", "risks", "open_questions")
LEAST_TOKENS: Final = 4  # of a sentence that can be an item
STEM: Final = 6  # letters by which words are compared: "vaccine" and "vaccination" are one matter
_MADE_BY: Final = {"proposals": "demand", "risks": "fear", "open_questions": "unknown"}  # groups of cues
_DENIABLE: Final = frozenset({"proposals", "risks"})  # what nobody proposes, and what nobody fears, is none
_AHEAD: Final = frozenset({"fear", "may_harm", "cannot"})  # groups of cues that look ahead
_PLANNING: Final = frozenset("demand plan decided under_way commitment done".split())  # among risks, what is done
_ASKING: Final = frozenset("are do did have had were".split())  # before "you": none asks somebody to do something
_OF_OTHERS: Final = (("does",), ("do",), ("did",), ("has",), ("have",))  # behind "why"
_JOINING: Final = frozenset("and but so or well now then".split())  # before a question that goes on from what was said
_PARTING: Final = frozenset({",", ":"})
_ADDRESS: Final = 5  # tokens in which whom a question is put to is addressed: "Mr Teale, do you …"
_SUPPOSING: Final = frozenset({"if", "unless", "without"})
_COMING: Final = frozenset("will would could may might simply 'll 'd".split())
_REFUSED: Final = frozenset("won't wouldn't couldn't".split())
_NOT_EVEN: Final = frozenset("not never no lose".split())
_HAVE_NO: Final = ("have", "no")
_OWN: Final = frozenset("i we".split())
_TOLD: Final = frozenset("said announced says".split())
_YOU: Final = frozenset("you i we".split())
_OWN_SUBJECT: Final = 2  # tokens behind the comma in which "I" or "we" is the subject
_WONDERING: Final = frozenset("who when where".split())
_FREQUENT: Final = 12  # stems that a text has most often, and at least _OFTEN times, are of its topic
_OFTEN: Final = 3
_OPENING: Final = 2  # sentences that tell the topic


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may become an item of ``section``: its cues, what it weighs, whose words they are.

    ``lead`` is what its place in the text adds to its rank, ``stems`` are the words it is compared by, ``also`` are
    candidates that tell the same matter, ``after`` are sentences that run on from it, ``reply`` is the sentence that
    leaves a question open, ``under`` the heading of what is only said to be approved or rejected, and ``opened_by`` the
    candidate of the words that open a list, of which this is an item.
    """

    section: str
    sentence: Sentence
    hits: tuple[Hit, ...]
    weight: float
    voice: Voice
    stems: frozenset[str]
    lead: float = 0.0
    also: tuple[Candidate, ...] = ()
    after: tuple[Sentence, ...] = ()
    reply: Sentence | None = None
    under: Sentence | None = None
    opened_by: Candidate | None = None

    @property
    def cue(self) -> Hit:
        """The weightiest of its cues, the first where several weigh the same; none that only tells who speaks."""
        tag = self.voice.tag
        told = [hit for hit in self.hits if tag is None or self.sentence.tokens[hit.start].start < tag.start]
        return max(told or self.hits, key=lambda hit: (dict(hit.group.weights)[self.section], -hit.start))


def candidates(reading: Reading, voices: tuple[Voice, ...]) -> list[Candidate]:
    """Return what ``reading`` offers for each section, before any cut, in text order; a sentence told twice, once."""
    topic = _topic(reading)
    asking = interviewers(reading)
    headings = put_under(reading)
    found: list[Candidate] = []
    for sentence, voice in _read_apart(told_once(reading, voices, headings)):
        under = headings.get(sentence.number)
        if len(sentence.tokens) < LEAST_TOKENS and not under:
            continue
        cues, weights = _weighed(sentence, voice)
        if not cues:
            continue
        if sentence.passage.speaker in asking and not _speaks_for_itself(sentence):
            weights["proposals"] += 0 if _reports(sentence) else INTERVIEWER
            weights["risks"] += INTERVIEWER
        stems = stems_of((*(under.low if under else ()), *sentence.low), sentence.language)
        more = _bearing(sentence, len(stems & topic), spoken=voice.manner == "turn")
        lead = LEAD * (1 - sentence.number / len(reading.sentences))
        after = run_on(sentence, reading) if voice.manner == "turn" else ()
        found.extend(
            Candidate(
                section, sentence, tuple(own), weights[section] + more, voice, stems, lead, after=after, under=under
            )
            for section, own in cues.items()
        )
    return list(_listed(found, reading, voices))


def _read_apart(told: Iterable[tuple[Sentence, Voice]]) -> Iterator[tuple[Sentence, Voice]]:
    """Yield what is told, the rows of tables cell by cell."""
    for sentence, voice in told:
        yield from ((cell, voice) for cell in cells(sentence))


def _listed(found: Sequence[Candidate], reading: Reading, voices: Sequence[Voice]) -> Iterator[Candidate]:
    """Yield ``found``, but each proposal that opens a list as one of every item: "We recommend that the agency: …".

    What stands in a list or table under a heading that tells what it is, "Recommendations" or "Risks", is that, too,
    whatever opens the list.
    """
    led = led_in(reading)
    under = headed(reading)
    openers = {one.sentence.number: one for one in found if one.section == "proposals" and one.sentence.low[-1] == ":"}
    opened: dict[int, Candidate] = {}
    for number in sorted({*led, *under}):
        kind, heading = under.get(number, ("proposals", led.get(number)))
        words = led.get(number, heading) if kind == "proposals" else heading
        if words is None:
            continue
        if kind == "proposals" and words.number in openers:
            opened[number] = openers[words.number]
        elif number in under:
            opened[number] = _opener(kind, words, voices[words.number])
    items = [_item(reading.sentences[number], voices[number], opener) for number, opener in opened.items()]
    planned = {one.sentence.number for one in found if any(hit.group.name in _PLANNING for hit in one.hits)}
    risks = [
        _item(reading.sentences[number], voices[number], _opener("risks", heading, voices[number]))
        for number, heading in in_section_of_risks(reading).items()
        if number not in planned | opened.keys()
    ]
    items += risks
    yield from items
    told = {(one.section, one.sentence.number) for one in (*items, *opened.values())}
    # what is listed as a risk is nobody's plan, though it may tell what somebody does
    told |= {("proposals", one.sentence.number) for one in items if one.section == "risks"}
    yield from (one for one in found if (one.section, one.sentence.number) not in told)


def _item(item: Sentence, voice: Voice, opener: Candidate) -> Candidate:
    """Return what an item of a list, or the first telling cell of a row, makes with what opens it."""
    item = next(cells(item), item)
    return replace(
        opener,
        sentence=item,
        hits=(replace(opener.cue, start=0, end=1),),
        weight=opener.weight + LISTED,
        voice=voice,
        stems=stems_of(item.low, item.language),
        opened_by=opener if opener.section == "proposals" else None,  # a risk says all by itself
    )


def _opener(section: str, words: Sentence, voice: Voice) -> Candidate:
    """Return the words above a list as what makes a demand, a risk or a question of its items."""
    cue = Hit(group_named(_MADE_BY[section], words.language), 0, 1)
    return Candidate(section, words, (cue,), HEADED, voice, stems_of(words.low, words.language))


def told_once(
    reading: Reading, voices: Sequence[Voice], apart: Container[int] = ()
) -> Iterator[tuple[Sentence, Voice]]:
    """Yield the sentences that are no headings with their voices, but none in the words of one before it.

    Those with the numbers ``apart`` tell of different things in the same words.
    """
    seen: set[tuple[str, ...]] = set()
    for sentence, voice in zip(reading.sentences, voices, strict=True):
        if not sentence.passage.heading and (sentence.low not in seen or sentence.number in apart):
            seen.add(sentence.low)
            yield sentence, voice


def _weighed(sentence: Sentence, voice: Voice) -> tuple[dict[str, list[Hit]], dict[str, float]]:
    """Return the cues for each section, and the sum of their weights, those against it included.

    A cue that shares words with a weightier one counts for less: "threatening" is one cue, whatever groups have it.
    """
    cues: dict[str, list[Hit]] = {}
    weights = dict.fromkeys(SECTIONS, 0.0)
    weighed = [
        (weight, section, hit)
        for hit in hits(
            cue_words(sentence.tokens), speech=voice.manner in ("turn", "direct"), language=sentence.language
        )
        for section, weight in hit.group.weights
    ]
    for weight, section, hit in sorted(weighed, key=lambda one: -one[0]):
        if section in _DENIABLE and _is_denied(sentence, hit.start):
            continue
        if hit.group.status == "rejected" and _is_supposed(sentence, hit.start):
            continue
        own = cues.setdefault(section, [])
        shared = weight > 0 and any(hit.start < other.end and other.start < hit.end for other in own)
        weights[section] += weight * SHARED if shared else weight
        if weight > 0:
            own.append(hit)
    if voice.manner == "narrated" and sentence.low[-1] == "?":
        weights["open_questions"] += WONDERED
    if _asks_after_plans(sentence):
        weights["proposals"] += INTERVIEWER
    if foretold := _foretold(sentence):
        cues.setdefault("risks", []).append(foretold)
        weights["risks"] += FORETOLD
        weights["proposals"] += INTERVIEWER
    if voice.manner in ("narrated", "indirect") and _past(sentence, cues.get("risks", [])):
        weights["risks"] += TOLD
    return {section: own for section, own in cues.items() if own}, weights


def _foretold(sentence: Sentence) -> Hit | None:
    """Return where an English sentence tells what others lose if something is so: "If it shuts, some will not reopen".

    What "I" or "we" would not do then is theirs to decide, and a refusal.
    """
    words = sentence.low
    start = next((at for at, word in enumerate(words) if word[0].isalnum()), 0)
    if not reads_english(sentence.language) or words[start] not in _SUPPOSING or "," not in words[start:]:
        return None
    after = words.index(",", start) + 1
    if words[-1] == "?" or not _OWN.isdisjoint(words[after : after + _OWN_SUBJECT]):
        return None
    changes_nothing = words[start + 1] == "nothing"  # "if nothing changes", whatever comes of it
    for at in range(after, len(words) - 1):
        if changes_nothing and words[at] in _COMING:
            return Hit(group_named("may_harm", sentence.language), at, at + 1)
        lacking = words[at + 1 : at + 3] == _HAVE_NO
        if words[at] in _REFUSED or (words[at] in _COMING and (lacking or words[at + 1] in _NOT_EVEN)):
            return Hit(group_named("may_harm", sentence.language), at, at + 1)
    return None


def _is_denied(sentence: Sentence, at: int) -> bool:
    """Tell whether the token ``at`` stands behind a "that" whose clause is denied: "nobody believes that they plan to".

    Two denials are none ("did not deny that they plan to"), and what somebody denies is told as denied.
    """
    words, language = sentence.low, sentence.language
    breaks = word_list("breaks", language) | word_list("conjunction", language)
    that = next((before for before in range(at - 1, 0, -1) if words[before] == "that"), 0)
    start = next((before + 1 for before in range(that - 1, -1, -1) if words[before] in breaks), 0)
    denials = [word for word in words[start:that] if is_denial(word) or word in DENIALS_THAT]
    return len(denials) == 1 and (is_negation(denials[0]) or denials[0] in DENIALS_THAT)


def _is_supposed(sentence: Sentence, at: int) -> bool:
    """Tell whether the token ``at`` stands in a condition, which settles nothing: "if they are not ruled out"."""
    words, language = sentence.low, sentence.language
    breaks, condition = word_list("breaks", language), word_list("condition", language)
    start = next((before + 1 for before in range(at - 1, -1, -1) if words[before] in breaks), 0)
    return any(words[place] in condition and not asks_if(words, place, language) for place in range(start, at))


def _speaks_for_itself(sentence: Sentence) -> bool:
    """Tell whether who asks most of the time, as a chair does, says something of their own: "I think we should …"."""
    own = word_list("oneself", sentence.language)
    return sentence.low[-1] != "?" and not asks(sentence.passage.speaker, sentence.language) and sentence.low[0] in own


def _reports(sentence: Sentence) -> bool:
    """Tell whether who asks tells what others have said: "Last week the regulator said it might charge for it"."""
    told = [at for at, word in enumerate(sentence.low) if word in _TOLD]
    return sentence.low[-1] != "?" and bool(told) and _YOU.isdisjoint(sentence.low[: told[0]])


def _asks_after_plans(sentence: Sentence) -> bool:
    """Tell whether a sentence asks for what somebody else wants, or why: it puts nothing forward itself.

    "Why don't you sell it?" does, "Are you going to sell it?" and "Why does the company want to sell it?" do not.
    """
    why, hearers = word_list("why", sentence.language), word_list("hearers", sentence.language)
    asked = next((at for at, word in enumerate(sentence.low) if word in why), None)
    if sentence.low[-1] != "?":
        return False
    if asked is None:
        after = sentence.low[_opening(sentence) :]
        return (after[0] in _ASKING and after[1] in hearers) or _last_clause(sentence)[0] in _WONDERING
    of_others = sentence.low[asked + 1 : asked + 2] in _OF_OTHERS
    hearer = next((at for at, word in enumerate(sentence.low) if at > asked and word in hearers), None)
    if of_others and hearer is None:
        return True
    return hearer is not None and not any(map(is_negation, sentence.low[asked:hearer]))


def _opening(sentence: Sentence) -> int:
    """Return the number of the token that a question begins with, behind a joining word and whom it is put to."""
    words = sentence.low
    comma = words.index(",") + 1 if "," in words[:_ADDRESS] else 0
    start = comma if words[comma] in _ASKING else 0
    return start + (words[start] in _JOINING)


def _last_clause(sentence: Sentence) -> tuple[str, ...]:
    """Return the words of a question from its last comma, colon or joining word on."""
    words = sentence.low[:-1]
    start = next((at + 1 for at in range(len(words) - 2, -1, -1) if words[at] in _PARTING or words[at] in _JOINING), 0)
    return words[start:]


def _past(sentence: Sentence, risks: list[Hit]) -> bool:
    """Tell whether a sentence with these cues of risks tells what happened, and nothing that is so or may come."""
    if any(hit.group.name in _AHEAD for hit in risks):
        return False
    words = frozenset(sentence.low)
    past = word_list("past", sentence.language)  # in English, whose verbs of the present are listed, there are none
    return not words & word_list("present", sentence.language) and (not past or bool(words & past))


def _bearing(sentence: Sentence, topical: int, *, spoken: bool) -> float:
    """Return what a sentence weighs by its length, its topic and its being spoken."""
    length = len(sentence.tokens)
    weight = TOPIC * min(1.0, topical / TOPICAL) + LENGTH * min(1.0, length / LONG)
    return weight + (SHORT if length < BRIEF else 0.0) + (TURN if spoken else 0.0)


def stems_of(words: Iterable[str], language: str = ENGLISH) -> frozenset[str]:
    """Return the beginnings of the words that carry matter."""
    empty = word_list("empty", language)
    return frozenset(word[:STEM] for word in words if word[0].isalnum() and word not in empty)


def _topic(reading: Reading) -> frozenset[str]:
    """Return the stems that the text is about: those of its title, headings and opening, and its most frequent ones."""
    stems = set(stems_of(reading.document.title.casefold().split(), reading.language))
    counts: Counter[str] = Counter()
    for sentence in reading.sentences:
        own = stems_of(sentence.low, sentence.language)
        counts.update(sorted(own))  # in one order, or equal counts would fall out by the process's hash seed
        if sentence.passage.heading or sentence.number < _OPENING:
            stems |= own
    stems.update(stem for stem, count in counts.most_common(_FREQUENT) if count >= _OFTEN)
    return frozenset(stems)
