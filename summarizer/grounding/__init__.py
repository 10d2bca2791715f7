"""Quotes proved against their source: where they stand in it, or why they do not.

Acceptance is by equality in canonical form, never by similarity.
"""

from __future__ import annotations

from summarizer.grounding.locating import Locator, locate

__all__ = ["Locator", "locate"]
