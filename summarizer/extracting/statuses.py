"""What has become of a proposal: adopted, turned down, weighed or only put forward, as the words around it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from summarizer.canonical.lexicon import NEGATIONS, NUMBER_WORDS, is_denial, is_negation
from summarizer.extracting.certainty import is_unlikely
from summarizer.extracting.clauses import clause_start
from summarizer.extracting.cues import ENGLISH, reads_english, word_list
from summarizer.extracting.refusing import is_dropped, is_refused, leads_to

if TYPE_CHECKING:
    from collections.abc import Collection

    from summarizer.brief import Certainty
    from summarizer.extracting.candidates import Candidate
    from summarizer.extracting.cues import Hit
    from summarizer.extracting.reading import Sentence
    from summarizer.kinds.brief import Status

_OPENING: Final = 6  # tokens of a sentence of minutes that tell what became of something
_AFTER: Final = frozenset("by during in on under since last".split())  # what follows a participle in passing
_FIRMEST: Final[tuple[Status, ...]] = ("adopted", "agreed", "rejected", "under_consideration", "proposed")
_ASKING: Final = frozenset("who whom what when where why how whether which".split())
_GUESSING: Final = frozenset("think thinks believe believes expect expects hope hopes predict predicts trend".split())
_WILL_NOT: Final = (("will", "not"), ("won't",), ("will", "never"))
_AIMS: Final = frozenset("thing way key answer solution priority need challenge point hope test task step best".split())
_RELATIVE: Final = (("which",), ("who",), ("whom",))  # where one opens a clause behind a mark, it asks nothing
_TO_DO: Final = frozenset({"demand", "should", "obligation", "opposing"})  # groups of what is to be done
_ORDERING: Final = frozenset({"order", "orders", "ordered", "ordering"})
_SETTLING: Final = frozenset({"done", "decided"})
_SETTLED: Final = frozenset({"adopted", "agreed"})
_AHEAD: Final = frozenset({"plan", "commitment"})  # groups of what somebody will do
_NOT_DONE: Final = frozenset("to almost nearly whether".split())  # before a verb of refusing
_ADDING: Final = (("but",), ("and",), ("only",))
_PERCENT: Final = (("per",), ("percent",), ("%",))
_HALF: Final = 50  # per cent
_UNTIL: Final = frozenset({"before", "until", "till"})
_IN_PASSIVE: Final = frozenset("wird wurde wurden se".split())
_AS: Final = frozenset("wie comme como".split())
_UNSETTLED: Final = frozenset("ehe bevor sobald falls wenn ob avant quand lorsque si antes cuando".split())
_BEFORE: Final = 4  # tokens in which a word before a cue denies it, or tells that it is a guess
# What was done, decided or refused stands, however it is hedged; the rest is no more than floated under a "may".
_FIRM: Final = frozenset({"rejected", "implemented", "under_consideration"})


def status(candidate: Candidate, certainty: Certainty) -> Status:
    """Return what has become of it: a refusal anywhere in it decides, then weighing, then the weightiest cue's word."""
    if candidate.under:
        return _verdict(candidate)
    if _settles_nothing(candidate):
        return "proposed"
    worded = _as_worded(candidate)
    own = {hit.group.status for hit in candidate.hits}
    later = {hit.group.status for one in candidate.also for hit in one.hits if _answers(hit, one.sentence)}
    first = min(candidate.hits, key=lambda hit: (hit.start, -hit.end))  # "voted against" before "voted"
    refused = first.group.status == "rejected" and leads_to(first, candidate)
    refused = refused or (first.group.status == "rejected" and _is_likened(candidate))
    refused = refused or any(hit.group.name == "ruled_out" for hit in candidate.hits)
    if "rejected" in later or worded == "rejected" or refused or is_refused(candidate) or is_dropped(candidate):
        return "rejected"
    if not reads_english(candidate.sentence.language) and _is_passed(candidate):
        return "adopted"
    weighed = "under_consideration" in own and not _is_asked_for(candidate)
    if weighed or "under_consideration" in later or _is_unlikely(candidate):
        return "under_consideration"
    if certainty == "conditional" and candidate.cue.group.name in _AHEAD and worded in _SETTLED:
        worded = "proposed"  # "if the vote is lost, the committee will resign"
    if worded in _SETTLED and candidate.sentence.low[-1] == "?" and reads_english(candidate.sentence.language):
        worded = "proposed"  # "will he undertake to publish it?"
    hedged = certainty == "possible" and worded not in _FIRM and not _hedges_another(candidate)
    return "floated" if hedged else worded


