"""Mail → Documents: what its sender wrote, and apart from it what is quoted in it."""
