"""Tests of the formats: what a reader sees, and what no text of strangers may do to it."""
