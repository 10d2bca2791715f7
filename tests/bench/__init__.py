"""Measurements: each prints a table of figures."""
