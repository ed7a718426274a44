"""What pages of places ask for: shape and wording only."""
