"""What does not hold of a line of a report: of a finding with its evidence, or of a sentence of its bottom line."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from summarizer.document import Span
from summarizer.grounding import locate
from summarizer.grounding.placing import place
from summarizer.proof import Fault
from summarizer.report import Evidence, Refusal
from summarizer.splitting import passages
from summarizer.verifying import untold, verify, verify_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from summarizer.brief import Item
    from summarizer.document import Document
    from summarizer.grounding import Locator
    from summarizer.kinds import Kind
    from summarizer.report import Doubt, Finding, Summary

_NEVER_CUT: Final = 1000  # characters of a passage, the least that settings let a chunk have
_SHOWN: Final = 300  # characters of the source that a fault shows

#: The caution that tells of a model's quotes that were refused: it comes from the draft, not from a check.
_FROM_THE_DRAFT: Final = "citation"


#: Where quotes stand, as (document, span), and how each may meet the source's words there.
_Cited = dict[tuple[str, Span], set[str]]


class Original(NamedTuple):
    """A source as it is now, and what is needed to look quotes up in it.

    ``starts`` are its passages' by their ids; ``numbered`` tells whether these are the same in every brief: long
    passages may be cut for a model.
    """

    document: Document
    locator: Locator
    starts: Mapping[str, int]
    numbered: bool


def original(document: Document) -> Original:
    """Return a source made ready for quotes to be looked up in it."""
    own = passages(document)
    numbered = all(len(passage.span) <= _NEVER_CUT for passage in own)
    return Original(
        document, locate(document, own), {passage.id: passage.span.start for passage in own}, numbered=numbered
    )


def faults_of(
    finding: Finding, kind: Kind | None, originals: Mapping[str, Original], documents: Mapping[str, Document]
) -> Iterator[Fault]:
    """Yield what does not hold of a finding: its place, its quotes, then its statement against those that do.

    Where the kind of the report is not known (None), no section is anybody's.
    """
    if kind and (note := _misfiled(finding, kind)):
        yield _of(finding, _wrong("edited_section", note), finding.item.statement)
    cited = _cited(finding, originals)
    standing = []
    for evidence in finding.evidence:
        faults = list(_misquoted(evidence, originals.get(evidence.document_id)))
        if not faults and evidence.match not in cited.get((evidence.document_id, evidence.span), {evidence.match}):
            faults = [_wrong("edited_match", f"the words cited for it do not meet the source's as “{evidence.match}”")]
        yield from (_of(finding, fault, evidence.quote) for fault in faults)
        if not faults:
            standing.append(evidence)
    yield from _doubted(finding, standing, cited, documents)


def _doubted(
    finding: Finding, standing: Sequence[Evidence], cited: _Cited, documents: Mapping[str, Document]
) -> Iterator[Fault]:
    """Yield what the checks hold against a finding's statement on the evidence that stands, and what it tells of it."""
    statement = finding.item.statement
    for told in finding.doubts:
        if told.severity == "reject" or told.span.end > len(statement):
            note = "no such doubt stands with a finding: what is rejected is left out, and words in doubt are its own"
            yield _of(finding, _wrong("edited_doubt", note), statement)
    if not standing:
        return  # nothing is left to hold the statement against, and that is said
    doubts = verify(finding.item, standing, documents)
    yield from (_refuted(doubt, finding.id, statement) for doubt in doubts if doubt.severity == "reject")
    yield from (_refuted(doubt, finding.id, statement) for doubt in _hidden(doubts, finding.doubts))
    if len(standing) == len(finding.evidence):
        for doubt in _invented(finding, doubts, cited, documents):
            note = f"the report tells a caution that no check gives: {doubt.note}"
            yield _refuted(doubt.model_copy(update={"note": note}), finding.id, statement)


