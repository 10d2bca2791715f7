"""Many sources, each with a brief of its own; each ends as a report or as its error."""

from summarizer.batching.many import Result, brief_many

__all__ = ["Result", "brief_many"]
