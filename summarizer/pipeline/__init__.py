"""The straight lines through the rooms: the only place that knows an order."""

from summarizer.pipeline.briefing import asummarize, summarize
from summarizer.pipeline.modelling import REPLAY, model_for

__all__ = ["REPLAY", "asummarize", "model_for", "summarize"]
