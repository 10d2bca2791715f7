"""The tree of errors."""

from __future__ import annotations

import pickle

from summarizer import errors
from summarizer.errors import ServerUnavailableError, SummarizerError


def test_the_docstring_draws_the_whole_tree():
    """Every class stands in the drawing with its exit code, and no other."""
    classes = {
        name: thing
        for name, thing in vars(errors).items()
        if isinstance(thing, type) and issubclass(thing, SummarizerError)
    }
    drawn = {}
    for line in (errors.__doc__ or "").splitlines():
        words = line.replace("├──", " ").replace("└──", " ").replace("│", " ").split()
        if words and words[0].endswith("Error") and words[1].isdigit():
            drawn[words[0]] = int(words[1])
    assert drawn == {name: thing.exit_code for name, thing in classes.items()}


def test_an_error_says_what_happened_and_what_to_do():
    """The text of an error is its message and its hint, in one line."""
    assert str(ServerUnavailableError("the server is busy", hint="try later")) == "the server is busy: try later"
    assert str(ServerUnavailableError("the server is busy")) == "the server is busy"


def test_an_error_survives_the_way_to_another_process():
    """Message, hint and class are the same after pickling."""
    error = ServerUnavailableError("busy", hint="try later")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes, made a line above
    assert (type(again), again.message, again.hint) == (type(error), "busy", "try later")
