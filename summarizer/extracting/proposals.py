"""Proposals: what somebody wants done, plans, weighs, has decided or has refused."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.canonical.lexicon import is_negation
from summarizer.document import Span
from summarizer.extracting.certainty import asks_if
from summarizer.extracting.clauses import words_of
from summarizer.extracting.cues import all_forms, reads_english, word_list
from summarizer.extracting.drafting import drafted
from summarizer.extracting.refusing import in_passive, is_refused
from summarizer.extracting.relating import is_excepted
from summarizer.extracting.statuses import status
from summarizer.extracting.subjects import figure_before, person_meant, subject_before
from summarizer.kinds.brief import Proposal

if TYPE_CHECKING:
    from summarizer.extracting.actors import Cast
    from summarizer.extracting.candidates import Candidate
    from summarizer.extracting.cues import Hit
    from summarizer.extracting.reading import Sentence

_TURNING_DOWN: Final = frozenset({"refusal", "answer", "putting_off", "opposing", "opposition"})
_OWN_WORDS: Final = frozenset({"turn", "direct"})
_EXCEPTING: Final = frozenset({"but", "except", "excluding"})
_PASSIVE: Final = frozenset({"be", "been", "being"})
_BETWEEN: Final = frozenset("also then now already later further".split())  # in "was also ordered"
_OTHERS: Final = frozenset("he she it they".split())
_OF_OTHERS: Final = frozenset({"demand", "plan", "decided", "weighing"})  # groups of what others may do
_DEFINITE: Final = frozenset("der die das le la les el los las".split())
_NEITHER: Final = frozenset({"neither", "nor"})
_NO_INFINITIVES: Final = frozenset(
    "partir quatre autre septembre octobre novembre décembre ayer ser hacer estar".split()
)  # "à partir de lundi"
_NEAR: Final = 6  # tokens after a cue in which its verb of measures stands


def proposal(candidate: Candidate, people: Cast) -> Proposal:
    """Return the Proposal that ``candidate`` and those folded into it make; ``people`` are the text's figures."""
    fields = drafted(candidate)
    telling = candidate.opened_by or candidate
    # what stands in a list of demands is one, whatever "may" be in it
    firmness = "asserted" if candidate.opened_by else fields["certainty"]
    parties = _passive_parties(telling, people) or _parties(telling, people)
    return Proposal(
        **fields,
        proposer=parties.proposer,
        addressee=parties.addressee,
        action=_action(candidate) or _infinitive(candidate),
        status=status(telling, firmness),
        conditions=_condition(candidate),
    )


def is_nobodys(candidate: Candidate, people: Cast) -> bool:
    """Tell whether a thing does what a proposal would be: "Thawing ground is releasing mercury into rivers"."""
    sentence, cue = candidate.sentence, candidate.cue
    if {hit.group.name for hit in candidate.hits} != {"under_way"} or not reads_english(sentence.language):
        return False
    span = subject_before(sentence, cue.start)
    if span is None or figure_before(sentence, cue.start, people) is not None:
        return False
    subject = sentence.words(span).casefold().split()
    return subject[-1] not in word_list("pronoun", sentence.language) and not subject[-1].endswith("s")


class _Parties(NamedTuple):
    proposer: str | None
    addressee: str | None


def _parties(candidate: Candidate, people: Cast) -> _Parties:
    """Return who proposes and to whom: the subject of a cue, or who speaks; not who only turns a plan down."""
    words, cue = candidate.sentence.low, candidate.cue
    plans = word_list("plan_noun", candidate.sentence.language)
    for hit in candidate.hits:
        of_a_plan = not plans.isdisjoint(words[hit.start : hit.end + _NEAR])
        if hit.group.name in _TURNING_DOWN and hit.start <= cue.start and of_a_plan:
            return _Parties(_owner(candidate.sentence, hit, people), None)
    neither = not _NEITHER.isdisjoint(words[: cue.start]) or _leaves_out(candidate)
    refused = is_refused(candidate) or cue.group.name == "refusal"
    theirs = cue.group.who == "subject" and not (neither or refused or _is_done_to(candidate))
    proposer = _subject(candidate, people) if theirs else None
    # Who only tells that others do not want it, or that it has to wait, has not proposed it.
    tells = refused or cue.group.status == "rejected" or cue.group.name in _TURNING_DOWN
    tells = tells or (candidate.voice.manner in _OWN_WORDS and _is_anothers(candidate)) or _is_named(candidate)
    speaker = None if tells else candidate.voice.speaker
    return _Parties(proposer or speaker, _addressee(candidate, people))


def _is_done_to(candidate: Candidate) -> bool:
    """Tell whether a cue is in the passive, so that its subject proposes nothing: "the lane would be closed"."""
    own = candidate.sentence.low[candidate.cue.start : candidate.cue.end]
    return len(own) > 1 and own[-2] in _PASSIVE and not own[-1].endswith("ing")