def _settles_nothing(candidate: Candidate) -> bool:
    """Tell whether a vote is one of some, or to come: "38 per cent voted against it", "said it would vote against"."""
    words, cue = candidate.sentence.low, candidate.cue
    before = words[clause_start(words, cue.start, candidate.sentence.language) : cue.start]
    yet_to_come = cue.group.status == "rejected" and not word_list("modal").isdisjoint(before[-1:])
    few = _are_few(before) or _are_few(words[: cue.start])  # whose names may stand between
    return words[cue.start].startswith("vote") and (yet_to_come or few)


def _is_asked_for(candidate: Candidate) -> bool:
    """Tell whether it is demanded that something be weighed, as in "urged the council to look into it": nobody does."""
    cue = candidate.cue
    weighing = [hit for hit in candidate.hits if hit.group.status == "under_consideration"]
    undecided = any(hit.group.name == "undecided" for hit in weighing)  # "…, but no decision has been taken"
    return cue.group.name == "demand" and not undecided and all(hit.start > cue.start for hit in weighing)


def _is_unlikely(candidate: Candidate) -> bool:
    return is_unlikely(candidate.sentence.low[: candidate.cue.start], candidate.sentence.language)


def _is_likened(candidate: Candidate) -> bool:
    """Tell whether a cue only tells who wants what is told before it: "descartó subir la tasa, como pide el gremio"."""
    words, cue, language = candidate.sentence.low, candidate.cue, candidate.sentence.language
    start = clause_start(words, cue.start, language)
    return not reads_english(language) and start > 0 and words[start] in _AS


def _is_passed(candidate: Candidate) -> bool:
    """Tell whether a sentence ends a debate: "der Antrag wird angenommen", "la propuesta se aprueba"."""
    words, language = candidate.sentence.low, candidate.sentence.language
    passive = word_list("be", language) | _IN_PASSIVE
    return any(
        hit.group.name == "decided"
        and not passive.isdisjoint(words[max(0, hit.start - 1) : hit.start + 1])
        and _settled(hit, candidate.sentence) == "adopted"
        for hit in candidate.hits
    )


def _hedges_another(candidate: Candidate) -> bool:
    """Tell whether what "may" be is only why something is done, or what somebody demands it for.

    "Is recalling them because the handle may loosen", "noted that mines may lie there, and urged all sides to help".
    """
    words, language, cue = candidate.sentence.low, candidate.sentence.language, candidate.cue
    possible = word_list("possible", language)
    if cue.group.name == "demand" and words[cue.start].endswith("ed") and reads_english(language):
        return possible.isdisjoint(words[max(0, cue.start - _BEFORE) : cue.end])
    if "because" not in words[cue.end :]:
        return False
    return possible.isdisjoint(words[: words.index("because", cue.end)])


