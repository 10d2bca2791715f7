"""The forms of verbs."""

from __future__ import annotations

import pytest

from summarizer.extracting.inflecting import inflections


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("call", ("call", "calls", "called", "calling")),
        ("urge", ("urge", "urges", "urged", "urging")),
        ("plan", ("plan", "plans", "planned", "planning")),
        ("worry", ("worry", "worries", "worried", "worrying")),
        ("push", ("push", "pushes", "pushed", "pushing")),
        ("destroy", ("destroy", "destroys", "destroyed", "destroying")),
        ("offer", ("offer", "offers", "offered", "offering")),
        ("admit", ("admit", "admits", "admitted", "admitting")),
        ("agree", ("agree", "agrees", "agreed", "agreeing")),
        ("build", ("build", "builds", "built", "building")),
    ],
)
def test_forms(verb, forms):
    """Regular verbs follow their rules, irregular ones keep their past."""
    assert inflections(verb) == forms


def test_one_form_alone():
    """A form may be asked for by its ending."""
    assert inflections("drop", "ing") == ("dropping",)
