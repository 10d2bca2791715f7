"""The straight lines through the rooms: the only place that knows an order."""

from summarizer.pipeline.briefing import asummarize, summarize
from summarizer.pipeline.modelling import model_for
from summarizer.settings import REPLAY

__all__ = ["REPLAY", "asummarize", "model_for", "summarize"]
