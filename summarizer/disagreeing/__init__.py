"""On what documents differ, by rules and a learned scorer: number, time, fact, scope, speaker, wording.

No model is asked.
"""

from __future__ import annotations

from summarizer.disagreeing.finding import Contrast, Version, disagreements

__all__ = ["Contrast", "Version", "disagreements"]
