"""Proposals: what somebody wants done, plans, weighs, has decided or has refused."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, cast

from summarizer.canonical.lexicon import NEGATIONS
from summarizer.document import Span
from summarizer.extracting.clauses import words_of
from summarizer.extracting.cues import all_forms, reads_english, word_list
from summarizer.extracting.drafting import drafted
from summarizer.extracting.subjects import figure_before
from summarizer.kinds.brief import Proposal

if TYPE_CHECKING:
    from summarizer.brief import Certainty
    from summarizer.extracting.actors import Cast
    from summarizer.extracting.candidates import Candidate
    from summarizer.extracting.cues import Hit
    from summarizer.extracting.reading import Sentence
    from summarizer.kinds.brief import Status

_NEAR: Final = 6  # tokens after a cue in which its verb of measures stands
_AFTER: Final = frozenset("by during in on under since last".split())  # what follows a participle in passing
_FIRMEST: Final[tuple[Status, ...]] = ("adopted", "agreed", "rejected", "under_consideration", "proposed")
_ASKING: Final = frozenset("who whom what when where why how whether which".split())
_GUESSING: Final = frozenset("think thinks believe believes expect expects hope hopes predict predicts trend".split())
_AIMS: Final = frozenset("thing way key answer solution priority need challenge point hope test task step best".split())
_RELATIVE: Final = (("which",), ("who",), ("whom",))  # where one opens a clause behind a mark, it asks nothing
_SETTLING: Final = frozenset({"done", "decided"})
_THEN: Final = frozenset("but and then later".split())
_UNLIKELY: Final = frozenset("unlikely doubtful doubts doubted".split())
_BEFORE: Final = 4  # tokens in which a word before a cue denies it, or tells that it is a guess
# What was done, decided or refused stands, however it is hedged; the rest is no more than floated under a "may".
_FIRM: Final = frozenset({"rejected", "implemented", "under_consideration"})


def proposal(candidate: Candidate, people: Cast) -> Proposal:
    """Return the Proposal that ``candidate`` and those folded into it make; ``people`` are the text's figures."""
    fields = drafted(candidate)
    proposer = _subject(candidate, people) if candidate.cue.group.who == "subject" else None
    return Proposal(
        **fields,
        proposer=proposer or candidate.voice.speaker,
        addressee=_addressee(candidate, people),
        action=_action(candidate) or _infinitive(candidate),
        status=_status(candidate, fields["certainty"]),
        conditions=_condition(candidate),
    )


def _subject(candidate: Candidate, people: Cast) -> str | None:
    """Return whose cue it is, as in "the doctors" of "the doctors plan to"; in speech "we" is the speaker."""
    return figure_before(candidate.sentence, candidate.cue.start, people)


def _addressee(candidate: Candidate, people: Cast) -> str | None:
    """Return whom a demand names between its verb and "to", as in "is urging the council to act"."""
    cue, tokens = candidate.cue, candidate.sentence.tokens
    if cue.group.name != "demand":
        return None
    for at in range(cue.start + 2, min(cue.end + _NEAR, len(tokens))):
        if tokens[at].low == "to":
            between = people.at(Span(tokens[cue.start + 1].start, tokens[at - 1].end))
            return between[-1][0].name if between else None
    return None


def _action(candidate: Candidate) -> str | None:
    """Return what would be done: from the verb of measures at the cue, or soon after it, to the end of its clause."""
    tokens, cue = candidate.sentence.tokens, candidate.cue
    for at in range(max(cue.end - 1, cue.start), min(cue.end + _NEAR, len(tokens))):
        if tokens[at].low in _measures(candidate.sentence.language):
            end = at + 1
            while end < len(tokens) and tokens[end].text not in word_list("breaks", candidate.sentence.language):
                end += 1
            return words_of(candidate.sentence, Span(tokens[at].start, tokens[end - 1].end))
    return None


