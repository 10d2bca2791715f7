"""The straight line of a check: a text and its sources → sentences → doubts → CheckReport. No model is asked."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from summarizer.brief import Item
from summarizer.canonical import quotations
from summarizer.check_report import CheckReport, Claim, Quotation
from summarizer.document import Document, Span
from summarizer.errors import UsageError
from summarizer.grounding import locate
from summarizer.grounding.supporting import Support
from summarizer.loading import load
from summarizer.model import Compared, unheard
from summarizer.report import Doubt, Evidence, Refusal
from summarizer.splitting import split, statements
from summarizer.verifying import verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from summarizer.grounding import Locator
    from summarizer.model import Listener

    Source = str | Path | Document

#: What ``quoted_words`` holds against a statement, the look-up of its quotations has said better.
_SUPERSEDED = "quoted_words"

#: Refusals that say that there is nothing to be looked up.
_NO_QUOTE = frozenset({"empty", "too_short"})


def check(text: str | Document, *sources: Source, listener: Listener = unheard) -> CheckReport:
    """Return what ``sources`` do not bear out of ``text``, sentence by sentence, without any model or network.

    ``text`` is the text itself (prose, Markdown, or JSON, whose strings are read) or a Document of it; a source is a
    path (``str`` or ``Path``) or a Document. Words in quotation marks are looked up as quotes; every sentence is held
    against the sentences of the sources nearest to it, and against the sources as a whole. A doubt that rejects is
    near-certain, a caution is for a reader to look at; that a sentence has neither does not prove it.

    Raises UsageError without a source, SourceError where one cannot be read.
    """
    if not sources:
        raise UsageError("nothing to check against", hint="name at least one source")
    document = text if isinstance(text, Document) else Document.from_text(text, title="text")
    documents = {one.id: one for source in sources for one in _loaded(source)}
    return check_documents(document, tuple(documents.values()), listener)


def check_documents(text: Document, documents: Sequence[Document], listener: Listener = unheard) -> CheckReport:
    """Return what ``documents`` do not bear out of ``text``."""
    sources = {document.id: document for document in documents}
    passages = [[p for chunk in split(document) for p in chunk.passages] for document in documents]
    supports = [Support(document, own) for document, own in zip(documents, passages, strict=True)]
    locators = [locate(document, own) for document, own in zip(documents, passages, strict=True)]

    quoted, doubts = _quoted(text, locators)
    spans = statements(text)
    claims = []
    for number, span in enumerate(spans, 1):
        statement = span.of(text.text)
        nearest = tuple(evidence for support in supports for evidence in support.find(statement))
        claims.append(Claim(span=span, nearest=nearest))
        found = verify(Item(statement=statement, citations=()), nearest, sources)
        doubts += _shifted((doubt for doubt in found if doubt.check != _SUPERSEDED), span.start)
        listener(Compared(number, len(spans)))
    return CheckReport(
        text=text,
        documents=tuple(documents),
        claims=tuple(claims),
        quotations=tuple(quoted),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.span)),
        versions={"summarizer": version("summarizer")},
    )


def _loaded(source: Source) -> list[Document]:
    return [source] if isinstance(source, Document) else load(source)


def _quoted(text: Document, locators: Iterable[Locator]) -> tuple[list[Quotation], list[Doubt]]:
    """Look up every quotation of the text in the sources; what none of them has is in doubt.

    A doubt, and no rejection: writers put titles, questions and words of their own in quotation marks too (on labelled
    summaries a quotation that is not the source's was a fault in about half the cases). For the same reason a word or
    two that are too short to be looked up are no quotation.
    """
    found: list[Quotation] = []
    doubts: list[Doubt] = []
    for span in quotations(text.text):
        answers = [locator.find(span.of(text.text)) for locator in locators]
        if any(isinstance(answer, Refusal) and answer.code in _NO_QUOTE for answer in answers):
            continue
        evidence = next((answer for answer in answers if isinstance(answer, Evidence)), None)
        found.append(Quotation(span=span, evidence=evidence))
        if evidence is None:
            doubts.append(_unfound(span, [answer for answer in answers if isinstance(answer, Refusal)]))
    return found, doubts


def _unfound(span: Span, refusals: Sequence[Refusal]) -> Doubt:
    """Return the doubt about a quotation: what the source that comes nearest holds against it."""
    best = next((refusal for refusal in refusals if refusal.nearest), refusals[0])
    return Doubt(
        check="quotation",
        severity="caution",
        note=best.note,
        span=span,
        instead=best.nearest,
        at=best.at,
        document_id=best.document_id if best.nearest else "",
    )


def _shifted(doubts: Iterable[Doubt], by: int) -> list[Doubt]:
    """Return the doubts with spans of the whole text instead of the statement's."""
    return [d.model_copy(update={"span": Span(d.span.start + by, d.span.end + by)}) for d in doubts]
