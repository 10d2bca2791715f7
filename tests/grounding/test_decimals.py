"""Thousands and decimals that are written alike."""

from __future__ import annotations

import pytest

from tests.grounding.test_locating import found, refused


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It weighs 2,750 kg", "It weighs 2.750 kg"),
        ("It weighs 2.750 kg", "It weighs 2750 kg"),
        ("It weighs 2.750 kg", "It weighs 2,750 kg"),
        ("The bell of the inn weighs 2,750 kg", "The bell of the inn weighs 2.750 kg"),
        ("Die Glocke wiegt 2,750 kg", "Die Glocke wiegt 2750 kg"),
        ("Die Glocke wiegt 2,750 kg", "Die Glocke wiegt 2.750 kg"),
        ("Die Glocke wiegt 2,750 kg", "Die Glocke wiegt 2 750 kg"),
        ("La cloche pèse 2,750 kg", "La cloche pèse 2750 kg"),
        ("The bell of the inn weighs 2.750 kg or 2,750 t", "The bell of the inn weighs 2.750 kg or 2.750 t"),
    ],
)
def test_thousands_are_no_decimals(text, quote):
    """A number with one mark before three digits is read as its document's language writes numbers."""
    assert refused(quote, text).code == "number"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It weighs 2,750 kg", "It weighs 2750 kg"),
        ("The bell weighs 2,750 kg", "The bell weighs 2 750 kg"),
        ("The pond holds 20,000 buckets", "The pond holds 20.000 buckets"),
        ("Die Glocke wiegt 2.750 kg", "Die Glocke wiegt 2750 kg"),
        ("Die Glocke wiegt 2.750 kg", "Die Glocke wiegt 2 750 kg"),
        ("Gewicht 2.750 kg, Preis 5,3 Mark", "Gewicht 2750 kg"),
        ("Gewicht 2.750 kg", "Gewicht 2.750 kg."),
    ],
)
def test_thousands_are_thousands_however_grouped(text, quote):
    """Where the document tells that a number is in thousands, it may be grouped in any way."""
    assert found(quote, text).quote