def _answers(hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a cue tells what became of a plan told before; "may reject the plan" leaves that open."""
    if hit.group.name == "putting_off":
        return True
    if hit.group.name != "answer" or not reads_english(sentence.language):
        return hit.group.name == "answer"
    words = sentence.low
    before = words[clause_start(words, hit.start, sentence.language) : hit.start][-_BEFORE:]
    denied = any(map(is_denial, before))
    if words[hit.start] == "accept":
        return denied
    return not denied and (word_list("modal") | _NOT_DONE).isdisjoint(before)


def _verdict(candidate: Candidate) -> Status:
    """Return what minutes say became of something."""
    opening, language = set(candidate.sentence.low[:_OPENING]), candidate.sentence.language
    if opening & word_list("turned_down", language):
        return "rejected"
    return "under_consideration" if opening & word_list("put_off", language) else "adopted"


def _as_worded(candidate: Candidate) -> Status:
    """Return the status that the weightiest cue's group gives; an adopted one needs words that settle it.

    "Agreed on a plan to" is settled by the words before its plan; "plans to" is not.
    """
    cue, words = candidate.cue, candidate.sentence.low
    if cue.group.name == "would_do" and not NEGATIONS.isdisjoint(words[cue.start : cue.end]):
        of_a_plan = not word_list("plan_noun").isdisjoint(words[: cue.start])  # "the bill would not raise the tax"
        return "proposed" if of_a_plan else "rejected"
    asked = _as_minuted(candidate) or _of_demand(candidate) if reads_english(candidate.sentence.language) else None
    if asked:
        return asked
    if cue.group.name == "done" and _is_yet_to_come(cue, candidate.sentence):
        return "proposed"
    if cue.group.status != "adopted":
        return cast("Status", cue.group.status or "proposed")
    settled: Status | None = "proposed" if _is_supposed(candidate) else _settled_later(candidate)
    if settled:
        return settled
    before = [hit for hit in candidate.hits if hit.group.status == "adopted" and leads_to(hit, candidate)]
    said = {_settled(hit, candidate.sentence) for hit in (cue, *before)}
    return next(status for status in _FIRMEST if status in said)


def _as_minuted(candidate: Candidate) -> Status | None:
    """Return the status of what minutes say was decided, whatever it is that is to be done: "it was agreed that"."""
    words = candidate.sentence.low
    if candidate.cue.group.name not in _TO_DO:
        return None
    for hit in candidate.hits:
        if hit.group.name == "decided" and words[max(0, hit.start - 2) : hit.start] == ("it", "was"):
            return _settled(hit, candidate.sentence)
    return None


def _of_demand(candidate: Candidate) -> Status | None:
    """Return the status of a demand, which an order is not, "was ordered to pay"; None of what is no demand.

    Nor is what somebody is to be asked by a decision: "it was agreed that the clerk be asked to".
    """
    cue, first = candidate.cue, candidate.sentence.low[candidate.cue.start]
    if cue.group.name != "demand":
        return None
    if first in _ORDERING:
        return "adopted"
    decided = any(hit.group.name == "decided" and leads_to(hit, candidate) for hit in candidate.hits)
    return "agreed" if first == "be" and decided else cast("Status", cue.group.status)


def _is_yet_to_come(cue: Hit, sentence: Sentence) -> bool:
    """Tell whether what a passive says is not done yet: "could be extended", "is to be closed", "was announced"."""
    words = sentence.low
    ahead = words[cue.start] == "be" and words[cue.start - 1] in word_list("modal") | {"to"}
    return ahead or words[cue.end - 1] in word_list("put_forward", sentence.language)


def _is_supposed(candidate: Candidate) -> bool:
    """Tell whether "would" makes of a cue what a plan would do: "under the plan, the lane would be closed".

    In what somebody says it may be the "will" of what was decided: "the council announced that it would be closed".
    """
    cue, words = candidate.cue, candidate.sentence.low
    if "would" not in words[cue.start : cue.end] or not reads_english(candidate.sentence.language):
        return False
    decided = any(
        hit.group.status == "adopted" and hit is not cue and hit.group.name != "done" for hit in candidate.hits
    )
    of_a_plan = not word_list("plan_noun").isdisjoint(words[: cue.start])
    return of_a_plan or not (decided or candidate.voice.manner == "indirect")


def _settled_later(candidate: Candidate) -> Status | None:
    """Return what a sentence says became of the plan that it names, in the passive: "the plan to … was approved"."""
    words, cue, language = candidate.sentence.low, candidate.cue, candidate.sentence.language
    if words[cue.start] not in word_list("plan_noun", language):
        return None
    for hit in candidate.hits:
        between = words[cue.end : hit.end]
        passive = not word_list("be", language).isdisjoint(between[-2:])
        passive = passive and word_list("modal", language).isdisjoint(between)
        if hit.group.name in _SETTLING and passive and words[hit.end - 1] in word_list("put_forward", language):
            return "proposed"
        if hit.group.name in _SETTLING and passive and word_list("breaks", language).isdisjoint(between):
            return "adopted" if NEGATIONS.isdisjoint(between) else "under_consideration"
    return None


def _settled(cue: Hit, sentence: Sentence) -> Status:
    """Return how far the words of a cue go; a participle that only describes ("fees imposed during …") settles none."""
    words, said = sentence.low, set(sentence.low[cue.start : cue.end])
    if reads_english(sentence.language) and (open_as := _open(cue, sentence)):
        return open_as
    settled = word_list("settled", sentence.language)
    if settled and not _is_settled(cue, sentence, settled):
        return "proposed"
    passive = cue.start > 0 and words[cue.start - 1] in word_list("be", sentence.language)
    describes = words[cue.end - 1].endswith("ed") and not passive
    in_passing = describes and not _AFTER.isdisjoint(words[cue.end : cue.end + 1])
    if in_passing or said & word_list("intended", sentence.language):
        return "proposed"
    return "agreed" if said & word_list("bound", sentence.language) else "adopted"


def _is_settled(cue: Hit, sentence: Sentence, settled: Collection[str]) -> bool:
    """Tell whether a word settles what a cue says, in a language other than English, and nothing beside denies it.

    "Noch ehe es beschlossen ist" settles nothing.
    """
    words, language = sentence.low, sentence.language
    breaks = word_list("breaks", language)
    start = clause_start(words, cue.start, language)
    end = next((at for at in range(cue.end, len(words)) if words[at] in breaks), len(words))
    if not NEGATIONS.isdisjoint(words[start:end]):
        return False
    at_words = (at for at, word in enumerate(words) if word in settled)
    opening = ((clause_start(words, at, language), at) for at in at_words)
    return any(_UNSETTLED.isdisjoint(words[first : min(at, first + 2)]) for first, at in opening)


def _open(cue: Hit, sentence: Sentence) -> Status | None:
    """Return what the words around an English cue make of it, None where they leave it settled.

    "Who will pay" and "has not decided on" are open; "one that we think will change it" is a guess, and "the issue is
    funding" and "promises of access, and pledges to …" tell of nothing that is done.
    """
    words = sentence.low
    start = clause_start(words, cue.start, sentence.language)
    clause = words[start + (start > 0 and words[start : start + 1] in _RELATIVE) : cue.start]
    own = words[cue.start : cue.end]
    if cue.group.name == "under_way" and not NEGATIONS.isdisjoint(own):
        return "rejected"  # "is not raising the tax"
    if cue.group.name == "plan" and own[:2] in _WILL_NOT and _ASKING.isdisjoint(clause):
        later = not _UNTIL.isdisjoint(words[cue.end : cue.end + _BEFORE])
        return "under_consideration" if later else "rejected"  # "will not open before 2029", "will not renew it"
    if _is_undecided(words[: cue.start], clause, own):
        return "under_consideration"
    is_noun = own[0].endswith("s") and cue.start > 0 and words[cue.start - 1] in {"and", ",", "of"}
    ends = own[-1].endswith("ing") and words[cue.end : cue.end + 1] in {(), (".",), (",",)}
    is_aim = own[0] in word_list("be") and not _AIMS.isdisjoint(clause)  # "the way out is to build"
    return "proposed" if is_noun or ends or is_aim or not _GUESSING.isdisjoint(clause[-_BEFORE:]) else None


def _are_few(clause: tuple[str, ...]) -> bool:
    """Tell whether those whom a clause begins with are some of more: "two of the seven members", "38 per cent"."""
    at = 1 if clause[:1] in _ADDING else 0
    number = clause[at] if at < len(clause) else ""
    if number.isdecimal() and clause[at + 1 : at + 2] in _PERCENT:
        return int(number) < _HALF
    counted = number in NUMBER_WORDS or number.isdecimal() or number == "some"
    return counted and "of" in clause[at + 1 : at + 3]


def _is_undecided(before: tuple[str, ...], clause: tuple[str, ...], own: tuple[str, ...]) -> bool:
    """Tell whether words before a cue, and in its clause before it, leave open what its ``own`` words say.

    "Who will pay", "if they agree on it", "has not decided on", "it is unlikely that they will", "we have to decide on
    it".
    """
    asked = not (_ASKING | word_list("condition")).isdisjoint(clause) or any(
        map(is_negation, (*clause[-_BEFORE:], *own))
    )
    to_be_decided = own[0].startswith("decide") and clause[-1:] == ("to",)
    return asked or to_be_decided or is_unlikely(before, ENGLISH)
