"""A brief you can check: every line of it carries the words of the source that bear it out."""

from summarizer.brief import Brief, Citation, Item
from summarizer.document import Chunk, Document, Passage, Span
from summarizer.errors import SummarizerError
from summarizer.grounding import Locator, locate
from summarizer.loading import load
from summarizer.model import Answer, Event, Model, Question, Usage
from summarizer.pipeline import asummarize, summarize
from summarizer.rendering import render
from summarizer.report import Doubt, Evidence, Finding, LeftOut, Refusal, Report
from summarizer.settings import Settings

__all__ = [
    "Answer",
    "Brief",
    "Chunk",
    "Citation",
    "Document",
    "Doubt",
    "Event",
    "Evidence",
    "Finding",
    "Item",
    "LeftOut",
    "Locator",
    "Model",
    "Passage",
    "Question",
    "Refusal",
    "Report",
    "Settings",
    "Span",
    "SummarizerError",
    "Usage",
    "asummarize",
    "load",
    "locate",
    "render",
    "summarize",
]
