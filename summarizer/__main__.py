"""Run the command: ``python -m summarizer`` is the same as ``summarizer``."""

import gc
import os

_ALLOCATIONS = 20_000  # between two walks of the collector; Python's own default is 700


def main() -> int:
    """Run the command and return its exit code; Ctrl-C before it has begun is as silent as later."""
    # What is imported stays to the end, and what a document becomes stays long: the collector need not walk over
    # either again and again.
    gc.disable()
    try:
        from summarizer.cli import main as command  # noqa: PLC0415 - it takes a while, and Ctrl-C may come in it
    except KeyboardInterrupt:
        os._exit(130)
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)
    gc.enable()
    return command()


if __name__ == "__main__":
    raise SystemExit(main())
