"""What is done in a partnership, and to it."""
