"""The straight line of a check: a text and its sources → sentences → doubts → CheckReport. No model is asked."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING

from summarizer.canonical import blanked, quotations
from summarizer.canonical.characters import FILL
from summarizer.check_report import CheckReport, Claim, Quotation
from summarizer.document import Document, Span
from summarizer.errors import UsageError
from summarizer.grounding import locate
from summarizer.grounding.supporting import Support
from summarizer.model import Compared, unheard
from summarizer.pipeline.sources import documents_of
from summarizer.report import Doubt, Evidence, Refusal
from summarizer.splitting import passages, prose, statements
from summarizer.verifying import verify_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.grounding import Locator
    from summarizer.model import Listener
    from summarizer.pipeline.sources import Source

#: What ``quoted_words`` holds against a statement, the look-up of its quotations has said better.
_SUPERSEDED = "quoted_words"

#: Refusals that say that there is nothing to be looked up.
_NO_QUOTE = frozenset({"empty", "too_short"})

#: What tells our own results from other JSON: fields that a Report, CheckReport or Proof has and hardly anything else.
_OWN = (
    ({"schema_version", "findings", "coverage"}, "prove it with summarizer verify"),
    ({"schema_version", "claims", "quotations"}, "check the text itself"),
    ({"schema_version", "faults", "proved"}, "check the text itself"),
)


def check(text: str | Document, *sources: Source, listener: Listener = unheard) -> CheckReport:
    """Return what ``sources`` do not bear out of ``text``, sentence by sentence, without any model or network.

    ``text`` is the text itself (prose, Markdown, or JSON, whose strings are read) or a Document of it; a source is a
    path (``str`` or ``Path``) or a Document. Words in quotation marks are looked up as quotes; every sentence is held
    against the sentences of the sources nearest to it, and against the sources as a whole. A doubt that rejects is
    near-certain, a caution is for a reader to look at; that a sentence has neither does not prove it.

    Raises UsageError without a source, and for a text that is the JSON of a Report, CheckReport or Proof; SourceError
    where a source cannot be read.
    """
    if not sources:
        raise UsageError("nothing to check against", hint="name at least one source")
    if not isinstance(text, str | Document):
        raise UsageError(f"what is checked is a text or a Document, not {type(text).__name__}")
    document = text if isinstance(text, Document) else Document.from_text(text, title="text")
    if hint := _own(document.text):
        raise UsageError(f"{document.source} is a result of summarizer, not a text to check", hint=hint)
    documents = {one.id: one for source in sources for one in documents_of(source)}
    return check_documents(document, tuple(documents.values()), listener)


def check_documents(text: Document, documents: Sequence[Document], listener: Listener = unheard) -> CheckReport:
    """Return what ``documents`` do not bear out of ``text``."""
    sources = {document.id: document for document in documents}
    read = [(document, passages(document)) for document in documents]
    supports = [Support(document, own) for document, own in read]
    locators = [locate(document, own) for document, own in read]

    @cache  # a text may say the same a hundred thousand times
    def nearest(statement: str) -> tuple[Evidence, ...]:
        return tuple(evidence for support in supports for evidence in support.find(statement))

    def compared() -> Iterator[tuple[str, tuple[Evidence, ...]]]:
        for number, span in enumerate(spans, 1):
            statement = span.of(text.text)
            yield statement, nearest(statement)
            listener(Compared(number, len(spans)))

    quoted, doubts = _quoted(text, locators)
    spans = statements(text)
    found = verify_text(compared(), sources, count=len(spans))
    for span in spans:
        doubts += _shifted((doubt for doubt in found[span.of(text.text)] if doubt.check != _SUPERSEDED), span.start)
    return CheckReport(
        text=text,
        documents=tuple(documents),
        claims=tuple(Claim(span=span, nearest=nearest(span.of(text.text))) for span in spans),
        quotations=tuple(quoted),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.span)),
        versions={"summarizer": version("summarizer")},
    )


def _own(text: str) -> str:
    """Return what to do instead with a text that is a result of our own; of any other text, nothing."""
    if not text.lstrip().startswith("{") or '"schema_version"' not in text:
        return ""
    try:
        fields = json.loads(text).keys()
    except (ValueError, RecursionError):
        return ""
    return next((hint for names, hint in _OWN if names <= fields), "")


def _quoted(text: Document, locators: Iterable[Locator]) -> tuple[list[Quotation], list[Doubt]]:
    """Look up every quotation of the text in the sources; what none of them has is in doubt.

    A doubt, and no rejection: writers put titles, questions and words of their own in quotation marks too (on labelled
    summaries a quotation that is not the source's was a fault in about half the cases). For the same reason a word or
    two that are too short to be looked up are no quotation.
    """
    found: list[Quotation] = []
    doubts: list[Doubt] = []
    for span in _quotations(text):
        quote = span.of(text.text)
        answers = [locator.find(quote) for locator in locators]
        evidence = next((answer for answer in answers if isinstance(answer, Evidence)), None)
        refusals = [answer for answer in answers if isinstance(answer, Refusal)]
        if evidence is None and any(refusal.code in _NO_QUOTE for refusal in refusals):
            continue
        found.append(Quotation(span=span, evidence=evidence))
        if evidence is None:
            doubts.append(_unfound(quote, span, refusals))
    return found, doubts


def _quotations(text: Document) -> Iterator[Span]:
    """Yield where words in quotation marks stand, be the marks written as in HTML or JSON."""
    for part in prose(text):
        plain = blanked(part.of(text.text))
        for span in quotations(plain):
            end = span.end
            while plain.startswith(FILL, end):  # the rest of how the last mark is written
                end += 1
            yield Span(span.start, end).moved(part.start)


def _unfound(quote: str, span: Span, refusals: Sequence[Refusal]) -> Doubt:
    """Return the doubt about a quotation: what the source that comes nearest holds against it."""
    from rapidfuzz.fuzz import partial_ratio  # noqa: PLC0415 - asked for seldom

    best = max(refusals, key=lambda refusal: partial_ratio(quote, refusal.nearest) if refusal.nearest else -1.0)
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
    return [d.model_copy(update={"span": d.span.moved(by)}) for d in doubts]
