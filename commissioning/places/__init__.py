"""Places: charters, who has joined, who convenes, verification; builds the Actor."""
