"""Tests of the straight lines."""
