"""A brief you can check: every line of it carries the words of the source that bear it out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.batching import Result, brief_many
    from summarizer.brief import Brief, Citation, Item
    from summarizer.check_report import CheckReport, Claim, Quotation
    from summarizer.comparing.differing import compare
    from summarizer.difference import Difference
    from summarizer.document import Chunk, Document, Passage, Span
    from summarizer.errors import SummarizerError
    from summarizer.grounding import Locator, locate
    from summarizer.loading import load
    from summarizer.model import Answer, Event, Model, Question
    from summarizer.pipeline import asummarize, summarize
    from summarizer.pipeline.checking import check
    from summarizer.pipeline.proving import prove, read_report
    from summarizer.proof import Fault, Proof
    from summarizer.rendering import render
    from summarizer.report import Doubt, Evidence, Finding, LeftOut, Refusal, Report
    from summarizer.settings import Settings
    from summarizer.usage import Usage

__all__ = [
    "Answer",
    "Brief",
    "CheckReport",
    "Chunk",
    "Citation",
    "Claim",
    "Difference",
    "Document",
    "Doubt",
    "Event",
    "Evidence",
    "Fault",
    "Finding",
    "Item",
    "LeftOut",
    "Locator",
    "Model",
    "Passage",
    "Proof",
    "Question",
    "Quotation",
    "Refusal",
    "Report",
    "Result",
    "Settings",
    "Span",
    "SummarizerError",
    "Usage",
    "asummarize",
    "brief_many",
    "check",
    "compare",
    "load",
    "locate",
    "prove",
    "read_report",
    "render",
    "summarize",
]

# Where each name is from; it is imported when first asked for, so that nobody waits for what is not needed.
_ORIGINS = {
    "Answer": "model",
    "Brief": "brief",
    "CheckReport": "check_report",
    "Chunk": "document",
    "Citation": "brief",
    "Claim": "check_report",
    "Difference": "difference",
    "Document": "document",
    "Doubt": "report",
    "Event": "model",
    "Evidence": "report",
    "Fault": "proof",
    "Finding": "report",
    "Item": "brief",
    "LeftOut": "report",
    "Locator": "grounding",
    "Model": "model",
    "Passage": "document",
    "Proof": "proof",
    "Question": "model",
    "Quotation": "check_report",
    "Refusal": "report",
    "Report": "report",
    "Result": "batching",
    "Settings": "settings",
    "Span": "document",
    "SummarizerError": "errors",
    "Usage": "usage",
    "asummarize": "pipeline",
    "brief_many": "batching",
    "check": "pipeline.checking",
    "compare": "comparing.differing",
    "load": "loading",
    "locate": "grounding",
    "prove": "pipeline.proving",
    "read_report": "pipeline.proving",
    "render": "rendering",
    "summarize": "pipeline",
}


def __getattr__(name: str) -> object:
    if name not in _ORIGINS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - it is no public name of the package

    return getattr(import_module(f"{__name__}.{_ORIGINS[name]}"), name)