def _infinitive(candidate: Candidate) -> str | None:
    """Return what would be done in a language whose infinitives tell it: "d'installer des sirènes".

    In German the infinitive ends its clause, elsewhere it begins it.
    """
    sentence, cue = candidate.sentence, candidate.cue
    ends = tuple(word_list("infinitive", sentence.language))
    if not ends:
        return None
    before, breaks = word_list("before_infinitive", sentence.language), word_list("breaks", sentence.language)
    words, tokens = sentence.low, sentence.tokens
    last = sentence.language == "de"
    for at in range(max(1, cue.end - 1), len(words) if last else min(cue.end + _NEAR, len(words))):
        fits = words[at].endswith(ends) and tokens[at].text.islower()
        if not fits or not (words[at - 1] in before or at == cue.end or (last and _joined_zu(words[at]))):
            continue
        first, end = at, at + 1
        while last and first > cue.end and tokens[first - 1].text not in breaks:
            first -= 1
        while end < len(tokens) and tokens[end].text not in breaks:
            end += 1
        if not last or tokens[end - 1] is tokens[at]:
            return words_of(sentence, Span(tokens[first].start, tokens[end - 1].end))
    return None


def _joined_zu(low: str) -> bool:
    """Tell whether a German infinitive has its "zu" inside: "einzusetzen"."""
    return "zu" in low[2:-4]


@cache
def _measures(language: str) -> frozenset[str]:
    done = word_list("measure", language) - word_list("proposing", language)
    return frozenset(form for verb in done for form in all_forms(verb, language))


def _status(candidate: Candidate, certainty: Certainty) -> Status:
    """Return what has become of it: a refusal anywhere in it decides, then weighing, then the weightiest cue's word."""
    if candidate.under:
        return _verdict(candidate)
    status = _as_worded(candidate)
    own = {hit.group.status for hit in candidate.hits}
    later = {hit.group.status for one in candidate.also for hit in one.hits if hit.group.name == "answer"}
    first = min(candidate.hits, key=lambda hit: hit.start)
    refused = first.group.status == "rejected" and _leads_to(first, candidate)
    if "rejected" in later or status == "rejected" or refused or _is_dropped(candidate):
        return "rejected"
    if "under_consideration" in own:
        return "under_consideration"
    if certainty == "possible" and status not in _FIRM:
        return "floated"
    return status


def _verdict(candidate: Candidate) -> Status:
    """Return what minutes say became of something."""
    opening, language = set(candidate.sentence.low[:_NEAR]), candidate.sentence.language
    if opening & word_list("turned_down", language):
        return "rejected"
    return "under_consideration" if opening & word_list("put_off", language) else "adopted"


def _as_worded(candidate: Candidate) -> Status:
    """Return the status that the weightiest cue's group gives; an adopted one needs words that settle it.

    "Agreed on a plan to" is settled by the words before its plan; "plans to" is not.
    """
    cue = candidate.cue
    if cue.group.status != "adopted":
        return cast("Status", cue.group.status or "proposed")
    if settled := _settled_later(candidate):
        return settled
    before = [hit for hit in candidate.hits if hit.group.status == "adopted" and _leads_to(hit, candidate)]
    said = {_settled(hit, candidate.sentence) for hit in (cue, *before)}
    return next(status for status in _FIRMEST if status in said)


def _settled_later(candidate: Candidate) -> Status | None:
    """Return what a sentence says became of the plan that it names, in the passive: "the plan to … was approved"."""
    words, cue, language = candidate.sentence.low, candidate.cue, candidate.sentence.language
    if words[cue.start] not in word_list("plan_noun", language):
        return None
    for hit in candidate.hits:
        between = words[cue.end : hit.end]
        passive = not word_list("be", language).isdisjoint(between[-2:])
        passive = passive and word_list("modal", language).isdisjoint(between)
        if hit.group.name in _SETTLING and passive and word_list("breaks", language).isdisjoint(between):
            return "adopted" if NEGATIONS.isdisjoint(between) else "under_consideration"
    return None


