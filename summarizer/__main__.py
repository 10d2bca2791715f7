"""Run the command: ``python -m summarizer`` is the same as ``summarizer``."""

import gc
import os


def main() -> int:
    """Run the command and return its exit code; Ctrl-C before it has begun is as silent as later."""
    gc.disable()
    # pydantic looks for plugins of its own among all that is installed, unless it is told that none is wanted.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        # It takes a while, and Ctrl-C may come in it.
        from summarizer.cli import main as command  # noqa: PLC0415
        from summarizer.pipeline.collecting import collect_seldom  # noqa: PLC0415
    except KeyboardInterrupt:
        os._exit(130)
    collect_seldom()
    code = command()
    gc.freeze()  # what the process leaves behind the system clears away in no time; the collector would look it through
    return code


if __name__ == "__main__":
    raise SystemExit(main())
