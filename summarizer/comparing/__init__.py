"""Sources held against each other: which of them are one in other dress, and how many bear a finding out."""

from __future__ import annotations

from summarizer.comparing.corroborating import corroborated
from summarizer.comparing.reprints import reprints

__all__ = ["corroborated", "reprints"]
