"""Sources and briefs held against each other: reprints, how many bear a finding out, what is missing, what changed."""

from __future__ import annotations

from summarizer.comparing.corroborating import corroborated
from summarizer.comparing.differing import compare
from summarizer.comparing.reprints import reprints
from summarizer.comparing.unmentioned import unmentioned

__all__ = ["compare", "corroborated", "reprints", "unmentioned"]
