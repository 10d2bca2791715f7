"""What the command ends with, one table for every command; errors bring their own code."""

from __future__ import annotations

from typing import Final

EXIT_CODES: Final = """\
Exit codes: 0 done (a brief may list items as left out) · 1 what was asked to be proved is not (check, verify,
--strict) · 2 the call is wrong · 3 a source, the output or the store cannot be read or written, or is too large · 4 the
server cannot be reached or is busy: try later · 5 the model's answer is unusable or refused · 6 the server refuses (key
missing or wrong, quota, model) or the budget is reached · 7 finished, but some sources or chunks failed · 130, 143
interrupted, terminated."""

NOT_PROVED: Final = 1
PARTLY_FAILED: Final = 7
INTERRUPTED: Final = 130
TERMINATED: Final = 143


class BrokenOffError(Exception):
    """Ctrl-C came, and this is what it left; of a KeyboardInterrupt the parser would lose the words."""
