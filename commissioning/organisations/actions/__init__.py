"""The verbs of organisations, by topic."""
