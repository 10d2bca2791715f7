"""The embedded Model: cue words, layout, names and speaker turns; no language model, no network."""

from summarizer.extracting.embedded import Embedded
from summarizer.extracting.reading import understood

__all__ = ["Embedded", "understood"]
