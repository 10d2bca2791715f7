"""Texts in the one form in which they are compared: what carries no meaning is folded, what does is kept.

Folded are quotation marks, dashes, spaces and invisible characters, wraps, markup, entities and escapes, footnote
marks, case, and ways of writing the same number. Kept are words, digits, signs, units, currencies and question marks.
"""

from __future__ import annotations

from summarizer.canonical.cleaning import blanked
from summarizer.canonical.folding import Folded, canonical, fold, holds
from summarizer.canonical.index import BARRIER, Index, index
from summarizer.canonical.instructions import instructions
from summarizer.canonical.quotations import quotations

__all__ = ["BARRIER", "Folded", "Index", "blanked", "canonical", "fold", "holds", "index", "instructions", "quotations"]
