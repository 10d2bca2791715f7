"""The embedded Model: cue words, layout, names and speaker turns; no language model, no network."""

from summarizer.extracting.embedded import Embedded

__all__ = ["Embedded"]
