"""Sources held against each other and a brief: which are one, how many bear a finding out, what it misses.

On what they differ, ``disagreeing`` finds: it is imported by itself, for a brief of one source has no need of it.
"""

from __future__ import annotations

from summarizer.comparing.corroborating import corroborated
from summarizer.comparing.differing import compare
from summarizer.comparing.reprints import reprints
from summarizer.comparing.unmentioned import unmentioned

__all__ = ["compare", "corroborated", "reprints", "unmentioned"]
