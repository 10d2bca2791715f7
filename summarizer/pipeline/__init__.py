"""The straight lines through the rooms: the only place that knows an order."""

from summarizer.pipeline.briefing import asummarize, model_for, summarize

__all__ = ["asummarize", "model_for", "summarize"]