def _leaves_out(candidate: Candidate) -> bool:
    """Tell whether the subject of a cue leaves somebody out: "the nurses and not the doctors", "all but the nurses"."""
    sentence = candidate.sentence
    span = subject_before(sentence, candidate.cue.start)
    if span is None:
        return False
    if is_excepted([token.low for token in sentence.tokens if token.start < span.start]):
        return True
    return any(is_negation(word) or word in _EXCEPTING for word in sentence.words(span).casefold().split())


def _is_anothers(candidate: Candidate) -> bool:
    """Tell whether somebody speaks of what another does: "now it wants its customers to pay"."""
    sentence, cue = candidate.sentence, candidate.cue
    span = subject_before(sentence, cue.start)
    if span is None:
        return False
    subject = sentence.words(span).casefold().split()
    if reads_english(sentence.language):
        return subject[-1] in _OTHERS
    own = word_list("own", sentence.language) | word_list("our", sentence.language)
    definite = subject[0].startswith("l'") or (len(subject) > 1 and subject[0] in _DEFINITE)
    return cue.group.name in _OF_OTHERS and definite and own.isdisjoint(subject)


def _is_named(candidate: Candidate) -> bool:
    """Tell whether a demand is only named, in a language other than English: "Forderungen danach nannte er absurd"."""
    sentence, cue = candidate.sentence, candidate.cue
    named = sentence.low[cue.start] in word_list("plan_noun", sentence.language)
    return named and cue.group.name == "demand" and not reads_english(sentence.language)


def _passive_parties(candidate: Candidate, people: Cast) -> _Parties | None:
    """Return the parties of a demand in the passive: "the board was urged by the pilots to act"; None of others."""
    words, tokens, cue = candidate.sentence.low, candidate.sentence.tokens, candidate.cue
    start = cue.start
    while start and words[start - 1] in _BETWEEN:
        start -= 1
    if cue.group.name != "demand" or not in_passive(words, start) or words[cue.start].endswith("ing"):
        return None  # "are calling for"
    by = next((at for at in range(cue.start, min(cue.end + _NEAR, len(words))) if words[at] == "by"), None)
    named = people.at(Span(tokens[by].start, tokens[min(by + _NEAR, len(tokens)) - 1].end)) if by else []
    return _Parties(named[0][0].name if named else None, _subject(candidate, people))


def _owner(sentence: Sentence, refusal: Hit, people: Cast) -> str | None:
    """Return whose plan it is that is turned down: "rejected the pilots' demand"; None where that is not said."""
    tokens = sentence.tokens
    for at in range(refusal.start + 1, min(refusal.end + _NEAR, len(tokens))):
        if tokens[at].low in {"'s", "'"}:
            named = people.at(Span(tokens[refusal.start].start, tokens[at - 1].end))
            return named[-1][0].name if named else None
    return None


def _subject(candidate: Candidate, people: Cast) -> str | None:
    """Return whose cue it is: "the doctors" of "the doctors plan to", or whom "she" means; in speech "we" speaks."""
    sentence, at = candidate.sentence, candidate.cue.start
    return figure_before(sentence, at, people) or person_meant(sentence, at, people)


def _addressee(candidate: Candidate, people: Cast) -> str | None:
    """Return whom a demand names between its verb and "to", as in "is urging the council to act"."""
    cue, tokens = candidate.cue, candidate.sentence.tokens
    if cue.group.name != "demand":
        return None
    breaks = word_list("breaks", candidate.sentence.language)
    for at in range(cue.start + 1, min(cue.end + _NEAR, len(tokens))):
        if tokens[at].text in breaks:
            return None  # "as the miners propose, sell the pit to them"
        if tokens[at].low == "to" and at > cue.start + 1:
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
    small = word_list("determiner", sentence.language) | word_list("preposition", sentence.language) | _NO_INFINITIVES
    words, tokens = sentence.low, sentence.tokens
    last = sentence.language == "de"
    for at in range(max(1, cue.end - 1), len(words) if last else min(cue.end + _NEAR, len(words))):
        fits = words[at].endswith(ends) and tokens[at].text.islower() and words[at] not in small
        if not fits or not (words[at - 1] in before or at == cue.end or (last and _joined_zu(words[at]))):
            continue
        first, end = at, at + 1
        # The cue may be the infinitive, "… zu beantragen", or reach into the words before it: "wolle … Züge bestellen".
        least = 0 if at < cue.end else cue.start + 1 if cue.end - cue.start > 2 else cue.end  # noqa: PLR2004
        cuts = word_list("cuts", sentence.language) | word_list("stops", sentence.language)  # no quotation marks
        while last and first > least and tokens[first - 1].text not in cuts:
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


def _condition(candidate: Candidate) -> str | None:
    """Return the condition a sentence sets: from "if" or "unless" to the next mark."""
    tokens = candidate.sentence.tokens
    for at, token in enumerate(tokens):
        language = candidate.sentence.language
        if token.low in word_list("condition", language) and not asks_if(candidate.sentence.low, at, language):
            end = at + 1
            while end < len(tokens) and tokens[end].text not in word_list("stops", candidate.sentence.language):
                end += 1
            return words_of(candidate.sentence, Span(token.start, tokens[end - 1].end))
    return None
