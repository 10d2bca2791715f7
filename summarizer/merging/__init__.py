"""Findings of all chunks and documents made one list: merged, ordered for the reader, cut where asked, numbered.

Reduction is over items, never over prose, so that provenance survives any length.
"""

from __future__ import annotations

from summarizer.merging.claims import likely_pairs
from summarizer.merging.selecting import Selection, select
from summarizer.merging.uniting import merge

__all__ = ["Selection", "likely_pairs", "merge", "select"]