def faults_of_sentence(
    subject: str,
    summary: Summary,
    findings: Mapping[str, Finding],
    fallen: Collection[str],
    documents: Mapping[str, Document],
) -> Iterator[Fault]:
    """Yield what does not hold of a sentence of the bottom line; ``fallen`` are ids of findings that do not stand."""
    missing = [key for key in summary.findings if key not in findings]
    if missing:
        note = f"it rests on {', '.join(missing)}, which is not in the report"
        yield _baseless("uncited", note, subject, summary)
        return
    if refuted := [key for key in summary.findings if key in fallen]:
        note = f"it rests on {', '.join(refuted)}, which does not stand"
        yield _baseless("unproved", note, subject, summary)
        return
    doubts = verify_sentence(summary.text, [findings[key] for key in summary.findings], documents)
    held = (doubt for doubt in doubts if doubt.severity == "reject")
    for doubt in (*held, *_hidden(doubts, summary.doubts)):
        yield _refuted(doubt, subject, summary.text).model_copy(update={"about": "bottom_line"})


def _hidden(doubts: Iterable[Doubt], told: Iterable[Doubt]) -> Iterator[Doubt]:
    """Yield the cautions of ``doubts`` that the report does not tell, saying so."""
    for doubt in untold(doubts, told):
        yield doubt.model_copy(update={"note": f"the report does not tell this caution: {doubt.note}"})


def _misfiled(finding: Finding, kind: Kind) -> str:
    """Return what is wrong with the section of a finding; "" where nothing is."""
    sections = {section.name: section for section in kind.sections}
    section = sections.get(finding.section)
    if section is None:
        return f"a {kind.name} has no section {finding.section[:_SHOWN]}"
    if not isinstance(finding.item, section.item):
        return f"it is no item of the section {section.name}"
    if not is_numbered(finding.id, section.letter):
        return f"its id is none of the section {section.name}"
    return ""


def is_numbered(key: str, letter: str) -> bool:
    """Tell whether an id is one of a section's with that letter: "P12"."""
    return _numbered(letter).fullmatch(key) is not None


@cache
def _numbered(letter: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(letter)}[0-9]+")


def _cited(finding: Finding, originals: Mapping[str, Original]) -> _Cited:
    """Return where the quotes stand that the item cites, and how each may meet the source's words.

    They are of the document of the first evidence: what the finding was united with keeps its evidence, and loses its
    citations.
    """
    found: _Cited = defaultdict(set)
    source = originals.get(finding.evidence[0].document_id)
    if source is None or not source.numbered:
        return found
    for citation in finding.item.citations:
        # A passage that a model was not shown is none to look near.
        for near in dict.fromkeys((source.starts.get(citation.passage), None)):
            answer = source.locator.find(citation.quote, near=near)
            if isinstance(answer, Evidence):
                found[finding.evidence[0].document_id, answer.span].add(answer.match)
    return found


def _invented(
    finding: Finding, doubts: Sequence[Doubt], cited: _Cited, documents: Mapping[str, Document]
) -> Iterator[Doubt]:
    """Yield the cautions that a finding tells and no check gives, as far as they can be known.

    A caution may have been given before its finding was united with others, and a speaker filled in. One about
    the whole statement of a finding that was united with others may be of theirs, which are lost.
    """
    own_words = Span(0, len(finding.item.statement))
    told = [doubt for doubt in finding.doubts if doubt.severity == "caution" and own_words.covers(doubt.span)]
    told = [doubt for doubt in told if doubt.check != _FROM_THE_DRAFT and doubt not in doubts]
    if not told:
        return
    key = finding.evidence[0].document_id
    own = [one for one in finding.evidence if (one.document_id, one.span) in cited]
    united = len(own) < len(finding.evidence)
    evidence = own or [one for one in finding.evidence if one.document_id == key]
    for item in (finding.item, _unattributed(finding.item, evidence)):
        given = verify(item, evidence, documents)
        told = [doubt for doubt in told if doubt not in given]
    yield from (doubt for doubt in told if not (united and doubt.span == own_words))


