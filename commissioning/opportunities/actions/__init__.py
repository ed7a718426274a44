"""The verbs of opportunities, by topic: what a commissioner publishes, chooses and declares."""
