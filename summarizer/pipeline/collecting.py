"""How often the garbage collector walks over what is in memory."""

from __future__ import annotations

import gc
from typing import Final

_ALLOCATIONS: Final = 20_000  # between two walks of the collector; Python's own default is 700


def collect_seldom() -> None:
    """Have the collector walk seldom, and never over what is there already.

    What is imported stays to the end, and what a document becomes stays long: to walk over either again and again takes
    a tenth of the work.
    """
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)
    gc.enable()
