"""The verbs of places, by topic."""
