"""The straight line of a check: a text and its sources → sentences → doubts → CheckReport. No model is asked."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from summarizer.check_report import CheckReport, Claim
from summarizer.document import Document
from summarizer.errors import SourceError, UsageError
from summarizer.grounding import locate
from summarizer.grounding.supporting import Support
from summarizer.model import Compared, unheard
from summarizer.pipeline.looking_up import looked_up
from summarizer.pipeline.sources import documents_of
from summarizer.pipeline.versions import own_version
from summarizer.splitting import passages, statements
from summarizer.splitting.strings import is_json
from summarizer.verifying import verify_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.model import Listener
    from summarizer.pipeline.sources import Source
    from summarizer.report import Doubt, Evidence

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
    where a source cannot be read, and for JSON in which no string is a sentence, for nothing would be checked.
    """
    if not sources:
        raise UsageError("nothing to check against", hint="name at least one source")
    if not isinstance(text, str | Document):
        raise UsageError(f"what is checked is a text or a Document, not {type(text).__name__}")
    document = text if isinstance(text, Document) else Document.from_text(text, title="text")
    if hint := _own(document.text):
        raise UsageError(f"{document.source} is a result of summarizer, not a text to check", hint=hint)
    if is_json(document.text) and not statements(document):
        hint = "what is checked are the strings of its values, of more than one word: name a file that has the summary"
        raise SourceError(f"{document.source} is JSON, and no sentence is in it", hint=hint)
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

    spans = statements(text)
    quoted, doubts = looked_up(text, spans, locators)
    found = verify_text(compared(), sources, count=len(spans))
    for span in spans:
        doubts += _shifted(found[span.of(text.text)], span.start)
    return CheckReport(
        text=text,
        documents=tuple(documents),
        claims=tuple(Claim(span=span, nearest=nearest(span.of(text.text))) for span in spans),
        quotations=tuple(quoted),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.span)),
        versions={"summarizer": own_version()},
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


def _shifted(doubts: Iterable[Doubt], by: int) -> list[Doubt]:
    """Return the doubts with spans of the whole text instead of the statement's."""
    return [d.model_copy(update={"span": d.span.moved(by)}) for d in doubts]
