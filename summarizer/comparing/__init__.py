"""Sources and briefs held against each other: reprints, how many bear a finding out, what is missing, what changed.

What changed between two briefs is in ``differing``, which a brief alone does not wait for.
"""

from __future__ import annotations

from summarizer.comparing.corroborating import corroborated
from summarizer.comparing.reprints import reprints
from summarizer.comparing.unmentioned import unmentioned

__all__ = ["corroborated", "reprints", "unmentioned"]
