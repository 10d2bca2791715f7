"""A brief you can check: every line of it carries the words of the source that bear it out."""
