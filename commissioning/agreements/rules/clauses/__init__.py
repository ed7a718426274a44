"""The clause library: each kind of clause, what it asks, and words to start from."""
