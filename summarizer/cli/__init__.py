"""The command: flags and environment in, text and exit code out. The only room that prints or exits."""

from summarizer.cli.command import app, main

__all__ = ["app", "main"]
