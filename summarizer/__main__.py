"""Run the command: ``python -m summarizer`` is the same as ``summarizer``."""

import sys

from summarizer.cli import main

if __name__ == "__main__":
    sys.exit(main())
