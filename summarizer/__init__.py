"""A brief you can check: every line of it carries the words of the source that bear it out."""

from typing import TYPE_CHECKING

from summarizer.brief import Brief, Citation, Item
from summarizer.document import Chunk, Document, Passage, Span
from summarizer.errors import SummarizerError
from summarizer.grounding import Locator, locate
from summarizer.loading import load
from summarizer.model import Answer, Event, Model, Question
from summarizer.pipeline import asummarize, summarize
from summarizer.rendering import render
from summarizer.report import Doubt, Evidence, Finding, LeftOut, Refusal, Report
from summarizer.settings import Settings
from summarizer.usage import Usage

if TYPE_CHECKING:
    from summarizer.check_report import CheckReport, Claim, Quotation
    from summarizer.pipeline.checking import check
    from summarizer.pipeline.proving import prove, read_report
    from summarizer.proof import Fault, Proof

__all__ = [
    "Answer",
    "Brief",
    "CheckReport",
    "Chunk",
    "Citation",
    "Claim",
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
    "Settings",
    "Span",
    "SummarizerError",
    "Usage",
    "asummarize",
    "check",
    "load",
    "locate",
    "prove",
    "read_report",
    "render",
    "summarize",
]

# What a brief does not need, from where it is imported when first asked for.
_LATER = {
    "CheckReport": "check_report",
    "Claim": "check_report",
    "Fault": "proof",
    "Proof": "proof",
    "Quotation": "check_report",
    "check": "pipeline.checking",
    "prove": "pipeline.proving",
    "read_report": "pipeline.proving",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 - it is no public name of the package

    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
