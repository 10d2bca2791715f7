"""Sources held against each other and a brief: which are one, how many bear a finding out, where they differ."""

from __future__ import annotations

from summarizer.comparing.corroborating import corroborated
from summarizer.comparing.disagreeing import Contrast, Version, disagreements
from summarizer.comparing.reprints import reprints
from summarizer.comparing.unmentioned import unmentioned

__all__ = ["Contrast", "Version", "corroborated", "disagreements", "reprints", "unmentioned"]
