"""Run the command: ``python -m summarizer`` is the same as ``summarizer``."""

import os


def main() -> int:
    """Run the command and return its exit code; Ctrl-C before it has begun is as silent as later."""
    try:
        from summarizer.cli import main as command  # noqa: PLC0415 - it takes a while, and Ctrl-C may come in it
    except KeyboardInterrupt:
        os._exit(130)
    return command()


if __name__ == "__main__":
    raise SystemExit(main())
