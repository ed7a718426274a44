"""The verbs of agreements: drafting, offering, deciding, signing."""
