"""What is known of words, numbers and dates in several languages, for all rooms that read what a text says."""
