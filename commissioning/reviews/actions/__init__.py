"""The verbs of reviews and of lawful routes, a module for each topic."""