def _settled(cue: Hit, sentence: Sentence) -> Status:
    """Return how far the words of a cue go; a participle that only describes ("fees imposed during …") settles none."""
    words, said = sentence.low, set(sentence.low[cue.start : cue.end])
    if reads_english(sentence.language) and (open_as := _open(cue, sentence)):
        return open_as
    settled = word_list("settled", sentence.language)
    if settled and (settled.isdisjoint(words) or not NEGATIONS.isdisjoint(words)):
        return "proposed"
    passive = words[cue.start - 1] in word_list("be", sentence.language) if cue.start else False
    describes = words[cue.end - 1].endswith("ed") and not passive
    in_passing = describes and not _AFTER.isdisjoint(words[cue.end : cue.end + 1])
    if in_passing or said & word_list("intended", sentence.language):
        return "proposed"
    return "agreed" if said & word_list("bound", sentence.language) else "adopted"


def _open(cue: Hit, sentence: Sentence) -> Status | None:
    """Return what the words around an English cue make of it, None where they leave it settled.

    "Who will pay" and "has not decided on" are open; "one that we think will change it" is a guess, and "the issue is
    funding" and "promises of access, and pledges to …" tell of nothing that is done.
    """
    words = sentence.low
    start = _clause_start(words, cue.start, sentence.language)
    clause = words[start + (start > 0 and words[start : start + 1] in _RELATIVE) : cue.start]
    if cue.group.name == "under_way" and not NEGATIONS.isdisjoint(words[cue.start : cue.end]):
        return "rejected"  # "is not raising the tax"
    if not _ASKING.isdisjoint(clause) or not NEGATIONS.isdisjoint((*clause[-_BEFORE:], *words[cue.start : cue.end])):
        return "under_consideration"
    if (words[cue.start].startswith("decide") and clause[-1:] == ("to",)) or not _UNLIKELY.isdisjoint(
        words[: cue.start]
    ):
        return "under_consideration"  # "we have to decide on it", "it is unlikely that they will"
    if words[cue.start] in word_list("be") and not _AIMS.isdisjoint(clause):
        return "proposed"  # "the way out is to build", "the key thing is to act"
    is_noun = words[cue.start].endswith("s") and cue.start > 0 and words[cue.start - 1] in {"and", ",", "of"}
    ends = words[cue.end - 1].endswith("ing") and words[cue.end : cue.end + 1] in {(), (".",), (",",)}
    return "proposed" if is_noun or ends or not _GUESSING.isdisjoint(clause[-_BEFORE:]) else None


def _clause_start(words: tuple[str, ...], at: int, language: str) -> int:
    """Return where the clause of the token ``at`` begins: behind the last mark before it."""
    breaks = word_list("breaks", language)
    return next((before + 1 for before in range(at - 1, -1, -1) if words[before] in breaks), 0)


def _leads_to(hit: Hit, candidate: Candidate) -> bool:
    """Tell whether ``hit`` stands before the weightiest cue in the same clause: "refused to accept the demand"."""
    between = candidate.sentence.low[hit.end : candidate.cue.start]
    breaks = word_list("breaks", candidate.sentence.language)
    return hit.start <= candidate.cue.start and breaks.isdisjoint(between)


def _is_dropped(candidate: Candidate) -> bool:
    """Tell whether a sentence goes on to say that its plan is no more: "…, but abandoned the idea", "… was dropped"."""
    words, language = candidate.sentence.low, candidate.sentence.language
    later = [hit for hit in candidate.hits if hit.group.status == "rejected" and hit.start > candidate.cue.start]
    ends = [hit.start for hit in later if hit.group.name == "answer"]
    if any(words[at] in word_list("be", language) or words[at - 1] in _THEN for at in ends):
        return True
    return any("but" in words[_clause_start(words, hit.start, language) : hit.start] for hit in later)


def _condition(candidate: Candidate) -> str | None:
    """Return the condition a sentence sets: from "if" or "unless" to the next mark."""
    tokens = candidate.sentence.tokens
    for at, token in enumerate(tokens):
        if token.low in word_list("condition", candidate.sentence.language):
            end = at + 1
            while end < len(tokens) and tokens[end].text not in word_list("stops", candidate.sentence.language):
                end += 1
            return words_of(candidate.sentence, Span(token.start, tokens[end - 1].end))
    return None
