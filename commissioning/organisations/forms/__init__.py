"""What pages of organisations ask for: shape and wording only."""
