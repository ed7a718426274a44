"""What commissioners' pages ask for: shape and wording only."""