def _unattributed(item: Item, evidence: Sequence[Evidence]) -> Item:
    """Return the item as it was before the one speaker of its evidence was filled in."""
    alone = {item.attributed_to} == {one.speaker for one in evidence}
    return item.model_copy(update={"attributed_to": None}) if alone else item


def _misquoted(evidence: Evidence, original: Original | None) -> Iterator[Fault]:
    """Yield what is wrong with a piece of evidence; the caller says of which finding."""
    if original is None:
        yield _wrong("source_missing", "its source is none of those at hand")
        return
    if not original.document.text:
        yield _wrong("source_missing", "the text of its source is not at hand")
        return
    there = evidence.span.of(original.document.text)
    found = original.locator.find(evidence.quote, near=evidence.span.start)
    if there != evidence.quote:
        if isinstance(found, Evidence) and found.quote == evidence.quote:
            note = f"it stands at characters {found.span.start}-{found.span.end} of the source, not where it says"
            yield _wrong("moved_span", note)
        else:
            yield _wrong("edited_quote", "these words do not stand there", instead=there[:_SHOWN])
        return
    # What an ellipsis leaves out may make the whole too long; else no quote that was accepted is ever refused.
    if isinstance(found, Refusal) and not (found.code == "too_long" and evidence.match == "elided"):
        yield _wrong("unquotable", found.note)
        return
    yield from _misplaced(evidence, original)
    if isinstance(found, Evidence) and found.span == evidence.span:
        # A long passage may have been cut for a model, and its pieces taken for sentences.
        whole = found.sentence or found.span
        if original.numbered or len(whole) <= _NEVER_CUT:
            yield from _torn(evidence, found)


def _misplaced(evidence: Evidence, original: Original) -> Iterator[Fault]:
    """Yield what a piece of evidence says of its place and speaker, and the source does not."""
    there = place(original.document, evidence.span)
    if there != evidence.place:
        yield _wrong("edited_place", f"the source has these words at {there or 'no such place'}")
    passage = original.locator.passage(evidence.span)
    if passage is None:
        return
    if passage.speaker != evidence.speaker:
        yield _wrong("edited_speaker", f"the source gives these words to {passage.speaker or 'no speaker'}")
    if passage.part != evidence.part:
        yield _wrong("edited_part", f"these words stand in the part {passage.part or 'without a title'}")
    if original.numbered and evidence.passage and passage.id != evidence.passage:
        yield _wrong("edited_passage", f"these words stand in {passage.id}, not in {evidence.passage}")


def _torn(evidence: Evidence, found: Evidence) -> Iterator[Fault]:
    """Yield what a piece of evidence does not tell of its sentence, which ``found`` does."""
    if found.clipped and not evidence.clipped:
        yield _wrong("hidden_clip", "it leaves out words that turn its meaning, and does not say so", found.clipped)
    elif found.clipped != evidence.clipped:
        yield _wrong("edited_clip", f"it is said to leave out “{evidence.clipped[:_SHOWN]}”", found.clipped)
    if evidence.sentence not in (None, found.sentence):
        yield _wrong("edited_sentence", "the sentence that it stands in is another")


def _wrong(code: str, note: str, instead: str = "") -> Fault:
    return Fault(code=code, severity="reject", about="finding", subject="", note=note, instead=instead)


def _of(finding: Finding, fault: Fault, text: str) -> Fault:
    return fault.model_copy(update={"subject": finding.id, "text": text})


def _refuted(doubt: Doubt, subject: str, text: str) -> Fault:
    return Fault(
        code=doubt.check,
        severity=doubt.severity,
        about="finding",
        subject=subject,
        note=doubt.note,
        text=text,
        words=doubt.span,
        instead=doubt.instead,
        at=doubt.at,
        document_id=doubt.document_id,
    )


def _baseless(code: str, note: str, subject: str, summary: Summary) -> Fault:
    return Fault(code=code, severity="reject", about="bottom_line", subject=subject, note=note, text=summary.text)
