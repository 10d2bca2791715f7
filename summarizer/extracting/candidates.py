"""Candidates: the sentences that may become items, and what each weighs for its section."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from summarizer.extracting.cues import ENGLISH, Hit, cue_words, group_named, hits, word_list
from summarizer.extracting.dialogue import interviewers, run_on
from summarizer.extracting.idle_cues import may_be_of, means_none
from summarizer.extracting.inquiring import asks_after_plans, reports, speaks_for_itself
from summarizer.extracting.listing import counted_off, headed, in_section_of_risks, led_in
from summarizer.extracting.minutes import lists_attendance, put_under
from summarizer.extracting.supposing import foretold, is_history, is_unreal
from summarizer.extracting.tables import cells

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from summarizer.extracting.listing import Kind
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
TOLD: Final = -3.0  # for what is only told, as past: the loss is there, and no longer a risk; the lock has been built
UNREAL: Final = -6.0  # for what would have been, and was not
WONDERED: Final = 1.4  # for a question that the author asks: nobody is there to answer it
LISTED: Final = 0.6  # for an item of a list of proposals: its words are few, and meant
HEADED: Final = 3.4  # for an item of what its heading says it is: enough to open its section
FORETOLD: Final = 2.0  # for what comes of it "if" or "without" something: a risk, and nobody's refusal
SHARED: Final = 0.3  # of the weight of a cue that shares words with a weightier one
LEAD: Final = 1.0  # what the first sentence gains in rank over the last: the important comes first

SECTIONS: Final = ("proposals", "risks", "open_questions")
LEAST_TOKENS: Final = 4  # of a sentence that can be an item
STEM: Final = 6  # letters by which words are compared: "vaccine" and "vaccination" are one matter
_MADE_BY: Final = {"proposals": "demand", "plans": "commitment", "risks": "fear", "open_questions": "unknown"}
_AHEAD: Final = frozenset({"fear", "may_harm", "cannot"})  # groups of cues that look ahead
_PLANNING: Final = frozenset("demand plan decided under_way commitment done".split())  # among risks, what is done
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
        if (len(sentence.tokens) < LEAST_TOKENS and not under) or lists_attendance(sentence):
            continue
        cues, weights = _weighed(sentence, voice)
        if not cues:
            continue
        if sentence.passage.speaker in asking and not speaks_for_itself(sentence):
            weights["proposals"] += 0 if reports(sentence) else INTERVIEWER
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
        kind, heading = under.get(number, (None, None))
        words = heading if kind in {"risks", "open_questions"} else led.get(number, heading)
        if words is None or kind == "plans":
            continue
        if kind in {None, "proposals"} and words.number in openers:
            opened[number] = _plainly(openers[words.number])
        elif kind is not None:
            opened[number] = _opener(kind, words, voices[words.number])
    for number, words in counted_off(reading).items():
        opened.setdefault(number, _opener("proposals", words, voices[words.number]))
    items = [_item(reading.sentences[number], voices[number], opener) for number, opener in opened.items()]
    planned = {one.sentence.number for one in found if any(hit.group.name in _PLANNING for hit in one.hits)}
    risks = [
        _item(reading.sentences[number], voices[number], _opener("risks", heading, voices[number]))
        for number, heading in in_section_of_risks(reading).items()
        if number not in planned | opened.keys()
    ]
    doing = {number: heading for number, (kind, heading) in under.items() if kind == "plans" and number not in opened}
    items += [*risks, *_done_there(doing, found, reading, voices)]
    yield from items
    told = {(one.section, one.sentence.number) for one in (*items, *opened.values())}
    # what is listed as a risk is nobody's plan, though it may tell what somebody does, and what is demanded no risk
    other = {"risks": "proposals", "proposals": "risks"}
    told |= {(other[one.section], one.sentence.number) for one in items if one.section in other}
    yield from (one for one in found if (one.section, one.sentence.number) not in told)


def _plainly(opener: Candidate) -> Candidate:
    """Return what opens a list, of the weight of a heading where it says what the list is: "three recommendations:"."""
    recommends = not word_list("recommending", opener.sentence.language).isdisjoint(opener.sentence.low)
    return replace(opener, weight=max(opener.weight, HEADED)) if recommends else opener


def _done_there(
    doing: Mapping[int, Sentence], found: Sequence[Candidate], reading: Reading, voices: Sequence[Voice]
) -> Iterator[Candidate]:
    """Yield what is listed under "What we are changing": what is planned, weighed or refused there, else undertaken.

    ``doing`` has the headings, by the numbers of the items.
    """
    own = {one.sentence.number: one for one in found if one.section == "proposals"}
    for number, heading in doing.items():
        if number in own:
            yield replace(own[number], weight=max(own[number].weight, HEADED + LISTED))
        else:
            opener = _opener("plans", heading, voices[number])
            yield replace(_item(reading.sentences[number], voices[number], opener), opened_by=None)


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
        opened_by=opener if opener.section == "proposals" else None,  # others say all by themselves
    )


def _opener(kind: Kind, words: Sentence, voice: Voice) -> Candidate:
    """Return the words above a list as what makes a demand, an undertaking, a risk or a question of its items."""
    cue = Hit(group_named(_MADE_BY[kind], words.language), 0, 1)
    section = "proposals" if kind == "plans" else kind
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
    unknown = [hit for _, _, hit in weighed if hit.group.name == "unknown"]
    for weight, section, hit in sorted(weighed, key=lambda one: -one[0]):
        if means_none(hit, section, sentence, unknown):
            continue
        own = cues.setdefault(section, [])
        shared = weight > 0 and any(map(hit.overlaps, own))
        weights[section] += weight * SHARED if shared else weight
        if weight > 0:
            own.append(hit)
    if sentence.low[-1] == "?" and (voice.manner == "narrated" or voice.is_author):
        weights["open_questions"] += WONDERED
    if asks_after_plans(sentence):
        weights["proposals"] += INTERVIEWER
    if (at := foretold(sentence)) is not None:
        cues.setdefault("risks", []).append(Hit(group_named("may_harm", sentence.language), at, at + 1))
        weights["risks"] += FORETOLD
        weights["proposals"] += INTERVIEWER
    if is_unreal(sentence):
        weights["risks"] += UNREAL
    if is_history(sentence):
        weights["proposals"] += TOLD
    if voice.manner in ("narrated", "indirect") and _past(sentence, cues.get("risks", [])):
        weights["risks"] += TOLD
    return {section: own for section, own in cues.items() if may_be_of(section, own)}, weights


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
